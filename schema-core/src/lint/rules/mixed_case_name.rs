//! A name with capitals has to be written in quotes everywhere.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "mixed_case_name",
    level: Level::Off,
    why: "a name with capitals has to be written in quotes everywhere",
    help: "write it in small letters, with `_` between the words",
    others: &["NM101", "NM102"],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, \"firstName\" text);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, first_name text);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    let has = |name: &crate::ident::Ident| name.as_str().contains(char::is_uppercase);
    (has(column.name) || has(&column.table.name))
        .then(|| format!("{} needs quotes", column.table.member(column.name.clone())))
}
