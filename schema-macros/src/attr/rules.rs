//! Which words go together.

use quote::ToTokens;
use schema_sql::nearest;
use syn::{Attribute, LitStr};

use super::table::listed;
use crate::ctxt::Ctxt;
use crate::word::Word;

pub(super) fn find<'w>(words: &'w [Word], name: &str) -> Option<&'w Word> {
    words.iter().find(|word| word.text() == name)
}

/// Words of which one excludes the other.
pub(super) fn check_against(cx: &Ctxt, words: &[Word], pairs: &[(&str, &str)]) {
    for (one, other) in pairs {
        if let (Some(_), Some(word)) = (find(words, one), find(words, other)) {
            cx.error(word.span(), format!("`{other}` does not go with `{one}`\nhelp: keep one of the two"));
        }
    }
}

/// Words that say nothing without another, which is given as it is written.
pub(super) fn check_needed(cx: &Ctxt, words: &[Word], pairs: &[(&str, &str)]) {
    for (word, example) in pairs {
        let needed = example.split([' ', '(']).next().unwrap_or(example);
        if let (Some(found), None) = (find(words, word), find(words, needed)) {
            cx.error(found.span(), format!("`{word}` without `{needed}`\nhelp: add `{example}`"));
        }
    }
}

/// The name that the attribute has to give.
pub(super) fn named(cx: &Ctxt, attribute: &Attribute, words: &[Word]) -> Option<LitStr> {
    if let Some(word) = find(words, "name") {
        return word.string(cx);
    }
    let name = attribute.path().to_token_stream();
    cx.error_over(&attribute.meta, format!("a {name} has no name\nhelp: write `#[{name}(name = \"…\", …)]`"));
    None
}

/// The value, which has to be one of these words.
pub(super) fn one_of(cx: &Ctxt, word: &Word, known: &[&str]) -> Option<String> {
    let value = word.value(cx, known[0])?;
    let text = value.to_token_stream().to_string();
    if known.contains(&text.as_str()) {
        return Some(text);
    }
    let help = match nearest(&text, known.iter().copied()) {
        Some(near) => format!("there is a word with a similar name: `{near}`"),
        None => format!("the words are {}", listed(known)),
    };
    let word = word.text();
    cx.error_over(value, format!("unknown value of `{word}`\nhelp: {help}"));
    None
}
