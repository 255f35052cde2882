//! A column whose type changes so that PostgreSQL would rewrite the table: a new column is filled beside the old one, a trigger
//! keeps both equal, and then they change places. A column that gets another name is filled beside the old one too, so that
//! statements of either name go on until the application says the new one.
//!
//! Indexes and keys are built on the new column before. Checks and foreign keys hold for new rows from the change of places on,
//! and are checked for the others after it. The old column goes on being written, by the trigger, until it is dropped: until
//! then the way back loses nothing but what the old type cannot hold.

use super::equal;
use super::fill::in_batches;
use super::index::free;
use super::not_null::hold_not_null;
use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use super::whole;
use crate::ident::{Ident, Member, Qualified, Signature};
use crate::kind::aside::{relations, types};
use crate::kind::column::{Column, converted};
use crate::kind::conversion::is_widening;
use crate::kind::key_index::Key;
use crate::kind::misfit::{misfits, misfits_of, nulls};
use crate::kind::object::Object;
use crate::kind::trigger::fired;
use crate::kind::{Id, Payload};
use crate::model::{Fact, Schema};
use crate::naming::free_name;
use crate::rename::Renames;
use crate::statement::Statement;
use std::collections::BTreeSet;

/// Whether what stands on the column is put on the new one in no time, or is built on it before.
pub(super) fn is_carried(id: &Id) -> bool {
    matches!(
        id,
        Id::Index(_)
            | Id::PrimaryKey(_)
            | Id::Unique(_)
            | Id::Check(_)
            | Id::ForeignKey(_)
            | Id::Default(_)
            | Id::Identity(_)
            | Id::SequenceOwner(_)
            | Id::Comment(_)
            | Id::Grant(_)
            | Id::Policy(_)
            | Id::Trigger(_)
            | Id::View(_)
    )
}

/// The names of what stands in for columns and enums.
pub(super) fn stand_ins(label: &str, sides: &Sides<'_>) -> Vec<(Id, Ident)> {
    let mut given: BTreeSet<Id> = BTreeSet::new();
    let columns = sides.exchanged().filter(|column| sides.former(column).is_none()).cloned().map(Id::Column);
    let ids = columns.chain(sides.replaced().cloned());
    let stand_in = |id: Id| {
        let is_taken = |id: &Id| sides.from.contains(id) || sides.to.contains(id) || given.contains(id);
        let names = |free: &Ident| match &id {
            Id::Enum(name) => {
                let name = name.sibling(free.clone());
                types(&name).into_iter().chain(relations(&name)).collect()
            }
            id => vec![id.with_name(free)],
        };
        let name = free_name(id.own_name()?.as_str(), label, |free| names(free).iter().any(is_taken));
        given.insert(id.with_name(&name));
        Some((id, name))
    };
    ids.filter_map(stand_in).collect()
}

pub(super) fn exchanges(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    for name in sides.exchanged() {
        let column = |schema: &Schema| match schema.get(&Id::Column(name.clone())) {
            Some(Fact { payload: Payload::Column(column), needs }) => Some((column.clone(), needs.clone())),
            _ => None,
        };
        if let (Some(old), Some(new)) = (column(sides.from), column(sides.to)) {
            Exchange::new(name.clone(), old.0, new.0, sides).plan(old.1, new.1, waypoints);
        }
    }
}

/// One column and its stand-ins.
struct Exchange<'a> {
    sides: &'a Sides<'a>,
    name: Member,
    /// The old column, as long as things stand on it.
    before: Member,
    /// The new column, until things stand on it.
    beside: Member,
    /// The old column, once nothing stands on it any more.
    aside: Member,
    old: Column,
    new: Column,
}

impl<'a> Exchange<'a> {
    fn new(name: Member, old: Column, new: Column, sides: &'a Sides<'a>) -> Self {
        let before = name.table.member(sides.former(&name).unwrap_or_else(|| name.name.clone()));
        let (beside, aside) = (sides.beside.column(&name), sides.aside.column(&name));
        Self { sides, name, before, beside, aside, old, new }
    }

