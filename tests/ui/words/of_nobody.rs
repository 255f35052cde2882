use schema_core::table;

#[table(row_level_security)]
#[policy(name = "own", command = selct, using = sql("id > 0"))]
#[index(columns(name), using = gin)]
#[trigger(name = "touch", befor, on(update), execute = sql("touch()"))]
struct User {
    #[column(primary_key)]
    id: i64,
    name: String,
}

fn main() {}
