//! The statements that read the catalogs.

use crate::kind::{KINDS, Kind};
use std::fmt::Write as _;

/// Stands in place of a kind's word for what the catalogs hold and we do not model.
pub(super) const UNMODELLED: &str = "?";

/// What the queries of the kinds share. What belongs to an extension is not ours, nor is sqlx's own table.
const SHARED: &str = "
WITH ours AS MATERIALIZED (
    SELECT n.oid, n.nspname FROM pg_namespace n
    WHERE CASE WHEN $1::text[] IS NULL THEN n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
               ELSE n.nspname = ANY($1) END
), members AS MATERIALIZED (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relations AS MATERIALIZED (
    SELECT c.*, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name
    FROM pg_class c JOIN ours n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c', 'S') AND c.relname <> '_sqlx_migrations'
      AND NOT (c.relispartition AND $4::text IS NOT NULL AND n.nspname || '.' || c.relname ~ $4)
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
), spaces AS MATERIALIZED (
    SELECT oid, quote_ident(nspname) || '.' AS prefix, true AS ours FROM ours
    UNION ALL SELECT oid, 'pg_catalog.', false FROM pg_namespace WHERE nspname = 'pg_catalog' AND $1::text[] IS NULL
), sequence_options AS NOT MATERIALIZED (
    SELECT s.seqrelid, s.seqtypid, jsonb_strip_nulls(jsonb_build_object(
        'start', nullif(s.seqstart, CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END),
        'increment', nullif(s.seqincrement, 1),
        'min', nullif(s.seqmin, CASE WHEN s.seqincrement > 0 THEN 1 ELSE lowest END),
        'max', nullif(s.seqmax, CASE WHEN s.seqincrement > 0 THEN highest ELSE -1 END),
        'cache', nullif(s.seqcache, 1),
        'cycle', CASE WHEN s.seqcycle THEN true END)) AS options
    FROM pg_sequence s, LATERAL (SELECT CASE s.seqtypid
        WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 ELSE 9223372036854775807 END) h(highest),
        LATERAL (SELECT -highest - 1) l(lowest)
), owned AS (
    SELECT 'pg_class'::regclass::oid AS class, oid AS object, relowner AS owner FROM relations
    WHERE relkind <> 'c' AND NOT (relkind = 'S' AND EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = relations.oid
        AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')))
    UNION ALL SELECT 'pg_namespace'::regclass, oid, nspowner FROM pg_namespace
    UNION ALL SELECT 'pg_type'::regclass, oid, typowner FROM pg_type
    UNION ALL SELECT 'pg_proc'::regclass, oid, proowner FROM pg_proc
    UNION ALL SELECT 'pg_operator'::regclass, oid, oprowner FROM pg_operator
    UNION ALL SELECT 'pg_opclass'::regclass, oid, opcowner FROM pg_opclass
    UNION ALL SELECT 'pg_opfamily'::regclass, oid, opfowner FROM pg_opfamily
    UNION ALL SELECT 'pg_collation'::regclass, oid, collowner FROM pg_collation
    UNION ALL SELECT 'pg_conversion'::regclass, oid, conowner FROM pg_conversion
    UNION ALL SELECT 'pg_publication'::regclass, oid, pubowner FROM pg_publication
    UNION ALL SELECT 'pg_subscription'::regclass, oid, subowner FROM pg_subscription
    UNION ALL SELECT 'pg_event_trigger'::regclass, oid, evtowner FROM pg_event_trigger
    UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, fdwowner FROM pg_foreign_data_wrapper
    UNION ALL SELECT 'pg_foreign_server'::regclass, oid, srvowner FROM pg_foreign_server
    UNION ALL SELECT 'pg_statistic_ext'::regclass, oid, stxowner FROM pg_statistic_ext
    UNION ALL SELECT 'pg_ts_config'::regclass, oid, cfgowner FROM pg_ts_config
    UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictowner FROM pg_ts_dict
    UNION ALL SELECT 'pg_language'::regclass, oid, lanowner FROM pg_language
    UNION ALL SELECT 'pg_subscription'::regclass, oid, subowner FROM pg_subscription
), facts(word, class, object, part, name, body) AS MATERIALIZED (
";

/// The objects of all kinds: the kind's word, the address, the name, the payload.
pub(super) fn objects() -> String {
    let mut query = SHARED.to_owned();
    let of = |attached| {
        let kinds = KINDS.iter().filter(move |kind: &&Kind| kind.attached == attached);
        kinds.filter_map(|kind| Some((kind.word, kind.catalog?)))
    };
    for (place, (word, catalog)) in of(false).enumerate() {
        let union = if place == 0 { "" } else { "UNION ALL " };
        // What belongs to an extension is not ours.
        let _ = writeln!(
            query,
            "{union}SELECT '{word}', class::oid, object, part::integer, name, body::text
             FROM ({catalog}) AS kind(class, object, part, name, body)
             WHERE object IS NULL OR NOT EXISTS (SELECT FROM members m WHERE m.classid = class AND m.objid = object)"
        );
    }
    query.push_str(")\nSELECT word, class::bigint, object::bigint, part, name, body FROM facts\n");
    for (word, catalog) in of(true) {
        let _ = writeln!(
            query,
            "UNION ALL SELECT '{word}', class::bigint, object::bigint, part::integer, name, body::text
             FROM ({catalog}) AS kind(class, object, part, name, body)"
        );
    }
    let _ =
        writeln!(query, "UNION ALL SELECT '{UNMODELLED}', NULL, NULL, 0, name, NULL FROM ({OTHERS}) AS other(name)");
    query
}

/// What the catalogs hold besides, in PostgreSQL's words.
const OTHERS: &str = "
    SELECT pg_describe_object(o.class, o.object, 0) FROM (
        SELECT 'pg_type'::regclass::oid, t.oid FROM pg_type t JOIN ours n ON n.oid = t.typnamespace
        WHERE NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c')
          AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid) AND t.typtype <> 'm'
        -- What holds passwords, where whoever asks may not see it.
        UNION ALL SELECT 'pg_subscription'::regclass, s.oid FROM pg_subscription s
            JOIN pg_database d ON d.oid = s.subdbid AND d.datname = current_database()
            WHERE NOT has_column_privilege('pg_subscription', 'subconninfo', 'SELECT')
        UNION ALL SELECT 'pg_user_mapping'::regclass, m.umid FROM pg_user_mappings m
    ) o(class, object)
    WHERE NOT EXISTS (SELECT FROM facts f WHERE f.class = o.class AND f.object = o.object)
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = o.class AND m.objid = o.object)
    UNION ALL
    SELECT 'security label of ' || pg_describe_object(l.classoid, l.objoid, l.objsubid) FROM pg_seclabel l
    WHERE EXISTS (SELECT FROM facts f WHERE f.class = l.classoid AND f.object = l.objoid)";

/// What is part of something else, with two addresses: a view's rule is the view, an array's type is that of its elements,
/// a function that makes ranges is their type, a member of an operator class is that class, the index of a key is the key,
/// what an extension brings is the extension.
pub(super) const ALIASES: &str = "
    SELECT classid::bigint, objid::bigint, 0, refclassid::bigint, refobjid::bigint, 0
    FROM pg_depend WHERE deptype = 'e'
    UNION ALL
    SELECT 'pg_rewrite'::regclass::bigint, oid::bigint, 0, 'pg_class'::regclass::bigint, ev_class::bigint, 0
    FROM pg_rewrite WHERE rulename = '_RETURN' AND oid >= 16384
    UNION ALL
    SELECT 'pg_type'::regclass::bigint, t.oid::bigint, 0, 'pg_class'::regclass::bigint, c.oid::bigint, 0
    FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid WHERE c.relkind <> 'c' AND t.oid >= 16384
    UNION ALL
    SELECT 'pg_class'::regclass::bigint, c.oid::bigint, 0, 'pg_type'::regclass::bigint, c.reltype::bigint, 0
    FROM pg_class c WHERE c.relkind = 'c' AND c.oid >= 16384
    UNION ALL
    SELECT 'pg_type'::regclass::bigint, oid::bigint, 0, 'pg_type'::regclass::bigint, typelem::bigint, 0
    FROM pg_type WHERE typcategory = 'A' AND typelem <> 0 AND oid >= 16384
    UNION ALL
    SELECT 'pg_type'::regclass::bigint, rngmultitypid::bigint, 0, 'pg_type'::regclass::bigint, rngtypid::bigint, 0
    FROM pg_range WHERE rngtypid >= 16384
    UNION ALL
    SELECT classid::bigint, objid::bigint, 0, refclassid::bigint, refobjid::bigint, 0
    FROM pg_depend WHERE classid = 'pg_proc'::regclass AND deptype = 'i' AND objid >= 16384
    UNION ALL
    SELECT classid::bigint, objid::bigint, 0, refclassid::bigint, refobjid::bigint, 0
    FROM pg_depend WHERE classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass) AND objid >= 16384
      AND refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass) AND deptype IN ('i', 'a')
    UNION ALL
    SELECT 'pg_class'::regclass::bigint, conindid::bigint, 0, 'pg_constraint'::regclass::bigint, oid::bigint, 0
    FROM pg_constraint WHERE contype IN ('p', 'u', 'x') AND conindid >= 16384";

