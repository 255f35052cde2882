SELECT line FROM (
    SELECT 1, concat_ws(' ', 'domain', typname, format_type(typbasetype, typtypmod), typnotnull,
        (SELECT string_agg(pg_get_constraintdef(c.oid), ' ' ORDER BY conname)
         FROM pg_constraint c WHERE contypid = t.oid AND contype = 'c'), obj_description(t.oid, 'pg_type'))
    FROM pg_type t WHERE typtype = 'd' AND typnamespace = 'public'::regnamespace
    UNION ALL
    SELECT 2, concat_ws(' ', 'attribute', attrelid::regclass, attname, format_type(atttypid, atttypmod),
        col_description(attrelid, attnum))
    FROM pg_attribute WHERE attrelid = 'app.address'::regclass
    UNION ALL
    SELECT 3, concat_ws(' ', 'range', rngtypid::regtype, rngsubtype::regtype, rngsubdiff)
    FROM pg_range WHERE rngtypid >= 16384
    UNION ALL
    SELECT 4, concat_ws(' ', tgenabled, pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT 5, concat_ws(' ', 'policy', polname, polcmd, polpermissive, pg_get_expr(polqual, polrelid),
        pg_get_expr(polwithcheck, polrelid), obj_description(oid, 'pg_policy'))
    FROM pg_policy
    UNION ALL
    SELECT 6, concat_ws(' ', relkind, oid::regclass, relpersistence, relreplident, relrowsecurity, pg_get_partkeydef(oid),
        pg_get_expr(relpartbound, oid), reloptions::text, obj_description(oid, 'pg_class'))
    FROM pg_class
    WHERE relkind IN ('r', 'p', 'v', 'm') AND relnamespace IN ('public'::regnamespace, 'app'::regnamespace)
    UNION ALL
    SELECT 7, concat_ws(' ', 'grant on', attrelid::regclass, attname, privilege_type, grantee::regrole)
    FROM pg_attribute CROSS JOIN LATERAL aclexplode(attacl) WHERE attrelid >= 16384
    UNION ALL
    SELECT 7, concat_ws(' ', 'grant on', oid::regclass, privilege_type, grantee::regrole)
    FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) WHERE oid >= 16384 AND grantee <> relowner
    UNION ALL
    SELECT 8, concat_ws(' ', 'column', attrelid::regclass, attname, attstorage, attstattarget, attoptions::text)
    FROM pg_attribute WHERE attrelid >= 16384 AND attstattarget > 0
    UNION ALL
    SELECT 9, concat_ws(' ', 'check', conname, pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint'))
    FROM pg_constraint WHERE contype = 'c' AND conrelid >= 16384
) lines(place, line) ORDER BY place, line COLLATE "C"
