//! What an INSERT does where a row is there.

use expect_test::expect;
use schema_core::query::excluded;
use schema_core::row::Error;
use schema_core::{constraint, key, schema, table};
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

use super::make;

/// A key by a partial index.
#[table]
#[index(columns(owner, slug), unique, where = sql("archived = false"))]
#[derive(Clone, Debug, PartialEq)]
struct Page {
    #[column(primary_key, identity)]
    id: i32,
    owner: i32,
    slug: String,
    #[column(default = false)]
    archived: bool,
    #[column(default = 0)]
    hits: i32,
    #[column(immutable, default = 1)]
    made_by: i32,
}

schema! { pages: [Page] }

#[test]
fn the_row_that_is_there_stays() {
    on_tables(nothing);
}

async fn nothing(db: &mut PgConnection) -> Result<(), Error> {
    let new = || NewCustomer::new().email("ann@shop.test").name("New");
    let insert = Customer::insert(new()).on_conflict(key!(Customer::email)).do_nothing().returning(Customer::id);
    expect![[r#"INSERT INTO "customers" ("email", "name") VALUES ($1, $2) ON CONFLICT ("email") DO NOTHING RETURNING "customers"."id""#]].assert_eq(&insert.to_sql());
    assert_eq!(insert.optional(&mut *db).await?, None);
    let by_name = Customer::insert(new()).on_conflict(constraint!(Customer, "customers_email_key")).do_nothing();
    expect![[r#"INSERT INTO "customers" ("email", "name") VALUES ($1, $2) ON CONFLICT ON CONSTRAINT "customers_email_key" DO NOTHING RETURNING "customers"."id""#]].assert_eq(&by_name.returning(Customer::id).to_sql());
    let any = Customer::insert_many([new(), new().email("z@shop.test")]).on_conflict_do_nothing();
    assert_eq!(any.execute(&mut *db).await?, 1);
    let line = NewProductLabel::new().product_id(1).label("new");
    let two = ProductLabel::insert(line).on_conflict(key!(ProductLabel::product_id, ProductLabel::label)).do_nothing();
    assert_eq!(two.execute(&mut *db).await?, 0);
    Ok(())
}

#[test]
fn the_row_that_is_there_is_updated() {
    on_tables(update);
}

async fn update(db: &mut PgConnection) -> Result<(), Error> {
    let new = NewCustomer::new().email("ann@shop.test").name("New").age(9);
    let all = Customer::insert(new).on_conflict(key!(Customer::email)).do_update();
    expect![[r#"INSERT INTO "customers" ("email", "name", "age") VALUES ($1, $2, $3) ON CONFLICT ("email") DO UPDATE SET "name" = "excluded"."name", "age" = "excluded"."age" RETURNING "customers"."id", "customers"."email", "customers"."name", "customers"."age", "customers"."active", "customers"."settings", "customers"."created_at""#]].assert_eq(&all.to_sql());
    let ann = all.one(&mut *db).await?;
    assert_eq!((ann.id, ann.name.as_deref(), ann.age), (1, Some("New"), Some(9)));
    let new = |email: &str| NewCustomer::new().email(email).name("Newer").age(10);
    let some = Customer::insert_many([new("ann@shop.test"), new("bob@shop.test"), new("y@shop.test")])
        .on_conflict(key!(Customer::email))
        .do_update()
        .set_excluded(Customer::name)
        .set(Customer::age, excluded(Customer::age))
        .filter(Customer::age.is_null().or(Customer::age.lt(excluded(Customer::age))))
        .returning((Customer::id, Customer::name, Customer::age));
    expect![[r#"INSERT INTO "customers" ("email", "name", "age") SELECT unnest($1), unnest($2), unnest($3) ON CONFLICT ("email") DO UPDATE SET "name" = "excluded"."name", "age" = "excluded"."age" WHERE "customers"."age" IS NULL OR "customers"."age" < "excluded"."age" RETURNING "customers"."id", "customers"."name", "customers"."age""#]].assert_eq(&some.to_sql());
    let rows = some.all(&mut *db).await?;
    let newer = Some("Newer".to_owned());
    let ids: Vec<_> = rows.iter().map(|(id, _, _)| *id).collect();
    assert_eq!(&ids[..2], [1, 2]);
    assert_eq!((&rows[1].1, rows[1].2), (&newer, Some(10)));
    Ok(())
}

#[test]
fn a_row_with_nothing_but_its_key_comes_back() {
    on_tables(async |db: &mut PgConnection| {
        let label = || Label::insert(NewLabel::new().name("old")).on_conflict(key!(Label::name)).do_update();
        expect![[r#"INSERT INTO "labels" ("name") VALUES ($1) ON CONFLICT ("name") DO UPDATE SET "name" = "excluded"."name" RETURNING "labels"."name""#]].assert_eq(&label().to_sql());
        assert_eq!(label().one(&mut *db).await?.name, "old");
        Ok::<_, Error>(())
    });
}

#[test]
fn what_some_rows_do_not_set_is_not_taken_over() {
    on_tables(async |db: &mut PgConnection| {
        let rows = || {
            let new = NewCustomer::new;
            [new().email("ann@shop.test"), new().email("bob@shop.test").name("Robert")]
        };
        let insert = || Customer::insert_many(rows()).on_conflict(key!(Customer::email)).do_update();
        let error = insert().execute(&mut *db).await.expect_err("Ann would lose her name");
        let told = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        assert!(told.starts_with("some rows set `name` and others do not"), "{told}");
        let name = excluded(Customer::name).coalesce(Customer::name);
        assert_eq!(insert().set(Customer::name, name).execute(&mut *db).await?, 2);
        let names = Customer::select().filter(Customer::id.le(2)).order_by(Customer::id).columns(Customer::name);
        assert_eq!(names.all(&mut *db).await?[1].as_deref(), Some("Robert"));
        Ok::<_, Error>(())
    });
}

#[test]
fn a_partial_index_is_a_target() {
    on_tables(partial);
}

async fn partial(db: &mut PgConnection) -> Result<(), Error> {
    make(db, &pages).await?;
    let page = || NewPage::new().owner(1).slug("a");
    let upsert = || Page::insert(page()).on_conflict(key!(Page::owner, Page::slug)).do_update().set(Page::hits, 5);
    expect![[r#"INSERT INTO "pages" ("owner", "slug") VALUES ($1, $2) ON CONFLICT ("owner", "slug") WHERE archived = false DO UPDATE SET "hits" = $3 RETURNING "pages"."id""#]].assert_eq(&upsert().returning(Page::id).to_sql());
    assert_eq!(upsert().one(&mut *db).await?.hits, 0);
    assert_eq!(upsert().one(&mut *db).await?.hits, 5);
    assert_eq!(Page::insert(page().archived(true)).returning(Page::id).one(&mut *db).await?, 3);
    Ok(())
}
