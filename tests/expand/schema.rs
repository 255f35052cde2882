///The schema `c9d`.
#[allow(non_upper_case_globals, reason = "constants are called as the fields are")]
pub const c9d: ::schema_core::__private::SchemaDef = ::schema_core::__private::SchemaDef {
    tables: &[
        &<User as ::schema_core::__private::Table>::DEF,
        &<Organization as ::schema_core::__private::Table>::DEF,
    ],
    enums: &[],
    types: &[],
    extensions: &[::schema_core::__private::extension("pg_trgm")],
    sql: &[],
    ..::schema_core::__private::schema("c9d")
};
const _: () = {
    const __NAMES: &[&[::schema_core::__private::Hashed]] = &[
        <User as ::schema_core::__private::Table>::NAMES,
        <Organization as ::schema_core::__private::Table>::NAMES,
    ];
    #[allow(long_running_const_eval, reason = "many tables take many steps")]
    const __TABLES: &::schema_core::__private::Tables<
        { ::schema_core::__private::room(__NAMES) },
    > = &::schema_core::__private::Tables::new(&c9d, __NAMES);
    #[allow(long_running_const_eval, reason = "files of SQL can be long")]
    const _: () = __TABLES
        .check(0usize, <User as ::schema_core::__private::Table>::KEYED);
    #[allow(long_running_const_eval, reason = "files of SQL can be long")]
    const _: () = __TABLES
        .check(1usize, <Organization as ::schema_core::__private::Table>::KEYED);
};
