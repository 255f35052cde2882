//! What tables have from others: partitions from their table, children from their parents.

use super::column::Column;
use super::{Id, Payload};
use crate::ident::{Ident, Member, Qualified};
use crate::model::Schema;
use std::collections::BTreeMap;

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
