//! The trigger that keeps two columns equal while one takes the place of the other.

use super::sides::Sides;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::function::{Function, Interface};
use crate::kind::key::Deferrable;
use crate::kind::trigger::{Event, Timing, Trigger};
use crate::kind::trigger_state::State;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use crate::naming::object_name;

/// Triggers fire in the order of their names (manual, 39.1): what another one writes is to be seen.
pub(super) fn after_all_triggers(column: &Member, name: &Ident, sides: &Sides<'_>) -> Ident {
    let schemas = [sides.from, sides.to];
    let others = schemas.into_iter().flat_map(Schema::iter).filter_map(|(id, _)| match id {
        Id::Trigger(other) if other.table == column.table => Some(other.name.as_str()),
        _ => None,
    });
    match others.max() {
        Some(last) if last >= name.as_str() => Ident::new(object_name(last, column.name.as_str(), "equal")),
        _ => name.clone(),
    }
}

/// A column of the row, whose name may be a word of PL/pgSQL.
fn of_row(row: &str, column: &Ident) -> String {
    format!("{row}.\"{}\"", column.as_str().replace('"', "\"\""))
}

/// One column follows the one that was written.
pub(super) fn follow(column: &Member, value: &str) -> String {
    format!("{} := (SELECT {value} FROM (SELECT NEW.*) AS written);", of_row("NEW", &column.name))
}

/// What the old type cannot hold shall not stand in the way of what is written as the new one.
pub(super) fn if_it_fits(follow: &str, column: &Member) -> String {
    format!(
        "BEGIN\n        {follow}\n    EXCEPTION WHEN data_exception THEN\n        {} := NULL;\n    END;",
        of_row("NEW", &column.name)
    )
}

/// Whichever of two columns is written, the other one follows: `forth` leads to the new one, `back` to the old. Where neither
/// is, the one that is empty is filled. Images of rows are compared, since not every type has an `=` (manual, 9.24.6).
pub(super) fn either(old: &Member, new: &Member, forth: &str, back: &str) -> String {
    let image = |row, column| format!("ROW({})::record", of_row(row, column));
    let writes = |column| format!("TG_OP = 'UPDATE' AND {} *<> {}", image("NEW", column), image("OLD", column));
    let (old, new) = (&old.name, &new.name);
    format!(
        "IF {} THEN\n        {back}\n    ELSIF {} OR {} IS NULL THEN\n        {forth}\n    ELSE\n        \
         {back}\n    END IF;",
        writes(new),
        writes(old),
        of_row("NEW", new),
    )
}

/// The function that writes `what` into the row, of which a column may be called `new`.
pub(super) fn function(name: &Qualified, what: &str) -> Payload {
    let definition = format!(
        "CREATE OR REPLACE FUNCTION {name}()\n RETURNS trigger\n LANGUAGE plpgsql\nAS $equal$\n#variable_conflict use_column\nBEGIN\n    \
         {what}\n    RETURN NEW;\nEND\n$equal$"
    );
    let interface = Interface { result: Some("trigger".to_owned()), ..Interface::default() };
    Payload::Function(Function { definition, interface })
}

/// The trigger that calls it, whatever is written.
pub(super) fn before_each_row(function: &Qualified) -> Payload {
    Payload::Trigger(Trigger {
        constraint: false,
        timing: Timing::Before,
        events: vec![Event::Insert, Event::Update],
        columns: Vec::new(),
        row: true,
        from: None,
        deferrable: Deferrable::No,
        old_table: None,
        new_table: None,
        when: None,
        execute: format!("{function}()"),
        enabled: State::Origin,
    })
}
