//! Where in an order a row stands, and which rows come after it.

use core::marker::PhantomData;

use crate::query::expr::IntoExpr;
use crate::query::fragment::{Fragment, Level};
use crate::query::lists::sources;
use crate::query::nulls::{NoWindow, With};
use crate::query::order::Order;
use crate::query::scope::{Optional, Required, Within};
use crate::row::raw::Raw;

/// One of the expressions that say where in the order a row stands.
#[derive(Clone, Debug)]
pub struct Key {
    pub(super) order: Fragment,
    pub(super) expression: Fragment,
    descending: bool,
    nulls_first: bool,
    nullable: bool,
}

impl Key {
    /// Rows that come after this value.
    fn beyond(&self, value: Option<&Raw>) -> Option<Fragment> {
        let Some(value) = value else {
            return self.nulls_first.then(|| self.expression.clone().followed(" IS NOT NULL", Level::Comparison));
        };
        let beyond = self.compared(if self.descending { "<" } else { ">" }, value);
        Some(if self.nullable && !self.nulls_first {
            beyond.binary("OR", self.expression.clone().followed(" IS NULL", Level::Comparison), Level::Or)
        } else {
            beyond
        })
    }

    fn equal(&self, value: Option<&Raw>) -> Fragment {
        match value {
            Some(value) => self.compared("=", value),
            None => self.expression.clone().followed(" IS NULL", Level::Comparison),
        }
    }

    fn compared(&self, operator: &'static str, value: &Raw) -> Fragment {
        self.expression.clone().binary(operator, Fragment::bind(value.clone()), Level::Comparison)
    }
}

/// Rows that come after the one with these values.
pub(super) fn after(keys: &[Key], values: &[Option<Raw>]) -> Fragment {
    let alike = keys.iter().all(|key| !key.nullable && key.descending == keys[0].descending);
    if alike && values.iter().all(Option::is_some) {
        let operator = if keys.first().is_some_and(|key| key.descending) { "<" } else { ">" };
        let row = Fragment::call("", keys.iter().map(|key| key.expression.clone()));
        let values = Fragment::call("", values.iter().flatten().map(|value| Fragment::bind(value.clone())));
        return row.binary(operator, values, Level::Comparison);
    }
    let mut rest: Option<Fragment> = None;
    for (key, value) in keys.iter().zip(values).rev() {
        let tied = rest.map(|rest| key.equal(value.as_ref()).binary("AND", rest, Level::And));
        rest = match (key.beyond(value.as_ref()), tied) {
            (Some(beyond), Some(tied)) => Some(beyond.binary("OR", tied, Level::Or)),
            (beyond, tied) => beyond.or(tied),
        };
    }
    let rest = rest.unwrap_or_else(|| Fragment::sql("false"));
    match (keys.first(), values.first()) {
        // Says nothing new, and gives an index somewhere to begin.
        (Some(key), Some(Some(value))) if !key.nullable && keys.len() > 1 => {
            let from = key.compared(if key.descending { "<=" } else { ">=" }, value);
            from.binary("AND", rest, Level::And)
        }
        _ => rest,
    }
}

/// Whether an expression can be NULL, as a value.
pub trait Nullness {
    /// It can.
    const NULLABLE: bool;
}

impl Nullness for Required {
    const NULLABLE: bool = false;
}

impl Nullness for Optional {
    const NULLABLE: bool = true;
}

/// How many keys there are, as a type: `[(); 2]`.
pub trait Keys {
    /// The number.
    const COUNT: usize;
}

impl<const N: usize> Keys for [(); N] {
    const COUNT: usize = N;
}

/// An order in which each row has a place of its own, since the last of its expressions is unique: a column, an
/// expression, `….desc()`, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "pages cannot follow the order of a `{Self}`",
    label = "no order of rows",
    note = "help: give a column, an expression, `….desc()`, or a tuple of them; the last should be unique: `(User::created_at.desc(), User::id)`"
)]
pub trait Keyset {
    /// What they are made of.
    type Source;
    /// How many there are.
    type Keys: Keys;
    /// Adds them.
    #[doc(hidden)]
    fn into_keys(self, keys: &mut Vec<Key>);
}

/// What one key is made of.
pub struct OneKey<S>(PhantomData<S>);

/// Whether each of the keys can be NULL in the query.
pub trait Nulls<Scope, I> {
    /// Says it, in their order.
    fn say<'k>(keys: &mut impl Iterator<Item = &'k mut Key>);
}

impl<Scope, S: Within<Scope, I, Null: Nullness> + NoWindow, I> Nulls<Scope, I> for OneKey<S> {
    fn say<'k>(keys: &mut impl Iterator<Item = &'k mut Key>) {
        if let Some(key) = keys.next() {
            key.nullable = S::Null::NULLABLE;
        }
    }
}

impl<Scope, A: Nulls<Scope, I>, B: Nulls<Scope, J>, I, J> Nulls<Scope, (I, J)> for With<A, B> {
    fn say<'k>(keys: &mut impl Iterator<Item = &'k mut Key>) {
        A::say(keys);
        B::say(keys);
    }
}

impl<S> Keyset for Order<S> {
    type Source = OneKey<S>;
    type Keys = [(); 1];

    fn into_keys(self, keys: &mut Vec<Key>) {
        let Self { fragment: order, expression, descending, nulls_first, .. } = self;
        keys.push(Key { order, expression, descending, nulls_first, nullable: true });
    }
}

impl<E: IntoExpr> Keyset for E {
    type Source = OneKey<E::Source>;
    type Keys = [(); 1];

    fn into_keys(self, keys: &mut Vec<Key>) {
        let order = self.into_expr().fragment;
        keys.push(Key {
            order: order.clone(),
            expression: order,
            descending: false,
            nulls_first: false,
            nullable: true,
        });
    }
}

macro_rules! tuples {
    ($count:literal $($name:ident),+) => {
        impl<$($name: Keyset),+> Keyset for ($($name,)+) {
            type Source = sources!($($name),+);
            type Keys = [(); $count];

            #[allow(non_snake_case, reason = "a name for each type")]
            fn into_keys(self, keys: &mut Vec<Key>) {
                let ($($name,)+) = self;
                $($name.into_keys(keys);)+
            }
        }
    };
}

tuples!(1 A);
tuples!(2 A, B);
tuples!(3 A, B, C);
tuples!(4 A, B, C, D);
tuples!(5 A, B, C, D, E);
tuples!(6 A, B, C, D, E, F);