    fn plan(&self, old_needs: Vec<Id>, new_needs: Vec<Id>, waypoints: &mut Waypoints) {
        let id = Id::Column(self.name.clone());
        let (beside, aside) = (Id::Column(self.beside.clone()), Id::Column(self.aside.clone()));
        let stand_in = |column: &Column, needs: Vec<Id>, renames| {
            let column = Column { not_null: false, ..column.clone() };
            renamed(&id, &Fact { payload: Payload::Column(column), needs }, renames)
        };
        let before = Fact { payload: Payload::Column(self.old.clone()), needs: old_needs.clone() };
        waypoints.is(&Id::Column(self.before.clone()), Point::Switch, before);
        waypoints.is(&beside, Point::Switch, stand_in(&self.new, new_needs, &self.sides.beside));
        waypoints.is(&aside, Point::Contract, stand_in(&self.old, old_needs, &self.sides.aside));
        if !self.is_renamed() {
            waypoints.absent(&aside, Point::Switch);
            waypoints.rename(Point::Switch, id.clone(), self.aside.name.clone());
            waypoints.rename(Point::Switch, beside, self.name.name.clone());
        }
        waypoints.copy_of(&aside);
        waypoints.continued_by(Id::Identity(self.aside.clone()), Id::Identity(self.name.clone()));
        self.keep_equal(waypoints);
        self.values(waypoints);
        if self.new.not_null {
            self.hold_not_null(waypoints);
        }
        for (other, fact) in self.sides.from.iter().filter(|(_, fact)| fact.needs.contains(&id)) {
            self.carry(other, Some(fact), self.sides.to.get(other), waypoints);
        }
        let new = |other: &Id, fact: &Fact| fact.needs.contains(&id) && !self.sides.from.contains(other);
        for (other, fact) in self.sides.to.iter().filter(|(other, fact)| new(other, fact)) {
            self.carry(other, None, Some(fact), waypoints);
        }
        self.pause(waypoints);
    }

    fn is_renamed(&self) -> bool {
        self.before != self.name
    }

    /// What the application has to do before nothing stands on the old column any more, and before it is dropped.
    fn pause(&self, waypoints: &mut Waypoints) {
        let (name, before, sql_type) = (&self.name, &self.before.name, &self.new.sql_type);
        if self.is_renamed() {
            let why =
                format!("deploy the application that says {name} in place of {before}: a trigger keeps both equal");
            return waypoints.pause_at(Point::Switch, why);
        }
        let why = format!("deploy the application that can read and write {name} as {sql_type}");
        waypoints.pause_at(Point::Switch, why);
        waypoints.pause_at(Point::Contract, format!("see that the application works with {name} as {sql_type}"));
    }

    /// The trigger and its function: whichever column is written, the other one follows. Where both have the name in turn, it
    /// is the one that has it.
    fn keep_equal(&self, waypoints: &mut Waypoints) {
        let (table, column) = (&self.name.table, self.name.name.as_str());
        let base = table.sibling(Ident::new(format!("{}_{column}", table.name.as_str())));
        let name = base.sibling(free_name(base.name.as_str(), "equal", |free| {
            let is = |id: &Id| matches!(id, Id::Function(function) if function.name == base.sibling(free.clone()));
            self.sides.from.iter().chain(self.sides.to.iter()).any(|(id, _)| is(id))
        }));
        let function = Id::Function(Signature { name: name.clone(), arguments: String::new() });
        let trigger = Id::Trigger(table.member(equal::after_all_triggers(&self.name, &name.name, self.sides)));
        let schema = self.sides.from.get(&Id::Table(table.clone())).map(|fact| fact.needs.clone()).unwrap_or_default();
        let body = |what: &str| Fact { payload: equal::function(&name, what), needs: schema.clone() };
        let (forth, back) = (equal::follow(&self.beside, &self.forth()), equal::follow(&self.aside, &self.back()));
        if self.is_renamed() {
            waypoints.is(&function, Point::Contract, body(&equal::either(&self.before, &self.name, &forth, &back)));
        } else {
            waypoints.is(&function, Point::Switch, body(&forth));
            waypoints.is(&function, Point::Contract, body(&equal::if_it_fits(&back, &self.aside)));
        }
        let needs = vec![Id::Table(table.clone()), function.clone()];
        waypoints.is(&trigger, Point::Contract, Fact { payload: equal::before_each_row(&name), needs });
    }

