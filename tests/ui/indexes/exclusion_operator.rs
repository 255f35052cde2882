use schema_core::{schema, table};

#[table]
#[exclude(columns(room with "&&"))]
#[exclude(method = btree, columns(id with "<"), name = "id_less")]
#[exclude(method = gin, columns(id with "="), name = "by_gin")]
#[exclude(method = gist, columns(room.desc() with "="), name = "ordered")]
#[exclude(method = gist, columns(room.opclass("range_ops") with "&&"), name = "other")]
struct Booking {
    #[column(primary_key)]
    id: i64,
    room: i32,
    #[column(sql_type = "tstzrange")]
    during: String,
}

schema! { s: [Booking], extensions: ["btree_gist"] }

fn main() {}
