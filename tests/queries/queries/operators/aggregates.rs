//! Aggregates, with what stands within and behind them.

use expect_test::expect;
use rust_decimal::Decimal;
use schema_core::query::count;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn aggregates() {
    on_tables(async |db: &mut PgConnection| {
        counts(db).await?;
        numbers(db).await?;
        lists(db).await?;
        groups(db).await
    });
}

async fn counts(db: &mut PgConnection) -> Result<(), Error> {
    let query = Customer::select().columns((
        count(),
        Customer::age.count(),
        Customer::active.count_distinct(),
        count().filter(Customer::active.or(Customer::age.gt(50))).filter(Customer::name.is_not_null()),
        Customer::active.bool_and(),
        Customer::age.gt(50).bool_or(),
    ));
    expect![[r#"SELECT count(*), count("customers"."age"), count(DISTINCT "customers"."active"), count(*) FILTER (WHERE ("customers"."active" OR "customers"."age" > $1) AND "customers"."name" IS NOT NULL), bool_and("customers"."active"), bool_or("customers"."age" > $2) FROM "customers""#]]
        .assert_eq(&query.to_sql());
    let read: (i64, i64, i64, i64, Option<bool>, Option<bool>) = query.one(&mut *db).await?;
    assert_eq!(read, (4, 3, 2, 3, Some(false), Some(true)));
    Ok(())
}

async fn numbers(db: &mut PgConnection) -> Result<(), Error> {
    let read: (Option<i64>, Option<Decimal>, Option<Decimal>, Option<i32>, Option<i32>, Option<f64>) =
        Customer::select()
            .columns((
                Customer::age.sum(),
                Customer::id.sum(),
                Customer::age.avg().round_to(1),
                Customer::age.min(),
                Customer::age.max(),
                Customer::age.percentile_cont(0.5),
            ))
            .one(&mut *db)
            .await?;
    assert_eq!(read, (Some(105), Some(Decimal::from(10)), Some(Decimal::new(350, 1)), Some(19), Some(52), Some(34.0)));
    let nothing: (Option<f64>, Option<f64>, i64) = Parcel::select()
        .filter(Parcel::id.lt(0))
        .columns((Parcel::weight.sum(), Parcel::weight.avg(), Parcel::weight.count()))
        .one(&mut *db)
        .await?;
    assert_eq!(nothing, (None, None, 0));
    let sum: i64 = Customer::select().columns(Customer::age.sum().coalesce(0).plus(count())).one(&mut *db).await?;
    assert_eq!(sum, 109);
    Ok(())
}

async fn lists(db: &mut PgConnection) -> Result<(), Error> {
    let query = Customer::select().columns((
        Customer::name.string_agg(", ").order_by(Customer::name.desc()).filter(Customer::id.lt(4)),
        Customer::name.array_agg().order_by((Customer::active, Customer::id.desc())),
        Customer::active.array_agg().distinct(),
    ));
    expect![[r#"SELECT string_agg("customers"."name", $1 ORDER BY "customers"."name" DESC) FILTER (WHERE "customers"."id" < $2), array_agg("customers"."name" ORDER BY "customers"."active", "customers"."id" DESC) FILTER (WHERE "customers"."name" IS NOT NULL), array_agg(DISTINCT "customers"."active") FILTER (WHERE "customers"."active" IS NOT NULL) FROM "customers""#]]
        .assert_eq(&query.to_sql());
    let read: (Option<String>, Option<Vec<String>>, Option<Vec<bool>>) = query.one(&mut *db).await?;
    let names = ["Dan_%", "Bob", "Ann"].map(str::to_owned).to_vec();
    assert_eq!(read, (Some("Bob, Ann".to_owned()), Some(names), Some(vec![false, true])));
    Ok(())
}

async fn groups(db: &mut PgConnection) -> Result<(), Error> {
    let read: Vec<(OrderStatus, i64)> = Order::select()
        .group_by(Order::status)
        .having(count().gt(1))
        .order_by(count().desc())
        .columns((Order::status, count()))
        .all(&mut *db)
        .await?;
    assert_eq!(read, [(OrderStatus::Open, 2)]);
    let revenue: Vec<(i32, Option<Decimal>)> = OrderLine::select()
        .group_by(OrderLine::product_id)
        .order_by(OrderLine::product_id)
        .columns((OrderLine::product_id, OrderLine::price.times(OrderLine::quantity.cast::<Decimal>()).sum()))
        .all(&mut *db)
        .await?;
    assert_eq!(revenue[0], (1, Some(Decimal::new(7390, 2))));
    Ok(())
}
