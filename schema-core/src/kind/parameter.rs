//! Storage parameters and options: sets of names with values that are changed one by one.

use crate::ident::{Ident, literal};
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Names with values, in the order in which they were given. PostgreSQL keeps the order, and asks nothing of it: all orders
/// are equal.
#[derive(Clone, Debug, Default)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().map(|(name, value)| (name, value))
    }

    /// The names, in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The value of a name.
    pub fn get(&self, name: &str) -> Option<&String> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// Whether a name has a value.
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Takes a name out, and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<String> {
        let place = self.0.iter().position(|(other, _)| other == name)?;
        Some(self.0.remove(place).1)
    }
}

impl PartialEq for Parameters {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl FromIterator<(String, String)> for Parameters {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(parameters: T) -> Self {
        Self(parameters.into_iter().collect())
    }
}

/// Kept in files as a map.
impl Serialize for Parameters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// The catalogs give a list of pairs: a map of theirs would have an order of its own.
impl<'de> Deserialize<'de> for Parameters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Pairs)
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Parameters;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("names with values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parameters, A::Error> {
        let mut parameters = Parameters::default();
        while let Some(pair) = map.next_entry()? {
            parameters.0.push(pair);
        }
        Ok(parameters)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Parameters, A::Error> {
        let mut parameters = Parameters::default();
        while let Some(pair) = list.next_element()? {
            parameters.0.push(pair);
        }
        Ok(parameters)
    }
}

/// Parameters in parentheses, with a space before; nothing where there are none.
pub(crate) fn parameters(parameters: &Parameters) -> String {
    if parameters.is_empty() { String::new() } else { format!(" ({})", assignments(parameters.iter())) }
}

/// The `SET` and `RESET` that lead from some storage parameters to others. What is set stands last afterwards: where that
/// gives another order, all is set.
pub(super) fn changed(from: &Parameters, to: &Parameters) -> Vec<String> {
    let is_new = |name: &String| from.get(name) != to.get(name);
    let gone: Vec<&str> = from.keys().filter(|name| !to.contains_key(name)).map(String::as_str).collect();
    let kept = from.keys().filter(|name| !is_new(name));
    let in_order = kept.chain(to.keys().filter(|name| is_new(name))).eq(to.keys());
    let set: Vec<_> = to.iter().filter(|(name, _)| is_new(name) || !in_order).collect();
    let mut actions = Vec::new();
    if !gone.is_empty() {
        actions.push(format!("RESET ({})", gone.join(", ")));
    }
    if to.keys().any(is_new) {
        actions.push(format!("SET ({})", assignments(set.into_iter())));
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
    let dropped = from.keys().filter(|name| !to.contains_key(name));
    let dropped = dropped.map(|name| format!("DROP {}", Ident::new(name.as_str())));
    let set = to.iter().filter(|(name, value)| from.get(name) != Some(value)).map(|(name, value)| {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_is_kept_and_asked_nothing_of() {
        let list: Parameters = serde_json::from_str(r#"[["b", "1"], ["a", "2"]]"#).expect("a list");
        let map: Parameters = serde_json::from_str(r#"{"a": "2", "b": "1"}"#).expect("a map");
        assert_eq!(list, map);
        assert_eq!((parameters(&list).as_str(), parameters(&map).as_str()), (" (b = 1, a = 2)", " (a = 2, b = 1)"));
        assert_ne!(list, Parameters::default());
    }

    #[test]
    fn what_changes_takes_the_order_along() {
        let of = |text: &str| serde_json::from_str::<Parameters>(text).expect("a list");
        let from = of(r#"[["b", "1"], ["d", "1"]]"#);
        assert_eq!(changed(&from, &of(r#"[["b", "1"], ["d", "1"], ["c", "2"]]"#)), ["SET (c = 2)"]);
        assert_eq!(changed(&from, &of(r#"[["a", "2"], ["b", "1"]]"#)), ["RESET (d)", "SET (a = 2, b = 1)"]);
        assert_eq!(changed(&from, &of(r#"[["d", "1"], ["b", "1"]]"#)), [""; 0]);
    }
}
