//! What a SELECT gives of each row.

use super::fragment::Fragment;
use super::parts::Parts;
use super::source::{ReadRow, Source};

/// The columns and expressions after SELECT.
#[derive(Clone, Debug, Default)]
pub(super) struct SelectList {
    /// Most of what is read begins with the whole row of a table, whose columns nobody takes apart.
    row: Option<Row>,
    /// What follows.
    more: Vec<Fragment>,
}

#[derive(Clone, Copy, Debug)]
struct Row {
    alias: &'static str,
    columns: &'static [&'static str],
    /// Where the alias is the table's own name.
    sql: Option<&'static str>,
}

impl From<Vec<Fragment>> for SelectList {
    fn from(more: Vec<Fragment>) -> Self {
        Self { row: None, more }
    }
}

impl SelectList {
    pub(super) fn row<T: Source<Table: ReadRow>>() -> Self {
        let sql = if T::ALIAS == T::FROM.name { T::Table::SELECT_LIST } else { None };
        Self { row: Some(Row { alias: T::ALIAS, columns: T::Table::COLUMNS, sql }), more: Vec::new() }
    }

    pub(super) fn add_row<T: Source<Table: ReadRow>>(&mut self) {
        if self.is_empty() {
            *self = Self::row::<T>();
        } else {
            columns_of::<T>(&mut self.more);
        }
    }

    pub(super) fn push(&mut self, column: Fragment) {
        self.more.push(column);
    }

    pub(super) fn extend(&mut self, columns: impl IntoIterator<Item = Fragment>) {
        self.more.extend(columns);
    }

    pub(super) fn into_fragments(self) -> Vec<Fragment> {
        let row =
            self.row.into_iter().flat_map(|row| row.columns.iter().map(move |name| Fragment::column(row.alias, name)));
        row.chain(self.more).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.row.map_or(0, |row| row.columns.len()) + self.more.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where a column is.
    pub(super) fn place(&self, of: &str, named: &str) -> Option<usize> {
        let (row, before) = self.row.map_or((None, 0), |row| {
            let at = row.columns.iter().position(|name| row.alias == of && *name == named);
            (at, row.columns.len())
        });
        row.or_else(|| Some(before + self.more.iter().position(|column| column.is_column(of, named))?))
    }

    pub(super) fn write_to<'f>(&'f self, sql: &mut impl Parts<'f>) {
        match self.row {
            Some(Row { sql: Some(row), .. }) => _ = sql.sql(row),
            Some(Row { alias, columns, .. }) => {
                for (at, name) in columns.iter().enumerate() {
                    sql.sql(if at > 0 { ", " } else { "" }).column(alias, name);
                }
            }
            None => {}
        }
        if self.row.is_some() && !self.more.is_empty() {
            sql.sql(", ");
        }
        sql.parts(&self.more);
    }
}

/// The columns of a table, each for itself.
pub(super) fn columns_of<T: Source<Table: ReadRow>>(columns: &mut Vec<Fragment>) {
    columns.extend(T::Table::COLUMNS.iter().map(|name| Fragment::column(T::ALIAS, name)));
}
