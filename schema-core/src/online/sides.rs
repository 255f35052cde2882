//! Both ends of the way, and what of them holds all along it.

use super::{enumeration, exchange};
use crate::diff::Changes;
use crate::expression::words;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::column::Column;
use crate::kind::descent::{ancestors, descendants};
use crate::kind::partition_index::table;
use crate::kind::{Id, Payload, conversion};
use crate::model::{Fact, Schema};
use crate::rename::Renames;
use std::collections::BTreeSet;

/// Both ends of the way; what is only called differently is called as in the end.
pub(super) struct Sides<'a> {
    pub(super) from: &'a Schema,
    pub(super) to: &'a Schema,
    changes: &'a Changes<'a>,
    /// What is called differently in the end.
    renamed: Vec<(Id, Id)>,
    steady: BTreeSet<&'a Id>,
    /// The schema before, in which columns that go over to another name still have theirs.
    standing: Schema,
    exchanged: BTreeSet<Member>,
    replaced: BTreeSet<Id>,
    /// What goes over is called so until it takes the name.
    pub(super) beside: Renames,
    /// What has lost its name is called so.
    pub(super) aside: Renames,
    /// What goes over to another name is called so until then.
    former: Renames,
}

impl<'a> Sides<'a> {
    pub(super) fn new(before: &Schema, from: &'a Schema, changes: &'a Changes<'a>) -> Self {
        let to = changes.after;
        let mut sides = Self {
            from,
            to,
            changes,
            renamed: changes.renames.pairs(),
            steady: BTreeSet::new(),
            standing: Schema::default(),
            exchanged: BTreeSet::new(),
            replaced: BTreeSet::new(),
            beside: Renames::default(),
            aside: Renames::default(),
            former: Renames::default(),
        };
        // Expressions that name values are not spelled as they are after the rename.
        let spelled = |id: &Id| !matches!(id, Id::Enum(name) if changes.renames.has_values_of(name));
        let alike =
            |id: &Id, fact: &Fact| spelled(id) && to.payload(id).is_some_and(|new| is_alike(&fact.payload, new));
        sides.steady = from.iter().filter(|(id, fact)| alike(id, fact)).map(|(id, _)| id).collect();
        sides.leave_out_the_shaky();
        sides.replaced = enumeration::replaced(&sides);
        loop {
            let exchanged = from.iter().filter_map(|(id, fact)| sides.is_exchange(id, fact).cloned());
            sides.exchanged = exchanged.collect();
            sides.leave_out_the_entangled();
            let stuck = enumeration::stuck(&sides);
            if stuck.is_empty() {
                break;
            }
            sides.replaced.retain(|id| !stuck.contains(id));
        }
        let former = sides.exchanged().filter_map(|new| Some((Id::Column(new.clone()), sides.former(new)?)));
        let former: Vec<_> = former.collect();
        sides.beside = Renames::of(exchange::stand_ins("new", &sides));
        sides.aside = Renames::of(exchange::stand_ins("old", &sides).into_iter().chain(former.iter().cloned()));
        sides.former = Renames::of(former);
        sides.standing = before.renamed(&sides.renamed_at_once());
        sides.steady.retain(|id| sides.former.to(id).is_none());
        sides.leave_out_the_shaky();
        sides
    }

    /// What needs something that changes is not steady itself.
    fn leave_out_the_shaky(&mut self) {
        loop {
            let stands = |id: &Id| self.from.get(id).is_none_or(|fact| self.is_steady(fact));
            let shaky: Vec<&Id> = self.steady.iter().copied().filter(|id| !stands(id)).collect();
            if shaky.is_empty() {
                return;
            }
            self.steady.retain(|id| !shaky.contains(id));
        }
    }

    /// What is called differently from the first stage on.
    pub(super) fn renamed_at_once(&self) -> Renames {
        self.changes.renames.but(|column| self.exchanged.contains(column))
    }

    /// What a column was called before, if it can go by both names for a while: neither was or becomes another column's.
    pub(super) fn former(&self, column: &Member) -> Option<Ident> {
        let id = Id::Column(column.clone());
        let (old, _) = self.renamed.iter().find(|(_, new)| *new == id)?;
        let is_taken = self.renamed.iter().any(|(other, _)| *other == id) || self.to.contains(old);
        old.own_name().filter(|_| !is_taken).cloned()
    }

    /// The tables that are called differently, with what they were called.
    pub(super) fn renamed_tables(&self) -> impl Iterator<Item = (&Qualified, Qualified)> {
        self.changes.before.iter().filter_map(|(id, _)| match id {
            Id::Table(old) => Some((old, self.changes.renames.table(old))).filter(|(old, new)| *old != new),
            _ => None,
        })
    }

