//! Words of `#[column(…)]` that the macro reads itself, as functions: nothing calls them, and editors complete and explain them.

use super::column::ColumnBuilder;

macro_rules! words {
    ($($(#[$doc:meta])* $word:ident;)*) => {
        impl<F> ColumnBuilder<F> {$(
            $(#[$doc])*
            #[must_use]
            pub const fn $word(self) -> Self {
                self
            }
        )*}
    };
}

words! {
    /// `name = "…"`: what the column is called in SQL, where that is not the field's name.
    name;
    /// `sql_type = "tsvector"`: the type in PostgreSQL, where the field's type does not say it.
    sql_type;
    /// `primary_key`: the column is the table's primary key.
    primary_key;
    /// `unique`: no two rows have one value.
    unique;
    /// `check = sql("price > 0")`: what each row satisfies.
    check;
    /// `default = now()`: the value of rows that give none: a literal, a variant, a function, `sql("…")` or `json!(…)`.
    default;
    /// `stored`: a generated column is computed when it is written; so it is unless said otherwise.
    stored;
    /// `references = User::id`: a foreign key, and the relation of the field's name without `_id`.
    references;
    /// `on_delete = cascade`: what becomes of the row when the one that it references is deleted.
    on_delete;
    /// `on_update = cascade`: what becomes of the row when the key that it references changes.
    on_update;
    /// `match_full`: of a foreign key: `MATCH FULL`.
    match_full;
    /// `deferrable = deferred`: the foreign key is checked when the transaction ends.
    deferrable;
    /// `relation = author`: the relation's name.
    relation;
    /// `constraint = "…"`: the foreign key's name.
    constraint;
    /// `not_valid`: rows that are there already need not satisfy the foreign key.
    not_valid;
}
