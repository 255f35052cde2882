/// How many there are.
pub struct Count {
    n: i64,
}
#[allow(
    non_upper_case_globals,
    private_interfaces,
    dead_code,
    reason = "constants are called as the fields are"
)]
impl Count {
    ///The column `N`.
    pub const n: ::schema_core::__private::Column<Count, i64> = ::schema_core::__private::Column::new(
        <Count as ::schema_core::__private::Table>::NAME,
        "N",
    );
}
impl ::schema_core::__private::Table for Count {
    const NAME: ::schema_core::__private::TableName = ::schema_core::__private::TableName {
        schema: "public",
        name: "counts",
    };
    const DEF: ::schema_core::__private::TableDef = {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::words::*;
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::{
            NotOption as _, Undescribed as _, identity as __identity,
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __columns_0: ::schema_core::__private::ColumnDef = {
            let __builder = ::schema_core::__private::column::<i64>("N");
            __builder.build()
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __indexes_0: ::schema_core::__private::IndexDef = ::schema_core::__private::IndexDef {
            elements: &[
                {
                    let __builder = ::schema_core::__private::element(Count::n);
                    __builder.build()
                },
            ],
            ..{
                let __builder = ::schema_core::__private::index();
                __builder.build()
            }
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __grants_0: ::schema_core::__private::GrantDef = ::schema_core::__private::GrantDef {
            privileges: &[
                ::schema_core::__private::PrivilegeDef {
                    name: "SELECT",
                    columns: &[],
                },
            ],
            roles: &[
                ::schema_core::__private::RoleDef::Named("app"),
                ::schema_core::__private::RoleDef::Word("PUBLIC"),
            ],
            grantable: false,
        };
        const _: () = ::schema_core::__private::check_steps(
            &[
                ::schema_core::__private::Step::Typed("integer"),
                ::schema_core::__private::Step::Gives(&__columns_0),
            ],
            "",
        );
        ::schema_core::__private::TableDef {
            columns: &[__columns_0],
            indexes: &[__indexes_0],
            grants: &[__grants_0],
            comment: ::core::option::Option::Some("How many there are."),
            view: ::core::option::Option::Some(::schema_core::__private::ViewDef {
                parameters: &[("fillfactor", "70")],
                ..{
                    let __builder = ::schema_core::__private::view("SELECT 1");
                    let __builder = __builder.materialized();
                    __builder.build()
                }
            }),
            ..::schema_core::__private::table(
                <Count as ::schema_core::__private::Table>::NAME,
                "Count",
            )
        }
    };
    const NAMES: &'static [::schema_core::__private::Hashed] = &::schema_core::__private::names::<
        12usize,
    >(&<Count as ::schema_core::__private::Table>::DEF);
    type Id = ::schema_core::__private::NameId<
        ::schema_core::__private::D5,
        ::schema_core::__private::D8,
        ::schema_core::__private::D11,
        ::schema_core::__private::D11,
        ::schema_core::__private::D15,
        ::schema_core::__private::D15,
        ::schema_core::__private::D9,
        ::schema_core::__private::D5,
    >;
}
#[allow(long_running_const_eval, reason = "a table can have a thousand columns")]
const _: () = ::schema_core::__private::check_table(
    &<Count as ::schema_core::__private::Table>::DEF,
    <Count as ::schema_core::__private::Table>::NAMES,
);
impl ::schema_core::__private::ReadRow for Count {
    const COLUMNS: &'static [&'static str] = &["N"];
    const REQUIRED: ::core::option::Option<usize> = ::schema_core::__private::query::required(
        &<Count as ::schema_core::__private::Table>::DEF,
    );
    const KEY: ::core::option::Option<&'static str> = ::schema_core::__private::query::one_column_key(
        &<Count as ::schema_core::__private::Table>::DEF,
    );
    const SELECT_LIST: ::core::option::Option<&'static str> = ::core::option::Option::Some(
        "\"counts\".\"N\"",
    );
    #[inline]
    fn read(
        __row: &::schema_core::__private::sqlx::postgres::PgRow,
        __from: ::core::option::Option<usize>,
    ) -> ::core::result::Result<Self, ::schema_core::__private::sqlx::Error> {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::{NeedsDecode as _, Neither as _};
        ::core::result::Result::Ok(Self {
            n: (&::schema_core::__private::Field::<i64>::NEW)
                .read(__row, ::schema_core::__private::Place::new("N", __from, 0usize))?,
        })
    }
}
impl ::schema_core::__private::query::Projection for Count {
    type Table = Self;
    fn ask(__query: &mut ::schema_core::__private::query::Query) {
        ::schema_core::__private::query::ask_itself::<Self>(__query);
    }
    fn read(
        __cursor: &mut ::schema_core::__private::query::Cursor<'_>,
    ) -> ::core::result::Result<Self, ::schema_core::row::Error> {
        ::schema_core::__private::query::read_itself(__cursor)
    }
}
impl<
    '__r,
> ::schema_core::__private::sqlx::FromRow<
    '__r,
    ::schema_core::__private::sqlx::postgres::PgRow,
> for Count {
    #[inline]
    fn from_row(
        __row: &'__r ::schema_core::__private::sqlx::postgres::PgRow,
    ) -> ::core::result::Result<Self, ::schema_core::__private::sqlx::Error> {
        <Self as ::schema_core::__private::ReadRow>::read(
            __row,
            ::core::option::Option::None,
        )
    }
}
#[allow(dead_code, private_interfaces, reason = "not every program uses all of it")]
impl Count {
    /// Reads rows.
    #[inline]
    pub fn select() -> ::schema_core::__private::Select<
        ::schema_core::__private::query::Rows<Count>,
        ::schema_core::__private::query::Whole<Count>,
    > {
        ::schema_core::__private::query::select::<Count>()
    }
}
