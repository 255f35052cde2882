use schema_core::{schema, table};

#[table(replica_identity = index("visits_nobody_idx"))]
struct Visit {
    #[column(primary_key)]
    id: i64,
}

#[table(replica_identity = index("users_email_key"))]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(unique)]
    email: Option<String>,
}

#[table(replica_identity = index("posts_title_idx"))]
#[index(columns(title))]
struct Post {
    #[column(primary_key)]
    id: i64,
    title: String,
}

schema! { s: [Visit, User, Post] }

fn main() {}
