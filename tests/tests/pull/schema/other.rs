use schema_core::types::{
    BitVec, DateTime, Decimal, IpNetwork, JsonValue, MacAddress, NaiveDate, NaiveDateTime,
    NaiveTime, Oid, PgBox, PgCircle, PgInterval, PgLSeg, PgLine, PgMoney, PgPath, PgPoint,
    PgPolygon, PgRange, Raw, Utc, Uuid,
};
use schema_core::{SqlComposite, SqlDomain, SqlRange, table};

#[table(name = "after_rename")]
#[primary_key(columns(id), name = "renamed_seq_pkey")]
#[derive(Clone, Debug, PartialEq)]
pub struct AfterRename {
    #[column(default = sql("nextval('public.renamed_seq_id_seq'::regclass)"))]
    pub id: i32,
    #[column(identity(sequence = "renamed_seq_n_seq"))]
    pub n: i64,
}

#[table(name = "base", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    pub id: Option<i32>,
    pub t: Option<String>,
}

#[table(name = "boxes", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct BoxRow {
    pub id: Option<i32>,
}

#[table(name = "defaults", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct DefaultRow {
    pub id: Option<i32>,
}

#[table(name = "defaults2", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Defaults2 {
    #[column(default = -5)]
    pub a: Option<i32>,
    #[column(default = 9999999999)]
    pub b: Option<i64>,
    #[column(default = sql("'5'::bigint"))]
    pub c: Option<i64>,
    #[column(default = -1)]
    pub d: Option<i16>,
    #[column(default = -1.50)]
    pub e: Option<Decimal>,
    #[column(default = sql("'10000000000'::numeric"))]
    pub f: Option<f64>,
    #[column(default = "")]
    pub g: Option<String>,
    #[column(length = 3, default = "abc")]
    pub h: Option<String>,
    #[column(default = false)]
    pub i: Option<bool>,
    #[column(default = sql(r#"'{"a": [1, "b"]}'::jsonb"#))]
    pub j: Option<JsonValue>,
    #[column(default = json!([]))]
    pub k: Option<JsonValue>,
    #[column(default = now())]
    pub l: Option<DateTime<Utc>>,
    #[column(default = current_timestamp())]
    pub m: Option<NaiveDateTime>,
    #[column(default = current_date())]
    pub n: Option<NaiveDate>,
    #[column(default = now())]
    pub o: Option<NaiveDate>,
    #[column(default = localtime())]
    pub p: Option<NaiveTime>,
    #[column(default = current_user())]
    pub q: Option<String>,
    #[column(default = sql("'{}'::text[]"))]
    pub r: Option<Vec<String>>,
    #[column(default = sql("ARRAY[]::text[]"))]
    pub s: Option<Vec<String>>,
    #[column(default = gen_random_uuid())]
    pub t: Option<Uuid>,
    #[column(default = gen_random_uuid())]
    pub u: Option<String>,
    #[column(default = sql("'1 day'::interval"))]
    pub v: Option<PgInterval>,
    #[column(default = 0.5)]
    pub w: Option<f32>,
    #[column(char = 3, default = "a")]
    pub x: Option<String>,
    pub y: Option<String>,
    #[column(citext, default = "Q")]
    pub z: Option<String>,
    #[column(default = "a\nb")]
    pub aa: Option<String>,
    #[column(default = sql("'NaN'::double precision"))]
    pub ab: Option<f64>,
    #[column(default = sql("(2 + 3)"))]
    pub ac: Option<i32>,
    #[column(default = sql("('a'::text || 'b'::text)"))]
    pub ad: Option<String>,
    #[column(default = sql("'2020-01-01 00:00:00+00'::timestamp with time zone"))]
    pub ae: Option<DateTime<Utc>>,
    #[column(precision = 4, scale = 2, default = 4.99)]
    pub af: Option<Decimal>,
    #[column(default = sql("floor((random() * (10)::double precision))"))]
    pub ag: Option<i32>,
    #[column(default = random())]
    pub ah: Option<f64>,
}

