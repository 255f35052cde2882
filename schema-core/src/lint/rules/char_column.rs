//! `char(n)` is padded with blanks, which no comparison counts, and is no faster than text.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "char_column",
    level: Level::Warn,
    why: "`char(n)` is padded with blanks, which no comparison counts, and is no faster than text",
    help: "write `text`, with a CHECK where the length matters",
    others: &["ban-char-field"],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, code char(3));",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, code text);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    let base = column.sql_type.trim_end_matches("[]");
    (base == "character" || base.starts_with("character(")).then(|| format!("{} is {}", column.name, column.sql_type))
}
