//! Common table expressions: a fragment carries those that it uses, and the statement that it becomes begins with them.

use super::fragment::{Fragment, Piece};
use crate::row::write::Statement;

/// A common table expression: `"name" ("a", "b") AS (query)`.
pub(super) struct Cte {
    pub(super) name: &'static str,
    pub(super) columns: &'static [&'static str],
    /// `AS`, with what follows it.
    pub(super) how: &'static str,
    pub(super) recursive: bool,
    pub(super) query: Fragment,
}

impl Cte {
    /// The same one, or one that says the same: values cannot be compared.
    fn is(&self, other: &Self) -> bool {
        let alike = || self.name == other.name && !self.query.binds() && self.query.to_sql() == other.query.to_sql();
        std::ptr::eq(self, other) || alike()
    }

    fn write(&self, statement: &mut Statement) {
        statement.name(self.name).push(" (");
        for (at, column) in self.columns.iter().enumerate() {
            statement.push(if at > 0 { ", " } else { "" }).name(column);
        }
        statement.push(") ").push(self.how).push(" (");
        self.query.write_pieces(statement);
        statement.push(")");
    }
}

impl Fragment {
    fn binds(&self) -> bool {
        self.pieces.iter().any(|piece| match piece {
            Piece::Bind(_) => true,
            Piece::With(cte) => cte.query.binds(),
            Piece::Aggregate(aggregation) => aggregation.pieces().any(Self::binds),
            Piece::Sql(_)
            | Piece::Operator(_)
            | Piece::Share(_)
            | Piece::Name(_)
            | Piece::Table(_)
            | Piece::Column { .. } => false,
        })
    }

    pub(super) fn write(&self, statement: &mut Statement) {
        let mut ctes = Ctes::default();
        ctes.add(self);
        ctes.write(statement);
        self.write_pieces(statement);
    }
}

/// The common table expressions that a statement uses, each after those that it uses itself.
#[derive(Default)]
pub(super) struct Ctes<'f>(Vec<&'f Cte>);

impl<'f> Ctes<'f> {
    pub(super) fn add(&mut self, fragment: &'f Fragment) {
        for piece in fragment.pieces.iter() {
            match piece {
                Piece::Aggregate(aggregation) => aggregation.write_to(self),
                Piece::With(cte) => {
                    self.add(&cte.query);
                    if !self.0.iter().any(|other| other.is(cte)) {
                        self.0.push(cte);
                    }
                }
                Piece::Sql(_)
                | Piece::Operator(_)
                | Piece::Share(_)
                | Piece::Name(_)
                | Piece::Table(_)
                | Piece::Column { .. }
                | Piece::Bind(_) => {}
            }
        }
    }

    /// `WITH … `, if there are any.
    pub(super) fn write(&self, statement: &mut Statement) {
        if !self.0.is_empty() {
            self.begin(statement);
            statement.push(" ");
        }
    }

    /// `WITH …, `, where the statement has some of its own.
    pub(super) fn write_before_own(&self, statement: &mut Statement) {
        self.begin(statement);
        statement.push(if self.0.is_empty() { "" } else { ", " });
    }

    fn begin(&self, statement: &mut Statement) {
        statement.push(if self.0.iter().any(|cte| cte.recursive) { "WITH RECURSIVE " } else { "WITH " });
        for (at, cte) in self.0.iter().enumerate() {
            statement.push(if at > 0 { ", " } else { "" });
            cte.write(statement);
        }
    }
}
