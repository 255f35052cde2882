//! Dates and times: now, parts, differences.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use expect_test::expect;
use schema_core::query::{Field, Unit, ago, from_now, interval, now, value};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;
use sqlx::postgres::types::PgInterval;

use super::{customers, of_ann};

#[test]
fn time() {
    on_tables(async |db: &mut PgConnection| {
        moments(db).await?;
        sums(db).await?;
        parts(db).await
    });
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

async fn moments(db: &mut PgConnection) -> Result<(), Error> {
    assert_eq!(
        customers!(db, Customer::created_at.lt(now()).or(now::<NaiveDateTime>().le(Customer::created_at))),
        [1, 2, 3, 4]
    );
    let read: (DateTime<Utc>, NaiveDateTime, NaiveDate) = of_ann!(db, (now(), now(), now()));
    assert_eq!((read.1.date(), read.2 >= date(2020, 1, 1)), (read.2, true));
    let day = interval::days(1);
    let read: (NaiveDate, NaiveDate, DateTime<Utc>, NaiveDateTime) =
        of_ann!(db, (now(), ago(day), from_now(day), ago(day)));
    assert_eq!(read.0 - read.1, chrono::TimeDelta::days(1));
    assert!(read.2.naive_utc() - read.3 >= chrono::TimeDelta::hours(24));
    assert_eq!(customers!(db, Customer::created_at.lt(ago(day))), [1, 2, 3, 4]);
    Ok(())
}

async fn sums(db: &mut PgConnection) -> Result<(), Error> {
    let created = date(2026, 1, 1).and_hms_opt(10, 0, 0).expect("a time");
    let read: (NaiveDateTime, PgInterval, NaiveDateTime) = of_ann!(
        db,
        (
            Customer::created_at.plus(interval::days(1)),
            Customer::created_at.minus(created),
            Customer::created_at.minus(interval::hours(1)).plus(interval::minutes(30)),
        )
    );
    let half_past = date(2026, 1, 1).and_hms_opt(9, 30, 0).expect("a time");
    assert_eq!(read, (date(2026, 1, 2).and_hms_opt(10, 0, 0).expect("a time"), interval::seconds(0), half_past));
    let read: (NaiveDate, i32, NaiveDateTime, NaiveDate) = Order::select()
        .filter(Order::note.eq("quick"))
        .columns((
            Order::ordered_on.plus(7),
            Order::ordered_on.minus(date(2026, 1, 1)),
            Order::ordered_on.plus(interval::months(1)),
            Order::ordered_on.minus(value(1)),
        ))
        .one(&mut *db)
        .await?;
    let next_month = date(2026, 3, 1).and_hms_opt(0, 0, 0).expect("a time");
    assert_eq!(read, (date(2026, 2, 8), 31, next_month, date(2026, 1, 31)));
    Ok(())
}

async fn parts(db: &mut PgConnection) -> Result<(), Error> {
    let query = Order::select().filter(Order::note.eq("quick")).columns((
        Order::ordered_on.date_trunc(Unit::Year),
        Order::ordered_on.extract(Field::Month),
        Order::ordered_on.extract(Field::Year).cast::<i32>(),
        Order::ordered_on.age(date(2024, 12, 25)),
    ));
    expect![[r#"SELECT date_trunc('year', "orders"."ordered_on"::timestamp)::date, date_part('month', "orders"."ordered_on"), date_part('year', "orders"."ordered_on")::integer, age("orders"."ordered_on", $1) FROM "orders" WHERE "orders"."note" = $2"#]]
        .assert_eq(&query.to_sql());
    let read: (NaiveDate, f64, i32, PgInterval) = query.one(&mut *db).await?;
    let age = PgInterval { months: 13, days: 7, microseconds: 0 };
    assert_eq!(read, (date(2026, 1, 1), 2.0, 2026, age));
    let hour: NaiveDateTime = of_ann!(db, Customer::created_at.date_trunc(Unit::Month));
    assert_eq!(hour, date(2026, 1, 1).and_hms_opt(0, 0, 0).expect("a time"));
    Ok(())
}
