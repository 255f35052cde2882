//! What functions give where an outer join can miss what they are made of.

use schema_core::query::{any_of, case, count, row_number, window};
use schema_core::row::Error;
use schema_core::sql;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn joined() {
    on_tables(async |db: &mut PgConnection| {
        missed(db).await?;
        counted(db).await
    });
}

/// `addresses.city` is never NULL, and may be missed; so are the values made of it.
async fn missed(db: &mut PgConnection) -> Result<(), Error> {
    let rows = || Customer::select().left_join(Customer::address).order_by(Customer::id);
    let read: Vec<(Option<String>, Option<i32>, String, Option<String>, String)> = rows()
        .columns((
            Address::city.upper(),
            Address::city.length().plus(1),
            Address::city.coalesce(Customer::email),
            Address::city.coalesce(Address::zip),
            Customer::email.concat("!"),
        ))
        .all(&mut *db)
        .await?;
    assert_eq!((read[0].0.as_deref(), read[0].1, read[0].2.as_str()), (Some("AACHEN"), Some(7), "Aachen"));
    let missed = (None, None, "bob@shop.test".to_owned(), None, "bob@shop.test!".to_owned());
    assert_eq!(read[1], missed);
    let read: Vec<(Option<String>, String, Option<bool>, i64)> = rows()
        .columns((
            case().when(Customer::id.gt(1), Address::city).otherwise("?"),
            case().when(Address::city.eq("Cork"), "there").otherwise("elsewhere"),
            any_of([Address::city.eq("Cork"), Address::city.eq("Rome")]),
            row_number().over(window().partition_by(Address::city.is_null()).order_by(Address::city)),
        ))
        .all(&mut *db)
        .await?;
    assert_eq!(read[0], (Some("?".to_owned()), "elsewhere".to_owned(), Some(false), 1));
    assert_eq!(read[1], (None, "elsewhere".to_owned(), None, 1));
    assert_eq!(read[2], (Some("Cork".to_owned()), "there".to_owned(), Some(true), 2));
    let raw: Vec<Option<String>> =
        rows().columns(sql!(Option<String>, "left({}, 2)", Address::city)).all(&mut *db).await?;
    assert_eq!(raw, [Some("Aa".to_owned()), None, Some("Co".to_owned()), None]);
    Ok(())
}

async fn counted(db: &mut PgConnection) -> Result<(), Error> {
    let read: Vec<(i64, i64, i64, Option<Vec<i32>>)> = Customer::select()
        .left_join(Customer::orders)
        .group_by(Customer::id)
        .order_by(Customer::id)
        .columns((
            Customer::id,
            Order::id.count(),
            count().filter(Order::status.eq(OrderStatus::Open)),
            Order::taken_by.array_agg().order_by(Order::taken_by.desc()),
        ))
        .all(&mut *db)
        .await?;
    assert_eq!(read, [(1, 2, 1, Some(vec![2])), (2, 1, 0, Some(vec![3])), (3, 1, 1, Some(vec![2])), (4, 0, 0, None)]);
    Ok(())
}
