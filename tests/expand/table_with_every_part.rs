/// A line of an order.
pub struct Line {
    pub id: i64,
    /// The first.
    pub a: i32,
    pub b: String,
    pub c: Option<i16>,
    pub parent_id: Option<i64>,
}
#[allow(
    non_upper_case_globals,
    private_interfaces,
    dead_code,
    reason = "constants are called as the fields are"
)]
impl Line {
    ///The column `id`.
    pub const id: ::schema_core::__private::Column<
        Line,
        ::schema_core::__private::Fixed<i64>,
    > = ::schema_core::__private::Column::new(
        <Line as ::schema_core::__private::Table>::NAME,
        "id",
    );
    ///The column `a`.
    pub const a: ::schema_core::__private::Column<
        Line,
        ::schema_core::__private::Fixed<i32>,
    > = ::schema_core::__private::Column::new(
        <Line as ::schema_core::__private::Table>::NAME,
        "a",
    );
    ///The column `b!`.
    pub const b: ::schema_core::__private::Column<Line, String> = ::schema_core::__private::Column::new(
        <Line as ::schema_core::__private::Table>::NAME,
        "b!",
    );
    ///The column `c`.
    pub const c: ::schema_core::__private::Column<Line, Option<i16>> = ::schema_core::__private::Column::new(
        <Line as ::schema_core::__private::Table>::NAME,
        "c",
    );
    ///The column `parent_id`.
    pub const parent_id: ::schema_core::__private::Column<Line, Option<i64>> = ::schema_core::__private::Column::new(
        <Line as ::schema_core::__private::Table>::NAME,
        "parent_id",
    );
    ///The relation `parent`.
    pub const parent: ::schema_core::__private::BelongsTo<
        Line,
        Line,
        {
            #[allow(unused_imports, reason = "an `Option` has the answer itself")]
            use ::schema_core::__private::NotOption as _;
            false || ::schema_core::__private::Probe::<Option<i64>>::NULLABLE
        },
    > = <::schema_core::__private::BelongsTo<
        Line,
        Line,
        {
            #[allow(unused_imports, reason = "an `Option` has the answer itself")]
            use ::schema_core::__private::NotOption as _;
            false || ::schema_core::__private::Probe::<Option<i64>>::NULLABLE
        },
    >>::new("parent");
    ///The relation `children`.
    pub const children: ::schema_core::__private::HasMany<Line, Line> = <::schema_core::__private::HasMany<
        Line,
        Line,
    >>::new("children");
}
impl ::schema_core::__private::Table for Line {
    const NAME: ::schema_core::__private::TableName = ::schema_core::__private::TableName {
        schema: "public",
        name: "lines",
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
            let __builder = ::schema_core::__private::column::<i64>("id");
            let __builder = __builder
                .identity({
                    let __builder = __identity();
                    let __builder = __builder.by_default();
                    let __builder = __builder.start(10);
                    __builder.build()
                });
            __builder.build()
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __columns_1: ::schema_core::__private::ColumnDef = {
            let __builder = ::schema_core::__private::column::<i32>("a")
                .comment("The first.");
            let __builder = __builder.default_integer(-1i128);
            let __builder = __builder.immutable();
            __builder.build()
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __columns_2: ::schema_core::__private::ColumnDef = {
            let __builder = ::schema_core::__private::column::<String>("b!");
            let __builder = __builder.length(10);
            __builder.build()
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __columns_3: ::schema_core::__private::ColumnDef = {
            let __builder = ::schema_core::__private::column::<Option<i16>>("c");
            __builder.build()
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __columns_4: ::schema_core::__private::ColumnDef = {
            let __builder = ::schema_core::__private::column::<Option<i64>>("parent_id");
            __builder.build()
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __uniques_0: ::schema_core::__private::KeyDef = ::schema_core::__private::KeyDef {
            columns: &[Line::a.name(), Line::b.name()],
            ..{
                let __builder = ::schema_core::__private::unique();
                let __builder = __builder.nulls_not_distinct();
                __builder.build()
            }
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __checks_0: ::schema_core::__private::CheckDef = {
            let __builder = ::schema_core::__private::check(
                ::core::option::Option::None,
                sql("a > 0"),
            );
            let __builder = __builder.name("positive");
            __builder.build()
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __foreign_keys_0: ::schema_core::__private::ForeignKeyDef = ::schema_core::__private::ForeignKeyDef {
            columns: &[Line::parent_id.name()],
            target_columns: &[<Line>::id.name()],
            ..{
                let __builder = ::schema_core::__private::references(
                    Line::parent_id,
                    <Line>::id,
                );
                let __builder = __builder.on_delete(set_null);
                __builder.build()
            }
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __exclusions_0: ::schema_core::__private::ExclusionDef = ::schema_core::__private::ExclusionDef {
            elements: &[
                (
                    {
                        let __builder = ::schema_core::__private::element(Line::a);
                        __builder.build()
                    },
                    "=",
                ),
            ],
            ..{
                let __builder = ::schema_core::__private::exclude();
                let __builder = __builder.method(gist);
                __builder.build()
            }
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __indexes_0: ::schema_core::__private::IndexDef = ::schema_core::__private::IndexDef {
            elements: &[
                {
                    let __builder = ::schema_core::__private::element(Line::b);
                    let __builder = __builder.desc();
                    __builder.build()
                },
                {
                    let __builder = ::schema_core::__private::element_sql(
                        sql("lower(\"b!\")"),
                    );
                    __builder.build()
                },
            ],
            include: &[Line::c.name()],
            parameters: &[("fillfactor", "70")],
            ..{
                let __builder = ::schema_core::__private::index();
                let __builder = __builder.unique();
                let __builder = __builder.predicate(sql("a > 0"));
                __builder.build()
            }
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __relations_0: ::schema_core::__private::RelationDef = ::schema_core::__private::RelationDef {
            name: "parent",
            kind: ::schema_core::__private::RelationKind::BelongsTo,
            target: __foreign_keys_0.target,
            by: &[Line::parent_id.name()],
        };
        #[allow(
            non_upper_case_globals,
            reason = "constants are called as the fields are"
        )]
        const __relations_1: ::schema_core::__private::RelationDef = ::schema_core::__private::RelationDef {
            name: "children",
            kind: ::schema_core::__private::RelationKind::HasMany,
            target: <Line as ::schema_core::__private::Table>::NAME,
            by: &[<Line>::parent_id.name()],
        };
        const _: () = ::schema_core::__private::check_key_column(&__columns_0);
        const _: () = {
            ::schema_core::__private::check_actions(&__foreign_keys_0, &[&__columns_4]);
            ::schema_core::__private::check_target(
                &__foreign_keys_0,
                false,
                {
                    type __Table = Line;
                    &::schema_core::__private::Described::<__Table>::DEF
                },
            );
        };
        const _: () = ::schema_core::__private::check_inverse(
            &__relations_1,
            (<Line as ::schema_core::__private::Table>::NAME, "Line"),
            {
                type __Table = Line;
                &::schema_core::__private::Described::<__Table>::DEF
            },
        );
        const _: () = ::schema_core::__private::check_index(
            &__indexes_0,
            &[__columns_2],
        );
        const _: () = ::schema_core::__private::check_exclusion(
            &__exclusions_0,
            &[__columns_1],
        );
        const _: () = ::schema_core::__private::check_operator(
            &__exclusions_0,
            0usize,
            &[__columns_1],
        );
        const _: () = ::schema_core::__private::check_steps(
            &[
                ::schema_core::__private::Step::Own(&__columns_1),
                ::schema_core::__private::Step::Typed("integer"),
                ::schema_core::__private::Step::Operator(">", "a > 0"),
            ],
            "the condition of an index",
        );
        const _: () = ::schema_core::__private::check_steps(
            &[
                ::schema_core::__private::Step::Own(&__columns_2),
                ::schema_core::__private::Step::Call("lower", 1usize, "lower(\"b!\")"),
            ],
            "an index",
        );
        const _: () = ::schema_core::__private::check_steps(
            &[
                ::schema_core::__private::Step::Own(&__columns_1),
                ::schema_core::__private::Step::Typed("integer"),
                ::schema_core::__private::Step::Operator(">", "a > 0"),
            ],
            "",
        );
        ::schema_core::__private::TableDef {
            columns: &[__columns_0, __columns_1, __columns_2, __columns_3, __columns_4],
            uniques: &[__uniques_0],
            checks: &[__checks_0],
            foreign_keys: &[__foreign_keys_0],
            exclusions: &[__exclusions_0],
            indexes: &[__indexes_0],
            relations: &[__relations_0, __relations_1],
            comment: ::core::option::Option::Some("A line of an order."),
            primary_key: ::core::option::Option::Some(::schema_core::__private::KeyDef {
                columns: &[Line::id.name()],
                ..{
                    let __builder = ::schema_core::__private::primary_key();
                    __builder.build()
                }
            }),
            ..::schema_core::__private::table(
                <Line as ::schema_core::__private::Table>::NAME,
                "Line",
            )
        }
    };
    const NAMES: &'static [::schema_core::__private::Hashed] = &::schema_core::__private::names::<
        44usize,
    >(&<Line as ::schema_core::__private::Table>::DEF);
    const KEYED: &'static [bool] = {
        #[allow(unused_imports, reason = "a table has the answer itself")]
        use ::schema_core::__private::Undescribed as _;
        &[
            true,
            ::schema_core::__private::is_keyed(
                &<Line as ::schema_core::__private::Table>::DEF.relations[1usize],
                <Line as ::schema_core::__private::Table>::NAME,
                {
                    type __Table = Line;
                    &::schema_core::__private::Described::<__Table>::DEF
                },
            ),
        ]
    };
    type Id = ::schema_core::__private::NameId<
        ::schema_core::__private::D12,
        ::schema_core::__private::D3,
        ::schema_core::__private::D6,
        ::schema_core::__private::D2,
        ::schema_core::__private::D4,
        ::schema_core::__private::D14,
        ::schema_core::__private::D1,
        ::schema_core::__private::D14,
    >;
}
#[allow(long_running_const_eval, reason = "a table can have a thousand columns")]
const _: () = ::schema_core::__private::check_table(
    &<Line as ::schema_core::__private::Table>::DEF,
    <Line as ::schema_core::__private::Table>::NAMES,
);
#[doc(hidden)]
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
pub struct __NewLineValues {
    id: ::schema_core::__private::Value<i64>,
    a: ::schema_core::__private::Value<i32>,
    b: ::schema_core::__private::Value<String>,
    c: ::schema_core::__private::Value<Option<i16>>,
    parent_id: ::schema_core::__private::Value<Option<i64>>,
}
///A new row of [`Line`]: what has no default must be set before it can be inserted.
#[must_use = "nothing is inserted until this is given to `insert`"]
pub struct NewLine<
    __S
        = (
            ::schema_core::__private::state::Given,
            (
                ::schema_core::__private::state::Given,
                (::schema_core::__private::state::Given, ()),
            ),
        ),
> {
    values: __NewLineValues,
    state: ::core::marker::PhantomData<fn() -> __S>,
}
#[allow(
    non_camel_case_types,
    dead_code,
    reason = "markers are called as the fields are"
)]
const _: () = {
    pub struct b;
    pub struct c;
    pub struct parent_id;
    #[allow(
        private_interfaces,
        reason = "a struct can be more visible than the types of its fields"
    )]
    impl NewLine<
        (
            <::schema_core::__private::state::Nullable<
                {
                    <Line as ::schema_core::__private::Table>::DEF
                        .columns[2usize]
                        .nullable
                },
            > as ::schema_core::__private::state::Start>::Of<b>,
            (
                <::schema_core::__private::state::Nullable<
                    {
                        <Line as ::schema_core::__private::Table>::DEF
                            .columns[3usize]
                            .nullable
                    },
                > as ::schema_core::__private::state::Start>::Of<c>,
                (
                    <::schema_core::__private::state::Nullable<
                        {
                            <Line as ::schema_core::__private::Table>::DEF
                                .columns[4usize]
                                .nullable
                        },
                    > as ::schema_core::__private::state::Start>::Of<parent_id>,
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
#[allow(
    dead_code,
    private_interfaces,
    private_bounds,
    reason = "not every program uses all of it"
)]
impl<__S> NewLine<__S> {
    fn __with(values: __NewLineValues) -> Self {
        Self {
            values,
            state: ::core::marker::PhantomData,
        }
    }
    ///Sets the column `id`.
    pub fn id<__W>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<i64, __W>,
    ) -> Self {
        self.values.id = ::schema_core::__private::IntoValue::into_value(__value);
        self
    }
    ///The first.
    pub fn a<__W>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<i32, __W>,
    ) -> Self {
        self.values.a = ::schema_core::__private::IntoValue::into_value(__value);
        self
    }
    ///Sets the column `b!`.
    pub fn b<__W: ::schema_core::__private::Brings>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<String, __W>,
    ) -> NewLine<
        <__S as ::schema_core::__private::state::Set<
            ::schema_core::__private::state::I0,
        >>::Output,
    >
    where
        __S: ::schema_core::__private::state::Set<::schema_core::__private::state::I0>,
    {
        self.values.b = ::schema_core::__private::IntoValue::into_value(__value);
        NewLine::__with(self.values)
    }
    ///Sets the column `c`.
    pub fn c<__W: ::schema_core::__private::Brings>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<Option<i16>, __W>,
    ) -> NewLine<
        <__S as ::schema_core::__private::state::Set<
            ::schema_core::__private::state::I1,
        >>::Output,
    >
    where
        __S: ::schema_core::__private::state::Set<::schema_core::__private::state::I1>,
    {
        self.values.c = ::schema_core::__private::IntoValue::into_value(__value);
        NewLine::__with(self.values)
    }
    ///Sets the column `parent_id`.
    pub fn parent_id<__W: ::schema_core::__private::Brings>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<Option<i64>, __W>,
    ) -> NewLine<
        <__S as ::schema_core::__private::state::Set<
            ::schema_core::__private::state::I2,
        >>::Output,
    >
    where
        __S: ::schema_core::__private::state::Set<::schema_core::__private::state::I2>,
    {
        self.values.parent_id = ::schema_core::__private::IntoValue::into_value(__value);
        NewLine::__with(self.values)
    }
    /// Tells all rules of the schema that the values break.
    ///
    /// # Errors
    /// If a value breaks a rule.
    #[inline]
    pub fn validate(
        &self,
    ) -> ::core::result::Result<(), ::schema_core::__private::Violations>
    where
        __S: ::schema_core::__private::state::Complete,
    {
        let mut __violations = ::schema_core::__private::Violations::none();
        self.values.__check(&mut __violations);
        __violations.into_result()
    }
}
impl __NewLineValues {
    #[allow(dead_code, reason = "not every program uses all of it")]
    #[inline]
    fn __unset() -> Self {
        Self {
            id: ::schema_core::__private::Value::Unset,
            a: ::schema_core::__private::Value::Unset,
            b: ::schema_core::__private::Value::Unset,
            c: ::schema_core::__private::Value::Unset,
            parent_id: ::schema_core::__private::Value::Unset,
        }
    }
    #[allow(dead_code, unused_variables, reason = "not every program uses all of it")]
    #[inline]
    fn __check(&self, __violations: &mut ::schema_core::__private::Violations) {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::Unchecked as _;
        ::schema_core::__private::Checked(&self.id)
            .check(
                &<Line as ::schema_core::__private::Table>::DEF,
                0usize,
                __violations,
            );
        ::schema_core::__private::Checked(&self.a)
            .check(
                &<Line as ::schema_core::__private::Table>::DEF,
                1usize,
                __violations,
            );
        ::schema_core::__private::Checked(&self.b)
            .check(
                &<Line as ::schema_core::__private::Table>::DEF,
                2usize,
                __violations,
            );
        ::schema_core::__private::Checked(&self.c)
            .check(
                &<Line as ::schema_core::__private::Table>::DEF,
                3usize,
                __violations,
            );
        ::schema_core::__private::Checked(&self.parent_id)
            .check(
                &<Line as ::schema_core::__private::Table>::DEF,
                4usize,
                __violations,
            );
    }
}
///Changes to a row of [`Line`]: only what is set is written.
#[must_use = "nothing is changed until this is given to `update`"]
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
pub struct LineUpdate {
    b: ::schema_core::__private::Value<String>,
    c: ::schema_core::__private::Value<Option<i16>>,
    parent_id: ::schema_core::__private::Value<Option<i64>>,
}
#[allow(dead_code, private_interfaces, reason = "not every program uses all of it")]
impl LineUpdate {
    /// Changes nothing.
    #[inline]
    pub fn new() -> Self {
        Self {
            b: ::schema_core::__private::Value::Unset,
            c: ::schema_core::__private::Value::Unset,
            parent_id: ::schema_core::__private::Value::Unset,
        }
    }
    ///Sets the column `b!`.
    pub fn b<__W: ::schema_core::__private::Brings>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<String, __W>,
    ) -> Self {
        self.b = ::schema_core::__private::IntoValue::into_value(__value);
        self
    }
    ///Sets the column `c`.
    pub fn c<__W: ::schema_core::__private::Brings>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<Option<i16>, __W>,
    ) -> Self {
        self.c = ::schema_core::__private::IntoValue::into_value(__value);
        self
    }
    ///Sets the column `parent_id`.
    pub fn parent_id<__W: ::schema_core::__private::Brings>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<Option<i64>, __W>,
    ) -> Self {
        self.parent_id = ::schema_core::__private::IntoValue::into_value(__value);
        self
    }
    /// Tells all rules of the schema that the values break.
    ///
    /// # Errors
    /// If a value breaks a rule.
    #[inline]
    pub fn validate(
        &self,
    ) -> ::core::result::Result<(), ::schema_core::__private::Violations> {
        let mut __violations = ::schema_core::__private::Violations::none();
        self.__check(&mut __violations);
        __violations.into_result()
    }
    #[allow(unused_variables, reason = "there may be no such column")]
    #[inline]
    fn __check(&self, __violations: &mut ::schema_core::__private::Violations) {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::Unchecked as _;
        ::schema_core::__private::Checked(&self.b)
            .check(
                &<Line as ::schema_core::__private::Table>::DEF,
                2usize,
                __violations,
            );
        ::schema_core::__private::Checked(&self.c)
            .check(
                &<Line as ::schema_core::__private::Table>::DEF,
                3usize,
                __violations,
            );
        ::schema_core::__private::Checked(&self.parent_id)
            .check(
                &<Line as ::schema_core::__private::Table>::DEF,
                4usize,
                __violations,
            );
    }
}
impl ::core::default::Default for LineUpdate {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
impl ::schema_core::__private::ReadRow for Line {
    const COLUMNS: &'static [&'static str] = &["id", "a", "b!", "c", "parent_id"];
    const REQUIRED: ::core::option::Option<usize> = ::schema_core::__private::query::required(
        &<Line as ::schema_core::__private::Table>::DEF,
    );
    const KEY: ::core::option::Option<&'static str> = ::schema_core::__private::query::one_column_key(
        &<Line as ::schema_core::__private::Table>::DEF,
    );
    const SELECT_LIST: ::core::option::Option<&'static str> = ::core::option::Option::Some(
        "\"lines\".\"id\", \"lines\".\"a\", \"lines\".\"b!\", \"lines\".\"c\", \"lines\".\"parent_id\"",
    );
    #[inline]
    fn read(
        __row: &::schema_core::__private::sqlx::postgres::PgRow,
        __from: ::core::option::Option<usize>,
    ) -> ::core::result::Result<Self, ::schema_core::__private::sqlx::Error> {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::{NeedsDecode as _, Neither as _};
        ::core::result::Result::Ok(Self {
            id: (&::schema_core::__private::Field::<i64>::NEW)
                .read(
                    __row,
                    ::schema_core::__private::Place::new("id", __from, 0usize),
                )?,
            a: (&::schema_core::__private::Field::<i32>::NEW)
                .read(__row, ::schema_core::__private::Place::new("a", __from, 1usize))?,
            b: (&::schema_core::__private::Field::<String>::NEW)
                .read(
                    __row,
                    ::schema_core::__private::Place::new("b!", __from, 2usize),
                )?,
            c: (&::schema_core::__private::Field::<Option<i16>>::NEW)
                .read(__row, ::schema_core::__private::Place::new("c", __from, 3usize))?,
            parent_id: (&::schema_core::__private::Field::<Option<i64>>::NEW)
                .read(
                    __row,
                    ::schema_core::__private::Place::new("parent_id", __from, 4usize),
                )?,
        })
    }
}
impl ::schema_core::__private::query::Projection for Line {
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
> for Line {
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
impl Line {
    /// Reads rows.
    #[inline]
    pub fn select() -> ::schema_core::__private::Select<
        ::schema_core::__private::query::Rows<Line>,
        ::schema_core::__private::query::Whole<Line>,
    > {
        ::schema_core::__private::query::select::<Line>()
    }
}
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
impl ::schema_core::__private::InsertRow for Line {
    type Values = __NewLineValues;
    const INSERTED: &'static [&'static str] = &["id", "a", "b!", "c", "parent_id"];
    #[inline]
    fn check(
        __values: &__NewLineValues,
        __violations: &mut ::schema_core::__private::Violations,
    ) {
        __values.__check(__violations);
    }
    #[allow(unused_variables, reason = "there may be no such column")]
    #[inline]
    fn write(__values: __NewLineValues, __row: &mut ::schema_core::__private::Row<'_>) {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::{Alone as _, NeedsEncode as _, Nor as _};
        ::schema_core::__private::Bind(__values.id).insert(__row);
        ::schema_core::__private::Bind(__values.a).insert(__row);
        ::schema_core::__private::Bind(__values.b).insert(__row);
        ::schema_core::__private::Bind(__values.c).insert(__row);
        ::schema_core::__private::Bind(__values.parent_id).insert(__row);
    }
}
#[allow(dead_code, private_interfaces, reason = "not every program uses all of it")]
impl Line {
    /// Inserts a row.
    pub fn insert<__S: ::schema_core::__private::state::Complete>(
        __new: NewLine<__S>,
    ) -> ::schema_core::__private::Insert<Line> {
        ::schema_core::__private::Insert::one_row(__new.values)
    }
    /// Deletes rows.
    #[inline]
    pub fn delete() -> ::schema_core::__private::query::Delete<Line> {
        ::schema_core::__private::query::delete::<Line>()
    }
    /// Inserts what a SELECT gives, into these columns.
    pub fn insert_from<
        __Q,
        __S,
        __G: ::schema_core::__private::query::grouping::OneGrain,
    >(
        __select: ::schema_core::__private::Select<__Q, __S, __G>,
        __columns: impl ::schema_core::__private::query::Fed<Line, __S>,
    ) -> ::schema_core::__private::Insert<Line> {
        ::schema_core::__private::query::insert_from(__select, __columns)
    }
    /// Copies rows in, which is the fastest way for very many.
    pub fn copy_in<__S: ::schema_core::__private::state::Complete>(
        __rows: impl ::core::iter::IntoIterator<Item = NewLine<__S>>,
    ) -> ::schema_core::__private::query::CopyIn<Line> {
        ::schema_core::__private::query::CopyIn::rows(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ),
        )
    }
    /// Inserts rows, in one statement.
    pub fn insert_many<__S: ::schema_core::__private::state::Complete>(
        __rows: impl ::core::iter::IntoIterator<Item = NewLine<__S>>,
    ) -> ::schema_core::__private::Insert<Line> {
        ::schema_core::__private::Insert::rows(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ),
        )
    }
}
impl ::schema_core::__private::Keyed for Line {
    type Key = (i64,);
    #[inline]
    fn write_key((__id,): Self::Key, __row: &mut ::schema_core::__private::Row<'_>) {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::{Alone as _, NeedsEncode as _, Nor as _};
        ::schema_core::__private::Bind(::schema_core::__private::Value::Set(__id))
            .update(__row, "id");
    }
}
#[allow(dead_code, private_interfaces, reason = "not every program uses all of it")]
impl Line {
    /// Deletes the row with this key.
    #[inline]
    pub fn delete_by(
        __id: i64,
    ) -> ::schema_core::__private::query::Delete<
        Line,
        ::schema_core::__private::query::Said,
    > {
        ::schema_core::__private::query::delete_by::<Line>((__id,))
    }
}
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
impl ::schema_core::__private::UpdateRow for Line {
    type Changes = LineUpdate;
    #[inline]
    fn check(
        __changes: &LineUpdate,
        __violations: &mut ::schema_core::__private::Violations,
    ) {
        __changes.__check(__violations);
    }
    #[allow(unused_variables, reason = "there may be no such column")]
    #[inline]
    fn write(__changes: LineUpdate, __row: &mut ::schema_core::__private::Row<'_>) {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::{Alone as _, NeedsEncode as _, Nor as _};
        ::schema_core::__private::Bind(__changes.b).update(__row, "b!");
        ::schema_core::__private::Bind(__changes.c).update(__row, "c");
        ::schema_core::__private::Bind(__changes.parent_id).update(__row, "parent_id");
    }
}
#[allow(dead_code, private_interfaces, reason = "not every program uses all of it")]
impl Line {
    /// Updates the row with this key.
    #[inline]
    pub fn update(__id: i64) -> ::schema_core::__private::Update<Line> {
        ::schema_core::__private::Update::new((__id,))
    }
    /// Updates rows, column by column.
    #[inline]
    pub fn update_rows() -> ::schema_core::__private::query::UpdateRows<Line> {
        ::schema_core::__private::query::update_rows::<Line>()
    }
}
