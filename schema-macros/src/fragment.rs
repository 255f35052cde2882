//! Pieces of SQL in attributes: noted where they are read, and checked once all columns are known.

use proc_macro2::Span;
use schema_sql::{Place, Scope, Told, check_query, read};
use syn::{Expr, ExprLit, Lit, LitStr};

use crate::attr::Table;
use crate::ctxt::Ctxt;
use crate::word::{Word, plain_ident};

/// Notes the text of `sql("…")`. What is no literal is the compiler's to know.
pub(crate) fn note(cx: &Ctxt, place: Place, value: &Expr) {
    let Expr::Call(call) = value else { return };
    let is_sql = plain_ident(&call.func).is_some_and(|name| name == "sql");
    if let (true, Some(text)) = (is_sql && call.args.len() == 1, call.args.first().and_then(literal)) {
        cx.fragments.borrow_mut().push((place, text.clone()));
    }
}

/// Notes the value of a word that is among these.
pub(crate) fn note_word(cx: &Ctxt, place: Place, words: &[Word], name: &str) {
    words.iter().filter(|word| word.text() == name).filter_map(Word::expr).for_each(|value| note(cx, place, value));
}

fn literal(value: &Expr) -> Option<&LitStr> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
        _ => None,
    }
}

/// Tells all mistakes of the pieces that were noted, and returns what else their form tells.
pub(crate) fn check_fragments(cx: &Ctxt, scope: &Scope<'_>) -> Vec<(Span, Told)> {
    let mut all = Vec::new();
    for (place, literal) in cx.fragments.take() {
        let text = literal.value();
        let told = read(&text, place, scope);
        for mistake in &told.mistakes {
            cx.error(literal.span(), mistake.told(&text));
        }
        all.push((literal.span(), told));
    }
    all
}

/// The same, with the columns of a table, and the query of a view.
pub(crate) fn check_fragments_of(cx: &Ctxt, table: &mut Table) {
    let columns: Vec<String> = table.columns.iter().map(|column| column.sql_name.clone()).collect();
    let generated = table.columns.iter().filter(|column| column.generated).map(|column| column.sql_name.clone());
    let generated: Vec<String> = generated.collect();
    let scope = Scope { schema: &table.head.schema, table: &table.head.name, columns: &columns, generated: &generated };
    for (span, told) in check_fragments(cx, &scope) {
        let place = |name: String| Some((span, columns.iter().position(|column| *column == name)?));
        table.conditions.extend(told.conditions.into_iter().filter_map(place));
        table.foreign.extend(told.foreign.into_iter().map(|(name, near)| (name, near.unwrap_or_default())));
    }
    let query = table.head.view.as_ref().and_then(|view| view.query.as_ref());
    if let Some(literal) = query.and_then(literal) {
        let text = literal.value();
        for mistake in check_query(&text, &columns) {
            cx.error(literal.span(), mistake.told(&text));
        }
    }
}
