//! Mistakes that are mixed in, each with the words by which it has to be told.

use super::dice::Dice;
use super::module::{Fate, Part, Piece, Table};

/// What stands on the struct, in `#[table(…)]` or among the fields.
#[derive(Clone, Copy)]
enum On {
    Words,
    Struct,
    Fields,
}

use On::{Fields, Struct, Words};

/// `{}` is a new name, `{T}` the struct's own. Those with `true` are told at the table's name.
const MISTAKES: &[(On, &str, &str, bool)] = &[
    // References.
    (
        Fields,
        "#[column(references = User::id, relation = {})] pub {}_id: String,",
        "cannot reference a column of type `i64`",
        false,
    ),
    (
        Struct,
        "#[foreign_key(columns(id, k), references = User(id), relation = {})]",
        "a foreign key has as many columns on both sides",
        false,
    ),
    (
        Struct,
        "#[foreign_key(columns(k, id), references = User(id, k), relation = {})]",
        "foreign key columns of the types `(i32, i64)` cannot reference",
        false,
    ),
    (
        Fields,
        "#[column(references = User::k, relation = {})] pub {}_id: i32,",
        "is neither its primary key nor unique",
        false,
    ),
    (Fields, "#[column(references = User::idd, relation = {})] pub {}_id: i64,", "named `idd` found", false),
    (
        Fields,
        "#[column(references = Unlisted::id, relation = {})] pub {}_id: i64,",
        "that table is not in this schema",
        true,
    ),
    (
        Fields,
        "#[column(references = User::id, on_delete = set_null, relation = {})] pub {}_id: i64,",
        "which is NOT NULL",
        false,
    ),
    (
        Fields,
        "#[column(references = User::id, on_delete = set_default, relation = {})] pub {}_id: i64,",
        "which has no default",
        false,
    ),
    (
        Fields,
        "#[column(references = User::id, on_delete = cascades, relation = {})] pub {}_id: i64,",
        "cannot find value `cascades`",
        false,
    ),
    (Struct, "#[has_many({}: Unlisted)]", "has no foreign key to go by", false),
    // Columns.
    (Fields, "#[column(name = \"id\")] pub {}: i64,", "is the column `id` already", false),
    (Fields, "#[column(default = \"x\")] pub {}: i64,", "a string is not a default", false),
    (Fields, "#[column(default = 70000)] pub {}: i16,", "out of the range", false),
    (
        Fields,
        "#[column(length = 3, default = \"long\")] pub {}: String,",
        "the default is longer than the column",
        false,
    ),
    (Fields, "#[column(default = Mood::Happy)] pub {}: Mood,", "named `Happy` found", false),
    (Fields, "#[column(default = Mood::Fine)] pub {}: Level,", "is not a default of this column", false),
    (Fields, "#[column(default = now())] pub {}: bool,", "cannot take", false),
    (Fields, "#[column(default = 1e40)] pub {}: f32,", "out of the range", false),
    (Fields, "#[column(default = sql(\"now()\"))] pub {}: i32,", "this is a timestamp", false),
    (Fields, "#[column(default = sql(\"'x'\"))] pub {}: Option<i64>,", "is no value of the column", false),
    (Fields, "#[column(default = sql(\"'x'::uuid\"))] pub {}: uuid::Uuid,", "is no value of the type `uuid`", false),
    (Fields, "pub {}: Option<Option<i64>>,", "two ways to say NULL", false),
    (Fields, "#[column(default = 1 + 1)] pub {}: i32,", "not a default", false),
    (Fields, "#[column(identity, default = 5)] pub {}: i64,", "`default` does not go with `identity`", false),
    (
        Fields,
        "#[column(generated = sql(\"k\"), default = 5)] pub {}: i32,",
        "`default` does not go with `generated`",
        false,
    ),
    (Fields, "#[column(generated = sql(\"kk + 1\"))] pub {}: i32,", "no column `kk`", false),
    (
        Fields,
        "#[column(generated = sql(\"{} + 1\"))] pub {}: i32,",
        "a generated column cannot refer to another one",
        false,
    ),
    (Fields, "#[column(precision = 2, scale = 3)] pub {}: rust_decimal::Decimal,", "more than the `precision`", false),
    (Fields, "#[column(length = 3)] pub {}: i64,", "`length` does not fit", false),
    (Fields, "#[column(identity)] pub {}: String,", "cannot draw from a sequence", false),
    (Fields, "pub {}: std::time::Duration,", "Duration", false),
    (Fields, "#[column(primary_key)] pub {}: i64,", "one primary key", false),
    (Fields, "#[column(lenght = 3)] pub {}: String,", "no method named `lenght`", false),
    (Fields, "#[column(defualt = 3)] pub {}: i32,", "unknown word `defualt`", false),
    (Fields, "#[column(immutable, immutable)] pub {}: i32,", "`immutable` is written twice", false),
    (Fields, "#[column(columns(id))] pub {}: i32,", "`columns`", false),
    (Fields, "#[column(collate = \"C\")] pub {}: i64,", "only text has a collation", false),
    (Fields, "#[column(identity(max = 40000))] pub {}: i16,", "out of the range", false),
    // Indexes and constraints.
    (Struct, "#[index(columns({}))]", "no column", false),
    (Struct, "#[unique(columns(k, k), name = \"{}\")]", "listed twice", false),
    (Struct, "#[grant(update(k, k), to(public))]", "listed twice", false),
    (
        Struct,
        "#[index(columns(k.opclass(\"text_pattern_ops\")), name = \"{}\")]",
        "the operator class `text_pattern_ops` is for text",
        false,
    ),
    (Struct, "#[index(columns(k), method = gin, name = \"{}\")]", "no operator class for the method `gin`", true),
    (Struct, "#[index(columns(k.desc()), method = brin, name = \"{}\")]", "has no order", false),
    (Struct, "#[index(columns(k), method = hash, include(id), name = \"{}\")]", "includes no columns", false),
    (Struct, "#[index(columns(k), method = hash, unique, name = \"{}\")]", "cannot be unique", false),
    (Struct, "#[index(columns(k), methd = hash, name = \"{}\")]", "no method named `methd`", false),
    (Struct, "#[index(name = \"{}\")]", "has no columns", false),
    (Struct, "#[index(columns(k.opclass(\"int4_opss\")), name = \"{}\")]", "no operator class `int4_opss`", true),
    (Struct, "#[index(columns(k.opclass(\"gin_trgm_ops\")), method = gin, name = \"{}\")]", "is for text", false),
    (Struct, "#[index(columns(k.collate(\"C\")), name = \"{}\")]", "only text has a collation", false),
    (Struct, "#[exclude(columns(k with \"&&\"), name = \"{}\")]", "has no `&&`", false),
    (Struct, "#[exclude(method = brin, columns(k with \"=\"), name = \"{}\")]", "is not possible", false),
    (
        Struct,
        "#[exclude(method = hash, columns(k with \"=\"), include(id), name = \"{}\")]",
        "includes no columns",
        false,
    ),
    (Struct, "#[index(columns(k), with(filfactor = 70), name = \"{}\")]", "has no parameter `filfactor`", false),
    (Struct, "#[index(columns(k), with(fillfactor = 500), name = \"{}\")]", "no value of the parameter", false),
    // Names.
    (
        Struct,
        "#[index(columns(k), name = \"{}_is_a_name_of_more_than_sixty_three_bytes_which_would_be_cut_off\")]",
        "longer than 63 bytes",
        false,
    ),
    (
        Struct,
        "#[index(columns(k), name = \"{}\")]\n#[index(columns(id), name = \"{}\")]",
        "`{}` is the name of two",
        true,
    ),
    (
        Struct,
        "#[check(sql(\"k > 0\"), name = \"{}\")]\n#[check(sql(\"k > 1\"), name = \"{}\")]",
        "`{}` is the name of two",
        true,
    ),
    // SQL.
    (Struct, "#[check(sql(\"k > AND\"), name = \"{}\")]", "a value is missing", false),
    (Struct, "#[check(sql(\"kk > 0\"), name = \"{}\")]", "no column `kk`", false),
    (Struct, "#[check(sql(\"k + 1\"), name = \"{}\")]", "a boolean has to stand here", false),
    (Struct, "#[check(sql(\"k\"), name = \"{}\")]", "`k` is integer, and a boolean has to stand here", false),
    (Struct, "#[check(sql(\"NOT (k)\"), name = \"{}\")]", "`k` is integer, and a boolean has to stand here", false),
    (Struct, "#[check(sql(\"users.kk > 0\"), name = \"{}\")]", "kk", false),
    (Fields, "#[column(citext)] pub {}: String,", "is citext, a type of the extension", true),
    (Struct, "#[check(sql(\"count(*) > 0\"), name = \"{}\")]", "an aggregate function", false),
    (Struct, "#[check(sql(\"k > (SELECT 1)\"), name = \"{}\")]", "a sub-query", false),
    (Struct, "#[check(sql(\"lowwer('A') = 'a'\"), name = \"{}\")]", "no function `lowwer`", true),
    (
        Struct,
        "#[index(columns(k), where = sql(\"now() > '2020-01-01'\"), name = \"{}\")]",
        "whose result changes",
        false,
    ),
    (Struct, "#[policy(name = \"{}\", using = sql(\"usr = 'a'\"))]", "no column `usr`", false),
    // Tables.
    (Words, "nmae = \"x\"", "unknown word `nmae`", false),
    (Words, "unloged", "no method named `unloged`", false),
    (Words, "primary_key", "`primary_key`", false),
];

