//! From plain sqlx to typed queries, one query at a time: nothing has to change at once, and any step can be the last.
//!
//! The question stays the same: who is in an organization, and as what? Each module asks it a step further; all of them
//! run on the same pool and in the same transaction, since a typed query is a statement of sqlx and wraps no driver.
//!
//! 1. [`rows`]: the SQL stays, and the platform's structs are what `query_as` reads: they have sqlx's `FromRow`.
//! 2. [`query`]: one query is typed. A column that is renamed is then a compile error there, and nowhere else.
//! 3. [`relations`]: what was a join that is taken apart by hand is a relation, and what an API sends is a struct.
//! 4. [`together`]: old and new statements in one transaction.

pub mod query;
pub mod relations;
pub mod rows;
pub mod together;
