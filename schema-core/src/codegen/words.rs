//! Names of the database as identifiers of Rust.

use schema_names::{snake_case, upper_camel_case};
use std::collections::BTreeSet;

/// The keywords of Rust 2024 that may stand raw.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The keywords that may not even stand raw.
const PATHS: &[&str] = &["Self", "_", "crate", "self", "super"];

/// A lower-case identifier that is most like `name`, without `r#`; `fallback` where nothing of it is left.
pub(super) fn snake(name: &str, fallback: &str) -> String {
    if is_snake(name) {
        return unpathed(name.to_owned());
    }
    let plain = snake_case(&ascii(name));
    unpathed(match plain.bytes().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{plain}"),
        Some(_) => plain,
    })
}

/// An identifier of a type that is most like `name`; `fallback` where nothing of it is left.
pub(super) fn camel(name: &str, fallback: &str) -> String {
    let plain = upper_camel_case(&ascii(name));
    unpathed(match plain.bytes().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{fallback}{plain}"),
        Some(_) => plain,
    })
}

/// The identifier as source: raw, where it is a keyword.
pub(super) fn source(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("r#{name}") } else { name.to_owned() }
}

/// The identifier as a module's name, which is never raw.
pub(super) fn file(name: &str) -> String {
    if KEYWORDS.contains(&name) { format!("{name}_") } else { name.to_owned() }
}

/// The first of `name`, `name2`, `name3` and so on that `is_free`.
pub(super) fn numbered(name: &str, separator: &str, mut is_free: impl FnMut(&str) -> bool) -> String {
    let stem = name.trim_end_matches('_');
    let others = (2_u32..).map(|number| format!("{stem}{separator}{number}"));
    std::iter::once(name.to_owned()).chain(others).find(|name| is_free(name)).unwrap_or_default()
}

/// Takes a name out of those that are free.
pub(super) fn take(taken: &mut BTreeSet<String>, name: &str, separator: &str) -> String {
    let free = numbered(name, separator, |name| !taken.contains(name));
    taken.insert(free.clone());
    free
}

/// Whether rustc takes the name as it is, and calls it snake case.
fn is_snake(name: &str) -> bool {
    let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let starts = name.bytes().next().is_some_and(|first| !first.is_ascii_digit());
    starts && name.bytes().all(letters) && !name.contains("__") && name != "_"
}

/// Other letters than these have rules of their own among Rust's identifiers.
fn ascii(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

fn unpathed(name: String) -> String {
    if PATHS.contains(&name.as_str()) { format!("{name}_") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_sorted() {
        assert!(KEYWORDS.is_sorted() && PATHS.is_sorted());
    }

    #[test]
    fn each_name_becomes_an_identifier() {
        for (name, field, ty) in [
            ("email", "email", "Email"),
            ("createdAt", "created_at", "CreatedAt"),
            ("_id", "_id", "Id"),
            ("a__b", "a_b", "AB"),
            ("type", "type", "Type"),
            ("self", "self_", "Self_"),
            ("crate", "crate_", "Crate"),
            ("1st", "_1st", "T1st"),
            ("größe", "gr_e", "GrE"),
            ("we ird", "we_ird", "WeIrd"),
            ("значение", "column_1", "T"),
            ("", "column_1", "T"),
            ("_", "column_1", "T"),
        ] {
            assert_eq!((snake(name, "column_1").as_str(), camel(name, "T").as_str()), (field, ty));
        }
        assert_eq!((source("type"), source("kind")), ("r#type".to_owned(), "kind".to_owned()));
    }
}
