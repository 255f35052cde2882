//! Storage parameters: their names, and the values that each takes, of PostgreSQL 14 to 18.

use crate::nearest::nearest;

/// What parameters are set of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner<'a> {
    /// A table, or a materialized view.
    Table,
    /// A view.
    View,
    /// A column.
    Column,
    /// An index by this method.
    Index(&'a str),
    /// An element of an index with this operator class.
    Class(&'a str),
}

/// What is wrong with a parameter, with what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrongParameter {
    /// There is none of this name.
    Name(String),
    /// It takes no such value.
    Value(String),
}

enum Takes {
    Boolean,
    Whole(i64, i64),
    Number(f64, f64),
    OneOf(&'static [&'static str]),
}

use Takes::{Boolean, Number, OneOf, Whole};

type Parameter = (&'static str, Takes);

const MAX: i64 = i32::MAX as i64;
const FILLFACTOR: Parameter = ("fillfactor", Whole(10, 100));

/// Of a table alone.
const OF_TABLE: &[Parameter] = &[
    FILLFACTOR,
    ("autovacuum_analyze_scale_factor", Number(0.0, 100.0)),
    ("autovacuum_analyze_threshold", Whole(0, MAX)),
    ("parallel_workers", Whole(0, 1024)),
    ("toast_tuple_target", Whole(128, 8160)),
    ("user_catalog_table", Boolean),
];

/// Of a table and, with `toast.` before them, of what it keeps out of its rows.
const OF_BOTH: &[Parameter] = &[
    ("autovacuum_enabled", Boolean),
    ("autovacuum_freeze_max_age", Whole(100_000, 2_000_000_000)),
    ("autovacuum_freeze_min_age", Whole(0, 1_000_000_000)),
    ("autovacuum_freeze_table_age", Whole(0, 2_000_000_000)),
    ("autovacuum_multixact_freeze_max_age", Whole(10_000, 2_000_000_000)),
    ("autovacuum_multixact_freeze_min_age", Whole(0, 1_000_000_000)),
    ("autovacuum_multixact_freeze_table_age", Whole(0, 2_000_000_000)),
    ("autovacuum_vacuum_cost_delay", Number(0.0, 100.0)),
    ("autovacuum_vacuum_cost_limit", Whole(1, 10_000)),
    ("autovacuum_vacuum_insert_scale_factor", Number(0.0, 100.0)),
    ("autovacuum_vacuum_insert_threshold", Whole(-1, MAX)),
    ("autovacuum_vacuum_max_threshold", Whole(-1, MAX)),
    ("autovacuum_vacuum_scale_factor", Number(0.0, 100.0)),
    ("autovacuum_vacuum_threshold", Whole(0, MAX)),
    ("log_autovacuum_min_duration", Whole(-1, MAX)),
    ("vacuum_index_cleanup", OneOf(&["auto", "on", "off", "true", "false", "yes", "no", "1", "0"])),
    ("vacuum_max_eager_freeze_failure_rate", Number(0.0, 1.0)),
    ("vacuum_truncate", Boolean),
];

const OF_VIEW: &[Parameter] =
    &[("check_option", OneOf(&["local", "cascaded"])), ("security_barrier", Boolean), ("security_invoker", Boolean)];

const OF_COLUMN: &[Parameter] =
    &[("n_distinct", Number(-1.0, f64::MAX)), ("n_distinct_inherited", Number(-1.0, f64::MAX))];

const OF_METHOD: &[(&str, &[Parameter])] = &[
    ("btree", &[FILLFACTOR, ("deduplicate_items", Boolean), ("vacuum_cleanup_index_scale_factor", Number(0.0, 1e10))]),
    ("hash", &[FILLFACTOR]),
    ("gin", &[("fastupdate", Boolean), ("gin_pending_list_limit", Whole(64, MAX))]),
    ("gist", &[FILLFACTOR, ("buffering", OneOf(&["auto", "on", "off"]))]),
    ("spgist", &[FILLFACTOR]),
    ("brin", &[("pages_per_range", Whole(1, 131_072)), ("autosummarize", Boolean)]),
];

/// Operator classes by the ends of their names.
const OF_CLASS: &[(&str, &[Parameter])] = &[
    ("_minmax_multi_ops", &[("values_per_range", Whole(8, 256))]),
    (
        "_bloom_ops",
        &[("n_distinct_per_range", Number(-1.0, MAX as f64)), ("false_positive_rate", Number(0.0001, 0.25))],
    ),
    ("gist__int_ops", &[("numranges", Whole(1, 252))]),
    ("gist__intbig_ops", &[("siglen", Whole(1, 2024))]),
    ("gist_trgm_ops", &[("siglen", Whole(1, 2024))]),
    ("gist_hstore_ops", &[("siglen", Whole(1, 2024))]),
];

impl Owner<'_> {
    fn words(self) -> String {
        match self {
            Self::Table => "a table".to_owned(),
            Self::View => "a view".to_owned(),
            Self::Column => "a column".to_owned(),
            Self::Index(method) => format!("an index by the method `{method}`"),
            Self::Class(class) => format!("the operator class `{class}`"),
        }
    }

    /// All that there are; nothing where that is not known.
    fn parameters(self) -> Option<Vec<&'static Parameter>> {
        let of = |lists: &'static [(&'static str, &'static [Parameter])], is: &dyn Fn(&str) -> bool| {
            lists.iter().find(|(name, _)| is(name)).map(|(_, list)| list.iter().collect())
        };
        match self {
            Self::Table => Some(OF_TABLE.iter().chain(OF_BOTH).collect()),
            Self::View => Some(OF_VIEW.iter().collect()),
            Self::Column => Some(OF_COLUMN.iter().collect()),
            Self::Index(method) => of(OF_METHOD, &|name| name == method),
            Self::Class(class) => of(OF_CLASS, &|end| class.ends_with(end)),
        }
    }
}

