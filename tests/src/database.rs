//! An empty database to test on: embedded, or on the server of `DATABASE_URL`.

use schema_core::database::introspect::{Scope, introspect};
use schema_core::database::scratch::Scratch;
use schema_core::error::{Error, Result};
use schema_core::model::Schema;
use schema_core::settings::{Environment, Overrides, Settings};
use sqlx::{AssertSqlSafe, Executor, PgConnection};

/// The extensions that cases may use, of those that the embedded server brings.
const EXTENSIONS: [&str; 3] = ["btree_gist", "citext", "pg_trgm"];

/// Opens an empty database, does the work, and takes the database away.
///
/// # Errors
/// What the work says, or that there is no database.
pub fn with_database<T>(work: impl AsyncFnOnce(&mut PgConnection) -> Result<T>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
    let runtime = runtime.map_err(|error| Error::io("no runtime").caused_by(error))?;
    runtime.block_on(async {
        let environment = Environment { current_directory: std::env::temp_dir(), ..Environment::default() };
        let scratch = std::env::var("DATABASE_URL").ok();
        let settings = Settings::load(&environment, &Overrides { scratch, ..Overrides::default() })?;
        let mut scratch = Scratch::open(&settings, &EXTENSIONS.map(str::to_owned).into()).await?;
        let done = work(scratch.session().connection()).await;
        scratch.close().await?;
        done
    })
}

/// Runs statements, committed together.
///
/// # Errors
/// What PostgreSQL says, with the statements.
pub async fn execute(connection: &mut PgConnection, sql: &str) -> Result<()> {
    let ran = connection.execute(AssertSqlSafe(sql)).await;
    if let Err(error) = ran {
        let _ = connection.execute("ROLLBACK").await;
        return Err(Error::database(format!("{error}\n{sql}")));
    }
    Ok(())
}

/// Runs a query, and returns the first column of its rows as text.
///
/// # Errors
/// What PostgreSQL says.
pub async fn query(connection: &mut PgConnection, sql: &str) -> Result<Vec<String>> {
    let sql = format!("WITH q AS ({sql}) SELECT q::text FROM q");
    let rows = sqlx::query_scalar::<_, Option<String>>(AssertSqlSafe(sql.as_str()));
    let rows = rows.fetch_all(connection).await.map_err(|error| Error::database(format!("{error}\n{sql}")))?;
    Ok(rows.into_iter().map(|row| row.unwrap_or_else(|| "NULL".to_owned())).collect())
}

/// What the database holds.
///
/// # Errors
/// What PostgreSQL says.
pub async fn held(connection: &mut PgConnection) -> Result<Schema> {
    let names = query(
        connection,
        "SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'",
    );
    let schemas = names.await?.into_iter().map(|row| row.trim_matches(['(', ')', '"']).to_owned()).collect();
    introspect(connection, &Scope { schemas: Some(schemas), ..Scope::whole() }).await
}

/// Empties the database.
///
/// # Errors
/// What PostgreSQL says.
pub async fn empty(connection: &mut PgConnection) -> Result<()> {
    let drops = "DO $$ DECLARE name text; BEGIN
        -- An index whose operator class goes before it cannot be dropped any more.
        FOR name IN SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace NOT IN
            (SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_' OR nspname = 'information_schema') LOOP
            -- One that went with another has no name any more.
            CONTINUE WHEN name ~ '^[0-9]+$';
            EXECUTE format('DROP TABLE IF EXISTS %s CASCADE', name);
        END LOOP;
        FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
            EXECUTE format('DROP SCHEMA %I CASCADE', name);
        END LOOP;
        CREATE SCHEMA public;
        COMMENT ON SCHEMA public IS 'standard public schema';
        GRANT USAGE ON SCHEMA public TO PUBLIC;
        IF current_setting('server_version_num')::integer < 150000 THEN
            GRANT CREATE ON SCHEMA public TO PUBLIC;
        ELSE
            ALTER SCHEMA public OWNER TO pg_database_owner;
        END IF;
        -- A role's default privileges go when they are what PostgreSQL gives.
        FOR name IN
            SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %1$s REVOKE ALL ON %2$s FROM %3$s;
                           ALTER DEFAULT PRIVILEGES FOR ROLE %1$s GRANT ALL ON %2$s TO %1$s %4$s', d.defaclrole::regrole, k.objects,
                string_agg(DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END, ', '), k.everyone)
            FROM pg_default_acl d, aclexplode(d.defaclacl) a, LATERAL (VALUES ('r', 'TABLES', ''), ('S', 'SEQUENCES', ''),
                ('f', 'FUNCTIONS', ', PUBLIC'), ('T', 'TYPES', ', PUBLIC'), ('n', 'SCHEMAS', '')) k(kind, objects, everyone)
            WHERE d.defaclnamespace = 0 AND k.kind = d.defaclobjtype::text
            GROUP BY d.defaclrole, k.objects, k.everyone LOOP
            EXECUTE name;
        END LOOP;
        -- What is in no schema.
        FOR name IN SELECT format('CAST (%s AS %s)', format_type(castsource, NULL), format_type(casttarget, NULL))
            FROM pg_cast WHERE oid >= 16384
            AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_cast'::regclass AND objid = pg_cast.oid AND deptype = 'e')
            UNION ALL SELECT format('PUBLICATION %I', pubname) FROM pg_publication
            UNION ALL SELECT format('FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper WHERE oid >= 16384
            UNION ALL SELECT format('LANGUAGE %I CASCADE', lanname) FROM pg_language WHERE oid >= 16384
            AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_language'::regclass AND objid = pg_language.oid AND deptype = 'e')
            UNION ALL SELECT format('ACCESS METHOD %I', amname) FROM pg_am WHERE oid >= 16384
            AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_am'::regclass AND objid = pg_am.oid AND deptype = 'e') LOOP
            EXECUTE 'DROP ' || name;
        END LOOP;
    END $$";
    execute(connection, drops).await
}
