//! Pieces put together without a thought: what the compiler lets pass, PostgreSQL has to take.

use super::dice::Dice;
use super::module::{Fate, Piece, Table};
use super::sound::{Made, TYPES};

const WORDS: &[&str] = &[
    "length = 1",
    "length = 0",
    "length = 10485761",
    "char = 3",
    "citext",
    "precision = 3",
    "precision = 7",
    "precision = 1001",
    "precision = 10, scale = 2",
    "precision = 2, scale = 5",
    "precision = 5, scale = -1001",
    "collate = \"C\"",
    "json = object",
    "storage = plain",
    "storage = external",
    "storage = main",
    "compression = \"pglz\"",
    "statistics = 10001",
    "options(n_distinct = 5)",
    "serial",
    "identity",
    "identity(start = 0)",
    "identity(min = 5, max = 3)",
    "identity(start = 9, max = 3)",
    "identity(increment = 0)",
    "identity(cache = 0)",
    "identity(max = 40000)",
    "identity(increment = -1, start = 5)",
    "unique",
    "primary_key",
    "default = 1",
    "default = -40000",
    "default = 1.5",
    "default = \"x\"",
    "default = \"\"",
    "default = \"longer than ten\"",
    "default = true",
    "default = json!([])",
    "default = now()",
    "default = current_date()",
    "default = localtime()",
    "default = gen_random_uuid()",
    "default = current_user()",
    "default = random()",
    "default = Mood::Sad",
    "default = Level::Low",
    "default = sql(\"NULL\")",
    "default = 1e40",
    "default = sql(\"now()\")",
    "default = sql(\"random()\")",
    "default = sql(\"CURRENT_DATE\")",
    "default = sql(\"LOCALTIME\")",
    "default = sql(\"current_user\")",
    "default = sql(\"1\")",
    "default = sql(\"-70000.5\")",
    "default = sql(\"true\")",
    "default = sql(\"'x'\")",
    "default = sql(\"'1'\")",
    "default = sql(\"'70000'\")",
    "default = sql(\"'on'\")",
    "default = sql(\"'[]'\")",
    "default = sql(\"'{1}'\")",
    "default = sql(\"'sad'\")",
    "default = sql(\"'10:00'\")",
    "default = sql(\"'2024-02-29'\")",
    "default = sql(\"'2024-02-30'\")",
    "default = sql(\"'1'::text\")",
    "default = sql(\"'[]'::jsonb\")",
    "default = sql(\"'{1}'::int[]\")",
    "default = sql(\"interval '1 day'\")",
    "generated = sql(\"'1'::int\")",
    "generated = sql(\"(k + 1)::text\")",
    "references = Unlisted::id",
    "check = sql(\"{}\")",
    "check = sql(\"NOT {}\")",
    "check = sql(\"id > 0 OR {}\")",
    "check = sql(\"lowwer('a') = 'a'\")",
    "generated = sql(\"NULL\")",
    "generated = sql(\"now()\")",
    "name = \"id\"",
    "name = \"ctid\"",
    "name = \"order\"",
    "name = \"\"",
];

