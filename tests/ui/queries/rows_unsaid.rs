use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    number: i64,
    email: String,
}

async fn rows(pool: &sqlx::PgPool) {
    let _ = User::delete().execute(pool).await;
    let _ = User::update_rows().set(User::email, "a").all(pool).await;
}

fn main() {}