    /// The new value from the old one, and the old one from the new.
    fn forth(&self) -> String {
        if self.is_renamed() {
            return self.with_default(self.before.name.to_string());
        }
        let mut new = self.new.clone();
        new.apply_renames(&self.name, &self.sides.beside);
        let asked = self.sides.using(&self.name).cloned();
        let value = asked.unwrap_or_else(|| converted(&self.name.name, &self.old, &new));
        self.with_default(value)
    }

    fn with_default(&self, value: String) -> String {
        match self.instead_of_null() {
            Some(default) => format!("coalesce({value}, {default})"),
            None => value,
        }
    }

    /// What NULLs become where the column becomes NOT NULL.
    fn instead_of_null(&self) -> Option<String> {
        match self.sides.to.payload(&Id::Default(self.name.clone())) {
            Some(Payload::Default(default)) if self.new.not_null && !self.old.not_null => {
                let mut value = default.expression.clone();
                self.sides.beside.casts(&mut value);
                Some(value)
            }
            _ => None,
        }
    }

    fn back(&self) -> String {
        if self.is_renamed() {
            return self.name.name.to_string();
        }
        let mut old = self.old.clone();
        old.apply_renames(&self.name, &self.sides.aside);
        converted(&self.name.name, &self.new, &old)
    }

    /// The rows that were there before.
    fn values(&self, waypoints: &mut Waypoints) {
        let (table, name) = (&self.name.table, &self.name.name);
        let set = |target: &Member, source: &Member, value: String| {
            let known = if self.instead_of_null().is_some() {
                String::new()
            } else {
                format!(" AND {} IS NOT NULL", source.name)
            };
            (format!("{} = {value}", target.name), format!("{} IS NULL{known}", target.name))
        };
        let (assignment, condition) = set(&self.beside, &self.before, self.forth());
        let (old, new) = (&self.old, &self.new);
        let count = || match self.sides.using(&self.name) {
            Some(using) => misfits_of(using, &self.name, new, self.sides.to),
            None => misfits(&self.name, old, new, &converted(name, old, new), self.sides.to),
        };
        let fill = in_batches(table, &assignment, &condition, self.sides.is_partitioned(table));
        let forth = if self.is_renamed() { fill } else { failing(fill, &self.name, old, new, count) };
        let forth = forth.fires(fired(table, std::slice::from_ref(&self.beside.name), self.sides.from));
        waypoints.fill_at(Point::Fill(Id::Column(self.beside.clone())), forth);
        let (assignment, condition) = set(&self.aside, &self.name, self.back());
        let back = Statement::new(format!("UPDATE {table} SET {assignment} WHERE {condition}"));
        let count = || misfits(&self.name, new, old, &converted(name, new, old), self.sides.from);
        let back = if self.is_renamed() { back } else { failing(back, &self.name, new, old, count) };
        waypoints.fill_back_at(Point::Contract, Id::Column(self.aside.clone()), back);
    }

    /// Rows that stay NULL are counted in the old column.
    fn hold_not_null(&self, waypoints: &mut Waypoints) {
        let check = hold_not_null(&self.beside, Some(Point::Guard), Point::Switch, self.sides, waypoints);
        if !self.old.not_null && self.instead_of_null().is_none() {
            waypoints.counted(&check, nulls(&self.name));
        }
    }

