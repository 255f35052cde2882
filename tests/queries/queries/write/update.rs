//! Updates: by key, and column by column.

use chrono::NaiveDateTime;
use expect_test::expect;
use schema_core::row::Error;
use schema_core::{Default, Null, alias, schema, table};
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

use super::make;

/// What updates keep by themselves.
#[table]
#[derive(Clone, Debug, PartialEq)]
struct Page {
    #[column(primary_key)]
    id: i32,
    title: String,
    #[column(version, default = 1)]
    version: i32,
    #[column(updated_at)]
    changed: Option<NaiveDateTime>,
    #[column(soft_delete)]
    deleted_at: Option<NaiveDateTime>,
}

schema! { pages: [Page] }

alias!(Above = Employee);

#[test]
fn a_row_is_updated_by_its_key() {
    on_tables(by_key);
}

async fn by_key(db: &mut PgConnection) -> Result<(), Error> {
    let update = Customer::update(1).set(CustomerUpdate::new().name(Null).active(Default));
    expect![[r#"UPDATE "customers" SET "name" = $1, "active" = DEFAULT WHERE "customers"."id" = $2 RETURNING "customers"."id", "customers"."email", "customers"."name", "customers"."age", "customers"."active", "customers"."settings", "customers"."created_at""#]].assert_eq(&update.to_sql());
    assert_eq!(update.one(&mut *db).await?.name, None);
    let id = Customer::update(1).set(CustomerUpdate::new().age(3)).returning((Customer::id, Customer::age));
    assert_eq!(id.one(&mut *db).await?, (1, Some(3)));
    assert_eq!(Customer::update(1).set(CustomerUpdate::new()).one(&mut *db).await?.age, Some(3));
    let missing = || Customer::update(99).set(CustomerUpdate::new().age(3));
    assert!(missing().optional(&mut *db).await?.is_none());
    assert_eq!(missing().execute(&mut *db).await?, 0);
    let error = missing().one(&mut *db).await;
    assert!(matches!(error, Err(Error::NotFound { table: "customers" })), "{error:?}");
    Ok(())
}

#[test]
fn rows_are_updated_by_columns_and_expressions() {
    on_tables(by_columns);
}

async fn by_columns(db: &mut PgConnection) -> Result<(), Error> {
    let update = Customer::update_rows()
        .set(Customer::name, Customer::email)
        .set(Customer::age, 7)
        .set_default(Customer::settings)
        .filter(Customer::active)
        .filter(Customer::id.gt(1))
        .returning((Customer::id, Customer::name));
    expect![[r#"UPDATE "customers" SET "name" = "customers"."email", "age" = $1, "settings" = DEFAULT WHERE "customers"."active" AND "customers"."id" > $2 RETURNING "customers"."id", "customers"."name""#]].assert_eq(&update.to_sql());
    let rows = update.all(&mut *db).await?;
    assert_eq!(rows, [(2, Some("bob@shop.test".to_owned())), (4, Some("dan@shop.test".to_owned()))]);
    let none = Customer::update_rows().set_null(Customer::name).set(Customer::age, Null).all_rows();
    assert_eq!(none.execute(&mut *db).await?, 4);
    assert_eq!(Customer::update_rows().all_rows().execute(&mut *db).await?, 0);
    let nobody = Customer::update_rows().set(Customer::age, 1).filter(None::<schema_core::query::Condition<Customer>>);
    let error = nobody.execute(&mut *db).await;
    assert!(matches!(error, Err(Error::Unfiltered { table: "customers" })), "{error:?}");
    let long = Customer::update_rows().set(Customer::email, "x".repeat(101)).filter(Customer::id.eq(1));
    assert!(matches!(long.execute(&mut *db).await, Err(Error::Violations(_))));
    let many = Customer::update_rows().set(Customer::age, 1).all_rows().one(&mut *db).await;
    assert!(matches!(many, Err(Error::TooManyRows { table: "customers" })), "{many:?}");
    Ok(())
}

#[test]
fn rows_are_updated_from_another_table() {
    on_tables(from);
}

async fn from(db: &mut PgConnection) -> Result<(), Error> {
    let update = Order::update_rows()
        .from::<Customer>()
        .set(Order::note, Customer::email)
        .filter(Order::customer_id.eq(Customer::id).and(Customer::name.eq("Ann")))
        .returning((Order::note, Customer::id));
    expect![[r#"UPDATE "orders" SET "note" = "customers"."email" FROM "customers" WHERE "orders"."customer_id" = "customers"."id" AND "customers"."name" = $1 RETURNING "orders"."note", "customers"."id""#]].assert_eq(&update.to_sql());
    let note = Some("ann@shop.test".to_owned());
    assert_eq!(update.all(&mut *db).await?, [(note.clone(), 1), (note, 1)]);
    let above = Employee::update_rows()
        .from::<Above>()
        .set(Employee::name, Employee::name.of(Above))
        .filter(Employee::manager_id.eq(Employee::id.of(Above)).and(Employee::name.of(Above).eq("Eve")));
    assert_eq!(above.execute(&mut *db).await?, 2);
    Ok(())
}

#[test]
fn a_version_tells_who_came_first() {
    on_tables(versions);
}

async fn versions(db: &mut PgConnection) -> Result<(), Error> {
    make(db, &pages).await?;
    let page = Page::insert(NewPage::new().id(1).title("a")).one(&mut *db).await?;
    assert_eq!((page.version, page.changed), (1, None));
    let update = |version| Page::update(1).set(PageUpdate::new().title("b")).if_version(version);
    expect![[r#"WITH "changed row"("changed", "0") AS (UPDATE "pages" SET "title" = $1, "version" = "pages"."version" + 1, "changed" = now() WHERE "pages"."id" = $2 AND "pages"."version" = $3 RETURNING true, "pages"."id") SELECT "there", "changed", "0" FROM (SELECT EXISTS (SELECT FROM "pages" WHERE "pages"."id" = $4) AS "there") AS "row" LEFT JOIN "changed row" ON true"#]].assert_eq(&update(1).returning(Page::id).to_sql());
    let page = update(1).one(&mut *db).await?;
    assert_eq!((page.version, page.title.as_str(), page.changed.is_some()), (2, "b", true));
    assert!(matches!(update(1).one(&mut *db).await, Err(Error::Stale { table: "pages" })));
    assert!(matches!(update(1).execute(&mut *db).await, Err(Error::Stale { .. })));
    assert_eq!(update(2).execute(&mut *db).await?, 1);
    // One that sets nothing asks all the same.
    let nothing = |version| Page::update(1).set(PageUpdate::new()).if_version(version);
    assert_eq!(nothing(3).one(&mut *db).await?.version, 3);
    assert_eq!(nothing(3).execute(&mut *db).await?, 1);
    assert!(matches!(nothing(1).one(&mut *db).await, Err(Error::Stale { .. })));
    assert!(matches!(nothing(1).execute(&mut *db).await, Err(Error::Stale { .. })));
    let missing = Page::update(2).set(PageUpdate::new().title("b")).if_version(1);
    assert!(matches!(missing.one(&mut *db).await, Err(Error::NotFound { .. })));
    // Without a version asked for, the last one wins; it counts all the same.
    let rows = Page::update_rows().set(Page::title, "c").all_rows();
    expect![[r#"UPDATE "pages" SET "title" = $1, "version" = "pages"."version" + 1, "changed" = now() RETURNING "pages"."id", "pages"."title", "pages"."version", "pages"."changed", "pages"."deleted_at""#]].assert_eq(&rows.to_sql());
    assert_eq!(rows.one(&mut *db).await?.version, 4);
    assert!(matches!(Page::delete_by(1).if_version(1).execute(&mut *db).await, Err(Error::Stale { .. })));
    assert_eq!(Page::delete_by(1).if_version(4).execute(&mut *db).await?, 1);
    Ok(())
}

#[test]
fn deleted_rows_can_be_kept() {
    on_tables(soft);
}

async fn soft(db: &mut PgConnection) -> Result<(), Error> {
    make(db, &pages).await?;
    Page::insert_many([NewPage::new().id(1).title("a"), NewPage::new().id(2).title("b")]).execute(&mut *db).await?;
    let deleted = Page::soft_delete(1).one(&mut *db).await?;
    assert!(deleted.deleted_at.is_some() && deleted.version == 2);
    assert!(matches!(Page::soft_delete(1).one(&mut *db).await, Err(Error::NotFound { .. })));
    let left = || Page::select().filter(Page::not_deleted()).columns(Page::id).order_by(Page::id);
    assert_eq!(left().all(&mut *db).await?, [2]);
    assert_eq!(Page::restore(1).one(&mut *db).await?.deleted_at, None);
    assert_eq!(left().all(&mut *db).await?, [1, 2]);
    Ok(())
}