/// Checks the name and the value of a parameter.
///
/// # Errors
/// What PostgreSQL refuses in all of its versions.
pub fn check_parameter(owner: Owner<'_>, name: &str, value: &str) -> Result<(), WrongParameter> {
    let (space, own) = name.split_once('.').map_or((None, name), |(space, own)| (Some(space), own));
    let known = match space {
        None => owner.parameters(),
        Some("toast") if owner == Owner::Table => Some(OF_BOTH.iter().collect()),
        Some(_) => Some(Vec::new()),
    };
    // `oids = false` is left of what tables had once.
    let Some(known) = known.filter(|_| !name.eq_ignore_ascii_case("oids")) else { return Ok(()) };
    match known.iter().find(|(known, _)| known.eq_ignore_ascii_case(own)) {
        Some((_, takes)) if takes.fits(value) => Ok(()),
        Some((_, takes)) => {
            let message = format!("`{value}` is no value of the parameter `{name}`\nhelp: write {}", takes.words());
            Err(WrongParameter::Value(message))
        }
        None => Err(WrongParameter::Name(unknown(owner, name, space.map(|_| own), &known))),
    }
}

/// A parameter with something before a point may lack it, or have it misspelt.
fn unknown(owner: Owner<'_>, name: &str, own: Option<&str>, known: &[&Parameter]) -> String {
    let toast = |name: &str| format!("toast.{name}");
    let all: Vec<String> = match own {
        Some(_) if owner == Owner::Table => OF_BOTH.iter().map(|(name, _)| toast(name)).collect(),
        _ => known.iter().map(|(name, _)| (*name).to_owned()).collect(),
    };
    let help = match nearest(name, all.iter().map(String::as_str)) {
        Some(near) => format!("there is one with a similar name: `{near}`"),
        None if all.is_empty() => "write its name alone".to_owned(),
        None => {
            let list: Vec<String> = all.iter().map(|name| format!("`{name}`")).collect();
            format!("its parameters are {}", list.join(", "))
        }
    };
    format!("{} has no parameter `{name}`\nhelp: {help}", owner.words())
}

impl Takes {
    fn fits(&self, value: &str) -> bool {
        let value = value.trim().to_ascii_lowercase();
        // Whole numbers are rounded, and may have another base.
        let is_between = |least: f64, most: f64| value.parse::<f64>().map(|value| least <= value && value <= most);
        let based = value.trim_start_matches(['+', '-']).starts_with("0x");
        match self {
            Boolean => {
                let begins = ["true", "false", "yes", "no"].iter().any(|word| word.starts_with(&value));
                !value.is_empty() && (begins || ["on", "off", "of", "1", "0"].contains(&value.as_str()))
            }
            Whole(least, most) => based || is_between(*least as f64 - 0.5, *most as f64 + 0.5) == Ok(true),
            Number(least, most) => based || is_between(*least, *most) == Ok(true),
            OneOf(words) => words.contains(&value.as_str()),
        }
    }

    fn words(&self) -> String {
        match self {
            Boolean => "`true` or `false`".to_owned(),
            Whole(least, most) if *most == MAX => format!("a whole number from {least} on"),
            Whole(least, most) => format!("a whole number from {least} to {most}"),
            Number(least, most) if *most >= MAX as f64 => format!("a number from {least} on"),
            Number(least, most) => format!("a number from {least} to {most}"),
            OneOf(words) => {
                format!("`{}` or `{}`", words[..words.len().min(3) - 1].join("`, `"), words[words.len().min(3) - 1])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Owner, WrongParameter, check_parameter};

    fn told(owner: Owner<'_>, name: &str, value: &str) -> String {
        match check_parameter(owner, name, value) {
            Ok(()) => String::new(),
            Err(WrongParameter::Name(message) | WrongParameter::Value(message)) => message,
        }
    }

    #[test]
    fn what_postgresql_takes_is_taken() {
        let table = [("fillfactor", "70"), ("fillfactor", "70.4"), ("FillFactor", "0x46"), ("oids", "false")];
        let more = [
            ("toast.autovacuum_enabled", "off"),
            ("autovacuum_vacuum_insert_threshold", "-1"),
            ("vacuum_index_cleanup", "AUTO"),
        ];
        for (name, value) in table.into_iter().chain(more) {
            assert_eq!(told(Owner::Table, name, value), "");
        }
        assert_eq!(told(Owner::Index("bloom"), "length", "80"), "");
        assert_eq!(told(Owner::Index("gin"), "fastupdate", "of"), "");
    }

    #[test]
    fn what_it_refuses_is_told_with_the_nearest_word() {
        let near = "has no parameter `filfactor`\nhelp: there is one with a similar name: `fillfactor`";
        assert_eq!(told(Owner::Table, "filfactor", "70"), format!("a table {near}"));
        assert_eq!(told(Owner::Index("btree"), "filfactor", "70"), format!("an index by the method `btree` {near}"));
        let toast = told(Owner::Table, "tost.vacuum_truncate", "true");
        assert!(toast.ends_with("similar name: `toast.vacuum_truncate`"), "{toast}");
        assert!(told(Owner::Table, "toast.fillfactor", "70").contains("its parameters are `toast.autovacuum_enabled`"));
        assert!(told(Owner::Table, "fillfactor", "500").ends_with("write a whole number from 10 to 100"));
        assert!(told(Owner::Index("gist"), "buffering", "true").ends_with("write `auto`, `on` or `off`"));
        assert!(told(Owner::View, "security_barrier", "2").ends_with("write `true` or `false`"));
    }
}
