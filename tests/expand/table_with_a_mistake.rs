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
            incomplete: true,
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
struct NewTag<__S = ()> {
    values: __NewTagValues,
    state: ::core::marker::PhantomData<fn() -> __S>,
}
#[allow(
    non_camel_case_types,
    dead_code,
    reason = "markers are called as the fields are"
)]
const _: () = {
    #[allow(
        private_interfaces,
        reason = "a struct can be more visible than the types of its fields"
    )]
    impl NewTag<()> {
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
    fn name<__W>(
        mut self,
        __value: impl ::schema_core::__private::IntoValue<String, __W>,
    ) -> Self {
        self.values.name = ::schema_core::__private::IntoValue::into_value(__value);
        self
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
    fn name<__W>(
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
::core::compile_error! {
    "not a default\nhelp: write a literal, `Enum::Variant`, `json!(…)`, a function as `now()`, or SQL: `sql(\"…\")`"
}
