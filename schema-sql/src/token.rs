//! The lexical rules of PostgreSQL (manual, 4.1).

use crate::mistake::Mistake;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word without quotes: a key word or a name.
    Word,
    /// A name in quotes.
    Quoted,
    /// A string.
    Text,
    /// A number.
    Number,
    /// `$1`.
    Parameter,
    /// Signs such as `+` and `||`.
    Operator,
    /// One of `( ) [ ] , . ; :` and `::`, `:=`.
    Sign,
    /// Behind the last token.
    End,
}

/// A token, with its place.
#[derive(Clone, Copy, Debug)]
pub struct Token<'t> {
    /// What it is.
    pub kind: Kind,
    /// How it is written.
    pub text: &'t str,
    /// Where it begins.
    pub at: usize,
}

impl Token<'_> {
    /// Where it ends.
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    /// It is this sign.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == Kind::Sign && self.text == sign
    }

    /// It is this key word, which is given in small letters.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    pub(crate) fn is_one_of(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is_word(word))
    }

    /// The name that a word means: in small letters, or as it stands in quotes.
    pub fn name(&self) -> Option<String> {
        match self.kind {
            Kind::Word => Some(self.text.to_ascii_lowercase()),
            Kind::Quoted => {
                let inner = self.text.strip_prefix('"')?.strip_suffix('"')?;
                Some(inner.replace("\"\"", "\""))
            }
            _ => None,
        }
    }
}

/// All tokens, with one that marks the end.
///
/// # Errors
/// What is no part of SQL, or has no end.
pub fn tokens(text: &str) -> Result<Vec<Token<'_>>, Mistake> {
    let (mut tokens, mut at) = (Vec::new(), 0);
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        if first.is_ascii_whitespace() || first == '\u{b}' {
            at += 1;
        } else if rest.starts_with("--") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("/*") {
            at += comment(rest).ok_or_else(|| open(at, 2, "comment", "*/"))?;
        } else {
            let (kind, length) = token(rest, first, at)?;
            tokens.push(Token { kind, text: &text[at..at + length], at });
            at += length;
        }
    }
    let end = tokens.last().map_or(0, Token::end);
    tokens.push(Token { kind: Kind::End, text: "", at: end });
    Ok(tokens)
}

fn token(rest: &str, first: char, at: usize) -> Result<(Kind, usize), Mistake> {
    let string = |prefix: usize, quote, escapes, what| {
        let length = quoted(&rest[prefix..], quote, escapes);
        length.map(|length| prefix + length).ok_or_else(|| open(at, prefix + 1, what, &quote.to_string()))
    };
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    match first {
        '\'' => Ok((Kind::Text, string(0, '\'', false, "string")?)),
        '"' => match string(0, '"', false, "name in quotes")? {
            2 => Err(Mistake::new(at..at + 2, "a name in quotes is empty", "write a string in single quotes: `''`")),
            length => Ok((Kind::Quoted, length)),
        },
        _ if starts("e'") => Ok((Kind::Text, string(1, '\'', true, "string")?)),
        _ if starts("b'") || starts("x'") || starts("n'") => Ok((Kind::Text, string(1, '\'', false, "string")?)),
        _ if starts("u&'") => Ok((Kind::Text, string(2, '\'', false, "string")?)),
        _ if starts("u&\"") => Ok((Kind::Quoted, string(2, '"', false, "name in quotes")?)),
        '$' => dollar(rest, at),
        '0'..='9' => Ok((Kind::Number, number(rest))),
        '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => Ok((Kind::Number, number(rest))),
        _ if starts_word(first) => Ok((Kind::Word, word(rest))),
        _ if OPERATOR.contains(first) => Ok((Kind::Operator, operator(rest))),
        ':' if rest.starts_with("::") || rest.starts_with(":=") => Ok((Kind::Sign, 2)),
        '(' | ')' | '[' | ']' | ',' | '.' | ';' | ':' => Ok((Kind::Sign, 1)),
        other => Err(Mistake::new(
            at..at + other.len_utf8(),
            format!("syntax error: `{other}` is no part of SQL"),
            "write a string in single quotes, and a name that has other signs than letters, digits and `_` in double quotes",
        )),
    }
}

