//! Pieces of SQL in attributes: noted where they are read, and checked once all columns are known.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use schema_sql::{Given, Place, QueryNames, Scope, Step, Told, given, read, view_query};
use syn::{Expr, ExprLit, Lit, LitStr};

use crate::attr::Table;
use crate::ctxt::Ctxt;
use crate::word::{Word, plain_ident};

/// Notes the text of `sql("…")`. What is no literal is the compiler's to know.
pub(crate) fn note(cx: &Ctxt, place: Place, value: &Expr) {
    note_of(cx, place, value, None);
}

/// The same of what a column is made of.
pub(crate) fn note_of(cx: &Ctxt, place: Place, value: &Expr, column: Option<usize>) {
    cx.fragments.borrow_mut().extend(sql_text(value).map(|text| (place, text.clone(), column)));
}

fn sql_text(value: &Expr) -> Option<&LitStr> {
    let Expr::Call(call) = value else { return None };
    let is_sql = plain_ident(&call.func).is_some_and(|name| name == "sql") && call.args.len() == 1;
    call.args.first().filter(|_| is_sql).and_then(literal)
}

/// What is known of the result of `sql("…")`, told to the builder before the expression itself.
pub(crate) fn given_call(value: &Expr) -> Option<TokenStream> {
    let text = sql_text(value)?;
    let Given { what, kinds } = given(&text.value())?;
    Some(quote_spanned!(text.span()=> .given(#what, &[#(#kinds),*])))
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

/// What an expression does, for whoever knows the types of columns.
pub(crate) struct Walk {
    pub(crate) span: Span,
    pub(crate) steps: Vec<Step>,
    pub(crate) kept: &'static str,
    /// The place of the column that is made of it, and the whole.
    pub(crate) into: Option<(usize, String)>,
}

/// Tells all mistakes of the pieces that were noted, and returns what else their form tells.
pub(crate) fn check_fragments(cx: &Ctxt, scope: &Scope<'_>) -> Vec<(LitStr, Told, Option<usize>)> {
    let mut all = Vec::new();
    for (place, literal, column) in cx.fragments.take() {
        let text = literal.value();
        let told = read(&text, place, scope);
        for mistake in &told.mistakes {
            cx.error(literal.span(), mistake.told(&text));
        }
        all.push((literal, told, column));
    }
    all
}

impl Walk {
    /// Of what has more steps than one.
    pub(crate) fn of(literal: &LitStr, told: &Told, into: Option<usize>) -> Option<Self> {
        let walked = told.steps.len() > 1 || into.is_some();
        let into = into.map(|column| (column, literal.value()));
        walked.then(|| Self { span: literal.span(), steps: told.steps.clone(), kept: told.kept, into })
    }
}

/// The same, with the columns of a table, and the query of a view.
pub(crate) fn check_fragments_of(cx: &Ctxt, table: &mut Table) {
    let columns: Vec<String> = table.columns.iter().map(|column| column.sql_name.clone()).collect();
    let generated = table.columns.iter().filter(|column| column.generated).map(|column| column.sql_name.clone());
    let generated: Vec<String> = generated.collect();
    let scope = Scope { schema: &table.head.schema, table: &table.head.name, columns: &columns, generated: &generated };
    for (literal, told, into) in check_fragments(cx, &scope) {
        table.walks.extend(Walk::of(&literal, &told, into));
        add_queries(table, told.queries);
        table.foreign.extend(told.foreign.into_iter().map(|(name, near)| (name, near.unwrap_or_default())));
    }
    let query = table.head.view.as_ref().and_then(|view| view.query.as_ref());
    if let Some(literal) = query.and_then(literal).cloned() {
        let (text, span) = (literal.value(), literal.span());
        let query = view_query(&text, &columns);
        query.mistakes.iter().for_each(|mistake| cx.error(span, mistake.told(&text)));
        add_queries(table, query.names);
        let counted = query.gives.len() == columns.len() && query.gives.iter().all(|gives| !gives.is_all());
        for (at, gives) in query.gives.iter().enumerate().filter(|_| counted) {
            let tells = gives.steps.iter().any(|step| !matches!(step, Step::Of("") | Step::Becomes("")));
            let walk = || Walk { span, steps: gives.steps.clone(), kept: "", into: Some((at, String::new())) };
            table.walks.extend(tells.then(walk));
        }
        if let Some(view) = &mut table.head.view {
            view.gives = query.gives;
        }
    }
}

/// What queries call belongs to the functions, and the rest to the queries.
fn add_queries(table: &mut Table, queries: Vec<QueryNames>) {
    let foreign = queries.iter().flat_map(|query| &query.foreign);
    table.foreign.extend(foreign.map(|(name, near)| (name.clone(), near.unwrap_or_default())));
    table.queries.extend(queries.into_iter().filter(|query| !query.tables.is_empty()));
}
