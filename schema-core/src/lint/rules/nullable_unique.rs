//! NULLs are not alike to a unique key, so that any number of rows may have one.

use super::super::{Check, Level, Rule};
use crate::effect::World;
use crate::ident::{Ident, Qualified};
use crate::sql::Rule as Demand;

pub(super) const RULE: Rule = Rule {
    id: "nullable_unique",
    level: Level::Warn,
    why: "NULLs are not alike to a unique key, so that any number of rows may have one",
    help: "write NOT NULL, or `NULLS NOT DISTINCT` where one NULL is meant",
    others: &[],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, email text UNIQUE);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);",
    check: Check::Table(check),
};

fn check(table: &Qualified, world: &World) -> Vec<String> {
    let Some(relation) = world.relations.get(table) else { return Vec::new() };
    let nullable = |columns: &[Ident]| columns.iter().find(|column| !world.is_not_null(table, column)).cloned();
    let found = relation.constraints.iter().filter_map(|(name, constraint)| match &constraint.rule {
        Demand::Unique(columns, _) if !constraint.nulls_not_distinct => Some((name, nullable(columns)?)),
        _ => None,
    });
    found.map(|(name, column)| format!("{column} of {name} may be NULL")).collect()
}
