//! What a partitioned table gets is made on each partition beside the work on it, and then the whole takes it over.
//!
//! PostgreSQL builds no index of the whole concurrently, and before 18 has no foreign key of it that is checked later (manual,
//! 5.11.2.2). But it takes what is like the whole where partitions have it already, and looks at no row.

use super::index::free;
use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use crate::ident::{Member, Qualified};
use crate::kind::descent::ancestors;
use crate::kind::foreign_key::ForeignKey;
use crate::kind::object::Object;
use crate::kind::partition_index::{default_name, table};
use crate::kind::taken_over::{part_of, parts};
use crate::kind::{Id, Payload};
use crate::model::{Fact, Schema};
use crate::rename::Renames;
use crate::statement::Statement;

/// An index or a key is the whole's from `point` on. What goes over to a new column is built on that.
pub(super) fn build(id: &Id, point: Point, sides: &Sides<'_>, waypoints: &mut Waypoints) {
    let Some(whole) = table(id, sides.to) else { return };
    let built = parts(whole, sides.to).into_iter().filter_map(|part| {
        let (name, mut index) = part_of(id, &part, sides.to)?;
        let name = if is_taken(&name, &part, sides.from) { free(&name, "new", sides) } else { name };
        index.table.clone_from(whole);
        index.apply_renames(&name, &sides.beside);
        index.table.clone_from(&part);
        Some((Id::Index(name), Fact { payload: Payload::Index(index), needs: vec![Id::Table(part)] }))
    });
    let built: Vec<_> = built.collect();
    // PostgreSQL finds other names for the parts of those that are alike.
    if !built.iter().any(|(index, _)| waypoints.waits(index)) {
        for (index, fact) in built {
            waypoints.absent(&index, Point::Build(index.clone()));
            waypoints.is(&index, point.clone(), fact);
        }
    }
    match sides.from.get(id) {
        Some(old) => waypoints.is(id, point, sides.standing(id, old).1),
        None => waypoints.absent(id, point),
    }
}

/// Whether an index has the name, be it one that is no fact because PostgreSQL makes it so.
fn is_taken(name: &Qualified, part: &Qualified, from: &Schema) -> bool {
    let above = ancestors(part, from);
    let is_of_whole = |id: &Id| table(id, from).is_some_and(|table| above.contains(table));
    let mut wholes = from.iter().map(|(id, _)| id).filter(|id| is_of_whole(id));
    from.has_relation(name) || wholes.any(|id| default_name(part, id, from).as_ref() == Some(name))
}

/// A foreign key is checked on each partition before it is the whole's. It holds for new rows from `since` on, and for all
/// others at `checked`.
pub(super) fn refer(
    id: &Id,
    fact: &Fact,
    [since, checked, joined]: [Point; 3],
    sides: &Sides<'_>,
    waypoints: &mut Waypoints,
) {
    let (Id::ForeignKey(name), Payload::ForeignKey(key)) = (id, &fact.payload) else { return };
    let old = sides.from.get(id);
    for part in parts(&name.table, sides.to) {
        let mut needs: Vec<Id> = fact.needs.iter().filter(|need| need.table() != Some(&name.table)).cloned().collect();
        needs.push(Id::Table(part.clone()));
        let of_part = |not_valid| {
            let payload = Payload::ForeignKey(ForeignKey { not_valid, ..key.clone() });
            Fact { payload, needs: needs.clone() }
        };
        let id = Id::ForeignKey(part.member(name.name.clone()));
        waypoints.absent(&id, since.clone());
        waypoints.is(&id, checked.clone(), of_part(true));
        waypoints.is(&id, joined.clone(), of_part(false));
    }
    if let Some(old) = old {
        waypoints.is(id, since, sides.standing(id, old).1);
    }
    waypoints.absent(id, joined);
}

/// On the way back of a key, what takes the NOT NULL from partitions that PostgreSQL 18 leaves there.
pub(super) fn nulls_again(before: &Schema, after: &Schema, renames: &Renames) -> Vec<Statement> {
    let mut statements = Vec::new();
    for (id, fact) in after.iter() {
        let (Id::PrimaryKey(name), Payload::PrimaryKey(key)) = (id, &fact.payload) else { continue };
        let is_in_key =
            |column: &Member| column.table == name.table && key.columns.contains(&renames.column(column).name);
        let nullable =
            before.columns(&name.table).into_iter().filter(|(column, old)| !old.not_null && is_in_key(column));
        for (column, _) in nullable {
            let sql = |part| format!("ALTER TABLE {part} ALTER COLUMN {} DROP NOT NULL", column.name);
            let each = if is_partitioned(&name.table, after) { parts(&name.table, after) } else { Vec::new() };
            statements.extend(each.into_iter().map(|part| Statement::new(sql(part))));
        }
    }
    statements
}

fn is_partitioned(table: &Qualified, schema: &Schema) -> bool {
    matches!(schema.payload(&Id::Table(table.clone())), Some(Payload::Table(table)) if table.partition_by.is_some())
}
