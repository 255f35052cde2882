//! Columns that become NOT NULL, and new columns whose values PostgreSQL would rewrite the table for.
//!
//! A check that holds for new rows at once, and is then checked for the others, lets `SET NOT NULL` take no time (manual,
//! `ALTER TABLE`). NULLs that a default should fill are filled in batches before.

use super::fill::fill;
use super::numbers::number_meanwhile;
use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use crate::expression::words;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::check::{Check, not_null};
use crate::kind::column::Column;
use crate::kind::trigger::fired;
use crate::kind::{Id, Payload};
use crate::model::Fact;
use crate::naming::free_name;
use std::collections::BTreeMap;

/// Functions that give one value for a whole statement: PostgreSQL keeps it once for all rows of a new column.
const STABLE: [&str; 9] = [
    "now",
    "transaction_timestamp",
    "statement_timestamp",
    "current_setting",
    "to_timestamp",
    "make_date",
    "make_interval",
    "coalesce",
    "lower",
];

/// What is to be set where, in one pass over a table.
type Fills = BTreeMap<Qualified, Vec<(Ident, String)>>;

pub(super) fn columns(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    let mut fills = Fills::new();
    for (id, fact) in sides.to.iter() {
        let (Id::Column(name), Payload::Column(column)) = (id, &fact.payload) else { continue };
        let comes_with_its_type = sides.needs_replaced(fact) && !sides.from.contains(id);
        if !sides.stays(&name.table) || sides.is_foreign(&name.table) || comes_with_its_type {
            continue;
        }
        match sides.from.get(id).map(|old| (old, &old.payload)) {
            Some((old, Payload::Column(before)))
                if column.not_null && !before.not_null && !sides.goes_over(id, fact) =>
            {
                becomes_not_null(name, before, old, sides, waypoints, &mut fills);
            }
            None if sides.to.contains(&Id::Generated(name.clone())) => waits_for_its_values(name, sides, waypoints),
            None => is_new(name, column, fact, sides, waypoints, &mut fills),
            _ => {}
        }
    }
    for (table, columns) in fills {
        let point = Point::Fill(Id::Table(table.clone()));
        let names: Vec<Ident> = columns.iter().map(|(name, _)| name.clone()).collect();
        let fill = fill(&table, &columns, sides.is_partitioned(&table)).fires(fired(&table, &names, sides.from));
        waypoints.fill_at(point, fill);
    }
}

/// A generated column may have no NULLs once the columns have none that it is computed from.
fn waits_for_its_values(name: &Member, sides: &Sides<'_>, waypoints: &mut Waypoints) {
    let needs = sides.to.get(&Id::Generated(name.clone())).map(|fact| &fact.needs);
    let becomes_not_null = |need: &Id| match (sides.from.payload(need), sides.to.payload(need)) {
        (Some(Payload::Column(from)), Some(Payload::Column(to))) => to.not_null && !from.not_null,
        _ => false,
    };
    if needs.into_iter().flatten().any(becomes_not_null) {
        waypoints.absent(&Id::Column(name.clone()), Point::Constrain);
    }
}

fn becomes_not_null(
    name: &Member,
    before: &Column,
    old: &Fact,
    sides: &Sides<'_>,
    waypoints: &mut Waypoints,
    fills: &mut Fills,
) {
    let id = Id::Column(name.clone());
    let retyped = sides.to.payload(&id).is_some_and(
        |new| matches!(new, Payload::Column(new) if (Column { not_null: true, ..before.clone() }) != *new),
    );
    // The rows are rewritten anyway, or numbered, or are those of a primary key.
    if retyped || sides.to.contains(&Id::Identity(name.clone())) || is_in_key_at_once(&id, sides, waypoints) {
        return;
    }
    if let Some(Payload::Default(default)) = sides.to.payload(&Id::Default(name.clone())) {
        fills.entry(name.table.clone()).or_default().push((name.name.clone(), default.expression.clone()));
    }
    let filled = sides.to.contains(&Id::Default(name.clone()));
    waypoints.is(&id, Point::Constrain, old.clone());
    hold_not_null(name, filled.then_some(Point::Guard), Point::Constrain, sides, waypoints);
}

fn is_new(
    name: &Member,
    column: &Column,
    fact: &Fact,
    sides: &Sides<'_>,
    waypoints: &mut Waypoints,
    fills: &mut Fills,
) {
    let id = Id::Column(name.clone());
    let (default, identity) = (Id::Default(name.clone()), Id::Identity(name.clone()));
    let expression = match (sides.to.payload(&default), sides.to.contains(&identity)) {
        (_, true) => number_meanwhile(name, sides, waypoints),
        (Some(Payload::Default(default)), false) if is_volatile(&default.expression) => default.expression.clone(),
        _ => return,
    };
    waypoints.absent(&default, Point::Default);
    fills.entry(name.table.clone()).or_default().push((name.name.clone(), expression));
    if column.not_null {
        let nullable = Column { not_null: false, ..column.clone() };
        waypoints.is(&id, Point::Constrain, Fact { payload: Payload::Column(nullable), ..fact.clone() });
        hold_not_null(name, Some(Point::Guard), Point::Constrain, sides, waypoints);
    }
}

/// Whether a primary key makes the column NOT NULL from the first stage on.
fn is_in_key_at_once(id: &Id, sides: &Sides<'_>, waypoints: &Waypoints) -> bool {
    let keys = sides.to.iter().filter(|(key, fact)| matches!(key, Id::PrimaryKey(_)) && fact.needs.contains(id));
    keys.into_iter().any(|(key, _)| !waypoints.waits(key))
}

/// A check that stands for NOT NULL until `until`; where rows are filled before, it comes at `from`, and none will fail.
pub(super) fn hold_not_null(
    name: &Member,
    from: Option<Point>,
    until: Point,
    sides: &Sides<'_>,
    waypoints: &mut Waypoints,
) -> Id {
    let taken = |free: &Ident| {
        let id = Id::Check(name.table.member(free.clone()));
        sides.from.contains(&id) || sides.to.contains(&id)
    };
    let base = format!("{}_{}", name.table.name.as_str(), name.name.as_str());
    let id = Id::Check(name.table.member(free_name(&base, "not_null", taken)));
    let needs = vec![Id::Column(name.clone()), Id::Table(name.table.clone())];
    let fact =
        |not_valid| Fact { payload: Payload::Check(Check { not_valid, ..not_null(name) }), needs: needs.clone() };
    if let Some(from) = from {
        waypoints.absent(&id, from);
        waypoints.counted(&id, None);
    }
    waypoints.is(&id, Point::Validate, fact(true));
    waypoints.is(&id, until, fact(false));
    id
}

/// Whether a new column with this default may have another value in each row. What is not known may.
fn is_volatile(expression: &str) -> bool {
    words(expression).into_iter().any(|word| {
        let called = expression[word.range.end..].trim_start().starts_with('(');
        let cast = expression[..word.range.start].trim_end().ends_with("::");
        called && !cast && !STABLE.contains(&word.name.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::is_volatile;

    #[test]
    fn constants_and_the_time_of_the_transaction_are_kept_once() {
        for expression in ["0", "'a(b)'::text", "now()", "CURRENT_TIMESTAMP", "'1'::numeric(10,2)", "'{}'::jsonb"] {
            assert!(!is_volatile(expression), "{expression}");
        }
        for expression in ["gen_random_uuid()", "nextval('s'::regclass)", "clock_timestamp()", "app.next()"] {
            assert!(is_volatile(expression), "{expression}");
        }
    }
}
