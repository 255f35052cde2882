//! The names of constraints and indexes that the user does not name.

use crate::ident::{Ident, MAX_BYTES};
use serde::{Deserialize, Serialize};

/// The convention by which constraints and indexes without a name get one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// PostgreSQL's own: `users_email_key`, `posts_author_id_fkey`.
    #[default]
    Postgres,
    /// Drizzle's: `users_email_unique`, `posts_author_id_users_id_fk`.
    Drizzle,
}

impl Naming {
    /// The name of a primary key.
    pub fn primary_key(self, table: &str, columns: &[&str]) -> String {
        match self {
            Self::Drizzle if columns.len() > 1 => cut(format!("{table}_{}_pk", columns.join("_"))),
            Self::Postgres | Self::Drizzle => object_name(table, "", "pkey"),
        }
    }

    /// The name of a unique constraint.
    pub fn unique(self, table: &str, columns: &[&str]) -> String {
        match self {
            Self::Postgres => object_name(table, &columns.join("_"), "key"),
            Self::Drizzle => cut(format!("{table}_{}_unique", columns.join("_"))),
        }
    }

    /// The name of a check constraint, on a column or on the table.
    pub fn check(self, table: &str, column: Option<&str>) -> String {
        object_name(table, column.unwrap_or_default(), "check")
    }

    /// The name of a foreign key.
    pub fn foreign_key(self, table: &str, columns: &[&str], target: &str, target_columns: &[&str]) -> String {
        match self {
            Self::Postgres => object_name(table, &columns.join("_"), "fkey"),
            Self::Drizzle => cut(format!("{table}_{}_{target}_{}_fk", columns.join("_"), target_columns.join("_"))),
        }
    }

    /// The name of an exclusion constraint.
    pub fn exclusion(self, table: &str, keys: &[&str]) -> String {
        object_name(table, &keys.join("_"), "excl")
    }

    /// The name of an index.
    pub fn index(self, table: &str, keys: &[&str]) -> String {
        match self {
            Self::Postgres => object_name(table, &keys.join("_"), "idx"),
            Self::Drizzle => cut(format!("{table}_{}_index", keys.join("_"))),
        }
    }
}

/// A name of up to three parts as PostgreSQL makes it: the longer of the first two is shortened until all fits
/// (`makeObjectName` in its `indexcmds.c`).
///
/// ```
/// # use schema_core::naming::object_name;
/// assert_eq!(object_name("users", "email", "key"), "users_email_key");
/// assert_eq!(object_name(&"t".repeat(60), "email", "key").len(), 63);
/// ```
pub fn object_name(first: &str, second: &str, label: &str) -> String {
    let overhead = label.len() + 1 + usize::from(!second.is_empty());
    let (mut keep_first, mut keep_second) = (first.len(), second.len());
    while keep_first + keep_second > MAX_BYTES - overhead {
        if keep_first > keep_second { keep_first -= 1 } else { keep_second -= 1 }
    }
    let (first, second) =
        (&first[..first.floor_char_boundary(keep_first)], &second[..second.floor_char_boundary(keep_second)]);
    if second.is_empty() { format!("{first}_{label}") } else { format!("{first}_{second}_{label}") }
}

/// What an expression adds to the name of its index: the name of its function, where it is a call.
pub(crate) fn expression_name(expression: &str) -> &str {
    let function = expression.split_once('(').map(|(function, _)| function);
    let is_name = |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    function.filter(is_name).unwrap_or("expr")
}

/// A name for something that is called `name` and has to step aside, which nothing has yet.
pub(crate) fn free_name(name: &str, label: &str, taken: impl Fn(&Ident) -> bool) -> Ident {
    let first = Ident::new(object_name(name, "", label));
    let numbered = (2_u32..).map(|number| Ident::new(object_name(name, "", &format!("{label}{number}"))));
    std::iter::once(first.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(first)
}

/// The part of a name that PostgreSQL keeps.
fn cut(mut name: String) -> String {
    name.truncate(name.floor_char_boundary(MAX_BYTES));
    name
}
