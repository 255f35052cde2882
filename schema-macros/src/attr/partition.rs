//! `#[partition(…)]`.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, LitStr};

use super::options::{PartitionBy, partition_by};
use super::rules::{find, named};
use super::table::forward;
use super::value::{Value, values};
use crate::ctxt::Ctxt;
use crate::word::{Call, Word, words};

const MEANT: &[&str] = &["name", "from", "to", "values", "modulus", "remainder", "default", "of", "partition_by"];
const FORWARDED: &[&str] = &["schema", "comment"];

/// A partition.
pub(crate) struct Partition {
    pub(crate) span: Span,
    pub(crate) name: LitStr,
    /// The partition that it is a part of.
    pub(crate) of: Option<LitStr>,
    /// The word that says which rows.
    pub(crate) word: Span,
    pub(crate) bound: Bound,
    pub(crate) partition_by: Option<PartitionBy>,
    pub(crate) calls: Vec<Call>,
}

/// Which rows a partition holds.
pub(crate) enum Bound {
    Range(Vec<Value>, Vec<Value>),
    List(Vec<Value>),
    Hash(TokenStream, TokenStream),
    Default,
}

/// `#[partition(name = "p2024", from("2024-01-01"), to("2025-01-01"))]`.
pub(super) fn partition(cx: &Ctxt, attribute: &Attribute, list: TokenStream) -> Option<Partition> {
    let words = words(cx, list);
    let name = named(cx, attribute, &words)?;
    let (word, bound) = bound(cx, attribute, &words)?;
    let of = find(&words, "of");
    let others = words.iter().filter(|word| !MEANT.contains(&word.text().as_str())).chain(of);
    Some(Partition {
        span: attribute.span(),
        name,
        of: of.and_then(|word| word.string(cx)),
        word,
        bound,
        partition_by: find(&words, "partition_by").and_then(|word| partition_by(cx, word)),
        calls: others
            .filter_map(|word| forward(cx, word, "partition", &MEANT[..7], &[FORWARDED, &["of"]].concat()))
            .collect(),
    })
}

fn bound(cx: &Ctxt, attribute: &Attribute, words: &[Word]) -> Option<(Span, Bound)> {
    let pair = |one, other| Some((find(words, one)?, find(words, other)?));
    let mut bounds = Vec::new();
    if let Some((from, to)) = pair("from", "to") {
        bounds.push((from.span(), Bound::Range(values(cx, from), values(cx, to))));
    }
    if let Some(list) = find(words, "values") {
        bounds.push((list.span(), Bound::List(values(cx, list))));
    }
    if let Some((modulus, remainder)) = pair("modulus", "remainder") {
        let (divisor, rest) = (modulus.value(cx, "4")?, remainder.value(cx, "0")?);
        bounds.push((modulus.span(), Bound::Hash(divisor.to_token_stream(), rest.to_token_stream())));
    }
    if let Some(word) = find(words, "default") {
        word.flag(cx);
        bounds.push((word.span(), Bound::Default));
    }
    match bounds.pop() {
        Some(bound) if bounds.is_empty() => Some(bound),
        _ => {
            cx.error_over(&attribute.meta, "a partition says once which rows it holds\nhelp: write `from(…), to(…)`, `values(…)`, `modulus = 4, remainder = 0` or `default`");
            None
        }
    }
}

impl Bound {
    /// Its values, each with its place in the key.
    pub(crate) fn values(&self) -> impl Iterator<Item = (usize, &Value)> {
        let (range, list): ([&[Value]; 2], &[Value]) = match self {
            Self::Range(from, to) => ([from, to], &[]),
            Self::List(list) => ([&[], &[]], list),
            Self::Hash(..) | Self::Default => ([&[], &[]], &[]),
        };
        range.into_iter().flat_map(|values| values.iter().enumerate()).chain(list.iter().map(|value| (0, value)))
    }

    /// The strategy that it fits, and how it is written; a default fits all but one.
    pub(crate) fn fits(&self) -> (&'static [&'static str], &'static str) {
        match self {
            Self::Range(..) => (&["range"], "`from(…), to(…)`"),
            Self::List(_) => (&["list"], "`values(…)`"),
            Self::Hash(..) => (&["hash"], "`modulus = 4, remainder = 0`"),
            Self::Default => (&["range", "list"], "`default`"),
        }
    }
}
