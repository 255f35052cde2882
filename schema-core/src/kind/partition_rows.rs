//! Rows and the bounds of partitions: which do not fit them.
//!
//! PostgreSQL does not move the rows of the default partition that belong to a new one, and refuses the new partition.

use super::attachment::Attachment;
use super::object::Context;
use super::table::Partition;
use super::{Id, Payload, bound, failure};
use crate::ident::Qualified;
use crate::model::Schema;
use crate::statement::Statement;

/// Adds to the statement that makes a partition on which rows it fails.
pub(super) fn tell(partition: &Partition, statement: Statement, context: &Context<'_>) -> Statement {
    let Some(default) = default_of(partition, context) else { return statement };
    let why = format!("a row of {default} belongs to the new partition: move such rows out and in again around it");
    let rows = condition(partition, context.from).and_then(|rows| failure::rows_where(default, &rows));
    statement.fails_if(why).counted_by(rows)
}

/// Counts the rows of a table that are not within the bound of the partition that it becomes.
pub(super) fn outside(table: &Qualified, partition: &Partition, context: &Context<'_>) -> Option<String> {
    let rows = condition(partition, context.to)?;
    failure::rows_where(table, &format!("NOT {rows}"))
}

/// Counts the rows of a table that have no place in any partition of another one.
pub(super) fn homeless(table: &Qualified, parent: &Qualified, context: &Context<'_>) -> Option<String> {
    let of_parent = context.to.iter().filter_map(|(_, fact)| match &fact.payload {
        Payload::Table(table) => table.partition_of.as_ref().filter(|of| of.parent == *parent).cloned(),
        _ => None,
    });
    let attached = context.to.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Attachment(one), Payload::Attachment(Attachment { bound: Some(bound) })) if one.parent == *parent => {
            Some(Partition { parent: parent.clone(), bound: bound.clone() })
        }
        _ => None,
    });
    let rows: Option<Vec<String>> = of_parent.chain(attached).map(|one| condition(&one, context.to)).collect();
    let rows = rows.filter(|rows| !rows.is_empty())?;
    failure::rows_where(table, &format!("NOT ({})", rows.join(" OR ")))
}

/// The partition for all other rows, which is there all along.
fn default_of<'a>(partition: &Partition, context: &Context<'a>) -> Option<&'a Qualified> {
    let is_default = |payload: &Payload| match payload {
        Payload::Table(table) => {
            table.partition_of.as_ref().is_some_and(|of| of.parent == partition.parent && of.bound == "DEFAULT")
        }
        _ => false,
    };
    context.from.iter().find_map(|(id, fact)| match id {
        Id::Table(name) if is_default(&fact.payload) && context.to.payload(id).is_some_and(is_default) => Some(name),
        _ => None,
    })
}

/// What holds for the rows of the partition, where its table is divided by one column.
fn condition(partition: &Partition, schema: &Schema) -> Option<String> {
    let Some(Payload::Table(parent)) = schema.payload(&Id::Table(partition.parent.clone())) else { return None };
    let key = parent.partition_by.as_ref()?.split_once(" (")?.1.strip_suffix(')')?.to_owned();
    let columns = schema.columns(&partition.parent);
    let (name, column) = columns.into_iter().find(|(name, _)| name.name.to_string() == key)?;
    bound::condition(&partition.bound, &name.name.to_string(), &column.sql_type)
}
