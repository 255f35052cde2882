//! The words of `#[view(…)]` that are about the view itself and not about its name.

use proc_macro2::Ident;
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
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) calls: Vec<Call>,
}

impl View {
    pub(super) fn read_word(&mut self, cx: &Ctxt, word: &Word) {
        match word.text().as_str() {
            "query" => self.query = word.value(cx, "\"SELECT …\"").cloned(),
            "with" => self.parameters = parameters(cx, word),
            _ => self.calls.extend(forward(cx, word, "view", MEANT, FORWARDED)),
        }
    }
    pub(super) fn check(&self, cx: &Ctxt, ident: &Ident, words: &[Word]) {
        if self.query.is_none() && find(words, "query").is_none() {
            cx.error(ident.span(), "a view has no query\nhelp: write `#[view(query = \"SELECT …\")]`");
        }
        check_needed(cx, words, &[("with_no_data", "materialized"), ("tablespace", "materialized")]);
        check_against(cx, words, &[("materialized", "check_option")]);
    }
}
