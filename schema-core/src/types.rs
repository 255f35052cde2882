//! The types of columns that other crates bring, under one roof: a crate that only declares tables needs no other.
//!
//! What is here depends on the features; [`declare`](crate::declare) has the PostgreSQL type of each.

#[cfg(feature = "bigdecimal")]
pub use bigdecimal::BigDecimal;
#[cfg(feature = "bit-vec")]
pub use bit_vec::BitVec;
#[cfg(feature = "chrono")]
pub use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};
#[cfg(feature = "ipnetwork")]
pub use ipnetwork::IpNetwork;
#[cfg(feature = "mac_address")]
pub use mac_address::MacAddress;
#[cfg(feature = "rust_decimal")]
pub use rust_decimal::Decimal;
#[cfg(feature = "sqlx")]
pub use sqlx::postgres::types::{
    Oid, PgBox, PgCircle, PgCube, PgHstore, PgInterval, PgLQuery, PgLSeg, PgLTree, PgLine, PgMoney, PgPath, PgPoint,
    PgPolygon, PgRange,
};
#[cfg(feature = "time")]
pub use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};
#[cfg(feature = "uuid")]
pub use uuid::Uuid;

pub use crate::row::raw::Raw;

/// Any JSON.
// An alias: of an enum that is exported, rustc counts the variants as names, and then no longer says `String` in messages.
#[cfg(feature = "json")]
pub type JsonValue = serde_json::Value;
