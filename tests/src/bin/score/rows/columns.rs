//! What the catalogs say of the columns of the tables that hold rows.

use sqlx::{Executor, FromRow, PgConnection};

/// A column of a table that rows can be put into.
#[derive(Clone, Debug, FromRow)]
pub(crate) struct Column {
    pub(crate) schema: String,
    pub(crate) table: String,
    pub(crate) name: String,
    /// The type with its modifiers.
    pub(crate) type_text: String,
    /// The name of the type, of a domain that of what is below it.
    pub(crate) base: String,
    pub(crate) is_array: bool,
    pub(crate) not_null: bool,
    pub(crate) generated: bool,
    /// The values of an enum.
    pub(crate) labels: Vec<String>,
    /// The text of what bounds the column: checks, and the bound of a partition.
    pub(crate) bounds: String,
    /// Where the column's values come from, of a foreign key: an expression for the table, and a column.
    pub(crate) target_table: Option<String>,
    pub(crate) target_column: Option<String>,
}

/// A partition stands for itself, and its parent for none.
const QUERY: &str = "
SELECT n.nspname::text AS schema, c.relname::text AS table, a.attname::text AS name,
    format_type(a.atttypid, a.atttypmod) AS type_text,
    coalesce(e.typname, b.typname, t.typname)::text AS base, t.typelem <> 0 AND t.typlen = -1 AS is_array,
    a.attnotnull OR t.typnotnull AS not_null, a.attgenerated <> '' AS generated,
    ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = coalesce(e.oid, b.oid, t.oid) ORDER BY enumsortorder)
        AS labels,
    concat_ws(' ', (SELECT string_agg(pg_get_constraintdef(k.oid), ' ') FROM pg_constraint k WHERE k.contype = 'c'
        AND (k.conrelid = c.oid AND a.attnum = ANY(k.conkey) OR k.contypid = t.oid)),
        CASE WHEN EXISTS (SELECT FROM pg_partitioned_table p JOIN pg_inherits i ON i.inhparent = p.partrelid
            JOIN pg_attribute pa ON pa.attrelid = p.partrelid AND pa.attnum = ANY(p.partattrs)
            WHERE i.inhrelid = c.oid AND pa.attname = a.attname) THEN pg_get_expr(c.relpartbound, c.oid) END) AS bounds,
    f.confrelid::regclass::text AS target_table, fa.attname::text AS target_column
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_type b ON b.oid = nullif(t.typbasetype, 0)
LEFT JOIN pg_type e ON e.oid = nullif(t.typelem, 0) AND t.typlen = -1
LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum] AND f.conparentid = 0
LEFT JOIN pg_attribute fa ON fa.attrelid = f.confrelid AND fa.attnum = f.confkey[1]
WHERE c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_depend d
    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY 1, 2, a.attnum, f.oid";

/// The columns, those of a table together and in order.
pub(crate) async fn columns(connection: &mut PgConnection) -> Result<Vec<Column>, String> {
    let path = "SET search_path = ''";
    connection.execute(path).await.map_err(|error| error.to_string())?;
    let mut columns: Vec<Column> =
        sqlx::query_as(QUERY).fetch_all(&mut *connection).await.map_err(|error| error.to_string())?;
    connection.execute("RESET search_path").await.map_err(|error| error.to_string())?;
    columns.dedup_by(|a, b| a.is_of(b) && a.name == b.name);
    Ok(columns)
}

/// Lets the columns know what becomes of them, so that rows fit before and afterwards, as far as that goes.
pub(crate) fn foresee(from: &mut [Column], to: &[Column]) {
    for column in from {
        let Some(twin) = to.iter().find(|other| other.is_of(column) && other.name == column.name) else { continue };
        if matches!(&*column.base, "text" | "varchar" | "bpchar" | "citext") && column.base != twin.base {
            column.base.clone_from(&twin.base);
            column.labels.clone_from(&twin.labels);
        } else if column.labels.iter().any(|label| twin.labels.contains(label)) {
            column.labels.retain(|label| twin.labels.contains(label));
        }
        column.bounds = format!("{} {}", twin.bounds, column.bounds);
    }
}

impl Column {
    /// Whether both are of one table.
    pub(crate) fn is_of(&self, other: &Self) -> bool {
        self.schema == other.schema && self.table == other.table
    }

    /// The table, as statements name it.
    pub(crate) fn place(&self) -> String {
        format!("{}.{}", quoted(&self.schema), quoted(&self.table))
    }
}

pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
