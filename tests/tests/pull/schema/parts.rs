use schema_core::table;
use schema_core::types::{DateTime, NaiveDate, Utc};

#[table(partition_by = list(b), allow(no_primary_key = "it had none"))]
#[index(columns(a))]
#[partition(name = "parts_def", default)]
#[partition(
    name = "parts_x",
    values("x", "it's", sql("NULL")),
    partition_by = range(a, c_d)
)]
#[partition(
    name = "parts_x1",
    of = "parts_x",
    from(sql("MINVALUE"), sql("MINVALUE")),
    to(5, "2020-01-01")
)]
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub a: Option<i32>,
    pub b: String,
    #[column(name = "c D")]
    pub c_d: Option<NaiveDate>,
}

#[table(
    name = "parts_e",
    partition_by = range(sql("date_trunc('day'::text, (x AT TIME ZONE 'UTC'::text))")),
    allow(no_primary_key = "it had none")
)]
#[derive(Clone, Debug, PartialEq)]
pub struct PartsE {
    pub x: Option<DateTime<Utc>>,
}

#[table(
    name = "parts_h",
    partition_by = hash(x, sql("lower(x)")),
    allow(no_primary_key = "it had none")
)]
#[partition(name = "parts_h0", schema = "auth", modulus = 2, remainder = 0)]
#[derive(Clone, Debug, PartialEq)]
pub struct PartsH {
    pub x: Option<String>,
}
