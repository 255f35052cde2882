struct Tag {
    name: String,
}
use ::schema_core::__private as __of_Tag;
#[allow(
    dead_code,
    non_upper_case_globals,
    private_bounds,
    private_interfaces,
    reason = "no program uses all"
)]
impl Tag {
    ///The column `name`.
    const name: __of_Tag::Column<Tag, String> = __of_Tag::Column::new(
        <Tag as __of_Tag::Table>::NAME,
        "name",
    );
}
#[doc(hidden)]
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
struct __NewTagValues {
    name: __of_Tag::Value<String>,
}
///A new row of [`Tag`]: what has no default must be set before it can be inserted.
#[must_use = "nothing is inserted until this is given to `insert`"]
struct NewTag<__S = (__of_Tag::state::Given, ())> {
    values: __NewTagValues,
    state: __of_Tag::PhantomData<fn() -> __S>,
}
#[allow(
    dead_code,
    non_upper_case_globals,
    private_bounds,
    private_interfaces,
    reason = "no program uses all"
)]
impl<__S> NewTag<__S> {
    fn __with(values: __NewTagValues) -> Self {
        Self {
            values,
            state: __of_Tag::PhantomData,
        }
    }
    ///Sets the column `name`.
    fn name<__W: __of_Tag::Brings>(
        mut self,
        __value: impl __of_Tag::IntoValue<String, __W>,
    ) -> NewTag<<__S as __of_Tag::state::Set<__of_Tag::state::I0>>::Output>
    where
        __S: __of_Tag::state::Set<__of_Tag::state::I0>,
    {
        self.values.name = __of_Tag::IntoValue::into_value(__value);
        NewTag::__with(self.values)
    }
    /// Tells all rules of the schema that the values break.
    ///
    /// # Errors
    /// If a value breaks a rule.
    #[inline]
    fn validate(&self) -> __of_Tag::Result<(), __of_Tag::Violations>
    where
        __S: __of_Tag::state::Complete,
    {
        let mut __violations = __of_Tag::Violations::none();
        self.values.__check(&mut __violations);
        __violations.into_result()
    }
}
///Changes to a row of [`Tag`]: only what is set is written.
#[must_use = "nothing is changed until this is given to `update`"]
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
struct TagUpdate {
    name: __of_Tag::Value<String>,
}
#[allow(
    dead_code,
    non_upper_case_globals,
    private_bounds,
    private_interfaces,
    reason = "no program uses all"
)]
impl TagUpdate {
    /// Changes nothing.
    #[inline]
    fn new() -> Self {
        Self {
            name: __of_Tag::Value::Unset,
        }
    }
    ///Sets the column `name`.
    fn name<__W: __of_Tag::Brings>(
        mut self,
        __value: impl __of_Tag::IntoValue<String, __W>,
    ) -> Self {
        self.name = __of_Tag::IntoValue::into_value(__value);
        self
    }
    /// Tells all rules of the schema that the values break.
    ///
    /// # Errors
    /// If a value breaks a rule.
    #[inline]
    fn validate(&self) -> __of_Tag::Result<(), __of_Tag::Violations> {
        let mut __violations = __of_Tag::Violations::none();
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
impl Tag {
    /// Reads rows.
    #[inline]
    fn select() -> __of_Tag::Select<
        __of_Tag::query::Rows<Tag>,
        __of_Tag::query::Whole<Tag>,
    > {
        __of_Tag::query::select::<Tag>()
    }
    /// Inserts a row.
    fn insert<__S: __of_Tag::state::Complete>(
        __new: NewTag<__S>,
    ) -> __of_Tag::Insert<Tag> {
        __of_Tag::Insert::one_row(__new.values)
    }
    /// Deletes rows.
    #[inline]
    fn delete() -> __of_Tag::query::Delete<Tag> {
        __of_Tag::query::delete::<Tag>()
    }
    /// Inserts what a SELECT gives, into these columns.
    fn insert_from<__Q, __S, __G: __of_Tag::query::grouping::OneGrain>(
        __select: __of_Tag::Select<__Q, __S, __G>,
        __columns: impl __of_Tag::query::Fed<Tag, __S>,
    ) -> __of_Tag::Insert<Tag> {
        __of_Tag::query::insert_from(__select, __columns)
    }
    /// Copies rows in, which is the fastest way for very many.
    fn copy_in<__S: __of_Tag::state::Complete>(
        __rows: impl ::core::iter::IntoIterator<Item = NewTag<__S>>,
    ) -> __of_Tag::query::CopyIn<Tag> {
        __of_Tag::query::CopyIn::rows(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ),
        )
    }
    /// Inserts rows, in one statement.
    fn insert_many<__S: __of_Tag::state::Complete>(
        __rows: impl ::core::iter::IntoIterator<Item = NewTag<__S>>,
    ) -> __of_Tag::Insert<Tag> {
        __of_Tag::Insert::rows(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ),
        )
    }
    /// Updates rows, column by column.
    #[inline]
    fn update_rows() -> __of_Tag::query::UpdateRows<Tag> {
        __of_Tag::query::update_rows::<Tag>()
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
    use __of_Tag::asked::*;
    impl __of_Tag::Table for Tag {
        const NAME: __of_Tag::TableName = __of_Tag::TableName {
            schema: "public",
            name: "tags",
        };
        const DEF: &'static __of_Tag::TableDef = {
            use __of_Tag::{words::*, identity as __identity};
            const __columns_0: __of_Tag::ColumnDef = {
                let __builder = {
                    __of_Tag::known::<String>();
                    __of_Tag::Start::<String>::COLUMN.named("name")
                };
                __builder.build()
            };
            static __DEF: __of_Tag::TableDef = __of_Tag::TableDef {
                columns: &[__columns_0],
                ..__of_Tag::table(<Tag as __of_Tag::Table>::NAME, "Tag")
            };
            &__DEF
        };
        const OUTLINE: __of_Tag::Outline = __of_Tag::Outline {
            names: __of_Tag::given(
                &__of_Tag::names::<10usize>(<Tag as __of_Tag::Table>::DEF),
            ),
            leads: &__of_Tag::leads::<
                0usize,
            >(<Tag as __of_Tag::Table>::DEF, <Tag as __of_Tag::Table>::KEYED),
            asks: __of_Tag::asks(<Tag as __of_Tag::Table>::DEF),
        };
        type Id = __of_Tag::NameId<
            __of_Tag::D0,
            __of_Tag::D10,
            __of_Tag::D11,
            __of_Tag::D14,
            __of_Tag::D6,
            __of_Tag::D1,
            __of_Tag::D4,
            __of_Tag::D15,
        >;
    }
    const _: () = __of_Tag::check_table(
        <Tag as __of_Tag::Table>::DEF,
        &<Tag as __of_Tag::Table>::OUTLINE,
    );
    const _: () = {
        struct name;
        impl NewTag<
            (
                <__of_Tag::state::Nullable<
                    { <Tag as __of_Tag::Table>::DEF.columns[0usize].nullable },
                > as __of_Tag::state::Start>::Of<name>,
                (),
            ),
        > {
            /// A row of which nothing is set.
            #[inline]
            fn new() -> Self {
                Self::__with(__NewTagValues::__unset())
            }
        }
    };
    impl __NewTagValues {
        #[inline]
        fn __unset() -> Self {
            Self {
                name: __of_Tag::Value::Unset,
            }
        }
        #[inline]
        fn __check(&self, __violations: &mut __of_Tag::Violations) {
            __of_Tag::Checked(&self.name)
                .check(<Tag as __of_Tag::Table>::DEF, 0usize, __violations);
        }
    }
    impl TagUpdate {
        #[inline]
        fn __check(&self, __violations: &mut __of_Tag::Violations) {
            __of_Tag::Checked(&self.name)
                .check(<Tag as __of_Tag::Table>::DEF, 0usize, __violations);
        }
    }
    impl ::core::default::Default for TagUpdate {
        #[inline]
        fn default() -> Self {
            Self::new()
        }
    }
    impl __of_Tag::ReadRow for Tag {
        const COLUMNS: &'static [&'static str] = &["name"];
        const REQUIRED: __of_Tag::Option<usize> = __of_Tag::query::required(
            <Tag as __of_Tag::Table>::DEF,
        );
        const KEY: __of_Tag::Option<&'static str> = __of_Tag::query::one_column_key(
            <Tag as __of_Tag::Table>::DEF,
        );
        const SELECT_LIST: __of_Tag::Option<&'static str> = __of_Tag::Some(
            "\"tags\".\"name\"",
        );
        #[inline]
        fn read(
            __row: &__of_Tag::sqlx::postgres::PgRow,
            __from: __of_Tag::Option<usize>,
        ) -> __of_Tag::Result<Self, __of_Tag::sqlx::Error> {
            __of_Tag::Ok(Self {
                name: (&__of_Tag::Field::<String>::NEW)
                    .read(__row, __of_Tag::Place::new("name", __from, 0usize))?,
            })
        }
    }
    impl __of_Tag::query::Projection for Tag {
        type Table = Self;
        fn ask(__query: &mut __of_Tag::query::Query) {
            __of_Tag::query::ask_itself::<Self>(__query);
        }
        fn read(
            __cursor: &mut __of_Tag::query::Cursor<'_>,
        ) -> __of_Tag::Result<Self, ::schema_core::row::Error> {
            __of_Tag::query::read_itself(__cursor)
        }
    }
    impl<'__r> __of_Tag::sqlx::FromRow<'__r, __of_Tag::sqlx::postgres::PgRow> for Tag {
        #[inline]
        fn from_row(
            __row: &'__r __of_Tag::sqlx::postgres::PgRow,
        ) -> __of_Tag::Result<Self, __of_Tag::sqlx::Error> {
            <Self as __of_Tag::ReadRow>::read(__row, __of_Tag::None)
        }
    }
    impl __of_Tag::InsertRow for Tag {
        type Values = __NewTagValues;
        const INSERTED: &'static [&'static str] = &["name"];
        #[inline]
        fn check(__values: &__NewTagValues, __violations: &mut __of_Tag::Violations) {
            __values.__check(__violations);
        }
        #[inline]
        fn write(__values: __NewTagValues, __row: &mut __of_Tag::Row<'_>) {
            __of_Tag::Bind(__values.name).insert(__row);
        }
    }
};
const _: () = {
    #[deprecated(
        note = "this table has no primary key\nhelp: write `#[column(primary_key)]` on a field, or `#[table(allow(no_primary_key = \"the reason\"))]`"
    )]
    #[allow(non_upper_case_globals, reason = "constants are called as the fields are")]
    const no_primary_key: () = ();
    no_primary_key
};
