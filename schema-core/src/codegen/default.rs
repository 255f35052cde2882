//! Defaults, as the language writes them where that is exactly what PostgreSQL has; else in SQL.

use super::attribute::{sql_call, string};
use super::types::{Family, FieldType};
use crate::ident::literal;

/// A default as it is written.
#[derive(Debug, PartialEq)]
pub(super) struct Spelled {
    /// What stands behind `default =`.
    pub(super) rust: String,
    /// The expression that the code then says.
    pub(super) declared: String,
}

/// What a function's result is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Moment,
    Time,
    Uuid,
    Float,
    Name,
}

/// The functions that the language knows.
const FUNCTIONS: &[(&str, &str, Kind)] = &[
    ("now()", "now", Kind::Moment),
    ("clock_timestamp()", "clock_timestamp", Kind::Moment),
    ("statement_timestamp()", "statement_timestamp", Kind::Moment),
    ("transaction_timestamp()", "transaction_timestamp", Kind::Moment),
    ("CURRENT_TIMESTAMP", "current_timestamp", Kind::Moment),
    ("LOCALTIMESTAMP", "localtimestamp", Kind::Moment),
    ("CURRENT_DATE", "current_date", Kind::Moment),
    ("CURRENT_TIME", "current_time", Kind::Time),
    ("LOCALTIME", "localtime", Kind::Time),
    ("gen_random_uuid()", "gen_random_uuid", Kind::Uuid),
    ("uuidv4()", "uuidv4", Kind::Uuid),
    ("uuidv7()", "uuidv7", Kind::Uuid),
    ("random()", "random", Kind::Float),
    ("CURRENT_USER", "current_user", Kind::Name),
    ("SESSION_USER", "session_user", Kind::Name),
];

/// The default `expression`, as `pg_get_expr` prints it, of a column of the PostgreSQL type `sql_type`. `variant` knows the
/// values of its enum.
pub(super) fn spelled(
    expression: &str,
    sql_type: &str,
    field: &FieldType,
    variant: impl FnOnce(&str) -> Option<String>,
) -> Spelled {
    let idiomatic = match field.family {
        Family::Boolean => boolean(expression),
        Family::Integer(bytes) => integer(expression, bytes),
        Family::Number => number(expression),
        Family::Text => text(expression, sql_type),
        Family::Json => json(expression, sql_type),
        Family::Enum => quoted(expression, sql_type).and_then(|value| Some((variant(&value)?, literal(&value)))),
        Family::Moment | Family::Time | Family::Uuid | Family::Other => None,
    };
    let (rust, declared) = idiomatic
        .or_else(|| function(expression, field.family))
        .unwrap_or_else(|| (sql_call(expression), expression.to_owned()));
    Spelled { rust, declared }
}

type Pair = (String, String);

fn function(expression: &str, family: Family) -> Option<Pair> {
    let (sql, name, kind) = FUNCTIONS.iter().find(|(sql, ..)| *sql == expression)?;
    takes(family, *kind).then(|| (format!("{name}()"), (*sql).to_owned()))
}

fn takes(family: Family, kind: Kind) -> bool {
    match family {
        Family::Text => true,
        Family::Moment => kind == Kind::Moment,
        Family::Time => matches!(kind, Kind::Moment | Kind::Time),
        Family::Uuid => kind == Kind::Uuid,
        Family::Integer(_) | Family::Number => kind == Kind::Float,
        Family::Boolean | Family::Json | Family::Enum | Family::Other => false,
    }
}

fn boolean(expression: &str) -> Option<Pair> {
    matches!(expression, "true" | "false").then(|| (expression.to_owned(), expression.to_owned()))
}

/// PostgreSQL prints what fits into four bytes as a number, unless it is negative, and all else in quotes.
fn integer(expression: &str, bytes: u8) -> Option<Pair> {
    let number = match expression.strip_suffix("::bigint") {
        Some(text) if bytes == 8 => {
            unquoted(text)?.parse::<i64>().ok().filter(|number| i32::try_from(*number).is_err())?
        }
        Some(_) => return None,
        None => i64::from(small(expression)?),
    };
    let fits = bytes != 2 || i16::try_from(number).is_ok();
    fits.then(|| (number.to_string(), number.to_string()))
}

/// A number of four bytes, as PostgreSQL prints it.
fn small(expression: &str) -> Option<i32> {
    match expression.strip_suffix("::integer") {
        Some(text) => unquoted(text)?.parse().ok().filter(|number| *number < 0),
        None => Some(expression).filter(|text| is_digits(text)).and_then(|text| text.parse().ok()),
    }
}

