//! What JSON has: parts of it by key, place and path, what it contains, and other JSON made of it.

use serde_json::Value;

use super::contain::{Contained, Contains};
use super::expr::way::{self, Way};
use super::expr::{Expr, IntoExpr, Operand, Parameter};
use super::fragment::{Fragment, Level};
use super::operators::both;
use super::scope::{Always, Never, Of, Values};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;
use crate::declare::types::json::Json;

/// JSON.
#[diagnostic::on_unimplemented(
    message = "JSON is asked for, and this is of type `{Self}`",
    label = "not JSON",
    note = "help: a column of the type `Json<T>` or `serde_json::Value` is; a text with JSON in it becomes it by `.cast::<serde_json::Value>()`"
)]
pub trait IsJson {}

impl IsJson for Value {}
impl<T> IsJson for Json<T> {}
impl<T> IsJson for sqlx::types::Json<T> {}

/// JSON that stands beside other JSON: a `serde_json::Value`, `Json(…)` of what serde can write, a column or an
/// expression.
#[diagnostic::on_unimplemented(
    message = "JSON is asked for, and a `{Self}` is given",
    label = "not JSON",
    note = "help: give `json!({{…}})`, `Json(value)`, or a column or an expression that is JSON"
)]
pub trait JsonOperand<W> {
    /// As SQL.
    fn into_json(self) -> Fragment;
}

impl JsonOperand<way::Value<()>> for Value {
    fn into_json(self) -> Fragment {
        Fragment::bind(self)
    }
}

impl<T> JsonOperand<way::Value<()>> for Json<T>
where
    Self: Parameter,
{
    fn into_json(self) -> Fragment {
        Fragment::bind(self)
    }
}

impl<S, V: IsJson> JsonOperand<way::Expression<S>> for Expr<S, V> {
    fn into_json(self) -> Fragment {
        self.fragment
    }
}

impl<T: Source, F: ColumnType<Value: IsJson>> JsonOperand<way::Expression<Of<T, F>>> for Column<T, F> {
    fn into_json(self) -> Fragment {
        self.into_expr().fragment
    }
}

macro_rules! contains {
    ($([$($generic:ident)?] $json:ty;)*) => {$(
        impl<$($generic,)? X: JsonOperand<W>, W: Way> Contains<X, W> for $json {
            fn contains(this: Fragment, other: X) -> Fragment {
                this.binary("@>", other.into_json(), Level::Operator)
            }
        }

        impl<$($generic,)? X: JsonOperand<W>, W: Way> Contained<X, W> for $json {
            fn operand(other: X) -> Fragment {
                other.into_json()
            }
        }
    )*};
}

contains! {
    [] Value;
    [T] Json<T>;
    [T] sqlx::types::Json<T>;
}

fn texts<I: IntoIterator<Item: Into<String>>>(texts: I) -> Fragment {
    Fragment::bind(texts.into_iter().map(Into::into).collect::<Vec<String>>())
}

fn jsonpath(path: Fragment) -> Fragment {
    path.followed("::jsonpath", Level::Atom)
}

