//! Reading: which rows, in which order, and what of them.

use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn rows_are_filtered_ordered_and_limited() {
    on_tables(filtered);
}

async fn filtered(db: &mut PgConnection) -> Result<(), Error> {
    let ann = Customer::select().filter(Customer::email.eq("ann@shop.test")).optional(&mut *db).await?;
    assert_eq!(ann.and_then(|ann| ann.name).as_deref(), Some("Ann"));
    let old = Customer::select().filter(Customer::age.gt(20)).order_by(Customer::age.desc()).all(&mut *db).await?;
    assert_eq!(old.iter().map(|row| row.id).collect::<Vec<_>>(), [3, 1]);
    let page = Customer::select().order_by(Customer::id).limit(2).offset(1).columns((Customer::id, Customer::name));
    let page: Vec<(i64, Option<String>)> = page.all(&mut *db).await?;
    assert_eq!(page, [(2, Some("Bob".to_owned())), (3, None)]);
    Ok(())
}