/// Puts up to so many mistakes into a table, none twice.
pub(super) fn add(table: &mut Table, count: usize, dice: &mut Dice) {
    let mut chosen: Vec<usize> = (0..count).map(|_| dice.below(MISTAKES.len())).collect();
    chosen.sort_unstable();
    chosen.dedup();
    for (number, mistake) in chosen.into_iter().enumerate() {
        let (on, text, says, listed) = MISTAKES[mistake];
        let name = format!("x{mistake}_{number}_{}", table.name.to_lowercase());
        let text = text.replace("{}", &name).replace("{T}", &table.name);
        let piece = Piece { text, fate: Fate::Mistake { says, listed } };
        match on {
            Words => table.words.push(piece),
            Struct => table.attributes.push(piece),
            Fields => table.fields.push(piece),
        }
    }
    if table.attributes.iter().any(|piece| piece.text.starts_with("#[policy")) {
        table.words.retain(|word| word.text != "row_level_security");
        table.words.push(Piece::sound("row_level_security"));
    }
}

/// The mistake's own name, by which the compiler may tell it.
pub(super) fn is_told(piece: &Piece, message: &str) -> bool {
    let Fate::Mistake { says, .. } = piece.fate else { return false };
    let name = piece.text.split(['"', ' ', ':', '(', ')']).find(|word| word.starts_with('x') && word.contains('_'));
    message.contains(&says.replace("{}", name.unwrap_or_default()))
}

/// Whether a mistake's piece is told where it stands, or at its table's name.
pub(super) fn is_at(piece: &Piece, own: Part, told: Part) -> bool {
    match piece.fate {
        Fate::Mistake { listed: true, .. } => matches!(told, Part::Head | Part::Listed),
        _ => told == own,
    }
}
