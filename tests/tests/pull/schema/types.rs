use schema_core::{SqlDomain, SqlEnum};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum)]
pub enum Mood {
    Sad,
    Ok,
    Err,
    #[sql_enum(rename = "Self")]
    Self_,
    #[sql_enum(rename = "")]
    Empty,
    #[sql_enum(rename = "1st")]
    Value1st,
    #[sql_enum(rename = "a-b")]
    AB,
    #[sql_enum(rename = "a_b")]
    AB2,
    #[sql_enum(rename = "💩")]
    Value9,
    #[sql_enum(rename = "None")]
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum)]
#[sql_enum(name = "result")]
pub enum ResultType {
    Good,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum)]
pub enum UnusedOne {
    A,
}

#[derive(Clone, Debug, PartialEq, SqlDomain)]
#[sql_domain(
    default = 1,
    not_null,
    check(sql("VALUE > 0"), name = "big"),
    check = sql("VALUE < 100")
)]
pub struct Pos(pub i32);
