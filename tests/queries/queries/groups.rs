//! Expressions with values in GROUP BY, DISTINCT and ORDER BY: what says the same is the same to PostgreSQL.

use expect_test::expect;
use schema_core::query::{case, count, scalar, value, window};
use schema_core::row::Error;
use schema_core::sql;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn an_expression_with_values_is_grouped_by() {
    let name = || Customer::name.coalesce("nobody");
    let named = Customer::select().group_by(name()).having(name().ne("x")).order_by(name()).columns((name(), count()));
    let named = named.filter(Customer::email.ne("nobody"));
    expect![[r#"SELECT coalesce("customers"."name", $1), count(*) FROM "customers" WHERE "customers"."email" <> $2 GROUP BY coalesce("customers"."name", $1) HAVING coalesce("customers"."name", $1) <> $3 ORDER BY coalesce("customers"."name", $1)"#]]
        .assert_eq(&named.to_sql());
    on_tables(async |db: &mut PgConnection| {
        let all = Customer::select().count(&mut *db).await?;
        let counts: Vec<(String, i64)> = named.all(&mut *db).await?;
        assert_eq!(counts.iter().map(|(_, count)| count).sum::<i64>(), all);
        let grown = || case().when(Customer::age.lt(40), "young").otherwise("old");
        let groups = Customer::select().group_by(grown()).order_by(grown()).columns((grown(), count()));
        assert_eq!(groups.all(&mut *db).await?.len(), 2);
        let theme = || Customer::settings.get_text("theme");
        let themes = Customer::select().group_by(theme()).columns((theme(), count())).all(&mut *db).await?;
        assert_eq!(themes.iter().map(|(_, count)| count).sum::<i64>(), all);
        Ok::<_, Error>(())
    });
}

#[test]
fn an_expression_with_values_is_distinct() {
    on_tables(async |db: &mut PgConnection| {
        let first = || Customer::email.substring(1, 1);
        let letters = Customer::select().distinct().columns(first()).order_by(first()).all(&mut *db).await?;
        assert!(letters.is_sorted() && !letters.is_empty(), "{letters:?}");
        let one_each = Customer::select().distinct_on(first()).order_by((first(), Customer::id));
        assert_eq!(one_each.all(&mut *db).await?.len(), letters.len());
        Ok::<_, Error>(())
    });
}

#[test]
fn groups_come_in_pages_and_distinct_rows_do_not() {
    on_tables(async |db: &mut PgConnection| {
        let mut cursor = None;
        let mut counts = Vec::new();
        for _ in 0..10 {
            let groups = Order::select().group_by(Order::customer_id).columns((Order::customer_id, count()));
            let page = groups.page((count().desc(), Order::customer_id), cursor.take(), 1).fetch(&mut *db).await?;
            counts.extend(page.rows);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(counts, [(1, 2), (2, 1), (3, 1)]);
        let distinct = Order::select().distinct().columns(Order::customer_id).page(Order::customer_id, None, 1);
        let error = distinct.fetch(&mut *db).await.expect_err("the key would make rows differ");
        assert!(matches!(error, Error::Encode(_)), "{error:?}");
        let none = Customer::select().page(Customer::id, None, 0).fetch(&mut *db).await?;
        assert_eq!((none.rows.len(), none.next.is_some()), (1, true));
        Ok::<_, Error>(())
    });
}

#[test]
fn what_is_the_same_for_all_rows_stands_beside_an_aggregate() {
    on_tables(async |db: &mut PgConnection| {
        // A column of the query around it, a value, a window, SQL of one's own.
        let orders = Order::select().correlated_to::<Customer>().filter(Order::customer_id.eq(Customer::id));
        let numbered = orders.columns(count().plus(Customer::id));
        let customers = Customer::select().order_by(Customer::id).columns((Customer::id, scalar(numbered)));
        let customers: Vec<(i64, Option<i64>)> = customers.all(&mut *db).await?;
        assert!(customers.iter().all(|(id, sum)| sum.is_some_and(|sum| sum >= *id)));
        let all = Customer::select().columns((value("all".to_owned()), count(), sql!(i64, "max({})", Customer::id)));
        let (name, number, most): (String, i64, i64) = all.one(&mut *db).await?;
        assert_eq!((name.as_str(), number, most), ("all", customers.len() as i64, customers[customers.len() - 1].0));
        let each = Customer::select().columns((Customer::id, count().over(window())));
        assert!(each.all(&mut *db).await?.iter().all(|(_, all)| *all == number));
        // The key says of all of its row that it is one group.
        let rows: Vec<(Customer, i64)> = Customer::select().group_by(Customer::id).with(count()).all(&mut *db).await?;
        assert!(rows.iter().all(|(_, count)| *count == 1));
        // `group_by` may come last.
        let last = Order::select().columns((Order::status, count())).group_by(Order::status).all(&mut *db).await?;
        assert!(!last.is_empty());
        Ok::<(), Error>(())
    });
}
