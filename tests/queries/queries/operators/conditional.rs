//! NULL and its places, cases, casts, and conditions of conditions.

use expect_test::expect;
use schema_core::query::{Condition, all_of, any_of, case, not, value};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

use super::{customers, of_ann};

#[test]
fn conditional() {
    on_tables(async |db: &mut PgConnection| {
        null(db).await?;
        cases(db).await?;
        casts(db).await?;
        conditions(db).await
    });
}

async fn null(db: &mut PgConnection) -> Result<(), Error> {
    let query = Customer::select().order_by(Customer::id).columns((
        Customer::name.coalesce("?"),
        Customer::name.coalesce(Customer::email),
        Customer::name.coalesce(Customer::name),
        Customer::name.nullif("Bob").coalesce(Customer::name).coalesce("!"),
    ));
    let read: Vec<(String, String, Option<String>, String)> = query.all(&mut *db).await?;
    let cyd = ("?".to_owned(), "cyd@shop.test".to_owned(), None, "!".to_owned());
    assert_eq!((&read[2], &read[1].3), (&cyd, &"Bob".to_owned()));
    let read: (i64, Option<i32>, i64) = of_ann!(
        db,
        (Customer::id.greatest(5), Customer::age.least(Customer::age), Customer::age.cast::<i64>().least(Customer::id))
    );
    assert_eq!(read, (5, Some(34), 1));
    Ok(())
}

async fn cases(db: &mut PgConnection) -> Result<(), Error> {
    let kind = || case().when(Customer::age.lt(20), "young").when(Customer::age.gt(50), "old");
    let query = Customer::select().order_by(Customer::id).columns((kind().otherwise("?"), kind().end()));
    expect![[r#"SELECT CASE WHEN "customers"."age" < $1 THEN $2::text WHEN "customers"."age" > $3 THEN $4 ELSE $5 END, CASE WHEN "customers"."age" < $6 THEN $7::text WHEN "customers"."age" > $8 THEN $9 END FROM "customers" ORDER BY "customers"."id""#]]
        .assert_eq(&query.to_sql());
    let read: Vec<(String, Option<String>)> = query.all(&mut *db).await?;
    let said: Vec<_> = read.iter().map(|(all, some)| (all.as_str(), some.as_deref())).collect();
    assert_eq!(said, [("?", None), ("?", None), ("old", Some("old")), ("young", Some("young"))]);
    let read: Option<i32> = of_ann!(db, case().when(Customer::active, 1).otherwise(Customer::age));
    assert_eq!(read, Some(1));
    let read: (i32, String) = (
        of_ann!(db, case().when(Customer::active, 1).otherwise(2)),
        of_ann!(db, case().when(Customer::active, "yes").otherwise("no")),
    );
    assert_eq!(read, (1, "yes".to_owned()));
    let read: i64 = of_ann!(db, case().when(Customer::name.is_null(), Customer::id).otherwise(9).plus(1));
    assert_eq!(read, 10);
    Ok(())
}

async fn casts(db: &mut PgConnection) -> Result<(), Error> {
    let read: (String, Option<i64>, f64, i32) = of_ann!(
        db,
        (
            Customer::id.cast::<String>(),
            Customer::age.plus(1).cast::<Option<i64>>(),
            Customer::id.cast::<f64>().divided_by(2.0),
            value("12".to_owned()).cast::<i32>(),
        )
    );
    assert_eq!(read, ("1".to_owned(), Some(35), 0.5, 12));
    let open = Order::select().filter(Order::status.cast::<String>().like("o%")).count(&mut *db).await?;
    assert_eq!(open, 2);
    Ok(())
}

async fn conditions(db: &mut PgConnection) -> Result<(), Error> {
    let one_of = ["Ann", "Bob"].map(|name| Customer::name.eq(name));
    assert_eq!(customers!(db, any_of(one_of.clone())), [1, 2]);
    assert_eq!(customers!(db, all_of(one_of.clone())), [0_i64; 0]);
    assert_eq!(customers!(db, not(any_of(one_of))), [4]);
    assert_eq!(customers!(db, any_of(Vec::<Condition<Customer>>::new())), [0_i64; 0]);
    assert_eq!(customers!(db, all_of(Vec::<Condition<Customer>>::new())), [1, 2, 3, 4]);
    assert_eq!(customers!(db, all_of([Some(Customer::age.gt(30)), None])), [1, 3]);
    assert_eq!(customers!(db, not(Customer::active)), [3]);
    let mixed: [Condition<Customer>; 2] = [Customer::active.eq(false).of_table(), Customer::age.lt(20).of_table()];
    assert_eq!(customers!(db, any_of(mixed).and(Customer::id.gt(3))), [4]);
    Ok(())
}
