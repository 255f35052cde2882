//! Text: patterns, regular expressions, functions.

use expect_test::expect;
use schema_core::query::value;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

use super::{customers, of_ann};

#[test]
fn text() {
    on_tables(async |db: &mut PgConnection| {
        patterns(db).await?;
        functions(db).await
    });
}

#[test]
fn values_are_given_as_they_stand() {
    let ids = vec![1_i64, 2];
    let condition = Customer::id
        .in_(&ids)
        .and(!Customer::active)
        .and(Customer::name.is_distinct_from(None))
        .and(Customer::name.is_not_distinct_from("Ann"))
        .and(Customer::email.is_distinct_from(Customer::name));
    expect![[r#""customers"."id" = ANY ($1) AND NOT "customers"."active" AND "customers"."name" IS DISTINCT FROM NULL AND "customers"."name" IS NOT DISTINCT FROM $2 AND "customers"."email" IS DISTINCT FROM "customers"."name""#]].assert_eq(&condition.to_sql());
}

async fn patterns(db: &mut PgConnection) -> Result<(), Error> {
    assert_eq!(customers!(db, Customer::name.like("%n%")), [1, 4]);
    assert_eq!(customers!(db, Customer::name.not_like("%n%")), [2]);
    assert_eq!(customers!(db, Customer::name.ilike("A%")), [1]);
    assert_eq!(customers!(db, Customer::name.not_ilike("a%")), [2, 4]);
    assert_eq!(customers!(db, Customer::email.regexp("^[ab]")), [1, 2]);
    assert_eq!(customers!(db, Customer::email.iregexp("^[AB]")), [1, 2]);
    assert_eq!(customers!(db, Customer::email.not_regexp("^[ab]")), [3, 4]);
    assert_eq!(customers!(db, Customer::email.not_iregexp("^[AB]")), [3, 4]);
    // The signs of patterns are themselves where a text is meant.
    assert_eq!(customers!(db, Customer::name.contains("_%")), [4]);
    assert_eq!(customers!(db, Customer::name.ends_with("%")), [4]);
    assert_eq!(customers!(db, Customer::name.starts_with("_")), [0_i64; 0]);
    assert_eq!(customers!(db, Customer::name.starts_with("An")), [1]);
    assert_eq!(customers!(db, Customer::name.contains(Customer::name)), [1, 2, 4]);
    assert_eq!(customers!(db, Customer::email.lower().starts_with(Customer::name.lower())), [1, 2]);
    assert_eq!(customers!(db, value(r"a\b%".to_owned()).ends_with(value(r"\b%".to_owned()))), [1, 2, 3, 4]);
    assert_eq!(customers!(db, value(r"a\b%".to_owned()).ends_with(r"\b%")), [1, 2, 3, 4]);
    expect![[r#"SELECT "customers"."id" FROM "customers" WHERE "customers"."email" LIKE regexp_replace("customers"."name", '[\\%_]', '\\\&', 'g') || '%'"#]]
        .assert_eq(&Customer::select().filter(Customer::email.starts_with(Customer::name)).columns(Customer::id).to_sql());
    Ok(())
}

async fn functions(db: &mut PgConnection) -> Result<(), Error> {
    // A column that may be NULL makes a value that may be; one that may not be makes one that is not.
    let read: (Option<String>, String, i32, Option<i32>) = of_ann!(
        db,
        (Customer::name.upper(), Customer::email.upper(), Customer::email.length(), Customer::name.length())
    );
    assert_eq!(read, (Some("ANN".to_owned()), "ANN@SHOP.TEST".to_owned(), 13, Some(3)));
    let read: (String, String, String, i32, i32) = of_ann!(
        db,
        (
            Customer::email.substring(5, 4),
            Customer::email.replace("shop", "mail"),
            Customer::email.split_part("@", 2),
            Customer::email.position("shop"),
            Customer::email.position("none"),
        )
    );
    assert_eq!(read, ("shop".to_owned(), "ann@mail.test".to_owned(), "shop.test".to_owned(), 5, 0));
    let read: (String, Option<String>) = of_ann!(
        db,
        (value("  a b ".to_owned()).trim(), Customer::name.concat(" <").concat(Customer::email).concat(">"))
    );
    assert_eq!(read, ("a b".to_owned(), Some("Ann <ann@shop.test>".to_owned())));
    Ok(())
}
