/// How many there are.
pub struct Count {
    n: i64,
}
use ::schema_core::__private as __of_Count;
#[allow(
    dead_code,
    non_upper_case_globals,
    private_bounds,
    private_interfaces,
    reason = "no program uses all"
)]
impl Count {
    ///The column `N`.
    pub const n: __of_Count::Column<Count, i64> = __of_Count::Column::new(
        <Count as __of_Count::Table>::NAME,
        "N",
    );
}
#[allow(
    dead_code,
    non_upper_case_globals,
    private_bounds,
    private_interfaces,
    reason = "no program uses all"
)]
impl Count {
    /// Reads rows.
    #[inline]
    pub fn select() -> __of_Count::Select<
        __of_Count::query::Rows<Count>,
        __of_Count::query::Whole<Count>,
    > {
        __of_Count::query::select::<Count>()
    }
}
#[allow(
    dead_code,
    long_running_const_eval,
    non_camel_case_types,
    non_upper_case_globals,
    private_interfaces,
    unused_imports,
    unused_variables,
    reason = "names are those of the fields, and not every table needs all"
)]
const _: () = {
    use __of_Count::asked::*;
    impl __of_Count::Table for Count {
        const NAME: __of_Count::TableName = __of_Count::TableName {
            schema: "public",
            name: "counts",
        };
        const DEF: &'static __of_Count::TableDef = {
            use __of_Count::{words::*, identity as __identity};
            const __columns_0: __of_Count::ColumnDef = {
                let __builder = {
                    __of_Count::known::<i64>();
                    __of_Count::Start::<i64>::COLUMN.named("N")
                };
                __builder.build()
            };
            const __indexes_0: __of_Count::IndexDef = __of_Count::IndexDef {
                elements: &[
                    {
                        let __builder = __of_Count::element(Count::n);
                        __builder.build()
                    },
                ],
                ..{
                    let __builder = __of_Count::index();
                    __builder.build()
                }
            };
            const __grants_0: __of_Count::GrantDef = __of_Count::GrantDef {
                privileges: &[
                    __of_Count::PrivilegeDef {
                        name: "SELECT",
                        columns: &[],
                    },
                ],
                roles: &[
                    __of_Count::RoleDef::Named("app"),
                    __of_Count::RoleDef::Word("PUBLIC"),
                ],
                grantable: false,
            };
            const _: () = __of_Count::check_steps(
                &[
                    __of_Count::Step::Typed("integer"),
                    __of_Count::Step::Gives(&__columns_0),
                ],
                "",
            );
            static __DEF: __of_Count::TableDef = __of_Count::TableDef {
                columns: &[__columns_0],
                indexes: &[__indexes_0],
                grants: &[__grants_0],
                comment: __of_Count::Some("How many there are."),
                view: __of_Count::Some(__of_Count::ViewDef {
                    parameters: &[("fillfactor", "70")],
                    ..{
                        let __builder = __of_Count::view("SELECT 1");
                        let __builder = __builder.materialized();
                        __builder.build()
                    }
                }),
                ..__of_Count::table(<Count as __of_Count::Table>::NAME, "Count")
            };
            &__DEF
        };
        const OUTLINE: __of_Count::Outline = __of_Count::Outline {
            names: __of_Count::given(
                &__of_Count::names::<12usize>(<Count as __of_Count::Table>::DEF),
            ),
            leads: &__of_Count::leads::<
                0usize,
            >(<Count as __of_Count::Table>::DEF, <Count as __of_Count::Table>::KEYED),
            asks: __of_Count::asks(<Count as __of_Count::Table>::DEF),
        };
        type Id = __of_Count::NameId<
            __of_Count::D5,
            __of_Count::D8,
            __of_Count::D11,
            __of_Count::D11,
            __of_Count::D15,
            __of_Count::D15,
            __of_Count::D9,
            __of_Count::D5,
        >;
    }
    const _: () = __of_Count::check_table(
        <Count as __of_Count::Table>::DEF,
        &<Count as __of_Count::Table>::OUTLINE,
    );
    impl __of_Count::ReadRow for Count {
        const COLUMNS: &'static [&'static str] = &["N"];
        const REQUIRED: __of_Count::Option<usize> = __of_Count::query::required(
            <Count as __of_Count::Table>::DEF,
        );
        const KEY: __of_Count::Option<&'static str> = __of_Count::query::one_column_key(
            <Count as __of_Count::Table>::DEF,
        );
        const SELECT_LIST: __of_Count::Option<&'static str> = __of_Count::Some(
            "\"counts\".\"N\"",
        );
        #[inline]
        fn read(
            __row: &__of_Count::sqlx::postgres::PgRow,
            __from: __of_Count::Option<usize>,
        ) -> __of_Count::Result<Self, __of_Count::sqlx::Error> {
            __of_Count::Ok(Self {
                n: (&__of_Count::Field::<i64>::NEW)
                    .read(__row, __of_Count::Place::new("N", __from, 0usize))?,
            })
        }
    }
    impl __of_Count::query::Projection for Count {
        type Table = Self;
        fn ask(__query: &mut __of_Count::query::Query) {
            __of_Count::query::ask_itself::<Self>(__query);
        }
        fn read(
            __cursor: &mut __of_Count::query::Cursor<'_>,
        ) -> __of_Count::Result<Self, ::schema_core::row::Error> {
            __of_Count::query::read_itself(__cursor)
        }
    }
    impl<'__r> __of_Count::sqlx::FromRow<'__r, __of_Count::sqlx::postgres::PgRow>
    for Count {
        #[inline]
        fn from_row(
            __row: &'__r __of_Count::sqlx::postgres::PgRow,
        ) -> __of_Count::Result<Self, __of_Count::sqlx::Error> {
            <Self as __of_Count::ReadRow>::read(__row, __of_Count::None)
        }
    }
};
