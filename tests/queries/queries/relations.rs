//! What comes with rows, at each level, and rows by what comes with them.

use futures_util::TryStreamExt;
use rust_decimal::Decimal;
use schema_core::Projection;
use schema_core::query::row_as;
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

#[test]
fn relations_come_with_rows() {
    on_tables(with_rows);
}

async fn with_rows(db: &mut PgConnection) -> Result<(), Error> {
    let customers = Customer::select().order_by(Customer::id).with(Customer::orders).with(Customer::address);
    let rows: Vec<(Customer, Vec<Order>, Option<Address>)> = customers.all(&mut *db).await?;
    let counts: Vec<_> = rows.iter().map(|(_, orders, address)| (orders.len(), address.is_some())).collect();
    assert_eq!(counts, [(2, true), (1, false), (1, true), (0, false)]);

    let lines = Order::lines.with(OrderLine::product).order_by(OrderLine::price.desc());
    let deep =
        Customer::select().filter(Customer::id.eq(1)).with(Customer::orders.with(lines).order_by(Order::ordered_on));
    let (_, orders): (Customer, Vec<(Order, Vec<(OrderLine, Product)>)>) = deep.one(&mut *db).await?;
    let names: Vec<Vec<&str>> =
        orders.iter().map(|(_, lines)| lines.iter().map(|(_, product)| &*product.name).collect()).collect();
    assert_eq!(names, [vec!["saw", "hammer"], vec!["bear"]]);
    Ok(())
}

#[test]
fn a_relation_that_is_filtered_may_have_no_row() {
    on_tables(async |db: &mut PgConnection| {
        let orders = Order::select().order_by(Order::ordered_on);
        let of_ann = Order::customer.filter(Customer::id.gt(0)).filter(Customer::id.eq(1));
        let rows: Vec<(Order, Option<Customer>)> = orders.clone().with(of_ann).all(&mut *db).await?;
        let there: Vec<_> = rows.iter().map(|(_, customer)| customer.is_some()).collect();
        assert_eq!(there, [true, false, true, false]);
        let rows: Vec<(Order, Option<Customer>)> = orders.with(Order::customer.limit(0)).all(&mut *db).await?;
        assert!(rows.iter().all(|(_, customer)| customer.is_none()));
        let whole: Vec<(Order, Customer)> = Order::select().with(Order::customer).all(&mut *db).await?;
        assert_eq!(whole.len(), 4);
        Ok::<(), Error>(())
    });
}

#[test]
fn what_is_joined_comes_beside_what_comes_with_it() {
    on_tables(async |db: &mut PgConnection| {
        let joined = Order::select().inner_join(Order::customer).order_by(Order::ordered_on);
        let rows = joined.with(Order::lines.order_by(OrderLine::number)).all(&mut *db).await?;
        let told: Vec<_> =
            rows.iter().map(|((order, customer), lines)| (order.customer_id, customer.id, lines.len())).collect();
        assert_eq!(told, [(1, 1, 2), (2, 2, 2), (1, 1, 1), (3, 3, 0)]);
        // A row that a join has several times has what comes with it each time.
        let each_line = Order::select().inner_join(Order::lines).filter(Order::customer_id.eq(2));
        let rows = each_line.columns(OrderLine::number).with(Order::lines).all(&mut *db).await?;
        assert_eq!(rows.iter().map(|(_, lines)| lines.len()).collect::<Vec<_>>(), [2, 2]);
        Ok::<_, Error>(())
    });
}

#[test]
fn a_limit_is_one_for_each_row() {
    on_tables(async |db: &mut PgConnection| {
        let latest = Customer::orders.order_by(Order::ordered_on.desc()).limit(1).with(Order::lines);
        let rows = Customer::select().order_by(Customer::id).with(latest).all(&mut *db).await?;
        let days: Vec<_> = rows
            .iter()
            .map(|(_, orders)| orders.iter().map(|(order, _)| order.ordered_on.to_string()).collect())
            .collect::<Vec<Vec<_>>>();
        assert_eq!(days, [vec!["2026-02-03"], vec!["2026-02-02"], vec!["2026-02-05"], vec![]]);
        assert_eq!(rows[1].1[0].1.len(), 2);
        Ok::<_, Error>(())
    });
}

