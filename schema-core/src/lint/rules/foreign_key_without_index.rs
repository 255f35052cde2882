//! Without an index, each row that is deleted or renumbered in the other table reads all of this one.

use super::super::{Check, Level, Rule};
use crate::effect::World;
use crate::ident::{Ident, Qualified};
use crate::sql::Rule as Demand;

pub(super) const RULE: Rule = Rule {
    id: "foreign_key_without_index",
    level: Level::Warn,
    why: "without an index, each row that is deleted or renumbered in the other table reads all of this one",
    help: "make an index that begins with the columns of the foreign key",
    others: &["missing-foreign-key-index"],
    bad: "CREATE TABLE u (id bigint PRIMARY KEY);\nCREATE TABLE t (id bigint PRIMARY KEY, u_id bigint REFERENCES u (id));",
    good: "CREATE TABLE u (id bigint PRIMARY KEY);\nCREATE TABLE t (id bigint PRIMARY KEY, u_id bigint REFERENCES u (id));\nCREATE INDEX ON t (u_id);",
    check: Check::Table(check),
};

fn check(table: &Qualified, world: &World) -> Vec<String> {
    let Some(relation) = world.relations.get(table) else { return Vec::new() };
    let covering = super::covering(table, world);
    let found = relation.constraints.values().filter_map(|constraint| match &constraint.rule {
        Demand::ForeignKey(columns, target, _) => Some((columns, target)),
        _ => None,
    });
    let begins = |columns: &[Ident]| {
        covering.iter().any(|index| {
            index.len() >= columns.len()
                && columns.iter().all(|column| index[..columns.len()].contains(&column.to_string()))
        })
    };
    let found = found.filter(|(columns, _)| !begins(columns));
    found
        .map(|(columns, target)| {
            format!("({}) refers to {}, and no index begins with it", crate::ident::list(columns), target.qualified())
        })
        .collect()
}
