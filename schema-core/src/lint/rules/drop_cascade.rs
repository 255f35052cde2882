//! `CASCADE` drops what nobody named, and nobody reads in the file what that was.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "drop_cascade",
    level: Level::Warn,
    why: "`CASCADE` drops what nobody named, and nobody reads in the file what that was",
    help: "name each object that goes in a statement of its own",
    others: &[],
    bad: "DROP VIEW v CASCADE;",
    good: "DROP VIEW v;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let cascades = matches!(context.shape, Shape::Drop { cascade: true, .. });
    cascades.then(|| "what depends on it goes as well".to_owned()).into_iter().collect()
}
