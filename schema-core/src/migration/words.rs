//! Walks over the words of a statement.

use crate::ident::Ident;
use std::ops::Range;

/// Walks over the words of a statement, between which comments may stand.
pub(super) struct Words<'a> {
    sql: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    pub(super) fn new(sql: &'a str) -> Self {
        Self { sql, at: 0 }
    }

    /// The next word in lower case, or a sign.
    pub(super) fn next(&mut self) -> Option<String> {
        self.token().map(|range| self.sql[range].to_ascii_lowercase())
    }

    /// Goes over the next word where it is this one.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let before = self.at;
        let is = self.next().as_deref() == Some(word);
        if !is {
            self.at = before;
        }
        is
    }

    /// The next name, with what qualifies it.
    pub(super) fn name(&mut self) -> Option<String> {
        let mut name = self.sql[self.token()?].to_owned();
        while self.eat(".") {
            name.push('.');
            name.push_str(&self.sql[self.token()?]);
        }
        Some(name)
    }

    pub(super) fn rest(&self) -> &'a str {
        self.sql[self.at..].trim_start()
    }

    fn token(&mut self) -> Option<Range<usize>> {
        self.skip();
        let rest = &self.sql[self.at..];
        let first = rest.chars().next()?;
        let length = match first {
            '"' => closing(rest),
            c if c.is_alphanumeric() || c == '_' => {
                rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).unwrap_or(rest.len())
            }
            c => c.len_utf8(),
        };
        let start = self.at;
        self.at += length;
        Some(start..self.at)
    }

    fn skip(&mut self) {
        loop {
            let rest = self.sql[self.at..].trim_start();
            self.at = self.sql.len() - rest.len();
            let comment = if rest.starts_with("--") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += comment;
        }
    }
}

fn closing(rest: &str) -> usize {
    let mut from = 1;
    while let Some(found) = rest[from..].find('"') {
        let end = from + found + 1;
        if !rest[end..].starts_with('"') {
            return end;
        }
        from = end + 1;
    }
    rest.len()
}

/// The last part of a name, without its quotes.
pub fn unquoted(name: &str) -> String {
    let mut words = Words::new(name);
    let mut last = String::new();
    while let Some(range) = words.token() {
        let text = &name[range];
        last = match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
            Some(quoted) => quoted.replace("\"\"", "\""),
            None => text.to_lowercase(),
        };
    }
    last
}

/// A name that PostgreSQL keeps, as SQL has to write it.
pub fn quoted(name: &str) -> String {
    Ident::new(name).to_string()
}
