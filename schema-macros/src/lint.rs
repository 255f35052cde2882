//! What PostgreSQL accepts and is probably not meant: warnings, each with a name by which the table can allow it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote_spanned};

use crate::attr::{Index, Table};
use crate::check::base;
use crate::ctxt::Ctxt;
use crate::word::{Word, words};

/// What can be allowed: the two lints here, and whatever else `gen-migrations lint` finds in a schema.
pub(crate) const LINTS: &[&str] = &[
    "char_column",
    "foreign_key_type",
    "foreign_key_without_index",
    "json_column",
    "mixed_case_name",
    "money_column",
    "no_primary_key",
    "nullable_unique",
    "prefer_bigint",
    "prefer_identity",
    "prefer_text",
    "prefer_timestamptz",
    "redundant_index",
    "reserved_word_name",
    "small_primary_key",
    "time_with_zone",
    "unvalidated_constraint",
    "wide_varchar",
];

/// `allow(no_primary_key = "the reason")`.
pub(crate) fn allowed(cx: &Ctxt, word: &Word) -> Vec<(String, String)> {
    let list = word.list(cx, "no_primary_key = \"the reason\"").unwrap_or_default();
    let lints = words(cx, list).into_iter().filter_map(|lint| {
        let name = lint.text();
        if !LINTS.contains(&name.as_str()) {
            crate::attr::unknown(cx, &lint, "table(allow(…))", LINTS);
            return None;
        }
        let reason = lint.string(cx)?;
        if reason.value().trim().is_empty() {
            cx.error(reason.span(), "the reason is empty\nhelp: say why this is as it should be");
        }
        Some((name, reason.value()))
    });
    lints.collect()
}

/// A warning on stable Rust is the use of something that is deprecated.
pub(crate) fn warnings(table: &Table, ident: &Ident) -> TokenStream {
    let tell = |(lint, span, message): (&str, Span, String)| {
        let (name, help) =
            (format_ident!("{lint}", span = span), format!("or `#[table(allow({lint} = \"the reason\"))]`"));
        let message = format!("{message}, {help}");
        quote_spanned! {span=>
            const _: () = {
                #[deprecated(note = #message)]
                #[allow(non_upper_case_globals, reason = "constants are called as the fields are")]
                const #name: () = ();
                #name
            };
        }
    };
    let lints = no_primary_key(table, ident).into_iter().chain(redundant_indexes(table));
    lints.filter(|(lint, ..)| !table.head.allowed.iter().any(|(allowed, _)| allowed == lint)).map(tell).collect()
}

/// Rows that nothing tells apart cannot be updated or replicated one by one.
fn no_primary_key(table: &Table, ident: &Ident) -> Option<(&'static str, Span, String)> {
    let message = "this table has no primary key\nhelp: write `#[column(primary_key)]` on a field".to_owned();
    (table.primary_key.is_none() && table.head.view.is_none()).then_some(("no_primary_key", ident.span(), message))
}

/// An index whose columns are the first ones of another index, or of a key, costs writes and helps no query.
fn redundant_indexes(table: &Table) -> impl Iterator<Item = (&'static str, Span, String)> {
    let keys = table.primary_key.iter().chain(&table.uniques);
    let keys: Vec<Vec<&Ident>> = keys.map(|key| key.columns.iter().collect()).collect();
    table.indexes.iter().enumerate().filter_map(move |(at, index)| {
        let own = plain(index, &["name", "comment"])?;
        let others = table.indexes.iter().enumerate().filter(|(other, _)| *other != at).filter_map(|(other, index)| {
            let columns = plain(index, &["name", "comment", "unique", "include", "with", "nulls_not_distinct"])?;
            // Of two that are equal, the later one is told.
            (columns != own || other < at || index.unique).then_some(columns)
        });
        let covering = others.chain(keys.iter().cloned()).find(|columns| columns.starts_with(&own))?;
        let columns = covering.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let message = format!("the index or key of ({columns}) serves all that this index does\nhelp: take it out");
        Some(("redundant_index", index.span, message))
    })
}

/// The columns of a B-tree over all rows in the usual order, if it has no other words than these.
fn plain<'t>(index: &'t Index, words: &[&str]) -> Option<Vec<&'t Ident>> {
    let usual = index.words.iter().all(|word| words.contains(&word.as_str()));
    let columns = index.elements.iter().filter(|element| element.calls.is_empty() && element.parameters.is_none());
    let columns: Vec<&Ident> = columns.filter_map(|element| base(&element.base)).collect();
    (usual && columns.len() == index.elements.len()).then_some(columns)
}
