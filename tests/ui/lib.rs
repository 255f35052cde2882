//! Cases for the compiler. What stands here is public, so that `missing_docs` looks at what the macros make of it.
#![deny(missing_docs, unreachable_pub, warnings)]

use schema_core::{SqlComposite, SqlDomain, SqlEnum, schema, table, view};

/// A documented table.
#[table]
#[has_many(children: Node)]
#[derive(Debug)]
pub struct Node {
    /// The key.
    #[column(primary_key, identity)]
    pub id: i64,
    /// The one above.
    #[column(references = Self::id)]
    pub parent_id: Option<i64>,
    /// How it is.
    #[column(default = Mood::Fine)]
    pub mood: Mood,
}

/// A documented enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SqlEnum)]
pub enum Mood {
    /// The only one.
    Fine,
}

/// A table whose rows are never changed.
#[table(append_only)]
#[derive(Debug)]
pub struct Event {
    /// The key, and all there is.
    #[column(primary_key, identity)]
    pub id: i64,
}

/// A table of its key only.
#[table]
#[derive(Debug)]
pub struct Tag {
    /// The key.
    #[column(primary_key)]
    pub name: String,
}

/// A documented domain.
#[derive(Debug, SqlDomain)]
pub struct Email(pub String);

/// A documented composite type.
#[derive(Debug, SqlComposite)]
pub struct Address {
    /// How to reach someone.
    pub email: Email,
}

/// A documented view.
#[view(query = "SELECT 1::bigint AS id")]
#[derive(Debug)]
pub struct One {
    /// The only one.
    pub id: i64,
}

schema! {
    pub all: [Node, Event, Tag, One],
    types: [Address]
}