macro_rules! json {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        impl<$($generics)*> $of {
            json! {
                @parts $source, $value;
                /// `-> key`: the value of a key; NULL, if there is no such key. `.cast::<Json<T>>()` reads it typed.
                get(key: impl Into<String>) "->" Fragment::bind(key.into()), Value;
                /// `->> key`: the value of a key as text; NULL, if there is no such key, or it is `null`.
                get_text(key: impl Into<String>) "->>" Fragment::bind(key.into()), String;
                /// `-> index`: the element at a place, from 0, or from -1 backwards.
                at(index: i32) "->" Fragment::bind(index).cast(&i32::SQL_TYPE), Value;
                /// `->> index`: the element at a place as text.
                at_text(index: i32) "->>" Fragment::bind(index).cast(&i32::SQL_TYPE), String;
                /// `#> path`: what keys and places lead to.
                path(path: impl IntoIterator<Item: Into<String>>) "#>" texts(path), Value;
                /// `#>> path`: what keys and places lead to, as text; `.cast::<i32>()` reads a number.
                path_text(path: impl IntoIterator<Item: Into<String>>) "#>>" texts(path), String;
            }

            /// `?`: it has the key, or the text as an element.
            pub fn has_key<X: Operand<String, W>, W: Way>(self, key: X) -> Expr<($source, W::Source), bool>
            where
                $value: IsJson,
            {
                Expr::new(self.into_expr().fragment.binary("?", key.into_operand(), Level::Operator))
            }

            /// `?|`: it has one of the keys.
            pub fn has_any(self, keys: impl IntoIterator<Item: Into<String>>) -> Expr<$source, bool>
            where
                $value: IsJson,
            {
                Expr::new(self.into_expr().fragment.binary("?|", texts(keys), Level::Operator))
            }

            /// `?&`: it has all of the keys.
            pub fn has_all(self, keys: impl IntoIterator<Item: Into<String>>) -> Expr<$source, bool>
            where
                $value: IsJson,
            {
                Expr::new(self.into_expr().fragment.binary("?&", texts(keys), Level::Operator))
            }

            /// `@?`: the JSON path finds something: `$.tags[*] ? (@ == "a")`. What is no path is an error of PostgreSQL.
            pub fn path_exists<X: Operand<String, W>, W: Way>(self, path: X) -> Expr<Always<($source, W::Source)>, bool>
            where
                $value: IsJson,
            {
                let path = jsonpath(path.into_operand());
                Expr::new(self.into_expr().fragment.binary("@?", path, Level::Operator))
            }

            /// `@@`: what the JSON path asks is true: `$.age > 5`.
            pub fn path_match<X: Operand<String, W>, W: Way>(self, path: X) -> Expr<Always<($source, W::Source)>, bool>
            where
                $value: IsJson,
            {
                let path = jsonpath(path.into_operand());
                Expr::new(self.into_expr().fragment.binary("@@", path, Level::Operator))
            }

            /// `jsonb_path_query_first(…)`: the first that the JSON path finds.
            pub fn path_query_first<X: Operand<String, W>, W: Way>(
                self,
                path: X,
            ) -> Expr<Always<($source, W::Source)>, Value>
            where
                $value: IsJson,
            {
                let arguments = [self.into_expr().fragment, jsonpath(path.into_operand())];
                Expr::new(Fragment::call("jsonb_path_query_first", arguments))
            }

            /// `jsonb_array_length(…)`: the number of elements. What is no array is an error of PostgreSQL.
            pub fn jsonb_array_length(self) -> Expr<$source, i32>
            where
                $value: IsJson,
            {
                Expr::new(Fragment::call("jsonb_array_length", [self.into_expr().fragment]))
            }

            /// `jsonb_set(…)`: with another value where keys and places lead to.
            pub fn jsonb_set<X: JsonOperand<W>, W: Way>(
                self,
                path: impl IntoIterator<Item: Into<String>>,
                value: X,
            ) -> Expr<($source, W::Source), $value>
            where
                $value: IsJson,
            {
                let arguments = [self.into_expr().fragment, texts(path), value.into_json()];
                Expr::new(Fragment::call("jsonb_set", arguments))
            }

            /// `||`: with the keys of another object, or the elements of another array behind its own.
            pub fn merge<X: JsonOperand<W>, W: Way>(self, other: X) -> Expr<($source, W::Source), $value>
            where
                $value: IsJson,
            {
                Expr::new(self.into_expr().fragment.binary("||", other.into_json(), Level::Operator))
            }

            /// `- key`: without a key.
            pub fn remove_key(self, key: impl Into<String>) -> Expr<$source, $value>
            where
                $value: IsJson,
            {
                Expr::new(self.into_expr().fragment.binary("-", Fragment::bind(key.into()), Level::Plus))
            }

            /// `#- path`: without what keys and places lead to.
            pub fn remove_path(self, path: impl IntoIterator<Item: Into<String>>) -> Expr<$source, $value>
            where
                $value: IsJson,
            {
                Expr::new(self.into_expr().fragment.binary("#-", texts(path), Level::Operator))
            }
        }
    };
    (
        @parts $source:ty, $value:ty;
        $($(#[$doc:meta])* $name:ident($argument:ident: $type:ty) $operator:literal $operand:expr, $part:ty;)*
    ) => {$(
        $(#[$doc])*
        pub fn $name(self, $argument: $type) -> Expr<Always<$source>, $part>
        where
            $value: IsJson,
        {
            Expr::new(self.into_expr().fragment.binary($operator, $operand, Level::Operator))
        }
    )*};
}

both!(json);

/// Keys with their values: `(("id", Customer::id), ("name", Customer::name))`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of keys with their values",
    label = "no tuple of pairs",
    note = "help: give `((\"id\", User::id), (\"name\", User::name))`"
)]
pub trait Pairs {
    /// What they are made of.
    type Source;
    /// Adds them.
    fn into_pairs(self, pairs: &mut Vec<Fragment>);
}

/// `jsonb_build_object(…)`, of columns and expressions.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// jsonb_build_object((("id", Customer::id), ("name", Customer::name)))
/// # ; Ok(())
/// # }
/// ```
pub fn jsonb_build_object<P: Pairs>(pairs: P) -> Expr<Never<P::Source>, Value> {
    let mut arguments = Vec::new();
    pairs.into_pairs(&mut arguments);
    Expr::new(Fragment::call("jsonb_build_object", arguments))
}

impl Pairs for () {
    type Source = Values;

    fn into_pairs(self, _pairs: &mut Vec<Fragment>) {}
}

macro_rules! tuples {
    ($first:ident $($name:ident)*) => {
        impl<$first: IntoExpr, $($name: IntoExpr),*> Pairs for ((&str, $first), $((&str, $name),)*) {
            type Source = tuples!(@source $first $($name)*);

            #[allow(non_snake_case, reason = "a name for each type")]
            fn into_pairs(self, pairs: &mut Vec<Fragment>) {
                let ($first, $($name,)*) = self;
                pairs.extend([Fragment::bind($first.0.to_owned()), $first.1.into_expr().fragment]);
                $(pairs.extend([Fragment::bind($name.0.to_owned()), $name.1.into_expr().fragment]);)*
            }
        }

        tuples!($($name)*);
    };
    () => {};
    (@source $name:ident) => { $name::Source };
    (@source $name:ident $($rest:ident)+) => { ($name::Source, tuples!(@source $($rest)+)) };
}

tuples!(A B C D E G H I J K L M);
