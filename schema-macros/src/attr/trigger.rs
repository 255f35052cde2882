//! `#[trigger(…)]`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use schema_sql::{Place, nearest};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, LitStr};

use super::element::columns;
use super::rules::{check_against, check_needed, find, named};
use super::table::{forward, unknown};
use crate::ctxt::Ctxt;
use crate::fragment::{note, note_word};
use crate::word::{Arg, Call, Word, words};

const MEANT: &[&str] = &["name", "on", "execute", "referencing"];
const FORWARDED: &[&str] = &[
    "before",
    "after",
    "instead_of",
    "for_each",
    "when",
    "constraint",
    "deferrable",
    "enabled",
    "comment",
    "old_table",
    "new_table",
];
const TIMES: &[&str] = &["before", "after", "instead_of"];
const EVENTS: &[&str] = &["insert", "update", "delete", "truncate"];

/// A trigger.
pub(crate) struct Trigger {
    pub(crate) span: Span,
    pub(crate) name: LitStr,
    pub(crate) execute: Expr,
    /// The columns of `update(a, b)`.
    pub(crate) update_of: Vec<Ident>,
    pub(crate) calls: Vec<Call>,
}

/// `#[trigger(name = "touch", before, on(update(a)), for_each = row, execute = sql("touch()"))]`.
pub(super) fn trigger(cx: &Ctxt, attribute: &Attribute, list: TokenStream, of_view: bool) -> Option<Trigger> {
    let all = words(cx, list);
    let name = named(cx, attribute, &all)?;
    check_words(cx, &all, of_view);
    note_word(cx, Place::TriggerCondition, &all, "when");
    let on = needed(cx, attribute, &all, "on", "on(insert, update)")?;
    let execute = needed(cx, attribute, &all, "execute", "execute = sql(\"a_function()\")")?.value(cx, "sql(\"…\")")?;
    let has = |words: &[&str]| words.iter().any(|word| find(&all, word).is_some());
    let misspelt = all
        .iter()
        .find(|word| nearest(&word.text(), FORWARDED.iter().copied()).is_some_and(|near| TIMES.contains(&near)));
    if let (false, Some(word)) = (has(TIMES), misspelt) {
        unknown(cx, word, "trigger", TIMES);
        return None;
    }
    if !has(TIMES) {
        cx.error_over(&attribute.meta, "a trigger has no time\nhelp: add `before`, `after` or `instead_of`");
    }
    // Whether there is such a function is asked of all of its kind.
    note(cx, Place::Transform, execute);
    let (mut calls, update_of) = events(cx, on);
    let tables = find(&all, "referencing").and_then(|word| word.list(cx, "new_table = \"…\""));
    let tables = words(cx, tables.unwrap_or_default());
    let others = all.iter().filter(|word| !MEANT.contains(&word.text().as_str())).chain(&tables);
    calls.extend(others.filter_map(|word| forward(cx, word, "trigger", MEANT, FORWARDED)));
    Some(Trigger { span: attribute.span(), name, execute: execute.clone(), update_of, calls })
}

fn check_words(cx: &Ctxt, words: &[Word], of_view: bool) {
    const AGAINST: &[(&str, &str)] =
        &[("before", "after"), ("before", "instead_of"), ("after", "instead_of"), ("instead_of", "when")];
    const NEEDED: &[(&str, &str)] = &[
        ("deferrable", "constraint"),
        ("constraint", "after"),
        ("constraint", "for_each = row"),
        ("instead_of", "for_each = row"),
        ("referencing", "after"),
    ];
    check_against(cx, words, AGAINST);
    check_needed(cx, words, NEEDED);
    if let Some(word) = find(words, "instead_of").filter(|_| !of_view) {
        cx.error(word.span(), "`instead_of` belongs to a view\nhelp: write `before` or `after`");
    }
}

fn needed<'w>(cx: &Ctxt, attribute: &Attribute, words: &'w [Word], name: &str, example: &str) -> Option<&'w Word> {
    let word = find(words, name);
    if word.is_none() {
        cx.error_over(&attribute.meta, format!("a trigger has no `{name}`\nhelp: add `{example}`"));
    }
    word
}

/// The events as calls, and the columns of an update.
fn events(cx: &Ctxt, on: &Word) -> (Vec<Call>, Vec<Ident>) {
    let (mut calls, mut update_of) = (Vec::new(), Vec::new());
    for word in words(cx, on.list(cx, "insert, update").unwrap_or_default()) {
        let (text, span) = (word.text(), word.span());
        if !EVENTS.contains(&text.as_str()) {
            unknown(cx, &word, "trigger", EVENTS);
            continue;
        }
        if let (Arg::List(list), "update") = (&word.arg, text.as_str()) {
            update_of = columns(cx, list.clone());
        }
        let name = quote::format_ident!("on_{text}", span = span);
        let all = (text == "update").then(|| quote_spanned!(span=> &[]));
        calls.push(Call { span, tokens: quote_spanned!(span=> .#name(#all)) });
    }
    (calls, update_of)
}
