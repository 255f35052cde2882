//! How rows go over to a table that is made anew.

use super::descent::all_columns;
use super::object::Context;
use super::{Id, Payload};
use crate::ident::{Ident, Member, Qualified, list};
use crate::statement::Statement;

/// The statements that bring the rows of the table that is called `old` by now to the new one.
pub(super) fn go_over(name: &Qualified, old: &Qualified, context: &Context<'_>) -> Vec<Statement> {
    let (before, after) = (all_columns(name, context.from), all_columns(name, context.to));
    let is_computed = |column: &Ident| context.to.contains(&Id::Generated(name.member(column.clone())));
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    for (column, to) in after {
        if let Some(from) = before.get(&column).filter(|_| !is_computed(&column)) {
            let using = from.using(to, &name.member(column.clone()), context);
            values.push(using.unwrap_or_else(|| column.to_string()));
            columns.push(column);
        }
    }
    // Children keep their rows.
    let only = if is_partitioned(name, context) { "" } else { "ONLY " };
    let insert = format!(
        "INSERT INTO {name} ({}) OVERRIDING SYSTEM VALUE\n    SELECT {} FROM {only}{old}",
        list(&columns),
        values.join(", ")
    );
    let insert = Statement::new(insert).fails_if(format!("a row of {name} has no place in the new table"));
    let numbers = columns.iter().filter_map(|column| numbers(&name.member(column.clone()), context));
    let insert = (!columns.is_empty()).then_some(insert);
    insert.into_iter().chain(numbers).collect()
}

fn is_partitioned(name: &Qualified, context: &Context<'_>) -> bool {
    matches!(context.from.payload(&Id::Table(name.clone())), Some(Payload::Table(table)) if table.partition_by.is_some())
}

/// The new sequence of an identity column goes past its values.
fn numbers(column: &Member, context: &Context<'_>) -> Option<Statement> {
    match context.to.payload(&Id::Identity(column.clone())) {
        Some(Payload::Identity(identity)) => Some(identity.options.past(&identity.sequence, column)),
        _ => None,
    }
}
