use schema_core::table;

#[table(length = 5)]
#[index(columns(email), references = User::email)]
struct User {
    #[column(where = sql("true"), append_only)]
    email: String,
    #[column(nullable)]
    name: String,
}

fn main() {}
