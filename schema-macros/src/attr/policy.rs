//! `#[policy(…)]`.

use proc_macro2::{Span, TokenStream};
use schema_sql::Place;
use syn::spanned::Spanned;
use syn::{Attribute, LitStr};

use super::grant::{Role, roles};
use super::rules::{find, named, one_of};
use super::table::forward;
use crate::ctxt::Ctxt;
use crate::fragment::note_word;
use crate::word::{Call, Word, words};

const MEANT: &[&str] = &["name", "for", "to"];
const FORWARDED: &[&str] = &["using", "with_check", "restrictive", "comment"];
const COMMANDS: &[&str] = &["all", "select", "insert", "update", "delete"];

/// A policy.
pub(crate) struct Policy {
    pub(crate) span: Span,
    pub(crate) name: LitStr,
    pub(crate) command: String,
    pub(crate) roles: Vec<Role>,
    pub(crate) calls: Vec<Call>,
}

/// `#[policy(name = "own", for = select, to("app"), using = sql("…"))]`.
pub(super) fn policy(cx: &Ctxt, attribute: &Attribute, list: TokenStream) -> Option<Policy> {
    let words = words(cx, list);
    let name = named(cx, attribute, &words)?;
    let command = find(&words, "for").and_then(|word| one_of(cx, word, COMMANDS)).unwrap_or_else(|| "all".to_owned());
    check_conditions(cx, &words, &command);
    note_word(cx, Place::Policy, &words, "using");
    note_word(cx, Place::Policy, &words, "with_check");
    let roles = find(&words, "to").map(|word| roles(cx, word)).unwrap_or_default();
    let others = words.iter().filter(|word| !MEANT.contains(&word.text().as_str()));
    let calls = others.filter_map(|word| forward(cx, word, "policy", MEANT, FORWARDED)).collect();
    Some(Policy { span: attribute.span(), name, command, roles, calls })
}

/// What is only read is not written, and what is only written is not read.
fn check_conditions(cx: &Ctxt, words: &[Word], command: &str) {
    let (wrong, right) = match command {
        "select" | "delete" => ("with_check", "using"),
        "insert" => ("using", "with_check"),
        _ => return,
    };
    if let Some(word) = find(words, wrong) {
        cx.error(
            word.span(),
            format!("`{wrong}` does not go with `for = {command}`\nhelp: write `{right} = sql(\"…\")`"),
        );
    }
}
