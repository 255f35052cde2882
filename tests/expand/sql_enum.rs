impl ::schema_core::__private::SqlEnum for Status {
    const DEF: ::schema_core::__private::EnumDef = ::schema_core::__private::EnumDef {
        storage: ::schema_core::__private::EnumStorage::Text {
            check: true,
        },
        rust_name: "Status",
        values: &[
            ::schema_core::__private::EnumValueDef {
                name: "active",
                renamed_from: ::core::option::Option::None,
            },
            ::schema_core::__private::EnumValueDef {
                name: "off",
                renamed_from: ::core::option::Option::None,
            },
        ],
        comment: ::core::option::Option::None,
        renamed_from: ::core::option::Option::None,
    };
}
impl ::schema_core::__private::ColumnType for Status {
    type Value = Self;
    const SQL_TYPE: ::schema_core::__private::SqlType = ::schema_core::__private::SqlType::Builtin(
        "text",
    );
    const VALUES: ::core::option::Option<&'static ::schema_core::__private::EnumDef> = ::core::option::Option::Some(
        &<Self as ::schema_core::__private::SqlEnum>::DEF,
    );
}
impl ::schema_core::__private::fits::Length for Status {
    const SQL_TYPE: ::schema_core::__private::SqlType = ::schema_core::__private::SqlType::Builtin(
        "character varying",
    );
}
#[allow(dead_code, reason = "not every program uses all of it")]
impl Status {
    /// All values, in order.
    pub const ALL: &'static [Self] = &[Self::Active, Self::Inactive];
    /// The value in SQL.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match *self {
            Self::Active => "active",
            Self::Inactive => "off",
        }
    }
}
impl ::core::fmt::Display for Status {
    fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __f.pad(self.as_str())
    }
}
impl ::core::str::FromStr for Status {
    type Err = ::schema_core::__private::UnknownValue;
    fn from_str(
        __value: &str,
    ) -> ::core::result::Result<Self, ::schema_core::__private::UnknownValue> {
        match __value {
            "active" => ::core::result::Result::Ok(Self::Active),
            "off" => ::core::result::Result::Ok(Self::Inactive),
            _ => {
                ::core::result::Result::Err(
                    ::schema_core::__private::UnknownValue::new(
                        "Status",
                        __value,
                        &["active", "off"],
                    ),
                )
            }
        }
    }
}
impl ::schema_core::__private::sqlx::Type<::schema_core::__private::sqlx::Postgres>
for Status {
    fn type_info() -> ::schema_core::__private::sqlx::postgres::PgTypeInfo {
        <str as ::schema_core::__private::sqlx::Type<
            ::schema_core::__private::sqlx::Postgres,
        >>::type_info()
    }
    fn compatible(__ty: &::schema_core::__private::sqlx::postgres::PgTypeInfo) -> bool {
        <str as ::schema_core::__private::sqlx::Type<
            ::schema_core::__private::sqlx::Postgres,
        >>::compatible(__ty)
    }
}
impl ::schema_core::__private::sqlx::postgres::PgHasArrayType for Status {
    fn array_type_info() -> ::schema_core::__private::sqlx::postgres::PgTypeInfo {
        <&str as ::schema_core::__private::sqlx::postgres::PgHasArrayType>::array_type_info()
    }
    fn array_compatible(
        __ty: &::schema_core::__private::sqlx::postgres::PgTypeInfo,
    ) -> bool {
        <&str as ::schema_core::__private::sqlx::postgres::PgHasArrayType>::array_compatible(
            __ty,
        )
    }
}
impl<
    '__q,
> ::schema_core::__private::sqlx::Encode<'__q, ::schema_core::__private::sqlx::Postgres>
for Status {
    fn encode_by_ref(
        &self,
        __buffer: &mut ::schema_core::__private::sqlx::postgres::PgArgumentBuffer,
    ) -> ::core::result::Result<
        ::schema_core::__private::sqlx::encode::IsNull,
        ::schema_core::__private::sqlx::error::BoxDynError,
    > {
        <&str as ::schema_core::__private::sqlx::Encode<
            '__q,
            ::schema_core::__private::sqlx::Postgres,
        >>::encode(self.as_str(), __buffer)
    }
}
impl<
    '__r,
> ::schema_core::__private::sqlx::Decode<'__r, ::schema_core::__private::sqlx::Postgres>
for Status {
    fn decode(
        __value: ::schema_core::__private::sqlx::postgres::PgValueRef<'__r>,
    ) -> ::core::result::Result<
        Self,
        ::schema_core::__private::sqlx::error::BoxDynError,
    > {
        let __text = <&'__r str as ::schema_core::__private::sqlx::Decode<
            '__r,
            ::schema_core::__private::sqlx::Postgres,
        >>::decode(__value)?;
        ::core::result::Result::Ok(::core::str::FromStr::from_str(__text)?)
    }
}
