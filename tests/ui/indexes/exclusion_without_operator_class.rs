use schema_core::{schema, table};

#[table]
#[exclude(method = gist, columns(room with "=", during with "&&"))]
struct Booking {
    #[column(primary_key)]
    id: i64,
    room: i32,
    #[column(sql_type = "tstzrange")]
    during: String,
}

schema! { s: [Booking] }

fn main() {}
