use super::User;
use schema_core::table;
use schema_core::types::Uuid;

#[table(name = "users", schema = "auth")]
#[derive(Clone, Debug, PartialEq)]
pub struct AuthUser {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = User::id, on_delete = set_null)]
    pub owner: Option<i64>,
}
