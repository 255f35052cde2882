//! `#[grant(…)]`, and lists of roles.

use proc_macro2::{Ident, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, LitStr};

use super::element::columns;
use super::rules::find;
use super::table::unknown;
use crate::ctxt::Ctxt;
use crate::word::{Arg, Word, pieces, words};

const PRIVILEGES: &[&str] =
    &["select", "insert", "update", "delete", "truncate", "references", "trigger", "maintain", "all"];

const OF_COLUMNS: &[&str] = &["select", "insert", "update", "references", "all"];

const ROLE_WORDS: &[&str] = &["public", "current_user", "current_role", "session_user"];

/// Privileges and who gets them.
pub(crate) struct Grant {
    /// Each with its columns.
    pub(crate) privileges: Vec<(String, Vec<Ident>)>,
    pub(crate) roles: Vec<Role>,
    pub(crate) grantable: bool,
}

/// A role.
pub(crate) enum Role {
    Named(String),
    Word(String),
}

/// `#[grant(select, update(name), to("app", public), grantable)]`.
pub(super) fn grant(cx: &Ctxt, attribute: &Attribute, list: TokenStream) -> Grant {
    let mut grant = Grant { privileges: Vec::new(), roles: Vec::new(), grantable: false };
    let words = words(cx, list);
    let says_what = words.iter().any(|word| !["to", "grantable"].contains(&word.text().as_str()));
    if !says_what || find(&words, "to").is_none() {
        let message = "a grant says what and to whom\nhelp: write `#[grant(select, to(\"role\"))]`";
        cx.error_over(&attribute.meta, message);
    }
    for word in words {
        match word.text().as_str() {
            "to" => grant.roles = roles(cx, &word),
            "grantable" => {
                word.flag(cx);
                grant.grantable = true;
            }
            text if PRIVILEGES.contains(&text) => {
                let columns = match &word.arg {
                    Arg::List(_) if !OF_COLUMNS.contains(&text) => {
                        cx.error(word.span(), format!("`{text}` is of whole tables\nhelp: write `{text}` alone"));
                        continue;
                    }
                    Arg::List(list) => columns(cx, list.clone()),
                    _ => Vec::new(),
                };
                grant.privileges.push((text.to_uppercase(), columns));
            }
            _ => unknown(cx, &word, "grant", &[PRIVILEGES, &["to", "grantable"]].concat()),
        }
    }
    grant
}

/// `to("app", public)`.
pub(super) fn roles(cx: &Ctxt, word: &Word) -> Vec<Role> {
    let list = word.list(cx, "\"role\"").map(pieces).unwrap_or_default();
    list.into_iter().filter_map(|piece| cx.ok(syn::parse2(piece))).collect()
}

impl Parse for Role {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return Ok(Self::Named(input.parse::<LitStr>()?.value()));
        }
        let help = "not a role\nhelp: write its name as a string, or one of `public`, `current_user`, `current_role` and `session_user`";
        let word: Ident = input.parse().map_err(|error| syn::Error::new(error.span(), help))?;
        if ROLE_WORDS.contains(&word.to_string().as_str()) {
            Ok(Self::Word(word.to_string().to_uppercase()))
        } else {
            Err(syn::Error::new(word.span(), help))
        }
    }
}
