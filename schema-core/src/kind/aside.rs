//! Types and collations that cannot change in place, because columns have them, and tables, because they have rows: the old
//! one is moved aside, the columns or rows go over to the new one, and then the old one is dropped.

use super::object::Context;
use super::{Id, Payload};
use crate::ident::{Ident, Qualified};
use crate::model::Schema;
use crate::naming::free_name;
use crate::statement::Statement;
use std::collections::BTreeMap;

/// What moves aside, and what comes in its place: the same thing anew, or one of another kind.
pub type Aside = BTreeMap<Id, Id>;

/// The statements that make a new object, once the old one of that name is out of its way.
pub(super) fn create(id: &Id, create: Statement, context: &Context<'_>) -> Vec<Statement> {
    let old = context.aside.iter().find(|(_, new)| *new == id).map(|(old, _)| old);
    let mut statements = old.map(|old| step_aside(old, context)).unwrap_or_default();
    statements.push(create);
    statements
}

/// What an object is called when it is dropped.
pub(super) fn last_name(id: &Id, name: &Qualified, context: &Context<'_>) -> Qualified {
    match context.aside.contains_key(id) {
        true => name.sibling(free(id, context)),
        false => name.clone(),
    }
}

/// Whether the values of a column have to go through text, since its type is made anew with other values.
pub(super) fn goes_through_text(id: &Id, context: &Context<'_>) -> bool {
    context.from.get(id).is_some_and(|fact| {
        fact.needs.iter().filter(|need| context.aside.contains_key(need)).any(|need| match need {
            Id::Enum(_) | Id::Range(_) | Id::Composite(_) => true,
            Id::Domain(_) => goes_through_text(need, context),
            _ => false,
        })
    })
}

/// Whether objects of this kind can step aside for another one.
pub(crate) fn is_type(id: &Id) -> bool {
    matches!(id, Id::Enum(_) | Id::Domain(_) | Id::Range(_) | Id::Composite(_))
}

/// Whether it is a part of what a column is: its type or its collation.
pub(crate) fn is_of_column(id: &Id) -> bool {
    is_type(id) || matches!(id, Id::Collation(_))
}

/// The types that are dropped and whose name another type takes, while there are things that go over from one to the
/// other.
pub(crate) fn displaced<'a>(dropped: impl Iterator<Item = &'a Id>, from: &Schema, to: &Schema) -> Aside {
    let mut displaced = Aside::new();
    for old in dropped.filter(|id| is_type(id)) {
        let Some(new) = old.name().qualified().and_then(|name| types(name).into_iter().find(|id| to.contains(id)))
        else {
            continue;
        };
        if from.iter().any(|(id, fact)| fact.needs.contains(old) && to.contains(id)) {
            displaced.insert(old.clone(), new);
        }
    }
    displaced
}

fn step_aside(id: &Id, context: &Context<'_>) -> Vec<Statement> {
    let to = free(id, context);
    match (id, context.from.payload(id)) {
        (Id::Range(name), Some(Payload::Range(range))) => {
            let multirange = Id::Range(range.multirange.clone());
            let subtype = now(&range.subtype, context);
            range.step_aside(name, &subtype, &to, &free_of(&multirange, &[], context))
        }
        _ => id.rename(&id.with_name(&to)),
    }
}

/// A type under the name that it has when what needs it moves aside: it moves first.
fn now(sql_type: &str, context: &Context<'_>) -> String {
    let moved =
        sql_type.parse().ok().and_then(|name| types(&name).into_iter().find(|id| context.aside.contains_key(id)));
    moved.map_or_else(|| sql_type.to_owned(), |id| id.with_name(&free(&id, context)).path())
}

/// A name for what is moved aside: nothing has it, and nothing else that is moved aside takes it.
fn free(id: &Id, context: &Context<'_>) -> Ident {
    let neighbours = context.aside.keys().filter(|other| other.schema() == id.schema());
    let mut given: Vec<Ident> = Vec::new();
    for other in neighbours.take_while(|other| *other <= id) {
        given.push(free_of(other, &given, context));
    }
    given.pop().unwrap_or_else(|| free_of(id, &[], context))
}

fn free_of(id: &Id, given: &[Ident], context: &Context<'_>) -> Ident {
    let name = id.own_name().map_or("", Ident::as_str);
    free_name(name, "old", |free| given.contains(free) || is_taken(&id.with_name(free), context))
}

fn is_taken(id: &Id, context: &Context<'_>) -> bool {
    let is = |id: &Id| context.from.contains(id) || context.to.contains(id);
    match id.name().qualified() {
        Some(name) if is_type(id) || matches!(id, Id::Table(_)) => types(name).iter().chain(&relations(name)).any(is),
        _ => is(id),
    }
}

/// What has the name of a type.
pub(crate) fn types(name: &Qualified) -> [Id; 4] {
    [Id::Enum(name.clone()), Id::Domain(name.clone()), Id::Range(name.clone()), Id::Composite(name.clone())]
}

/// What has a row type, or a name that a composite type wants.
pub(crate) fn relations(name: &Qualified) -> [Id; 5] {
    let name = || name.clone();
    [Id::Table(name()), Id::View(name()), Id::MaterializedView(name()), Id::Index(name()), Id::Sequence(name())]
}
