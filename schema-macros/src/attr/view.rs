//! The words of `#[view(…)]` that are about the view itself and not about its name.

use proc_macro2::Ident;
use schema_sql::{Gives, Owner};
use syn::Expr;

use super::options::parameters;
use super::rules::{check_against, check_needed, find};
use super::table::forward;
use crate::ctxt::Ctxt;
use crate::word::{Call, Word};

const MEANT: &[&str] = &["name", "schema", "crate", "query", "with"];
const FORWARDED: &[&str] = &["materialized", "with_no_data", "check_option", "tablespace", "owner"];

/// What makes a view of a struct.
#[derive(Default)]
pub(crate) struct View {
    pub(crate) query: Option<Expr>,
    /// What the query's columns are, as far as it tells.
    pub(crate) gives: Vec<Gives>,
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) calls: Vec<Call>,
}

impl View {
    pub(super) fn read_word(&mut self, cx: &Ctxt, word: &Word) {
        match word.text().as_str() {
            "query" => self.query = word.value(cx, "\"SELECT …\"").cloned(),
            "with" => {}
            _ => self.calls.extend(forward(cx, word, "view", MEANT, FORWARDED)),
        }
    }

    pub(super) fn check(&mut self, cx: &Ctxt, ident: &Ident, words: &[Word]) {
        if self.query.is_none() && find(words, "query").is_none() {
            cx.error(ident.span(), "a view has no query\nhelp: write `#[view(query = \"SELECT …\")]`");
        }
        let owner = if find(words, "materialized").is_some() { Owner::Table } else { Owner::View };
        self.parameters = find(words, "with").map(|word| parameters(cx, word, owner)).unwrap_or_default();
        check_needed(cx, words, &[("with_no_data", "materialized"), ("tablespace", "materialized")]);
        check_against(cx, words, &[("materialized", "check_option")]);
    }
}
