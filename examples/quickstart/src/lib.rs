//! The smallest crate with a schema: two tables, an enum, and a relation both ways.
//!
//! ```text
//! cargo run -p quickstart               writes migrations/…_init.up.sql, after proving it on a real PostgreSQL
//! cargo run -p quickstart -- migrate    applies it: to DATABASE_URL, or to an embedded PostgreSQL in .schema/
//! ```
//!
//! Change a struct and run it again: the next migration is what has changed. A column with a new name says what it was:
//! `#[column(renamed_from = "title")]`.

use chrono::NaiveDateTime;
use schema_core::{SqlEnum, schema, table};
use uuid::Uuid;

/// Who writes.
#[table]
#[has_many(posts: Post)]
pub struct Author {
    /// The key.
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    /// Where to reach the author.
    #[column(length = 255, unique)]
    pub email: String,
    /// What is under each post.
    pub name: Option<String>,
}

/// What is written.
#[table]
#[index(columns(author_id, created_at.desc()))]
pub struct Post {
    /// The key.
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    /// Who wrote it: the relation `author`.
    #[column(references = Author::id, on_delete = cascade)]
    pub author_id: Uuid,
    /// The first line.
    #[column(length = 200)]
    pub title: String,
    /// The other lines.
    pub body: String,
    /// Who can read it.
    #[column(default = PostStatus::Draft)]
    pub status: PostStatus,
    /// When it was written.
    #[column(default = now())]
    pub created_at: NaiveDateTime,
}

/// Who can read a post: the enum `post_status` in PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SqlEnum)]
pub enum PostStatus {
    /// The author.
    Draft,
    /// Everybody.
    Published,
}

schema! {
    /// The blog's schema.
    pub blog: [Author, Post]
}
