//! What goes and what comes, where the one may be the other under another name.

use super::{Change, Changes};
use crate::ident::Member;
use crate::kind::column::Column;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use std::collections::{BTreeMap, BTreeSet};

/// Tables and columns that go, each with the one that comes and looks most like it.
pub fn likely(changes: &Changes<'_>) -> BTreeMap<Id, Id> {
    let pick = |wanted| changes.list.iter().filter(move |(_, change)| *change == wanted).map(|(id, _)| id);
    let mut pairs: Vec<_> = pick(Change::Drop)
        .flat_map(|old| pick(Change::Create).filter_map(move |new| Some((likeness(old, new, changes)?, old, new))))
        .collect();
    pairs.sort_by(|a, b| (b.0, a.1, a.2).cmp(&(a.0, b.1, b.2)));
    let (mut likely, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, old, new) in pairs {
        if !likely.contains_key(old) && taken.insert(new) {
            likely.insert(old.clone(), new.clone());
        }
    }
    likely
}

/// How much alike they are; `None` where one cannot be the other.
fn likeness(old: &Id, new: &Id, changes: &Changes<'_>) -> Option<usize> {
    match (old, new) {
        (Id::Column(from), Id::Column(to)) if from.table == to.table => {
            let stays = changes.from.contains(&Id::Table(from.table.clone()));
            let (from_type, to_type) = (column(from, &changes.from)?, column(to, &changes.to)?);
            let alike = from_type.sql_type == to_type.sql_type;
            let names = letters(from.name.as_str(), to.name.as_str());
            (stays && alike && changes.to.contains(&Id::Table(to.table.clone()))).then_some(names)
        }
        (Id::Table(from), Id::Table(to)) => {
            let columns = |schema: &Schema, table| -> BTreeSet<(String, String)> {
                let columns = schema.columns(table).into_iter();
                columns.map(|(name, column)| (name.name.as_str().to_owned(), column.sql_type.clone())).collect()
            };
            let (from_columns, to_columns) = (columns(&changes.from, from), columns(&changes.to, to));
            let shared = from_columns.intersection(&to_columns).count();
            let most = from_columns.len().max(to_columns.len());
            (shared * 2 >= most && shared > 0)
                .then(|| shared * 100 / most + letters(from.name.as_str(), to.name.as_str()))
        }
        _ => None,
    }
}

fn column<'a>(name: &Member, schema: &'a Schema) -> Option<&'a Column> {
    match schema.payload(&Id::Column(name.clone())) {
        Some(Payload::Column(column)) => Some(column),
        _ => None,
    }
}

/// How many pairs of neighbouring letters both names have.
fn letters(from: &str, to: &str) -> usize {
    let pairs = |name: &str| -> BTreeSet<(char, char)> { name.chars().zip(name.chars().skip(1)).collect() };
    pairs(from).intersection(&pairs(to)).count()
}
