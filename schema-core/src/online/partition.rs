//! A table that becomes a partition, or a new partition beside the default one, without being read while it is locked: a check
//! says beforehand that the rows are where they belong.
//!
//! PostgreSQL reads the rows of a table that it attaches, and those of the default partition, unless a constraint tells it
//! what it wants to know (manual, 5.11.2.2).

use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use crate::ident::{Ident, Member, Qualified};
use crate::kind::check::Check;
use crate::kind::table::{Partition, Table};
use crate::kind::{Id, Payload, bound};
use crate::model::{Fact, Schema};
use crate::naming::free_name;

pub(super) fn partitions(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    for (name, to) in tables(sides.to) {
        let before = tables(sides.from).find(|(other, _)| *other == name);
        let (Some(partition), true) = (&to.partition_of, before.is_none_or(|(_, from)| is_alone(from))) else {
            continue;
        };
        let Some((key, rows)) = rows(partition, sides) else { continue };
        let attached = before.is_some() && !sides.is_foreign(name) && !sides.is_made_anew(name);
        if attached {
            hold(&name.member(key.clone()), &rows, sides, waypoints);
        }
        let default = default_of(&partition.parent, sides);
        if let Some(default) = default {
            hold(&default.member(key), &format!("(NOT {rows})"), sides, waypoints);
        }
        if attached || default.is_some() {
            wait(name, sides, waypoints);
        }
    }
}

fn tables(schema: &Schema) -> impl Iterator<Item = (&Qualified, &Table)> {
    schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Table(name), Payload::Table(table)) => Some((name, table)),
        _ => None,
    })
}

fn is_alone(table: &Table) -> bool {
    table.partition_of.is_none() && table.partition_by.is_none() && table.inherits.is_empty()
}

/// The column by which the table is divided all along, and what holds for the rows of the partition.
fn rows(partition: &Partition, sides: &Sides<'_>) -> Option<(Ident, String)> {
    let divided = |schema: &Schema| {
        let by = tables(schema).find(|(name, _)| **name == partition.parent)?.1.partition_by.clone()?;
        let key = by.split_once(" (")?.1.strip_suffix(')')?.to_owned();
        let column = |(id, fact): (&Id, &Fact)| match (id, &fact.payload) {
            (Id::Column(name), Payload::Column(column)) if name.table == partition.parent => {
                (name.name.to_string() == key).then(|| (name.name.clone(), column.sql_type.clone()))
            }
            _ => None,
        };
        schema.iter().find_map(column)
    };
    let (key, sql_type) = divided(sides.to).filter(|to| divided(sides.from).as_ref() == Some(to))?;
    let rows = bound::condition(&partition.bound, &key.to_string(), &sql_type)?;
    Some((key, rows))
}

/// The partition for all other rows, where there is one all along.
fn default_of<'a>(parent: &Qualified, sides: &Sides<'a>) -> Option<&'a Qualified> {
    let is_default = |table: &Table| {
        let of = table.partition_of.as_ref().filter(|of| of.parent == *parent && of.bound == "DEFAULT");
        of.is_some() && table.partition_by.is_none()
    };
    let there = |name: &Qualified| tables(sides.to).any(|(other, table)| other == name && is_default(table));
    tables(sides.from).find(|(name, table)| is_default(table) && there(name)).map(|(name, _)| name)
}

/// A check of the rows of a table, until it is no longer needed.
fn hold(column: &Member, condition: &str, sides: &Sides<'_>, waypoints: &mut Waypoints) {
    let table = &column.table;
    let base = format!("{}_{}", table.name.as_str(), column.name.as_str());
    let name = free_name(&base, "within", |free| {
        let id = Id::Check(table.member(free.clone()));
        sides.from.contains(&id) || sides.to.contains(&id) || waypoints.waits(&id)
    });
    let id = Id::Check(table.member(name));
    let fact = |not_valid| {
        let payload = Payload::Check(Check { expression: condition.to_owned(), not_valid, no_inherit: false });
        // The columns of a partition are no facts.
        Fact { payload, needs: vec![Id::Table(table.clone())] }
    };
    waypoints.is(&id, Point::Validate, fact(true));
    waypoints.is(&id, Point::Confirm, fact(false));
}

/// Until the rows are known to belong there, the table and its parts are what they were.
fn wait(table: &Qualified, sides: &Sides<'_>, waypoints: &mut Waypoints) {
    let is_its = |id: &Id, fact: &Fact| {
        let index = matches!(&fact.payload, Payload::Index(index) if index.table == *table);
        index || id.table() == Some(table)
    };
    for (id, fact) in sides.from.iter().filter(|(id, fact)| is_its(id, fact)) {
        waypoints.is(id, Point::Switch, fact.clone());
    }
    for (id, _) in sides.to.iter().filter(|(id, fact)| is_its(id, fact) && !sides.from.contains(id)) {
        waypoints.absent(id, Point::Switch);
    }
}
