//! Parts of values from and to sqlx: the fields of a composite type, what a domain or a range is made of. As with fields
//! of rows, a type that sqlx does not know gets one error, and none if it is no type of columns either.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::{PgRecordDecoder, PgRecordEncoder};
use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo, PgValueRef, Postgres};
use sqlx::{Decode, Encode, Type};

use super::bind::{Field, Readable, Writable};
use crate::declare::column_type::ColumnType;

/// A part of a value.
pub struct Piece<'a, T>(pub &'a T);

impl<T: Type<Postgres> + for<'q> Encode<'q, Postgres>> Piece<'_, T> {
    /// Writes all that there is.
    ///
    /// # Errors
    /// As the type's own.
    pub fn write(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode_by_ref(self.0, buffer)
    }

    /// Writes one of several.
    ///
    /// # Errors
    /// As the type's own.
    pub fn add(&self, record: &mut PgRecordEncoder<'_>) -> Result<(), BoxDynError> {
        record.encode(self.0).map(drop)
    }
}

/// A type of columns that sqlx does not write.
pub trait NeedsWrite<T> {
    /// Asks for what is missing.
    ///
    /// # Errors
    /// Always.
    fn write(&self, _buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError>
    where
        T: Writable,
    {
        Err("sqlx does not write this type".into())
    }

    /// Asks for what is missing.
    ///
    /// # Errors
    /// Always.
    fn add(&self, _record: &mut PgRecordEncoder<'_>) -> Result<(), BoxDynError>
    where
        T: Writable,
    {
        Err("sqlx does not write this type".into())
    }
}

impl<T: ColumnType> NeedsWrite<T> for Piece<'_, T> {}

/// No type of columns at all.
pub trait Unwritten {
    /// Stands in.
    ///
    /// # Errors
    /// Always.
    fn write(&self, _buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Err("this is no type of a column".into())
    }

    /// Stands in.
    ///
    /// # Errors
    /// Always.
    fn add(&self, _record: &mut PgRecordEncoder<'_>) -> Result<(), BoxDynError> {
        Err("this is no type of a column".into())
    }
}

impl<T> Unwritten for &Piece<'_, T> {}

impl<T: Type<Postgres> + for<'r> Decode<'r, Postgres>> Field<T> {
    /// Reads all that there is.
    ///
    /// # Errors
    /// As the type's own.
    pub fn all(&self, value: PgValueRef<'_>) -> Result<T, BoxDynError> {
        T::decode(value)
    }

    /// Reads one of several.
    ///
    /// # Errors
    /// As the type's own.
    pub fn next(&self, record: &mut PgRecordDecoder<'_>) -> Result<T, BoxDynError> {
        record.try_decode()
    }

    /// Whether a value of this type is one.
    #[must_use]
    pub fn takes(&self, info: &PgTypeInfo) -> bool {
        T::compatible(info)
    }
}

/// A type of columns that sqlx does not read.
pub trait NeedsRead<T> {
    /// Asks for what is missing.
    ///
    /// # Errors
    /// Always.
    fn all(&self, _value: PgValueRef<'_>) -> Result<T, BoxDynError>
    where
        T: Readable,
    {
        Err("sqlx does not read this type".into())
    }

    /// Asks for what is missing.
    ///
    /// # Errors
    /// Always.
    fn next(&self, _record: &mut PgRecordDecoder<'_>) -> Result<T, BoxDynError>
    where
        T: Readable,
    {
        Err("sqlx does not read this type".into())
    }

    /// Told where it is read.
    fn takes(&self, _info: &PgTypeInfo) -> bool {
        false
    }
}

impl<T: ColumnType> NeedsRead<T> for Field<T> {}

/// No type of columns at all.
pub trait Unread<T> {
    /// Stands in.
    ///
    /// # Errors
    /// Always.
    fn all(&self, _value: PgValueRef<'_>) -> Result<T, BoxDynError> {
        Err("this is no type of a column".into())
    }

    /// Stands in.
    ///
    /// # Errors
    /// Always.
    fn next(&self, _record: &mut PgRecordDecoder<'_>) -> Result<T, BoxDynError> {
        Err("this is no type of a column".into())
    }

    /// Stands in.
    fn takes(&self, _info: &PgTypeInfo) -> bool {
        false
    }
}

impl<T> Unread<T> for &Field<T> {}
