//! A transaction takes the locks that others wait for at its beginning, and where there are several, gives up soon.
//!
//! Who holds one table and waits for another one may wait for somebody who waits for the first. PostgreSQL ends such a circle
//! by an error for whoever has waited in it for a second (`deadlock_timeout`): that shall not be the application.

use crate::ident::Qualified;
use crate::kind::descent::{ancestors, descendants};
use crate::kind::{Id, Payload};
use crate::model::Schema;
use crate::statement::{Allow, LockMode, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Within this time, in milliseconds, all locks are there, or none.
const ALL: usize = 900;

/// The least time to wait for one of them.
const ONE: usize = 100;

/// What a lock is on, and which.
type Locks = BTreeMap<Qualified, LockMode>;

/// The statements that come before those of a transaction, of which the effects are known.
pub(super) fn taken_first(statements: &[Statement], schema: &Schema) -> Vec<Statement> {
    if statements.iter().any(|statement| statement.effects.outside_transaction) {
        return Vec::new();
    }
    let locks = strongest(statements, schema);
    let count: usize = locks.keys().map(|table| 1 + descendants(table, schema).len()).sum();
    if count < 2 && !grows(statements, &locks) {
        return Vec::new();
    }
    let mut first = Vec::new();
    if count > 1 {
        let each = (ALL / count).max(ONE);
        first.push(Statement::new(format!("SET LOCAL lock_timeout = '{each}ms'")));
    }
    let order = in_order(&locks, schema);
    for alike in order.chunk_by(|one, next| locks[*one] == locks[*next]) {
        let names: Vec<String> = alike.iter().map(ToString::to_string).collect();
        let reason = "what follows needs these locks, and waits for none while it holds another";
        let lock = Statement::new(format!("LOCK TABLE {} IN {} MODE", names.join(", "), locks[alike[0]]));
        first.push(Statement { allows: vec![Allow { rule: "lock_table", reason }], ..lock });
    }
    first
}

/// The tables that others wait for. A table is locked with those that come from it.
fn strongest(statements: &[Statement], schema: &Schema) -> Locks {
    let mut locks = Locks::new();
    for (table, mode) in statements.iter().flat_map(|statement| &statement.effects.locks) {
        let is_table =
            matches!(schema.payload(&Id::Table(table.clone())), Some(Payload::Table(table)) if table.foreign.is_none());
        if is_table && mode.blocks_writes() {
            let held = locks.entry(table.clone()).or_insert(*mode);
            *held = (*mode).max(*held);
        }
    }
    let all = locks.clone();
    locks.retain(|table, mode| !ancestors(table, schema).iter().any(|above| all.get(above) >= Some(mode)));
    locks
}

/// Whether a lock that others wait for becomes a stronger one.
fn grows(statements: &[Statement], locks: &Locks) -> bool {
    locks.iter().any(|(table, mode)| {
        let taken = statements.iter().filter_map(|statement| statement.effects.locks.get(table));
        taken.into_iter().find(|mode| mode.blocks_writes()).is_some_and(|first| first < mode)
    })
}

/// As rows are written: those that refer before those that are referred to.
fn in_order<'a>(locks: &'a Locks, schema: &Schema) -> Vec<&'a Qualified> {
    let mut open: BTreeSet<&Qualified> = locks.keys().collect();
    let refers = |from: &Qualified, to: &Qualified| {
        schema.iter().any(|(id, fact)| {
            id.table() == Some(from) && matches!(&fact.payload, Payload::ForeignKey(key) if key.target == *to)
        })
    };
    let mut order = Vec::new();
    while let Some(first) = open.first().copied() {
        let is_free = |table: &&&Qualified| !open.iter().any(|other| other != *table && refers(other, table));
        let next = open.iter().find(is_free).copied().unwrap_or(first);
        open.remove(next);
        order.push(next);
    }
    order
}
