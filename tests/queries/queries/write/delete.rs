//! Deletes.

use expect_test::expect;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn rows_are_deleted() {
    on_tables(deleted);
}

async fn deleted(db: &mut PgConnection) -> Result<(), Error> {
    let one = Label::delete_by("old".to_owned());
    expect![[r#"DELETE FROM "labels" WHERE "labels"."name" = $1 RETURNING "labels"."name""#]].assert_eq(&one.to_sql());
    assert_eq!(one.one(&mut *db).await?, Label { name: "old".to_owned() });
    assert!(Label::delete_by("old".to_owned()).optional(&mut *db).await?.is_none());
    let using = OrderLine::delete()
        .using::<Product>()
        .filter(OrderLine::product_id.eq(Product::id).and(Product::name.eq("saw")));
    let using = using.returning((OrderLine::number, Product::name));
    expect![[r#"DELETE FROM "order_lines" USING "products" WHERE "order_lines"."product_id" = "products"."id" AND "products"."name" = $1 RETURNING "order_lines"."number", "products"."name""#]].assert_eq(&using.to_sql());
    assert_eq!(using.all(&mut *db).await?.len(), 2);
    assert_eq!(OrderLine::delete().filter(OrderLine::quantity.gt(1)).execute(&mut *db).await?, 1);
    assert_eq!(Parcel::delete().all_rows().execute(&mut *db).await?, 0);
    Ok(())
}
