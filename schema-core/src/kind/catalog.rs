//! Pieces that catalog queries share. PostgreSQL has no query-local functions, so they are text.

/// The names of the columns `numbers` of the relation `relation`, in that order.
macro_rules! column_names {
    ($relation:literal, $numbers:literal) => {
        concat!(
            "(SELECT jsonb_agg(ca.attname ORDER BY cn.n) FROM unnest(",
            $numbers,
            ") WITH ORDINALITY cn(attnum, n) JOIN pg_attribute ca ON ca.attrelid = ",
            $relation,
            " AND ca.attnum = cn.attnum)"
        )
    };
}

/// A name with its schema, unless that is PostgreSQL's own.
macro_rules! reference {
    ($namespace:literal, $name:literal) => {
        concat!(
            "CASE WHEN ",
            $namespace,
            " = 'pg_catalog'::regnamespace THEN '' ELSE ",
            $namespace,
            "::regnamespace::text || '.' END || quote_ident(",
            $name,
            ")"
        )
    };
}

/// The columns that the index `i` includes.
macro_rules! included {
    () => {
        "(SELECT jsonb_agg(ca.attname ORDER BY cn.n)
          FROM unnest(i.indkey) WITH ORDINALITY cn(attnum, n)
          JOIN pg_attribute ca ON ca.attrelid = i.indrelid AND ca.attnum = cn.attnum
          WHERE cn.n > i.indnkeyatts)"
    };
}

/// Options such as `{fillfactor=70}`, as a list of pairs, in their order.
macro_rules! options {
    ($options:literal) => {
        concat!(
            "(SELECT jsonb_agg(jsonb_build_array(option_name, option_value)) FROM pg_options_to_table(",
            $options,
            "))"
        )
    };
}

/// When the constraint `c` is checked, as a key and a value.
macro_rules! deferrable {
    () => {
        "'deferrable', CASE WHEN c.condeferred THEN 'deferred' WHEN c.condeferrable THEN 'immediate' END"
    };
}

/// The elements of the index `i`. In `indoption`, bit 0 is DESC and bit 1 is NULLS FIRST; 100 is the default collation.
macro_rules! elements {
    () => {
        concat!(
            "(SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                  'column', ka.attname,
                  'expression', CASE WHEN k.attnum = 0 THEN pg_get_indexdef(i.indexrelid, k.n::integer, false) END,
                  'descending', CASE WHEN o.option & 1 = 1 THEN true END,
                  'nulls_first', CASE WHEN o.option IN (1, 2) THEN o.option = 2 END,
                  'opclass', CASE WHEN NOT oc.opcdefault OR ia.attoptions IS NOT NULL
                                  THEN ",
            $crate::kind::catalog::reference!("oc.opcnamespace", "oc.opcname"),
            " END,
                  'opclass_parameters', ",
            $crate::kind::catalog::options!("ia.attoptions"),
            ", 'collation', CASE WHEN l.coll <> 0 AND l.coll <> coalesce(nullif(ka.attcollation, 0), 100)
                                THEN ",
            $crate::kind::catalog::reference!("co.collnamespace", "co.collname"),
            " END)) ORDER BY k.n)
              FROM unnest(i.indkey) WITH ORDINALITY k(attnum, n)
              JOIN unnest(i.indoption) WITH ORDINALITY o(option, n) ON o.n = k.n
              JOIN unnest(i.indclass) WITH ORDINALITY cl(opclass, n) ON cl.n = k.n
              JOIN unnest(i.indcollation) WITH ORDINALITY l(coll, n) ON l.n = k.n
              JOIN pg_opclass oc ON oc.oid = cl.opclass
              JOIN pg_attribute ia ON ia.attrelid = i.indexrelid AND ia.attnum = k.n
              LEFT JOIN pg_attribute ka ON ka.attrelid = i.indrelid AND ka.attnum = k.attnum AND k.attnum > 0
              LEFT JOIN pg_collation co ON co.oid = l.coll
              WHERE k.n <= i.indnkeyatts)"
        )
    };
}

pub(super) use {column_names, deferrable, elements, included, options, reference};
