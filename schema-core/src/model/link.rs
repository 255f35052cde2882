//! What each fact needs: from its payload, from the words of its expressions, and from the keys it refers to.

use super::Schema;
use crate::expression::words;
use crate::ident::{Member, Qualified};
use crate::kind::{Id, Payload, index_element::Key};
use std::collections::{BTreeMap, BTreeSet};

/// Finds what each fact needs. Expressions need every column whose name is one of their words: what they need in
/// truth is among those.
pub fn link(schema: &mut Schema) {
    let keys = keys(schema);
    let columns = columns(schema);
    let extensions: Vec<Id> = ids(schema, |id| matches!(id, Id::Extension(_)));
    let before: Vec<Id> = schema
        .iter()
        .filter(|(_, fact)| matches!(&fact.payload, Payload::SqlObject(object) if object.before_tables))
        .map(|(id, _)| id.clone())
        .collect();
    let sequences = sequences(schema);
    for (id, fact) in schema.iter_mut() {
        let mut needs = fact.payload.needs(id);
        if let Some(table) = expression_table(id, &fact.payload) {
            needs.extend(mentioned(&fact.payload, table, id, &columns));
        }
        if let Id::Default(column) = id {
            needs.extend(sequences.get(column).cloned().map(Id::Sequence));
        }
        match &fact.payload {
            Payload::Table(_) => needs.extend(extensions.iter().chain(&before).cloned()),
            Payload::ForeignKey(key) => {
                let target: BTreeSet<&str> = key.target_columns.iter().map(|column| column.as_str()).collect();
                let found = keys
                    .get(&key.target)
                    .into_iter()
                    .flatten()
                    .filter(|(_, columns)| columns.iter().map(String::as_str).collect::<BTreeSet<_>>() == target);
                needs.extend(found.map(|(id, _)| id.clone()));
            }
            Payload::SqlObject(object) => {
                let columns = object.needs.iter().filter_map(|table| Some((table, columns.get(table)?)));
                needs.extend(
                    columns.flat_map(|(table, names)| names.iter().map(|name| Id::Column(table.member(name.as_str())))),
                );
                needs.extend(extensions.iter().cloned());
            }
            _ => {}
        }
        needs.retain(|need| need != id);
        needs.sort();
        needs.dedup();
        fact.needs = needs;
    }
}

fn ids(schema: &Schema, pick: impl Fn(&Id) -> bool) -> Vec<Id> {
    schema.iter().map(|(id, _)| id).filter(|id| pick(id)).cloned().collect()
}

/// The keys that a foreign key may refer to, by table.
fn keys(schema: &Schema) -> BTreeMap<Qualified, Vec<(Id, Vec<String>)>> {
    let mut keys: BTreeMap<Qualified, Vec<(Id, Vec<String>)>> = BTreeMap::new();
    for (id, fact) in schema.iter() {
        let (table, columns) = match (id, &fact.payload) {
            (Id::PrimaryKey(name), Payload::PrimaryKey(key)) => (&name.table, key.columns.iter().collect::<Vec<_>>()),
            (Id::Unique(name), Payload::Unique(key)) => (&name.table, key.columns.iter().collect()),
            (_, Payload::Index(index)) if index.unique && index.predicate.is_none() => {
                let columns = index.elements.iter().filter_map(|element| match &element.key {
                    Key::Column(column) => Some(column),
                    Key::Expression(_) => None,
                });
                (&index.table, columns.collect())
            }
            _ => continue,
        };
        let columns = columns.into_iter().map(|column| column.as_str().to_owned()).collect();
        keys.entry(table.clone()).or_default().push((id.clone(), columns));
    }
    keys
}

/// The own sequence of each column that has one.
fn sequences(schema: &Schema) -> BTreeMap<Member, Qualified> {
    let owners = schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::SequenceOwner(sequence), Payload::SequenceOwner(owner)) => Some((owner.column.clone(), sequence.clone())),
        _ => None,
    });
    owners.collect()
}

fn columns(schema: &Schema) -> BTreeMap<Qualified, BTreeSet<String>> {
    let mut columns: BTreeMap<Qualified, BTreeSet<String>> = BTreeMap::new();
    for (id, _) in schema.iter() {
        if let Id::Column(column) = id {
            columns.entry(column.table.clone()).or_default().insert(column.name.as_str().to_owned());
        }
    }
    columns
}

/// The table whose columns an expression of the fact may name.
fn expression_table<'a>(id: &'a Id, payload: &'a Payload) -> Option<&'a Qualified> {
    match payload {
        Payload::Index(index) => Some(&index.table),
        // A default names no column.
        Payload::Default(_) => None,
        _ => id.member().map(|member| &member.table),
    }
}

/// The columns that the fact's expressions may name: all, where they name the whole row.
fn mentioned(
    payload: &Payload,
    table: &Qualified,
    id: &Id,
    columns: &BTreeMap<Qualified, BTreeSet<String>>,
) -> Vec<Id> {
    let Some(columns) = columns.get(table) else { return Vec::new() };
    let names: BTreeSet<String> = payload.expressions().into_iter().flat_map(words).map(|word| word.name).collect();
    let whole = names.contains(table.name.as_str());
    let own = match id {
        Id::Generated(column) => Some(column.name.as_str()),
        _ => None,
    };
    let named = columns.iter().filter(|name| (whole || names.contains(*name)) && Some(name.as_str()) != own);
    named.map(|name| Id::Column(table.member(name.as_str()))).collect()
}
