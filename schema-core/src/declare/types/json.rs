//! JSON: `serde_json::Value`, and `Json<T>` for a known structure.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::declare::column_type::ColumnType;
use crate::declare::def::ColumnDef;
#[cfg(feature = "database")]
use crate::declare::def::Example;
use crate::declare::fits::JsonText;
use crate::declare::sql_type::SqlType;
use crate::row::Violations;

const JSONB: SqlType = SqlType::Builtin("jsonb");

/// A value that is kept as `jsonb`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Json<T>(pub T);

impl<T> Json<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> core::ops::Deref for Json<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> core::ops::DerefMut for Json<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> From<T> for Json<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl ColumnType for serde_json::Value {
    type Value = Self;
    const SQL_TYPE: SqlType = JSONB;

    fn check(&self, column: &ColumnDef, violations: &mut Violations) {
        violations.check_shape(column, self);
    }
}

impl JsonText for serde_json::Value {}

/// A value that is written and read as JSON.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be kept as JSON",
    label = "serde does not both write and read `{Self}`",
    note = "help: put `#[derive(serde::Serialize, serde::Deserialize)]` above the type, or turn its crate's feature for serde on"
)]
pub trait JsonValue: Serialize + DeserializeOwned {}

#[diagnostic::do_not_recommend]
impl<T: Serialize + DeserializeOwned> JsonValue for T {}

impl<T: JsonValue> ColumnType for Json<T> {
    type Value = Self;
    const SQL_TYPE: SqlType = JSONB;
    #[cfg(feature = "database")]
    const EXAMPLE: Option<Example> = Some(super::example::example::<T>);

    fn check(&self, column: &ColumnDef, violations: &mut Violations) {
        violations.check_serialized(column, &self.0);
    }
}

impl<T> JsonText for Json<T> {}

#[cfg(feature = "sqlx")]
impl<T: JsonValue> ColumnType for sqlx::types::Json<T> {
    type Value = Self;
    const SQL_TYPE: SqlType = JSONB;
    #[cfg(feature = "database")]
    const EXAMPLE: Option<Example> = Some(super::example::example::<T>);

    fn check(&self, column: &ColumnDef, violations: &mut Violations) {
        violations.check_serialized(column, &self.0);
    }
}

#[cfg(feature = "sqlx")]
impl<T> JsonText for sqlx::types::Json<T> {}

#[cfg(feature = "sqlx")]
mod rows {
    use sqlx::encode::IsNull;
    use sqlx::error::BoxDynError;
    use sqlx::postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueRef, Postgres};
    use sqlx::types::Json as SqlxJson;
    use sqlx::{Decode, Encode, Type};

    use super::{Deserialize, Json, Serialize};

    impl<T> Type<Postgres> for Json<T> {
        fn type_info() -> PgTypeInfo {
            <SqlxJson<T> as Type<Postgres>>::type_info()
        }

        fn compatible(ty: &PgTypeInfo) -> bool {
            <SqlxJson<T> as Type<Postgres>>::compatible(ty)
        }
    }

    impl<T> PgHasArrayType for Json<T> {
        fn array_type_info() -> PgTypeInfo {
            <SqlxJson<T> as PgHasArrayType>::array_type_info()
        }

        fn array_compatible(ty: &PgTypeInfo) -> bool {
            <SqlxJson<T> as PgHasArrayType>::array_compatible(ty)
        }
    }

    impl<'q, T: Serialize> Encode<'q, Postgres> for Json<T> {
        fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
            <SqlxJson<&T> as Encode<'q, Postgres>>::encode(SqlxJson(&self.0), buffer)
        }
    }

    impl<'r, T: Deserialize<'r> + 'r> Decode<'r, Postgres> for Json<T> {
        fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
            <SqlxJson<T> as Decode<'r, Postgres>>::decode(value).map(|json| Self(json.0))
        }
    }
}
