//! What `lint` warns of, and what the stages are there to make harmless.

use super::waypoints::Point;
use crate::sql::{Action, Shape, read};
use crate::statement::{Allow, Statement};

pub(super) fn allow(point: &Point, statement: &mut Statement) {
    let Ok(shape) = read(&statement.sql) else { return };
    let found = match point {
        Point::Switch => changes_places(&shape),
        Point::Contract => is_used_no_more(&shape),
        _ => None,
    };
    statement.allows.extend(found);
}

fn changes_places(shape: &Shape) -> Option<Allow> {
    let reason = "a trigger keeps both columns equal, so that code reads the same by either name";
    any(shape, |action| matches!(action, Action::RenameColumn(..))).then_some(Allow { rule: "renaming_column", reason })
}

fn is_used_no_more(shape: &Shape) -> Option<Allow> {
    let reason = "`migrate` stops until no code uses it";
    let rule = match shape {
        Shape::Drop { kind, .. } if kind.ends_with("table") => "dropping_table",
        Shape::Drop { kind, .. } if kind == "index" => "index_dropped_not_concurrent",
        _ if any(shape, |action| matches!(action, Action::DropColumn { .. })) => "dropping_column",
        _ => return None,
    };
    Some(Allow { rule, reason })
}

fn any(shape: &Shape, is: impl Fn(&Action) -> bool) -> bool {
    matches!(shape, Shape::Alter { actions, .. } if actions.iter().any(|placed| is(&placed.action)))
}
