use schema_core::table;

#[table]
#[has_many(children: User, bi = parent_id)]
#[has_many(User)]
#[many_to_many(friends: User)]
struct User {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
