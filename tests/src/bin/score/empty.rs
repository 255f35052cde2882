//! Emptying a database, and seeing that it is as if it had been made just now.

/// Drops what the user made, in whatever state the session is.
pub(crate) const EMPTY: &str = "
ROLLBACK; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; CLOSE ALL; UNLISTEN *;
SET client_min_messages = error; SET search_path = pg_catalog;
DO $do$
DECLARE command text;
BEGIN
    FOR command IN SELECT quote_ident(subname) FROM pg_subscription WHERE subdbid =
        (SELECT oid FROM pg_database WHERE datname = current_database())
    LOOP
        -- The publisher is not there, and its slot is not dropped.
        EXECUTE format('ALTER SUBSCRIPTION %s DISABLE', command);
        EXECUTE format('ALTER SUBSCRIPTION %s SET (slot_name = NONE)', command);
        EXECUTE format('DROP SUBSCRIPTION %s', command);
    END LOOP;
    FOR command IN
        SELECT quote_ident(subname) FROM pg_subscription
        WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    LOOP
        EXECUTE 'ALTER SUBSCRIPTION ' || command || ' DISABLE';
        EXECUTE 'ALTER SUBSCRIPTION ' || command || ' SET (slot_name = NONE)';
        EXECUTE 'DROP SUBSCRIPTION ' || command;
    END LOOP;
    FOR command IN
        SELECT 'EVENT TRIGGER ' || quote_ident(evtname) FROM pg_event_trigger
        UNION ALL SELECT 'PUBLICATION ' || quote_ident(pubname) FROM pg_publication
        UNION ALL SELECT 'FOREIGN DATA WRAPPER ' || quote_ident(fdwname) FROM pg_foreign_data_wrapper
        UNION ALL SELECT 'EXTENSION ' || quote_ident(extname) FROM pg_extension WHERE extname <> 'plpgsql'
        UNION ALL SELECT 'CAST (' || castsource::regtype || ' AS ' || casttarget::regtype || ')' FROM pg_cast
            WHERE oid >= 16384
        UNION ALL SELECT 'SCHEMA ' || quote_ident(nspname) FROM pg_namespace WHERE oid >= 16384 AND nspname !~ '^pg_'
    LOOP
        -- An extension may have taken it along.
        BEGIN EXECUTE 'DROP ' || command || ' CASCADE'; EXCEPTION WHEN undefined_object OR invalid_schema_name THEN END;
    END LOOP;
    LOOP
        SELECT CASE o.type WHEN 'statistics object' THEN 'statistics' ELSE o.type END || ' ' || o.identity INTO command
        FROM pg_depend d, pg_identify_object(d.classid, d.objid, d.objsubid) o
        WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'public'::regnamespace AND d.deptype = 'n'
        ORDER BY o.type = 'table' DESC LIMIT 1;
        EXIT WHEN command IS NULL;
        EXECUTE 'DROP ' || command || ' CASCADE';
    END LOOP;
END $do$;
DISCARD TEMP; RESET ALL;
";

/// What an empty database has: how much of the user's, and what of PostgreSQL's own could have been changed.
pub(crate) const FINGERPRINT: &str = "
SELECT concat_ws(' ',
    (SELECT count(*) FROM pg_class WHERE oid >= 16384 AND relnamespace::regnamespace::text !~ '^pg_(toast_)?temp_'),
    (SELECT count(*) FROM pg_type WHERE oid >= 16384 AND typnamespace::regnamespace::text !~ '^pg_(toast_)?temp_'),
    (SELECT count(*) FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_'),
    (SELECT count(*) FROM pg_proc), (SELECT count(*) FROM pg_operator), (SELECT count(*) FROM pg_opfamily),
    (SELECT count(*) FROM pg_opclass), (SELECT count(*) FROM pg_am), (SELECT count(*) FROM pg_cast),
    (SELECT count(*) FROM pg_collation), (SELECT count(*) FROM pg_conversion), (SELECT count(*) FROM pg_language),
    (SELECT count(*) FROM pg_extension), (SELECT count(*) FROM pg_event_trigger), (SELECT count(*) FROM pg_publication),
    (SELECT count(*) FROM pg_subscription WHERE subdbid =
        (SELECT oid FROM pg_database WHERE datname = current_database())),
    (SELECT count(*) FROM pg_foreign_data_wrapper), (SELECT count(*) FROM pg_ts_config), (SELECT count(*) FROM pg_ts_dict),
    (SELECT count(*) FROM pg_ts_parser), (SELECT count(*) FROM pg_ts_template), (SELECT count(*) FROM pg_default_acl),
    (SELECT count(*) FROM pg_transform), (SELECT count(*) FROM pg_largeobject_metadata),
    (SELECT count(*) FROM pg_description), (SELECT count(*) FROM pg_seclabel), (SELECT count(*) FROM pg_policy),
    (SELECT count(*) FROM pg_trigger), (SELECT count(*) FROM pg_rewrite),
    (SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
        WHERE d.datname = current_database()),
    (SELECT count(*) FROM pg_shdescription s JOIN pg_database d ON d.oid = s.objoid
        WHERE d.datname = current_database()),
    (SELECT string_agg(concat_ws(' ', oid, nspowner, nspacl), ',' ORDER BY oid) FROM pg_namespace
        WHERE nspname !~ '^pg_(toast_)?temp_'),
    (SELECT md5(string_agg(concat_ws(' ', oid, relacl), ',' ORDER BY oid)) FROM pg_class WHERE relacl IS NOT NULL),
    (SELECT md5(string_agg(concat_ws(' ', oid, proacl), ',' ORDER BY oid)) FROM pg_proc WHERE proacl IS NOT NULL),
    (SELECT md5(string_agg(concat_ws(' ', oid, typacl), ',' ORDER BY oid)) FROM pg_type WHERE typacl IS NOT NULL),
    (SELECT md5(string_agg(concat_ws(' ', oid, lanacl), ',' ORDER BY oid)) FROM pg_language),
    (SELECT md5(concat_ws(' ', datdba, datacl)) FROM pg_database WHERE datname = current_database())
)";
