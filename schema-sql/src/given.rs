//! What an expression gives, where its form tells for certain, and which columns can take it.

use crate::literal::{kind_of_type, kinds_of_string, string};
use crate::token::{Kind, Token, tokens};

/// The result of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// In words, or as it stands where it is a string or a whole number.
    pub what: String,
    /// The kinds of columns that can take it, besides those of strings, which take all.
    pub kinds: Vec<&'static str>,
}

/// Functions of PostgreSQL whose result is of one kind, whatever they are given.
const RESULTS: &[(&str, &str)] = &[
    ("char_length", "integer"),
    ("clock_timestamp", "timestamp"),
    ("concat", "text"),
    ("current_catalog", "text"),
    ("current_database", "text"),
    ("current_date", "date"),
    ("current_role", "text"),
    ("current_schema", "text"),
    ("current_setting", "text"),
    ("current_time", "time"),
    ("current_timestamp", "timestamp"),
    ("current_user", "text"),
    ("gen_random_uuid", "uuid"),
    ("json_build_array", "json"),
    ("json_build_object", "json"),
    ("jsonb_build_array", "json"),
    ("jsonb_build_object", "json"),
    ("length", "integer"),
    ("localtime", "time"),
    ("localtimestamp", "timestamp"),
    ("make_date", "date"),
    ("make_interval", "interval"),
    ("md5", "text"),
    ("nextval", "integer"),
    ("now", "timestamp"),
    ("octet_length", "integer"),
    ("random", "number"),
    ("session_user", "text"),
    ("statement_timestamp", "timestamp"),
    ("to_char", "text"),
    ("to_date", "date"),
    ("to_timestamp", "timestamp"),
    ("transaction_timestamp", "timestamp"),
    ("uuid_generate_v4", "uuid"),
    ("uuidv4", "uuid"),
    ("uuidv7", "uuid"),
];

/// Those of them that are called without parentheses.
const PLAIN: &[&str] = &[
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "localtime",
    "localtimestamp",
    "session_user",
];

/// What an expression gives, if it is one operand, with or without casts.
#[must_use]
pub fn given(text: &str) -> Option<Given> {
    let tokens = tokens(text).ok()?;
    let tokens = &tokens[..tokens.len() - 1];
    if let [token] = tokens
        && let Some(text) = string(token)
    {
        return Some(Given { what: token.text.to_owned(), kinds: kinds_of_string(&text) });
    }
    if let [.., number] = tokens
        && tokens.len() < 3
        && number.kind == Kind::Number
        && number.text.chars().all(|c| c.is_ascii_digit())
        && (tokens.len() == 1 || ["+", "-"].contains(&tokens[0].text))
    {
        return Some(Given { what: text.trim().trim_start_matches('+').replace(' ', ""), kinds: vec!["number"] });
    }
    let kind = kind(tokens)?;
    let (what, kinds): (_, &[_]) = match kind {
        "smallint" | "integer" | "bigint" | "number" => ("a number", &["number"]),
        "boolean" => ("a boolean", &["boolean"]),
        "uuid" => ("a uuid", &["uuid"]),
        "date" => ("a date", &["date", "timestamp"]),
        "timestamp" => ("a timestamp", &["date", "timestamp", "time"]),
        "time" => ("a time", &["time", "interval"]),
        "interval" => ("an interval", &["interval", "time"]),
        "json" => ("JSON", &["json"]),
        "inet" => ("an address", &["inet"]),
        "array" => ("an array", &["array"]),
        _ => ("text", &["text"]),
    };
    Some(Given { what: what.to_owned(), kinds: kinds.to_vec() })
}

