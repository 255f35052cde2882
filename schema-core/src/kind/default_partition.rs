//! Rows of the default partition that belong to a new one: PostgreSQL does not move them, and refuses the new partition.

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
