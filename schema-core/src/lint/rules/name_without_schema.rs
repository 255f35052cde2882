//! Where no schema is written, the connection's `search_path` decides which table is meant.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::{Name, Shape};

pub(super) const RULE: Rule = Rule {
    id: "name_without_schema",
    level: Level::Off,
    why: "where no schema is written, the connection's `search_path` decides which table is meant",
    help: "write the schema in front of the name, as `generate` does",
    others: &["require-table-schema"],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY);",
    good: "CREATE TABLE app.t (id bigint PRIMARY KEY);",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let names: Vec<&Name> = match context.shape {
        Shape::CreateTable(table) => vec![&table.name],
        Shape::CreateIndex(index) => vec![&index.table],
        Shape::Alter { kind, name, .. } if kind.ends_with("table") => vec![name],
        Shape::Drop { kind, names, .. } if kind.ends_with("table") => names.iter().collect(),
        Shape::Truncate { tables, .. } | Shape::LockTable { tables, .. } => tables.iter().collect(),
        Shape::Write { table, .. } => table.iter().collect(),
        _ => Vec::new(),
    };
    let bare = names.into_iter().filter(|name| name.schema.is_none());
    bare.map(|name| format!("{} may be in any schema", name.name)).collect()
}
