//! How rows go over to a table that is made anew.

use super::descent::all_columns;
use super::object::Context;
use super::{Id, Payload, partition_rows};
use crate::ident::{Ident, Member, Qualified, list};
use crate::statement::Statement;

/// The statements that bring the rows of the table that is called `old` by now to the new one.
pub(super) fn go_over(name: &Qualified, old: &Qualified, context: &Context<'_>) -> Vec<Statement> {
    let whole = attached_to(name, context);
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
        "INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE\n    SELECT {} FROM {only}{old}",
        whole.unwrap_or(name),
        list(&columns),
        values.join(", ")
    );
    let homeless = partition_rows::homeless(name, whole.unwrap_or(name), context);
    let fails = format!("a row of {name} has no place in the new table");
    let mut insert = Statement::new(insert).fails_if(fails).counted_by(homeless.clone());
    // The old table has its name until then.
    insert.asked_before.extend(homeless.map(|query| (query.clone(), query)));
    let numbers = columns.iter().filter_map(|column| numbers(&name.member(column.clone()), context));
    let insert = (!columns.is_empty()).then_some(insert);
    insert.into_iter().chain(numbers).collect()
}

/// Rows of a partition may belong to another one by now.
fn attached_to<'a>(name: &Qualified, context: &Context<'a>) -> Option<&'a Qualified> {
    context.to.iter().find_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Attachment(one), Payload::Attachment(attachment)) if one.table == *name && attachment.bound.is_some() => {
            Some(&one.parent)
        }
        _ => None,
    })
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
