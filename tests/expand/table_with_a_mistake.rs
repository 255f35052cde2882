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
struct NewTag<__S = ()> {
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
    fn name<__W>(mut self, __value: impl __of_Tag::IntoValue<String, __W>) -> Self {
        self.values.name = __of_Tag::IntoValue::into_value(__value);
        self
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
    fn name<__W>(mut self, __value: impl __of_Tag::IntoValue<String, __W>) -> Self {
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
                incomplete: true,
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
    const _: () = {
        impl NewTag<()> {
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
};
::core::compile_error! {
    "not a default\nhelp: write a literal, `Enum::Variant`, `json!(…)`, a function as `now()`, or SQL: `sql(\"…\")`"
}
