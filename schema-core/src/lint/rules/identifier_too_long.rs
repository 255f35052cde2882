//! PostgreSQL cuts names after 63 bytes without an error, so that two may become one.

use super::super::{Check, Level, Rule, StatementContext};

pub(super) const RULE: Rule = Rule {
    id: "identifier_too_long",
    level: Level::Deny,
    why: "PostgreSQL cuts names after 63 bytes without an error, so that two may become one",
    help: "write a name of at most 63 bytes",
    others: &["identifier-too-long", "NM103"],
    bad: "CREATE TABLE a_table_whose_name_is_so_long_that_the_server_cuts_it_without_telling (id bigint PRIMARY KEY);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY);",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let names = schema_sql::tokens(context.sql).unwrap_or_default().into_iter().filter_map(|token| token.name());
    let long: std::collections::BTreeSet<String> = names.filter(|name| name.len() > crate::ident::MAX_BYTES).collect();
    long.into_iter().map(|name| format!("`{name}` has {} bytes", name.len())).collect()
}
