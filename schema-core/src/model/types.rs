//! The spelling of types: PostgreSQL's own, as its `format_type` prints it.

use crate::declare::sql_type::SqlType;
use crate::ident::Qualified;

/// Other names of PostgreSQL's own types (manual, table 8.1).
const ALIASES: &[(&str, &str)] = &[
    ("int", "integer"),
    ("int2", "smallint"),
    ("int4", "integer"),
    ("int8", "bigint"),
    ("float4", "real"),
    ("float8", "double precision"),
    ("float", "double precision"),
    ("decimal", "numeric"),
    ("bool", "boolean"),
    ("varchar", "character varying"),
    ("char", "character"),
    ("bpchar", "character"),
    ("varbit", "bit varying"),
    ("timestamp", "timestamp without time zone"),
    ("timestamptz", "timestamp with time zone"),
    ("time", "time without time zone"),
    ("timetz", "time with time zone"),
];

/// A declared type with its modifiers.
pub(crate) fn with_modifiers(
    sql_type: &SqlType,
    length: Option<u32>,
    precision: Option<u32>,
    scale: Option<i32>,
) -> String {
    let base = match sql_type {
        SqlType::Array(element) => return format!("{}[]", with_modifiers(element, length, precision, scale)),
        SqlType::Named(name) => return Qualified::new(name.schema, name.name).to_string(),
        SqlType::Builtin("text") if length.is_some() => "character varying",
        SqlType::Builtin(base) => base,
    };
    let modifiers = match (length, precision, scale) {
        (Some(length), ..) => format!("({length})"),
        (None, Some(precision), _) if base != "numeric" => format!("({precision})"),
        (None, Some(precision), scale) => format!("({precision},{})", scale.unwrap_or(0)),
        (None, None, _) => return base.to_owned(),
    };
    place(base, &modifiers)
}

/// A type that the user spells, as PostgreSQL spells it; what is not one of PostgreSQL's own stays.
pub(crate) fn canonical(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (element, array) = match text.strip_suffix("[]") {
        Some(element) => (element.trim_end(), "[]"),
        None => (text.as_str(), ""),
    };
    let (base, modifiers) = match (element.find('('), element.find(')')) {
        (Some(open), Some(close)) if open < close => {
            let inside: String = element[open..=close].chars().filter(|c| !c.is_whitespace()).collect();
            (format!("{}{}", element[..open].trim_end(), &element[close + 1..]), inside)
        }
        _ => (element.to_owned(), String::new()),
    };
    let lower = base.to_ascii_lowercase();
    let known = ALIASES.iter().find(|(alias, _)| *alias == lower).map(|(_, name)| *name);
    let base = match known {
        // Without a length, it holds any.
        Some(_) if lower == "bpchar" && modifiers.is_empty() => "bpchar",
        Some(name) => name,
        None if base.contains('"') => &base,
        None => &lower,
    };
    let modifiers = match (base, modifiers.as_str()) {
        ("numeric", inside) if !inside.is_empty() && !inside.contains(',') => inside.replace(')', ",0)"),
        ("character" | "bit", "") => "(1)".to_owned(),
        _ => modifiers,
    };
    format!("{}{array}", place(base, &modifiers))
}

/// Modifiers stand before `with time zone` and `without time zone`.
fn place(base: &str, modifiers: &str) -> String {
    match base.split_once(" with") {
        Some((head, tail)) => format!("{head}{modifiers} with{tail}"),
        None => format!("{base}{modifiers}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_become_what_postgresql_prints() {
        for (written, printed) in [
            ("VARCHAR (20)", "character varying(20)"),
            ("timestamptz(3)", "timestamp(3) with time zone"),
            ("int8[]", "bigint[]"),
            ("numeric( 10 )", "numeric(10,0)"),
            ("char", "character(1)"),
            ("bpchar", "bpchar"),
            ("bpchar(3)", "character(3)"),
            ("\"Mood\"", "\"Mood\""),
            ("tsvector", "tsvector"),
        ] {
            assert_eq!(canonical(written), printed);
        }
    }

    #[test]
    fn modifiers_stand_where_postgresql_prints_them() {
        let array = SqlType::Array(&SqlType::Builtin("text"));
        assert_eq!(with_modifiers(&array, Some(5), None, None), "character varying(5)[]");
        let time = SqlType::Builtin("timestamp without time zone");
        assert_eq!(with_modifiers(&time, None, Some(3), None), "timestamp(3) without time zone");
    }
}
