//! Every Rust type that is a column out of the box, with its PostgreSQL type.
#![allow(missing_docs, reason = "the structs are here for their types")]

use schema_core::{ColumnType, SqlType};

fn name<T: ColumnType>() -> String {
    fn spell(sql_type: &SqlType) -> String {
        match sql_type {
            SqlType::Builtin(name) => (*name).to_owned(),
            SqlType::Named(name) => name.name.to_owned(),
            SqlType::Array(element) => format!("{}[]", spell(element)),
        }
    }
    spell(&T::SQL_TYPE)
}

#[test]
fn types_of_the_language() {
    assert_eq!(name::<bool>(), "boolean");
    assert_eq!((name::<i16>(), name::<i32>(), name::<i64>()), ("smallint".into(), "integer".into(), "bigint".into()));
    assert_eq!((name::<f32>(), name::<f64>()), ("real".into(), "double precision".into()));
    assert_eq!((name::<String>(), name::<Option<String>>()), ("text".into(), "text".into()));
    assert_eq!((name::<Vec<u8>>(), name::<Vec<Vec<u8>>>()), ("bytea".into(), "bytea[]".into()));
    assert_eq!((name::<Vec<i32>>(), name::<Vec<Option<String>>>()), ("integer[]".into(), "text[]".into()));
    assert_eq!((<Option<i32>>::NULLABLE, <Vec<Option<i32>>>::NULLABLE), (true, false));
}

#[cfg(feature = "chrono")]
#[test]
fn types_of_chrono() {
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};
    assert_eq!(name::<NaiveDate>(), "date");
    assert_eq!(name::<NaiveTime>(), "time without time zone");
    assert_eq!(name::<NaiveDateTime>(), "timestamp without time zone");
    assert_eq!(name::<DateTime<Utc>>(), "timestamp with time zone");
    assert_eq!(name::<DateTime<FixedOffset>>(), "timestamp with time zone");
    #[cfg(feature = "sqlx")]
    assert_eq!(name::<DateTime<chrono::Local>>(), "timestamp with time zone");
}

#[cfg(feature = "time")]
#[test]
fn types_of_time() {
    use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};
    assert_eq!((name::<Date>(), name::<Time>()), ("date".into(), "time without time zone".into()));
    assert_eq!(name::<PrimitiveDateTime>(), "timestamp without time zone");
    assert_eq!(name::<OffsetDateTime>(), "timestamp with time zone");
}

#[cfg(feature = "json")]
#[test]
fn json() {
    assert_eq!(name::<serde_json::Value>(), "jsonb");
    assert_eq!(name::<schema_core::Json<Vec<String>>>(), "jsonb");
    #[cfg(feature = "sqlx")]
    assert_eq!(name::<sqlx::types::Json<Vec<String>>>(), "jsonb");
}

#[cfg(feature = "uuid")]
#[test]
fn uuid() {
    assert_eq!(name::<uuid::Uuid>(), "uuid");
}

#[cfg(feature = "rust_decimal")]
#[test]
fn rust_decimal() {
    assert_eq!(name::<rust_decimal::Decimal>(), "numeric");
}

#[cfg(feature = "bigdecimal")]
#[test]
fn bigdecimal() {
    assert_eq!(name::<Vec<bigdecimal::BigDecimal>>(), "numeric[]");
}

#[cfg(all(feature = "ipnetwork", feature = "mac_address", feature = "bit-vec"))]
#[test]
fn networks_and_bits() {
    assert_eq!(name::<ipnetwork::IpNetwork>(), "inet");
    assert_eq!(name::<mac_address::MacAddress>(), "macaddr");
    assert_eq!(name::<bit_vec::BitVec>(), "bit varying");
}

#[cfg(all(feature = "sqlx", feature = "chrono"))]
#[test]
fn intervals_and_ranges() {
    use sqlx::postgres::types::{PgInterval, PgRange};
    assert_eq!(name::<PgInterval>(), "interval");
    assert_eq!((name::<PgRange<i32>>(), name::<PgRange<i64>>()), ("int4range".into(), "int8range".into()));
    assert_eq!(name::<PgRange<chrono::NaiveDate>>(), "daterange");
    assert_eq!(name::<PgRange<chrono::NaiveDateTime>>(), "tsrange");
    assert_eq!(name::<Vec<PgRange<chrono::DateTime<chrono::Utc>>>>(), "tstzrange[]");
    #[cfg(feature = "rust_decimal")]
    assert_eq!(name::<PgRange<rust_decimal::Decimal>>(), "numrange");
}
