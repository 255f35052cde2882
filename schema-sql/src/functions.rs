//! What is known of PostgreSQL's own functions by their names.

use crate::nearest::nearest;
use crate::parser::{Call, Gives};

/// Aggregate functions, with the number of their arguments: a function of one's own may have another number.
const AGGREGATES: &[(&str, usize)] = &[
    ("array_agg", 1),
    ("avg", 1),
    ("bit_and", 1),
    ("bit_or", 1),
    ("bool_and", 1),
    ("bool_or", 1),
    ("count", 1),
    ("every", 1),
    ("json_agg", 1),
    ("json_object_agg", 2),
    ("jsonb_agg", 1),
    ("jsonb_object_agg", 2),
    ("max", 1),
    ("min", 1),
    ("stddev", 1),
    ("string_agg", 2),
    ("sum", 1),
    ("variance", 1),
];

/// Window functions that need no arguments.
const WINDOW: &[&str] = &["row_number", "rank", "dense_rank", "percent_rank", "cume_dist"];

/// Functions that give rows.
const SETS: &[&str] = &[
    "generate_series",
    "generate_subscripts",
    "json_array_elements",
    "json_array_elements_text",
    "json_each",
    "json_object_keys",
    "jsonb_array_elements",
    "jsonb_array_elements_text",
    "jsonb_each",
    "jsonb_object_keys",
    "regexp_matches",
    "regexp_split_to_table",
    "string_to_table",
    "unnest",
];

/// Functions without arguments whose result is another one later or for another user.
const CHANGING: &[&str] = &[
    "clock_timestamp",
    "current_catalog",
    "current_database",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "gen_random_uuid",
    "localtime",
    "localtimestamp",
    "now",
    "random",
    "session_user",
    "statement_timestamp",
    "timeofday",
    "transaction_timestamp",
    "user",
    "uuid_generate_v4",
];

/// Functions with arguments that depend on settings, or on what else is in the database, in all of their forms.
const STABLE: &[&str] = &[
    "array_to_json",
    "array_to_string",
    "concat",
    "concat_ws",
    "currval",
    "current_setting",
    "enum_first",
    "enum_last",
    "enum_range",
    "format",
    "json_build_array",
    "json_build_object",
    "jsonb_build_array",
    "jsonb_build_object",
    "make_timestamptz",
    "nextval",
    "row_to_json",
    "to_char",
    "to_date",
    "to_json",
    "to_jsonb",
    "to_number",
];

/// Functions whose result is no boolean, whatever they are given.
const RESULTS: &[(&str, &str)] = &[
    ("btrim", "text"),
    ("char_length", "a number"),
    ("clock_timestamp", "a timestamp"),
    ("concat", "text"),
    ("count", "a number"),
    ("gen_random_uuid", "a uuid"),
    ("length", "a number"),
    ("lower", "text"),
    ("ltrim", "text"),
    ("now", "a timestamp"),
    ("octet_length", "a number"),
    ("rtrim", "text"),
    ("upper", "text"),
];

/// The functions that PostgreSQL 14 to 18 have, by name.
const FUNCTIONS: &str = include_str!("functions.txt");

/// No PostgreSQL has a function of this name, and no type of its own either, which can be called as one.
pub(crate) fn is_unknown(name: &str) -> bool {
    const TYPES: &[&str] = &["bit", "citext", "int", "integer", "pg_lsn", "smallint", "tsquery", "tsvector", "varbit"];
    !FUNCTIONS.lines().any(|known| known == name) && !TYPES.contains(&name)
}

/// The function that a misspelt one probably is: one of those that people write, else any.
pub(crate) fn nearest_function(name: &str) -> Option<&'static str> {
    let often = RESULTS.iter().map(|(name, _)| *name).chain(AGGREGATES.iter().map(|(name, _)| *name));
    let often = often.chain(SETS.iter().chain(CHANGING).copied());
    nearest(name, often).or_else(|| nearest(name, FUNCTIONS.lines()))
}

/// What a call gives.
pub(crate) fn gives(call: &Call) -> Gives {
    RESULTS.iter().find(|(name, _)| *name == call.name).map_or(Gives::Unknown, |(_, what)| Gives::Other(what))
}

pub(crate) fn is_aggregate(call: &Call) -> bool {
    call.star
        || call.aggregates
        || AGGREGATES.iter().any(|(name, arguments)| *name == call.name && *arguments == call.arguments)
}

pub(crate) fn is_window(call: &Call) -> bool {
    call.over || (call.arguments == 0 && !call.star && WINDOW.contains(&call.name.as_str()))
}

pub(crate) fn is_set(call: &Call) -> bool {
    SETS.contains(&call.name.as_str())
}

pub(crate) fn is_changing(call: &Call) -> bool {
    let name = call.name.as_str();
    call.arguments == 0 && CHANGING.contains(&name) || call.arguments > 0 && STABLE.contains(&name)
}
