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
            Piece::Sql(_) | Piece::Name(_) | Piece::Table(_) | Piece::Column { .. } => false,
        })
    }

    /// The common table expressions that it uses, each after those that it uses itself.
    fn ctes<'f>(&'f self, all: &mut Vec<&'f Cte>) {
        for piece in self.pieces.iter() {
            match piece {
                Piece::Aggregate(aggregation) => aggregation.pieces().for_each(|part| part.ctes(all)),
                Piece::With(cte) => {
                    cte.query.ctes(all);
                    if !all.iter().any(|other| other.is(cte)) {
                        all.push(cte);
                    }
                }
                Piece::Sql(_) | Piece::Name(_) | Piece::Table(_) | Piece::Column { .. } | Piece::Bind(_) => {}
            }
        }
    }

    pub(super) fn write(&self, statement: &mut Statement) {
        self.write_with(&Self::default(), statement);
    }

    /// With common table expressions of the statement's own, after those that both use.
    pub(super) fn write_with(&self, own: &Self, statement: &mut Statement) {
        let mut ctes = Vec::new();
        own.ctes(&mut ctes);
        self.ctes(&mut ctes);
        if !ctes.is_empty() || !own.is_empty() {
            statement.push(if ctes.iter().any(|cte| cte.recursive) { "WITH RECURSIVE " } else { "WITH " });
            let between = if ctes.is_empty() || own.is_empty() { "" } else { ", " };
            for (at, cte) in ctes.into_iter().enumerate() {
                statement.push(if at > 0 { ", " } else { "" });
                cte.write(statement);
            }
            statement.push(between);
            own.write_pieces(statement);
            statement.push(" ");
        }
        self.write_pieces(statement);
    }
}
