//! Decimal numbers.

use super::fits;
use crate::declare::column_type::ColumnType;
use crate::declare::def::ColumnDef;
use crate::declare::sql_type::SqlType;
use crate::row::Violations;

macro_rules! decimal {
    ($type:ty, $whole:expr) => {
        impl ColumnType for $type {
            type Value = Self;
            const SQL_TYPE: SqlType = SqlType::Builtin("numeric");

            fn check(&self, column: &ColumnDef, violations: &mut Violations) {
                let Some(precision) = column.precision else { return };
                let whole: fn(&$type, i32) -> Self = $whole;
                let scale = column.scale.unwrap_or_default();
                // As PostgreSQL does it: what is left of the point counts once the rest is rounded.
                let text = whole(self, scale).to_string();
                let digits = text.trim_start_matches(['-', '0']).split('.').next().unwrap_or_default().len();
                violations.check_digits(column, digits, i64::from(precision) - i64::from(scale));
            }
        }

        fits!($type, Precision(1000));
        fits!($type, Scale);
        fits!($type, IntegerDefault);
        fits!($type, NumberDefault);
        fits!($type, Takes(Float));
    };
}

#[cfg(feature = "rust_decimal")]
decimal!(rust_decimal::Decimal, |value, scale| {
    let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    value.round_dp_with_strategy(u32::try_from(scale).unwrap_or_default(), strategy)
});
#[cfg(feature = "bigdecimal")]
decimal!(bigdecimal::BigDecimal, |value, scale| {
    value.with_scale_round(i64::from(scale.max(0)), bigdecimal::RoundingMode::HalfUp)
});