/// What a table has from another one, and is that one's, with two addresses: columns, indexes, constraints, triggers.
pub(super) const INHERITED: &str = "
    SELECT 'pg_class'::regclass::bigint, a.attrelid::bigint, a.attnum::integer,
           'pg_class'::regclass::bigint, p.attrelid::bigint, p.attnum::integer
    FROM pg_inherits i
    JOIN pg_attribute a ON a.attrelid = i.inhrelid AND a.attnum > 0 AND NOT a.attislocal AND NOT a.attisdropped
    JOIN pg_attribute p ON p.attrelid = i.inhparent AND p.attname = a.attname
    UNION ALL
    SELECT 'pg_class'::regclass::bigint, i.inhrelid::bigint, 0, 'pg_class'::regclass::bigint, i.inhparent::bigint, 0
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid AND c.relkind IN ('i', 'I')
    UNION ALL
    SELECT 'pg_constraint'::regclass::bigint, oid::bigint, 0, 'pg_constraint'::regclass::bigint, conparentid::bigint, 0
    FROM pg_constraint WHERE conparentid <> 0
    UNION ALL
    SELECT 'pg_trigger'::regclass::bigint, oid::bigint, 0, 'pg_trigger'::regclass::bigint, tgparentid::bigint, 0
    FROM pg_trigger WHERE tgparentid <> 0";

/// What depends on what, with two addresses. TOAST tables and the like are nobody's business. What is said of a table by
/// one of its indexes, in `pg_index`, has that index for an address.
pub(super) const DEPENDENCIES: &str = "
    SELECT classid::bigint, objid::bigint, objsubid, refclassid::bigint, refobjid::bigint, refobjsubid
    FROM pg_depend WHERE objid >= 16384 AND refobjid >= 2200 AND deptype IN ('n', 'a', 'i', 'P', 'S')
    UNION ALL
    -- Before PostgreSQL 15, not the expression of a generated column but the column itself needs the others.
    SELECT 'pg_attrdef'::regclass::bigint, e.oid::bigint, 0, d.refclassid::bigint, d.refobjid::bigint, d.refobjsubid
    FROM pg_depend d JOIN pg_attrdef e ON (e.adrelid, e.adnum) = (d.objid, d.objsubid)
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = d.classid AND d.refobjid = d.objid AND d.refobjsubid > 0
    UNION ALL
    SELECT 'pg_index'::regclass::bigint, indexrelid::bigint, of, 'pg_class'::regclass::bigint, indexrelid::bigint, 0
    FROM pg_index, LATERAL (VALUES (1, indisreplident), (2, indisclustered)) said(of, so) WHERE so";
