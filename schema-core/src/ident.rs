//! SQL identifiers, and the one function that quotes them.

mod phrase;
mod reference;
mod signature;

pub use phrase::Phrase;
pub use reference::Reference;
pub use signature::Signature;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

/// The longest identifier PostgreSQL keeps, in bytes (`NAMEDATALEN - 1`).
pub const MAX_BYTES: usize = 63;

/// An identifier. Displayed as SQL needs it: quoted where it is no plain word.
///
/// See PostgreSQL's manual, 4.1.1 "Identifiers and Key Words".
///
/// ```
/// # use schema_core::ident::Ident;
/// assert_eq!(Ident::new("email").to_string(), "email");
/// assert_eq!(Ident::new("user").to_string(), r#""user""#);
/// assert_eq!(Ident::new(r#"a"b"#).to_string(), r#""a""b""#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ident(Arc<str>);

impl Ident {
    /// An identifier, as PostgreSQL keeps it: without quotes.
    pub fn new(name: impl Into<Arc<str>>) -> Self {
        Self(name.into())
    }

    /// The identifier without quotes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Ord for Ident {
    /// Names of things in one table share their text: most comparisons end before they begin.
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.0, &other.0) { Ordering::Equal } else { self.0.cmp(&other.0) }
    }
}

impl PartialOrd for Ident {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_plain(&self.0) { f.write_str(&self.0) } else { write!(f, "\"{}\"", self.0.replace('"', "\"\"")) }
    }
}

impl From<&str> for Ident {
    fn from(name: &str) -> Self {
        // Nearly every name has this schema in front: one text for all of them.
        static PUBLIC: LazyLock<Ident> = LazyLock::new(|| Ident::new("public"));
        if name == "public" { PUBLIC.clone() } else { Self::new(name) }
    }
}

/// A name within a schema. Displayed, and kept in files, as `schema.name`, quoted where needed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Qualified {
    /// The schema.
    pub schema: Ident,
    /// The name in it.
    pub name: Ident,
}

impl Qualified {
    /// A name within a schema.
    pub fn new(schema: impl Into<Ident>, name: impl Into<Ident>) -> Self {
        Self { schema: schema.into(), name: name.into() }
    }

    /// What is called `name` in the same schema.
    #[must_use]
    pub fn sibling(&self, name: impl Into<Ident>) -> Self {
        Self { schema: self.schema.clone(), name: name.into() }
    }

    /// The column or constraint `name` of this table.
    pub fn member(&self, name: impl Into<Ident>) -> Member {
        Member { table: self.clone(), name: name.into() }
    }
}

impl fmt::Display for Qualified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.schema, self.name)
    }
}

/// A column or a constraint of a table. Displayed, and kept in files, as `schema.table.name`, quoted where needed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The table.
    pub table: Qualified,
    /// The name in it.
    pub name: Ident,
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.table, self.name)
    }
}

/// A text that is no name of the kind that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError(pub String);

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ParseError {}

impl FromStr for Ident {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let [name] = parts(text)?;
        Ok(name)
    }
}

impl FromStr for Qualified {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let [schema, name] = parts(text)?;
        Ok(Self { schema, name })
    }
}

impl FromStr for Member {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let [schema, table, name] = parts(text)?;
        Ok(Qualified { schema, name: table }.member(name))
    }
}

macro_rules! serde_as_text {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

serde_as_text!(Qualified, Member, Reference, Signature, Phrase);

/// Joins identifiers by commas.
pub fn list<'a>(names: impl IntoIterator<Item = &'a Ident>) -> String {
    let mut text = String::new();
    for name in names {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&name.to_string());
    }
    text
}

/// An SQL string literal.
///
/// ```
/// # use schema_core::ident::literal;
/// assert_eq!(literal("it's"), "'it''s'");
/// assert_eq!(literal(r"a\b"), r"E'a\\b'");
/// ```
pub fn literal(text: &str) -> String {
    let quoted = text.replace('\'', "''");
    // An escape string reads the same whatever `standard_conforming_strings` says.
    if text.contains('\\') { format!("E'{}'", quoted.replace('\\', "\\\\")) } else { format!("'{quoted}'") }
}

/// A string between dollars, whose tag begins with `word` and is nowhere in the text.
///
/// ```
/// # use schema_core::ident::dollar_quoted;
/// assert_eq!(dollar_quoted("body", "BEGIN END"), "$body$BEGIN END$body$");
/// assert_eq!(dollar_quoted("", "SELECT '$$'"), "$_$SELECT '$$'$_$");
/// ```
pub fn dollar_quoted(word: &str, text: &str) -> String {
    let mut word = word.to_owned();
    while text.contains(&format!("${word}$")) || text.ends_with(&format!("${word}")) {
        word.push('_');
    }
    format!("${word}${text}${word}$")
}

