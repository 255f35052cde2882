struct Tag {
    name: String,
}
#[allow(
    non_upper_case_globals,
    private_interfaces,
    dead_code,
    reason = "constants are called as the fields are"
)]
impl Tag {
    ///The column `name`.
    const name: ::schema_core::__private::Column<Tag, String> = ::schema_core::__private::Column::new(
        <Tag as ::schema_core::__private::Table>::NAME,
        "name",
    );
}
impl ::schema_core::__private::Table for Tag {
    const NAME: ::schema_core::__private::TableName = ::schema_core::__private::TableName {
        schema: "public",
        name: "tags",
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
            let __builder = ::schema_core::__private::column::<String>("name");
            __builder.build()
        };
        ::schema_core::__private::TableDef {
            columns: &[__columns_0],
            ..::schema_core::__private::table(
                <Tag as ::schema_core::__private::Table>::NAME,
                "Tag",
            )
        }
    };
    const NAMES: &'static [::schema_core::__private::Hashed] = &::schema_core::__private::names::<
        10usize,
    >(&<Tag as ::schema_core::__private::Table>::DEF);
    type Id = ::schema_core::__private::NameId<
        ::schema_core::__private::D0,
        ::schema_core::__private::D10,
        ::schema_core::__private::D11,
        ::schema_core::__private::D14,
        ::schema_core::__private::D6,
        ::schema_core::__private::D1,
        ::schema_core::__private::D4,
        ::schema_core::__private::D15,
    >;
}
#[allow(long_running_const_eval, reason = "a table can have a thousand columns")]
const _: () = ::schema_core::__private::check_table(
    &<Tag as ::schema_core::__private::Table>::DEF,
    <Tag as ::schema_core::__private::Table>::NAMES,
);
#[doc(hidden)]
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
struct __NewTagValues {
    name: ::schema_core::__private::Value<String>,
}
///A new row of [`Tag`]: what has no default must be set before it can be inserted.
#[must_use = "nothing is inserted until this is given to `insert`"]
struct NewTag<__S = (::schema_core::__private::state::Given, ())> {
    values: __NewTagValues,
    state: ::core::marker::PhantomData<fn() -> __S>,
}
#[allow(
    non_camel_case_types,
    dead_code,
    reason = "markers are called as the fields are"
)]
const _: () = {
    struct name;
    #[allow(
        private_interfaces,
        reason = "a struct can be more visible than the types of its fields"
    )]
    impl NewTag<
        (
            <::schema_core::__private::state::Nullable<
                {
                    <Tag as ::schema_core::__private::Table>::DEF
                        .columns[0usize]
                        .nullable
                },
            > as ::schema_core::__private::state::Start>::Of<name>,
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
#[allow(
    dead_code,
    private_interfaces,
    private_bounds,
    reason = "not every program uses all of it"
)]
impl<__S> NewTag<__S> {
    fn __with(values: __NewTagValues) -> Self {
        Self {
            values,
            state: ::core::marker::PhantomData,
        }
    }
    ///Sets the column `name`.
    fn name<__W: ::schema_core::__private::Brings>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<String, __W>,
    ) -> NewTag<
        <__S as ::schema_core::__private::state::Set<
            ::schema_core::__private::state::I0,
        >>::Output,
    >
    where
        __S: ::schema_core::__private::state::Set<::schema_core::__private::state::I0>,
    {
        self.values.name = ::schema_core::__private::IntoValue::into_value(__value);
        NewTag::__with(self.values)
    }
    /// Tells all rules of the schema that the values break.
    ///
    /// # Errors
    /// If a value breaks a rule.
    #[inline]
    fn validate(
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
impl __NewTagValues {
    #[allow(dead_code, reason = "not every program uses all of it")]
    #[inline]
    fn __unset() -> Self {
        Self {
            name: ::schema_core::__private::Value::Unset,
        }
    }
    #[allow(dead_code, unused_variables, reason = "not every program uses all of it")]
    #[inline]
    fn __check(&self, __violations: &mut ::schema_core::__private::Violations) {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::Unchecked as _;
        ::schema_core::__private::Checked(&self.name)
            .check(&<Tag as ::schema_core::__private::Table>::DEF, 0usize, __violations);
    }
}
///Changes to a row of [`Tag`]: only what is set is written.
#[must_use = "nothing is changed until this is given to `update`"]
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
struct TagUpdate {
    name: ::schema_core::__private::Value<String>,
}
#[allow(dead_code, private_interfaces, reason = "not every program uses all of it")]
impl TagUpdate {
    /// Changes nothing.
    #[inline]
    fn new() -> Self {
        Self {
            name: ::schema_core::__private::Value::Unset,
        }
    }
    ///Sets the column `name`.
    fn name<__W: ::schema_core::__private::Brings>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<String, __W>,
    ) -> Self {
        self.name = ::schema_core::__private::IntoValue::into_value(__value);
        self
    }
    /// Tells all rules of the schema that the values break.
    ///
    /// # Errors
    /// If a value breaks a rule.
    #[inline]
    fn validate(
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
        ::schema_core::__private::Checked(&self.name)
            .check(&<Tag as ::schema_core::__private::Table>::DEF, 0usize, __violations);
    }
}
impl ::core::default::Default for TagUpdate {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}
impl ::schema_core::__private::ReadRow for Tag {
    const COLUMNS: &'static [&'static str] = &["name"];
    const REQUIRED: ::core::option::Option<usize> = ::schema_core::__private::query::required(
        &<Tag as ::schema_core::__private::Table>::DEF,
    );
    const KEY: ::core::option::Option<&'static str> = ::schema_core::__private::query::one_column_key(
        &<Tag as ::schema_core::__private::Table>::DEF,
    );
    const SELECT_LIST: ::core::option::Option<&'static str> = ::core::option::Option::Some(
        "\"tags\".\"name\"",
    );
    #[inline]
    fn read(
        __row: &::schema_core::__private::sqlx::postgres::PgRow,
        __from: ::core::option::Option<usize>,
    ) -> ::core::result::Result<Self, ::schema_core::__private::sqlx::Error> {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::{NeedsDecode as _, Neither as _};
        ::core::result::Result::Ok(Self {
            name: (&::schema_core::__private::Field::<String>::NEW)
                .read(
                    __row,
                    ::schema_core::__private::Place::new("name", __from, 0usize),
                )?,
        })
    }
}
impl ::schema_core::__private::query::Projection for Tag {
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
> for Tag {
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
impl Tag {
    /// Reads rows.
    #[inline]
    fn select() -> ::schema_core::__private::Select<
        ::schema_core::__private::query::Rows<Tag>,
        ::schema_core::__private::query::Whole<Tag>,
    > {
        ::schema_core::__private::query::select::<Tag>()
    }
}
#[allow(
    private_interfaces,
    reason = "a struct can be more visible than the types of its fields"
)]
impl ::schema_core::__private::InsertRow for Tag {
    type Values = __NewTagValues;
    const INSERTED: &'static [&'static str] = &["name"];
    #[inline]
    fn check(
        __values: &__NewTagValues,
        __violations: &mut ::schema_core::__private::Violations,
    ) {
        __values.__check(__violations);
    }
    #[allow(unused_variables, reason = "there may be no such column")]
    #[inline]
    fn write(__values: __NewTagValues, __row: &mut ::schema_core::__private::Row<'_>) {
        #[allow(unused_imports, reason = "not every table needs them")]
        use ::schema_core::__private::{Alone as _, NeedsEncode as _, Nor as _};
        ::schema_core::__private::Bind(__values.name).insert(__row);
    }
}
#[allow(dead_code, private_interfaces, reason = "not every program uses all of it")]
impl Tag {
    /// Inserts a row.
    fn insert<__S: ::schema_core::__private::state::Complete>(
        __new: NewTag<__S>,
    ) -> ::schema_core::__private::Insert<Tag> {
        ::schema_core::__private::Insert::one_row(__new.values)
    }
    /// Deletes rows.
    #[inline]
    fn delete() -> ::schema_core::__private::query::Delete<Tag> {
        ::schema_core::__private::query::delete::<Tag>()
    }
    /// Inserts what a SELECT gives, into these columns.
    fn insert_from<__Q, __S, __G: ::schema_core::__private::query::grouping::OneGrain>(
        __select: ::schema_core::__private::Select<__Q, __S, __G>,
        __columns: impl ::schema_core::__private::query::Fed<Tag, __S>,
    ) -> ::schema_core::__private::Insert<Tag> {
        ::schema_core::__private::query::insert_from(__select, __columns)
    }
    /// Copies rows in, which is the fastest way for very many.
    fn copy_in<__S: ::schema_core::__private::state::Complete>(
        __rows: impl ::core::iter::IntoIterator<Item = NewTag<__S>>,
    ) -> ::schema_core::__private::query::CopyIn<Tag> {
        ::schema_core::__private::query::CopyIn::rows(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ),
        )
    }
    /// Inserts rows, in one statement.
    fn insert_many<__S: ::schema_core::__private::state::Complete>(
        __rows: impl ::core::iter::IntoIterator<Item = NewTag<__S>>,
    ) -> ::schema_core::__private::Insert<Tag> {
        ::schema_core::__private::Insert::rows(
            ::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ),
        )
    }
}
#[allow(dead_code, private_interfaces, reason = "not every program uses all of it")]
impl Tag {
    /// Updates rows, column by column.
    #[inline]
    fn update_rows() -> ::schema_core::__private::query::UpdateRows<Tag> {
        ::schema_core::__private::query::update_rows::<Tag>()
    }
}
const _: () = {
    #[deprecated(
        note = "this table has no primary key\nhelp: write `#[column(primary_key)]` on a field, or `#[table(allow(no_primary_key = \"the reason\"))]`"
    )]
    #[allow(non_upper_case_globals, reason = "constants are called as the fields are")]
    const no_primary_key: () = ();
    no_primary_key
};
