//! Tables without a mistake.

use super::dice::Dice;
use super::module::{Fate, Module, Piece, Table};
use super::open;

/// Types of fields, each with what may be said of a column of it: `{}` is the column in SQL. Those that have no order
/// are in no key and in no plain index.
pub(super) const TYPES: &[(&str, bool, &[&str])] = &[
    ("bool", true, &["default = true", "check = sql(r#\"{} IS NOT NULL\"#)", "check = sql(r#\"NOT {} OR id > 0\"#)"]),
    ("i16", true, &["default = -32768", "check = sql(r#\"{} BETWEEN 1 AND 9\"#)", "generated = sql(\"k + 1\")"]),
    ("i32", true, &["default = 2147483647", "serial", "check = sql(r#\"abs({}) > 0 AND {} NOT IN (7, 8)\"#)"]),
    ("i64", true, &["default = 5", "identity", "identity(by_default, start = 10, increment = 2)", "statistics = 100"]),
    ("f32", true, &["default = 1.5", "default = random()", "check = sql(r#\"{} <> 'NaN'\"#)"]),
    ("f64", true, &["default = -1", "default = 1e3", "generated = sql(\"sqrt(k)\")"]),
    (
        "String",
        true,
        &[
            "length = 20",
            "char = 3, default = \"eng\"",
            "collate = \"C\"",
            "default = \"it's\"",
            "default = current_user()",
            "length = 5, default = \"täöüß\"",
            "check = sql(r#\"{} ~ '^a' AND length({}) < 9\"#)",
            "check = sql(r#\"{} LIKE 'a!_%' ESCAPE '!'\"#)",
            "generated = sql(\"k::text || 'a'\")",
            "storage = external",
            "compression = \"pglz\"",
            "sql_type = \"text\", default = sql(\"'a' || 'b'\")",
        ],
    ),
    ("Vec<u8>", true, &["default = sql(\"'\\\\x00'\")", "check = sql(r#\"octet_length({}) < 9\"#)"]),
    ("uuid::Uuid", true, &["default = gen_random_uuid()", "unique"]),
    ("chrono::NaiveDate", true, &["default = current_date()", "check = sql(r#\"{} > DATE '2020-01-01'\"#)"]),
    ("chrono::NaiveTime", true, &["precision = 3", "default = localtime()"]),
    (
        "chrono::NaiveDateTime",
        true,
        &["default = now()", "precision = 0", "generated = sql(\"'2020-01-01'::timestamp\")"],
    ),
    (
        "chrono::DateTime<chrono::Utc>",
        true,
        &["default = now()", "check = sql(r#\"{} AT TIME ZONE 'UTC' > '2020-01-01'\"#)"],
    ),
    ("rust_decimal::Decimal", true, &["precision = 10, scale = 2", "precision = 5", "default = 1.5", "default = 7"]),
    (
        "serde_json::Value",
        true,
        &["default = json!({ \"a\": [1, null] })", "json = array", "check = sql(r#\"{} ? 'a' AND {}->>'b' <> 'c'\"#)"],
    ),
    ("Vec<i32>", true, &["default = sql(\"'{1}'\")", "check = sql(r#\"cardinality({}) < 3 AND 1 = ANY ({})\"#)"]),
    ("Vec<String>", true, &["length = 9", "check = sql(r#\"{}[1] IS NOT NULL\"#)"]),
    ("Mood", true, &["default = Mood::Fine", "check = sql(r#\"{} <> 'sad'\"#)"]),
    ("Level", true, &["default = Level::Low", "unique"]),
    ("String", false, &["sql_type = \"point\"", "sql_type = \"json\"", "sql_type = \"xml\""]),
];

/// A column of a table in the making.
pub(super) struct Made {
    pub(super) field: String,
    pub(super) sql: String,
    pub(super) kind: usize,
}

/// Up to four tables that refer to each other.
pub(super) fn module(number: usize, dice: &mut Dice) -> Module {
    let count = 1 + dice.below(4);
    let tables = (0..count).map(|place| table(place, dice)).collect();
    Module { name: format!("m{number}"), tables }
}

fn table(place: usize, dice: &mut Dice) -> Table {
    let name = ["User", "Post", "TagLine", "Order"][place].to_owned();
    let key = ["", ", identity", ", serial", ", default = 7"][dice.below(4)];
    let key = format!("#[column(primary_key{key})] pub id: i64,");
    let mut table = Table {
        name,
        words: words(dice),
        attributes: vec![Piece::sound("#[unique(columns(id, k))]")],
        fields: vec![Piece::sound(key), Piece::sound("pub k: i32,")],
    };
    let made: Vec<Made> = (0..dice.below(6)).map(|number| column(number, &mut table, dice)).collect();
    for number in 0..dice.below(3) {
        reference(number, place, &mut table, dice);
    }
    for number in 0..dice.below(4) {
        let number = format!("{}{number}", table.name);
        if let Some(text) = attribute(&number, &made, dice) {
            table.attributes.push(Piece::sound(text));
        }
    }
    if dice.one_of(2) {
        open::add(&mut table, &made, dice);
    }
    table
}

