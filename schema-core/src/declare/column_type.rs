//! Which Rust types are columns, and which PostgreSQL type each is.

use super::def::{ColumnDef, EnumDef, Example, TypeDef};
use super::sql_type::SqlType;
use crate::row::Violations;

/// A Rust type that a column can have.
///
/// One impl makes a newtype or a composite value a type of columns; for reading and writing rows it also needs sqlx's
/// `Type`, `Encode` and `Decode`.
///
/// ```
/// use schema_core::{ColumnType, SqlType};
///
/// struct Slug(String);
///
/// impl ColumnType for Slug {
///     type Value = Self;
///     const SQL_TYPE: SqlType = SqlType::Builtin("text");
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of a column",
    label = "no PostgreSQL type is known for `{Self}`",
    note = "help: name the type with `#[column(sql_type = \"…\")]`, derive `SqlEnum` on an enum, `SqlDomain` or `SqlComposite` on a struct, wrap a serde type in `Json<…>`, or implement `schema_core::ColumnType`",
    note = "types of other crates are behind schema-core's features: `uuid`, `chrono`, `time`, `json`, `rust_decimal`, `bigdecimal`, `ipnetwork`, `mac_address`, `bit-vec`"
)]
pub trait ColumnType {
    /// The type of a value that is there: the type itself, and `T` for `Option<T>`.
    type Value;
    /// The PostgreSQL type.
    const SQL_TYPE: SqlType;
    /// The column may be NULL.
    const NULLABLE: bool = false;
    /// It is an `Option` of an `Option`.
    #[doc(hidden)]
    const NULLABLE_TWICE: bool = false;
    /// The closed set of values, where there is one.
    const VALUES: Option<&'static EnumDef> = None;
    /// The type of the schema, where it is a domain, a composite type or a range of one's own.
    const OWN_TYPE: Option<&'static TypeDef> = None;
    /// Makes up a value, where one of the PostgreSQL type will not do.
    #[doc(hidden)]
    const EXAMPLE: Option<Example> = None;

    /// Tells what of the column's rules this value breaks.
    fn check(&self, column: &ColumnDef, violations: &mut Violations) {
        let _ = (column, violations);
    }
}

impl<T: ColumnType> ColumnType for Option<T> {
    type Value = T::Value;
    const SQL_TYPE: SqlType = T::SQL_TYPE;
    const NULLABLE: bool = true;
    const NULLABLE_TWICE: bool = T::NULLABLE;
    const VALUES: Option<&'static EnumDef> = T::VALUES;
    const OWN_TYPE: Option<&'static TypeDef> = T::OWN_TYPE;
    const EXAMPLE: Option<Example> = T::EXAMPLE;

    fn check(&self, column: &ColumnDef, violations: &mut Violations) {
        if let Some(value) = self {
            value.check(column, violations);
        }
    }
}

/// What a `Vec` can be of: a type of columns makes an array, and `u8` makes `bytea`.
#[diagnostic::on_unimplemented(
    message = "`Vec<{Self}>` is not a type of a column",
    label = "no PostgreSQL type is known for `{Self}`",
    note = "help: name the type with `#[column(sql_type = \"…\")]`, or implement `schema_core::ColumnType` for `{Self}`"
)]
pub trait Element {
    /// The PostgreSQL type of the `Vec`.
    const VEC: SqlType;
    /// The closed set of values of the elements.
    const VALUES: Option<&'static EnumDef> = None;
    /// The type of the schema that the elements have.
    const OWN_TYPE: Option<&'static TypeDef> = None;
}

impl Element for u8 {
    const VEC: SqlType = SqlType::Builtin("bytea");
}

impl<T: ColumnType> Element for T {
    const VEC: SqlType = SqlType::Array(&T::SQL_TYPE);
    const VALUES: Option<&'static EnumDef> = T::VALUES;
    const OWN_TYPE: Option<&'static TypeDef> = T::OWN_TYPE;
}

impl<T: Element> ColumnType for Vec<T> {
    type Value = Self;
    const SQL_TYPE: SqlType = T::VEC;
    const VALUES: Option<&'static EnumDef> = T::VALUES;
    const OWN_TYPE: Option<&'static TypeDef> = T::OWN_TYPE;
}

/// Asks whether a type is an `Option` where it need not be a type of columns: an `Option` has the constant itself, all
/// others have it from [`NotOption`].
pub struct Probe<T>(core::marker::PhantomData<T>);

impl<T> Probe<Option<T>> {
    /// `Option` is the way to NULL.
    pub const NULLABLE: bool = true;
}

/// The answer of [`Probe`] for what is no `Option`.
pub trait NotOption {
    /// Nothing else is.
    const NULLABLE: bool = false;
}

impl<T> NotOption for Probe<T> {}
