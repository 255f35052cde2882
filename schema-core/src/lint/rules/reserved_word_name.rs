//! A name that is a key word has to be written in quotes everywhere.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "reserved_word_name",
    level: Level::Off,
    why: "a name that is a key word has to be written in quotes everywhere",
    help: "choose another name",
    others: &["NM104"],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, \"order\" integer);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, rank integer);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    let quoted = |name: &crate::ident::Ident| {
        name.to_string().starts_with('"') && name.as_str().chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    (quoted(column.name) || quoted(&column.table.name))
        .then(|| format!("{} is a key word", column.table.member(column.name.clone())))
}
