//! An index whose columns begin another one, or a key, is kept up with every write and never needed.

use super::super::{Check, Level, Rule};
use crate::effect::World;
use crate::ident::Qualified;

pub(super) const RULE: Rule = Rule {
    id: "redundant_index",
    level: Level::Warn,
    why: "an index whose columns begin another one, or a key, is kept up with every write and never needed",
    help: "drop it",
    others: &["duplicate-index"],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer);\nCREATE INDEX t_a ON t (a);\nCREATE INDEX t_a_b ON t (a, b);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, a integer, b integer);\nCREATE INDEX t_a_b ON t (a, b);",
    check: Check::Table(check),
};

fn check(table: &Qualified, world: &World) -> Vec<String> {
    let own = world.indexes.iter().filter(|(_, index)| index.table == *table && index.is_plain()).collect::<Vec<_>>();
    let keys = super::keys(table, world);
    let found = own.iter().filter(|(_, index)| !index.unique).filter_map(|(name, index)| {
        let begins = |other: &[String]| other.starts_with(&index.elements);
        // Of two that are alike, one is found.
        let other = own.iter().find(|(other, covering)| {
            other != name
                && begins(&covering.elements)
                && (covering.elements != index.elements || covering.unique || other < name)
        });
        let by = other.map(|(other, _)| other.name.to_string());
        let by = by.or_else(|| keys.iter().find(|(_, columns)| begins(columns)).map(|(key, _)| key.clone()))?;
        Some(format!("{} is covered by {by}", name.name))
    });
    found.collect()
}
