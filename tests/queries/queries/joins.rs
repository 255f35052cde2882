//! Joins: what belongs together, what may be missing, and a table that is there twice.

use expect_test::expect;
use schema_core::alias;
use schema_core::query::{exists, row_of};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

alias!(pub Manager = Employee);
alias!(Parent = Category);

#[test]
fn relations_and_conditions_join_alike() {
    let by_relation = Order::select().inner_join(Order::customer).columns((Order::id, Customer::email)).to_sql();
    let on = Customer::select().on(Customer::id.eq(Order::customer_id));
    assert_eq!(Order::select().inner_join(on).columns((Order::id, Customer::email)).to_sql(), by_relation);
    expect![[r#"SELECT "orders"."id", "customers"."email" FROM "orders" JOIN "customers" ON "customers"."id" = "orders"."customer_id""#]]
        .assert_eq(&by_relation);
    on_tables(inner);
}

async fn inner(db: &mut PgConnection) -> Result<(), Error> {
    let both: Vec<(Order, Customer)> =
        Order::select().inner_join(Order::customer).order_by(Order::ordered_on).all(&mut *db).await?;
    let emails = both.iter().map(|(_, customer)| customer.email.as_str()).collect::<Vec<_>>();
    assert_eq!(emails, ["ann@shop.test", "bob@shop.test", "ann@shop.test", "cyd@shop.test"]);
    let three = Customer::select()
        .inner_join(Customer::orders)
        .inner_join(Order::lines)
        .filter(OrderLine::quantity.gt(1).and(Customer::active.eq(true)))
        .order_by(OrderLine::quantity)
        .columns((Customer::name, OrderLine::quantity));
    let three: Vec<(Option<String>, i32)> = three.all(&mut *db).await?;
    assert_eq!(three, [(Some("Ann".to_owned()), 2), (Some("Bob".to_owned()), 3)]);
    // A key of two columns.
    let weights = Parcel::select().inner_join(Parcel::line).filter(OrderLine::product_id.eq(1)).order_by(Parcel::id);
    assert_eq!(weights.columns(Parcel::weight).all(&mut *db).await?, [1.5, 2.25, 2.75]);
    assert_eq!(Customer::select().cross_join(Label::select()).count(&mut *db).await?, 12);
    Ok(())
}

#[test]
fn what_an_outer_join_misses_is_none() {
    on_tables(outer);
}

async fn outer(db: &mut PgConnection) -> Result<(), Error> {
    let rows: Vec<(Customer, Option<Address>)> =
        Customer::select().left_join(Customer::address).order_by(Customer::id).all(&mut *db).await?;
    let cities = rows.iter().map(|(_, address)| address.as_ref().map(|address| address.city.as_str()));
    assert_eq!(cities.collect::<Vec<_>>(), [Some("Aachen"), None, Some("Cork"), None]);
    let picked = Customer::select().left_join(Customer::address).order_by(Customer::id).columns((
        Customer::id,
        Address::city,
        Address::zip,
        Address::city.is_null(),
        Address::city.eq("Cork"),
    ));
    let picked: Vec<(i64, Option<String>, Option<String>, bool, Option<bool>)> = picked.all(&mut *db).await?;
    assert_eq!(picked[1], (2, None, None, true, None));
    assert_eq!(picked[2], (3, Some("Cork".to_owned()), None, false, Some(true)));
    let right: Vec<(Option<Address>, Customer)> =
        Address::select().right_join(Address::customer).order_by(Customer::id).all(&mut *db).await?;
    assert_eq!(right.iter().map(|(address, _)| address.is_some()).collect::<Vec<_>>(), [true, false, true, false]);
    let full = Product::select().full_join(Category::select().on(Product::category_id.eq(Category::id)));
    let full: Vec<(Option<Product>, Option<Category>)> = full.order_by(Category::id).all(&mut *db).await?;
    let none = (full.iter().filter(|row| row.0.is_none()).count(), full.iter().filter(|row| row.1.is_none()).count());
    assert_eq!((full.len(), none), (6, (2, 1)));
    Ok(())
}

#[test]
fn what_is_joined_has_conditions_of_its_own() {
    let open = Order::select().filter(Order::status.eq(OrderStatus::Open)).on(Order::customer_id.eq(Customer::id));
    let rows = Customer::select().left_join(open).columns((Customer::id, Order::note));
    expect![[r#"SELECT "customers"."id", "orders"."note" FROM "customers" LEFT JOIN "orders" ON "orders"."status" = $1 AND "orders"."customer_id" = "customers"."id""#]]
        .assert_eq(&rows.to_sql());
    let last = Order::select().order_by(Order::ordered_on.desc()).limit(2).on(Order::customer_id.eq(Customer::id));
    let last = Customer::select()
        .left_join(last)
        .columns((Customer::id, Order::id))
        .order_by((Order::ordered_on, Customer::id));
    expect![[r#"SELECT "customers"."id", "orders"."id" FROM "customers" LEFT JOIN (SELECT "orders"."id", "orders"."customer_id", "orders"."taken_by", "orders"."status", "orders"."ordered_on", "orders"."note" FROM "orders" ORDER BY "orders"."ordered_on" DESC LIMIT $1) AS "orders" ON "orders"."customer_id" = "customers"."id" ORDER BY "orders"."ordered_on", "customers"."id""#]]
        .assert_eq(&last.to_sql());
    on_tables(async |db| {
        let rows: Vec<(i64, Option<String>)> = rows.order_by(Customer::id).all(&mut *db).await?;
        assert_eq!(rows, [(1, None), (2, None), (3, Some("later".to_owned())), (4, None)]);
        let last = last.all(&mut *db).await?;
        assert_eq!(
            last.iter().map(|row| (row.0, row.1.is_some())).collect::<Vec<_>>(),
            [(1, true), (3, true), (2, false), (4, false)]
        );
        Ok::<(), Error>(())
    });
}

#[test]
fn lateral_joins_see_the_row() {
    let last = Order::select()
        .correlated_to::<Customer>()
        .filter(Order::customer_id.eq(Customer::id))
        .order_by(Order::ordered_on.desc())
        .limit(1);
    let rows = Customer::select().left_join_lateral(last.clone()).order_by(Customer::id);
    let rows = rows.columns((Customer::id, Order::ordered_on));
    expect![[r#"SELECT "customers"."id", "orders"."ordered_on" FROM "customers" LEFT JOIN LATERAL (SELECT "orders"."id", "orders"."customer_id", "orders"."taken_by", "orders"."status", "orders"."ordered_on", "orders"."note" FROM "orders" WHERE "orders"."customer_id" = "customers"."id" ORDER BY "orders"."ordered_on" DESC LIMIT $1) AS "orders" ON true ORDER BY "customers"."id""#]]
        .assert_eq(&rows.to_sql());
    on_tables(async |db| {
        let rows = rows.all(&mut *db).await?;
        let days = rows.iter().map(|(id, day)| (*id, day.map(|day| day.to_string()))).collect::<Vec<_>>();
        let day = |day: &str| Some(day.to_owned());
        assert_eq!(days, [(1, day("2026-02-03")), (2, day("2026-02-02")), (3, day("2026-02-05")), (4, None)]);
        let inner: Vec<(Customer, Order)> = Customer::select().inner_join_lateral(last).all(&mut *db).await?;
        assert_eq!(inner.len(), 3);
        Ok::<(), Error>(())
    });
}

#[test]
fn a_table_is_there_twice() {
    let rows = Employee::select().left_join(Employee::manager.to(Manager));
    let named = rows.order_by(Employee::id).columns((Employee::name, Employee::name.of(Manager)));
    expect![[r#"SELECT "staff ""people"""."full ""name""", "Manager"."full ""name""" FROM "staff ""people""" LEFT JOIN "staff ""people""" AS "Manager" ON "Manager"."id" = "staff ""people"""."manager_id" ORDER BY "staff ""people"""."id""#]]
        .assert_eq(&named.to_sql());
    on_tables(async |db| twice(db, named).await);
}

async fn twice(db: &mut PgConnection, named: impl AsQuery<(String, Option<String>)>) -> Result<(), Error> {
    alias!(Report = Employee);
    let named = named.read(&mut *db).await?;
    let named: Vec<_> = named.iter().map(|(name, of)| (name.as_str(), of.as_deref())).collect();
    assert_eq!(named, [("Eve", None), ("Fay", Some("Eve")), ("Gus", Some("Eve")), ("Hal", Some("Fay"))]);
    let better = Employee::select()
        .inner_join(Manager::select().on(Employee::manager_id.eq(Employee::id.of(Manager))))
        .filter(Employee::salary.of(Manager).gt(Employee::salary))
        .order_by(Employee::id.of(Manager).desc());
    let better: Vec<(Employee, Employee)> = better.all(&mut *db).await?;
    assert_eq!(better.iter().map(|(one, other)| (one.id, other.id)).collect::<Vec<_>>(), [(4, 2), (2, 1), (3, 1)]);
    let reports = Report::select().correlated_to::<Employee>().filter(Employee::manager_id.of(Report).eq(Employee::id));
    let managers = Employee::select().filter(exists(reports)).order_by(Employee::id).columns(Employee::id);
    assert_eq!(managers.all(&mut *db).await?, [1, 2]);
    let parents = Category::select().left_join(Category::parent.to(Parent)).order_by(Category::id);
    let parents: Vec<(Category, Option<Category>)> = parents.all(&mut *db).await?;
    assert_eq!(parents[4].1.as_ref().map(|parent| parent.name.as_str()), Some("saws"));
    Ok(())
}

/// A query as an argument.
trait AsQuery<Row> {
    async fn read(self, db: &mut PgConnection) -> Result<Vec<Row>, Error>;
}

impl<Scope: schema_core::query::scope::Closed, S: schema_core::query::Shape<Kind = schema_core::query::shape::Flat>>
    AsQuery<S::Row> for schema_core::query::Select<Scope, S>
{
    async fn read(self, db: &mut PgConnection) -> Result<Vec<S::Row>, Error> {
        self.all(db).await
    }
}

#[test]
fn many_to_many_joins_by_the_table_between() {
    let labelled = Product::select().left_join(Product::labels).order_by((Product::id, Label::name));
    let labelled = labelled.columns((row_of::<Product>(), row_of::<Label>(), Product::name));
    expect![[r#"SELECT "products"."id", "products"."name", "products"."price", "products"."category_id", "products"."keywords", "products"."available", "labels"."name", "products"."name" FROM "products" LEFT JOIN ("product_labels" JOIN "labels" ON "labels"."name" = "product_labels"."label") ON "product_labels"."product_id" = "products"."id" ORDER BY "products"."id", "labels"."name""#]]
        .assert_eq(&labelled.to_sql());
    on_tables(async |db| {
        let rows: Vec<(Product, Option<Label>, String)> = labelled.all(&mut *db).await?;
        let rows: Vec<_> =
            rows.iter().map(|(product, label, _)| (product.id, label.as_ref().map(|l| l.name.as_str()))).collect();
        assert_eq!(rows, [(1, Some("new")), (1, Some("sale")), (2, Some("sale")), (3, Some("new")), (4, None)]);
        Ok::<(), Error>(())
    });
}
