//! In which order tables get their rows: those that are referred to first.

use super::table::Table;
use crate::error::{Error, Finding, Result};
use std::collections::BTreeSet;

/// The order, and what is filled in afterwards since it goes round in a circle.
#[derive(Clone, Debug, Default)]
pub(super) struct Order {
    /// Places of tables.
    pub(super) tables: Vec<usize>,
    /// Places of tables and of their references.
    pub(super) later: BTreeSet<(usize, usize)>,
}

/// Finds the order.
///
/// # Errors
/// Tables refer to each other in a circle, and none of the columns can be NULL until the others are there.
pub(super) fn order(tables: &[Table]) -> Result<Order> {
    let mut order = Order::default();
    let mut waiting: Vec<usize> = (0..tables.len()).collect();
    while !waiting.is_empty() {
        let missing: Vec<_> = waiting.iter().map(|at| (*at, unmet(*at, tables, &waiting))).collect();
        // Of those that need nothing the first by name; else the one that has least to be filled in afterwards.
        let next = missing
            .iter()
            .filter(|(at, unmet)| unmet.iter().all(|one| can_wait(&tables[*at], *one)))
            .min_by_key(|(_, unmet)| unmet.len());
        let Some((at, unmet)) = next else { return Err(circle(tables, &missing)) };
        order.later.extend(unmet.iter().map(|one| (*at, *one)));
        order.tables.push(*at);
        waiting.retain(|other| other != at);
    }
    Ok(order)
}

/// The references of a table to others that have no rows yet.
fn unmet(at: usize, tables: &[Table], waiting: &[usize]) -> Vec<usize> {
    let table = &tables[at];
    let waits = |target| waiting.iter().any(|other| *other != at && tables[*other].name == target);
    let references = table.references.iter().enumerate();
    references.filter(|(_, reference)| waits(reference.target.clone())).map(|(place, _)| place).collect()
}

/// A reference can be filled in afterwards where it can be NULL and the row is found by something else.
fn can_wait(table: &Table, reference: usize) -> bool {
    let columns = &table.references[reference].columns;
    let free = |key: &super::table::Key| {
        Table::key_columns(key).is_some_and(|own| key.primary && own.iter().all(|at| !columns.contains(at)))
    };
    table.references[reference].nullable && table.keys.iter().any(free)
}

fn circle(tables: &[Table], missing: &[(usize, Vec<usize>)]) -> Error {
    let findings = missing.iter().flat_map(|(at, unmet)| unmet.iter().map(move |one| (*at, *one))).map(|(at, one)| {
        let (table, reference) = (&tables[at], &tables[at].references[one]);
        let column = reference.columns.first().and_then(|at| table.columns.get(*at));
        Finding {
            at: column.map_or(table.name.to_string(), |column| table.name.member(column.name.clone()).to_string()),
            message: format!("it refers to `{}`, which needs rows of this table first", reference.target),
            help: Some("let one of the columns be NULL, and the table have a primary key".to_owned()),
        }
    });
    Error::findings("tables refer to each other in a circle, and no row can be the first", findings.collect())
}
