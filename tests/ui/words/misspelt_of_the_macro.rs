use schema_core::table;

#[table(nmae = "users")]
struct User {
    #[column(primry_key)]
    id: i64,
    #[column(defualt = 5, refrences = User::id)]
    points: i32,
}

fn main() {}
