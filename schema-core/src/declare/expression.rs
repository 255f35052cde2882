//! Expressions, with the kind of their results.

use super::fits::{Nothing, Takes};
use core::marker::PhantomData;

/// An SQL expression whose result is a `K`.
#[derive(Clone, Copy, Debug)]
pub struct Expression<K> {
    sql: &'static str,
    kind: PhantomData<fn() -> K>,
}

impl<K> Expression<K> {
    pub(super) const fn new(sql: &'static str) -> Self {
        Self { sql, kind: PhantomData }
    }

    /// The expression's text.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.sql
    }
}

/// The kinds of results, named as PostgreSQL names their types.
pub mod kinds {
    macro_rules! kinds {
        ($($(#[$doc:meta])* $name:ident)*) => {$(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            pub struct $name;
        )*};
    }
    kinds! {
        /// Whatever the user says it is.
        Anything
        /// `timestamp with time zone`.
        Timestamp
        /// `date`.
        Date
        /// `time with time zone`.
        Time
        /// `uuid`.
        Uuid
        /// `double precision`.
        Float
        /// `name`.
        Name
    }
}

impl<T> Takes<kinds::Anything> for T {}
impl<T> Takes<Nothing<T>> for T {}
