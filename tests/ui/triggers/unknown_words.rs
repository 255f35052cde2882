use schema_core::{schema, table};

#[table]
#[trigger(name = "a", before, on(insert), execute = sql("f()"), for_eech = row, enabled = allways)]
struct Post {
    #[column(primary_key)]
    id: i64,
}

schema! { all: [Post] }

fn main() {}
