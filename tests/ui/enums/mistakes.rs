use schema_core::SqlEnum;

#[derive(SqlEnum)]
#[sql_enum(txt, rename_all = "Snake")]
enum Status {
    Active(i32),
    #[sql_enum(rename = "active", renam = "b")]
    Other,
    #[sql_enum(rename = "active")]
    Third,
}

#[derive(SqlEnum)]
struct NoEnum;

#[derive(SqlEnum)]
enum Empty {}

fn main() {}