    /// Something that stands on the column goes over to the new one when that takes the name.
    fn carry(&self, id: &Id, old: Option<&Fact>, new: Option<&Fact>, waypoints: &mut Waypoints) {
        if let Some(old) = old {
            let (id, old) = self.sides.standing(id, old);
            waypoints.is(&id, Point::Switch, old);
        }
        waypoints.absent(id, Point::Switch);
        let partitioned = self.sides.is_partitioned(&self.name.table);
        match (id, new.map(|new| (new, &new.payload))) {
            (_, Some((_, Payload::Index(_) | Payload::PrimaryKey(_) | Payload::Unique(_)))) if partitioned => {
                whole::build(id, Point::Switch, self.sides, waypoints);
            }
            (Id::ForeignKey(key), Some((new, _))) if self.sides.is_partitioned(&key.table) => {
                whole::refer(id, new, [Point::Switch, Point::Confirm, Point::Join], self.sides, waypoints);
            }
            (Id::Index(name), Some((new, Payload::Index(_)))) => self.carry_index(name, old, new, waypoints),
            (_, Some((new, payload @ (Payload::PrimaryKey(_) | Payload::Unique(_))))) => {
                if let (Some(name), Some((key, like))) = (id.member(), Key::of(payload)) {
                    let index = key.index(&name.table, like);
                    let fact = Fact { payload: Payload::Index(index), needs: new.needs.clone() };
                    let stand_in = free(&name.table.sibling(name.name.clone()), "new", self.sides);
                    self.build(&Id::Index(stand_in), &fact, waypoints);
                }
            }
            (_, Some((new, Payload::Check(_) | Payload::ForeignKey(_)))) => check_later(id, new, waypoints),
            _ => {}
        }
    }

    fn carry_index(&self, name: &Qualified, old: Option<&Fact>, new: &Fact, waypoints: &mut Waypoints) {
        let id = Id::Index(name.clone());
        let beside = Id::Index(free(name, "new", self.sides));
        self.build(&beside, new, waypoints);
        waypoints.rename(Point::Switch, beside, name.name.clone());
        if let Some(old) = old {
            let aside = free(name, "old", self.sides);
            waypoints.rename(Point::Switch, id.clone(), aside.name.clone());
            let aside = Id::Index(aside);
            waypoints.absent(&aside, Point::Switch);
            waypoints.is(&aside, Point::Discard(aside.clone()), renamed(&id, old, &self.sides.aside));
        }
    }

    /// Builds what will be an index of the column on the new one.
    fn build(&self, index: &Id, fact: &Fact, waypoints: &mut Waypoints) {
        waypoints.absent(index, Point::Build(index.clone()));
        waypoints.is(index, Point::Switch, renamed(index, fact, &self.sides.beside));
    }
}

/// On which rows a fill of a column of another type fails.
fn failing(
    fill: Statement,
    name: &Member,
    from: &Column,
    to: &Column,
    count: impl FnOnce() -> Option<String>,
) -> Statement {
    if from.sql_type != to.sql_type && is_widening(&from.sql_type, &to.sql_type) {
        return fill;
    }
    fill.fails_if(format!("a value of {name} does not fit {}", to.sql_type)).counted_by(count())
}

/// What is checked for new rows from the change of places on, and for the others after it.
fn check_later(id: &Id, new: &Fact, waypoints: &mut Waypoints) {
    let mut unchecked = new.clone();
    let not_valid = match &mut unchecked.payload {
        Payload::Check(check) => &mut check.not_valid,
        Payload::ForeignKey(key) => &mut key.not_valid,
        _ => return,
    };
    if !std::mem::replace(not_valid, true) {
        waypoints.is(id, Point::Confirm, unchecked);
    }
}

fn renamed(id: &Id, fact: &Fact, renames: &Renames) -> Fact {
    let mut payload = fact.payload.clone();
    payload.apply_renames(id, renames);
    Fact { payload, needs: fact.needs.iter().map(|need| need.renamed(renames)).collect() }
}