fn words(dice: &mut Dice) -> Vec<Piece> {
    const WORDS: &[&str] = &[
        "schema = \"Other one\"",
        "unlogged",
        "with(fillfactor = 70, toast.autovacuum_enabled = false)",
        "row_level_security",
        "append_only",
        "replica_identity = full",
    ];
    let chosen = WORDS.iter().filter(|_| dice.one_of(8)).map(|word| Piece::sound(*word)).collect::<Vec<_>>();
    // A logged table cannot refer to an unlogged one: nothing is unlogged where keys may lead to it.
    chosen.into_iter().filter(|word| word.text != "unlogged").collect()
}

fn column(number: usize, table: &mut Table, dice: &mut Dice) -> Made {
    let kind = dice.below(TYPES.len());
    let (ty, _, says) = TYPES[kind];
    let field = format!("c{number}");
    let quoted = dice.one_of(8);
    let sql = if quoted { format!("\"The {number}. \"\"é\"\"\"") } else { field.clone() };
    let mut words = if dice.one_of(3) && !says[0].starts_with("sql_type") {
        String::new()
    } else {
        dice.pick(says).replace("{}", &sql)
    };
    if quoted {
        words = format!("name = \"The {number}. \\\"é\\\"\", {words}");
    }
    let never_null = ["identity", "serial"].iter().any(|word| words.contains(word));
    let ty = if dice.one_of(2) && !never_null { format!("Option<{ty}>") } else { ty.to_owned() };
    if dice.one_of(9) {
        words += if words.is_empty() { "immutable" } else { ", immutable" };
    }
    let doc = if dice.one_of(5) { "/// It's \"a\" comment.\n" } else { "" };
    table.fields.push(Piece::sound(format!("{doc}#[column({})] pub {field}: {ty},", words.trim_end_matches(", "))));
    Made { field, sql, kind }
}

/// A foreign key to one of the tables so far, and the relation back.
fn reference(number: usize, place: usize, table: &mut Table, dice: &mut Dice) {
    const ACTIONS: [&str; 5] =
        ["", ", on_delete = cascade", ", on_delete = set_null", ", on_update = restrict", ", deferrable = deferred"];
    let target = ["User", "Post", "TagLine", "Order"][dice.below(place + 1)];
    let action = dice.pick(&ACTIONS);
    let ty = if action.contains("set_null") || dice.one_of(2) { "Option<i64>" } else { "i64" };
    let text = format!("#[column(references = {target}::id{action}, relation = r{number})] pub r{number}_id: {ty},");
    table.fields.push(Piece::sound(text));
    if target == table.name && number == 0 {
        table.attributes.push(Piece::sound(format!("#[has_many(below: {target}, by = r0_id)]")));
    }
    if target != table.name && dice.one_of(3) {
        let text =
            format!("#[foreign_key(columns(r{number}_id, k), references = {target}(id, k), relation = pair{number})]");
        table.attributes.push(Piece { text, fate: if ty == "i64" { Fate::Sound } else { Fate::Open } });
    }
}

fn attribute(number: &str, made: &[Made], dice: &mut Dice) -> Option<String> {
    let ordered: Vec<&Made> = made.iter().filter(|made| TYPES[made.kind].1).collect();
    if ordered.is_empty() {
        return None;
    }
    let one = *dice.pick(&ordered);
    let (a, sql) = (&one.field, &one.sql);
    let other = dice.pick(&ordered).field.as_str();
    let b = if other == a { "k" } else { other };
    Some(match dice.below(12) {
        0 => format!("#[index(columns({a}.desc().nulls_last(), {b}), name = \"i{number}\")]"),
        1 => format!("#[index(columns({a}), unique, where = sql(r#\"{sql} IS NOT NULL\"#), name = \"u{number}\")]"),
        2 => format!(
            "#[index(columns(sql(r#\"({sql} IS NULL)\"#), id), include({b}), with(fillfactor = 70), name = \"e{number}\")]"
        ),
        3 => format!("#[index(columns({a}), method = hash, name = \"h{number}\")]"),
        4 => format!("#[unique(columns({a}, {b}), name = \"q{number}\")]"),
        5 => format!("#[unique(columns({b}, {a}), deferrable = deferred, include(id), name = \"d{number}\")]"),
        6 => format!("#[check(sql(r#\"{sql} IS NULL OR k > 0\"#), name = \"c{number}\", comment = \"why\")]"),
        7 => format!("#[check(sql(r#\"CASE WHEN {sql} IS NULL THEN k END = 5\"#), name = \"n{number}\", no_inherit)]"),
        8 => {
            format!("#[exclude(method = btree, columns({a} with \"=\"), where = sql(\"k > 0\"), name = \"x{number}\")]")
        }
        9 => format!("#[grant(select, update({a}), to(public))]"),
        10 => format!("#[index(columns(k, id), method = brin, name = \"b{number}\")]"),
        _ => format!("#[index(columns(sql(\"coalesce(k, 0)\"), {a}), name = \"f{number}\")]"),
    })
}