const METHODS: &[&str] = &["btree", "hash", "gin", "gist", "spgist", "brin"];
const CALLS: &[&str] = &[
    "",
    "",
    "",
    ".desc()",
    ".nulls_first()",
    ".collate(\"C\")",
    ".opclass(\"text_pattern_ops\")",
    ".opclass(\"jsonb_path_ops\")",
    ".opclass(\"int4_ops\")",
    ".opclass(\"no_such_ops\")",
];
const OPTIONS: &[&str] = &[
    "",
    "",
    ", unique",
    ", include(k)",
    ", unique, nulls_not_distinct",
    ", where = sql(\"k > 0\")",
    ", where = sql(\"k\")",
    ", with(fillfactor = 70)",
    ", with(fastupdate = false)",
    ", with(pages_per_range = 4)",
    ", with(fillfactor = 7)",
    ", with(buffering = on)",
    ", with(gin_pending_list_limit = 64)",
    ", with(deduplicate_items = of)",
    ", name = \"users_pkey\"",
    ", name = \"users\"",
    ", name = \"posts_id_seq\"",
    ", name = \"mood\"",
];
const ATTRIBUTES: &[&str] = &[
    "#[unique(columns({}), name = \"users_pkey\")]",
    "#[unique(columns({}))]",
    "#[partition(name = \"pa\", from(1), to(\"5\"))]",
    "#[partition(name = \"pb\", from(\"x\"), to(\"y\"))]",
    "#[unique(columns({}))]\n#[unique(columns({}))]",
    "#[unique(columns({}), include({}))]",
    "#[check(sql(\"k > 0\"), name = \"users_pkey\")]",
    "#[check(sql(\"k > 0\"))]\n#[check(sql(\"k > 1\"))]",
    "#[check(sql(\"k > 0\"), name = \"twice\")]\n#[check(sql(\"k > 1\"), name = \"twice\")]",
    "#[check(sql(\"sum(k) > 0\"))]",
    "#[exclude(method = gist, columns({} with \"=\"))]",
    "#[exclude(method = btree, columns({} with \"&&\"))]",
    "#[exclude(method = hash, columns({} with \"=\"))]",
    "#[grant(selct, to(public))]",
    "#[grant(usage, to(public))]",
    "#[grant(update({}), insert, to(public))]",
    "#[policy(name = \"own\", using = sql(\"k\"))]",
    "#[policy(name = \"own\", for = insert, using = sql(\"k > 0\"))]",
    "#[policy(name = \"own\", for = insert, with_check = sql(\"users.k > 0\"))]",
    "#[policy(name = \"own\", using = sql(\"k > 0\"))]\n#[policy(name = \"own\", using = sql(\"k > 1\"))]",
    "#[has_many(others: Unlisted)]",
    "#[index(columns({}), name = \"a_name_of_more_than_sixty_three_bytes_that_postgresql_would_cut_short\")]",
    "#[index(columns({}, {}))]",
    "#[index(columns({}))]\n#[index(columns({}))]",
    "#[primary_key(columns({}))]",
    "#[foreign_key(columns({}), references = Unlisted(id))]",
    "#[foreign_key(columns(k), references = User(k))]",
    "#[foreign_key(columns(k, id), references = User(k, id))]",
    "#[foreign_key(columns(k, id), references = User(id, k))]",
    "#[foreign_key(columns(k, id), references = User(k, id), on_delete = set_null(k))]",
];
const HEADS: &[&str] = &[
    "name = \"users_pkey\"",
    "name = \"mood\"",
    "name = \"\"",
    "partition_by = range(k)",
    "partition_by = hash(id)",
    "partition_by = list(id, k)",
    "replica_identity = index(\"none\")",
    "inherits(Unlisted)",
    "unlogged",
    "schema = \"pg_own\"",
];

/// Adds one piece or two.
pub(super) fn add(table: &mut Table, made: &[Made], dice: &mut Dice) {
    let fields: Vec<&str> = made.iter().map(|made| made.field.as_str()).chain(["k", "id"]).collect();
    let open = |text: String| Piece { text, fate: Fate::Open };
    if dice.one_of(2) {
        table.fields.push(open(field(dice)));
    }
    if dice.one_of(2) {
        table.attributes.push(open(index(&fields, dice)));
    }
    if dice.one_of(3) {
        let field = *dice.pick(&fields);
        table.attributes.push(open(dice.pick(ATTRIBUTES).replace("{}", field)));
    }
    if dice.one_of(6) {
        table.words.push(open((*dice.pick(HEADS)).to_owned()));
    }
}

fn field(dice: &mut Dice) -> String {
    let (ty, ..) = TYPES[dice.below(TYPES.len())];
    let ty = if dice.one_of(3) { format!("Option<{ty}>") } else { ty.to_owned() };
    let mut words = dice.pick(WORDS).to_string();
    if dice.one_of(3) {
        words = format!("{words}, {}", dice.pick(WORDS));
    }
    format!("#[column({})] pub o: {ty},", words.replace("{}", "o"))
}

fn index(fields: &[&str], dice: &mut Dice) -> String {
    let one = |dice: &mut Dice| format!("{}{}", dice.pick(fields), dice.pick(CALLS));
    let mut columns = one(dice);
    if dice.one_of(3) {
        columns = format!("{columns}, {}", one(dice));
    }
    format!("#[index(columns({columns}), method = {}{})]", dice.pick(METHODS), dice.pick(OPTIONS))
}
