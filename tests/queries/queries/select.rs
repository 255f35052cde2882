//! Reading: which rows, in which order, and what of them.

use expect_test::expect;
use schema_core::query::{OrderOf, count, exists, scalar, select_values, value};
use schema_core::row::Error;
use schema_core::{cte, sql};
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn rows_are_filtered_ordered_and_limited() {
    on_tables(filtered);
}

async fn filtered(db: &mut PgConnection) -> Result<(), Error> {
    let ann = Customer::select().filter(Customer::email.eq("ann@shop.test")).optional(&mut *db).await?;
    assert_eq!(ann.and_then(|ann| ann.name).as_deref(), Some("Ann"));
    let old = Customer::select().filter(Customer::age.gt(20)).order_by(Customer::age.desc()).all(&mut *db).await?;
    assert_eq!(old.iter().map(|row| row.id).collect::<Vec<_>>(), [3, 1]);
    let page = Customer::select().order_by(Customer::id).limit(2).offset(1).columns((Customer::id, Customer::name));
    let page: Vec<(i64, Option<String>)> = page.all(&mut *db).await?;
    assert_eq!(page, [(2, Some("Bob".to_owned())), (3, None)]);
    Ok(())
}

#[test]
fn the_order_is_chosen_while_the_program_runs() {
    on_tables(ordered);
}

async fn ordered(db: &mut PgConnection) -> Result<(), Error> {
    let order = |name: &str| -> Option<OrderOf<Customer>> {
        match name {
            "name" => Some(Customer::name.asc().nulls_first().of_table()),
            "-age" => Some(Customer::age.desc().nulls_last().of_table()),
            "age missing" => Some(Customer::age.is_null().asc().of_table()),
            _ => None,
        }
    };
    for (names, expected) in [
        (&["name"][..], [3, 1, 2, 4]),
        (&["-age"], [3, 1, 4, 2]),
        (&["age missing", "name"], [3, 1, 4, 2]),
        (&["no such order"], [1, 2, 3, 4]),
    ] {
        let orders = names.iter().filter_map(|name| order(name)).collect::<Vec<_>>();
        let query = Customer::select().columns(Customer::id).order_by((orders, Customer::id));
        assert_eq!(query.all(&mut *db).await?, expected, "{names:?}");
        let page = Customer::select().columns(Customer::id);
        let Some(first) = order(names[0]) else { continue };
        let rows = page.page((first, Customer::id), None, 4).fetch(&mut *db).await?.rows;
        assert_eq!(rows.len(), 4, "{names:?}");
    }
    Ok(())
}

#[test]
fn expressions_need_no_table() {
    let orders = scalar(Order::select().columns(count()));
    let values =
        select_values((exists(Customer::select()), orders, value("a".to_owned()), sql!(i32, "1 + {}", value(1))));
    expect![[r#"SELECT EXISTS (SELECT "customers"."id", "customers"."email", "customers"."name", "customers"."age", "customers"."active", "customers"."settings", "customers"."created_at" FROM "customers"), (SELECT count(*) FROM "orders"), $1::text, 1 + $2::integer"#]].assert_eq(&values.to_sql());
    on_tables(async |db: &mut PgConnection| {
        let orders = Order::select().count(&mut *db).await?;
        assert_eq!(values.one(&mut *db).await?, (true, Some(orders), "a".to_owned(), 2));
        cte!(Number { n: i32 });
        let numbers =
            Number::recursive(select_values(value(1)), |rows| rows.filter(Number::n.lt(4)).columns(Number::n.plus(1)));
        assert_eq!(numbers.order_by(Number::n).columns(Number::n).all(&mut *db).await?, [1, 2, 3, 4]);
        assert_eq!(select_values(value(1)).count(&mut *db).await?, 1);
        Ok::<(), Error>(())
    });
}
