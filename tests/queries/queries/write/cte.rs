//! What a statement writes, read by another in one.

use expect_test::expect;
use schema_core::cte;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

cte!(Gone { name: String });

cte!(Changed { id: i64, name: Option<String> });

cte!(Spent { customer_id: i64, orders: i64 });

#[test]
fn rows_are_changed_by_those_of_a_query() {
    on_tables(async |db: &mut PgConnection| {
        let spent = || {
            let orders = Order::select().group_by(Order::customer_id);
            Spent::cte(orders.columns((Order::customer_id, Order::id.count())))
        };
        let update = Customer::update_rows().from_query(spent()).set(Customer::age, Spent::orders.cast::<i32>());
        let update = update.filter(Customer::id.eq(Spent::customer_id)).returning((Customer::id, Customer::age));
        let mut ages = update.all(&mut *db).await?;
        ages.sort();
        assert_eq!(ages, [(1, Some(2)), (2, Some(1)), (3, Some(1))]);
        let delete = Customer::delete().using_query(spent()).filter(Customer::id.eq(Spent::customer_id));
        assert_eq!(delete.filter(Spent::orders.gt(1)).execute(&mut *db).await?, 1);
        Ok::<_, Error>(())
    });
}

#[test]
fn rows_move_in_one_statement() {
    on_tables(moved);
}

async fn moved(db: &mut PgConnection) -> Result<(), Error> {
    let gone = Gone::written(Label::delete_by("old".to_owned()).returning(Label::name))?;
    let moved = Category::insert_from(gone.columns(Gone::name), Category::name);
    expect![[r#"WITH "Gone" ("name") AS (DELETE FROM "labels" WHERE "labels"."name" = $1 RETURNING "labels"."name") INSERT INTO "categories" ("name") SELECT "Gone"."name" FROM "Gone" RETURNING "categories"."id", "categories"."name", "categories"."parent_id""#]].assert_eq(&moved.to_sql());
    assert_eq!(moved.one(&mut *db).await?, Category { id: 6, name: "old".to_owned(), parent_id: None });
    assert_eq!(Label::select().count(&mut *db).await?, 2);
    let changed = Customer::update_rows().set(Customer::name, "N").filter(Customer::id.le(2));
    let changed = Changed::written(changed.returning((Customer::id, Customer::name)))?;
    let orders = Order::select().inner_join(changed.on(Changed::id.eq(Order::customer_id)));
    let orders = orders.columns((Order::note, Changed::name)).order_by(Order::ordered_on);
    let name = Some("N".to_owned());
    let rows = orders.all(&mut *db).await?;
    assert_eq!(rows, [(Some("quick".to_owned()), name.clone()), (None, name.clone()), (None, name)]);
    let refused = Changed::written(
        Customer::insert(NewCustomer::new().email("x".repeat(101))).returning((Customer::id, Customer::name)),
    );
    assert!(matches!(refused, Err(Error::Violations(_))));
    Ok(())
}
