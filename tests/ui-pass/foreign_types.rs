//! Types that are not known: by `sql_type`, and by an impl of one trait.
#![allow(dead_code)]

use schema_core::{ColumnType, SqlType, table};

#[derive(Clone, serde::Serialize, serde::Deserialize)]
struct Slug(String);

impl ColumnType for Slug {
    type Value = Self;
    const SQL_TYPE: SqlType = SqlType::Builtin("text");
}

mod rows {
    use schema_core::__private::sqlx::{self, Decode, Encode, Postgres, Type};
    impl Type<Postgres> for super::Slug {
        fn type_info() -> sqlx::postgres::PgTypeInfo {
            <String as Type<Postgres>>::type_info()
        }
    }
    impl<'q> Encode<'q, Postgres> for super::Slug {
        fn encode_by_ref(&self, buffer: &mut sqlx::postgres::PgArgumentBuffer) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
            <String as Encode<'q, Postgres>>::encode_by_ref(&self.0, buffer)
        }
    }
    impl<'r> Decode<'r, Postgres> for super::Slug {
        fn decode(value: sqlx::postgres::PgValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
            <String as Decode<'r, Postgres>>::decode(value).map(super::Slug)
        }
    }
}

/// Implements sqlx's traits and not ours.
mod sqlx_only {
    pub use schema_core::__private::sqlx::postgres::types::PgLTree as Tree;
}

#[table]
struct Page {
    #[column(primary_key)]
    slug: Slug,
    #[column(sql_type = "ltree")]
    address: Option<sqlx_only::Tree>,
}

fn main() {
    assert!(<Page as schema_core::Table>::DEF.columns[1].nullable);
}
