//! Strings that are certainly no value of a type: what their form tells without a server.

use crate::mistake::Mistake;
use crate::token::{Kind, Token};

/// A kind of types, by which strings can be told from others.
type Test = (&'static str, fn(&str) -> bool);

const TESTS: &[Test] = &[
    ("smallint", |text| is_whole(text, i16::MAX.into())),
    ("integer", |text| is_whole(text, i32::MAX.into())),
    ("bigint", |text| is_whole(text, i64::MAX)),
    ("number", is_number),
    ("boolean", is_boolean),
    ("uuid", is_uuid),
    ("date", is_moment),
    ("timestamp", is_moment),
    ("time", is_time),
    ("interval", is_interval),
    ("json", is_json),
    ("array", |text| text.trim_start().starts_with(['{', '['])),
    ("inet", is_address),
];

/// The kinds of types that may have a value of this form.
pub(crate) fn kinds_of_string(text: &str) -> Vec<&'static str> {
    TESTS.iter().filter(|(_, test)| test(text)).map(|(kind, _)| *kind).collect()
}

/// The kind of a type by its name in SQL, where it is one of PostgreSQL's own.
pub(crate) fn kind_of_type(name: &str) -> Option<&'static str> {
    Some(match name {
        "smallint" | "int2" => "smallint",
        "integer" | "int" | "int4" => "integer",
        "bigint" | "int8" => "bigint",
        "numeric" | "decimal" | "real" | "double" | "float" | "float4" | "float8" => "number",
        "boolean" | "bool" => "boolean",
        "uuid" => "uuid",
        "date" => "date",
        "timestamp" | "timestamptz" => "timestamp",
        "time" | "timetz" => "time",
        "interval" => "interval",
        "json" | "jsonb" => "json",
        "inet" => "inet",
        "text" | "varchar" | "char" | "character" | "name" => "text",
        _ => return None,
    })
}

/// What a plain string says; others have escapes.
pub(crate) fn string(token: &Token<'_>) -> Option<String> {
    let inner = token.text.strip_prefix('\'')?.strip_suffix('\'')?;
    (token.kind == Kind::Text).then(|| inner.replace("''", "'"))
}

