//! Of which rows a value is made: of each by itself, or of all of a group. Both beside each other take a GROUP BY.

use core::marker::PhantomData;

/// Made of no row, or of nobody knows which: a value, SQL of one's own, a column of the query around this one.
pub struct NoRow;

/// Made of each row: a `V` of `T`.
pub struct EachRow<T, V>(PhantomData<(T, V)>);

/// Made of all rows of a group. A query of nothing else has one row.
pub struct AllRows;

/// Both, the first of each row being a `V` of `T`.
pub struct Mixed<T, V>(PhantomData<(T, V)>);

/// A query that says nothing of groups.
pub struct Ungrouped;

/// A query that says which rows are a group.
pub struct Grouped;

/// What a value is made of.
pub trait Grain {
    /// With another beside it.
    type And<Other: Grain>: Grain;
    /// After what is made of each row.
    type AfterEach<T, V>: Grain;
    /// After what is made of all rows.
    type AfterAll: Grain;
    /// A query that picks it, and says nothing of groups.
    type Query: Grouping;
    /// Whether an aggregate is in it.
    const OF_ALL: bool;
}

impl Grain for NoRow {
    type And<Other: Grain> = Other;
    type AfterEach<T, V> = EachRow<T, V>;
    type AfterAll = AllRows;
    type Query = Ungrouped;
    const OF_ALL: bool = false;
}

impl<T, V> Grain for EachRow<T, V> {
    type And<Other: Grain> = Other::AfterEach<T, V>;
    type AfterEach<First, Value> = EachRow<First, Value>;
    type AfterAll = Mixed<T, V>;
    type Query = Ungrouped;
    const OF_ALL: bool = false;
}

impl Grain for AllRows {
    type And<Other: Grain> = Other::AfterAll;
    type AfterEach<T, V> = Mixed<T, V>;
    type AfterAll = Self;
    type Query = Self;
    const OF_ALL: bool = true;
}

impl<T, V> Grain for Mixed<T, V> {
    type And<Other: Grain> = Self;
    type AfterEach<First, Value> = Mixed<First, Value>;
    type AfterAll = Self;
    type Query = Self;
    const OF_ALL: bool = true;
}

/// What a query says of groups.
pub trait Grouping {
    /// With these columns in place of those that it had.
    type Columns<G: Grain>: Grouping;
    /// With one more beside what it reads, which is a `V` of `T`.
    type With<T, V, G: Grain>: Grouping;
}

impl Grouping for Ungrouped {
    type Columns<G: Grain> = G::Query;
    type With<T, V, G: Grain> = <G::AfterEach<T, V> as Grain>::Query;
}

impl Grouping for Grouped {
    type Columns<G: Grain> = Self;
    type With<T, V, G: Grain> = Self;
}

impl Grouping for AllRows {
    type Columns<G: Grain> = G::Query;
    type With<T, V, G: Grain> = <G::AfterAll as Grain>::Query;
}

impl<T, V> Grouping for Mixed<T, V> {
    type Columns<G: Grain> = G::Query;
    type With<Table, Value, G: Grain> = Self;
}

/// What can be asked for: all of it is made of each row, or all of it of a group's.
pub trait OneGrain: Grouping {}

impl OneGrain for Ungrouped {}
impl OneGrain for Grouped {}
impl OneGrain for AllRows {}

impl<T: SameInGroup<V>, V> OneGrain for Mixed<T, V> {}

/// Nothing is, unless `group_by` says so.
#[diagnostic::on_unimplemented(
    message = "a column of `{Self}`, a `{V}`, is read beside an aggregate, and nothing says which rows make one group",
    label = "the `{V}` is of each row of `{Self}`, the aggregate of all",
    note = "help: say `.group_by(…)` with each column that is no aggregate; or make one of it: `.min()`, `.array_agg()`; an aggregate as a value of each row is `.over(window())`"
)]
pub trait SameInGroup<V> {}

/// What can come back of each row that is written.
#[diagnostic::on_unimplemented(
    message = "an aggregate is of many rows, and what is written comes back row by row",
    label = "made of more than one row",
    note = "help: give the columns back, and read the aggregate from them by `cte!`: `Name::written(write)`; `execute` gives the number of rows"
)]
pub trait OfOne: Grain {}

impl OfOne for NoRow {}
impl<T, V> OfOne for EachRow<T, V> {}

/// A query whose rows are those of its tables, and can be locked.
#[diagnostic::on_unimplemented(
    message = "rows of groups cannot be locked: each is made of many",
    label = "after `group_by`, or of aggregates alone",
    note = "help: lock them in a query of its own, named by `cte!`, and group what it gives: `Name::cte(Job::select().for_update().columns(…))`"
)]
pub trait Lockable {}

impl Lockable for Ungrouped {}

/// That one is told by itself.
impl<T, V> Lockable for Mixed<T, V> {}
