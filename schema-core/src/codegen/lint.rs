//! What the macros would warn of: a database is as it is, so that its source allows it.

use super::key::Keys;
use crate::ident::Ident;

/// `allow(no_primary_key = "…", redundant_index = "…")`, where there is something to allow.
pub(super) fn allowed(keys: &Keys, field: impl Fn(&Ident) -> String) -> Option<String> {
    let lists = |name: &'static str| keys.on_struct.iter().filter(move |(attribute, _)| *attribute == name);
    let on_field =
        |word: &str| keys.on_field.iter().filter(|(_, words)| words.iter().any(|own| own == word)).collect::<Vec<_>>();
    let mut lints = Vec::new();
    if lists("primary_key").next().is_none() && on_field("primary_key").is_empty() {
        lints.push("no_primary_key = \"it had none\"");
    }
    let of_fields = ["primary_key", "unique"].into_iter().flat_map(on_field).map(|(column, _)| field(column));
    let of_keys = ["primary_key", "unique"].into_iter().flat_map(lists).filter_map(|(_, words)| columns(words));
    let keys: Vec<String> = of_fields.chain(of_keys.map(str::to_owned)).collect();
    let indexes: Vec<&Vec<String>> = lists("index").map(|(_, words)| words).collect();
    let redundant = indexes.iter().enumerate().any(|(at, words)| {
        let others = indexes.iter().enumerate().filter(|(other, _)| *other != at);
        let covering = others.filter(|(_, words)| plain(words, OF_COVERING)).filter_map(|(_, words)| columns(words));
        let mut all = covering.chain(keys.iter().map(String::as_str));
        plain(words, OF_USELESS) && columns(words).is_some_and(|own| all.any(|other| begins(other, own)))
    });
    if redundant {
        lints.push("redundant_index = \"it had one\"");
    }
    (!lints.is_empty()).then(|| format!("allow({})", lints.join(", ")))
}

const OF_USELESS: &[&str] = &["columns", "name", "comment"];
const OF_COVERING: &[&str] = &["columns", "name", "comment", "unique", "include", "with", "nulls_not_distinct"];

fn plain(words: &[String], known: &[&str]) -> bool {
    words.iter().all(|word| known.contains(&word.split([' ', '(']).next().unwrap_or(word)))
}

/// What is between the parentheses of `columns(…)`, where it is columns only.
fn columns(words: &[String]) -> Option<&str> {
    let list = words.iter().find_map(|word| word.strip_prefix("columns("))?.strip_suffix(')')?;
    (!list.contains('(')).then_some(list)
}

fn begins(all: &str, first: &str) -> bool {
    all.strip_prefix(first).is_some_and(|rest| rest.is_empty() || rest.starts_with(','))
}
