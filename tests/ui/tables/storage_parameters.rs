use schema_core::{table, view};

#[table(with(filfactor = 70, autovacuum_enabled = maybe, toast.fillfactor = 70))]
struct User {
    #[column(primary_key, options(ndistinct = 5))]
    id: i64,
    #[column(options(n_distinct = -2))]
    k: i32,
}

#[table(with(fillfactor = 500, fillfactor = 70, tost.vacuum_truncate = false))]
struct Book {
    #[column(primary_key)]
    id: i64,
}

#[view(query = "SELECT id FROM users", with(security_barier = true, fillfactor = 70))]
struct One {
    id: i64,
}

#[view(query = "SELECT id FROM users", materialized, with(fillfactor = 5))]
struct Two {
    id: i64,
}

fn main() {}
