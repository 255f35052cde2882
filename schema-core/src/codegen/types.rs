//! The Rust types of columns.

use super::attribute::text;
use crate::declare::sql_type::SqlType;
use crate::model::types::{canonical, with_modifiers};

/// The type of a field, and what its attribute says of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FieldType {
    /// The type of a value that is there.
    pub(super) rust: String,
    /// What it takes from `schema_core::types`.
    pub(super) imports: Vec<&'static str>,
    /// What it takes from the schema's own files.
    pub(super) uses: Vec<String>,
    /// The words of `#[column(…)]` for it.
    pub(super) words: Vec<String>,
    /// How its defaults can be written.
    pub(super) family: Family,
    /// The column's type as the code then says it.
    pub(super) declared: String,
    /// `sql_type` is among the words, so that the compiler asks nothing of the Rust type.
    pub(super) named: bool,
}

/// Which defaults fit a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Boolean,
    /// `smallint`, `integer` or `bigint`, by their bytes.
    Integer(u8),
    /// With a fraction.
    Number,
    /// Text of one of the types `text`, `character varying` and `bpchar`.
    Text,
    Json,
    Moment,
    Time,
    Uuid,
    Enum,
    Other,
}

/// A Rust type for a PostgreSQL type without modifiers.
struct Known {
    sql: &'static str,
    rust: &'static str,
    imports: &'static [&'static str],
    family: Family,
    /// It is the PostgreSQL type of the Rust type, so that it need not be named.
    own: bool,
}

const fn own(sql: &'static str, rust: &'static str, imports: &'static [&'static str], family: Family) -> Known {
    Known { sql, rust, imports, family, own: true }
}

const fn named(sql: &'static str, rust: &'static str, imports: &'static [&'static str], family: Family) -> Known {
    Known { sql, rust, imports, family, own: false }
}

