//! Values that are apart may be alike once they have another type: keys over a column that is retyped may not hold.

use super::column::{Column, converted};
use super::key_index::Key;
use super::object::Context;
use super::{Id, Payload, conversion, failure};
use crate::ident::{Ident, Member, Qualified, list};
use crate::statement::Statement;

/// Adds to the statement that retypes a column on which rows it fails for the keys that stay.
pub(super) fn tell(name: &Member, mut statement: Statement, context: &Context<'_>) -> Statement {
    for (id, fact) in context.to.iter() {
        let stays = context.from.contains(id) && !context.replaced.contains(id);
        let Some((columns, alike)) = key(id, &fact.payload, &name.table).filter(|_| stays) else { continue };
        if columns.contains(&name.name) {
            let keys: Vec<String> = columns.iter().map(|column| value(&name.table, column, context)).collect();
            statement = statement
                .fails_if(format!("{} holds what become duplicates of ({})", name.table, list(&columns)))
                .counted_by(failure::duplicates(&name.table, &keys, None, alike));
        }
    }
    statement
}

/// The columns of a key of the table, and whether NULLs are alike in it.
fn key(id: &Id, payload: &Payload, table: &Qualified) -> Option<(Vec<Ident>, bool)> {
    match payload {
        Payload::Index(index) if index.unique && index.table == *table && index.is_plain() => {
            let columns = index.elements.iter().map(|element| element.column().cloned());
            Some((columns.collect::<Option<Vec<_>>>()?, index.nulls_not_distinct))
        }
        _ => {
            let (key, _) = Key::of(payload).filter(|_| id.table() == Some(table))?;
            Some((key.columns.to_vec(), key.nulls_not_distinct))
        }
    }
}

/// What a column's value becomes.
fn value(table: &Qualified, column: &Ident, context: &Context<'_>) -> String {
    let name = table.member(column.clone());
    let of = |payload: Option<&Payload>| match payload {
        Some(Payload::Column(column)) => Some(column.clone()),
        _ => None,
    };
    let id = Id::Column(name.clone());
    match (of(context.from.payload(&id)), of(context.to.payload(&id))) {
        (Some(from), Some(to)) if from.sql_type != to.sql_type => {
            let using = context.using.get(&name).cloned();
            format!("({})", using.unwrap_or_else(|| converted(column, &from, &to)))
        }
        _ => column.to_string(),
    }
}

/// Whether values that differ go on to differ, or do not become the other type at all.
pub(super) fn keeps_apart(from: &Column, to: &Column) -> bool {
    let whole = ["smallint", "integer", "bigint"];
    let text = ["text", "character varying"];
    let (old, new) = (conversion::base(&from.sql_type), conversion::base(&to.sql_type));
    let both = |types: &[&str]| types.contains(&old.as_str()) && types.contains(&new.as_str());
    conversion::is_widening(&from.sql_type, &to.sql_type) || both(&whole) || both(&text)
}