#[test]
fn keys_of_two_columns_and_tables_between_lead_there() {
    on_tables(async |db: &mut PgConnection| {
        let lines = OrderLine::select().order_by((OrderLine::order_id, OrderLine::number)).with(OrderLine::parts);
        let parcels: Vec<usize> = lines.all(&mut *db).await?.iter().map(|(_, parcels)| parcels.len()).collect();
        assert_eq!(parcels, [1, 1, 0, 2, 0]);
        let heaviest = OrderLine::parts.order_by(Parcel::weight.desc()).limit(1);
        let heavy =
            OrderLine::select().order_by((OrderLine::order_id, OrderLine::number)).with(heaviest).all(&mut *db).await?;
        assert_eq!(heavy[3].1[0].weight, 2.75);
        let parcel =
            Parcel::select().filter(Parcel::id.eq(3)).with(Parcel::line.with(OrderLine::order)).one(&mut *db).await?;
        assert_eq!(parcel.1.1.customer_id, 2);

        let products = Product::select().order_by(Product::id).with(Product::labels.order_by(Label::name));
        let labels: Vec<Vec<String>> = products
            .all(&mut *db)
            .await?
            .into_iter()
            .map(|(_, labels)| labels.into_iter().map(|label| label.name).collect())
            .collect();
        assert_eq!(labels, [vec!["new", "sale"], vec!["sale"], vec!["new"], vec![]]);
        let one = Product::labels.order_by(Label::name).limit(1);
        let first = Product::select().order_by(Product::id).with(one).all(&mut *db).await?;
        assert_eq!(first[0].1[0].name, "new");
        let last = Product::labels.order_by(ProductLabel::label.desc()).filter(ProductLabel::product_id.lt(3)).limit(1);
        let last = Product::select().order_by(Product::id).with(last).all(&mut *db).await?;
        let last: Vec<_> = last.iter().map(|(_, labels)| labels.first().map(|label| label.name.as_str())).collect();
        assert_eq!(last, [Some("sale"), Some("sale"), None, None]);
        let new = Product::select().filter(Product::labels.any(ProductLabel::label.eq("new"))).order_by(Product::id);
        assert_eq!(new.columns(Product::id).all(&mut *db).await?, [1, 3]);
        Ok::<_, Error>(())
    });
}

#[test]
fn rows_are_found_by_what_comes_with_them() {
    on_tables(async |db: &mut PgConnection| {
        let names = |rows: Vec<Category>| rows.into_iter().map(|row| row.name).collect::<Vec<_>>();
        let ids = |rows: Vec<Customer>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
        let all = || Customer::select().order_by(Customer::id);
        assert_eq!(ids(all().filter(Customer::orders.any(Order::note.is_not_null())).all(&mut *db).await?), [1, 3]);
        assert_eq!(
            ids(all().filter(Customer::orders.none(Order::status.eq(OrderStatus::Open))).all(&mut *db).await?),
            [2, 4]
        );
        let most = Customer::select().order_by((Customer::orders.count().desc(), Customer::id)).all(&mut *db).await?;
        assert_eq!(ids(most), [1, 2, 3, 4]);
        let beyond = all().columns((Customer::orders.limit(1).count(), Customer::orders.limit(5).offset(1).count()));
        assert_eq!(beyond.all(&mut *db).await?, [(1, 1), (1, 0), (1, 0), (0, 0)]);
        let counts = all().with(Customer::orders.count()).all(&mut *db).await?;
        assert_eq!(counts.iter().map(|(_, count)| *count).collect::<Vec<i64>>(), [2, 1, 1, 0]);

        let tree = || Category::select().order_by(Category::id);
        assert_eq!(names(tree().filter(Category::children.exist()).all(&mut *db).await?), ["all", "tools", "saws"]);
        let grand = tree().filter(Category::children.any(Category::children.any(Category::name.eq("saws"))));
        assert_eq!(names(grand.all(&mut *db).await?), ["all"]);
        assert_eq!(
            names(tree().filter(Category::parent.any(Category::name.eq("all"))).all(&mut *db).await?),
            ["tools", "toys"]
        );
        let labelled = Product::select().filter(Product::labels.any(Label::name.eq("sale"))).count(&mut *db).await?;
        assert_eq!(labelled, 2);
        Ok::<_, Error>(())
    });
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Customer)]
struct CustomerCard {
    id: i64,
    email: String,
    address: Option<City>,
    #[projection(from = Customer::orders.filter(Order::status.ne(OrderStatus::Shipped)).order_by(Order::ordered_on))]
    open: Vec<OrderCard>,
    #[projection(from = Customer::orders.count())]
    orders: i64,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Address)]
