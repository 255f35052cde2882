use super::User;
use schema_core::table;

#[table(name = "multi")]
#[has_many(refs_by_d_2: Ref, by = d)]
#[has_many(refs_by_multi: Ref, by(a, b))]
#[has_many(refs_by_multi_2: Ref, by(b, c))]
#[primary_key(columns(b, c))]
#[unique(columns(a, b))]
#[unique(columns(c), deferrable = deferred)]
#[unique(columns(a, c), nulls_not_distinct, name = "nn")]
#[check(sql("a < b"))]
#[check(sql("a > 5"), not_valid, name = "nv")]
#[check(sql("c <> 0"), no_inherit, name = "we ird")]
#[derive(Clone, Debug, PartialEq)]
pub struct Multi {
    #[column(unique, check = sql("a > 0"))]
    pub a: Option<i32>,
    #[column(check = sql("b > 0"))]
    pub b: i32,
    pub c: i32,
}

#[table(name = "options")]
#[has_many(notnulls: Notnull)]
#[has_many(refs: Ref)]
#[has_many(result_rows: ResultRow)]
#[derive(Clone, Debug, PartialEq)]
pub struct OptionRow {
    #[column(primary_key)]
    pub id: i32,
}

#[table(name = "notnull", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Notnull {
    pub a: i32,
    #[column(default = 1, references = OptionRow::id, on_update = set_default)]
    pub b: i32,
}

#[table(allow(no_primary_key = "it had none"))]
#[foreign_key(columns(d), references = Multi(a), relation = d_2, name = "fk_rails_1")]
#[foreign_key(
    columns(a, b),
    references = Multi(a, b),
    on_delete = set_null(a),
    match_full
)]
#[foreign_key(
    columns(b, c),
    references = Multi(b, c),
    deferrable = immediate,
    relation = multi_2
)]
#[derive(Clone, Debug, PartialEq)]
pub struct Ref {
    pub a: Option<i32>,
    pub b: Option<i32>,
    #[column(sql_type = "bigint")]
    pub c: Option<i64>,
    #[column(references = OptionRow::id, constraint = "fk_dup")]
    pub d: Option<i32>,
    #[column(unique, sql_type = "integer", references = User::id)]
    pub e: Option<i32>,
}

#[table(name = "results")]
#[derive(Clone, Debug, PartialEq)]
pub struct ResultRow {
    #[column(primary_key)]
    pub id: i32,
    #[column(references = OptionRow::id)]
    pub option_id: Option<i32>,
    pub string_id: Option<i32>,
}
