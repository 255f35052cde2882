//! Values of types that have no type in Rust.

/// A value of any PostgreSQL type, as the bytes that PostgreSQL sends: read and written back as they are.
///
/// It is the field of a column whose type neither this crate nor sqlx has a Rust type for, such as `tsvector`; the column
/// names its type: `#[column(sql_type = "tsvector")]`. To look into a value, ask for it in another type: `body::text`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Raw(pub Vec<u8>);

#[cfg(feature = "sqlx")]
mod rows {
    use sqlx::encode::IsNull;
    use sqlx::error::BoxDynError;
    use sqlx::postgres::types::Oid;
    use sqlx::postgres::{PgArgumentBuffer, PgTypeInfo, PgValueRef, Postgres};
    use sqlx::{Decode, Encode, Type};

    use super::Raw;

    impl Type<Postgres> for Raw {
        /// The type that the statement wants in this place: zero leaves it to the server.
        fn type_info() -> PgTypeInfo {
            PgTypeInfo::with_oid(Oid(0))
        }

        fn compatible(_ty: &PgTypeInfo) -> bool {
            true
        }
    }

    impl<'q> Encode<'q, Postgres> for Raw {
        fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
            buffer.extend_from_slice(&self.0);
            Ok(IsNull::No)
        }
    }

    impl<'r> Decode<'r, Postgres> for Raw {
        fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
            value.as_bytes().map(|bytes| Self(bytes.to_owned()))
        }
    }
}
