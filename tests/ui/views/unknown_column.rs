use schema_core::{schema, table, view};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    email: String,
}

#[table(row_level_security)]
#[policy(name = "own", using = sql("user_id IN (SELECT u.id FROM users u WHERE emial <> '' AND body <> '')"))]
struct Note {
    #[column(primary_key)]
    id: i64,
    #[column(references = User::id)]
    user_id: i64,
    body: String,
}

#[view(query = "SELECT id, emial AS email FROM users ORDER BY email")]
struct Reader {
    id: i64,
    email: String,
}

#[view(query = "SELECT n.id, u.name AS email FROM notes n JOIN users AS u ON u.id = n.user_id")]
struct Writer {
    id: i64,
    email: String,
}

#[view(query = "SELECT a.id, 'x'::text AS email FROM users_of_old a WHERE EXISTS (SELECT FROM pg_class WHERE oid = a.id)")]
struct Old {
    id: i64,
    email: String,
}

#[view(query = "SELECT uers.id, lowwer(email) AS email FROM users")]
struct Stranger {
    id: i64,
    email: String,
}

#[view(query = "SELECT id, lowwer(email) AS email FROM users")]
struct Called {
    id: i64,
    email: String,
}

schema! { s: [User, Note, Reader, Writer, Old, Stranger, Called] }

fn main() {}
