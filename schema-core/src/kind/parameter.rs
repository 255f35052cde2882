//! Storage parameters and options: sets of names with values that are changed one by one.

use crate::ident::{Ident, literal};
use std::collections::BTreeMap;

type Parameters = BTreeMap<String, String>;

/// Parameters in parentheses, with a space before; nothing where there are none.
pub(crate) fn parameters(parameters: &Parameters) -> String {
    if parameters.is_empty() { String::new() } else { format!(" ({})", assignments(parameters.iter())) }
}

/// The `SET` and `RESET` that lead from some storage parameters to others.
pub(super) fn changed(from: &Parameters, to: &Parameters) -> Vec<String> {
    let gone: Vec<&str> = from.keys().filter(|name| !to.contains_key(*name)).map(String::as_str).collect();
    let new: Vec<_> = to.iter().filter(|(name, value)| from.get(*name) != Some(value)).collect();
    let mut actions = Vec::new();
    if !gone.is_empty() {
        actions.push(format!("RESET ({})", gone.join(", ")));
    }
    if !new.is_empty() {
        actions.push(format!("SET ({})", assignments(new.into_iter())));
    }
    actions
}

/// `OPTIONS (…)` of foreign data, with a space before.
pub(super) fn options_clause(options: &Parameters) -> String {
    if options.is_empty() {
        return String::new();
    }
    let list: Vec<_> = options.iter().map(|(name, value)| option(name, value)).collect();
    format!(" OPTIONS ({})", list.join(", "))
}

/// `OPTIONS (ADD …, SET …, DROP …)`, where options change.
pub(super) fn options_change(from: &Parameters, to: &Parameters) -> Option<String> {
    let dropped = from.keys().filter(|name| !to.contains_key(*name));
    let dropped = dropped.map(|name| format!("DROP {}", Ident::new(name.as_str())));
    let set = to.iter().filter(|(name, value)| from.get(*name) != Some(value)).map(|(name, value)| {
        format!("{} {}", if from.contains_key(name) { "SET" } else { "ADD" }, option(name, value))
    });
    let changes: Vec<_> = dropped.chain(set).collect();
    (!changes.is_empty()).then(|| format!("OPTIONS ({})", changes.join(", ")))
}

fn option(name: &str, value: &str) -> String {
    format!("{} {}", Ident::new(name), literal(value))
}

fn assignments<'a>(parameters: impl Iterator<Item = (&'a String, &'a String)>) -> String {
    let list: Vec<_> = parameters.map(|(name, value)| format!("{name} = {}", spelled(value))).collect();
    list.join(", ")
}

/// Numbers and words stand as they are.
fn spelled(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '+');
    let word_or_number = |first: char| first.is_ascii_alphanumeric() || matches!(first, '-' | '+' | '.');
    match value.starts_with(word_or_number) && value.chars().all(plain) {
        true => value.to_owned(),
        false => literal(value),
    }
}
