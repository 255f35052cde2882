//! Descriptions that are not constants of the code yet: the code will have them, and what it declares by them is read as it
//! will be read then. They live as long as the process, as constants do.

use crate::declare::def::TableName;
use crate::ident::{Ident, Qualified};

pub(super) fn text(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

pub(super) fn optional(given: Option<&str>) -> Option<&'static str> {
    given.map(text)
}

pub(super) fn list<T>(list: Vec<T>) -> &'static [T] {
    Vec::leak(list)
}

pub(super) fn names(names: &[Ident]) -> &'static [&'static str] {
    list(names.iter().map(|name| text(name.as_str())).collect())
}

pub(super) fn table_name(name: &Qualified) -> TableName {
    TableName { schema: text(name.schema.as_str()), name: text(name.name.as_str()) }
}
