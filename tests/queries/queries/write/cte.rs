//! What a statement writes, read by another in one.

use expect_test::expect;
use schema_core::cte;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

cte!(Gone { name: String });

cte!(Changed { id: i64, name: Option<String> });

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
