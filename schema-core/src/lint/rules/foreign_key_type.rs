//! `foreign_key_type`: a foreign key between different types compares what may not be equal.

use super::super::{Check, Level, Rule};
use crate::effect::World;
use crate::ident::Qualified;
use crate::sql::Rule as Demand;

pub(super) const RULE: Rule = Rule {
    id: "foreign_key_type",
    level: Level::Warn,
    why: "a foreign key between different types compares what may not be equal, and takes no index where they are of different kinds",
    help: "give both columns the same type",
    others: &[],
    bad: "CREATE TABLE u (id bigint PRIMARY KEY);\nCREATE TABLE t (id bigint PRIMARY KEY, u_id integer REFERENCES u (id));\nCREATE INDEX ON t (u_id);",
    good: "CREATE TABLE u (id bigint PRIMARY KEY);\nCREATE TABLE t (id bigint PRIMARY KEY, u_id bigint REFERENCES u (id));\nCREATE INDEX ON t (u_id);",
    check: Check::Table(check),
};

fn check(table: &Qualified, world: &World) -> Vec<String> {
    let Some(relation) = world.relations.get(table) else { return Vec::new() };
    let single = relation.constraints.values().filter_map(|constraint| match &constraint.rule {
        Demand::ForeignKey(columns, target, _) if columns.len() == 1 => Some((&columns[0], target.qualified())),
        _ => None,
    });
    let found = single.filter_map(|(column, target)| {
        let own = &world.column(table, column)?.sql_type;
        let key = world.relations.get(&target)?.constraints.values().find_map(|constraint| match &constraint.rule {
            Demand::PrimaryKey(columns, _) if columns.len() == 1 => Some(&columns[0]),
            _ => None,
        })?;
        let other = &world.column(&target, key)?.sql_type;
        let number =
            |name: &str| ["integer", "bigint", "smallint", "serial", "bigserial", "smallserial"].contains(&name);
        let size = |name: &str| name.replace("serial", "int").replace("integer", "int");
        (number(own) && number(other) && size(own) != size(other))
            .then(|| format!("{column} is {own}, and {} is {other}", target.member(key.clone())))
    });
    found.collect()
}
