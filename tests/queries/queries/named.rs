//! Common table expressions, recursive ones, and sub-queries in FROM.

use expect_test::expect;
use schema_core::query::{Rows, Select, Whole, count, exists, value};
use schema_core::row::Error;
use schema_core::{alias, cte};
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

cte! {
    /// Orders of which something is said.
    #[derive(Clone, Debug, PartialEq)]
    pub Noted { customer_id: i64, note: Option<String> }
}

cte!(Tree { id: i32, name: String, depth: i32 });

cte!(Buyer { r#type: i64 });

#[test]
fn a_query_goes_by_a_name() {
    let noted =
        Noted::cte(Order::select().filter(Order::note.is_not_null()).columns((Order::customer_id, Order::note)));
    let buyers = Buyer::cte_materialized(noted.clone().columns(Noted::customer_id));
    let rows = Customer::select()
        .left_join(noted.clone().on(Noted::customer_id.eq(Customer::id)))
        .filter(Customer::id.in_query(buyers.columns(Buyer::r#type)))
        .order_by(Customer::id)
        .columns((Customer::id, Noted::note));
    expect![[r#"WITH "Noted" ("customer_id", "note") AS (SELECT "orders"."customer_id", "orders"."note" FROM "orders" WHERE "orders"."note" IS NOT NULL), "Buyer" ("type") AS MATERIALIZED (SELECT "Noted"."customer_id" FROM "Noted") SELECT "customers"."id", "Noted"."note" FROM "customers" LEFT JOIN "Noted" ON "Noted"."customer_id" = "customers"."id" WHERE "customers"."id" IN (SELECT "Buyer"."type" FROM "Buyer") ORDER BY "customers"."id""#]]
        .assert_eq(&rows.to_sql());
    on_tables(async |db| {
        let rows: Vec<(i64, Option<String>)> = rows.all(&mut *db).await?;
        assert_eq!(rows, [(1, Some("quick".to_owned())), (3, Some("later".to_owned()))]);
        let whole: Vec<(Customer, Option<Noted>)> = Customer::select()
            .left_join(noted.clone().on(Noted::customer_id.eq(Customer::id)))
            .order_by(Customer::id)
            .all(&mut *db)
            .await?;
        assert_eq!(whole[1].1, None);
        assert_eq!(whole[2].1, Some(Noted { customer_id: 3, note: Some("later".to_owned()) }));
        assert_eq!(noted.clone().count(&mut *db).await?, 2);
        assert!(noted.filter(Noted::note.eq("quick")).exists(&mut *db).await?);
        Ok::<(), Error>(())
    });
}

#[test]
fn a_tree_is_walked() {
    let base = Category::select().filter(Category::parent_id.is_null());
    let tree =
        Tree::recursive(base.columns((Category::id, Category::name, value(0))), |tree| {
            tree.inner_join(Category::select().on(Category::parent_id.eq(Tree::id)))
                .filter(Tree::depth.lt(2))
                .columns((Category::id, Category::name, Tree::depth.plus(1)))
        });
    expect![[r#"WITH RECURSIVE "Tree" ("id", "name", "depth") AS (SELECT "categories"."id", "categories"."name", $1::integer FROM "categories" WHERE "categories"."parent_id" IS NULL UNION ALL SELECT "categories"."id", "categories"."name", "Tree"."depth" + $2 FROM "Tree" JOIN "categories" ON "categories"."parent_id" = "Tree"."id" WHERE "Tree"."depth" < $3) SELECT "Tree"."id", "Tree"."name", "Tree"."depth" FROM "Tree" ORDER BY "Tree"."id""#]]
        .assert_eq(&tree.clone().order_by(Tree::id).to_sql());
    on_tables(async |db| walked(db, tree).await);
}

async fn walked(db: &mut PgConnection, tree: Select<Rows<Tree>, Whole<Tree>>) -> Result<(), Error> {
    let rows: Vec<Tree> = tree.clone().order_by(Tree::id).all(&mut *db).await?;
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["all", "tools", "toys", "saws"]);
    assert_eq!(rows.iter().map(|row| (row.id, row.depth)).collect::<Vec<_>>(), [(1, 0), (2, 1), (3, 1), (4, 2)]);
    // In a sub-query it still stands before the whole statement.
    let below = tree.filter(Tree::name.eq("saws")).columns(Tree::id);
    let products = Product::select().filter(Product::category_id.in_query(below)).columns(Product::name);
    assert!(products.to_sql().starts_with("WITH RECURSIVE"));
    assert_eq!(products.all(&mut *db).await?, ["saw"]);
    let up = Category::select().filter(Category::id.eq(5)).columns((Category::id, Category::name, value(0)));
    let up = Tree::recursive_distinct(up, |below| {
        below
            .inner_join(Category::select().on(Category::id.eq(Tree::id)))
            .inner_join(Category::parent.to(Parent))
            .columns((Category::id.of(Parent), Category::name.of(Parent), Tree::depth))
    });
    assert_eq!(up.order_by(Tree::id).columns(Tree::id).all(&mut *db).await?, [1, 2, 4, 5]);
    Ok(())
}

alias!(Parent = Category);

#[test]
fn sub_queries_stand_in_from() {
    let dear =
        Noted::derived(Order::select().filter(Order::note.is_not_null()).columns((Order::customer_id, Order::note)));
    expect![[r#"SELECT "Noted"."customer_id", "Noted"."note" FROM (SELECT "orders"."customer_id", "orders"."note" FROM "orders" WHERE "orders"."note" IS NOT NULL) AS "Noted"("customer_id", "note")"#]]
        .assert_eq(&dear.to_sql());
    let orders = Order::select().correlated_to::<Customer>().filter(Order::customer_id.eq(Customer::id));
    let taken = orders
        .inner_join(Employee::select().on(Employee::id.eq(Order::taken_by)))
        .columns((Order::customer_id, Employee::name));
    let lateral = Customer::select().left_join_lateral(Noted::derived(taken)).order_by((Customer::id, Noted::note));
    let lateral = lateral.columns((Customer::id, Noted::note));
    expect![[r#"SELECT "customers"."id", "Noted"."note" FROM "customers" LEFT JOIN LATERAL (SELECT "orders"."customer_id", "staff ""people"""."full ""name""" FROM "orders" JOIN "staff ""people""" ON "staff ""people"""."id" = "orders"."taken_by" WHERE "orders"."customer_id" = "customers"."id") AS "Noted"("customer_id", "note") ON true ORDER BY "customers"."id", "Noted"."note""#]]
        .assert_eq(&lateral.to_sql());
    on_tables(async |db| {
        assert_eq!(dear.clone().filter(Noted::customer_id.gt(1)).count(&mut *db).await?, 1);
        let joined = Customer::select().inner_join(dear.clone().on(Noted::customer_id.eq(Customer::id)));
        assert_eq!(joined.count(&mut *db).await?, 2);
        let inner = dear.correlated_to::<Customer>().filter(Noted::customer_id.eq(Customer::id));
        assert_eq!(Customer::select().filter(exists(inner)).count(&mut *db).await?, 2);
        let names: Vec<(i64, Option<String>)> = lateral.all(&mut *db).await?;
        let names: Vec<_> = names.iter().map(|(id, name)| (*id, name.as_deref())).collect();
        assert_eq!(names, [(1, Some("Fay")), (2, Some("Gus")), (3, Some("Fay")), (4, None)]);
        Ok::<(), Error>(())
    });
}

cte!(
    /// What customers have ordered.
    #[derive(Debug, PartialEq)]
    Bought { customer_id: i64, orders: i64, last: Option<chrono::NaiveDate> }
);

#[test]
fn groups_are_joined() {
    let bought = Order::select().group_by(Order::customer_id);
    let bought = Bought::cte_not_materialized(bought.columns((Order::customer_id, count(), Order::ordered_on.max())));
    let rows = Customer::select().left_join(bought.on(Bought::customer_id.eq(Customer::id)));
    let many = rows.clone().filter(Bought::orders.ge(2)).columns((Customer::email, Bought::orders));
    on_tables(async |db| {
        let rows: Vec<(Customer, Option<Bought>)> = rows.order_by(Customer::id).all(&mut *db).await?;
        let orders: Vec<_> = rows.iter().map(|(_, bought)| bought.as_ref().map(|bought| bought.orders)).collect();
        assert_eq!(orders, [Some(2), Some(1), Some(1), None]);
        let many: Vec<(String, Option<i64>)> = many.all(&mut *db).await?;
        assert_eq!(many, [("ann@shop.test".to_owned(), Some(2))]);
        Ok::<(), Error>(())
    });
}
