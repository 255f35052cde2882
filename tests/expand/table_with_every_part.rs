/// A line of an order.
pub struct Line {
    pub id: i64,
    /// The first.
    pub a: i32,
    pub b: String,
    pub c: Option<i16>,
    pub parent_id: Option<i64>,
}
use ::schema_core::__private as __of_Line;
#[allow(
    dead_code,
    non_upper_case_globals,
    private_bounds,
    private_interfaces,
    reason = "no program uses all"
)]
impl Line {
    ///The column `id`.
    pub const id: __of_Line::Column<Line, __of_Line::Fixed<i64>> = __of_Line::Column::new(
        <Line as __of_Line::Table>::NAME,
        "id",
    );
    ///The column `a`.
    pub const a: __of_Line::Column<Line, __of_Line::Fixed<i32>> = __of_Line::Column::new(
        <Line as __of_Line::Table>::NAME,
        "a",
    );
    ///The column `b!`.
    pub const b: __of_Line::Column<Line, String> = __of_Line::Column::new(
        <Line as __of_Line::Table>::NAME,
        "b!",
    );
    ///The column `c`.
    pub const c: __of_Line::Column<Line, Option<i16>> = __of_Line::Column::new(
        <Line as __of_Line::Table>::NAME,
        "c",
    );
    ///The column `parent_id`.
    pub const parent_id: __of_Line::Column<Line, Option<i64>> = __of_Line::Column::new(
        <Line as __of_Line::Table>::NAME,
        "parent_id",
    );
    ///The relation `parent`.
    pub const parent: __of_Line::BelongsTo<
        Line,
        Line,
        {
            #[allow(unused_imports, reason = "an `Option` has the answer itself")]
            use __of_Line::NotOption as _;
            false || __of_Line::Probe::<Option<i64>>::NULLABLE
        },
    > = <__of_Line::BelongsTo<
        Line,
        Line,
        {
            #[allow(unused_imports, reason = "an `Option` has the answer itself")]
            use __of_Line::NotOption as _;
            false || __of_Line::Probe::<Option<i64>>::NULLABLE
        },
    >>::new("parent");
    ///The relation `children`.
    pub const children: __of_Line::HasMany<Line, Line> = <__of_Line::HasMany<
        Line,
        Line,
    >>::new("children");
}
#[doc(hidden)]
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
pub struct __NewLineValues {
    id: __of_Line::Value<i64>,
    a: __of_Line::Value<i32>,
    b: __of_Line::Value<String>,
    c: __of_Line::Value<Option<i16>>,
    parent_id: __of_Line::Value<Option<i64>>,
}
///A new row of [`Line`]: what has no default must be set before it can be inserted.
#[must_use = "nothing is inserted until this is given to `insert`"]
pub struct NewLine<
    __S
        = (
            __of_Line::state::Given,
            (__of_Line::state::Given, (__of_Line::state::Given, ())),
        ),