/// The types that this build of the crate has, by PostgreSQL's names.
const KNOWN: &[Known] = &[
    own("boolean", "bool", &[], Family::Boolean),
    own("smallint", "i16", &[], Family::Integer(2)),
    own("integer", "i32", &[], Family::Integer(4)),
    own("bigint", "i64", &[], Family::Integer(8)),
    own("real", "f32", &[], Family::Number),
    own("double precision", "f64", &[], Family::Number),
    own("text", "String", &[], Family::Text),
    named("character varying", "String", &[], Family::Text),
    named("bpchar", "String", &[], Family::Text),
    named("name", "String", &[], Family::Text),
    named("\"char\"", "i8", &[], Family::Other),
    own("bytea", "Vec<u8>", &[], Family::Other),
    #[cfg(feature = "uuid")]
    own("uuid", "Uuid", &["Uuid"], Family::Uuid),
    #[cfg(feature = "json")]
    own("jsonb", "JsonValue", &["JsonValue"], Family::Json),
    #[cfg(feature = "json")]
    named("json", "JsonValue", &["JsonValue"], Family::Json),
    #[cfg(feature = "chrono")]
    own("timestamp with time zone", "DateTime<Utc>", &["DateTime", "Utc"], Family::Moment),
    #[cfg(feature = "chrono")]
    own("timestamp without time zone", "NaiveDateTime", &["NaiveDateTime"], Family::Moment),
    #[cfg(feature = "chrono")]
    own("date", "NaiveDate", &["NaiveDate"], Family::Moment),
    #[cfg(feature = "chrono")]
    own("time without time zone", "NaiveTime", &["NaiveTime"], Family::Time),
    #[cfg(feature = "time")]
    own("timestamp with time zone", "OffsetDateTime", &["OffsetDateTime"], Family::Moment),
    #[cfg(feature = "time")]
    own("timestamp without time zone", "PrimitiveDateTime", &["PrimitiveDateTime"], Family::Moment),
    #[cfg(feature = "time")]
    own("date", "Date", &["Date"], Family::Moment),
    #[cfg(feature = "time")]
    own("time without time zone", "Time", &["Time"], Family::Time),
    #[cfg(feature = "rust_decimal")]
    own("numeric", "Decimal", &["Decimal"], Family::Number),
    #[cfg(feature = "bigdecimal")]
    own("numeric", "BigDecimal", &["BigDecimal"], Family::Number),
    #[cfg(feature = "ipnetwork")]
    own("inet", "IpNetwork", &["IpNetwork"], Family::Other),
    #[cfg(feature = "ipnetwork")]
    named("cidr", "IpNetwork", &["IpNetwork"], Family::Other),
    #[cfg(feature = "mac_address")]
    own("macaddr", "MacAddress", &["MacAddress"], Family::Other),
    #[cfg(feature = "bit-vec")]
    own("bit varying", "BitVec", &["BitVec"], Family::Other),
    #[cfg(feature = "bit-vec")]
    named("bit", "BitVec", &["BitVec"], Family::Other),
    #[cfg(feature = "sqlx")]
    own("interval", "PgInterval", &["PgInterval"], Family::Other),
    #[cfg(feature = "sqlx")]
    own("int4range", "PgRange<i32>", &["PgRange"], Family::Other),
    #[cfg(feature = "sqlx")]
    own("int8range", "PgRange<i64>", &["PgRange"], Family::Other),
    #[cfg(all(feature = "sqlx", feature = "rust_decimal"))]
    own("numrange", "PgRange<Decimal>", &["Decimal", "PgRange"], Family::Other),
    #[cfg(all(feature = "sqlx", feature = "bigdecimal"))]
    own("numrange", "PgRange<BigDecimal>", &["BigDecimal", "PgRange"], Family::Other),
    #[cfg(all(feature = "sqlx", feature = "chrono"))]
    own("daterange", "PgRange<NaiveDate>", &["NaiveDate", "PgRange"], Family::Other),
    #[cfg(all(feature = "sqlx", feature = "chrono"))]
    own("tsrange", "PgRange<NaiveDateTime>", &["NaiveDateTime", "PgRange"], Family::Other),
    #[cfg(all(feature = "sqlx", feature = "chrono"))]
    own("tstzrange", "PgRange<DateTime<Utc>>", &["DateTime", "PgRange", "Utc"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("oid", "Oid", &["Oid"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("money", "PgMoney", &["PgMoney"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("point", "PgPoint", &["PgPoint"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("line", "PgLine", &["PgLine"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("lseg", "PgLSeg", &["PgLSeg"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("box", "PgBox", &["PgBox"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("path", "PgPath", &["PgPath"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("polygon", "PgPolygon", &["PgPolygon"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("circle", "PgCircle", &["PgCircle"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("hstore", "PgHstore", &["PgHstore"], Family::Other),
    #[cfg(feature = "sqlx")]
    named("ltree", "PgLTree", &["PgLTree"], Family::Other),
];

/// What the fields of a column of this type are, as `format_type` prints it. `spelled` names the type in any case.
pub(super) fn field_type(sql_type: &str, spelled: bool) -> FieldType {
    let (element, array) = match sql_type.strip_suffix("[]") {
        Some(element) => (element, true),
        None => (sql_type, false),
    };
    let (base, modifiers) = split(element);
    let known = known(&base);
    let fitting = if spelled { None } else { known.and_then(|known| words(known, &base, modifiers, array)) };
    if let (Some(known), Some((words, declared))) = (known, fitting) {
        let declared = if array { format!("{declared}[]") } else { declared };
        return FieldType {
            rust: in_vec(known.rust, array),
            imports: known.imports.to_vec(),
            uses: Vec::new(),
            words,
            family: if array { Family::Other } else { known.family },
            declared,
            named: false,
        };
    }
    let (rust, imports, family) = match known {
        Some(known) if !array => (known.rust, known.imports, known.family),
        // sqlx has arrays of the types that have one Rust type.
        Some(known) if known.own || known.rust == "String" => (known.rust, known.imports, Family::Other),
        _ => return raw(sql_type),
    };
    let rust = in_vec(rust, array);
    FieldType { rust, imports: imports.to_vec(), words: vec![spell(sql_type)], family, ..raw(sql_type) }
}

/// A column of a type that Rust has no type for.
pub(super) fn raw(sql_type: &str) -> FieldType {
    FieldType {
        rust: "Raw".to_owned(),
        imports: vec!["Raw"],
        uses: Vec::new(),
        words: vec![spell(sql_type)],
        family: Family::Other,
        declared: canonical(short(sql_type)),
        named: true,
    }
}

fn in_vec(rust: &str, array: bool) -> String {
    if array { format!("Vec<{rust}>") } else { rust.to_owned() }
}

fn spell(sql_type: &str) -> String {
    text("sql_type", short(sql_type))
}

/// A shorter name that means the same.
fn short(sql_type: &str) -> &str {
    match sql_type {
        "character varying" => "varchar",
        "character varying[]" => "varchar[]",
        "time with time zone" => "timetz",
        other => other,
    }
}

/// The type without modifiers and without the schema `public`, and what is between the parentheses.
fn split(element: &str) -> (String, Option<&str>) {
    match (element.find('('), element.find(')')) {
        (Some(open), Some(close)) if open < close => {
            let base = format!("{}{}", &element[..open], &element[close + 1..]);
            (base, Some(&element[open + 1..close]))
        }
        _ => (element.to_owned(), None),
    }
}

/// The first wins: chrono before time, rust_decimal before bigdecimal.
fn known(base: &str) -> Option<&'static Known> {
    let name = base.strip_prefix("public.").filter(|name| matches!(*name, "hstore" | "ltree"));
    let name = match base {
        "character" => "bpchar",
        "public.citext" | "citext" => "character varying",
        _ if base.starts_with("interval ") => "interval",
        _ => name.unwrap_or(base),
    };
    KNOWN.iter().find(|known| known.sql == name)
}

/// The words that make the Rust type this type, and the type that the code then says; `None` where there are none.
fn words(known: &Known, base: &str, modifiers: Option<&str>, array: bool) -> Option<(Vec<String>, String)> {
    let sql = SqlType::Builtin(known.sql);
    let number = |text: &str| text.parse::<u32>().ok();
    match (base, modifiers) {
        ("public.citext", None) if !array => Some((vec!["citext".to_owned()], "citext".to_owned())),
        (_, None) if known.own && base == known.sql => Some((Vec::new(), known.sql.to_owned())),
        ("character varying", Some(length)) | ("bit varying", Some(length)) => {
            let length = number(length)?;
            Some((vec![format!("length = {length}")], with_modifiers(&sql, Some(length), None, None)))
        }
        ("character", Some(length)) if !array => {
            let length = number(length)?;
            let sql = SqlType::Builtin("character");
            Some((vec![format!("char = {length}")], with_modifiers(&sql, Some(length), None, None)))
        }
        ("numeric", Some(inside)) => numeric(inside),
        (_, Some(precision)) if known.own && base == known.sql => {
            let precision = number(precision)?;
            let declared = with_modifiers(&sql, None, Some(precision), None);
            Some((vec![format!("precision = {precision}")], declared))
        }
        _ => None,
    }
}

/// The macro takes no scale that is more than the precision.
fn numeric(inside: &str) -> Option<(Vec<String>, String)> {
    let (precision, scale) = inside.split_once(',')?;
    let (precision, scale) = (precision.parse::<u32>().ok()?, scale.parse::<i32>().ok()?);
    let declared = with_modifiers(&SqlType::Builtin("numeric"), None, Some(precision), Some(scale));
    let mut words = vec![format!("precision = {precision}")];
    if scale != 0 {
        words.push(format!("scale = {scale}"));
    }
    (i64::from(scale) <= i64::from(precision)).then_some((words, declared))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn field(sql_type: &str) -> String {
        let field = field_type(sql_type, false);
        let words = field.words.iter().map(|word| format!(" {word}")).collect::<String>();
        assert_eq!(canonical(&field.declared), field.declared, "{sql_type}");
        format!("{}{words}", field.rust)
    }

    #[test]
    fn modifiers_are_words() {
        for (sql_type, rust) in [
            ("text", "String"),
            ("character varying(20)", "String length = 20"),
            ("character varying(20)[]", "Vec<String> length = 20"),
            ("character varying", "String sql_type = \"varchar\""),
            ("character(2)", "String char = 2"),
            ("bpchar", "String sql_type = \"bpchar\""),
            ("public.citext", "String citext"),
            ("integer[]", "Vec<i32>"),
            ("\"char\"", "i8 sql_type = \"\\\"char\\\"\""),
            ("tsvector", "Raw sql_type = \"tsvector\""),
            ("public.geometry(Point,4326)", "Raw sql_type = \"public.geometry(Point,4326)\""),
        ] {
            assert_eq!(field(sql_type).replace("r#\"\"char\"\"#", "\"\\\"char\\\"\""), rust);
        }
    }

    #[cfg(all(feature = "chrono", feature = "sqlx"))]
    #[test]
    fn types_of_other_crates() {
        for (sql_type, rust) in [
            ("timestamp(3) with time zone", "DateTime<Utc> precision = 3"),
            ("timestamp without time zone[]", "Vec<NaiveDateTime>"),
            ("interval(3)", "PgInterval precision = 3"),
            ("interval day to second(3)", "PgInterval sql_type = \"interval day to second(3)\""),
            ("tstzrange", "PgRange<DateTime<Utc>>"),
            ("public.hstore", "PgHstore sql_type = \"public.hstore\""),
        ] {
            assert_eq!(field(sql_type), rust);
        }
    }

    #[cfg(feature = "rust_decimal")]
    #[test]
    fn numbers_have_a_scale_within_their_precision() {
        assert_eq!(field("numeric(10,2)"), "Decimal precision = 10 scale = 2");
        assert_eq!(field("numeric(10,0)"), "Decimal precision = 10");
        assert_eq!(field("numeric(3,5)"), "Decimal sql_type = \"numeric(3,5)\"");
    }

    #[test]
    fn a_type_can_be_named_in_any_case() {
        let field = field_type("integer", true);
        assert_eq!(
            (field.rust.as_str(), field.words, field.named),
            ("i32", vec!["sql_type = \"integer\"".to_owned()], true)
        );
    }
}
