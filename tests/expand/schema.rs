///The schema `c9d`.
#[allow(non_upper_case_globals, reason = "constants are called as the fields are")]
pub const c9d: ::schema_core::__private::SchemaDef = ::schema_core::__private::SchemaDef {
    tables: &[
        <User as ::schema_core::__private::Table>::DEF,
        <Organization as ::schema_core::__private::Table>::DEF,
    ],
    enums: &[],
    types: &[],
    extensions: &[::schema_core::__private::extension("pg_trgm")],
    sql: &[],
    ..::schema_core::__private::schema("c9d")
};
#[allow(
    long_running_const_eval,
    reason = "many tables take many steps, and files of SQL can be long"
)]
const _: () = {
    const __OUTLINES: &[::schema_core::__private::Outline; 2usize] = &[
        <User as ::schema_core::__private::Table>::OUTLINE,
        <Organization as ::schema_core::__private::Table>::OUTLINE,
    ];
    const __ROOM: usize = ::schema_core::__private::room(__OUTLINES);
    const __DOUBTS: [bool; 2usize] = ::schema_core::__private::doubts::<
        __ROOM,
        2usize,
    >(__OUTLINES);
    #[allow(dead_code, reason = "tables that fit need it not")]
    const fn __tables<__T>() -> &'static ::schema_core::__private::Tables<__ROOM> {
        const { &::schema_core::__private::Tables::new(&c9d, __OUTLINES) }
    }
    const _: () = if __DOUBTS[0usize] {
        __tables::<()>().check(0usize, <User as ::schema_core::__private::Table>::KEYED)
    };
    const _: () = if __DOUBTS[1usize] {
        __tables::<()>()
            .check(1usize, <Organization as ::schema_core::__private::Table>::KEYED)
    };
};
