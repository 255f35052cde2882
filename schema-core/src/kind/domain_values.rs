//! Values that columns have of a domain, and what the domain newly asks of them.

use super::column::Column;
use super::object::Context;
use super::{Id, Payload, failure};
use crate::expression::words;
use crate::ident::{Ident, Member, Qualified};
use crate::statement::Statement;

/// Adds to a statement, which lets a condition hold for a domain, the queries that count the values in its way.
pub(super) fn counted(statement: Statement, domain: &Qualified, condition: &str, context: &Context<'_>) -> Statement {
    // Where it, or what it is over, is made anew, columns have none of its values yet.
    let id = Id::Domain(domain.clone());
    let needs = context.from.get(&id).into_iter().flat_map(|fact| &fact.needs);
    if needs.chain([&id]).any(|id| context.aside.contains_key(id)) {
        return statement;
    }
    // Operators of enums take no domain beside an enum.
    let base = base(domain, context).map(|base| format!("::{base}"));
    let columns = context.from.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Column(name), Payload::Column(column)) => query(name, column, domain, condition, base.as_deref()),
        _ => None,
    });
    columns.fold(statement, |statement, query| statement.counted_by(Some(query)))
}

/// Adds to the statement that gives a column a domain which is made anew what the old one did not ask.
pub(super) fn told(statement: Statement, name: &Member, column: &Column, context: &Context<'_>) -> Statement {
    let element = column.sql_type.strip_suffix("[]").unwrap_or(&column.sql_type);
    let Ok(domain) = element.parse::<Qualified>() else { return statement };
    let id = Id::Domain(domain.clone());
    if context.aside.get(&id) != Some(&id) {
        return statement;
    }
    // Its values go over through text.
    let base = base(&domain, context).map(|base| format!("::text::{base}"));
    conditions(&domain, context).into_iter().fold(statement, |statement, condition| {
        statement.fails_if(format!("a value of {name} does not satisfy {condition}")).counted_by(query(
            name,
            column,
            &domain,
            &condition,
            base.as_deref(),
        ))
    })
}

/// What the domain asks that it did not ask before.
fn conditions(domain: &Qualified, context: &Context<'_>) -> Vec<String> {
    let checks = |schema: &crate::model::Schema| {
        let of_domain = schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
            (Id::DomainCheck(name), Payload::DomainCheck(check)) if name.table == *domain && !check.not_valid => {
                Some(check.expression.clone())
            }
            _ => None,
        });
        let not_null = match schema.payload(&Id::Domain(domain.clone())) {
            Some(Payload::Domain(domain)) if domain.not_null => Some("VALUE IS NOT NULL".to_owned()),
            _ => None,
        };
        of_domain.chain(not_null).collect::<Vec<_>>()
    };
    let before = checks(context.from);
    checks(context.to).into_iter().filter(|condition| !before.contains(condition)).collect()
}

/// The type that the values have without the domain.
fn base<'a>(domain: &Qualified, context: &Context<'a>) -> Option<&'a str> {
    match context.to.payload(&Id::Domain(domain.clone())) {
        Some(Payload::Domain(domain)) => Some(domain.sql_type.as_str()),
        _ => None,
    }
}

fn query(name: &Member, column: &Column, domain: &Qualified, condition: &str, cast: Option<&str>) -> Option<String> {
    let in_array = column.sql_type == format!("{domain}[]");
    let value = if in_array { Ident::new("value") } else { name.name.clone() };
    let held = match cast {
        Some(cast) => format!("({value}{cast})"),
        None => value.to_string(),
    };
    let holds = replaced(condition, &held);
    let wrong = match in_array {
        false => format!("NOT ({holds})"),
        true => format!("EXISTS (SELECT FROM unnest({}) AS {value} WHERE NOT ({holds}))", name.name),
    };
    let is_of_domain = in_array || column.sql_type == domain.to_string();
    is_of_domain.then(|| failure::rows_where(&name.table, &wrong)).flatten()
}

/// The condition of the domain with another value in place of `VALUE`.
fn replaced(condition: &str, value: &str) -> String {
    let mut text = condition.to_owned();
    for word in words(condition).into_iter().rev().filter(|word| word.name == "value") {
        text.replace_range(word.range, value);
    }
    text
}