/// Splits a dotted name into exactly `N` identifiers.
fn parts<const N: usize>(text: &str) -> Result<[Ident; N], ParseError> {
    let mut names = Vec::with_capacity(N);
    let mut rest = text;
    loop {
        let (name, after) = first_part(rest).ok_or_else(|| wrong(text, N))?;
        names.push(name);
        match after.strip_prefix('.') {
            Some(next) => rest = next,
            None if after.is_empty() => break,
            None => return Err(wrong(text, N)),
        }
    }
    names.try_into().map_err(|_| wrong(text, N))
}

fn first_part(text: &str) -> Option<(Ident, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find('.').unwrap_or(text.len());
        return (end > 0).then(|| (Ident::from(&text[..end]), &text[end..]));
    };
    let mut name = String::new();
    let mut rest = quoted;
    loop {
        let end = rest.find('"')?;
        name.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                name.push('"');
                rest = more;
            }
            None => return Some((Ident::new(name), rest)),
        }
    }
}

/// The identifier that a text starts with, and the rest after a space.
pub(crate) fn first_word(text: &str) -> Result<(Ident, &str), ParseError> {
    let found = match text.starts_with('"') {
        true => first_part(text),
        false => {
            let end = text.find(' ').unwrap_or(text.len());
            (end > 0).then(|| (Ident::from(&text[..end]), &text[end..]))
        }
    };
    let (name, rest) = found.ok_or_else(|| ParseError(format!("`{text}` does not start with a name")))?;
    Ok((name, rest.strip_prefix(' ').unwrap_or(rest)))
}

fn wrong(text: &str, parts: usize) -> ParseError {
    let form = ["name", "schema.name", "schema.table.name"][parts.clamp(1, 3) - 1];
    ParseError(format!("`{text}` is not of the form `{form}`"))
}

fn is_plain(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_lowercase() || first == b'_')
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && !is_key_word(name)
}

fn is_key_word(name: &str) -> bool {
    let Some(letter) = name.bytes().next().and_then(|first| first.checked_sub(b'a')) else { return false };
    match STARTS.get(usize::from(letter)..=usize::from(letter) + 1) {
        Some(&[start, end]) => KEYWORDS[start..end].contains(&name),
        _ => false,
    }
}

/// Where the key words of each letter start: every name that is written asks.
const STARTS: [usize; 27] = {
    let (mut starts, mut letter, mut word) = ([KEYWORDS.len(); 27], 0, 0);
    while word < KEYWORDS.len() {
        while letter <= (KEYWORDS[word].as_bytes()[0] - b'a') as usize {
            starts[letter] = word;
            letter += 1;
        }
        word += 1;
    }
    starts
};

/// The key words that may not stand everywhere an identifier may: those of `pg_get_keywords()` that are not
/// unreserved, of all supported versions together (manual, appendix C).
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "between",
    "bigint", "binary", "bit", "boolean", "both", "case", "cast", "char", "character", "check", "coalesce", "collate",
    "collation", "column", "concurrently", "constraint", "create", "cross", "current_catalog", "current_date",
    "current_role", "current_schema", "current_time", "current_timestamp", "current_user", "dec", "decimal",
    "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "exists", "extract", "false", "fetch",
    "float", "for", "foreign", "freeze", "from", "full", "grant", "greatest", "group", "grouping", "having", "ilike",
    "in", "initially", "inner", "inout", "int", "integer", "intersect", "interval", "into", "is", "isnull", "join",
    "json", "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg", "json_query",
    "json_scalar", "json_serialize", "json_table", "json_value", "lateral", "leading", "least", "left", "like",
    "limit", "localtime", "localtimestamp", "merge_action", "national", "natural", "nchar", "none", "normalize",
    "not", "notnull", "null", "nullif", "numeric", "offset", "on", "only", "or", "order", "out", "outer", "overlaps",
    "overlay", "placing", "position", "precision", "primary", "real", "references", "returning", "right", "row",
    "select", "session_user", "setof", "similar", "smallint", "some", "substring", "symmetric", "system_user",
    "table", "tablesample", "then", "time", "timestamp", "to", "trailing", "treat", "trim", "true", "union", "unique",
    "user", "using", "values", "varchar", "variadic", "verbose", "when", "where", "window", "with", "xmlattributes",
    "xmlconcat", "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot",
    "xmlserialize", "xmltable",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_words_are_sorted() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn names_survive_a_round_trip() {
        for name in ["a", "Order", "we ird", "do.t", "quo\"te", "'; drop table x; --", "🦀", "select", "\"", "a\"\"b"]
        {
            let member = Qualified::new("public", name).member(name);
            assert_eq!(member.to_string().parse(), Ok(member));
        }
    }

    #[test]
    fn what_is_no_name_says_so() {
        assert_eq!(
            "a.".parse::<Qualified>().map_err(|error| error.to_string()),
            Err("`a.` is not of the form `schema.name`".to_owned())
        );
    }
}
