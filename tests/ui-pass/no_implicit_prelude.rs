//! Generated code names everything in full.
#![no_implicit_prelude]
#![allow(dead_code)]

use ::schema_core::{SqlEnum, schema, table};

#[table]
#[index(columns(name.desc(), sql("lower(name)")), where = sql("name <> ''"))]
#[has_many(users: User)]
struct User {
    #[column(primary_key, default = gen_random_uuid())]
    id: ::uuid::Uuid,
    #[column(length = 10, default = "x", check = sql("name <> 'y'"))]
    name: ::std::string::String,
    #[column(references = User::id, on_delete = set_null)]
    user_id: ::std::option::Option<::uuid::Uuid>,
    #[column(default = Mood::Fine)]
    mood: Mood,
}

#[derive(SqlEnum)]
#[sql_enum(text)]
enum Mood {
    Fine,
}

schema! { all: [User] }

fn main() {
    let _ = NewUser::new().name("a").validate();
}