fn kind(tokens: &[Token<'_>]) -> Option<&'static str> {
    if let [sign, number] = tokens
        && ["+", "-"].contains(&sign.text)
        && number.kind == Kind::Number
    {
        return Some("number");
    }
    // `date '2024-01-31'`.
    if let [name, text] = tokens
        && (name.kind, text.kind) == (Kind::Word, Kind::Text)
    {
        return kind_of_type(&name.name()?);
    }
    let first = tokens.first()?;
    if first.is_sign("(") && closes(tokens)? == tokens.len() {
        return kind(&tokens[1..tokens.len() - 1]);
    }
    let operand = operand(tokens)?;
    match tokens[operand..].iter().rposition(|token| token.is_sign("::")) {
        Some(last) => {
            let is_casts = |token: &Token<'_>| !matches!(token.kind, Kind::Operator | Kind::Text);
            let before = tokens[operand..operand + last].iter().all(is_casts) && tokens[operand].is_sign("::");
            of_type(&tokens[operand + last + 1..]).filter(|_| before)
        }
        None if operand == tokens.len() => of_operand(tokens),
        None => None,
    }
}

/// How many tokens the first operand has.
fn operand(tokens: &[Token<'_>]) -> Option<usize> {
    let first = tokens.first()?;
    let is_called = tokens.get(1).is_some_and(|token| token.is_sign("("));
    match first.kind {
        Kind::Text | Kind::Number => Some(1),
        Kind::Word if is_called => closes(&tokens[1..]).map(|length| 1 + length),
        Kind::Word if !first.is_one_of(&["not", "case", "array", "row", "select", "interval"]) => Some(1),
        Kind::Sign if first.text == "(" => closes(tokens),
        _ => None,
    }
}

/// How many tokens there are from a parenthesis to its end.
fn closes(tokens: &[Token<'_>]) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.text {
            "(" if token.kind == Kind::Sign => depth += 1,
            ")" if token.kind == Kind::Sign => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// The kind of a type: `text`, `timestamp with time zone`, `integer[]`.
fn of_type(tokens: &[Token<'_>]) -> Option<&'static str> {
    let first = tokens.first().filter(|token| token.kind == Kind::Word)?;
    if tokens.iter().any(|token| matches!(token.kind, Kind::Operator | Kind::Text) || token.is_sign(".")) {
        return None;
    }
    let is_more = |token: &Token<'_>| {
        token.is_one_of(&["with", "without", "time", "zone", "precision", "varying"]) || token.kind != Kind::Word
    };
    if !tokens[1..].iter().all(is_more) {
        return None;
    }
    let is_array = tokens.iter().any(|token| token.is_sign("["));
    if is_array { Some("array") } else { kind_of_type(&first.name()?) }
}

fn of_operand(tokens: &[Token<'_>]) -> Option<&'static str> {
    let first = &tokens[0];
    match first.kind {
        Kind::Number => Some("number"),
        Kind::Word if tokens.len() == 1 && first.is_one_of(&["true", "false"]) => Some("boolean"),
        Kind::Word if tokens.len() > 1 && first.is_word("cast") => {
            let last = tokens.iter().rposition(|token| token.is_word("as"))?;
            of_type(&tokens[last + 1..tokens.len() - 1])
        }
        Kind::Word if tokens.len() > 1 || first.is_one_of(PLAIN) => {
            let name = first.name()?;
            RESULTS.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::given;

    #[test]
    fn one_operand_tells_what_it_gives() {
        let cases = [
            ("5", "5"),
            ("- 70000", "-70000"),
            ("-1.5", "a number"),
            ("TRUE", "a boolean"),
            ("now()", "a timestamp"),
            ("((now()))", "a timestamp"),
            ("CURRENT_TIMESTAMP(3)", "a timestamp"),
            ("now()::date", "a date"),
            ("now()::timestamp::time without time zone", "a time"),
            ("(a + b)::varchar(3)", "text"),
            ("'{}'::int[]", "an array"),
            ("CAST(x AS double precision)", "a number"),
            ("to_char(now(), 'YYYY')", "text"),
            ("interval '1 day'", "an interval"),
            ("'x'", "'x'"),
        ];
        for (text, what) in cases {
            assert_eq!(given(text).map(|given| given.what).as_deref(), Some(what), "{text}");
        }
    }

    #[test]
    fn nothing_is_said_of_what_is_not_certain() {
        for text in [
            "a",
            "NULL",
            "a + now()",
            "now() - interval '1 day'",
            "1 + 1",
            "E'x'",
            "'a' || 'b'",
            "x::app.date",
            "now",
            "-a",
            "$$x$$",
            "'x'::mood",
            "NOT true",
            "lower(x)",
            "app.now()",
            "'x' 'y'",
            "now()::date + 1",
            "x'1F'",
        ] {
            assert_eq!(given(text), None, "{text}");
        }
    }
}
