//! `changing_column_type`: most changes of a type write the whole table anew while nobody reads or writes it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "changing_column_type",
    level: Level::Warn,
    why: "most changes of a type write the whole table anew while nobody reads or writes it, and code that runs reads another type than it expects",
    help: "add a column of the new type, keep both equal by a trigger, fill it in batches, and go over to it",
    others: &["changing-column-type", "change_column", "PG301", "PG302"],
    bad: "CREATE TABLE t (n integer);\n-- next file\nALTER TABLE t ALTER COLUMN n TYPE text;",
    good: "CREATE TABLE t (n varchar(10));\n-- next file\nALTER TABLE t ALTER COLUMN n TYPE text;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(table, action)| match action {
        Action::SetType { column, .. } => Some((table, column)),
        _ => None,
    });
    let found = found.filter_map(|(table, column)| {
        let is_known = context.world.column(&table, column).is_some();
        match (is_known, context.effects.rewrites.contains(&table), context.effects.scans.contains(&table)) {
            (false, ..) => {
                Some(format!("{table} may be written anew under ACCESS EXCLUSIVE: what {column} was is not known"))
            }
            (true, true, _) => Some(format!("{table} is written anew under ACCESS EXCLUSIVE")),
            (true, false, true) => Some(format!("all of {table} is read under ACCESS EXCLUSIVE")),
            (true, false, false) => None,
        }
    });
    found.collect()
}
