//! Tables whose rows have to go over to a new table, since no statement makes the old one what it shall be.

use super::Schema;
use super::apart::{both, is_partition};
use crate::expression::words;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::column::Column;
use crate::kind::descent::{all_columns, has_column, inherits_column, parents};
use crate::kind::enumeration;
use crate::kind::table::Table;
use crate::kind::{Id, Payload, aside};
use std::collections::BTreeSet;

/// The tables that are made anew.
pub(crate) fn made_anew(from: &Schema, to: &Schema) -> BTreeSet<Qualified> {
    let anew = both(from, to).filter(|(name, before, after)| {
        before.is_made_anew(after)
            || (!is_partition(before) && !is_partition(after) && changes_hands(name, from, to))
            || retypes_key(name, after, from, to)
            || changes_order(name, from, to)
            || has_retyped_of_several(name, from, to)
    });
    anew.map(|(name, ..)| name.clone()).collect()
}

/// Whether a column or a check of a child has to become its own, or its parent's, in a way that no statement has.
fn changes_hands(name: &Qualified, from: &Schema, to: &Schema) -> bool {
    if parents(name, to).next().is_none() {
        return false;
    }
    let remaining: Vec<_> = parents(name, to).filter(|parent| parents(name, from).any(|old| old == *parent)).collect();
    let new = parents(name, to).skip(remaining.len());
    let in_order = remaining.iter().copied().chain(new).eq(parents(name, to));
    let before = |column: &Member| (from.contains(&Id::Column(column.clone())), inherits_column(column, from));
    let columns = all_columns(name, to);
    !in_order
        || columns.keys().any(|column| {
            let column = name.member(column.clone());
            let (own, inherited) = (to.contains(&Id::Column(column.clone())), inherits_column(&column, to));
            let stays = remaining.iter().any(|parent| has_column(&parent.member(column.name.clone()), to));
            match before(&column) {
                // It is the parent's alone from now on.
                (true, _) => inherited && !own,
                // It comes with a parent that the table has already, or does not.
                (false, false) => inherited && !own && !stays,
                // It was the parent's alone.
                (false, true) => inherited && own,
            }
        })
}

/// Whether a column changes its type that several parents give: none of them can change it alone, and once it has left
/// them, it is the table's own.
pub(super) fn has_retyped_of_several(name: &Qualified, from: &Schema, to: &Schema) -> bool {
    let gives = |parent: &Qualified, column: &Ident| has_column(&parent.member(column.clone()), from);
    let (old, new) = (all_columns(name, from), all_columns(name, to));
    old.iter().any(|(column, old)| {
        let retyped = new.get(column).is_some_and(|new| old.sql_type != new.sql_type);
        retyped && parents(name, from).filter(|parent| gives(parent, column)).count() > 1
    })
}

/// Whether a column changes its type by which rows are divided among partitions.
fn retypes_key(name: &Qualified, after: &Table, from: &Schema, to: &Schema) -> bool {
    let Some(key) = &after.partition_by else { return false };
    let (old, new) = (all_columns(name, from), all_columns(name, to));
    words(key).into_iter().map(|word| Ident::new(word.name)).any(|column| match (old.get(&column), new.get(&column)) {
        (Some(old), Some(new)) => {
            (&old.sql_type, &old.collation) != (&new.sql_type, &new.collation) || is_of_new_type(old, from, to)
        }
        _ => false,
    })
}

/// Whether the type of a column, of the same name, is made anew.
fn is_of_new_type(column: &Column, from: &Schema, to: &Schema) -> bool {
    let Ok(name) = column.sql_type.parse::<Qualified>() else { return false };
    aside::types(&name).into_iter().any(|id| match (&id, from.payload(&id), to.payload(&id)) {
        (Id::Enum(name), Some(Payload::Enum(old)), Some(Payload::Enum(new))) if old != new => {
            let changed = to.iter().filter(|(id, fact)| from.payload(id) != Some(&fact.payload)).map(|(id, _)| id);
            old.is_made_anew(new, name, &enumeration::mentioned(changed, from, to))
        }
        (_, old, new) => old != new,
    })
}

/// Whether the columns of a table that shall be of a type do not stand in the order of the type's attributes.
fn changes_order(name: &Qualified, from: &Schema, to: &Schema) -> bool {
    let Some(Payload::TypedTable(typed)) = to.payload(&Id::TypedTable(name.clone())) else { return false };
    let there = from.columns(name).into_iter().map(|(column, _)| column.name);
    let mut columns: Vec<Ident> = there.filter(|column| typed.columns.contains(column)).collect();
    columns.extend(typed.columns.iter().filter(|column| !columns.contains(column)).cloned().collect::<Vec<_>>());
    columns != typed.columns
}
