use schema_core::{SqlEnum, schema, table};

#[derive(SqlEnum)]
#[sql_enum(name = "users")]
enum Kind {
    Plain,
}

#[table]
#[index(columns(a_b))]
#[index(columns(a, b))]
#[check(sql("a > 0"), name = "users_pkey")]
struct User {
    #[column(primary_key)]
    id: i64,
    a: i64,
    b: i64,
    a_b: i64,
}

#[table]
#[index(columns(kind), name = "users_pkey")]
struct Post {
    #[column(primary_key)]
    id: i64,
    kind: Kind,
}

schema! { s: [User, Post] }

fn main() {
    let _ = Kind::Plain;
}
