//! The builders of keys, foreign keys and checks.

use core::marker::PhantomData;

use super::column_type::ColumnType;
use super::def::{Action, CheckDef, Deferrable, ForeignKeyDef, KeyDef, TableName};
use super::expression::{Expression, kinds::Anything};
use super::fits::{SameType, SameTypes};
use super::handle::Column;

/// A primary key in the making.
#[derive(Clone, Copy, Debug)]
pub struct PrimaryKey(KeyDef);

/// A unique constraint in the making.
#[derive(Clone, Copy, Debug)]
pub struct Unique(KeyDef);

const EMPTY: KeyDef = KeyDef {
    name: None,
    columns: &[],
    include: &[],
    nulls_not_distinct: false,
    deferrable: Deferrable::No,
    comment: None,
};

/// `#[primary_key(…)]`.
#[must_use]
pub const fn primary_key() -> PrimaryKey {
    PrimaryKey(EMPTY)
}

/// `#[unique(…)]`.
#[must_use]
pub const fn unique() -> Unique {
    Unique(EMPTY)
}

macro_rules! key {
    ($($type:ident)*) => {$(
        impl $type {
            /// `name = "…"`.
            #[must_use]
            pub const fn name(mut self, name: &'static str) -> Self {
                self.0.name = Some(name);
                self
            }

            /// `deferrable = deferred`.
            #[must_use]
            pub const fn deferrable(mut self, deferrable: Deferrable) -> Self {
                self.0.deferrable = deferrable;
                self
            }

            /// `comment = "…"`.
            #[must_use]
            pub const fn comment(mut self, text: &'static str) -> Self {
                self.0.comment = Some(text);
                self
            }

            /// The key, once all is said.
            #[must_use]
            pub const fn build(self) -> KeyDef {
                self.0
            }
        }
    )*};
}

key!(PrimaryKey Unique);

impl Unique {
    /// `nulls_not_distinct`.
    #[must_use]
    pub const fn nulls_not_distinct(mut self) -> Self {
        self.0.nulls_not_distinct = true;
        self
    }
}

/// A foreign key from `T` to `U` in the making.
pub struct ForeignKey<T, U> {
    def: ForeignKeyDef,
    tables: PhantomData<fn() -> (T, U)>,
}

/// A foreign key of one column, or of columns whose PostgreSQL types are written by the user.
#[must_use]
pub const fn references_as<T, F, U, G>(from: Column<T, F>, to: Column<U, G>) -> ForeignKey<T, U> {
    let _ = from;
    ForeignKey::start(to.table())
}

/// A column that references another one. Whether their types are one is asked of types of columns; of what is none, it is
/// told where it stands.
pub struct Referring<C, D>(pub C, pub D);

/// The answer of [`Referring`] for types of columns.
pub trait Referred {
    /// The type of the column's values.
    type Ours;
    /// That of the other column's.
    type Theirs;

    /// The two have one type.
    fn same_type(&self)
    where
        Self::Ours: SameType<Self::Theirs>,
    {
    }
}

impl<T, F: ColumnType, U, G: ColumnType> Referred for &Referring<Column<T, F>, Column<U, G>> {
    type Ours = F::Value;
    type Theirs = G::Value;
}

/// The answer of [`Referring`] for all else.
pub trait NotKnown {
    /// Nothing is asked.
    fn same_type(&self) {}
}

impl<C, D> NotKnown for Referring<C, D> {}

/// The columns of a side of a foreign key: one, or some and one more.
pub trait Columns: Copy {
    /// The types of their values.
    type Values;
}

impl<T, F: ColumnType> Columns for Column<T, F> {
    type Values = F::Value;
}

impl<A: Columns, T, F: ColumnType> Columns for (A, Column<T, F>) {
    type Values = (A::Values, F::Value);
}

/// A foreign key of several columns, whose first are named again.
#[must_use]
pub const fn references_all<A, B, T, F, U, G>(
    ours: A,
    theirs: B,
    from: Column<T, F>,
    to: Column<U, G>,
) -> ForeignKey<T, U>
where
    A: Columns,
    B: Columns,
    A::Values: SameTypes<B::Values>,
{
    let _ = (ours, theirs, from);
    ForeignKey::start(to.table())
}

impl<T, U> ForeignKey<T, U> {
    const fn start(target: TableName) -> Self {
        let def = ForeignKeyDef {
            name: None,
            columns: &[],
            target,
            target_columns: &[],
            on_delete: Action::NoAction,
            on_delete_columns: &[],
            on_update: Action::NoAction,
            match_full: false,
            deferrable: Deferrable::No,
            not_valid: false,
            comment: None,
        };
        Self { def, tables: PhantomData }
    }

    /// `name = "…"`.
    #[must_use]
    pub const fn name(mut self, name: &'static str) -> Self {
        self.def.name = Some(name);
        self
    }

    /// `on_delete = cascade`.
    #[must_use]
    pub const fn on_delete(mut self, action: Action) -> Self {
        self.def.on_delete = action;
        self
    }

    /// The columns of `on_delete = set_null(a, b)`.
    #[must_use]
    pub const fn on_delete_columns(mut self, columns: &'static [&'static str]) -> Self {
        self.def.on_delete_columns = columns;
        self
    }

    /// `on_update = cascade`.
    #[must_use]
    pub const fn on_update(mut self, action: Action) -> Self {
        self.def.on_update = action;
        self
    }

    /// `match_full`.
    #[must_use]
    pub const fn match_full(mut self) -> Self {
        self.def.match_full = true;
        self
    }

    /// `deferrable = deferred`.
    #[must_use]
    pub const fn deferrable(mut self, deferrable: Deferrable) -> Self {
        self.def.deferrable = deferrable;
        self
    }

    /// `not_valid`: rows that are there already need not satisfy it.
    #[must_use]
    pub const fn not_valid(mut self) -> Self {
        self.def.not_valid = true;
        self
    }

    /// `comment = "…"`.
    #[must_use]
    pub const fn comment(mut self, text: &'static str) -> Self {
        self.def.comment = Some(text);
        self
    }

    /// The foreign key, once all is said.
    #[must_use]
    pub const fn build(self) -> ForeignKeyDef {
        self.def
    }
}

/// A check constraint in the making.
#[derive(Clone, Copy, Debug)]
pub struct Check(CheckDef);

/// `#[check(sql("…"))]` and `#[column(check = sql("…"))]`.
#[must_use]
pub const fn check(column: Option<&'static str>, expression: Expression<Anything>) -> Check {
    Check(CheckDef {
        name: None,
        column,
        expression: expression.text(),
        not_valid: false,
        no_inherit: false,
        comment: None,
    })
}

impl Check {
    /// `name = "…"`.
    #[must_use]
    pub const fn name(mut self, name: &'static str) -> Self {
        self.0.name = Some(name);
        self
    }

    /// `not_valid`: rows that are there already need not satisfy it.
    #[must_use]
    pub const fn not_valid(mut self) -> Self {
        self.0.not_valid = true;
        self
    }

    /// `no_inherit`: tables that inherit from this one do not have it.
    #[must_use]
    pub const fn no_inherit(mut self) -> Self {
        self.0.no_inherit = true;
        self
    }

    /// `comment = "…"`.
    #[must_use]
    pub const fn comment(mut self, text: &'static str) -> Self {
        self.0.comment = Some(text);
        self
    }

    /// The check, once all is said.
    #[must_use]
    pub const fn build(self) -> CheckDef {
        self.0
    }
}
