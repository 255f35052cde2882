//! Decimal numbers.

use super::column_type;

#[cfg(feature = "rust_decimal")]
column_type!(rust_decimal::Decimal => "numeric", Precision(1000), Scale, IntegerDefault, NumberDefault, Takes(Float));
#[cfg(feature = "bigdecimal")]
column_type!(bigdecimal::BigDecimal => "numeric", Precision(1000), Scale, IntegerDefault, NumberDefault, Takes(Float));
