//! Which tables a query has, as types: where an expression may stand, and whether it may be NULL there.

use core::marker::PhantomData;

use super::grouping::{EachRow, Grain, NoRow};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::fixed::{Computed, Fixed};

/// A table of the query's FROM.
pub struct Inner<T>(PhantomData<T>);

/// A table of the query's FROM that an outer join can miss.
pub struct Outer<T>(PhantomData<T>);

/// A table of the query around this one: see [`correlated_to`](super::Select::correlated_to).
pub struct Outside<T>(PhantomData<T>);

/// What UNION and its kin made of several queries: rows without tables.
pub struct Combined;

/// The first place of a scope.
pub struct Here;

/// The place after `I`.
pub struct There<I>(PhantomData<I>);

/// Never NULL.
pub struct Required;

/// Can be NULL.
pub struct Optional;

/// A scope, which is a list of tables, has the table `T`.
#[diagnostic::on_unimplemented(
    message = "a column of `{T}` stands in a query that does not have this table",
    label = "`{T}` is not in this query",
    note = "help: join it, or ask in a sub-query: `.inner_join(…)`, `{T}::relation.any(…)`; a sub-query uses tables of the query around it as `.correlated_to::<{T}>()`"
)]
pub trait Has<T, I> {
    /// [`Optional`], where an outer join can miss it.
    type Null;
    /// What a value `V` of it is made of.
    type Grain<V>: Grain;
}

#[diagnostic::do_not_recommend]
impl<T, R> Has<T, Here> for (Inner<T>, R) {
    type Null = Required;
    type Grain<V> = EachRow<T, V>;
}

#[diagnostic::do_not_recommend]
impl<T, R> Has<T, Here> for (Outer<T>, R) {
    type Null = Optional;
    type Grain<V> = EachRow<T, V>;
}

/// Out there, an outer join may miss it.
#[diagnostic::do_not_recommend]
impl<T, R> Has<T, Here> for (Outside<T>, R) {
    type Null = Optional;
    type Grain<V> = NoRow;
}

#[diagnostic::do_not_recommend]
impl<T, H, R: Has<T, I>, I> Has<T, There<I>> for (H, R) {
    type Null = R::Null;
    type Grain<V> = R::Grain<V>;
}

/// The table that a query begins with, at whose rows relations start.
pub trait Begins {
    /// The table; [`MayBeMissed`], where an outer join may miss its rows; [`Combined`], where there is none.
    type Table;
}

/// A table whose rows an outer join may miss.
pub struct MayBeMissed<T>(PhantomData<T>);

impl<T: Source> Begins for (Inner<T>, ()) {
    type Table = T::Table;
}

impl<T: Source> Begins for (Outer<T>, ()) {
    type Table = MayBeMissed<T::Table>;
}

impl<T: Source> Begins for (Outside<T>, ()) {
    type Table = MayBeMissed<T::Table>;
}

impl Begins for (Combined, ()) {
    type Table = Combined;
}

impl<H, N, R> Begins for (H, (N, R))
where
    (N, R): Begins,
{
    type Table = <(N, R) as Begins>::Table;
}

/// Whether one of two can be NULL.
pub trait Or<N> {
    /// The answer.
    type Null;
}

impl<N> Or<N> for Required {
    type Null = N;
}

impl<N> Or<N> for Optional {
    type Null = Optional;
}

/// A field's type beside the type of its values: an `Option` can be NULL.
pub trait FieldNull {
    /// The answer.
    type Null;
}

impl<V> FieldNull for (V, V) {
    type Null = Required;
}

impl<V> FieldNull for (Option<V>, V) {
    type Null = Optional;
}

macro_rules! fixed {
    ($($name:ident)*) => {$(
        impl<V> FieldNull for ($name<V>, V) {
            type Null = Required;
        }

        impl<V> FieldNull for ($name<Option<V>>, V) {
            type Null = Optional;
        }
    )*};
}

fixed!(Fixed Computed);

/// What an expression is made of: nothing at all but values.
pub struct Values;

/// What an expression is made of: a column of `T` whose field is an `F`.
pub struct Of<T, F>(PhantomData<(T, F)>);

/// What an expression is made of: something of `T`, and it may be NULL.
pub struct From<T>(PhantomData<T>);

/// What an expression is made of; it is never NULL.
pub struct Never<S>(PhantomData<S>);

/// What an expression is made of; it may always be NULL.
pub struct Always<S>(PhantomData<S>);

/// What can stand in a query with these tables.
#[diagnostic::on_unimplemented(
    message = "an expression does not fit the tables of this query",
    label = "not of this query's tables"
)]
pub trait Within<Scope, I> {
    /// Whether it may be NULL there.
    type Null;
    /// Of which rows it is made.
    type Grain: Grain;
}

impl<Scope> Within<Scope, ()> for Values {
    type Null = Required;
    type Grain = NoRow;
}

