//! Values on their way into the arguments of a statement.

use std::borrow::Cow;

use sqlx::encode::Encode;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgArguments, PgTypeInfo, Postgres};
use sqlx::{Arguments, Type};

/// What stands where something cannot be asked for: nothing that could be sent, so that the statement is not.
pub(super) struct Refused(pub(super) Cow<'static, str>);

impl Bound for Refused {
    fn bind(&self, _arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        Err(self.0.clone().into())
    }

    fn encoded(&self) -> Result<(PgTypeInfo, Option<Vec<u8>>), BoxDynError> {
        Err(self.0.clone().into())
    }
}

/// A value that can be bound, as often as its statement runs.
pub trait Bound: Send + Sync {
    /// Adds the value to the arguments.
    ///
    /// # Errors
    /// If it cannot be encoded.
    fn bind(&self, arguments: &mut PgArguments) -> Result<(), BoxDynError>;
    /// Its type and its bytes, where it is not NULL.
    ///
    /// # Errors
    /// If it cannot be encoded.
    fn encoded(&self) -> Result<(PgTypeInfo, Option<Vec<u8>>), BoxDynError>;
}

impl<T: for<'q> Encode<'q, Postgres> + Type<Postgres> + Send + Sync> Bound for T {
    fn bind(&self, arguments: &mut PgArguments) -> Result<(), BoxDynError> {
        arguments.add(self)
    }

    fn encoded(&self) -> Result<(PgTypeInfo, Option<Vec<u8>>), BoxDynError> {
        let mut buffer = PgArgumentBuffer::default();
        let null = self.encode_by_ref(&mut buffer)?.is_null();
        Ok((self.produces().unwrap_or_else(T::type_info), (!null).then(|| buffer.to_vec())))
    }
}
