//! The rules on a schema: its tables and their columns.

use super::file::active;
use super::{Check, ColumnContext, Finding, Levels, Rule};
use crate::effect::World;
use crate::effect::world::{Relation, RelationKind};
use crate::ident::Qualified;
use crate::model::Schema;
use crate::sql::Rule as Demand;

/// What the rules find in a schema; what one of them says of several columns of a table is one finding.
pub fn lint_schema(schema: &Schema, levels: &Levels) -> Vec<Finding> {
    let world = World::of(schema);
    let mut findings = Vec::new();
    for (name, relation) in &world.relations {
        if !matches!(relation.kind, RelationKind::Table | RelationKind::Partitioned) {
            continue;
        }
        for rule in active(levels).filter(|rule| !levels.allows(rule.id, name)) {
            let messages = match rule.check {
                Check::Table(check) => check(name, &world),
                Check::Column(check) => columns(name, relation, check),
                Check::Statement(_) | Check::Text => Vec::new(),
            };
            findings.extend(messages.into_iter().map(|message| finding(rule, levels, name, message)));
        }
    }
    findings
}

fn columns(table: &Qualified, relation: &Relation, check: fn(&ColumnContext<'_>) -> Option<String>) -> Vec<String> {
    let key = relation.constraints.values().find_map(|constraint| match &constraint.rule {
        Demand::PrimaryKey(columns, _) => Some(columns.as_slice()),
        _ => None,
    });
    let found = relation.columns.iter().filter_map(|(name, column)| {
        let in_primary_key = key.is_some_and(|key| key.contains(name));
        check(&ColumnContext { table, name, sql_type: &column.sql_type, in_primary_key })
    });
    let found: Vec<String> = found.collect();
    if found.is_empty() { found } else { vec![found.join("; ")] }
}

fn finding(rule: &Rule, levels: &Levels, table: &Qualified, message: String) -> Finding {
    Finding {
        rule: rule.id,
        level: levels.level(rule.id),
        file: None,
        line: None,
        table: Some(table.clone()),
        statement: None,
        message,
        help: rule.help,
    }
}
