//! Puts rows into tables, as far as that goes.

use super::columns::{Column, quoted};
use super::values::{VARIANTS, value};
use sqlx::{AssertSqlSafe, Executor, PgConnection};

/// How many rows a table gets.
const ROWS: usize = 2;

/// Puts rows into the tables; one that takes none stays empty.
pub(crate) async fn fill(connection: &mut PgConnection, columns: &[Column]) {
    let mut waiting: Vec<&[Column]> = columns.chunk_by(Column::is_of).collect();
    // A table waits for those that it refers to.
    loop {
        let before = waiting.len();
        let mut left = Vec::new();
        for table in waiting {
            if !filled(connection, table).await {
                left.push(table);
            }
        }
        if left.is_empty() || left.len() == before {
            return;
        }
        waiting = left;
    }
}

async fn filled(connection: &mut PgConnection, table: &[Column]) -> bool {
    let mut any = false;
    for row in 1..=ROWS {
        for variant in 0..VARIANTS {
            if connection.execute(AssertSqlSafe(insert(table, row, variant))).await.is_ok() {
                any = true;
                break;
            }
        }
    }
    any
}

fn insert(table: &[Column], row: usize, variant: usize) -> String {
    let given: Vec<&Column> = table.iter().filter(|column| !column.generated).collect();
    let place = table.first().map(Column::place).unwrap_or_default();
    let names: Vec<_> = given.iter().map(|column| quoted(&column.name)).collect();
    let values: Vec<_> = given.iter().map(|column| value(column, row, variant)).collect();
    let (names, values) = (names.join(", "), values.join(", "));
    format!("INSERT INTO {place} ({names}) OVERRIDING SYSTEM VALUE VALUES ({values})")
}