    /// The columns of a table of before by what they were called then, with what they are called from the first stage on.
    pub(super) fn columns_before(&self, table: &Qualified) -> Vec<(Ident, Member)> {
        let at_once = self.renamed_at_once();
        let columns = self.changes.before.columns(table).into_iter();
        columns.map(|(name, _)| (name.name.clone(), at_once.column(&name))).collect()
    }

    /// An object as it is until what goes over has done so.
    pub(super) fn standing(&self, id: &Id, fact: &Fact) -> (Id, Fact) {
        let id = id.renamed(&self.former);
        let fact = self.standing.get(&id).unwrap_or(fact).clone();
        (id, fact)
    }

    /// A column does not go over where something stands on it together with another one that gets its type at once.
    fn leave_out_the_entangled(&mut self) {
        loop {
            let entangled: BTreeSet<Member> = [self.from, self.to]
                .into_iter()
                .flat_map(Schema::iter)
                .filter(|(id, fact)| {
                    self.goes_over(id, fact) && fact.needs.iter().any(|need| self.changes_at_once(need))
                })
                .flat_map(|(_, fact)| fact.needs.iter().filter_map(Id::member).cloned())
                .filter(|column| self.exchanged.contains(column))
                .collect();
            if entangled.is_empty() {
                return;
            }
            self.exchanged.retain(|column| !entangled.contains(column));
        }
    }

    fn changes_at_once(&self, need: &Id) -> bool {
        let Id::Column(name) = need else { return false };
        let is_retyped = matches!((self.from.payload(need), self.to.payload(need)),
            (Some(from), Some(to)) if !is_alike(from, to));
        is_retyped && !self.exchanged.contains(name)
    }

    /// The columns that get another type by a new column.
    pub(super) fn exchanged(&self) -> impl Iterator<Item = &Member> {
        self.exchanged.iter()
    }

    /// The enums that are made anew by a new type.
    pub(super) fn replaced(&self) -> impl Iterator<Item = &Id> {
        self.replaced.iter()
    }

    /// Whether the object needs an enum that is made anew.
    pub(super) fn needs_replaced(&self, fact: &Fact) -> bool {
        fact.needs.iter().any(|need| self.replaced.contains(need))
    }

    /// Whether the object, or the values in it, have another name.
    pub(super) fn is_renamed(&self, id: &Id) -> bool {
        let of_values = matches!(id, Id::Enum(name) if self.changes.renames.has_values_of(name));
        of_values || self.renamed.iter().any(|(_, to)| to == id)
    }

    /// What the object was called before.
    pub(super) fn called_before<'b>(&'b self, id: &'b Id) -> &'b Id {
        self.renamed.iter().find(|(_, to)| to == id).map_or(id, |(from, _)| from)
    }

    /// Whether the object stands on such a column, or is one.
    pub(super) fn goes_over(&self, id: &Id, fact: &Fact) -> bool {
        let is_one = |id: &Id| matches!(id, Id::Column(name) if self.exchanged.contains(name));
        is_one(id) || fact.needs.iter().any(is_one)
    }

    /// How rows get over the change of a column's type, where the code says it.
    pub(super) fn using(&self, column: &Member) -> Option<&String> {
        self.changes.using.get(column)
    }

