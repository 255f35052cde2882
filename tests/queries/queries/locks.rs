//! Row locks.

use expect_test::expect;
use schema_core::cte;
use schema_core::query::count;
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

#[test]
fn no_lock_is_sent_on_what_is_made_of_many_rows() {
    on_tables(async |db| {
        let distinct = Order::select().distinct().columns(Order::status).for_update();
        expect![[r#"
            the statement was not sent: rows of `orders` are locked, and DISTINCT, GROUP BY or an aggregate makes one row of many
            help: lock them in a query of its own that `cte!` names, and group what it gives
        "#]]
        .assert_eq(&format!("{}\n", distinct.all(&mut *db).await.unwrap_err()));
        let grouped = Order::select().for_update().group_by(Order::status).columns(Order::status);
        assert!(matches!(grouped.all(&mut *db).await, Err(Error::Encode(_))));
        assert!(matches!(Order::select().for_update().columns(count()).one(&mut *db).await, Err(Error::Encode(_))));
        // Inside of another statement, too.
        let locked = Order::select().for_update().distinct().columns(Order::customer_id);
        let customers = Customer::select().filter(Customer::id.in_query(locked));
        assert!(matches!(customers.all(&mut *db).await, Err(Error::Encode(_))));
        cte!(Locked { status: OrderStatus });
        let locked = Locked::cte(Order::select().for_update().columns(Order::status));
        let groups = locked.group_by(Locked::status).columns((Locked::status, count()));
        assert!(!groups.all(&mut *db).await?.is_empty());
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
