//! Views, types of the schema and what is attached to tables: documented, and in full names.
#![no_implicit_prelude]
#![deny(missing_docs, warnings)]

use ::schema_core::{SqlComposite, SqlDomain, SqlRange, schema, table, view};

/// How to reach someone.
#[derive(SqlDomain)]
#[sql_domain(length = 20, default = "a@b.c", check = sql("VALUE ~ '@'"), check(sql("VALUE <> ''"), name = "there"))]
pub struct Email(pub ::std::string::String);

/// Where someone is.
#[derive(SqlComposite)]
pub struct Address {
    /// The street.
    pub r#type: ::std::option::Option<::std::string::String>,
    /// The mail.
    #[column(name = "e-mail")]
    pub email: Email,
}

/// From here to there.
#[derive(SqlRange)]
#[sql_range(subtype = "float8", subtype_diff = "float8mi")]
pub struct Distance(pub f64);

/// Who comes.
#[table(
    allow(no_primary_key = "it is here for its partitions"),
    partition_by = range(insert, sql("lower(type)")),
    row_level_security,
    replica_identity = index("visits_pkey"),
    owner = "app"
)]
#[partition(name = "rest", default, partition_by = hash(r#type))]
#[partition(name = "rest_0", of = "rest", modulus = 2, remainder = 1)]
#[policy(name = "own", for = select, to("app", public), using = sql("true"))]
#[trigger(name = "touch", before, on(update(r#type, insert)), for_each = row, execute = sql("touch()"))]
#[grant(select(r#type), all, to(current_user), grantable)]
pub struct Visit {
    /// A function of ours.
    pub insert: i64,
    /// A keyword.
    #[column(storage = main, options(n_distinct = -1))]
    pub r#type: ::std::string::String,
    /// Where to.
    pub address: Address,
    /// And where else.
    pub addresses: ::std::vec::Vec<Address>,
    /// How to reach them.
    pub email: ::std::option::Option<Email>,
    /// How far.
    pub distance: Distance,
}

/// Who came.
#[view(query = include_str!("views_and_types.rs"), materialized, with(fillfactor = 70), with_no_data)]
#[index(columns(r#type.desc(), insert))]
#[grant(select, to(public))]
pub struct Visited {
    /// A function of ours.
    pub insert: i64,
    /// A keyword.
    pub r#type: ::std::string::String,
}

schema! {
    /// All of it.
    pub all: [Visit, Visited],
    types: [Email],
    sql: ["views_and_types.rs"]
}

fn main() {
    let _ = Visited::insert_column.name();
}