impl<Scope: Has<T, I>, T, F: ColumnType, I> Within<Scope, I> for Of<T, F>
where
    (F, F::Value): FieldNull,
    Scope::Null: Or<<(F, F::Value) as FieldNull>::Null>,
{
    type Null = <Scope::Null as Or<<(F, F::Value) as FieldNull>::Null>>::Null;
    type Grain = Scope::Grain<F::Value>;
}

impl<Scope: Has<T, I>, T, I> Within<Scope, I> for From<T> {
    type Null = Optional;
    type Grain = NoRow;
}

impl<Scope, S: Within<Scope, I>, I> Within<Scope, I> for Never<S> {
    type Null = Required;
    type Grain = S::Grain;
}

impl<Scope, S: Within<Scope, I>, I> Within<Scope, I> for Always<S> {
    type Null = Optional;
    type Grain = S::Grain;
}

impl<Scope, A: Within<Scope, I>, B: Within<Scope, J>, I, J> Within<Scope, (I, J)> for (A, B)
where
    A::Null: Or<B::Null>,
{
    type Null = <A::Null as Or<B::Null>>::Null;
    type Grain = <A::Grain as Grain>::And<B::Grain>;
}

/// All tables of a scope, as an outer join may miss them.
pub trait Missable {
    /// The scope.
    type Outer;
}

impl Missable for () {
    type Outer = ();
}

impl<T, R: Missable> Missable for (Inner<T>, R) {
    type Outer = (Outer<T>, R::Outer);
}

impl<T, R: Missable> Missable for (Outer<T>, R) {
    type Outer = (Outer<T>, R::Outer);
}

impl<T, R: Missable> Missable for (Outside<T>, R) {
    type Outer = (Outside<T>, R::Outer);
}

/// What a query needs of the one around it.
pub trait Correlated {
    /// As what an expression is made of.
    type Source;
    /// As a scope.
    type Outsides;
}

impl Correlated for () {
    type Source = Values;
    type Outsides = ();
}

impl<T, R: Correlated> Correlated for (Outside<T>, R) {
    type Source = (From<T>, R::Source);
    type Outsides = (Outside<T>, R::Outsides);
}

/// A scope with a table of the query around it. The first table stays the first.
pub trait Around<T> {
    /// Both.
    type Around;
}

impl<H, R, T> Around<T> for (H, R) {
    type Around = (H, (Outside<T>, R));
}

/// What needs no query around it.
#[diagnostic::on_unimplemented(
    message = "this query uses tables of a query around it, and there is none here",
    label = "it is correlated",
    note = "help: give it to `exists`, `scalar`, `in_query` or a lateral join of a query that has these tables"
)]
pub trait Closed: Correlated {}

impl Closed for () {}

impl<T, R: Closed> Closed for (Inner<T>, R) {}

impl<T, R: Closed> Closed for (Outer<T>, R) {}

impl<R: Closed> Closed for (Combined, R) {}

/// The names of a scope's tables.
pub struct Names {
    name: &'static str,
    rest: Option<&'static Names>,
}

impl Names {
    /// Whether one of them is this.
    #[must_use]
    pub const fn have(mut names: Option<&Self>, wanted: &str) -> bool {
        while let Some(first) = names {
            if same(first.name, wanted) {
                return true;
            }
            names = first.rest;
        }
        false
    }
}

const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    let mut at = 0;
    while at < left.len() && at < right.len() && left[at] == right[at] {
        at += 1;
    }
    at == left.len() && at == right.len()
}

/// A scope of tables, to which others can be joined.
#[diagnostic::on_unimplemented(
    message = "the rows of this query are of no table: they cannot be joined or locked",
    label = "a set operation",
    note = "help: give the rows a name by `cte!`, and begin with `Name::derived(query)`"
)]
pub trait Tables {
    /// Their names.
    const NAMES: Option<&'static Names>;
}

impl Tables for () {
    const NAMES: Option<&'static Names> = None;
}

macro_rules! tables {
    ($($kind:ident)*) => {$(
        impl<T: super::Source, R: Tables> Tables for ($kind<T>, R) {
            const NAMES: Option<&'static Names> = Some(&Names { name: T::ALIAS, rest: R::NAMES });
        }
    )*};
}

tables!(Inner Outer Outside);

macro_rules! uncorrelated {
    ($([$($generic:ident)?] $kind:ty;)*) => {$(
        impl<$($generic,)? R: Correlated> Correlated for ($kind, R) {
            type Source = R::Source;
            type Outsides = R::Outsides;
        }
    )*};
}

uncorrelated! {
    [T] Inner<T>;
    [T] Outer<T>;
    [] Combined;
}

/// The type of a value that is read, by whether it can be NULL.
pub trait Read<V> {
    /// `V` or `Option<V>`.
    type As;
}

impl<V> Read<V> for Required {
    type As = V;
}

impl<V> Read<V> for Optional {
    type As = Option<V>;
}

/// The scope of a query over one table.
pub type Rows<T> = (Inner<T>, ());
