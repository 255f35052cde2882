//! What was made on each partition beforehand, and becomes part of the whole: PostgreSQL looks on each partition for what is
//! like the whole before it makes it.

use super::descent::{ancestors, descendants};
use super::foreign_key::ForeignKey;
use super::index::{Index, Names};
use super::key_index::Key;
use super::object::Context;
use super::{Id, Payload, partition_index};
use crate::ident::{Member, Qualified};
use crate::model::Schema;
use crate::statement::{Hazard, Manner, Statement};

/// The tables that have the rows of a partitioned table; those of another server are left out.
pub(crate) fn parts(table: &Qualified, schema: &Schema) -> Vec<Qualified> {
    let has_rows = |table: &Qualified| match schema.payload(&Id::Table(table.clone())) {
        Some(Payload::Table(table)) => table.partition_by.is_none() && table.foreign.is_none(),
        _ => false,
    };
    descendants(table, schema).into_iter().filter(has_rows).collect()
}

/// The index of a partition that becomes part of an index or a key of the whole, and what it is called then.
pub(crate) fn part_of(whole: &Id, part: &Qualified, schema: &Schema) -> Option<(Qualified, Index)> {
    let payload = schema.payload(whole)?;
    let mut index = match (payload, Key::of(payload)) {
        (Payload::Index(index), _) => {
            Index { table: part.clone(), only: false, names: Names::default(), ..index.clone() }
        }
        (_, key) => key.map(|(key, like)| key.index(part, like))?,
    };
    for (id, fact) in schema.iter() {
        if let (Id::PartitionIndex(name), Payload::PartitionIndex(own)) = (id, &fact.payload)
            && own.table == *part
            && own.of == *whole
        {
            index.parameters.clone_from(&own.parameters);
            index.tablespace.clone_from(&own.tablespace);
            return Some((name.clone(), index));
        }
    }
    Some((partition_index::default_name(part, whole, schema)?, index))
}

/// What the index of a partition is called that was built before, and as part of the whole.
fn built_before(whole: &Id, part: &Qualified, context: &Context<'_>) -> Option<(Qualified, Qualified)> {
    let (name, wanted) = part_of(whole, part, context.to)?;
    context.from.iter().find_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Index(built), Payload::Index(index)) if *index == wanted && !context.to.contains(id) => {
            Some((built.clone(), name.clone()))
        }
        (Id::PartitionIndex(built), Payload::PartitionIndex(index)) if index.apart && *built == name => {
            Some((built.clone(), name.clone()))
        }
        _ => None,
    })
}

/// Whether an index or a foreign key of the whole is made by this plan, which may take over what partitions have.
fn is_made(id: &Id, context: &Context<'_>) -> bool {
    context.manner == Manner::Online && (!context.from.contains(id) || context.replaced.contains(id))
}

/// The partitions whose indexes were built before, with what these are called, and as parts of the whole.
fn ready(whole: &Id, context: &Context<'_>) -> Vec<(Qualified, (Qualified, Qualified))> {
    match partition_index::table(whole, context.to) {
        Some(table) if context.is_partitioned(table) && is_made(whole, context) => parts(table, context.to)
            .into_iter()
            .filter_map(|part| built_before(whole, &part, context).map(|names| (part, names)))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether a partition has the index that the whole takes over.
pub(super) fn is_ready(whole: &Id, part: &Qualified, context: &Context<'_>) -> bool {
    is_made(whole, context) && built_before(whole, part, context).is_some()
}

/// The statement that makes an index or a key of the whole, between those that let it take over what partitions have.
pub(super) fn create(whole: &Id, mut create: Statement, context: &Context<'_>) -> Vec<Statement> {
    let ready = ready(whole, context);
    let key = context.to.payload(whole).and_then(Key::of);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (part, (built, name)) in &ready {
        let name = &name.name;
        match key {
            Some((key, _)) => {
                let (kind, when) = (key.kind, key.deferrable.clause());
                let sql =
                    format!("ALTER TABLE {part}\n    ADD CONSTRAINT {name} {kind} USING INDEX {}{when}", built.name);
                before.push(Statement::new(sql));
            }
            None if built.name != *name => {
                after.push(Statement::new(format!("ALTER INDEX {built} RENAME TO {name}")));
            }
            None => {}
        }
    }
    // That they hold for all rows was found when they were built.
    let whole = partition_index::table(whole, context.to).map(|table| parts(table, context.to).len());
    if !ready.is_empty() && whole == Some(ready.len()) {
        create.hazards.retain(|hazard| !matches!(hazard, Hazard::FailsOnRows(_)));
        create.checks.clear();
    }
    before.into_iter().chain([create]).chain(after).collect()
}

/// Whether an index of a partition is taken over by the whole's.
pub(super) fn is_index_taken_over(index: &Index, name: &Qualified, context: &Context<'_>) -> bool {
    let above = ancestors(&index.table, context.to);
    let is_of_whole = |id: &Id| partition_index::table(id, context.to).is_some_and(|table| above.contains(table));
    let mut wholes = context.to.iter().map(|(id, _)| id).filter(|id| is_of_whole(id) && is_made(id, context));
    !above.is_empty()
        && wholes.any(|id| built_before(id, &index.table, context).is_some_and(|(built, _)| built == *name))
}

/// Whether a foreign key of a partition is taken over by the whole's.
pub(super) fn is_key_taken_over(key: &ForeignKey, name: &Member, context: &Context<'_>) -> bool {
    let above = ancestors(&name.table, context.to);
    context.to.iter().any(|(id, fact)| match (id, &fact.payload) {
        (Id::ForeignKey(whole), Payload::ForeignKey(of)) => {
            of == key && above.contains(&whole.table) && is_made(id, context)
        }
        _ => false,
    })
}

/// Whether each partition has a foreign key that the whole's takes over.
pub(super) fn are_keys_ready(key: &ForeignKey, whole: &Member, context: &Context<'_>) -> bool {
    let is_ready = |part: &Qualified| {
        context.from.iter().any(|(id, fact)| match (id, &fact.payload) {
            (Id::ForeignKey(name), Payload::ForeignKey(own)) => name.table == *part && own == key,
            _ => false,
        })
    };
    context.is_partitioned(&whole.table)
        && context.manner == Manner::Online
        && parts(&whole.table, context.to).iter().all(is_ready)
}
