use schema_core::table;

#[table]
pub struct User {
    #[column(primary_key)]
    pub number: i64,
    #[column(version)]
    pub version: String,
    #[column(version)]
    pub version_too: i64,
    #[column(updated_at)]
    pub changed: i32,
    #[column(soft_delete)]
    pub deleted_at: chrono::NaiveDateTime,
}

fn main() {}