fn number(expression: &str) -> Option<Pair> {
    if let Some(number) = small(expression) {
        return Some((number.to_string(), number.to_string()));
    }
    let text = match expression.strip_suffix("::numeric") {
        Some(text) => unquoted(text).filter(|text| text.starts_with('-'))?,
        None => expression.to_owned(),
    };
    let (whole, fraction) = text.trim_start_matches('-').split_once('.')?;
    (is_digits(whole) && is_digits(fraction)).then(|| (text.clone(), text))
}

/// The macro refuses a text that is longer than its column.
fn text(expression: &str, sql_type: &str) -> Option<Pair> {
    let value = quoted(expression, sql_type)?;
    let length = sql_type.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(length, _)| length.parse());
    let fits = length.is_none_or(|length| length.is_ok_and(|length: usize| value.chars().count() <= length));
    fits.then(|| (string(&value), literal(&value)))
}

/// Other objects have more than one spelling.
fn json(expression: &str, sql_type: &str) -> Option<Pair> {
    let value = quoted(expression, sql_type)?;
    matches!(value.as_str(), "{}" | "[]").then(|| (format!("json!({value})"), literal(&value)))
}

/// The text of a literal of the column's own type.
fn quoted(expression: &str, sql_type: &str) -> Option<String> {
    let base = sql_type.split('(').next().unwrap_or(sql_type);
    let cast = if base == "character" { "bpchar" } else { base };
    unquoted(expression.strip_suffix(cast)?.strip_suffix("::")?)
}

/// The text of `'it''s'` and of `E'a\\b'`.
fn unquoted(text: &str) -> Option<String> {
    let (escaped, text) = match text.strip_prefix('E') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let inside = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let mut value = String::new();
    let mut rest = inside.chars();
    while let Some(c) = rest.next() {
        match c {
            '\'' if rest.next() == Some('\'') => value.push('\''),
            '\'' => return None,
            '\\' if escaped => value.push(rest.next()?),
            c => value.push(c),
        }
    }
    Some(value)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codegen::types::field_type;

    #[test]
    fn what_is_exactly_the_same_has_the_form_of_rust() {
        for (sql_type, expression, rust) in [
            ("boolean", "true", "true"),
            ("integer", "0", "0"),
            ("integer", "'-1'::integer", "-1"),
            ("smallint", "40000", "sql(\"40000\")"),
            ("bigint", "'9999999999'::bigint", "9999999999"),
            ("bigint", "'5'::bigint", "sql(\"'5'::bigint\")"),
            ("double precision", "0.50", "0.50"),
            ("double precision", "'-1.5'::numeric", "-1.5"),
            ("double precision", "'1.5'::double precision", "sql(\"'1.5'::double precision\")"),
            ("text", "'it''s'::text", "\"it's\""),
            ("text", "E'a\\\\b'::text", "r\"a\\b\""),
            ("character varying(2)", "'ab'::character varying", "\"ab\""),
            ("character varying(2)", "'ab'::text", "sql(\"'ab'::text\")"),
            ("character varying(2)", "'abc'::character varying", "sql(\"'abc'::character varying\")"),
            ("character(2)", "'ab'::bpchar", "\"ab\""),
            ("text", "(('a'::text || 'b'::text))", "sql(\"(('a'::text || 'b'::text))\")"),
            ("text", "CURRENT_USER", "current_user()"),
            ("boolean", "now()", "sql(\"now()\")"),
            ("tsvector", "''::tsvector", "sql(\"''::tsvector\")"),
        ] {
            let spelled = spelled(expression, sql_type, &field_type(sql_type, false), |_| None);
            assert_eq!(spelled.rust, rust, "{sql_type} {expression}");
        }
    }

    #[cfg(all(feature = "json", feature = "chrono", feature = "uuid"))]
    #[test]
    fn functions_and_json_have_the_form_of_rust() {
        for (sql_type, expression, rust) in [
            ("jsonb", "'{}'::jsonb", "json!({})"),
            ("json", "'[]'::json", "json!([])"),
            ("jsonb", "'{\"a\": 1}'::jsonb", "sql(r#\"'{\"a\": 1}'::jsonb\"#)"),
            ("date", "now()", "now()"),
            ("date", "CURRENT_DATE", "current_date()"),
            ("uuid", "gen_random_uuid()", "gen_random_uuid()"),
            ("uuid", "public.uuid_generate_v4()", "sql(\"public.uuid_generate_v4()\")"),
        ] {
            let spelled = spelled(expression, sql_type, &field_type(sql_type, false), |_| None);
            assert_eq!(spelled.rust, rust, "{sql_type} {expression}");
        }
    }

    #[test]
    fn a_value_of_an_enum_is_a_variant() {
        let field = FieldType { family: Family::Enum, ..field_type("text", false) };
        let spelled = spelled("'a'::public.mood", "public.mood", &field, |value| Some(format!("Mood::{value}")));
        assert_eq!(spelled, Spelled { rust: "Mood::a".to_owned(), declared: "'a'".to_owned() });
    }
}