#[table(name = "drawn", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    #[column(default = sql("nextval('public.free_seq'::regclass)"))]
    pub id: Option<i32>,
    #[column(serial)]
    pub s: i16,
    pub n: Option<i32>,
}

#[table]
#[derive(Clone, Debug, PartialEq)]
pub struct Gen {
    pub a: Option<i32>,
    #[column(generated = sql("a * 2"))]
    pub b: Option<i32>,
    #[column(
        primary_key,
        identity(by_default, start = 5, increment = 2, max = 100, cycle)
    )]
    pub c: i32,
    #[column(identity)]
    pub d: i64,
}

#[table(name = "new_users")]
#[derive(Clone, Debug, PartialEq)]
pub struct NewUserRow {
    #[column(primary_key)]
    pub id: i32,
}

#[table(name = "nones", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct NoneRow {
    pub i: Option<i32>,
}

#[table(name = "raws", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct RawRow {
    #[column(sql_type = "tsvector")]
    pub t: Option<Raw>,
    #[column(sql_type = "xml")]
    pub x: Option<Raw>,
    #[column(sql_type = "box")]
    pub b: Option<PgBox>,
    #[column(sql_type = "point")]
    pub p: Option<PgPoint>,
    #[column(sql_type = "int4multirange")]
    pub mr: Option<Raw>,
    pub r: Option<PgRange<i32>>,
    pub iv: Option<PgInterval>,
    #[column(precision = 3)]
    pub iv3: Option<PgInterval>,
    #[column(sql_type = "interval day to second(2)")]
    pub ivd: Option<PgInterval>,
    #[column(sql_type = "timetz")]
    pub tz: Option<Raw>,
    #[column(sql_type = "bit(8)")]
    pub b8: Option<BitVec>,
    #[column(length = 4)]
    pub vb: Option<BitVec>,
    pub vbn: Option<BitVec>,
    pub mac: Option<MacAddress>,
    #[column(sql_type = "macaddr8")]
    pub mac8: Option<Raw>,
    #[column(sql_type = "cidr")]
    pub cid: Option<IpNetwork>,
    pub inet: Option<IpNetwork>,
    #[column(sql_type = "oid")]
    pub oid: Option<Oid>,
    #[column(sql_type = r#""char""#)]
    pub ch: Option<i8>,
    #[column(sql_type = "name")]
    pub nm: Option<String>,
    #[column(sql_type = "money")]
    pub mo: Option<PgMoney>,
    #[column(sql_type = "json")]
    pub js: Option<JsonValue>,
    #[column(sql_type = "pg_lsn")]
    pub lsn: Option<Raw>,
    #[column(sql_type = "circle")]
    pub cs: Option<PgCircle>,
    #[column(sql_type = "jsonpath")]
    pub jp: Option<Raw>,
    pub arr2: Option<Vec<i32>>,
    #[column(sql_type = "varchar[]")]
    pub va: Option<Vec<String>>,
    #[column(length = 5)]
    pub v5: Option<Vec<String>>,
    pub n: Option<Decimal>,
    #[column(precision = 10)]
    pub n1: Option<Decimal>,
    #[column(precision = 10, scale = 2)]
    pub n2: Option<Decimal>,
    #[column(sql_type = "numeric(2,5)")]
    pub n3: Option<Decimal>,
    #[column(precision = 5, scale = 2)]
    pub na: Option<Vec<Decimal>>,
    #[column(precision = 3)]
    pub ts: Option<NaiveDateTime>,
    #[column(precision = 2)]
    pub tsa: Option<Vec<DateTime<Utc>>>,
    #[column(sql_type = "bpchar")]
    pub bp: Option<String>,
    #[column(char = 1)]
    pub c1: Option<String>,
    #[column(char = 10)]
    pub c10: Option<String>,
    pub u: Option<Vec<Uuid>>,
    pub bya: Option<Vec<Vec<u8>>>,
    #[column(sql_type = "line")]
    pub ln: Option<PgLine>,
    #[column(sql_type = "lseg")]
    pub ls: Option<PgLSeg>,
    #[column(sql_type = "path")]
    pub pa: Option<PgPath>,
    #[column(sql_type = "polygon")]
    pub po: Option<PgPolygon>,
    #[column(sql_type = "regtype")]
    pub rt: Option<Raw>,
    pub tsr: Option<PgRange<DateTime<Utc>>>,
    pub nr: Option<PgRange<Decimal>>,
    pub dr: Option<PgRange<NaiveDate>>,
}

