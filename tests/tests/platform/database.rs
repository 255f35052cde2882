//! What a migration makes in PostgreSQL, read by queries that are no part of what is tested.

use schema_core::database::scratch::Scratch;
use schema_core::settings::{Environment, Overrides, Settings};
use serde_json::{Map, Value};
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::collections::BTreeSet;

/// The tables of `public`, in the form of the catalog of facts.
const TABLES: &str = "
SELECT coalesce(jsonb_object_agg(c.relname, jsonb_build_object(
    'columns', (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
        'default', pg_get_expr(d.adbin, d.adrelid), 'not_null', a.attnotnull) ORDER BY a.attnum)
        FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
    'unique', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'columns', names(k.conrelid, k.conkey))
        ORDER BY k.conname), '[]') FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'u'),
    'primary_key', (SELECT jsonb_build_object('name', k.conname, 'columns', names(k.conrelid, k.conkey))
        FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'p'),
    'foreign_keys', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', k.conname,
        'columns', names(k.conrelid, k.conkey), 'references', k.confrelid::regclass::text,
        'referenced_columns', names(k.confrelid, k.confkey),
        'on_delete', CASE k.confdeltype WHEN 'a' THEN 'no action' WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade'
            WHEN 'n' THEN 'set null' ELSE 'set default' END) ORDER BY k.conname), '[]')
        FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f'),
    'indexes', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', ic.relname, 'columns',
        (SELECT jsonb_agg(pg_get_indexdef(i.indexrelid, n, true) ORDER BY n) FROM generate_series(1, i.indnatts) n))
        ORDER BY ic.relname), '[]') FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid
        WHERE i.indrelid = c.oid AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid
            AND k.contype IN ('p', 'u', 'x')))
)), '{}') FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'";

const NAMES: &str = "
CREATE FUNCTION pg_temp.names(of oid, keys smallint[]) RETURNS jsonb LANGUAGE sql AS
$$ SELECT jsonb_agg(a.attname ORDER BY k.n) FROM unnest(keys) WITH ORDINALITY k(num, n)
   JOIN pg_attribute a ON a.attrelid = of AND a.attnum = k.num $$";

/// Checks, as `table.column` where they stand on one.
const CHECKS: &str = "
SELECT k.conrelid::regclass || '.' || string_agg(a.attname, ',') FROM pg_constraint k
LEFT JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
WHERE k.contype = 'c' AND k.connamespace = 'public'::regnamespace GROUP BY k.oid, k.conrelid";

/// Whatever the catalog of facts has no word for: what is no table or index, and keys and indexes out of the ordinary.
const OTHERS: &str = "
SELECT 'relation ' || relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'i')
UNION ALL SELECT 'type ' || t.typname FROM pg_type t WHERE typnamespace = 'public'::regnamespace
    AND typtype <> 'c' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid AND e.typtype = 'c')
UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'constraint ' || conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND (
    contype NOT IN ('p', 'u', 'f', 'c', 'n') OR condeferrable OR NOT convalidated OR confupdtype NOT IN ('a', ' ')
    OR confmatchtype NOT IN ('s', ' '))
UNION ALL SELECT 'index ' || c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_am am ON am.oid = c.relam WHERE c.relnamespace = 'public'::regnamespace AND (am.amname <> 'btree'
    OR i.indpred IS NOT NULL OR i.indexprs IS NOT NULL OR NOT i.indisvalid OR i.indnatts <> i.indnkeyatts
    OR i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)
    OR EXISTS (SELECT FROM unnest(i.indoption) o WHERE o <> 0))
UNION ALL SELECT 'column ' || attrelid::regclass || '.' || attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
    WHERE c.relnamespace = 'public'::regnamespace AND attnum > 0 AND (attidentity <> '' OR attgenerated <> '')";

/// What a database holds.
pub(crate) struct Held {
    pub(crate) tables: Map<String, Value>,
    pub(crate) checks: BTreeSet<String>,
    pub(crate) others: Vec<String>,
}

/// Applies a script to an empty database, and does what is asked with it.
pub(crate) fn on<T>(script: &str, ask: impl AsyncFnOnce(&mut PgConnection) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut scratch = scratch().await;
        let connection = scratch.session().connection();
        connection.execute(AssertSqlSafe(script.to_owned())).await.unwrap();
        let answer = ask(connection).await;
        scratch.close().await.unwrap();
        answer
    })
}

/// An empty database.
pub(crate) async fn scratch() -> Scratch {
    let environment = Environment { current_directory: "/nowhere".into(), ..Environment::default() };
    let overrides = Overrides { scratch: std::env::var("DATABASE_URL").ok(), ..Overrides::default() };
    let settings = Settings::load(&environment, &overrides).unwrap();
    Scratch::open(&settings, &BTreeSet::new()).await.unwrap()
}

/// What a script makes in an empty database.
pub(crate) fn held(script: &str) -> Held {
    on(script, read)
}

async fn read(connection: &mut PgConnection) -> Held {
    connection.execute(NAMES).await.unwrap();
    let tables = TABLES.replace("names(", "pg_temp.names(");
    let tables: Value = sqlx::query_scalar(AssertSqlSafe(tables)).fetch_one(&mut *connection).await.unwrap();
    let checks: Vec<String> = sqlx::query_scalar(CHECKS).fetch_all(&mut *connection).await.unwrap();
    let others: Vec<String> = sqlx::query_scalar(OTHERS).fetch_all(&mut *connection).await.unwrap();
    let Value::Object(tables) = tables else { unreachable!("an object was asked for") };
    Held { tables, checks: checks.into_iter().collect(), others }
}
