//! Names of types as `format_type` spells them.

use schema_sql::{Kind, tokens};

/// A type in PostgreSQL's own spelling: `int8` is `bigint`, `VARCHAR(9)` is `character varying(9)`. Other names stay.
pub fn canonical(text: &str) -> String {
    let Ok(tokens) = tokens(text) else { return text.trim().to_owned() };
    let (mut words, mut modifiers, mut dimensions, mut depth) = (String::new(), String::new(), false, 0);
    for token in tokens.iter().filter(|token| token.kind != Kind::End) {
        depth -= i32::from(token.is_sign(")"));
        match token.kind {
            _ if token.is_sign("[") || token.is_word("array") => dimensions = true,
            _ if token.is_sign("]") => {}
            Kind::Number if dimensions => {}
            _ if token.is_sign("(") || token.is_sign(")") || depth > 0 => modifiers.push_str(token.text),
            _ => {
                let joined = words.is_empty() || words.ends_with('.') || token.is_sign(".");
                words.push_str(if joined { "" } else { " " });
                words.push_str(&if token.kind == Kind::Word {
                    token.text.to_lowercase()
                } else {
                    token.text.to_owned()
                });
            }
        }
        depth += i32::from(token.is_sign("("));
    }
    let words = words.strip_prefix("pg_catalog.").unwrap_or(&words);
    let name = spelled(words);
    // Of moments, the precision stands behind the first word.
    let mut whole = match name.split_once(' ') {
        Some((first, rest)) if rest.ends_with("time zone") => format!("{first}{modifiers} {rest}"),
        _ => format!("{name}{modifiers}"),
    };
    if whole == "bit" || whole == "character" {
        whole.push_str("(1)");
    }
    if dimensions {
        whole.push_str("[]");
    }
    whole
}

fn spelled(words: &str) -> &str {
    match words {
        "int" | "int4" => "integer",
        "int2" => "smallint",
        "int8" => "bigint",
        "float4" => "real",
        "float8" | "float" => "double precision",
        "decimal" | "dec" => "numeric",
        "bool" => "boolean",
        "varchar" | "char varying" | "national character varying" | "nchar varying" => "character varying",
        "char" | "nchar" | "national character" | "bpchar" => "character",
        "varbit" => "bit varying",
        "timestamp" => "timestamp without time zone",
        "timestamptz" => "timestamp with time zone",
        "time" => "time without time zone",
        "timetz" => "time with time zone",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn types_are_spelled_as_postgresql_does() {
        let pairs = [
            ("INT8", "bigint"),
            ("varchar(9)", "character varying(9)"),
            ("Decimal ( 10, 2 ) [ ]", "numeric(10,2)[]"),
            ("timestamptz(3)", "timestamp(3) with time zone"),
            ("timestamp", "timestamp without time zone"),
            ("timestamp(3) without time zone", "timestamp(3) without time zone"),
            ("pg_catalog.int4[3]", "integer[]"),
            ("public.\"My Type\"", "public.\"My Type\""),
            ("char", "character(1)"),
            ("double precision", "double precision"),
        ];
        for (text, expected) in pairs {
            assert_eq!(canonical(text), expected);
        }
    }
}
