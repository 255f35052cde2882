//! Which words of an SQL expression can be names of columns.
//!
//! This is no parser: it tells words from strings, numbers and comments (manual, 4.1), nothing more. An expression can
//! only refer to a column whose name is one of its words, so that the words bound what the expression needs until
//! PostgreSQL itself tells.

use crate::ident::Ident;
use std::ops::Range;

/// A word of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands, with quotes.
    pub(crate) range: Range<usize>,
    /// The identifier: folded to lower case unless quoted.
    pub(crate) name: String,
}

/// The words of an expression, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let end = at + token_length(&text[at..], first);
        let token = &text[at..end];
        if first == '"' {
            let name = token.trim_matches('"').replace("\"\"", "\"");
            words.push(Word { range: at..end, name });
        } else if is_word_start(first) && !token.ends_with('\'') {
            words.push(Word { range: at..end, name: token.to_lowercase() });
        }
        at = end;
    }
    words
}

/// The expression without parentheses around the whole of it.
pub(crate) fn inside(text: &str) -> &str {
    let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) else { return text };
    let (mut at, mut depth) = (0, 0_i32);
    while let Some(first) = inner[at..].chars().next() {
        match first {
            '(' => depth += 1,
            // It closes what opened the text.
            ')' if depth == 0 => return text,
            ')' => depth -= 1,
            _ => {}
        }
        at += token_length(&inner[at..], first);
    }
    inner
}

/// The expression with columns called by other names.
pub(crate) fn rename_columns(text: &str, rename: impl Fn(&str) -> Option<Ident>) -> String {
    let mut renamed = text.to_owned();
    for word in words(text).into_iter().rev() {
        let called = text[word.range.end..].trim_start().starts_with('(');
        let cast = text[..word.range.start].ends_with("::");
        if let Some(to) = rename(&word.name).filter(|_| !called && !cast) {
            renamed.replace_range(word.range, &to.to_string());
        }
    }
    renamed
}

fn token_length(text: &str, first: char) -> usize {
    match first {
        '"' => quoted_length(text, '"'),
        '\'' => quoted_length(text, '\''),
        '$' => dollar_quoted_length(text).unwrap_or(1),
        '-' if text.starts_with("--") => text.find('\n').unwrap_or(text.len()),
        '/' if text.starts_with("/*") => text.find("*/").map_or(text.len(), |end| end + 2),
        _ if is_word_start(first) => {
            let end = text.find(|c: char| !is_word_start(c) && !c.is_ascii_digit() && c != '$').unwrap_or(text.len());
            // `E'…'` and its like are strings.
            match text[end..].starts_with('\'') && end == 1 {
                true => end + escape_string_length(&text[end..]),
                false => end,
            }
        }
        _ => first.len_utf8(),
    }
}

/// A quote that stands twice does not end the token.
fn quoted_length(text: &str, quote: char) -> usize {
    let mut rest = text[1..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if c == quote && rest.next_if(|(_, next)| *next == quote).is_none() {
            return at + 2;
        }
    }
    text.len()
}

fn escape_string_length(text: &str) -> usize {
    let mut rest = text[1..].char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        match c {
            '\\' => {
                rest.next();
            }
            '\'' if rest.next_if(|(_, next)| *next == '\'').is_none() => return at + 2,
            _ => {}
        }
    }
    text.len()
}

fn dollar_quoted_length(text: &str) -> Option<usize> {
    let tag_end = text[1..].find('$')? + 2;
    let tag = &text[..tag_end];
    let is_tag = tag[1..tag_end - 1].chars().all(|c| is_word_start(c) || c.is_ascii_digit());
    is_tag.then(|| text[tag_end..].find(tag).map_or(text.len(), |end| tag_end + end + tag_end))
}

fn is_word_start(c: char) -> bool {
    c.is_alphabetic() || c == '_' || !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_no_words() {
        let names = |text| words(text).into_iter().map(|word| word.name).collect::<Vec<_>>();
        assert_eq!(names(r#"Price > 0 AND "We""ird" = 'price' -- cost"#), ["price", "and", "We\"ird"]);
        assert_eq!(names(r"E'it\'s price' || $a$cost$a$ || b /* c */ || d"), ["b", "d"]);
    }

    #[test]
    fn parentheses_around_the_whole_are_taken_off() {
        assert_eq!(inside("((a > 0) AND (b = ')('))"), "(a > 0) AND (b = ')(')");
        assert_eq!(inside("(a > 0) AND (b > 0)"), "(a > 0) AND (b > 0)");
        assert_eq!(inside("lower(a)"), "lower(a)");
    }

    #[test]
    fn functions_and_types_keep_their_names() {
        let renamed = rename_columns("date(date) > 'date'::date", |name| (name == "date").then(|| Ident::new("Day")));
        assert_eq!(renamed, r#"date("Day") > 'date'::date"#);
    }
}
