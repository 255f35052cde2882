//! What `lint` warns of, and what the stages are there to make harmless.

use super::waypoints::Point;
use crate::kind::Id;
use crate::model::Schema;
use crate::sql::{Action, Shape, read};
use crate::statement::{Allow, Statement};

pub(super) fn allow(point: &Point, statement: &mut Statement, after: &Schema) {
    let Ok(shape) = read(&statement.sql) else { return };
    let found = match point {
        Point::Expand => is_still_called_so(&shape, after),
        Point::Switch => changes_places(&shape),
        Point::Contract => is_used_no_more(&shape),
        _ => None,
    };
    statement.allows.extend(found);
}

fn is_still_called_so(shape: &Shape, after: &Schema) -> Option<Allow> {
    let Shape::Alter { kind, name, .. } = shape else { return None };
    let reason = "a view has the old name";
    let leaves_a_view = after.contains(&Id::View(name.qualified()));
    let is_renamed = kind == "table" && leaves_a_view && any(shape, |action| matches!(action, Action::Rename(_)));
    is_renamed.then_some(Allow { rule: "renaming_table", reason })
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
