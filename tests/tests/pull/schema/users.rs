use super::{AuthUser, Mood, Ref};
use schema_core::types::Raw;
use schema_core::{SqlEnum, table};

#[table(name = "Users")]
#[derive(Clone, Debug, PartialEq)]
pub struct User3 {
    #[column(primary_key)]
    pub id: i32,
}

#[table(name = "user_updates")]
#[has_many(user_update_rows_by_crate_: UserUpdateRow, by = crate_id)]
#[has_many(user_update_rows_by_gen: UserUpdateRow, by = gen_id)]
#[has_many(children: UserUpdateRow, by = parent_id)]
#[has_many(user_update_rows_by_self_: UserUpdateRow, by = self_id)]
#[has_many(user_update_rows_by_type: UserUpdateRow, by = type_id)]
#[has_many(user_update_rows_by_update_2: UserUpdateRow, by = update_id)]
#[derive(Clone, Debug, PartialEq)]
pub struct UserUpdateRow {
    #[column(primary_key)]
    pub id: i32,
    #[column(references = UserUpdateRow::id)]
    pub self_id: Option<i32>,
    #[column(references = UserUpdateRow::id)]
    pub crate_id: Option<i32>,
    #[column(references = UserUpdateRow::id, relation = update_2)]
    pub update_id: Option<i32>,
    #[column(references = UserUpdateRow::id)]
    pub gen_id: Option<i32>,
    #[column(references = UserUpdateRow::id)]
    pub type_id: Option<i32>,
    #[column(references = UserUpdateRow::id)]
    pub parent_id: Option<i32>,
}

#[doc = " trailing space \n in a line"]
#[table]
#[has_many(auth_users: AuthUser)]
#[has_one(r#ref: Ref)]
#[has_many(user2s_by_user: User2, by = user_id)]
#[has_many(user2s_by_users: User2, by = users)]
#[unique(columns(email), comment = "one each")]
#[index(
    columns(id),
    method = brin,
    with(pages_per_range = 16, autosummarize = "on"),
    name = "brin_one"
)]
#[index(
    columns(sql("(name || 'x'::text)"), sql("COALESCE(type, ''::text)")),
    name = "users_expr_coalesce_idx"
)]
#[index(
    columns(sql(r#"lower("userName")"#).opclass("text_pattern_ops").desc().nulls_last(), r#type.collate("C")),
    where = sql("type IS NOT NULL"),
    include(name),
    with(fillfactor = 70),
    name = "users_lower_type_name_idx"
)]
#[index(columns(name, r#type), unique, nulls_not_distinct)]
#[index(
    columns(name.opclass("gin_trgm_ops"), r#type.opclass("gin_trgm_ops")),
    method = gin,
    name = "users_trgm"
)]
#[trigger(
    name = "ct",
    after,
    on(insert),
    for_each = row,
    constraint,
    deferrable = deferred,
    execute = sql("public.touch()"),
    comment = "late"
)]
#[trigger(
    name = "st",
    after,
    on(update),
    referencing(old_table = "o", new_table = "n"),
    execute = sql("public.touch()"),
    enabled = disabled
)]
#[trigger(
    name = "touch",
    before,
    on(insert, update(name, r#type)),
    for_each = row,
    when = sql("new.name IS NOT NULL"),
    execute = sql("public.touch('a', 'it''s')")
)]
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    #[column(primary_key, serial)]
    pub id: i64,
    #[column(citext)]
    pub email: Option<String>,
    #[column(name = "userName")]
    pub user_name: Option<String>,
    pub r#type: Option<String>,
    #[column(name = "self")]
    pub self_: Option<i32>,
    #[column(name = "crate")]
    pub crate_: Option<String>,
    #[column(name = "Self")]
    pub self_2: Option<i32>,
    #[column(name = "super")]
    pub super_: Option<bool>,
    pub r#gen: Option<i32>,
    pub r#async: Option<i32>,
    #[column(name = "1st")]
    pub _1st: Option<i32>,
    #[column(name = "a b")]
    pub a_b_2: Option<i32>,
    pub a_b: Option<i32>,
    #[column(name = "a__b")]
    pub a_b_3: Option<i32>,
    #[column(name = "größe")]
    pub gr_e: Option<i32>,
    #[column(name = "значение")]
    pub column_16: Option<i32>,
    pub insert: Option<i32>,
    #[column(name = "insert_column")]
    pub insert_column_2: Option<i32>,
    pub new: Option<i32>,
    pub validate: Option<i32>,
    pub update: Option<i32>,
    pub update_id: Option<i32>,
    #[column(name = r#"quo"te"#)]
    pub quo_te: Option<i32>,
    #[column(name = "__with")]
    pub with: Option<i32>,
    #[column(name = "__check")]
    pub check: Option<i32>,
    pub clone: Option<i32>,
    #[column(name = "_")]
    pub column_27: Option<i32>,
    pub sql: Option<String>,
    pub name: Option<String>,
    pub def: Option<String>,
}

#[table(name = "user")]
#[derive(Clone, Debug, PartialEq)]
pub struct User2 {
    #[column(primary_key)]
    pub id: i32,
    #[column(references = User::id)]
    pub user_id: Option<i64>,
    #[column(references = User::id)]
    pub users: Option<i64>,
    #[column(default = Mood::Err)]
    pub m: Option<Mood>,
    #[column(default = sql("'{sad}'::public.mood[]"))]
    pub ms: Option<Vec<Mood>>,
    #[column(default = Status::InActive)]
    pub s: Status,
    #[column(sql_type = "public.empty")]
    pub e: Option<Raw>,
    #[column(default = AuthMood::X)]
    pub am: Option<AuthMood>,
}

/// A status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum)]
#[sql_enum(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    Active,
    InActive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum)]
#[sql_enum(name = "mood", schema = "auth")]
pub enum AuthMood {
    X,
}
