//! What tables have from others: partitions from their table, children from their parents.

use super::column::Column;
use super::{Id, Payload};
use crate::ident::{Ident, Member, Qualified};
use crate::model::{Fact, Schema};
use std::collections::{BTreeMap, BTreeSet};

/// The tables that a table has its columns from.
pub(crate) fn parents<'a>(table: &Qualified, schema: &'a Schema) -> impl Iterator<Item = &'a Qualified> {
    let table = match schema.payload(&Id::Table(table.clone())) {
        Some(Payload::Table(table)) => Some(table),
        _ => None,
    };
    table.into_iter().flat_map(|table| table.has_columns_of())
}

/// The columns of a table, its own and those that it has from others; not in their order.
pub(crate) fn all_columns<'a>(table: &Qualified, schema: &'a Schema) -> BTreeMap<Ident, &'a Column> {
    let mut columns = BTreeMap::new();
    for parent in parents(table, schema) {
        columns.extend(all_columns(parent, schema));
    }
    columns.extend(schema.columns(table).into_iter().map(|(name, column)| (name.name, column)));
    columns
}

/// Whether a table has a column, its own or another's.
pub(crate) fn has_column(name: &Member, schema: &Schema) -> bool {
    schema.contains(&Id::Column(name.clone())) || inherits_column(name, schema)
}

/// Whether a table has a column from another table.
pub(crate) fn inherits_column(name: &Member, schema: &Schema) -> bool {
    parents(&name.table, schema).any(|parent| has_column(&parent.member(name.name.clone()), schema))
}

/// The expression that a column has for a default from another table.
pub(crate) fn inherited_default<'a>(name: &Member, schema: &'a Schema) -> Option<&'a str> {
    match &inherited_default_fact(name, schema)?.payload {
        Payload::Default(default) => Some(&default.expression),
        _ => None,
    }
}

/// The default that a column has from another table.
pub(crate) fn inherited_default_fact<'a>(name: &Member, schema: &'a Schema) -> Option<&'a Fact> {
    parents(&name.table, schema).find_map(|parent| default(&parent.member(name.name.clone()), schema))
}

fn default<'a>(name: &Member, schema: &'a Schema) -> Option<&'a Fact> {
    if let Some(own) = schema.get(&Id::Default(name.clone())) {
        return Some(own);
    }
    match schema.payload(&Id::InheritedColumn(name.clone())) {
        Some(Payload::InheritedColumn(column)) if column.no_default => None,
        _ => inherited_default_fact(name, schema),
    }
}

/// Whether a column that a table has from another one is NOT NULL there.
pub(crate) fn inherits_not_null(name: &Member, schema: &Schema) -> bool {
    parents(&name.table, schema).any(|parent| is_not_null(&parent.member(name.name.clone()), schema))
}

fn is_not_null(name: &Member, schema: &Schema) -> bool {
    let own = match schema.payload(&Id::Column(name.clone())) {
        Some(Payload::Column(column)) => column.not_null,
        _ => matches!(schema.payload(&Id::InheritedColumn(name.clone())),
            Some(Payload::InheritedColumn(column)) if column.not_null),
    };
    own || inherits_not_null(name, schema)
}

/// The tables that a table has columns from, and those that these have them from.
pub(crate) fn ancestors(name: &Qualified, schema: &Schema) -> BTreeSet<Qualified> {
    parents(name, schema).flat_map(|parent| std::iter::once(parent.clone()).chain(ancestors(parent, schema))).collect()
}

/// The tables that have columns from a table, or from one that has.
pub(crate) fn descendants(table: &Qualified, schema: &Schema) -> Vec<Qualified> {
    let mut found = Vec::new();
    for (id, fact) in schema.iter() {
        if let (Id::Table(child), Payload::Table(payload)) = (id, &fact.payload)
            && payload.has_columns_of().any(|parent| parent == table)
        {
            found.push(child.clone());
            found.extend(descendants(child, schema));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// A change of a column goes on to those that come from it, so that what is said of these has to be said anew.
pub(crate) fn is_overridden(id: &Id, by: &Id) -> bool {
    match (id, by) {
        (Id::Default(name), Id::Default(from) | Id::InheritedColumn(from))
        | (Id::InheritedColumn(name), Id::Column(from) | Id::Default(from) | Id::InheritedColumn(from)) => {
            name.table != from.table
        }
        (Id::TriggerState(_), Id::Trigger(_) | Id::TriggerState(_)) => true,
        _ => false,
    }
}

/// What is said of a column or a check that comes from another one needs what is said of that one.
pub(crate) fn link(schema: &mut Schema) {
    let said = schema.iter().filter_map(|(id, _)| match id {
        Id::Default(name) | Id::InheritedColumn(name) => Some((id.clone(), above(name, schema))),
        Id::Comment(on) => match &**on {
            Id::Check(name) if !schema.contains(on) => Some((id.clone(), checks_above(name, schema))),
            _ => None,
        },
        _ => None,
    });
    let said: Vec<_> = said.filter(|(_, above)| !above.is_empty()).collect();
    for (id, above) in said {
        if let Some(fact) = schema.get_mut(&id) {
            fact.needs.extend(above);
            fact.needs.sort();
            fact.needs.dedup();
        }
    }
}

fn above(name: &Member, schema: &Schema) -> Vec<Id> {
    let all = parents(&name.table, schema).flat_map(|parent| {
        let column = parent.member(name.name.clone());
        [Id::Column(column.clone()), Id::Default(column.clone()), Id::InheritedColumn(column)]
    });
    all.filter(|id| schema.contains(id)).collect()
}

fn checks_above(name: &Member, schema: &Schema) -> Vec<Id> {
    let theirs = parents(&name.table, schema).map(|parent| parent.member(name.name.clone()));
    let each = theirs.flat_map(|name| match Id::Check(name.clone()) {
        id if schema.contains(&id) => vec![id],
        _ => checks_above(&name, schema),
    });
    each.collect()
}

/// The tables that have parents or children, besides partitions.
pub(crate) fn related(schema: &Schema) -> BTreeSet<Qualified> {
    let related = schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Table(name), Payload::Table(table)) if !table.inherits.is_empty() => Some((name, &table.inherits)),
        _ => None,
    });
    related.flat_map(|(name, parents)| parents.iter().chain([name])).cloned().collect()
}
