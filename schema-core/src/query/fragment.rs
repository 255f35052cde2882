//! Pieces of SQL in the making: text, names that are quoted when they are written, and values that are bound.

use std::borrow::Cow;
use std::sync::Arc;

use super::aggregate::Aggregation;
use super::bound::Bound;
use super::pieces::Pieces;
use super::with_clause::Cte;
use crate::declare::def::TableName;
use crate::declare::sql_type::SqlType;
use crate::row::write::Statement;

#[derive(Clone)]
pub(super) enum Piece {
    Sql(Cow<'static, str>),
    /// Between two others.
    Operator(&'static str),
    /// From here on, or no more, values that are the same are one parameter.
    Share(bool),
    Name(Cow<'static, str>),
    Table(TableName),
    Column {
        source: Cow<'static, str>,
        name: Cow<'static, str>,
        /// What a value becomes that it is compared with.
        compared_as: Option<&'static str>,
    },
    Bind(Arc<dyn Bound>),
    Aggregate(Box<Aggregation>),
    /// Stands nowhere in the text; the statement that it becomes part of begins with it.
    With(Arc<Cte>),
}

/// How tightly a fragment holds together, which says where it needs parentheses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// A name, a value, a call, or what stands in parentheses.
    #[default]
    Atom,
    /// `a * b`, `- a`.
    Times,
    /// `a + b`.
    Plus,
    /// `a || b`, and all other operators that are no comparison.
    Operator,
    /// `a = b`, `a IN (…)`, `a IS NULL`.
    Comparison,
    /// `NOT a`.
    Not,
    /// `a AND b`.
    And,
    /// `a OR b`.
    Or,
}

/// Some SQL with its values.
#[derive(Clone, Default)]
pub struct Fragment {
    pub(super) pieces: Pieces,
    level: Level,
}

impl std::fmt::Debug for Fragment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_sql())
    }
}

impl Fragment {
    pub(super) fn sql(text: impl Into<Cow<'static, str>>) -> Self {
        Self::from(Piece::Sql(text.into()))
    }

    pub(super) fn column(source: &'static str, name: &'static str) -> Self {
        Self::from(Piece::Column { source: source.into(), name: name.into(), compared_as: None })
    }

    pub(super) fn bind(value: impl Bound + 'static) -> Self {
        Self::from(Piece::Bind(Arc::new(value)))
    }

    pub(super) fn aggregate(aggregation: Aggregation) -> Self {
        Self::from(Piece::Aggregate(Box::new(aggregation)))
    }

    pub(super) fn share(begins: bool) -> Self {
        Self::from(Piece::Share(begins))
    }

    pub(super) fn table(name: TableName) -> Self {
        Self::from(Piece::Table(name))
    }

    pub(super) fn name(name: impl Into<Cow<'static, str>>) -> Self {
        Self::from(Piece::Name(name.into()))
    }

    /// Nothing in its place, and a common table expression before the whole statement.
    pub(super) fn with(cte: Cte) -> Self {
        Self::from(Piece::With(Arc::new(cte)))
    }

    /// `name(a, b)`.
    pub(super) fn call(name: &'static str, arguments: impl IntoIterator<Item = Self>) -> Self {
        let mut call = Self::sql(name);
        call.push("(").list(arguments, ", ").push(")");
        call
    }

    /// `a operator b`, each in parentheses where it holds together less tightly.
    pub(super) fn binary(self, operator: &'static str, other: Self, level: Level) -> Self {
        let other = if level == Level::Comparison { self.beside(other) } else { other };
        // `a AND b AND c` and `a - b - c` need none; `a - (b - c)` does, and so does `(a = b) = c`.
        let chains = matches!(level, Level::And | Level::Or);
        let groups = matches!(level, Level::Times | Level::Plus | Level::Operator);
        let loose = |side: &Self, left: bool| {
            if chains || (left && groups) { side.level > level } else { side.level >= level }
        };
        let (open, close) = (loose(&self, true), loose(&other, false));
        let mut whole = if open { self.parenthesized() } else { self };
        whole.pieces.push(Piece::Operator(operator));
        whole.append(if close { other.parenthesized() } else { other });
        whole.level = level;
        whole
    }

    /// Text after it: `a IS NULL`, `a::text`.
    pub(super) fn followed(self, text: impl Into<Cow<'static, str>>, level: Level) -> Self {
        let mut whole = self.closed();
        whole.push(text);
        whole.level = level;
        whole
    }

    /// `a::type`. A value says its type so where nothing else does: sqlx keeps prepared statements by their text, and the same
    /// text must not be asked with values of another type.
    pub(super) fn cast(self, to: &SqlType) -> Self {
        self.followed(format!("::{}", to.cast_name()), Level::Atom)
    }

    /// `NOT a`.
    pub(super) fn negated(self) -> Self {
        let mut whole = Self::sql("NOT ");
        whole.append(if self.level > Level::Not { self.parenthesized() } else { self });
        whole.level = Level::Not;
        whole
    }

