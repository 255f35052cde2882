//! The language, as a user writes it.
#![allow(missing_docs)]

use schema_core::{Json, SqlEnum, schema, table};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Preferences {
    theme: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, SqlEnum)]
#[sql_enum(text)]
pub enum MembershipStatus {
    Active,
    Inactive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, SqlEnum)]
pub enum Mood {
    VeryHappy,
    #[sql_enum(rename = "sad!", renamed_from = "sad")]
    Sad,
}

/// Individual platform user.
#[table]
#[index(columns(created_at))]
#[index(columns(first_name.desc().nulls_last(), sql("lower(email)").opclass("text_pattern_ops")), unique, where = sql("email <> ''"), include(id), with(fillfactor = 70))]
#[has_many(memberships: OrganizationMembership)]
#[check(sql("email <> ''"), name = "email_there")]
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// The key.
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(length = 255, unique)]
    pub email: String,
    #[column(length = 100)]
    pub first_name: Option<String>,
    #[column(default = json!({}), json = object)]
    pub preferences: Json<Preferences>,
    #[column(default = -5)]
    pub points: i32,
    #[column(default = Mood::Sad)]
    pub mood: Option<Mood>,
    #[column(default = now(), immutable)]
    pub created_at: chrono::NaiveDateTime,
}

#[table]
pub struct OrganizationMembership {
    #[column(primary_key, identity(by_default, start = 1000))]
    pub id: i64,
    #[column(references = User::id, on_delete = cascade)]
    pub user_id: Uuid,
    #[column(length = 20, default = MembershipStatus::Active)]
    pub status: MembershipStatus,
    #[column(generated = sql("1"), virtual)]
    pub one: i32,
    pub tags: Vec<String>,
    pub bytes: Vec<u8>,
}

schema! { pub c9d: [User, OrganizationMembership], extensions: ["pg_trgm"],
objects: [touch(create = "create function touch()", drop = "drop function touch()", needs(User), before_tables)] }

#[test]
fn it_works() {
    let new = NewUser::new()
        .email("a")
        .preferences(Preferences { theme: None })
        .first_name("x".repeat(101));
    assert!(new.validate().is_err());
}