#[table(allow(no_primary_key = "it had none"))]
#[exclude(columns(during with "-|-"), name = "named")]
#[exclude(columns(room with "=", during with "&&"), where = sql("room > 0"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    pub room: Option<i32>,
    pub during: Option<PgRange<NaiveDateTime>>,
}

#[table(allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Selve {
    pub id: Option<i32>,
}

#[table(name = "somes", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct SomeRow {
    pub i: Option<i32>,
}

#[table(name = "strings")]
#[derive(Clone, Debug, PartialEq)]
pub struct StringRow {
    #[column(primary_key)]
    pub id: i32,
}

#[table(name = "typed")]
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    #[column(primary_key)]
    pub id: i32,
    pub e: Option<Email>,
    pub es: Option<Vec<Email>>,
    #[column(sql_type = "public.pos")]
    pub p: Option<i32>,
    pub a: Option<Addr>,
    pub aa: Option<Vec<Addr>>,
    pub f: Option<Floatrange>,
    pub tr: Option<Textrange>,
    pub v: Option<Vc>,
    pub ar: Option<Arr>,
}

#[derive(Clone, Debug, PartialEq, SqlDomain)]
#[sql_domain(length = 20, collate = "C")]
pub struct Vc(pub String);

#[derive(Clone, Debug, PartialEq, SqlRange)]
#[sql_range(subtype = "text", collation = "C", multirange = "Many")]
pub struct Textrange(pub PgRange<String>);

/// f
#[derive(Clone, Debug, PartialEq, SqlRange)]
#[sql_range(subtype = "double precision", subtype_diff = "float8mi")]
pub struct Floatrange(pub PgRange<f64>);

/// mail
#[derive(Clone, Debug, PartialEq, SqlDomain)]
#[sql_domain(check = sql("VALUE ~ '@'::text"))]
pub struct Email(pub String);

#[derive(Clone, Debug, PartialEq, SqlDomain)]
pub struct Arr(pub Vec<String>);

#[derive(Clone, Debug, PartialEq, SqlComposite)]
pub struct Addr {
    /// where
    pub street: Option<String>,
    #[column(name = "zip Code", length = 10)]
    pub zip_code: Option<String>,
    pub n: Option<Vec<i32>>,
}

#[table(
    name = "unl",
    unlogged,
    row_level_security,
    with(fillfactor = 50, toast.autovacuum_enabled = false),
    replica_identity = full
)]
#[policy(
    name = "p 2",
    for = update,
    restrictive,
    using = sql("true"),
    with_check = sql("v <> ''::text")
)]
#[policy(name = "p1", for = select, using = sql("v = CURRENT_USER"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Unl {
    #[column(primary_key, default = sql("nextval('public.unl_id_seq'::regclass)"))]
    pub id: i32,
    #[column(
        storage = external,
        compression = "pglz",
        statistics = 500,
        options(n_distinct = "-0.5")
    )]
    pub v: Option<String>,
}

#[table(name = "utcs", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct UtcRow {
    pub x: Option<DateTime<Utc>>,
}

#[table(name = "uuids", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct UuidRow {
    pub id: Option<Uuid>,
}

#[table(allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    pub id: Option<i32>,
}

#[table(name = "vecs", allow(no_primary_key = "it had none"))]
#[derive(Clone, Debug, PartialEq)]
pub struct VecRow {
    pub id: Option<i32>,
}
