//! What values become beside a column that they are compared with, where a `text` would make a `text` of the column.

use super::fragment::{Fragment, Level, Piece};
use crate::declare::def::ColumnDef;
use crate::declare::handle::{Column, compared_as};
use crate::declare::sql_type::SqlType;

impl Fragment {
    /// A column of a table that goes by the name of `source`.
    pub(super) fn column_of<T, F>(source: &'static str, column: Column<T, F>) -> Self {
        let compared_as = column.comparison_type();
        Self::from(Piece::Column { source: source.into(), name: column.name().into(), compared_as })
    }

    /// A column, as its table describes it.
    pub(super) fn column_from(source: &'static str, column: &ColumnDef) -> Self {
        let compared_as = match (column.sql_type_override, column.sql_type) {
            (Some(name), _) | (None, SqlType::Builtin(name)) => compared_as(name),
            (None, SqlType::Named(_) | SqlType::Array(_)) => None,
        };
        Self::from(Piece::Column { source: source.into(), name: column.name.into(), compared_as })
    }

    fn compared_as(&self) -> Option<&'static str> {
        match &*self.pieces {
            [Piece::Column { compared_as, .. }] => *compared_as,
            _ => None,
        }
    }

    /// A value, as it is compared with this.
    pub(super) fn beside(&self, value: Self) -> Self {
        match (self.compared_as(), &*value.pieces) {
            (Some(ty), [Piece::Bind(_)]) => value.followed(format!("::{ty}"), Level::Atom),
            _ => value,
        }
    }

    /// Values in an array, as they are compared with this.
    pub(super) fn beside_each(&self, values: Self) -> Self {
        match self.compared_as() {
            Some(ty) => values.followed(format!("::{ty}[]"), Level::Atom),
            None => values,
        }
    }
}
