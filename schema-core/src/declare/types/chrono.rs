//! Types of chrono.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::column_type;

column_type!(NaiveDate => "date", Takes(Date Timestamp));
column_type!(NaiveTime => "time without time zone", Precision(6), Takes(Time Timestamp));
column_type!(NaiveDateTime => "timestamp without time zone", Moment, Precision(6), Takes(Timestamp Date));
column_type!(DateTime<Utc> => "timestamp with time zone", Moment, Precision(6), Takes(Timestamp Date));
// chrono has the local time zone with its feature `clock`, which sqlx turns on.
#[cfg(feature = "sqlx")]
column_type!(DateTime<chrono::Local> => "timestamp with time zone", Moment, Precision(6), Takes(Timestamp Date));
column_type!(DateTime<FixedOffset> => "timestamp with time zone", Moment, Precision(6), Takes(Timestamp Date));
