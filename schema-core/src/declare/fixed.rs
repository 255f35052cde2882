//! The types of columns that updates leave alone.

use core::marker::PhantomData;

use super::column_type::ColumnType;
use super::def::{EnumDef, TypeDef};
use super::sql_type::SqlType;

macro_rules! markers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name<F>(PhantomData<F>);

        impl<F: ColumnType> ColumnType for $name<F> {
            type Value = F::Value;
            const SQL_TYPE: SqlType = F::SQL_TYPE;
            const NULLABLE: bool = F::NULLABLE;
            const VALUES: Option<&'static EnumDef> = F::VALUES;
            const OWN_TYPE: Option<&'static TypeDef> = F::OWN_TYPE;
        }
    )*};
}

markers! {
    /// A column with a field of type `F` that stays as it was inserted: of a key, `immutable`, or a `version`.
    Fixed;
    /// A column with a field of type `F` that the database alone gives a value: generated, or an identity always.
    Computed;
}
