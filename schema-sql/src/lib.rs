//! What can be told of a piece of SQL without a server.
//!
//! One rule is above all others: what PostgreSQL accepts is never refused. The parser knows the expressions of the manual's
//! chapter 4.2, and where it meets something that it does not know it says nothing at all.
//!
//! It is our own because the general one (`sqlparser` 0.64, without default features) is not certain of a mistake either:
//! it refuses some of what PostgreSQL takes and takes what PostgreSQL refuses, so that a second opinion would be needed. And
//! it compiles for 20 CPU seconds, in front of every application, where this crate takes less than one.

mod call;
mod expression;
mod functions;
mod keyword;
mod mistake;
mod nearest;
mod parser;
mod place;
mod query;
mod special;
mod token;
mod type_name;

pub use mistake::Mistake;
pub use nearest::nearest;
pub use place::{Place, Scope, check};
pub use query::check_query;