    /// `- a`.
    pub(super) fn minus(self) -> Self {
        let mut whole = Self::sql("- ");
        whole.append(self.closed());
        whole.level = Level::Times;
        whole
    }

    /// In parentheses, unless it holds together as it is.
    pub(super) fn closed(self) -> Self {
        if self.level == Level::Atom { self } else { self.parenthesized() }
    }

    pub(super) fn parenthesized(self) -> Self {
        let mut whole = Self::sql("(");
        whole.append(self).push(")");
        whole
    }

    /// Whether it has to stand in parentheses beside an AND.
    pub(super) fn is_looser_than_and(&self) -> bool {
        self.level > Level::And
    }

    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub(super) fn push(&mut self, text: impl Into<Cow<'static, str>>) -> &mut Self {
        self.pieces.push(Piece::Sql(text.into()));
        self
    }

    pub(super) fn append(&mut self, other: Self) -> &mut Self {
        self.pieces.append(other.pieces);
        self
    }

    /// As [`append`](Self::append), of what stays where it is.
    pub(super) fn copy(&mut self, other: &Self) -> &mut Self {
        self.pieces.copy(&other.pieces);
        self
    }

    pub(super) fn list(&mut self, items: impl IntoIterator<Item = Self>, between: &'static str) -> &mut Self {
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                self.push(between);
            }
            self.append(item);
        }
        self
    }

    pub(super) fn at(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Columns of one source become those of another, where a table stands in its own sub-query.
    pub(super) fn renamed(mut self, from: &str, to: &str) -> Self {
        self.rename(from, to);
        self
    }

    pub(super) fn rename(&mut self, from: &str, to: &str) {
        for piece in self.pieces.iter_mut() {
            match piece {
                Piece::Column { source, .. } if source == from => *source = Cow::Owned(to.to_owned()),
                Piece::Aggregate(aggregation) => aggregation.parts().for_each(|part| part.rename(from, to)),
                Piece::Sql(_)
                | Piece::Operator(_)
                | Piece::Share(_)
                | Piece::Name(_)
                | Piece::Table(_)
                | Piece::Column { .. }
                | Piece::Bind(_)
                | Piece::With(_) => {}
            }
        }
    }

    /// The aggregate, if it is one and nothing else.
    pub(super) fn aggregation(&mut self) -> Option<&mut Aggregation> {
        match &mut *self.pieces {
            [Piece::Aggregate(aggregation)] => Some(aggregation),
            _ => None,
        }
    }

    /// Whether something in it has this name.
    pub(super) fn mentions(&self, wanted: &str) -> bool {
        self.pieces.iter().any(|piece| match piece {
            Piece::Name(name) => name == wanted,
            Piece::Column { source, .. } => source == wanted,
            Piece::Table(table) => table.name == wanted,
            Piece::Aggregate(aggregation) => aggregation.pieces().any(|part| part.mentions(wanted)),
            Piece::With(cte) => cte.name == wanted,
            Piece::Sql(_) | Piece::Operator(_) | Piece::Share(_) | Piece::Bind(_) => false,
        })
    }

    pub(super) fn is_column(&self, of: &str, named: &str) -> bool {
        self.as_column() == Some((of, named))
    }

    /// Whether it is `column = value`, or that AND more.
    pub(super) fn begins_with(&self, of: &str, named: &str) -> bool {
        match &*self.pieces {
            [Piece::Column { source, name, .. }, Piece::Operator("="), Piece::Bind(_), rest @ ..] => {
                let alone = matches!(rest, [] | [Piece::Operator("AND"), ..]) && self.level <= Level::And;
                alone && source == of && name == named
            }
            _ => false,
        }
    }

    /// The source and the name, where it is a column.
    pub(super) fn as_column(&self) -> Option<(&str, &str)> {
        match &*self.pieces {
            [Piece::Column { source, name, .. }] => Some((source, name)),
            _ => None,
        }
    }

    pub(super) fn write_pieces(&self, statement: &mut Statement) {
        for piece in self.pieces.iter() {
            match piece {
                Piece::Sql(text) => _ = statement.push(text),
                Piece::Operator(operator) => _ = statement.push(" ").push(operator).push(" "),
                Piece::Name(name) => _ = statement.name(name),
                Piece::Table(table) => _ = statement.table(*table),
                Piece::Column { source, name, .. } => _ = statement.name(source).push(".").name(name),
                Piece::Share(begins) => _ = statement.share(*begins),
                Piece::Bind(value) => statement.bind(|| value.encoded(), |arguments| value.bind(arguments)),
                Piece::Aggregate(aggregation) => aggregation.write_to(statement),
                Piece::With(_) => {}
            }
        }
    }

    /// The text, with `$1`, `$2` … where values are bound.
    pub fn to_sql(&self) -> String {
        let mut statement = Statement::default();
        self.write(&mut statement);
        statement.into_sql()
    }
}

impl From<Piece> for Fragment {
    fn from(piece: Piece) -> Self {
        Self { pieces: Pieces::One(piece), level: Level::Atom }
    }
}
