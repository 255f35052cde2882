//! The query of a view: whether it is one, and whether it gives the view's columns.

use crate::literal::wrong_strings;
use crate::mistake::Mistake;
use crate::names::QueryNames;
use crate::parser::check_balance;
use crate::reading::{Gives, Reading, read};
use crate::scope::Outside;
use crate::token::{Kind, Token, tokens};

/// What was read of a view's query.
#[derive(Debug, Default)]
pub struct ViewQuery {
    /// What is certainly wrong with it.
    pub mistakes: Vec<Mistake>,
    /// What it and the queries in it name.
    pub names: Vec<QueryNames>,
    /// What its columns are, where there are as many as fields, or all of some table.
    pub gives: Vec<Gives>,
}

/// Reads a query that gives these columns.
#[must_use]
pub fn view_query(text: &str, columns: &[String]) -> ViewQuery {
    let tokens = match tokens(text) {
        Ok(tokens) => tokens,
        Err(mistake) => return ViewQuery { mistakes: vec![mistake], ..ViewQuery::default() },
    };
    if let Some(mistake) = check_balance(&tokens).or_else(|| check_start(&tokens)).or_else(|| check_one(&tokens)) {
        return ViewQuery { mistakes: vec![mistake], ..ViewQuery::default() };
    }
    let mut reading = Reading::default();
    let gives = read(&tokens, &Outside::of(text), &mut reading).unwrap_or_default();
    let mut mistakes = reading.mistakes;
    let counted = !gives.iter().any(Gives::is_all);
    if counted && !gives.is_empty() {
        mistakes.extend(check_columns(&tokens, &gives, columns));
    }
    mistakes.extend(wrong_strings(&tokens));
    mistakes.sort_by_key(|mistake| mistake.at.start);
    let gives = if counted && gives.len() != columns.len() { Vec::new() } else { gives };
    ViewQuery { mistakes, names: reading.names, gives }
}

fn check_start(tokens: &[Token<'_>]) -> Option<Mistake> {
    let first = tokens.iter().find(|token| !token.is_sign("("))?;
    let message = "a view is made of a query";
    (!first.is_one_of(&["select", "with", "values", "table"]))
        .then(|| Mistake::new(first.at..first.end(), message, "begin with `SELECT`, `WITH`, `VALUES` or `TABLE`"))
}

/// A `;` may only end it.
fn check_one(tokens: &[Token<'_>]) -> Option<Mistake> {
    let at = tokens.iter().position(|token| token.is_sign(";"))?;
    let rest = tokens[at + 1..].iter().find(|token| !token.is_sign(";") && token.kind != Kind::End)?;
    Some(Mistake::new(
        rest.at..rest.end(),
        "a view is made of one query, and another statement begins here",
        "keep one query",
    ))
}

fn check_columns(tokens: &[Token<'_>], gives: &[Gives], columns: &[String]) -> Vec<Mistake> {
    let whole = tokens[0].at..tokens[0].end();
    if gives.len() != columns.len() {
        let (theirs, ours) = (gives.len(), columns.len());
        let message = format!("the query has another number of columns than the view has fields: {theirs}, not {ours}");
        return vec![Mistake::new(whole, message, "write a field for each column of the query, in its order")];
    }
    let names: Vec<Option<&String>> = gives.iter().map(|one| one.name.as_ref()).collect();
    let wrong = |at: &usize| names[*at].is_some_and(|name| *name != columns[*at]);
    let all: Vec<usize> = (0..columns.len()).filter(wrong).collect();
    // Two that changed places are one mistake.
    let are_elsewhere = all.len() > 1 && all.iter().all(|at| names.contains(&Some(&columns[*at])));
    if are_elsewhere {
        let order: Vec<&str> = names.iter().map(|name| name.map_or("…", String::as_str)).collect();
        let message = "the query gives its columns in another order than the view has its fields";
        return vec![Mistake::new(
            whole,
            message,
            format!("put the fields into the query's order: {}", order.join(", ")),
        )];
    }
    let told = all.into_iter().map(|at| {
        let (name, column) = (names[at].map_or("", String::as_str), &columns[at]);
        let message = format!("this column of the query is called `{name}`, and its field `{column}`");
        let help = format!("write `… AS {column}`, or put the fields into the query's order");
        Mistake::new(gives[at].at.clone(), message, help)
    });
    told.collect()
}
