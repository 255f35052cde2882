//! Sub-queries: one of many values, existence, a single value.

use expect_test::expect;
use schema_core::query::{all, any, exists, not_exists, scalar};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn queries_are_operands() {
    on_tables(operands);
}

async fn operands(db: &mut PgConnection) -> Result<(), Error> {
    let buyers = Order::select().columns(Order::customer_id);
    let have = Customer::select().filter(Customer::id.in_query(buyers.clone())).order_by(Customer::id);
    assert_eq!(have.columns(Customer::id).all(&mut *db).await?, [1, 2, 3]);
    let not = Customer::select().filter(Customer::id.not_in_query(buyers)).columns(Customer::email);
    expect![[r#"SELECT "customers"."email" FROM "customers" WHERE "customers"."id" NOT IN (SELECT "orders"."customer_id" FROM "orders")"#]]
        .assert_eq(&not.to_sql());
    assert_eq!(not.one(&mut *db).await?, "dan@shop.test");
    // A column that may be NULL: nothing is certain to be in none of its values.
    let takers = Order::select().columns(Order::taken_by);
    assert_eq!(Employee::select().filter(Employee::id.not_in_query(takers.clone())).count(&mut *db).await?, 0);
    let took: Vec<(i32, Option<bool>)> = Employee::select()
        .columns((Employee::id, Employee::id.in_query(takers)))
        .order_by(Employee::id)
        .all(&mut *db)
        .await?;
    assert_eq!(took, [(1, None), (2, Some(true)), (3, Some(true)), (4, None)]);
    let soft = Product::select().filter(Product::name.eq("bear")).columns(Product::price);
    let cheaper = Product::select().filter(Product::price.lt(soft.clone())).order_by(Product::id).columns(Product::id);
    expect![[r#"SELECT "products"."id" FROM "products" WHERE "products"."price" < (SELECT "products"."price" FROM "products" WHERE "products"."name" = $1) ORDER BY "products"."id""#]]
        .assert_eq(&cheaper.to_sql());
    assert_eq!(cheaper.all(&mut *db).await?, [1, 2, 4]);
    let prices = Product::select().columns(Product::price);
    let dearest = Product::select().filter(Product::price.ge(all(prices.clone()))).columns(Product::name);
    assert_eq!(dearest.all(&mut *db).await?, ["bear"]);
    let not_least = Product::select().filter(Product::price.gt(any(prices))).columns(Product::id).order_by(Product::id);
    assert_eq!(not_least.all(&mut *db).await?, [1, 2, 3]);
    let name = scalar(soft);
    let with: Vec<(i32, Option<rust_decimal::Decimal>)> =
        Product::select().columns((Product::id, name)).limit(1).all(&mut *db).await?;
    assert_eq!(with[0].1, Some(rust_decimal::Decimal::new(3000, 2)));
    Ok(())
}

#[test]
fn correlated_ones_use_the_row() {
    on_tables(correlated);
}

async fn correlated(db: &mut PgConnection) -> Result<(), Error> {
    let open = || {
        let orders = Order::select().correlated_to::<Customer>();
        orders.filter(Order::customer_id.eq(Customer::id)).filter(Order::status.eq(OrderStatus::Open))
    };
    let with = Customer::select().filter(exists(open())).order_by(Customer::id).columns(Customer::id);
    expect![[r#"SELECT "customers"."id" FROM "customers" WHERE EXISTS (SELECT "orders"."id", "orders"."customer_id", "orders"."taken_by", "orders"."status", "orders"."ordered_on", "orders"."note" FROM "orders" WHERE "orders"."customer_id" = "customers"."id" AND "orders"."status" = $1) ORDER BY "customers"."id""#]]
        .assert_eq(&with.to_sql());
    assert_eq!(with.all(&mut *db).await?, [1, 3]);
    let without = Customer::select().filter(not_exists(open())).order_by(Customer::id).columns(Customer::id);
    assert_eq!(without.all(&mut *db).await?, [2, 4]);
    let notes: Vec<(i64, Option<String>)> = Customer::select()
        .order_by(Customer::id)
        .columns((Customer::id, scalar(open().columns(Order::note))))
        .all(&mut *db)
        .await?;
    assert_eq!(notes, [(1, None), (2, None), (3, Some("later".to_owned())), (4, None)]);
    // Two levels: the inner one uses both.
    let lines = OrderLine::select().correlated_to::<Order>().filter(OrderLine::order_id.eq(Order::id));
    let orders = Order::select().correlated_to::<Customer>().filter(Order::customer_id.eq(Customer::id));
    let bought = Customer::select().filter(exists(orders.filter(exists(lines)))).order_by(Customer::id);
    assert_eq!(bought.columns(Customer::id).all(&mut *db).await?, [1, 2]);
    Ok(())
}
