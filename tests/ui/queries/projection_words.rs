use schema_core::{Projection, table};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[derive(Projection)]
struct NoTable {
    id: i64,
}

#[derive(Projection)]
#[projection(off = User)]
struct Misspelt {
    #[projection(form = User::id)]
    id: i64,
}

#[derive(Projection)]
#[projection(of = User)]
struct Tuple(i64);

fn main() {}
