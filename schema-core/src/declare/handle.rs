//! What `User::email` and `User::memberships` are.

use core::marker::PhantomData;

use super::def::{RelationDef, TableDef, TableName};
use super::table::Table;

/// A column of the table `T` whose field has the type `F`.
pub struct Column<T, F> {
    table: TableName,
    name: &'static str,
    compared_as: Option<&'static str>,
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
        Self { table, name, compared_as: None, marker: PhantomData }
    }

    /// A column with a type of the user's words; `#[table]` does this.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_sql_type(self, sql_type: &str) -> Self {
        Self { compared_as: compared_as(sql_type), ..self }
    }

    /// What a value becomes that it is compared with.
    #[doc(hidden)]
    #[must_use]
    pub const fn comparison_type(self) -> Option<&'static str> {
        self.compared_as
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

/// What a text becomes that is compared with a column of this type, which has an equality of its own.
pub(crate) const fn compared_as(sql_type: &str) -> Option<&'static str> {
    let (bytes, mut end) = (sql_type.as_bytes(), 0);
    while end < bytes.len() && bytes[end] != b'(' {
        end += 1;
    }
    let name = bytes.split_at(end).0.trim_ascii();
    if name.eq_ignore_ascii_case(b"citext") {
        Some("citext")
    } else if name.eq_ignore_ascii_case(b"char")
        || name.eq_ignore_ascii_case(b"character")
        || name.eq_ignore_ascii_case(b"bpchar")
    {
        // Without a length, which a cast would cut the value to.
        Some("bpchar")
    } else {
        None
    }
}

impl<T, F> Column<T, F> {
    /// The column without its type, for lists of columns.
    #[doc(hidden)]
    #[must_use]
    pub const fn untyped(self) -> Column<T, ()> {
        Column::new(self.table, self.name)
    }
}

impl<T: Table, F> Column<T, F> {
    /// What there is to know of the column's table; `#[table]` asks.
    #[doc(hidden)]
    #[must_use]
    pub const fn table_def(self) -> &'static TableDef {
        T::DEF
    }
}

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident $([$($extra:tt)*] [$argument:ident])? ($($marker:ty),*);)*) => {$(
        $(#[$doc])*
        pub struct $name<T, U $(, $($extra)*)?> {
            name: &'static str,
            marker: PhantomData<fn() -> ($($marker),*)>,
        }

        impl<T, U $(, $($extra)*)?> Clone for $name<T, U $(, $argument)?> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T, U $(, $($extra)*)?> Copy for $name<T, U $(, $argument)?> {}

        impl<T, U $(, $($extra)*)?> core::fmt::Debug for $name<T, U $(, $argument)?> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.name)
            }
        }

        impl<T, U $(, $($extra)*)?> $name<T, U $(, $argument)?> {
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

        impl<T: Table, U: Table $(, $($extra)*)?> $name<T, U $(, $argument)?> {
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
    /// A relation from `T` to the one row of `U` that its foreign key names, which can be NULL if it is `OPTIONAL`.
    BelongsTo [const OPTIONAL: bool] [OPTIONAL] (T, U);
    /// A relation from `T` to at most one row of `U`, by a foreign key of `U`.
    HasOne (T, U);
    /// A relation from `T` to rows of `U`, by a foreign key of `U`.
    HasMany (T, U);
    /// A relation from `T` to rows of `U`, by the table `M` between the two.
    ManyToMany [M] [M] (T, U, M);
}
