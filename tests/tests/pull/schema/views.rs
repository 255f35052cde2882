use super::Mood;
use schema_core::types::Raw;
use schema_core::view;

#[view(
    with(security_barrier = true),
    query = r#"
 SELECT users.id,
    users.email,
    users."userName" AS "user Name",
    'a
b"c'::text AS type,
    x.m,
    NULL::tsvector AS tv
   FROM public.users,
    LATERAL ( SELECT NULL::public.mood AS m) x
"#
)]
#[derive(Clone, Debug, PartialEq)]
pub struct ActiveUser {
    pub id: Option<i64>,
    pub email: Option<String>,
    #[column(name = "user Name")]
    pub user_name: Option<String>,
    pub r#type: Option<String>,
    pub m: Option<Mood>,
    #[column(sql_type = "tsvector")]
    pub tv: Option<Raw>,
}

#[view(
    name = "insert",
    query = r"
 SELECT 1 AS insert,
    2 AS type
"
)]
#[derive(Clone, Debug, PartialEq)]
pub struct Insert {
    pub insert: Option<i32>,
    pub r#type: Option<i32>,
}

/// kept
#[view(
    name = "mv",
    materialized,
    with_no_data,
    query = r"
 SELECT u.id,
    u.name
   FROM public.users u,
    public.strings
"
)]
#[index(columns(id), unique)]
#[derive(Clone, Debug, PartialEq)]
pub struct Mv {
    pub id: Option<i64>,
    pub name: Option<String>,
}

/// only
#[view(
    name = "simple",
    query = r"
 SELECT o.id
   FROM public.options o,
    public.strings
"
)]
#[trigger(
    name = "i",
    instead_of,
    on(insert),
    for_each = row,
    execute = sql("public.instead()")
)]
#[derive(Clone, Debug, PartialEq)]
pub struct Simple {
    /// the id
    #[column(default = sql("7"))]
    pub id: Option<i32>,
}
