//! A new identity column of a table with rows is numbered by a sequence of its own, until the rows that were there before are
//! filled and it can be NOT NULL.

use super::index::free;
use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use crate::ident::{Ident, Member, Qualified, literal};
use crate::kind::default::Default as ColumnDefault;
use crate::kind::sequence::{Options, Sequence};
use crate::kind::{Id, Payload};
use crate::model::{Fact, Schema};
use crate::statement::Statement;

/// Only a column that is NOT NULL can be an identity column: until then a sequence of its own numbers the rows.
pub(super) fn number_meanwhile(name: &Member, sides: &Sides<'_>, waypoints: &mut Waypoints) -> String {
    let base = name.table.sibling(Ident::new(format!("{}_{}", name.table.name.as_str(), name.name.as_str())));
    let sequence = free(&base, "numbers", sides);
    let expression = format!("nextval({}::regclass)", literal(&sequence.to_string()));
    waypoints.numbered_by(Id::Identity(name.clone()), sequence.clone());
    let id = Id::Sequence(sequence);
    let numbers = Sequence { sql_type: "bigint".to_owned(), unlogged: false, options: Options::default() };
    let default = Payload::Default(ColumnDefault { expression: expression.clone() });
    let needs = vec![id.clone(), Id::Column(name.clone()), Id::Table(name.table.clone())];
    waypoints.is(&id, Point::Constrain, Fact { payload: Payload::Sequence(numbers), needs: Vec::new() });
    waypoints.is(&Id::Default(name.clone()), Point::Constrain, Fact { payload: default, needs });
    waypoints.absent(&Id::Identity(name.clone()), Point::Constrain);
    expression
}

/// The identity column goes on where the sequence stopped, which is then dropped: to look for the last number would keep the
/// table locked while all of it is read. Whether it is the step that drops the sequence, which has to come last.
pub(super) fn hand_over(id: &Id, to: &Schema, waypoints: &Waypoints, statements: &mut [Statement]) -> bool {
    if let (Some(numbers), Some(Payload::Identity(identity))) = (waypoints.numbers().get(id), to.payload(id))
        && identity.options == Options::default()
        && let Some(past) = statements.iter_mut().find(|statement| statement.sql.starts_with("SELECT setval("))
    {
        let own = literal(&identity.sequence.to_string());
        *past = Statement::new(format!("SELECT setval({own}, last_value, is_called) FROM {numbers}"));
    }
    let is_numbers = |name: &Qualified| waypoints.numbers().values().any(|numbers| numbers == name);
    matches!(id, Id::Sequence(name) if is_numbers(name) && !to.contains(id))
}

/// The numbers of an identity column that goes over go on where they were, though the rows with the last ones may be gone. Its
/// sequence goes with the old column, so that the transaction keeps the last number.
pub(super) fn go_on(id: &Id, from: &Schema, waypoints: &Waypoints, statements: &mut Vec<Statement>) {
    for (place, (old, new)) in waypoints.continued().iter().enumerate() {
        let setting = format!("'online.numbers_{place}'");
        let numbered = from.payload(new).or_else(|| from.payload(old));
        if let (true, Some(Payload::Identity(identity))) = (id == old, numbered) {
            let keep = format!(
                "SELECT set_config({setting}, last_value::text, true) FROM {} WHERE is_called",
                identity.sequence
            );
            statements.insert(0, Statement::new(keep));
        }
        if let (true, Some(name)) = (id == new, new.member().map(|column| &column.name)) {
            let past = statements.iter_mut().filter(|statement| statement.sql.starts_with("SELECT setval("));
            past.for_each(|past| {
                let descends = past.sql.contains(&format!("min({name})"));
                let (last, furthest) = if descends { ("min", "least") } else { ("max", "greatest") };
                let value = format!("{last}({name})");
                let kept = format!("{furthest}({value}, nullif(current_setting({setting}, true), '')::bigint)");
                past.sql = past.sql.replace(&value, &kept);
            });
        }
    }
}
