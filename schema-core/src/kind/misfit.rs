//! Values of a column that do not become what it asks of them, and the queries that count them.

use super::column::Column;
use super::{Id, Payload, failure};
use crate::ident::Member;
use crate::model::Schema;

/// The values of the enum that a column is of.
pub(super) fn values<'a>(column: &Column, schema: &'a Schema) -> Option<&'a [String]> {
    match schema.payload(&Id::Enum(column.enum_type.clone()?)) {
        Some(Payload::Enum(one)) => Some(&one.values),
        _ => None,
    }
}

/// Counts the values of a column that do not become another type by `cast`.
pub(crate) fn misfits(name: &Member, from: &Column, to: &Column, cast: &str, schema: &Schema) -> Option<String> {
    match values(to, schema).filter(|_| from.sql_type.ends_with("[]") == to.sql_type.ends_with("[]")) {
        Some(values) => failure::unlisted(&name.table, &name.name.to_string(), values, to.sql_type.ends_with("[]")),
        None => failure::misfits(&name.table, &name.name, &from.sql_type, &to.without_domains(schema).sql_type, cast),
    }
}

/// Counts the values that do not become another type in the way that the code says.
pub(crate) fn misfits_of(using: &str, name: &Member, to: &Column, schema: &Schema) -> Option<String> {
    match values(to, schema) {
        Some(values) => failure::unlisted(&name.table, &format!("({using})"), values, to.sql_type.ends_with("[]")),
        None => failure::tried(&name.table, using),
    }
}

/// Counts the rows in which a column is NULL.
pub(crate) fn nulls(name: &Member) -> Option<String> {
    failure::rows_where(&name.table, &format!("{} IS NULL", name.name))
}
