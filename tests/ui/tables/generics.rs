use schema_core::table;

#[table]
#[index(columns(value))]
struct User<T> {
    #[column(unique)]
    value: T,
}

fn main() {}
