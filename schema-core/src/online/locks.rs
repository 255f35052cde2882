//! A transaction takes the locks that others wait for at its beginning, and where there are several, all or none.
//!
//! Who holds one table and waits for another one may wait for somebody who waits for the first. PostgreSQL ends such a circle
//! by an error for whoever has waited in it for a second (`deadlock_timeout`): that shall not be the application.

use crate::ident::{Qualified, literal};
use crate::kind::descent::{ancestors, descendants};
use crate::kind::{Id, Payload};
use crate::model::Schema;
use crate::statement::{Allow, LockMode, Statement};
use std::collections::BTreeMap;

/// Within this time, in milliseconds, all locks are there, or none.
const ALL: usize = 900;

/// The least time to wait for one of them.
const ONE: usize = 50;

/// With what the statement begins that takes several locks.
pub(crate) const TAKES_LOCKS: &str = "DO $locks$";

/// What a lock is on, and which.
type Locks = BTreeMap<Qualified, LockMode>;

/// The statements that come before those of a transaction, of which the effects are known.
pub(super) fn taken_first(statements: &[Statement], schema: &Schema) -> Vec<Statement> {
    if statements.iter().any(|statement| statement.effects.outside_transaction) {
        return Vec::new();
    }
    let locks = strongest(statements, schema);
    let count: usize = locks.keys().map(|table| 1 + descendants(table, schema).len()).sum();
    let lock = |(table, mode): (&Qualified, &LockMode)| format!("{table} IN {mode} MODE");
    match locks.first_key_value() {
        Some(_) if count > 1 => {
            let timeout = Statement::new(format!("SET LOCAL lock_timeout = '{}ms'", (ALL / count).max(ONE)));
            vec![timeout, all_or_none(&locks.iter().map(lock).collect::<Vec<_>>())]
        }
        Some(only) if grows(statements, &locks) => {
            let reason = "what follows needs the lock";
            let allows = vec![Allow { rule: "lock_table", reason }];
            vec![Statement { allows, ..Statement::new(format!("LOCK TABLE {}", lock(only))) }]
        }
        _ => Vec::new(),
    }
}

/// The tables that others wait for. A table is locked with those that come from it.
pub(super) fn strongest(statements: &[Statement], schema: &Schema) -> Locks {
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
        let mut taken = statements.iter().filter_map(|statement| statement.effects.locks.get(table));
        taken.find(|mode| mode.blocks_writes()).is_some_and(|first| first < mode)
    })
}

/// Who writes in which order is not known: another one is tried each time, and meanwhile nothing is locked.
fn all_or_none(locks: &[String]) -> Statement {
    let locks: Vec<String> = locks.iter().map(|lock| literal(lock)).collect();
    let sql = format!(
        "{TAKES_LOCKS}
DECLARE
    one text;
BEGIN
    FOR attempt IN 1..100 LOOP
        BEGIN
            FOR one IN SELECT unnest(ARRAY[{}]) ORDER BY random() LOOP
                EXECUTE 'LOCK TABLE ' || one;
            END LOOP;
            RETURN;
        EXCEPTION WHEN lock_not_available THEN
            IF attempt = 100 THEN
                RAISE;
            END IF;
            PERFORM pg_sleep(random() / 5);
        END;
    END LOOP;
END
$locks$",
        locks.join(", ")
    );
    let reason = "it takes the locks that what follows needs, all or none";
    Statement { allows: vec![Allow { rule: "unread_statement", reason }], ..Statement::new(sql) }
}
