use schema_core::table;

#[table]
struct Ticket {
    #[column(primary_key, identity(min = 5, max = 3))]
    id: i64,
    #[column(identity(start = 0))]
    number: i32,
    #[column(identity(max = 40000))]
    place: i16,
}

fn main() {}
