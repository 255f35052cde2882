use schema_core::table;

#[table(name = "")]
#[index(columns(id), name = "a_name_of_more_than_sixty_three_bytes_that_postgresql_would_cut_short")]
struct User {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
