//! Types of the language itself.

use super::column_type;
use crate::declare::column_type::ColumnType;
use crate::declare::def::ColumnDef;
use crate::declare::sql_type::SqlType;
use crate::row::Violations;

column_type!(bool => "boolean", BooleanDefault);
column_type!(i16 => "smallint", Sequenced, RangedDefault, Takes(Float));
column_type!(i32 => "integer", Sequenced, RangedDefault, Takes(Float));
column_type!(i64 => "bigint", Sequenced, RangedDefault, Takes(Float));
column_type!(f32 => "real", IntegerDefault, NumberDefault(32), Takes(Float));
column_type!(f64 => "double precision", IntegerDefault, NumberDefault(64), Takes(Float));

impl ColumnType for String {
    type Value = Self;
    const SQL_TYPE: SqlType = SqlType::Builtin("text");

    fn check(&self, column: &ColumnDef, violations: &mut Violations) {
        violations.check_length(column, self);
    }
}

super::fits!(String, Length("character varying"));
super::fits!(String, Text);
super::fits!(String, TextDefault);
super::fits!(String, Takes(Timestamp Date Time Uuid Float Name));
