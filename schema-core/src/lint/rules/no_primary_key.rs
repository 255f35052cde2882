//! `no_primary_key`: without a primary key no row can be named.

use super::super::{Check, Level, Rule};
use crate::effect::World;
use crate::ident::Qualified;
use crate::sql::Rule as Demand;

pub(super) const RULE: Rule = Rule {
    id: "no_primary_key",
    level: Level::Warn,
    why: "without a primary key no row can be named: logical replication cannot update it, and rows that are alike cannot be told apart",
    help: "give the table a primary key",
    others: &["require-primary-key"],
    bad: "CREATE TABLE t (n integer);",
    good: "CREATE TABLE t (n bigint PRIMARY KEY);",
    check: Check::Table(check),
};

fn check(table: &Qualified, world: &World) -> Vec<String> {
    let has = |name: &Qualified| {
        let constraints = world.relations.get(name).map(|relation| &relation.constraints);
        constraints.is_some_and(|all| all.values().any(|constraint| matches!(constraint.rule, Demand::PrimaryKey(..))))
    };
    if world.above(table).iter().any(has) { Vec::new() } else { vec!["it has no primary key".to_owned()] }
}
