//! Queries in tasks: what awaits them can go from thread to thread, whatever they run on.

use futures_util::TryStreamExt;
use schema_core::row::Error;
use schema_query_tests::database::on_pool;
use schema_query_tests::tables::*;
use sqlx::{PgExecutor, PgPool};

#[test]
fn queries_are_awaited_in_tasks() {
    on_pool(async |db: &PgPool| {
        let pool = db.clone();
        let asked = tokio::spawn(async move { in_a_transaction(&pool).await });
        assert_eq!(asked.await.expect("no panic")?, (4, 3));
        let pool = db.clone();
        let streamed = tokio::spawn(async move { on_any_executor(&pool).await });
        assert_eq!(streamed.await.expect("no panic")?, [1, 2, 3, 4]);
        Ok::<_, Error>(())
    });
}

async fn in_a_transaction(db: &PgPool) -> Result<(i64, usize), Error> {
    let mut transaction = db.begin().await?;
    let count = Customer::select().count(&mut *transaction).await?;
    let rows = Customer::select().with(Customer::orders).all(&mut *transaction).await?;
    transaction.commit().await?;
    Ok((count, rows.iter().filter(|(_, orders)| !orders.is_empty()).count()))
}

async fn on_any_executor(db: impl PgExecutor<'_>) -> Result<Vec<i64>, Error> {
    Customer::select().order_by(Customer::id).columns(Customer::id).stream(db).try_collect().await
}
