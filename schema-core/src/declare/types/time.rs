//! Types of time.

use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

use super::column_type;

column_type!(Date => "date", Takes(Date Timestamp));
column_type!(Time => "time without time zone", Precision(6), Takes(Time Timestamp));
column_type!(PrimitiveDateTime => "timestamp without time zone", Moment, Precision(6), Takes(Timestamp Date));
column_type!(OffsetDateTime => "timestamp with time zone", Moment, Precision(6), Takes(Timestamp Date));
