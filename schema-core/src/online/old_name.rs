//! A table that gets another name leaves a view of the old one, through which the application of before reads and writes until
//! it says the new name.
//!
//! PostgreSQL carries inserts, updates and deletes through a view of one table to that (manual, `CREATE VIEW`, Updatable Views).

use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use crate::ident::{Ident, Member, Qualified};
use crate::kind::descent::ancestors;
use crate::kind::grant::Grantee;
use crate::kind::object::Slot;
use crate::kind::view::{View, ViewColumn};
use crate::kind::{Id, Payload};
use crate::model::{Fact, Schema};

pub(super) fn old_names(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    let expanded = waypoints.at(&Point::Expand, sides.to);
    // Where the application has to be another one for something else, it says the new name from then on. A view would follow a
    // column that changes its type to the place that this has left.
    let until = if sides.exchanged().next().is_some() { Point::Switch } else { Point::Contract };
    for (old, new) in sides.renamed_tables() {
        let new = &new;
        if !may_be_a_view(old, new, sides) {
            continue;
        }
        let id = Id::View(old.clone());
        waypoints.nothing_needs(&id);
        for (said, fact) in said_of_table(new, &id, &expanded) {
            waypoints.is(&said, until.clone(), fact);
        }
        waypoints.is(&id, until.clone(), view(new, sides.columns_before(old), &expanded));
        waypoints.absent(&id, Point::Expand);
        waypoints.pause_at(
            until.clone(),
            format!(
                "deploy the application that says {new} in place of {old}, which is a view of it: until then, no TRUNCATE, \
                 COPY FROM or ON CONFLICT ON CONSTRAINT goes through {old}"
            ),
        );
    }
}

/// Whether nothing else has the name, and who reads the view sees the same rows: it shows those that its owner sees.
fn may_be_a_view(old: &Qualified, new: &Qualified, sides: &Sides<'_>) -> bool {
    let hides_rows = |schema: &Schema| match schema.payload(&Id::Table(new.clone())) {
        Some(Payload::Table(table)) => table.row_level_security,
        _ => false,
    };
    let slots = [Slot::Relation(old.clone()), Slot::Type(old.clone())];
    let takes_it = |schema: &Schema| {
        schema.iter().any(|(id, fact)| fact.payload.slots(id).iter().any(|slot| slots.contains(slot)))
    };
    !takes_it(sides.to)
        && !takes_it(sides.from)
        && sides.stays(new)
        && ancestors(new, sides.to).is_empty()
        && !hides_rows(sides.from)
        && !hides_rows(sides.to)
}

/// The view of the columns that there were before, by their names of before.
fn view(table: &Qualified, before: Vec<(Ident, Member)>, expanded: &Schema) -> Fact {
    let mut needs = vec![Id::Table(table.clone())];
    let (mut columns, mut listed) = (Vec::new(), Vec::new());
    for (old, name) in before {
        let id = Id::Column(name);
        let (Some(Payload::Column(column)), Id::Column(name)) = (expanded.payload(&id), &id) else { continue };
        listed.push(if old == name.name { old.to_string() } else { format!("{} AS {old}", name.name) });
        columns.push(ViewColumn { name: old, sql_type: column.sql_type.clone(), collation: column.collation.clone() });
        needs.push(id);
    }
    let query = format!(" SELECT {}\n   FROM {table}", listed.join(",\n    "));
    let view = View { columns, query, parameters: Default::default(), defaults: Default::default() };
    Fact { payload: Payload::View(view), needs }
}

/// Who owns the table and who may do what with it is so for the view.
fn said_of_table(table: &Qualified, view: &Id, expanded: &Schema) -> Vec<(Id, Fact)> {
    let table = Id::Table(table.clone());
    let said = expanded.iter().filter_map(|(id, fact)| {
        let of_view = match id {
            Id::Owner(on) if **on == table => Id::Owner(Box::new(view.clone())),
            Id::Grant(grantee) if *grantee.on == table => {
                Id::Grant(Grantee { on: Box::new(view.clone()), ..grantee.clone() })
            }
            _ => return None,
        };
        let needs = fact.needs.iter().map(|need| if *need == table { view.clone() } else { need.clone() });
        Some((of_view, Fact { payload: fact.payload.clone(), needs: needs.collect() }))
    });
    said.collect()
}
