impl ::schema_core::__private::OwnType for Email {
    const DEF: ::schema_core::__private::TypeDef = {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::words::*;
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::{NotOption as _, Unstarted as _};
        const __VALUE: ::schema_core::__private::ColumnDef = {
            let __builder = {
                ::schema_core::__private::known::<String>();
                ::schema_core::__private::Start::<String>::COLUMN.named("value")
            };
            let __builder = __builder.length(5);
            __builder.build()
        };
        const _: () = ::schema_core::__private::check_steps(
            &[
                ::schema_core::__private::Step::Own(&__VALUE),
                ::schema_core::__private::Step::Quoted("''", &[]),
                ::schema_core::__private::Step::Operator("<>", "VALUE <> ''"),
            ],
            "",
        );
        ::schema_core::__private::TypeDef {
            name: ::schema_core::__private::TableName {
                schema: "public",
                name: "email",
            },
            rust_name: "Email",
            comment: ::core::option::Option::None,
            owner: ::core::option::Option::None,
            kind: ::schema_core::__private::TypeKind::Domain {
                base: &__VALUE,
                not_null: false,
                checks: &[
                    {
                        let __builder = ::schema_core::__private::check(
                            ::core::option::Option::None,
                            sql("VALUE <> ''"),
                        );
                        __builder.build()
                    },
                ],
            },
        }
    };
}
impl ::schema_core::__private::ColumnType for Email {
    type Value = Self;
    const SQL_TYPE: ::schema_core::__private::SqlType = ::schema_core::__private::SqlType::Named(::schema_core::__private::TableName {
        schema: "public",
        name: "email",
    });
    const OWN_TYPE: ::core::option::Option<&'static ::schema_core::__private::TypeDef> = ::core::option::Option::Some(
        &<Self as ::schema_core::__private::OwnType>::DEF,
    );
    fn check(
        &self,
        __column: &::schema_core::__private::ColumnDef,
        __violations: &mut ::schema_core::__private::Violations,
    ) {
        #[allow(unused_imports, reason = "most types are types of columns")]
        use ::schema_core::__private::Unbased as _;
        ::schema_core::__private::Based(&self.0)
            .check(
                &<Self as ::schema_core::__private::OwnType>::DEF,
                __column,
                __violations,
            );
    }
}
impl ::schema_core::__private::query::Text for Email
where
    for<'__a> String: ::schema_core::__private::query::Text,
{}
impl ::schema_core::__private::query::Ordered for Email
where
    for<'__a> String: ::schema_core::__private::query::Ordered,
{}
impl ::schema_core::__private::sqlx::Type<::schema_core::__private::sqlx::Postgres>
for Email {
    fn type_info() -> ::schema_core::__private::sqlx::postgres::PgTypeInfo {
        ::schema_core::__private::sqlx::postgres::PgTypeInfo::with_name("email")
    }
    fn compatible(__ty: &::schema_core::__private::sqlx::postgres::PgTypeInfo) -> bool {
        #[allow(unused_imports, reason = "sqlx knows most types")]
        use ::schema_core::__private::{NeedsRead as _, Unread as _};
        *__ty
            == <Self as ::schema_core::__private::sqlx::Type<
                ::schema_core::__private::sqlx::Postgres,
            >>::type_info()
            || (&::schema_core::__private::Field::<String>::NEW).takes(__ty)
    }
}
impl ::schema_core::__private::sqlx::postgres::PgHasArrayType for Email {
    fn array_type_info() -> ::schema_core::__private::sqlx::postgres::PgTypeInfo {
        ::schema_core::__private::sqlx::postgres::PgTypeInfo::array_of("email")
    }
}
impl<
    '__q,
> ::schema_core::__private::sqlx::Encode<'__q, ::schema_core::__private::sqlx::Postgres>
for Email {
    fn encode_by_ref(
        &self,
        __buffer: &mut ::schema_core::__private::sqlx::postgres::PgArgumentBuffer,
    ) -> ::core::result::Result<
        ::schema_core::__private::sqlx::encode::IsNull,
        ::schema_core::__private::sqlx::error::BoxDynError,
    > {
        #[allow(unused_imports, reason = "sqlx knows most types")]
        use ::schema_core::__private::{NeedsWrite as _, Unwritten as _};
        (&::schema_core::__private::Piece(&self.0)).write(__buffer)
    }
}
impl<
    '__r,
> ::schema_core::__private::sqlx::Decode<'__r, ::schema_core::__private::sqlx::Postgres>
for Email {
    fn decode(
        __value: ::schema_core::__private::sqlx::postgres::PgValueRef<'__r>,
    ) -> ::core::result::Result<
        Self,
        ::schema_core::__private::sqlx::error::BoxDynError,
    > {
        #[allow(unused_imports, reason = "sqlx knows most types")]
        use ::schema_core::__private::{NeedsRead as _, Unread as _};
        ::core::result::Result::map(
            (&::schema_core::__private::Field::<String>::NEW).all(__value),
            Self,
        )
    }
}
