//! Code of the old version, which runs until the deployment is done, writes and reads the value as it was.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "renaming_value",
    level: Level::Warn,
    why: "code of the old version, which runs until the deployment is done, writes and reads the value as it was",
    help: "add the new value, go over to it, and leave the old one",
    others: &["BC103"],
    bad: "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';",
    good: "ALTER TYPE mood ADD VALUE 'blue';",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::RenameValue { name } = context.shape else { return Vec::new() };
    vec![format!("a value of {} is called differently", name.qualified())]
}
