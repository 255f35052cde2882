//! The names that PostgreSQL gives to the indexes of partitions.

use crate::ident::{Ident, Qualified};
use crate::kind::index_element::IndexElement;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use crate::naming::object_name;

/// The name that PostgreSQL gives to the index of a partition (`ChooseIndexName` in its `indexcmds.c`).
pub(crate) fn default_name(partition: &Qualified, of: &Id, schema: &Schema) -> Option<Qualified> {
    let columns = |names: &[Ident], more: &[Ident]| {
        let names = names.iter().chain(more).map(|name| name.as_str().to_owned());
        distinct(names)
    };
    let elements = |elements: &[IndexElement], more: &[Ident]| {
        let names = elements.iter().map(|element| element.column().map_or("expr", Ident::as_str).to_owned());
        distinct(names.chain(more.iter().map(|name| name.as_str().to_owned())))
    };
    let (names, label) = match schema.payload(of)? {
        Payload::Index(index) if !index.names.0.is_empty() => (columns(&index.names.0, &[]), "idx"),
        Payload::Index(index) => (elements(&index.elements, &index.include), "idx"),
        Payload::PrimaryKey(_) => (String::new(), "pkey"),
        Payload::Unique(key) => (columns(&key.columns, &key.include), "key"),
        Payload::Exclusion(key) => (elements(&key.elements, &key.include), "excl"),
        _ => return None,
    };
    Some(partition.sibling(Ident::new(object_name(partition.name.as_str(), &names, label))))
}

/// Names that are joined; one that was there before gets a number.
fn distinct(names: impl Iterator<Item = String>) -> String {
    let mut all: Vec<String> = Vec::new();
    for name in names {
        let numbered = (1..).map(|number| format!("{name}{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !all.contains(name));
        all.extend(free);
    }
    all.join("_")
}