    /// A column whose change would rewrite the table, and on which nothing stands that a new column could not take over.
    fn is_exchange<'b>(&self, id: &'b Id, fact: &Fact) -> Option<&'b Member> {
        let (Id::Column(name), Payload::Column(from)) = (id, &fact.payload) else { return None };
        let to = self.to.get(id)?;
        let Payload::Column(new) = &to.payload else { return None };
        let holds = |need: &Id| self.holds(need) || self.replaced.contains(need);
        let stands = |need: &Id| holds(need) || !self.from.contains(need) && self.to.contains(need);
        let owner = Id::Owner(Box::new(Id::Table(name.table.clone())));
        let calm = self.stays(&name.table)
            && self.from.payload(&owner) == self.to.payload(&owner)
            && (family(&name.table, self.from).is_empty() || self.is_of_whole(name))
            && !self.is_foreign(&name.table)
            && fact.needs.iter().all(holds)
            && to.needs.iter().all(stands);
        let made_anew = self.needs_replaced(fact) || self.needs_replaced(to);
        let rewritten = from.sql_type != new.sql_type && conversion::rewrites(&from.sql_type, &new.sql_type);
        let renamed = !made_anew && is_alike(&fact.payload, &to.payload) && self.former(name).is_some();
        // What the user says is said of types that have their names.
        let converts = if made_anew { !self.changes.using.contains_key(name) } else { rewritten };
        let converts = renamed || converts && !self.is_renamed(id);
        let on_it = |schema: &'a Schema| schema.iter().filter(|(_, fact)| fact.needs.contains(id));
        let carried = |schema| on_it(schema).all(|(other, _)| exchange::is_carried(other));
        let numbered = self.is_numbered(name, self.to) && !self.is_numbered(name, self.from);
        (calm && converts && !numbered && carried(self.from) && carried(self.to)).then_some(name)
    }

    /// Whether the column is of a partitioned table that is no partition, and nothing is said of it by partitions.
    fn is_of_whole(&self, column: &Member) -> bool {
        let parts = descendants(&column.table, self.from);
        let divides = |table: &Qualified| match self.from.payload(&Id::Table(table.clone())) {
            Some(Payload::Table(table)) => table.partition_by.as_deref().is_some_and(|by| names(by, &column.name)),
            _ => false,
        };
        let said = |id: &Id, fact: &Fact| {
            let table = table(id, self.from).or_else(|| table(id, self.to)).filter(|table| parts.contains(table));
            table.is_some_and(|table| {
                let own = table.member(column.name.clone());
                id.member() == Some(&own)
                    || fact.payload.needs(id).contains(&Id::Column(own))
                    || fact.payload.expressions().into_iter().any(|expression| names(expression, &column.name))
            })
        };
        self.is_partitioned(&column.table)
            && ancestors(&column.table, self.from).is_empty()
            && !parts.iter().any(|part| self.is_foreign(part))
            && !parts.iter().chain([&column.table]).any(divides)
            && ![self.from, self.to].into_iter().flat_map(Schema::iter).any(|(id, fact)| said(id, fact))
    }

    /// Whether a sequence gives the column its values.
    fn is_numbered(&self, column: &Member, schema: &Schema) -> bool {
        let identity = schema.contains(&Id::Identity(column.clone()));
        let owns = |payload: &Payload| matches!(payload, Payload::SequenceOwner(owner) if owner.column == *column);
        identity || schema.iter().any(|(_, fact)| owns(&fact.payload))
    }

    /// Whether everything that the object needs is there all along, and stays as it is.
    pub(super) fn is_steady(&self, fact: &Fact) -> bool {
        fact.needs.iter().all(|need| self.holds(need))
    }

    /// Whether an object is there all along, and stays as it is but for NULLs.
    pub(super) fn holds(&self, id: &Id) -> bool {
        self.steady.contains(id) || !self.from.contains(id) && !self.to.contains(id)
    }

    /// Whether the table is there before and after, with its rows in place, of the same family.
    pub(super) fn stays(&self, table: &Qualified) -> bool {
        let id = Id::Table(table.clone());
        let is_typed = |schema: &Schema| schema.contains(&Id::TypedTable(table.clone()));
        let family = family(table, self.from).into_iter().chain(family(table, self.to));
        let alike = |id: &Id| match (self.from.payload(id), self.to.payload(id)) {
            (Some(Payload::Table(from)), Some(Payload::Table(to))) => {
                (&from.partition_of, &from.partition_by, &from.inherits)
                    == (&to.partition_of, &to.partition_by, &to.inherits)
            }
            _ => false,
        };
        !self.is_made_anew(table)
            && !is_typed(self.from)
            && !is_typed(self.to)
            && alike(&id)
            && family.into_iter().all(|table: Qualified| alike(&Id::Table(table)))
    }

    /// Whether the rows of the table go over to a new one.
    pub(super) fn is_made_anew(&self, table: &Qualified) -> bool {
        self.changes.anew.contains(table)
    }

    /// Whether the rows of the table are on another server.
    pub(super) fn is_foreign(&self, table: &Qualified) -> bool {
        matches!(self.to.payload(&Id::Table(table.clone())), Some(Payload::Table(table)) if table.foreign.is_some())
    }

    /// Whether the rows of the table are in its partitions.
    pub(super) fn is_partitioned(&self, table: &Qualified) -> bool {
        matches!(self.to.payload(&Id::Table(table.clone())), Some(Payload::Table(table)) if table.partition_by.is_some())
    }
}

/// The tables that come from a table, and those that it comes from.
pub(super) fn family(table: &Qualified, schema: &Schema) -> BTreeSet<Qualified> {
    let mut family = ancestors(table, schema);
    family.extend(descendants(table, schema));
    family
}

fn names(expression: &str, column: &Ident) -> bool {
    words(expression).into_iter().any(|word| word.name == column.as_str())
}

/// Whether nothing but NULLs tells two objects apart.
fn is_alike(from: &Payload, to: &Payload) -> bool {
    match (from, to) {
        (Payload::Column(from), Payload::Column(to)) => Column { not_null: to.not_null, ..from.clone() } == *to,
        _ => from == to,
    }
}
