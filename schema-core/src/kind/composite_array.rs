//! Arrays of rows whose composite type is made anew: what makes one row of the other takes a function, which lives as long as
//! the change of the column's type.

use super::column::Column;
use super::composite::Composite;
use super::object::Context;
use super::{Id, Payload, aside};
use crate::ident::{Ident, Member, Qualified, dollar_quoted};
use crate::naming::object_name;
use crate::statement::Statement;

/// The type of the rows, on both sides.
fn rows<'a>(column: &Column, context: &'a Context<'_>) -> Option<(Qualified, &'a Composite, &'a Composite)> {
    let name: Qualified = column.sql_type.strip_suffix("[]")?.parse().ok()?;
    let id = Id::Composite(name.clone());
    let is_anew = context.aside.get(&id) == Some(&id);
    match (context.from.payload(&id), context.to.payload(&id)) {
        (Some(Payload::Composite(from)), Some(Payload::Composite(to))) if is_anew => Some((name, from, to)),
        _ => None,
    }
}

fn function(name: &Member) -> String {
    format!("pg_temp.{}", Ident::new(object_name(name.table.name.as_str(), name.name.as_str(), "anew")))
}

/// The value of the column as an array of new rows.
pub(super) fn using(name: &Member, to: &Column, context: &Context<'_>) -> Option<String> {
    rows(to, context).map(|_| format!("{}({})", function(name), name.name))
}

/// The statement that retypes the column, between those that make and drop the function that it calls.
pub(super) fn retype(name: &Member, to: &Column, retype: Statement, context: &Context<'_>) -> Vec<Statement> {
    let Some((target, from, into)) = rows(to, context) else { return vec![retype] };
    let function = function(name);
    if !retype.sql.contains(&function) {
        return vec![retype];
    }
    let old = aside::last_name(&Id::Composite(target.clone()), &target, context);
    let row = from.over("v[i]", into, &target);
    let body = format!("SELECT coalesce(array_agg({row} ORDER BY i), '{{}}') FROM generate_subscripts(v, 1) AS i");
    let create = format!(
        "CREATE FUNCTION {function}(v {old}[]) RETURNS {target}[] LANGUAGE sql STRICT AS {}",
        dollar_quoted("", &body)
    );
    let drop = format!("DROP FUNCTION {function}({old}[])");
    vec![Statement::new(create), retype, Statement::new(drop)]
}
