//! Scripts as psql reads them: between the statements may stand lines for psql itself, and the rows of a `COPY`.

use super::statements::first_statement;
use std::ops::Range;

/// A part of a script, by its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A statement, without its semicolon.
    Statement(Range<usize>),
    /// A line for psql itself, such as `\connect`.
    Command(Range<usize>),
    /// A `COPY … FROM stdin` with the rows below it.
    Rows(Range<usize>),
}

/// The parts of a script, in order.
pub fn pieces(script: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(found) = first_statement(&script[at..]) {
        let range = at + found.start..at + found.end;
        let piece = if script[range.start..].starts_with('\\') {
            let line = script[range.start..].find('\n').unwrap_or(script.len() - range.start);
            Piece::Command(range.start..range.start + line)
        } else if is_copy_of_rows(&script[range.clone()]) {
            Piece::Rows(range.start..range.end + rows(&script[range.end..]))
        } else {
            Piece::Statement(range)
        };
        at = piece.range().end;
        pieces.push(piece);
    }
    pieces
}

impl Piece {
    /// Its place in the text.
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Statement(range) | Self::Command(range) | Self::Rows(range) => range.clone(),
        }
    }
}

fn is_copy_of_rows(statement: &str) -> bool {
    let words: Vec<String> = statement.split_whitespace().map(str::to_ascii_lowercase).collect();
    words.first().is_some_and(|word| word == "copy")
        && words.windows(2).any(|pair| pair[0] == "from" && pair[1].trim_end_matches(';') == "stdin")
}

/// The length of the rows behind a `COPY`, with the line that ends them.
fn rows(rest: &str) -> usize {
    let lines = rest.split_inclusive('\n').scan(0, |end, line| {
        *end += line.len();
        Some((line.trim_end(), *end))
    });
    lines.skip(1).find(|(line, _)| *line == "\\.").map_or(rest.len(), |(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn split(script: &str, expected: &[(&str, &str)]) {
        let found: Vec<(&str, &str)> = pieces(script)
            .into_iter()
            .map(|piece| {
                let text = &script[piece.range()];
                let kind = match piece {
                    Piece::Statement(_) => "statement",
                    Piece::Command(_) => "command",
                    Piece::Rows(_) => "rows",
                };
                (kind, text)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_of_psql_stand_between_statements() {
        split(
            "--\n-- dump\n\n\\restrict abc;d\n\nSET a = 1;\n\\connect \"b\"\nSELECT '\n\\c';\n\\unrestrict abc",
            &[
                ("command", "\\restrict abc;d"),
                ("statement", "SET a = 1"),
                ("command", "\\connect \"b\""),
                ("statement", "SELECT '\n\\c'"),
                ("command", "\\unrestrict abc"),
            ],
        );
    }

    #[test]
    fn rows_are_no_statements() {
        split(
            "COPY public.a (b, c) FROM stdin;\n1\tit's; (\n\\.\n\nSELECT 1;",
            &[("rows", "COPY public.a (b, c) FROM stdin;\n1\tit's; (\n\\.\n"), ("statement", "SELECT 1")],
        );
        split("COPY a FROM stdin;\n1", &[("rows", "COPY a FROM stdin;\n1")]);
    }
}
