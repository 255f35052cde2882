//! Where the statements of a file begin and end: for messages only, what runs is always the whole file.

use std::ops::Range;

/// The statements of a file: byte ranges without the semicolons, and without comments in front.
///
/// Splits as psql does: not in quotes, comments, parentheses, or the `BEGIN ATOMIC` body of a function.
pub fn statements(sql: &str) -> Vec<Range<usize>> {
    let mut scanner = Scanner::new(sql);
    while scanner.step() {}
    scanner.end_statement();
    scanner.found
}

/// The first statement of a text, as [`statements`] finds it.
pub fn first_statement(sql: &str) -> Option<Range<usize>> {
    let mut scanner = Scanner::new(sql);
    while scanner.found.is_empty() && scanner.step() {}
    scanner.end_statement();
    scanner.found.pop()
}

/// The line of a byte in a text, from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

struct Scanner<'a> {
    sql: &'a str,
    at: usize,
    parentheses: usize,
    bodies: usize,
    start: Option<usize>,
    previous_word: &'a str,
    found: Vec<Range<usize>>,
}

impl<'a> Scanner<'a> {
    fn new(sql: &'a str) -> Self {
        Self { sql, at: 0, parentheses: 0, bodies: 0, start: None, previous_word: "", found: Vec::new() }
    }

    fn step(&mut self) -> bool {
        let rest = &self.sql[self.at..];
        let Some(first) = rest.chars().next() else { return false };
        let length = match first {
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            _ if first.is_whitespace() => first.len_utf8(),
            ';' if self.parentheses == 0 && self.bodies == 0 => {
                self.end_statement();
                1
            }
            _ => {
                self.start.get_or_insert(self.at);
                self.token(rest, first)
            }
        };
        self.at += length;
        true
    }

    fn token(&mut self, rest: &'a str, first: char) -> usize {
        match first {
            '\'' => quoted(rest, '\'', self.previous_word.eq_ignore_ascii_case("e") && self.touches_word()),
            '"' => quoted(rest, '"', false),
            '$' => dollar_quoted(rest).unwrap_or(1),
            '(' => {
                self.parentheses += 1;
                1
            }
            ')' => {
                self.parentheses = self.parentheses.saturating_sub(1);
                1
            }
            _ if is_word(first) => self.word(rest),
            _ => first.len_utf8(),
        }
    }

    fn word(&mut self, rest: &'a str) -> usize {
        // A `$` inside of a word opens no quote.
        let length = rest.find(|c: char| !is_word(c) && c != '$').unwrap_or(rest.len());
        let word = &rest[..length];
        let is = |expected: &str| word.eq_ignore_ascii_case(expected);
        let opens = is("atomic") && self.previous_word.eq_ignore_ascii_case("begin");
        if opens || (self.bodies > 0 && is("case")) {
            self.bodies += 1;
        } else if self.bodies > 0 && is("end") {
            self.bodies -= 1;
        }
        self.previous_word = word;
        length
    }

    fn touches_word(&self) -> bool {
        self.sql[..self.at].ends_with(self.previous_word)
    }

    fn end_statement(&mut self) {
        if let Some(start) = self.start.take() {
            let end = start + self.sql[start..self.at].trim_end().len();
            self.found.push(start..end);
        }
        self.parentheses = 0;
        self.bodies = 0;
        self.previous_word = "";
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn quoted(rest: &str, quote: char, escapes: bool) -> usize {
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, c)) = characters.next() {
        if c == '\\' && escapes {
            characters.next();
        } else if c == quote {
            // A doubled quote closes and opens again, which comes to the same.
            return at + 1;
        }
    }
    rest.len()
}

fn dollar_quoted(rest: &str) -> Option<usize> {
    let tag = 1 + rest[1..].find('$')? + 1;
    let name = &rest[1..tag - 1];
    if !name.chars().all(is_word) || name.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(rest[tag..].find(&rest[..tag]).map_or(rest.len(), |at| tag + at + tag))
}

fn block_comment(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let (mut at, mut depth) = (2, 1);
    while at < bytes.len() && depth > 0 {
        match &bytes[at..(at + 2).min(bytes.len())] {
            b"/*" => (at, depth) = (at + 2, depth + 1),
            b"*/" => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn split(sql: &str, expected: &[&str]) {
        let found: Vec<&str> = statements(sql).into_iter().map(|range| &sql[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn ends_at_semicolons() {
        split("SELECT 1;\n\n-- two\nSELECT 2;;  ", &["SELECT 1", "SELECT 2"]);
        split("SELECT 1", &["SELECT 1"]);
        split("-- nothing\n/* here; */ ;", &[]);
    }

    #[test]
    fn not_inside_of_quotes() {
        split(
            "SELECT 'a;''b;', E'\\';', \"c;\"; SELECT '\\'; SELECT 3",
            &["SELECT 'a;''b;', E'\\';', \"c;\"", "SELECT '\\'", "SELECT 3"],
        );
        split(
            "DO $$ a; $x$ b; $$; DO $x$ $$;$y$ $x$; SELECT a$b;",
            &["DO $$ a; $x$ b; $$", "DO $x$ $$;$y$ $x$", "SELECT a$b"],
        );
        split("SELECT $1; SELECT '🙂;'", &["SELECT $1", "SELECT '🙂;'"]);
    }

    #[test]
    fn not_inside_of_comments_and_parentheses() {
        split(
            "SELECT 1 /* ; /* ; */ ; */ + 1 -- ;\n+ 1; SELECT 2",
            &["SELECT 1 /* ; /* ; */ ; */ + 1 -- ;\n+ 1", "SELECT 2"],
        );
        split(
            "CREATE RULE r AS ON INSERT TO a DO (SELECT 1; SELECT 2); SELECT 3",
            &["CREATE RULE r AS ON INSERT TO a DO (SELECT 1; SELECT 2)", "SELECT 3"],
        );
    }

    #[test]
    fn not_inside_of_an_atomic_body() {
        let function = "CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END";
        split(&format!("{function}; SELECT 3"), &[function, "SELECT 3"]);
        split("BEGIN; SELECT 1; END; SELECT 2", &["BEGIN", "SELECT 1", "END", "SELECT 2"]);
    }

    #[test]
    fn what_is_open_ends_with_the_text() {
        for sql in ["SELECT 'a", "SELECT \"a", "DO $$ a", "SELECT /* a", "SELECT (1; 2"] {
            split(sql, &[sql]);
        }
    }
}
