use schema_core::table;

#[table]
#[trigger(name = "a", before, after, on(insert), execute = sql("f()"))]
#[trigger(name = "b", before, on(insert), execute = sql("f()"), deferrable = deferred)]
#[trigger(name = "c", instead_of, for_each = row, on(update(idd), upsert), execute = sql("f()"))]
#[trigger(name = "d", on(insert), execute = sql("f()"), referencing(new_table = "n"))]
#[trigger(name = "e", before, on(insert))]
struct Post {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
