use schema_core::table;

#[table(row_level_security)]
#[index(columns(id), where = "k > 0")]
#[policy(name = "own", using = "k > 0")]
#[unique(columns(k), where = sql("k > 0"))]
#[foreign_key(columns(k), references = User(k), match_full = true)]
struct User {
    #[column(primary_key, check = "id > 0")]
    id: i64,
    k: i64,
    #[column(generated = "k + 1")]
    more: i64,
    #[column(citext = false)]
    name: String,
}

fn main() {}
