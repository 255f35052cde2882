//! The schema: a module for each group of tables, and [`app`], which is all of it.

mod auth_users;
mod options;
mod other;
mod parts;
mod types;
mod users;
mod views;
mod we_ird_ta;

pub use auth_users::*;
pub use options::*;
pub use other::*;
pub use parts::*;
pub use types::*;
pub use users::*;
pub use views::*;
pub use we_ird_ta::*;

schema_core::schema! {
    pub app: [
        AuthUser,
        Multi,
        OptionRow,
        Notnull,
        Ref,
        ResultRow,
        AfterRename,
        Base,
        BoxRow,
        DefaultRow,
        Defaults2,
        Drawn,
        Gen,
        NewUserRow,
        NoneRow,
        RawRow,
        Room,
        Selve,
        SomeRow,
        StringRow,
        Typed,
        Unl,
        UtcRow,
        UuidRow,
        Value,
        VecRow,
        Part,
        PartsE,
        PartsH,
        User3,
        UserUpdateRow,
        User,
        User2,
        ActiveUser,
        Insert,
        Mv,
        Simple,
        TaBle,
    ],
    enums: [ResultType, UnusedOne],
    types: [Pos],
    extensions: ["btree_gist", "citext", "pg_trgm"],
    sql: [
        "sql/types.sql",
        "sql/sequences.sql",
        "sql/functions.sql",
        "sql/tables.sql",
        "sql/constraints.sql",
        "sql/other.sql",
    ],
}
