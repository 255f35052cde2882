//! What earlier statements of pending migrations make of names and values: a query about those cannot be answered yet.

use crate::ident::Ident;
use crate::online::BACKFILL;
use crate::sql::{Action, Shape, read};
use schema_sql::{Token, tokens};
use std::collections::BTreeSet;

/// The statements that come before.
#[derive(Debug, Default)]
pub(super) struct Earlier(Vec<Changed>);

/// A table, and the columns of it that have other names or values; none stands for the whole table.
#[derive(Debug, PartialEq, Eq)]
struct Changed {
    table: String,
    columns: Vec<String>,
    is_rename: bool,
    is_backfill: bool,
}

impl Earlier {
    /// Notes a statement.
    pub(super) fn note(&mut self, statement: &str) {
        self.0.extend(changed(statement));
    }

    /// Whether a query is about something that is not yet as it will be.
    pub(super) fn changes_answer(&self, query: &str) -> bool {
        let words: BTreeSet<String> = tokens(query).unwrap_or_default().iter().filter_map(Token::name).collect();
        self.0.iter().any(|changed| changed.is_named(&words))
    }

    /// Whether a query that knows all names is about rows that are not yet as they will be.
    pub(super) fn fills(&self, query: &str) -> bool {
        let words: BTreeSet<String> = tokens(query).unwrap_or_default().iter().filter_map(Token::name).collect();
        // What a backfill puts into a column is what the query says of it.
        let is_said = |changed: &Changed| {
            let told = |column: &String| query.contains(&format!(" AS {}", Ident::new(column.as_str())));
            changed.is_backfill && changed.columns.iter().all(|column| told(column) || !words.contains(column))
        };
        self.0.iter().any(|changed| !changed.is_rename && changed.is_named(&words) && !is_said(changed))
    }
}

impl Changed {
    fn is_named(&self, words: &BTreeSet<String>) -> bool {
        words.contains(&self.table)
            && (self.columns.is_empty() || self.columns.iter().any(|column| words.contains(column)))
    }
}

fn changed(statement: &str) -> Vec<Changed> {
    let one = |table: &str, columns: Vec<String>, is_rename| Changed {
        table: table.to_owned(),
        columns,
        is_rename,
        is_backfill: false,
    };
    match read(statement) {
        Ok(Shape::Alter { name, actions, .. }) => {
            let renamed = actions.iter().flat_map(|placed| match &placed.action {
                Action::RenameColumn(from, to) => {
                    vec![one(name.name.as_str(), vec![from.as_str().to_owned(), to.as_str().to_owned()], true)]
                }
                Action::Rename(to) => vec![one(name.name.as_str(), vec![], true), one(to.as_str(), vec![], true)],
                _ => Vec::new(),
            });
            renamed.collect()
        }
        Ok(Shape::Write { verb, table: Some(table) }) if !verb.eq_ignore_ascii_case("update") => {
            vec![one(table.name.as_str(), vec![], false)]
        }
        _ => updates(&tokens(statement).unwrap_or_default()),
    }
}

/// What is assigned by each `UPDATE`, also by one in the body of a `DO`.
fn updates(tokens: &[Token<'_>]) -> Vec<Changed> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if let Some(body) = body(token.text) {
            let inner = updates(&schema_sql::tokens(body).unwrap_or_default()).into_iter();
            let is_backfill = token.text.trim_start_matches('$').starts_with(BACKFILL);
            found.extend(inner.map(|changed| Changed { is_backfill, ..changed }));
        }
        let Some(set) = tokens[at..].iter().position(|token| token.is_word("set")).filter(|_| token.is_word("update"))
        else {
            continue;
        };
        let Some(table) = last_name(&tokens[at + 1..at + set]) else { continue };
        let assigned = tokens[at + set..].windows(2).take_while(|pair| !pair[0].is_word("where"));
        let columns = assigned.filter(|pair| pair[1].text == "=").filter_map(|pair| pair[0].name()).collect();
        found.push(Changed { table, columns, is_rename: false, is_backfill: false });
    }
    found
}

/// The name at the end of a path: `t` of `ONLY app.t AS x`.
fn last_name(tokens: &[Token<'_>]) -> Option<String> {
    let start = usize::from(tokens.first()?.is_word("only"));
    let dots = tokens[start + 1..].chunks(2).take_while(|pair| pair.len() == 2 && pair[0].is_sign(".")).count();
    tokens.get(start + 2 * dots)?.name()
}

/// What is between the tags of a string in dollars.
fn body(text: &str) -> Option<&str> {
    let tag = text.strip_prefix('$')?.find('$')? + 2;
    text.get(tag..text.len().checked_sub(tag)?)
}

#[cfg(test)]
mod tests {
    use super::Earlier;

    #[test]
    fn what_is_renamed_or_filled_is_not_known_yet() {
        let mut earlier = Earlier::default();
        earlier.note("ALTER TABLE public.t RENAME COLUMN a TO b");
        earlier.note("UPDATE public.u SET x = 1, y = 'z = 2' WHERE z = 3");
        earlier.note("DO $fill$BEGIN UPDATE app.\"V\" SET n = 0 WHERE n IS NULL; END$fill$");
        earlier.note("INSERT INTO w VALUES (1)");
        let asks = |table: &str, column: &str| {
            earlier.changes_answer(&format!("SELECT count(*) FROM {table} WHERE {column} IS NULL"))
        };
        for (table, column) in
            [("public.t", "a"), ("public.t", "b"), ("u", "x"), ("u", "y"), ("app.\"V\"", "n"), ("w", "q")]
        {
            assert!(asks(table, column), "{table} {column}");
        }
        for (table, column) in [("public.t", "c"), ("u", "z"), ("v", "n"), ("s", "x")] {
            assert!(!asks(table, column), "{table} {column}");
        }
    }
}
