//! The query of a view: whether it is one, and which columns it gives.

use crate::given::{Given, given};
use crate::keyword::is_reserved;
use crate::literal::wrong_strings;
use crate::mistake::Mistake;
use crate::names::strangers;
use crate::parser::check_balance;
use crate::token::{Kind, Token, tokens};

/// One column of a query: where it stands, where its value ends, and its name where that can be told.
struct Output {
    start: usize,
    end: usize,
    value_end: usize,
    name: Option<String>,
}

/// What the columns of a query are, as far as their form tells, each with its place.
#[must_use]
pub fn query_gives(text: &str) -> Vec<(usize, Given)> {
    let Ok(tokens) = tokens(text) else { return Vec::new() };
    let outputs = outputs(&tokens).unwrap_or_default();
    let value = |output: &Output| given(&text[tokens[output.start].at..tokens[output.value_end].end()]);
    // A string alone may be anything.
    let typed = |given: &Given| !given.what.starts_with('\'');
    outputs.iter().enumerate().filter_map(|(at, output)| Some((at, value(output).filter(typed)?))).collect()
}

/// What is certainly wrong with a query that gives these columns.
#[must_use]
pub fn check_query(text: &str, columns: &[String]) -> Vec<Mistake> {
    let tokens = match tokens(text) {
        Ok(tokens) => tokens,
        Err(mistake) => return vec![mistake],
    };
    if let Some(mistake) = check_balance(&tokens).or_else(|| check_start(&tokens)).or_else(|| check_one(&tokens)) {
        return vec![mistake];
    }
    let told = outputs(&tokens).map(|outputs| check_outputs(&tokens, &outputs, columns)).unwrap_or_default();
    told.into_iter().chain(wrong_strings(&tokens)).chain(strangers(text)).collect()
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

/// The columns of a plain `SELECT`; nothing where they cannot be counted.
fn outputs(tokens: &[Token<'_>]) -> Option<Vec<Output>> {
    if !tokens[0].is_word("select") {
        return None;
    }
    let mut at = 1;
    if tokens[at].is_one_of(&["all", "distinct"]) {
        at += 1;
        if tokens[at].is_word("on") {
            return None;
        }
    }
    let (mut outputs, mut start, mut depth) = (Vec::new(), at, 0_usize);
    loop {
        let token = &tokens[at];
        match token.text {
            "(" | "[" if token.kind == Kind::Sign => depth += 1,
            ")" | "]" if token.kind == Kind::Sign => depth -= 1,
            "," if depth == 0 => {
                outputs.push(output(&tokens[start..at], start)?);
                start = at + 1;
            }
            _ if depth == 0 && ends_list(tokens, at) => {
                outputs.push(output(&tokens[start..at], start)?);
                return Some(outputs);
            }
            _ => {}
        }
        at += 1;
    }
}

/// `IS DISTINCT FROM` is an operator.
fn ends_list(tokens: &[Token<'_>], at: usize) -> bool {
    const ENDS: &[&str] = &[
        "from",
        "where",
        "group",
        "having",
        "window",
        "union",
        "intersect",
        "except",
        "order",
        "limit",
        "offset",
        "fetch",
        "for",
        "into",
    ];
    let token = &tokens[at];
    token.kind == Kind::End || token.is_sign(";") || (token.is_one_of(ENDS) && !tokens[at - 1].is_word("distinct"))
}

/// A list that has a `*` is as long as other tables are wide.
fn output(tokens: &[Token<'_>], start: usize) -> Option<Output> {
    let last = tokens.last().filter(|token| token.text != "*")?;
    let named = |at: usize| tokens.len().checked_sub(at).map(|at| tokens[at]);
    let is_column = tokens.iter().enumerate().all(|(at, token)| match at % 2 {
        0 => token.name().is_some(),
        _ => token.is_sign("."),
    });
    let renamed = named(2).is_some_and(|before| before.is_word("as"));
    let plain = last.kind == Kind::Quoted || !is_reserved(&last.text.to_ascii_lowercase());
    let name = if renamed || (is_column && tokens.len() % 2 == 1 && plain) { last.name() } else { None };
    let end = start + tokens.len() - 1;
    Some(Output { start, end, value_end: if renamed { end.checked_sub(2)? } else { end }, name })
}

fn check_outputs(tokens: &[Token<'_>], outputs: &[Output], columns: &[String]) -> Vec<Mistake> {
    let at = |output: &Output| tokens[output.start].at..tokens[output.end].end();
    if outputs.len() != columns.len() {
        let (theirs, ours) = (outputs.len(), columns.len());
        let whole = tokens[0].at..tokens[0].end();
        let message = format!("the query has another number of columns than the view has fields: {theirs}, not {ours}");
        return vec![Mistake::new(whole, message, "write a field for each column of the query, in its order")];
    }
    let pairs = outputs.iter().zip(columns);
    pairs
        .filter_map(|(output, column)| {
            let name = output.name.as_ref().filter(|name| *name != column)?;
            let message = format!("this column of the query is called `{name}`, and its field `{column}`");
            let help = format!("write `… AS {column}`, or put the fields into the query's order");
            Some(Mistake::new(at(output), message, help))
        })
        .collect()
}
