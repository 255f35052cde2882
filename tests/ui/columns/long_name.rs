use schema_core::table;

#[table]
struct User {
    a_name_that_is_longer_than_the_sixty_three_bytes_that_postgresql_keeps: i64,
}

fn main() {}
