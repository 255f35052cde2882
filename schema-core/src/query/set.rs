//! What columns are set to: values, DEFAULT, NULL, and expressions.

use super::bind::Sent;
use super::expr::{Expr, IntoExpr};
use super::fragment::Fragment;
use super::scope::{Of, Optional, Required, Within};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::def::ColumnDef;
use crate::declare::fixed::{Computed, Fixed};
use crate::declare::handle::Column;
use crate::row::{IntoValue, Value, Violations};

/// A column that an update can set.
pub trait Changeable: ColumnType {}

/// A column's type, and that of its values: those of a column that changes differ in an `Option` at most.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "this column is not set by an update",
    label = "a column that stays as it is",
    note = "help: a key, an `immutable` and a `version` column stay as they were inserted, and a generated one is the database's"
)]
pub trait Free {}

impl<V> Free for (V, V) {}
impl<V> Free for (Option<V>, V) {}

impl<F: ColumnType> Changeable for F where (F, F::Value): Free {}

/// What a column of type `F` can be set to by a statement with the tables of `Scope`: a value, NULL, DEFAULT, another column
/// or an expression.
#[diagnostic::on_unimplemented(
    message = "a column of type `{F}` cannot be set to a `{Self}`",
    label = "not a value of this column",
    note = "help: give a `{F}`, or a column or an expression with such values"
)]
pub trait Assign<F, Scope, Way> {
    /// As SQL, once the value is checked.
    #[doc(hidden)]
    fn assign(self, column: Option<&ColumnDef>, violations: &mut Violations) -> Fragment;
}

/// By which way it comes: as an expression.
pub struct Expression<I>(core::marker::PhantomData<I>);

/// By which way it comes: as a value.
pub struct AsValue<W>(core::marker::PhantomData<W>);

impl<F: Sent + ColumnType, Scope, X: IntoValue<F, W>, W> Assign<F, Scope, AsValue<W>> for X {
    fn assign(self, column: Option<&ColumnDef>, violations: &mut Violations) -> Fragment {
        match self.into_value() {
            Value::Unset | Value::Default => Fragment::sql("DEFAULT"),
            Value::Set(value) => {
                if let Some(column) = column {
                    value.check(column, violations);
                }
                Fragment::bind(value)
            }
        }
    }
}

impl<S, F: ColumnType, Scope, I> Assign<F, Scope, Expression<I>> for Expr<S, F::Value>
where
    S: Within<Scope, I, Null: Fills<F, F::Value>>,
{
    fn assign(self, _column: Option<&ColumnDef>, _violations: &mut Violations) -> Fragment {
        self.fragment
    }
}

impl<T: Source, G, F, Scope, I> Assign<F, Scope, Expression<I>> for Column<T, G>
where
    G: ColumnType,
    F: ColumnType<Value = G::Value>,
    Of<T, G>: Within<Scope, I, Null: Fills<F, G::Value>>,
{
    fn assign(self, _column: Option<&ColumnDef>, _violations: &mut Violations) -> Fragment {
        self.into_expr().fragment
    }
}

/// By which way it comes: to a column that no update sets, which is told once, of the column.
pub struct InVain;

macro_rules! in_vain {
    ($($marker:ident),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<F, Scope, X> Assign<$marker<F>, Scope, InVain> for X {
            fn assign(self, _column: Option<&ColumnDef>, _violations: &mut Violations) -> Fragment {
                Fragment::sql("DEFAULT")
            }
        }
    )*};
}

in_vain!(Fixed, Computed);

/// What can be NULL fills only what may be.
#[diagnostic::on_unimplemented(
    message = "a column of type `{F}` cannot be set to what may be NULL",
    label = "may be NULL",
    note = "help: give it a value for NULL: `coalesce(…)`"
)]
pub trait Fills<F, V> {}

impl<V> Fills<V, V> for Required {}
impl<V> Fills<Option<V>, V> for Required {}
impl<V> Fills<Option<V>, V> for Optional {}
