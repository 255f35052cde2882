//! What `User::email` and `User::memberships` are.

use core::marker::PhantomData;

use super::def::{RelationDef, TableDef, TableName};
use super::table::Table;

/// A column of the table `T` whose field has the type `F`.
pub struct Column<T, F> {
    table: TableName,
    name: &'static str,
    marker: PhantomData<fn() -> (T, F)>,
}

impl<T, F> Clone for Column<T, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, F> Copy for Column<T, F> {}

impl<T, F> core::fmt::Debug for Column<T, F> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}.{}", self.table.name, self.name)
    }
}

impl<T, F> Column<T, F> {
    /// Names a column; `#[table]` does this.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(table: TableName, name: &'static str) -> Self {
        Self { table, name, marker: PhantomData }
    }

    /// The column's name in SQL.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The column's table.
    #[must_use]
    pub const fn table(self) -> TableName {
        self.table
    }
}

impl<T: Table, F> Column<T, F> {
    /// What there is to know of the column's table; `#[table]` asks.
    #[doc(hidden)]
    #[must_use]
    pub const fn table_def(self) -> &'static TableDef {
        const { &T::DEF }
    }
}

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name<T, U> {
            name: &'static str,
            marker: PhantomData<fn() -> (T, U)>,
        }

        impl<T, U> Clone for $name<T, U> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T, U> Copy for $name<T, U> {}

        impl<T, U> core::fmt::Debug for $name<T, U> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.name)
            }
        }

        impl<T, U> $name<T, U> {
            /// Names a relation; `#[table]` does this.
            #[doc(hidden)]
            #[must_use]
            pub const fn new(name: &'static str) -> Self {
                Self { name, marker: PhantomData }
            }

            /// The relation's name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                self.name
            }
        }

        impl<T: Table, U: Table> $name<T, U> {
            /// The table that it starts from.
            #[must_use]
            pub const fn source(self) -> TableName {
                T::NAME
            }

            /// The table that it leads to.
            #[must_use]
            pub const fn target(self) -> TableName {
                U::NAME
            }

            /// Its description.
            #[must_use]
            pub fn def(self) -> Option<&'static RelationDef> {
                T::DEF.relations.iter().find(|relation| relation.name == self.name)
            }
        }
    )*};
}

relations! {
    /// A relation from `T` to the one row of `U` that its foreign key names.
    BelongsTo;
    /// A relation from `T` to at most one row of `U`, by a foreign key of `U`.
    HasOne;
    /// A relation from `T` to rows of `U`, by a foreign key of `U`.
    HasMany;
    /// A relation from `T` to rows of `U`, by a table between the two.
    ManyToMany;
}