> {
    values: __NewLineValues,
    state: __of_Line::PhantomData<fn() -> __S>,
}
#[allow(
    dead_code,
    non_upper_case_globals,
    private_bounds,
    private_interfaces,
    reason = "no program uses all"
)]
impl<__S> NewLine<__S> {
    fn __with(values: __NewLineValues) -> Self {
        Self {
            values,
            state: __of_Line::PhantomData,
        }
    }
    ///Sets the column `id`.
    pub fn id<__W>(mut self, __value: impl __of_Line::IntoValue<i64, __W>) -> Self {
        self.values.id = __of_Line::IntoValue::into_value(__value);
        self
    }
    ///The first.
    pub fn a<__W>(mut self, __value: impl __of_Line::IntoValue<i32, __W>) -> Self {
        self.values.a = __of_Line::IntoValue::into_value(__value);
        self
    }
    ///Sets the column `b!`.
    pub fn b<__W: __of_Line::Brings>(
        mut self,
        __value: impl __of_Line::IntoValue<String, __W>,
    ) -> NewLine<<__S as __of_Line::state::Set<__of_Line::state::I0>>::Output>
    where
        __S: __of_Line::state::Set<__of_Line::state::I0>,
    {
        self.values.b = __of_Line::IntoValue::into_value(__value);
        NewLine::__with(self.values)
    }
    ///Sets the column `c`.
    pub fn c<__W: __of_Line::Brings>(
        mut self,
        __value: impl __of_Line::IntoValue<Option<i16>, __W>,
    ) -> NewLine<<__S as __of_Line::state::Set<__of_Line::state::I1>>::Output>
    where
        __S: __of_Line::state::Set<__of_Line::state::I1>,
    {
        self.values.c = __of_Line::IntoValue::into_value(__value);
        NewLine::__with(self.values)
    }
    ///Sets the column `parent_id`.
    pub fn parent_id<__W: __of_Line::Brings>(
        mut self,
        __value: impl __of_Line::IntoValue<Option<i64>, __W>,
    ) -> NewLine<<__S as __of_Line::state::Set<__of_Line::state::I2>>::Output>
    where
        __S: __of_Line::state::Set<__of_Line::state::I2>,
    {
        self.values.parent_id = __of_Line::IntoValue::into_value(__value);
        NewLine::__with(self.values)
    }
    /// Tells all rules of the schema that the values break.
    ///
    /// # Errors
    /// If a value breaks a rule.
    #[inline]
    pub fn validate(&self) -> __of_Line::Result<(), __of_Line::Violations>
    where
        __S: __of_Line::state::Complete,
    {
        let mut __violations = __of_Line::Violations::none();
        self.values.__check(&mut __violations);
        __violations.into_result()
    }
}
///Changes to a row of [`Line`]: only what is set is written.
#[must_use = "nothing is changed until this is given to `update`"]
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
pub struct LineUpdate {
    b: __of_Line::Value<String>,
    c: __of_Line::Value<Option<i16>>,
    parent_id: __of_Line::Value<Option<i64>>,
}
#[allow(
    dead_code,
    non_upper_case_globals,
    private_bounds,
    private_interfaces,
    reason = "no program uses all"
)]
impl LineUpdate {
    /// Changes nothing.
    #[inline]
    pub fn new() -> Self {
        Self {
            b: __of_Line::Value::Unset,
            c: __of_Line::Value::Unset,
            parent_id: __of_Line::Value::Unset,
        }
    }
    ///Sets the column `b!`.
    pub fn b<__W: __of_Line::Brings>(
        mut self,
        __value: impl __of_Line::IntoValue<String, __W>,
    ) -> Self {
        self.b = __of_Line::IntoValue::into_value(__value);
        self
    }
    ///Sets the column `c`.
    pub fn c<__W: __of_Line::Brings>(
        mut self,
        __value: impl __of_Line::IntoValue<Option<i16>, __W>,
    ) -> Self {
        self.c = __of_Line::IntoValue::into_value(__value);
        self
    }
    ///Sets the column `parent_id`.
    pub fn parent_id<__W: __of_Line::Brings>(
        mut self,
        __value: impl __of_Line::IntoValue<Option<i64>, __W>,
    ) -> Self {
        self.parent_id = __of_Line::IntoValue::into_value(__value);
        self
    }
    /// Tells all rules of the schema that the values break.
    ///
    /// # Errors
    /// If a value breaks a rule.
    #[inline]
    pub fn validate(&self) -> __of_Line::Result<(), __of_Line::Violations> {
        let mut __violations = __of_Line::Violations::none();
        self.__check(&mut __violations);
        __violations.into_result()
    }
}
#[allow(
    dead_code,
    non_upper_case_globals,
    private_bounds,
    private_interfaces,
    reason = "no program uses all"
)]
impl Line {
    /// Reads rows.
    #[inline]
    pub fn select() -> __of_Line::Select<
        __of_Line::query::Rows<Line>,
        __of_Line::query::Whole<Line>,
    > {
        __of_Line::query::select::<Line>()
    }
    /// Inserts a row.
    pub fn insert<__S: __of_Line::state::Complete>(
        __new: NewLine<__S>,
    ) -> __of_Line::Insert<Line> {
        __of_Line::Insert::one_row(__new.values)
    }
    /// Deletes rows.
    #[inline]
    pub fn delete() -> __of_Line::query::Delete<Line> {
        __of_Line::query::delete::<Line>()
    }
    /// Inserts what a SELECT gives, into these columns.
    pub fn insert_from<__Q, __S, __G: __of_Line::query::grouping::OneGrain>(
        __select: __of_Line::Select<__Q, __S, __G>,
        __columns: impl __of_Line::query::Fed<Line, __S>,
    ) -> __of_Line::Insert<Line> {
        __of_Line::query::insert_from(__select, __columns)
    }
    /// Copies rows in, which is the fastest way for very many.
    pub fn copy_in<__S: __of_Line::state::Complete>(
        __rows: impl ::core::iter::IntoIterator<Item = NewLine<__S>>,
    ) -> __of_Line::query::CopyIn<Line> {
        __of_Line::query::CopyIn::rows(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ),
        )
    }
    /// Inserts rows, in one statement.
    pub fn insert_many<__S: __of_Line::state::Complete>(
        __rows: impl ::core::iter::IntoIterator<Item = NewLine<__S>>,
    ) -> __of_Line::Insert<Line> {
        __of_Line::Insert::rows(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ),
        )
    }
    /// Deletes the row with this key.
    #[inline]
    pub fn delete_by(
        __id: i64,
    ) -> __of_Line::query::Delete<Line, __of_Line::query::Said> {
        __of_Line::query::delete_by::<Line>((__id,))
    }
    /// Updates the row with this key.
    #[inline]
    pub fn update(__id: i64) -> __of_Line::Update<Line> {
        __of_Line::Update::new((__id,))
    }
    /// Updates rows, column by column.
    #[inline]
    pub fn update_rows() -> __of_Line::query::UpdateRows<Line> {
        __of_Line::query::update_rows::<Line>()
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
    use __of_Line::asked::*;
    impl __of_Line::Table for Line {
        const NAME: __of_Line::TableName = __of_Line::TableName {
            schema: "public",
            name: "lines",
        };
        const DEF: &'static __of_Line::TableDef = {
            use __of_Line::{words::*, identity as __identity};
            const __columns_0: __of_Line::ColumnDef = {
                let __builder = {
                    __of_Line::known::<i64>();
                    __of_Line::Start::<i64>::COLUMN.named("id")
                };
                let __builder = __builder
                    .identity({
                        let __builder = __identity();
                        let __builder = __builder.by_default();
                        let __builder = __builder.start(10);
                        __builder.build()
                    });
                __builder.build()
            };
            const __columns_1: __of_Line::ColumnDef = {
                let __builder = {
                    __of_Line::known::<i32>();
                    __of_Line::Start::<i32>::COLUMN.named("a")
                }
                    .comment("The first.");
                let __builder = __builder.default_integer(-1i128);
                let __builder = __builder.immutable();
                __builder.build()
            };
            const __columns_2: __of_Line::ColumnDef = {
                let __builder = {
                    __of_Line::known::<String>();
                    __of_Line::Start::<String>::COLUMN.named("b!")
                };
                let __builder = __builder.length(10);
                __builder.build()
            };
            const __columns_3: __of_Line::ColumnDef = {
                let __builder = {
                    __of_Line::known::<Option<i16>>();
                    __of_Line::Start::<Option<i16>>::COLUMN.named("c")
                };
                __builder.build()
            };
            const __columns_4: __of_Line::ColumnDef = {
                let __builder = {
                    __of_Line::known::<Option<i64>>();
                    __of_Line::Start::<Option<i64>>::COLUMN.named("parent_id")
                };
                __builder.build()
            };
            const __uniques_0: __of_Line::KeyDef = __of_Line::KeyDef {
                columns: &[Line::a.name(), Line::b.name()],
                ..{
                    let __builder = __of_Line::unique();
                    let __builder = __builder.nulls_not_distinct();
                    __builder.build()
                }
            };
            const __checks_0: __of_Line::CheckDef = {
                let __builder = __of_Line::check(
                    ::core::option::Option::None,
                    sql("a > 0"),
                );
                let __builder = __builder.name("positive");
                __builder.build()
            };
            const __foreign_keys_0: __of_Line::ForeignKeyDef = {
                let __theirs = <Line>::id;
                let _ = || {
                    (&&__of_Line::Referring(Line::parent_id, __theirs)).same_type()
                };
                __of_Line::ForeignKeyDef {
                    columns: &[Line::parent_id.name()],
                    target_columns: &[__theirs.name()],
                    ..{
                        let __builder = __of_Line::references_as(
                            Line::parent_id,
                            __theirs,
                        );
                        let __builder = __builder.on_delete(set_null);
                        __builder.build()
                    }
                }
            };
            const __exclusions_0: __of_Line::ExclusionDef = __of_Line::ExclusionDef {
                elements: &[
                    (
                        {
                            let __builder = __of_Line::element(Line::a);
                            __builder.build()
                        },
                        "=",
                    ),
                ],
                ..{
                    let __builder = __of_Line::exclude();
                    let __builder = __builder.method(gist);
                    __builder.build()
                }
            };
            const __indexes_0: __of_Line::IndexDef = __of_Line::IndexDef {
                elements: &[
                    {
                        let __builder = __of_Line::element(Line::b);
                        let __builder = __builder.desc();
                        __builder.build()
                    },
                    {
                        let __builder = __of_Line::element_sql(sql("lower(\"b!\")"));
                        __builder.build()
                    },
                ],
                include: &[Line::c.name()],
                parameters: &[("fillfactor", "70")],
                ..{
                    let __builder = __of_Line::index();
                    let __builder = __builder.unique();
                    let __builder = __builder.predicate(sql("a > 0"));
                    __builder.build()
                }
            };
            const __relations_0: __of_Line::RelationDef = __of_Line::RelationDef {
                name: "parent",
                kind: __of_Line::RelationKind::BelongsTo,
                target: __foreign_keys_0.target,
                by: &[Line::parent_id.name()],
            };
            const __relations_1: __of_Line::RelationDef = __of_Line::RelationDef {
                name: "children",
                kind: __of_Line::RelationKind::HasMany,
                target: <Line as __of_Line::Table>::NAME,
                by: &[<Line>::parent_id.name()],
            };
            const _: () = __of_Line::check_key_column(&__columns_0);
            const _: () = {
                __of_Line::check_actions(&__foreign_keys_0, &[&__columns_4]);
                __of_Line::check_target(
                    &__foreign_keys_0,
                    false,
                    {
                        type __Table = Line;
                        __of_Line::Described::<__Table>::DEF
                    },
                );
            };
            const _: () = __of_Line::check_inverse(
                &__relations_1,
                (<Line as __of_Line::Table>::NAME, "Line"),
                {
                    type __Table = Line;
                    __of_Line::Described::<__Table>::DEF
                },
            );
            const _: () = __of_Line::check_index(&__indexes_0, &[__columns_2]);
            const _: () = __of_Line::check_exclusion(&__exclusions_0, &[__columns_1]);
            const _: () = __of_Line::check_operator(
                &__exclusions_0,
                0usize,
                &[__columns_1],
            );
            const _: () = __of_Line::check_steps(
                &[
                    __of_Line::Step::Own(&__columns_1),
                    __of_Line::Step::Typed("integer"),
                    __of_Line::Step::Operator(">", "a > 0"),
                ],
                "the condition of an index",
            );
            const _: () = __of_Line::check_steps(
                &[
                    __of_Line::Step::Own(&__columns_2),
                    __of_Line::Step::Call("lower", 1usize, "lower(\"b!\")"),
                ],
                "an index",
            );
            const _: () = __of_Line::check_steps(
                &[
                    __of_Line::Step::Own(&__columns_1),
                    __of_Line::Step::Typed("integer"),
                    __of_Line::Step::Operator(">", "a > 0"),
                ],
                "",
            );
            static __DEF: __of_Line::TableDef = __of_Line::TableDef {
                columns: &[
                    __columns_0,
                    __columns_1,
                    __columns_2,
                    __columns_3,
                    __columns_4,
                ],
                uniques: &[__uniques_0],
                checks: &[__checks_0],
                foreign_keys: &[__foreign_keys_0],
                exclusions: &[__exclusions_0],
                indexes: &[__indexes_0],
                relations: &[__relations_0, __relations_1],
                comment: __of_Line::Some("A line of an order."),
                primary_key: __of_Line::Some(__of_Line::KeyDef {
                    columns: &[Line::id.name()],
                    ..{
                        let __builder = __of_Line::primary_key();
                        __builder.build()
                    }
                }),
                ..__of_Line::table(<Line as __of_Line::Table>::NAME, "Line")
            };
            &__DEF
        };
        const OUTLINE: __of_Line::Outline = __of_Line::Outline {
            names: __of_Line::given(
                &__of_Line::names::<44usize>(<Line as __of_Line::Table>::DEF),
            ),
            leads: &__of_Line::leads::<
                5usize,
            >(<Line as __of_Line::Table>::DEF, <Line as __of_Line::Table>::KEYED),
            asks: __of_Line::asks(<Line as __of_Line::Table>::DEF),
        };
        const KEYED: &'static [bool] = {
            &[
                true,
                __of_Line::is_keyed(
                    &<Line as __of_Line::Table>::DEF.relations[1usize],
                    <Line as __of_Line::Table>::NAME,
                    {
                        type __Table = Line;
                        __of_Line::Described::<__Table>::DEF
                    },
                ),
            ]
        };
        type Id = __of_Line::NameId<
            __of_Line::D12,
            __of_Line::D3,
            __of_Line::D6,
            __of_Line::D2,
            __of_Line::D4,
            __of_Line::D14,
            __of_Line::D1,
            __of_Line::D14,
        >;
    }
    const _: () = __of_Line::check_table(
        <Line as __of_Line::Table>::DEF,
        &<Line as __of_Line::Table>::OUTLINE,
    );
    const _: () = {
        pub struct b;
        pub struct c;
        pub struct parent_id;
        impl NewLine<
            (
                <__of_Line::state::Nullable<
                    { <Line as __of_Line::Table>::DEF.columns[2usize].nullable },
                > as __of_Line::state::Start>::Of<b>,
                (
                    <__of_Line::state::Nullable<
                        { <Line as __of_Line::Table>::DEF.columns[3usize].nullable },
                    > as __of_Line::state::Start>::Of<c>,
                    (
                        <__of_Line::state::Nullable<
                            { <Line as __of_Line::Table>::DEF.columns[4usize].nullable },
                        > as __of_Line::state::Start>::Of<parent_id>,
                        (),
                    ),
                ),
            ),
        > {
            /// A row of which nothing is set.
            #[inline]
            pub fn new() -> Self {
                Self::__with(__NewLineValues::__unset())
            }
        }
    };
    impl __NewLineValues {
        #[inline]
        fn __unset() -> Self {
            Self {
                id: __of_Line::Value::Unset,
                a: __of_Line::Value::Unset,
                b: __of_Line::Value::Unset,
                c: __of_Line::Value::Unset,
                parent_id: __of_Line::Value::Unset,
            }
        }
        #[inline]
        fn __check(&self, __violations: &mut __of_Line::Violations) {
            __of_Line::Checked(&self.id)
                .check(<Line as __of_Line::Table>::DEF, 0usize, __violations);
            __of_Line::Checked(&self.a)
                .check(<Line as __of_Line::Table>::DEF, 1usize, __violations);
            __of_Line::Checked(&self.b)
                .check(<Line as __of_Line::Table>::DEF, 2usize, __violations);
            __of_Line::Checked(&self.c)
                .check(<Line as __of_Line::Table>::DEF, 3usize, __violations);
            __of_Line::Checked(&self.parent_id)
                .check(<Line as __of_Line::Table>::DEF, 4usize, __violations);
        }
    }
    impl LineUpdate {
        #[inline]
        fn __check(&self, __violations: &mut __of_Line::Violations) {
            __of_Line::Checked(&self.b)
                .check(<Line as __of_Line::Table>::DEF, 2usize, __violations);
            __of_Line::Checked(&self.c)
                .check(<Line as __of_Line::Table>::DEF, 3usize, __violations);
            __of_Line::Checked(&self.parent_id)
                .check(<Line as __of_Line::Table>::DEF, 4usize, __violations);
        }
    }
    impl ::core::default::Default for LineUpdate {
        #[inline]
        fn default() -> Self {
            Self::new()
        }
    }
    impl __of_Line::ReadRow for Line {
        const COLUMNS: &'static [&'static str] = &["id", "a", "b!", "c", "parent_id"];
        const REQUIRED: __of_Line::Option<usize> = __of_Line::query::required(
            <Line as __of_Line::Table>::DEF,
        );
        const KEY: __of_Line::Option<&'static str> = __of_Line::query::one_column_key(
            <Line as __of_Line::Table>::DEF,
        );
        const SELECT_LIST: __of_Line::Option<&'static str> = __of_Line::Some(
            "\"lines\".\"id\", \"lines\".\"a\", \"lines\".\"b!\", \"lines\".\"c\", \"lines\".\"parent_id\"",
        );
        #[inline]
        fn read(
            __row: &__of_Line::sqlx::postgres::PgRow,
            __from: __of_Line::Option<usize>,
        ) -> __of_Line::Result<Self, __of_Line::sqlx::Error> {
            __of_Line::Ok(Self {
                id: (&__of_Line::Field::<i64>::NEW)
                    .read(__row, __of_Line::Place::new("id", __from, 0usize))?,
                a: (&__of_Line::Field::<i32>::NEW)
                    .read(__row, __of_Line::Place::new("a", __from, 1usize))?,
                b: (&__of_Line::Field::<String>::NEW)
                    .read(__row, __of_Line::Place::new("b!", __from, 2usize))?,
                c: (&__of_Line::Field::<Option<i16>>::NEW)
                    .read(__row, __of_Line::Place::new("c", __from, 3usize))?,
                parent_id: (&__of_Line::Field::<Option<i64>>::NEW)
                    .read(__row, __of_Line::Place::new("parent_id", __from, 4usize))?,
            })
        }
    }
    impl __of_Line::query::Projection for Line {
        type Table = Self;
        fn ask(__query: &mut __of_Line::query::Query) {
            __of_Line::query::ask_itself::<Self>(__query);
        }
        fn read(
            __cursor: &mut __of_Line::query::Cursor<'_>,
        ) -> __of_Line::Result<Self, ::schema_core::row::Error> {
            __of_Line::query::read_itself(__cursor)
        }
    }
    impl<'__r> __of_Line::sqlx::FromRow<'__r, __of_Line::sqlx::postgres::PgRow>
    for Line {
        #[inline]
        fn from_row(
            __row: &'__r __of_Line::sqlx::postgres::PgRow,
        ) -> __of_Line::Result<Self, __of_Line::sqlx::Error> {
            <Self as __of_Line::ReadRow>::read(__row, __of_Line::None)
        }
    }
    impl __of_Line::InsertRow for Line {
        type Values = __NewLineValues;
        const INSERTED: &'static [&'static str] = &["id", "a", "b!", "c", "parent_id"];
        #[inline]
        fn check(__values: &__NewLineValues, __violations: &mut __of_Line::Violations) {
            __values.__check(__violations);
        }
        #[inline]
        fn write(__values: __NewLineValues, __row: &mut __of_Line::Row<'_>) {
            __of_Line::Bind(__values.id).insert(__row);
            __of_Line::Bind(__values.a).insert(__row);
            __of_Line::Bind(__values.b).insert(__row);
            __of_Line::Bind(__values.c).insert(__row);
            __of_Line::Bind(__values.parent_id).insert(__row);
        }
    }
    impl __of_Line::Keyed for Line {
        type Key = (i64,);
        #[inline]
        fn write_key((__id,): Self::Key, __row: &mut __of_Line::Row<'_>) {
            __of_Line::Bind(__of_Line::Value::Set(__id)).update(__row, "id");
        }
    }
    impl __of_Line::UpdateRow for Line {
        type Changes = LineUpdate;
        #[inline]
        fn check(__changes: &LineUpdate, __violations: &mut __of_Line::Violations) {
            __changes.__check(__violations);
        }
        #[inline]
        fn write(__changes: LineUpdate, __row: &mut __of_Line::Row<'_>) {
            __of_Line::Bind(__changes.b).update(__row, "b!");
            __of_Line::Bind(__changes.c).update(__row, "c");
            __of_Line::Bind(__changes.parent_id).update(__row, "parent_id");
        }
    }
};