/// Strings that are made values of a type that has none such: `'abc'::integer`, `date 'x'`, `CAST('x' AS uuid)`.
pub(crate) fn wrong_strings(tokens: &[Token<'_>]) -> Vec<Mistake> {
    let wrong = |at: usize| {
        let token = &tokens[at];
        let (text, before) = (string(token)?, at.checked_sub(1).map(|at| &tokens[at]));
        let is_cast = before.is_some_and(|token| token.is_sign("("))
            && at.checked_sub(2).is_some_and(|at| tokens[at].is_word("cast"));
        // Two strings in a row are one.
        if before.is_some_and(|token| token.kind == Kind::Text) || tokens[at + 1].kind == Kind::Text {
            return None;
        }
        let (of, behind) = match &tokens[at + 1] {
            next if next.is_sign("::") || (is_cast && next.is_word("as")) => (&tokens[at + 2], tokens.get(at + 3)?),
            _ => (before?, token),
        };
        let qualified = behind.is_sign(".") || at >= 2 && tokens[at - 2].is_sign(".");
        let name = of.name().filter(|_| of.kind == Kind::Word && !qualified && !behind.is_sign("["))?;
        let kind = kind_of_type(&name).filter(|kind| *kind != "text")?;
        let message = format!("`{}` is no value of the type `{name}`", token.text);
        (!kinds_of_string(&text).contains(&kind))
            .then(|| Mistake::new(token.at..token.end(), message, "write a value of this type, or leave the cast out"))
    };
    (0..tokens.len()).filter_map(wrong).collect()
}

fn unsigned(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

/// A whole number, whose size is known where it is plain.
fn is_whole(text: &str, most: i64) -> bool {
    let digits = unsigned(text);
    let has_base = ["0x", "0o", "0b"].iter().any(|base| digits.to_ascii_lowercase().starts_with(base));
    let rest = digits.chars().all(|c| c.is_ascii_digit() || c == '_' || has_base && c.is_ascii_alphanumeric());
    let is_plain = digits.chars().all(|c| c.is_ascii_digit());
    let value = text.trim().parse::<i128>().ok();
    let fits = value.is_some_and(|value| -i128::from(most) - 1 <= value && value <= i128::from(most));
    digits.starts_with(|c: char| c.is_ascii_digit()) && rest && (!is_plain || fits)
}

fn is_number(text: &str) -> bool {
    let text = unsigned(text);
    text.parse::<f64>().is_ok()
        || text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(['_', 'x', 'X', 'o', 'b'])
}

fn is_boolean(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let begins = ["true", "false", "yes", "no"].iter().any(|word| word.starts_with(&text));
    !text.is_empty() && (begins || ["on", "off", "of", "1", "0"].contains(&text.as_str()))
}

fn is_uuid(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_hexdigit).count();
    digits == 32 && text.chars().all(|c| c.is_ascii_hexdigit() || "-{}".contains(c))
}

/// The words that stand for a moment may stand beside others.
fn has_word(text: &str) -> bool {
    const WORDS: &[&str] = &["now", "today", "tomorrow", "yesterday", "epoch", "infinity", "allballs"];
    let text = text.to_ascii_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}

/// A date or a timestamp. Most forms depend on settings; what begins with four digits does not.
fn is_moment(text: &str) -> bool {
    let text = text.trim();
    let only = |allowed: &str| text.chars().all(|c| c.is_ascii_digit() || allowed.contains(c));
    let groups = || text.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let is_number =
        groups().count() == 1 && groups().all(|group| group.len() < 6) && !text.contains(char::is_alphabetic);
    let is_short = is_number || text.contains(':') && only(":");
    has_word(text) || text.contains(|c: char| c.is_ascii_digit()) && !is_short && is_day(text).unwrap_or(true)
}

/// Whether there is the day with which a text begins, as `2024-02-30`.
fn is_day(text: &str) -> Option<bool> {
    let mut parts = text.splitn(3, '-');
    let (year, month, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let day = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    let plain = year.len() == 4 && [year, month, day].iter().all(|part| part.chars().all(|c| c.is_ascii_digit()));
    let (year, month, day): (u32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    plain.then_some(1 <= day && day <= days)
}

fn is_time(text: &str) -> bool {
    let text = text.trim();
    let clock = text.split_once(':').and_then(|(hour, rest)| {
        let minute = rest.split(|c: char| !c.is_ascii_digit()).next()?;
        Some(hour.parse::<u32>().ok()? <= 24 && minute.parse::<u32>().ok()? < 60)
    });
    let is_date = text.len() == 10 && is_day(text).is_some();
    has_word(text) || text.contains(|c: char| c.is_ascii_digit()) && clock.unwrap_or(!is_date)
}

fn is_interval(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit()) || text.to_ascii_lowercase().contains("infinity")
}

/// JSON by its ends.
fn is_json(text: &str) -> bool {
    let text = text.trim();
    let ends = |begin: char, end: char| text.len() > 1 && text.starts_with(begin) && text.ends_with(end);
    let is_number = text.strip_prefix('-').unwrap_or(text).starts_with(|c: char| c.is_ascii_digit());
    ends('{', '}') || ends('[', ']') || ends('"', '"') || is_number || ["true", "false", "null"].contains(&text)
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    text.contains(['.', ':']) && text.chars().all(|c| c.is_ascii_hexdigit() || ".:/".contains(c))
}

#[cfg(test)]
mod tests {
    use super::kinds_of_string;

    #[test]
    fn a_string_may_be_of_several_kinds() {
        let cases = [
            ("5", "smallint integer bigint number time interval json"),
            ("70000", "integer bigint number time interval json"),
            ("{1}", "time interval json array"),
            ("1", "smallint integer bigint number boolean time interval json"),
            ("-Infinity", "number date timestamp time interval"),
            ("2024-02-29", "date timestamp interval json"),
            ("2023-02-29", "interval json"),
            ("2024-06-30 12:00", "date timestamp time interval json"),
            ("today", "date timestamp time"),
            ("24:30", "time interval json inet"),
            ("25:00", "interval json inet"),
            ("{}", "json array"),
            ("{a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}", "uuid date timestamp time interval json array"),
            ("::1", "time interval inet"),
            ("on", "boolean"),
            ("x", ""),
            ("", ""),
        ];
        for (text, kinds) in cases {
            assert_eq!(kinds_of_string(text).join(" "), kinds, "{text}");
        }
    }
}
