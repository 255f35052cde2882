//! Set operations: the rows of several queries.

use expect_test::expect;
use schema_core::query::{exists, output, position};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn rows_of_several_queries() {
    on_tables(sets);
}

async fn sets(db: &mut PgConnection) -> Result<(), Error> {
    let buyers = || Order::select().columns(Order::customer_id);
    let living = || Address::select().columns(Address::customer_id);
    let union = buyers().union(living()).order_by(position(1).desc()).limit(2).offset(1);
    expect![[r#"SELECT "orders"."customer_id" FROM "orders" UNION SELECT "addresses"."customer_id" FROM "addresses" ORDER BY 1 DESC LIMIT $1 OFFSET $2"#]]
        .assert_eq(&union.to_sql());
    assert_eq!(union.all(&mut *db).await?, [2, 1]);
    assert_eq!(buyers().union_all(living()).count(&mut *db).await?, 6);
    assert_eq!(buyers().intersect(living()).order_by(output("customer_id")).all(&mut *db).await?, [1, 3]);
    assert_eq!(buyers().except(living()).all(&mut *db).await?, [2]);
    assert_eq!(buyers().except_all(living()).order_by(position(1)).all(&mut *db).await?, [1, 2]);
    assert_eq!(buyers().intersect_all(living()).order_by(position(1)).all(&mut *db).await?, [1, 3]);
    let first = Order::select().order_by(Order::ordered_on).limit(1).columns(Order::customer_id);
    let nested = first.union_all(buyers().except(living())).except(living());
    expect![[r#"((SELECT "orders"."customer_id" FROM "orders" ORDER BY "orders"."ordered_on" LIMIT $1) UNION ALL (SELECT "orders"."customer_id" FROM "orders" EXCEPT SELECT "addresses"."customer_id" FROM "addresses")) EXCEPT SELECT "addresses"."customer_id" FROM "addresses""#]]
        .assert_eq(&nested.to_sql());
    assert!(nested.clone().exists(&mut *db).await?);
    let them = Customer::select().filter(Customer::id.in_query(nested)).columns(Customer::email);
    assert_eq!(them.all(&mut *db).await?, ["bob@shop.test"]);
    // Whole rows.
    let young = Customer::select().filter(Customer::age.lt(20));
    let rows: Vec<Customer> =
        young.union(Customer::select().filter(Customer::active.eq(false))).order_by(output("id")).all(&mut *db).await?;
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [3, 4]);
    // Of the row of the query around it: what they have bought or labelled.
    let ordered = || OrderLine::select().correlated_to::<Product>().filter(OrderLine::product_id.eq(Product::id));
    let labelled = ProductLabel::select().correlated_to::<Product>().filter(ProductLabel::product_id.eq(Product::id));
    let ids = ordered().columns(OrderLine::product_id).intersect(labelled.columns(ProductLabel::product_id));
    let both = Product::select().filter(exists(ids)).order_by(Product::id).columns(Product::name);
    assert_eq!(both.all(&mut *db).await?, ["saw", "hammer", "bear"]);
    Ok(())
}
