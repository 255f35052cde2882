//! Row locks.

use expect_test::expect;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection};

#[test]
fn each_lock_has_its_words() {
    let lines = || OrderLine::select().columns(OrderLine::number);
    let sql = [
        lines().for_update().to_sql(),
        lines().for_no_key_update().skip_locked().to_sql(),
        lines().for_share().nowait().to_sql(),
        lines()
            .inner_join(OrderLine::order)
            .for_key_share()
            .of::<Order>()
            .for_update()
            .of::<OrderLine>()
            .nowait()
            .to_sql(),
    ];
    let sql = sql.map(|sql| sql[sql.find("\"order_lines\"").unwrap_or(0)..].to_owned());
    expect![[r#"
        "order_lines"."number" FROM "order_lines" FOR UPDATE
        "order_lines"."number" FROM "order_lines" FOR NO KEY UPDATE SKIP LOCKED
        "order_lines"."number" FROM "order_lines" FOR SHARE NOWAIT
        "order_lines"."number" FROM "order_lines" JOIN "orders" ON "orders"."id" = "order_lines"."order_id" FOR KEY SHARE OF "orders" FOR UPDATE OF "order_lines" NOWAIT
    "#]]
    .assert_eq(&format!("{}\n", sql.join("\n")));
    on_tables(async |db| {
        let mut transaction = db.begin().await?;
        assert_eq!(lines().for_update().count(&mut *transaction).await?, 5);
        for lines in [
            lines().for_update(),
            lines().for_no_key_update().skip_locked(),
            lines().for_share().nowait(),
            lines().for_key_share(),
        ] {
            assert_eq!(lines.all(&mut *transaction).await?.len(), 5);
        }
        // What may be missing cannot be locked: the other side is named.
        let rows = Customer::select().left_join(Customer::address).for_update().of::<Customer>();
        assert_eq!(rows.all(&mut *transaction).await?.len(), 4);
        Ok::<(), Error>(())
    });
}

/// Another connection to the same database, where the server takes two.
async fn another(db: &mut PgConnection) -> Result<Option<PgConnection>, Error> {
    let Ok(url) = std::env::var("DATABASE_URL") else {
        eprintln!("skipped: the embedded server has one connection");
        return Ok(None);
    };
    let (name,): (String,) = sqlx::query_as("SELECT current_database()").fetch_one(db).await?;
    let options: PgConnectOptions = url.parse()?;
    Ok(Some(options.database(&name).connect().await?))
}

#[test]
fn two_take_different_rows() {
    on_tables(different);
}

async fn different(db: &mut PgConnection) -> Result<(), Error> {
    let Some(mut other) = another(db).await? else { return Ok(()) };
    let next = || Product::select().order_by(Product::id).limit(2).for_update();
    let mut transaction = db.begin().await?;
    let mine = next().skip_locked().columns(Product::id).all(&mut *transaction).await?;
    let theirs = next().skip_locked().columns(Product::id).all(&mut other).await?;
    assert_eq!((mine, theirs), (vec![1, 2], vec![3, 4]));
    let refused = next().nowait().all(&mut other).await.expect_err("the rows are locked");
    let Error::Database(error) = refused else { panic!("{refused}") };
    assert_eq!(error.as_database_error().and_then(|error| error.code()).as_deref(), Some("55P03"));
    transaction.rollback().await?;
    other.close().await?;
    Ok(())
}