fn open(at: usize, length: usize, what: &str, end: &str) -> Mistake {
    Mistake::new(at..at + length, format!("syntax error: this {what} has no end"), format!("end it with `{end}`"))
}

/// Comments stand in comments.
fn comment(rest: &str) -> Option<usize> {
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        let here = rest.get(at..)?;
        if here.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += here.chars().next()?.len_utf8();
        }
        if depth == 0 {
            return Some(at);
        }
    }
}

/// A quote that stands twice does not end what it began.
fn quoted(rest: &str, quote: char, escapes: bool) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((at, c)) = chars.next() {
        if escapes && c == '\\' {
            chars.next();
        } else if c == quote && chars.next_if(|(_, next)| *next == quote).is_none() {
            return Some(at + 1);
        }
    }
    None
}

/// `$1`, or a string between `$tag$` and `$tag$`.
fn dollar(rest: &str, at: usize) -> Result<(Kind, usize), Mistake> {
    let digits = rest[1..].chars().take_while(char::is_ascii_digit).count();
    if digits > 0 {
        return Ok((Kind::Parameter, 1 + digits));
    }
    let tag = rest[1..].find('$').map(|end| &rest[..end + 2]);
    let Some(tag) = tag.filter(|tag| tag[1..tag.len() - 1].chars().all(|c| starts_word(c) || c.is_ascii_digit()))
    else {
        return Err(Mistake::new(at..at + 1, "syntax error: `$` begins nothing", "write a string as `$$…$$`"));
    };
    let end = rest[tag.len()..].find(tag).ok_or_else(|| open(at, tag.len(), "string", tag))?;
    Ok((Kind::Text, tag.len() + end + tag.len()))
}

fn number(rest: &str) -> usize {
    let digits = |at: usize| rest[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').count();
    if rest.starts_with(['0']) && rest[1..].starts_with(['x', 'X', 'o', 'O', 'b', 'B']) {
        return digits(0);
    }
    let decimal = |at: usize| rest[at..].chars().take_while(|c| c.is_ascii_digit() || *c == '_').count();
    let mut at = decimal(0);
    if rest[at..].starts_with('.') {
        at += 1 + decimal(at + 1);
    }
    if rest[at..].starts_with(['e', 'E']) {
        let sign = usize::from(rest[at + 1..].starts_with(['+', '-']));
        let exponent = decimal(at + 1 + sign);
        at += if exponent > 0 { 1 + sign + exponent } else { 0 };
    }
    at
}

fn word(rest: &str) -> usize {
    rest.find(|c: char| !starts_word(c) && !c.is_ascii_digit() && c != '$').unwrap_or(rest.len())
}

fn starts_word(c: char) -> bool {
    c.is_ascii_alphabetic() || c == '_' || !c.is_ascii()
}

const OPERATOR: &str = "+-*/<>=~!@#%^&|`?";

/// Comments end an operator; and one of several signs ends in `+` or `-` only if it has a sign that no SQL operator has.
fn operator(rest: &str) -> usize {
    let mut end = rest.find(|c| !OPERATOR.contains(c)).unwrap_or(rest.len());
    for comment in ["--", "/*"] {
        end = rest[..end].find(comment).unwrap_or(end);
    }
    while end > 1 && rest[..end].ends_with(['+', '-']) && !rest[..end].contains(|c| "~!@#%^&|`?".contains(c)) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::tokens;

    fn texts(text: &str) -> Vec<&str> {
        let tokens = tokens(text).unwrap_or_default();
        tokens.into_iter().map(|token| token.text).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn strings_and_comments_are_one_token_or_none() {
        assert_eq!(texts("a || 'it''s' -- b\n|| $q$c$q$ /* d /* e */ */"), ["a", "||", "'it''s'", "||", "$q$c$q$"]);
        assert_eq!(
            texts(r#"E'it\'s' "A""b" u&'x' 1.5e-3 .5 $1"#),
            ["E'it\\'s'", "\"A\"\"b\"", "u&'x'", "1.5e-3", ".5", "$1"]
        );
    }

    #[test]
    fn an_operator_ends_before_a_sign_of_a_number() {
        assert_eq!(texts("a>=-1"), ["a", ">=", "-", "1"]);
        assert_eq!(texts("a@-1::int"), ["a", "@-", "1", "::", "int"]);
    }
}
