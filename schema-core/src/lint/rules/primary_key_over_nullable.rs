//! A primary key over columns that may be NULL reads the whole table while nobody reads or writes it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Rule as Demand;

pub(super) const RULE: Rule = Rule {
    id: "primary_key_over_nullable",
    level: Level::Warn,
    why: "a primary key over columns that may be NULL reads the whole table while nobody reads or writes it",
    help: "set the columns NOT NULL first, through a validated CHECK",
    others: &["PG104"],
    bad: "CREATE TABLE t (id bigint);\nCREATE UNIQUE INDEX t_id ON t (id);\n-- next file\nALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_id;",
    good: "CREATE TABLE t (id bigint NOT NULL);\nCREATE UNIQUE INDEX t_id ON t (id);\n-- next file\nALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_id;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let keys = |demand: &Demand| matches!(demand, Demand::PrimaryKey(_, Some(_)));
    let found = context.constraints().into_iter().filter(|(_, constraint)| keys(&constraint.rule));
    let found = found.filter(|(table, _)| context.effects.scans.contains(table));
    found.map(|(table, _)| format!("all rows of {table} are checked for NULL under ACCESS EXCLUSIVE")).collect()
}
