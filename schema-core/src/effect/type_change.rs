//! Which changes of a column's type leave its rows as they are on disk (manual, `ALTER TABLE`, notes).

use super::scan::{domain, is_constrained};
use super::world::World;
use crate::ident::Ident;
use crate::sql::type_name::canonical;

/// Whether each row is written anew when a column of the type `from` becomes `to`.
pub(super) fn rewrites(from: &str, to: &str, using: Option<&str>, column: &Ident, world: &World) -> bool {
    if let Some(using) = using {
        return match cast(using, column) {
            Some(None) => rewrites(from, to, None, column, world),
            Some(Some(cast)) => canonical(cast) != to || rewrites(from, to, None, column, world),
            None => true,
        };
    }
    if is_constrained(to, world) {
        return from != to;
    }
    let (from, to) = (base(from, world), base(to, world));
    match (from.strip_suffix("[]"), to.strip_suffix("[]")) {
        // Elements are gone through even where nothing becomes of them.
        (Some(from), Some(to)) => from != to && (split(from).0 != to),
        (None, None) => !is_same_on_disk(&from, &to),
        _ => true,
    }
}

/// The type under a domain.
fn base(sql_type: &str, world: &World) -> String {
    match domain(sql_type, world) {
        Some(domain) => base(&domain.base, world),
        None => sql_type.to_owned(),
    }
}

/// The column by itself, or cast once.
fn cast<'t>(using: &'t str, column: &Ident) -> Option<Option<&'t str>> {
    let inner = using.trim().strip_prefix(&column.to_string())?.trim();
    match inner.strip_prefix("::") {
        _ if inner.is_empty() => Some(None),
        Some(cast) if !cast.contains("::") => Some(Some(cast)),
        _ => None,
    }
}

/// Whether indexes hold the values in another order, though these are the same on disk.
pub(super) fn sorts_anew(from: &str, to: &str) -> bool {
    let text = ["text", "character varying"];
    let (from, to) = (split(from).0, split(to).0);
    from != to && !(text.contains(&from.as_str()) && text.contains(&to.as_str()))
}

/// Whether every value of the one type is one of the other.
pub(super) fn is_widening(from: &str, to: &str) -> bool {
    crate::kind::conversion::is_widening(from, to)
}

/// Whether a limit is at least what it was.
pub(super) fn widens(from: &str, to: &str) -> bool {
    is_wider(&split(from).1, &split(to).1)
}

fn is_same_on_disk(from: &str, to: &str) -> bool {
    let ((from_name, from_size), (to_name, to_size)) = (split(from), split(to));
    let text = ["text", "character varying"];
    let numbers = ["integer", "oid", "regclass", "regproc", "regtype"];
    match (from_name.as_str(), to_name.as_str()) {
        (from, to) if from == to => match from {
            "character" | "bit" => from_size == to_size,
            "numeric" => match (from_size.as_slice(), to_size.as_slice()) {
                (_, []) => true,
                ([precision, scale @ ..], [wider, same @ ..]) => {
                    precision <= wider && scale.first().unwrap_or(&0) == same.first().unwrap_or(&0)
                }
                _ => false,
            },
            _ => is_wider(&from_size, &to_size),
        },
        ("bit", "bit varying") => to_size.is_empty(),
        ("cidr", "inet") | ("xml", "text") => true,
        // It is text with its own way to compare.
        ("citext" | "public.citext", to) if text.contains(&to) => to_size.is_empty(),
        (from, to) if text.contains(&from) && text.contains(&to) => is_wider(&from_size, &to_size),
        (from, to) if text.contains(&from) && to.trim_start_matches("public.") == "citext" => true,
        (from, to) => numbers.contains(&from) && numbers.contains(&to),
    }
}

/// Whether what fits the one limit fits the other.
fn is_wider(from: &[u32], to: &[u32]) -> bool {
    match (from.first(), to.first()) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(from), Some(to)) => from <= to,
    }
}

/// A type without its modifiers, and those.
fn split(sql_type: &str) -> (String, Vec<u32>) {
    match (sql_type.find('('), sql_type.find(')')) {
        (Some(open), Some(close)) if open < close => {
            let modifiers = sql_type[open + 1..close].split(',').filter_map(|part| part.trim().parse().ok()).collect();
            (format!("{}{}", &sql_type[..open], &sql_type[close + 1..]), modifiers)
        }
        _ => (sql_type.to_owned(), Vec::new()),
    }
}
