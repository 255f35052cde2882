///The schema `c9d`.
#[allow(non_upper_case_globals)]
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
    #[allow(long_running_const_eval)]
    const __TABLES: &::schema_core::__private::Tables<
        2usize,
        { ::schema_core::__private::room(&c9d) },
    > = &::schema_core::__private::Tables::new(&c9d);
    #[allow(long_running_const_eval)]
    const _: () = __TABLES.check(c9d.tables[0usize]);
    #[allow(long_running_const_eval)]
    const _: () = __TABLES.check(c9d.tables[1usize]);
};
