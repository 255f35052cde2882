//! The values of a row on their way into a statement.

use sqlx::postgres::PgHasArrayType;

use super::bind::Sent;
use super::columns::{Columns, ToArray, array};
use super::fragment::Fragment;
use crate::row::Value;

/// A column and what it is set to.
pub(super) type Assignment = (&'static str, Fragment);

/// The columns of one row, one after the other.
pub struct Row<'s> {
    to: To<'s>,
    at: usize,
}

enum To<'s> {
    /// The one row of a statement: what it sets.
    One(&'static [&'static str], &'s mut Vec<Assignment>),
    Many(&'s mut Columns),
}

impl<'s> Row<'s> {
    pub(super) fn one(names: &'static [&'static str], set: &'s mut Vec<Assignment>) -> Self {
        Self { to: To::One(names, set), at: 0 }
    }

    pub(super) fn many(columns: &'s mut Columns) -> Self {
        columns.row();
        Self { to: To::Many(columns), at: 0 }
    }

    fn add<T: Sent>(&mut self, value: Value<T>, to_array: Option<ToArray<T>>) {
        match (&mut self.to, value) {
            (To::One(names, set), Value::Set(value)) => {
                set.extend(names.get(self.at).map(|name| (*name, Fragment::bind(value))));
            }
            // What is not named has its default.
            (To::One(..), Value::Unset | Value::Default) => {}
            (To::Many(columns), value) => columns.push(self.at, value, to_array),
        }
        self.at += 1;
    }

    /// A column of a new row.
    pub fn insert<T: Sent>(&mut self, value: Value<T>) {
        self.add(value, None);
    }

    /// A column of a new row, of a type that there are arrays of.
    pub fn insert_array<T: Sent + PgHasArrayType>(&mut self, value: Value<T>) {
        self.add(value, Some(array::<T>));
    }

    /// A column of an update or of the key that rows are found by: written only if it is set.
    pub fn update<T: Sent>(&mut self, name: &'static str, value: Value<T>) {
        let value = match value {
            Value::Unset => return,
            Value::Default => Fragment::sql("DEFAULT"),
            Value::Set(value) => Fragment::bind(value),
        };
        if let To::One(_, set) = &mut self.to {
            set.push((name, value));
        }
    }
}
