use schema_core::{schema, table};

#[table]
struct User<'a> {
    #[column(primary_key)]
    name: &'a str,
}

#[table]
struct Page<T: Clone> {
    #[column(primary_key)]
    id: i64,
    content: T,
}

#[table]
struct Grid<const N: usize>
where
    [u8; N]: Clone,
{
    cells: [u8; N],
}

schema! { s: [User] }

fn main() {}
