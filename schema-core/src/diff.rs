//! What differs between two schemas. It knows no kind of object.

mod likely;

pub use likely::likely;

use crate::kind::{Id, Payload};
use crate::model::{Fact, Hints, Schema, anew, apart};
use crate::rename::Renames;
use crate::statement::Manner;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The changes from one schema to another. They own both sides, so that the way back is computed from them.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    /// The schema before.
    pub before: &'a Schema,
    /// The schema before, its objects called as they are after the renames.
    pub from: Cow<'a, Schema>,
    /// The schema after, as it was given.
    pub after: &'a Schema,
    /// The schema after.
    pub to: Cow<'a, Schema>,
    /// The tables whose rows go over to new ones.
    pub anew: BTreeSet<crate::ident::Qualified>,
    /// What is called differently afterwards.
    pub renames: Renames,
    /// How rows get over a change of type, by column.
    pub using: BTreeMap<crate::ident::Member, String>,
    /// How the statements go about tables that are in use.
    pub manner: Manner,
    /// The objects that differ, in order.
    pub list: Vec<(Id, Change)>,
}

/// What happens to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It comes.
    Create,
    /// It becomes another.
    Alter,
    /// It goes.
    Drop,
}

/// What has to change for `from` to become `to`.
///
/// ```
/// # use schema_core::{diff::diff, model::{Hints, Schema}};
/// let schema = Schema::default();
/// assert!(diff(&schema, &schema, &Hints::default()).is_empty());
/// ```
pub fn diff<'a>(from: &'a Schema, to: &'a Schema, hints: &Hints) -> Changes<'a> {
    let renames = Renames::resolve(from, to, hints);
    let using = hints.using.iter().map(|(column, expression)| (column.clone(), renames.using(column, expression, to)));
    let using = using.collect();
    between(from, to, renames, using)
}

impl<'a> Changes<'a> {
    /// Whether the schemas are equal.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.renames.is_empty()
    }

    /// The changes back.
    #[must_use]
    pub fn inverse(&self) -> Changes<'a> {
        let renames = self.renames.inverse(self.after);
        Changes { manner: self.manner, ..between(self.after, self.before, renames, BTreeMap::new()) }
    }

    /// One line for people for each change, such as `+ table public.users`. What comes and goes with a table is left
    /// out; of what changes, both values are given.
    pub fn summary(&self) -> Vec<String> {
        self.lines(|id| self.difference(id))
    }

    /// The summary without values: what happens to what.
    pub fn headlines(&self) -> Vec<String> {
        self.lines(|_| String::new())
    }

    fn lines(&self, difference: impl Fn(&Id) -> String) -> Vec<String> {
        let renames = self.renames.pairs().into_iter().map(|(from, to)| format!("> {from} -> {}", to.path()));
        let changes = self.list.iter().filter(|(id, change)| !self.goes_without_saying(id, *change));
        let changes = changes.map(|(id, change)| match change {
            Change::Create => format!("+ {id}"),
            Change::Alter => format!("~ {id}{}", difference(id)),
            Change::Drop => format!("- {id}"),
        });
        renames.chain(changes).collect()
    }

    /// The attributes that change, with both their values.
    fn difference(&self, id: &Id) -> String {
        let attributes = |schema: &Schema| match schema.payload(id).map(serde_json::to_value) {
            Some(Ok(serde_json::Value::Object(attributes))) => attributes,
            _ => serde_json::Map::new(),
        };
        let (old, new) = (attributes(&self.from), attributes(&self.to));
        let names: BTreeSet<_> = old.keys().chain(new.keys()).collect();
        let spelled = |value: Option<&serde_json::Value>| match value {
            None => "none".to_owned(),
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
        };
        let secrets = self.to.payload(id).map(Payload::secrets).unwrap_or_default();
        let changed = names.into_iter().filter(|name| old.get(*name) != new.get(*name) && *name != "position");
        let changed = changed.map(|name| match secrets.contains(&name.as_str()) {
            true => format!("{name}: not shown"),
            false => format!("{name}: {} -> {}", spelled(old.get(name)), spelled(new.get(name))),
        });
        format!(" ({})", changed.collect::<Vec<_>>().join(", "))
    }

    fn goes_without_saying(&self, id: &Id, change: Change) -> bool {
        let schema = if change == Change::Drop { &*self.from } else { &*self.to };
        let other = if change == Change::Drop { &*self.to } else { &*self.from };
        let mut owners = schema.payload(id).map(|payload| payload.owners(id)).unwrap_or_default();
        while let Some(owner) = owners.pop() {
            let Some(fact) = schema.get(&owner) else { continue };
            if !other.contains(&owner) {
                return true;
            }
            owners.extend(fact.payload.owners(&owner));
        }
        false
    }
}

/// What has to change, where it is known what is called differently.
pub(crate) fn between<'a>(
    before: &'a Schema,
    after: &'a Schema,
    renames: Renames,
    using: BTreeMap<crate::ident::Member, String>,
) -> Changes<'a> {
    let from = if renames.is_empty() { Cow::Borrowed(before) } else { Cow::Owned(before.renamed(&renames)) };
    let anew = anew::made_anew(&from, after);
    let (from, to) = match apart::set_apart(&from, after, &anew) {
        Some(apart) => (Cow::Owned(apart.from), Cow::Owned(apart.to)),
        None => (from, Cow::Borrowed(after)),
    };
    let mut list = compare(&from, &to);
    list.extend(led_astray(before, &from, &to, &renames).into_iter().map(|id| (id, Change::Alter)));
    list.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
    // Roles are the server's: others may need them.
    list.retain(|(id, change)| match id {
        Id::Role(name) => *change == Change::Create && !from.has_role(name),
        _ => true,
    });
    Changes { before, from, after, to, anew, renames, using, manner: Manner::default(), list }
}

/// What says the same as before, but follows columns that are now called differently, as its text does not.
fn led_astray(before: &Schema, from: &Schema, to: &Schema, renames: &Renames) -> Vec<Id> {
    let pairs = renames.pairs();
    let renamed: BTreeSet<&Id> = pairs.iter().map(|(_, to)| to).filter(|to| matches!(to, Id::Column(_))).collect();
    if renamed.is_empty() {
        return Vec::new();
    }
    // What has another name itself is another thing than the one that had it.
    let is_itself = |id: &Id| {
        let table = id.table().map(|table| Id::Table(table.clone()));
        !pairs.iter().any(|(_, to)| to == id || table.as_ref() == Some(to))
    };
    let follows = |(id, old): &(&Id, &Fact)| {
        let text = Some(&old.payload);
        old.needs.iter().any(|need| renamed.contains(need))
            && before.payload(id) == text
            && to.payload(id) == text
            && is_itself(id)
    };
    from.iter().filter(follows).map(|(id, _)| id.clone()).collect()
}

/// Walks both sorted sets at once.
fn compare(from: &Schema, to: &Schema) -> Vec<(Id, Change)> {
    let mut list = Vec::new();
    let (mut old, mut new) = (from.iter().peekable(), to.iter().peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (None, None) => return list,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some((old, _)), Some((new, _))) => old.cmp(new),
        };
        let before = if order.is_le() { old.next() } else { None };
        let after = if order.is_ge() { new.next() } else { None };
        match (before, after) {
            (Some((id, old)), Some((_, new))) if old.payload != new.payload => list.push((id.clone(), Change::Alter)),
            (Some((id, _)), None) => list.push((id.clone(), Change::Drop)),
            (None, Some((id, _))) => list.push((id.clone(), Change::Create)),
            _ => {}
        }
    }
}
