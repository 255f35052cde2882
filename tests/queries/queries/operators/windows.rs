//! Window functions.

use expect_test::expect;
use schema_core::query::FrameBound::{CurrentRow, Following, Preceding, UnboundedFollowing, UnboundedPreceding};
use schema_core::query::{
    FrameBound, count, cume_dist, dense_rank, interval, ntile, percent_rank, rank, row_number, window,
};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn windows() {
    on_tables(async |db: &mut PgConnection| {
        ranks(db).await?;
        neighbours(db).await?;
        frames(db).await
    });
}

async fn ranks(db: &mut PgConnection) -> Result<(), Error> {
    let by_active = || window().order_by(Customer::active);
    let query = Customer::select().order_by(Customer::id).columns((
        row_number()
            .over(window().partition_by((Customer::active, Customer::age.is_null())).order_by(Customer::id.desc())),
        rank().over(by_active()),
        dense_rank().over(by_active()),
        percent_rank().over(by_active()),
        cume_dist().over(by_active()),
        ntile(2).over(window().order_by(Customer::id)),
    ));
    expect![[r#"SELECT row_number() OVER (PARTITION BY "customers"."active", "customers"."age" IS NULL ORDER BY "customers"."id" DESC), rank() OVER (ORDER BY "customers"."active"), dense_rank() OVER (ORDER BY "customers"."active"), percent_rank() OVER (ORDER BY "customers"."active"), cume_dist() OVER (ORDER BY "customers"."active"), ntile($1) OVER (ORDER BY "customers"."id") FROM "customers" ORDER BY "customers"."id""#]]
        .assert_eq(&query.to_sql());
    let read: Vec<(i64, i64, i64, f64, f64, i32)> = query.all(&mut *db).await?;
    assert_eq!(read[0], (2, 2, 2, 1.0 / 3.0, 1.0, 1));
    assert_eq!(read[2], (1, 1, 1, 0.0, 0.25, 2));
    Ok(())
}

async fn neighbours(db: &mut PgConnection) -> Result<(), Error> {
    let by_id = || window().order_by(Customer::id);
    let read: Vec<(Option<i64>, Option<i64>, i64, Option<i64>, Option<String>)> = Customer::select()
        .order_by(Customer::id)
        .columns((
            Customer::id.lag(1).over(by_id()),
            Customer::id.lead(2).over(by_id()),
            Customer::id.first_value().over(by_id()),
            Customer::id.nth_value(2).over(by_id()),
            Customer::name.first_value().over(by_id()),
        ))
        .all(&mut *db)
        .await?;
    let ann = || Some("Ann".to_owned());
    assert_eq!(read[0], (None, Some(3), 1, None, ann()));
    assert_eq!(read[3], (Some(3), None, 1, Some(2), ann()));
    let query = Customer::select().order_by(Customer::id).columns((
        Customer::id.lag_or(1, 0).over(by_id()),
        Customer::id.lead_or(1, Customer::id).over(by_id()),
        Customer::age.lag_or(1, 0).over(by_id()),
    ));
    let read: Vec<(i64, i64, Option<i32>)> = query.all(&mut *db).await?;
    assert_eq!(read, [(0, 2, Some(0)), (1, 3, Some(34)), (2, 4, None), (3, 4, Some(52))]);
    Ok(())
}

async fn frames(db: &mut PgConnection) -> Result<(), Error> {
    let by_id = || window().order_by(Customer::id);
    let query = Customer::select().order_by(Customer::id).columns((
        count().over(window()),
        Customer::id.sum().over(by_id().rows_between(Preceding(1), Following(1))).cast::<i64>(),
        Customer::id.last_value().over(by_id().rows_between(CurrentRow, UnboundedFollowing)),
        Customer::id.first_value().over(by_id().rows_between(Following(3), Following(4))),
        count().filter(Customer::active).over(by_id().groups_between(UnboundedPreceding, CurrentRow)),
    ));
    let read: Vec<(i64, Option<i64>, Option<i64>, Option<i64>, i64)> = query.all(&mut *db).await?;
    assert_eq!(read[0], (4, Some(3), Some(4), Some(4), 1));
    assert_eq!(read[3], (4, Some(7), Some(4), None, 3));
    let query = Customer::select().order_by(Customer::id).columns((
        count().over(window().order_by(Customer::created_at).range_between(Preceding(interval::days(2)), CurrentRow)),
        count().over(by_id().range_between(CurrentRow, Following(1_i64))),
        count().over(by_id().range_between(FrameBound::<i64>::UnboundedPreceding, CurrentRow)),
    ));
    let read: Vec<(i64, i64, i64)> = query.all(&mut *db).await?;
    assert_eq!(read, [(1, 2, 1), (2, 2, 2), (3, 2, 3), (3, 1, 4)]);
    Ok(())
}
