//! By which index PostgreSQL finds rows.

use schema_core::row::Error;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

/// Whether a statement goes by an index.
pub(crate) enum Uses {
    /// It does, by all of its columns.
    It,
    /// It goes as this plan says.
    Otherwise(String),
}

/// The indexes of the database that no key brought.
pub(crate) async fn declared(db: &mut PgConnection) -> Result<Vec<String>, Error> {
    let sql = "SELECT indexrelid::regclass::text FROM pg_index
        WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY 1";
    Ok(sqlx::query_scalar(sql).fetch_all(db).await?)
}

/// Asks the planner, as if the table had this index only: on tables of three rows, it takes any of those that serve.
pub(crate) async fn names(db: &mut PgConnection, sql: &str, index: &str) -> Result<Uses, Error> {
    let mut transaction = db.begin().await?;
    let others = "UPDATE pg_index SET indisvalid = false
        WHERE indexrelid <> $1::regclass AND indrelid = (SELECT indrelid FROM pg_index WHERE indexrelid = $1::regclass)";
    sqlx::query(others).bind(index).execute(&mut *transaction).await?;
    let columns = "SELECT attname::text FROM pg_attribute WHERE attrelid = $1::regclass";
    let columns: Vec<String> = sqlx::query_scalar(columns).bind(index).fetch_all(&mut *transaction).await?;
    transaction.execute("SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_generic_plan").await?;
    transaction.execute(AssertSqlSafe(format!("PREPARE finder AS {sql}"))).await?;
    let parameters = "SELECT cardinality(parameter_types) FROM pg_prepared_statements WHERE name = 'finder'";
    let parameters: i32 = sqlx::query_scalar(parameters).fetch_one(&mut *transaction).await?;
    let nulls = vec!["NULL"; usize::try_from(parameters).unwrap_or_default()].join(", ");
    let execute = if nulls.is_empty() { "finder".to_owned() } else { format!("finder({nulls})") };
    let explain = format!("EXPLAIN (COSTS off) EXECUTE {execute}");
    let plan: Vec<String> = sqlx::query_scalar(AssertSqlSafe(explain)).fetch_all(&mut *transaction).await?;
    transaction.execute("DEALLOCATE finder").await?;
    transaction.rollback().await?;
    let scan = plan.iter().any(|line| line.contains(&format!(" {index} ")) || line.ends_with(&format!(" {index}")));
    let condition = plan.iter().find(|line| line.contains("Index Cond:"));
    let by_all = condition.is_some_and(|line| columns.iter().all(|column| line.contains(column.as_str())));
    Ok(if scan && by_all { Uses::It } else { Uses::Otherwise(plan.join("\n")) })
}