struct City {
    city: String,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct OrderCard {
    status: OrderStatus,
    lines: Vec<LineCard>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = OrderLine)]
struct LineCard {
    price: Decimal,
    product: Product,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct OrderWithLines {
    #[projection(flatten)]
    order: Order,
    lines: Vec<LineCard>,
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Order)]
struct OrderForPrint {
    customer: Customer,
    #[projection(flatten)]
    whole: OrderWithLines,
    note: Option<String>,
}

#[test]
fn a_struct_is_read_from_the_same_row_as_another() {
    on_tables(async |db: &mut PgConnection| {
        let print = Order::select().filter(Order::customer_id.eq(2)).project::<OrderForPrint>().one(&mut *db).await?;
        let (order, (customer, lines)) = {
            let with = Order::select().filter(Order::customer_id.eq(2)).with(Order::customer).with(Order::lines);
            let (order, customer, lines) = with.one(&mut *db).await?;
            (order, (customer, lines))
        };
        assert_eq!((&print.customer, &print.note), (&customer, &order.note));
        assert_eq!((print.whole.lines.len(), print.whole.order), (lines.len(), order));
        Ok::<_, Error>(())
    });
}

#[derive(Debug, PartialEq, Projection)]
#[projection(of = Customer)]
struct Name {
    email: String,
    name: Option<String>,
}

#[test]
fn a_struct_of_columns_is_one_statement() {
    on_tables(async |db: &mut PgConnection| {
        let orders = Order::select().inner_join(Order::customer).order_by(Order::ordered_on);
        let rows: Vec<(Name, i64)> = orders.columns((row_as::<Name>(), Order::customer_id)).all(&mut *db).await?;
        assert_eq!((rows[0].0.email.as_str(), rows[0].1), ("ann@shop.test", 1));
        let insert = Customer::insert(NewCustomer::new().email("new@shop.test")).returning(row_as::<Name>());
        assert_eq!(insert.one(&mut *db).await?, Name { email: "new@shop.test".to_owned(), name: None });
        let names: Vec<Name> = Customer::select().columns(row_as::<Name>()).stream(&mut *db).try_collect().await?;
        assert_eq!(names.len(), 5);
        let with_relations = Customer::select().columns(row_as::<CustomerCard>()).all(&mut *db).await;
        assert!(matches!(with_relations, Err(Error::Encode(_))), "{with_relations:?}");
        Ok::<_, Error>(())
    });
}

#[test]
fn a_struct_picks_columns_and_relations() {
    on_tables(async |db: &mut PgConnection| {
        let cards = Customer::select().order_by(Customer::id).project::<CustomerCard>().all(&mut *db).await?;
        assert_eq!(cards[0].open.iter().map(|order| order.lines.len()).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(cards[0].open[1].lines[0].product.name, "bear");
        assert_eq!(cards[0].address, Some(City { city: "Aachen".to_owned() }));
        assert_eq!((cards[1].orders, cards[1].open.len()), (1, 0));
        assert_eq!(
            cards[3],
            CustomerCard { id: 4, email: "dan@shop.test".to_owned(), address: None, open: vec![], orders: 0 }
        );
        Ok::<_, Error>(())
    });
}

/// An order is read for each of its lines, and what comes with it as often, though no two orders have the same.
#[test]
fn what_comes_with_a_row_of_several_comes_with_each() {
    on_tables(async |db: &mut PgConnection| {
        let orders = Order::select().order_by(Order::id).with(Order::lines).all(&mut *db).await?;
        let lines = OrderLine::select().order_by((OrderLine::order_id, OrderLine::number));
        let lines = lines.with(OrderLine::order.with(Order::lines)).all(&mut *db).await?;
        assert!(lines.len() > orders.iter().filter(|(_, lines)| !lines.is_empty()).count());
        for (line, (order, siblings)) in lines {
            let expected = orders.iter().find(|(other, _)| *other == order).map(|(_, lines)| lines);
            assert_eq!((line.order_id, Some(&siblings)), (order.id, expected));
        }
        Ok::<_, Error>(())
    });
}
