//! diesel, over diesel-async.

use std::error::Error;

use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use crate::contender::{Answer, Contender, NewEvent};

diesel::table! {
    customers (id) { id -> Int8, email -> Text, name -> Nullable<Text>, age -> Int4, active -> Bool, balance -> Float8, }
}

diesel::table! {
    orders (id) { id -> Int8, customer_id -> Int8, status -> Text, total -> Float8, note -> Nullable<Text>, }
}

diesel::table! {
    lines (id) { id -> Int8, order_id -> Int8, product -> Text, quantity -> Int4, price -> Float8, }
}

diesel::table! {
    events (id) { id -> Int8, kind -> Text, subject -> Int8, message -> Nullable<Text>, weight -> Float8, }
}

diesel::table! {
    counters (key) { key -> Text, value -> Int8, label -> Nullable<Text>, }
}

diesel::joinable!(orders -> customers (customer_id));
diesel::allow_tables_to_appear_in_same_query!(customers, orders);

#[derive(Queryable, Selectable, Identifiable)]
#[diesel(table_name = customers, check_for_backend(diesel::pg::Pg))]
#[expect(dead_code, reason = "only read")]
struct Customer {
    id: i64,
    email: String,
    name: Option<String>,
    age: i32,
    active: bool,
    balance: f64,
}

#[derive(Queryable, Selectable, Identifiable, Associations)]
#[diesel(table_name = orders, belongs_to(Customer), check_for_backend(diesel::pg::Pg))]
#[expect(dead_code, reason = "only read")]
struct Order {
    id: i64,
    customer_id: i64,
    status: String,
    total: f64,
    note: Option<String>,
}

#[derive(Queryable, Selectable, Identifiable, Associations)]
#[diesel(table_name = lines, belongs_to(Order), check_for_backend(diesel::pg::Pg))]
#[expect(dead_code, reason = "only read")]
struct Line {
    id: i64,
    order_id: i64,
    product: String,
    quantity: i32,
    price: f64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = events, check_for_backend(diesel::pg::Pg))]
#[expect(dead_code, reason = "only read")]
struct Event {
    id: i64,
    kind: String,
    subject: i64,
    message: Option<String>,
    weight: f64,
}

#[derive(Insertable)]
#[diesel(table_name = events)]
struct New {
    kind: &'static str,
    subject: i64,
    message: Option<String>,
    weight: f64,
}

impl New {
    fn of(NewEvent { kind, subject, message, weight }: NewEvent) -> Self {
        Self { kind, subject, message, weight }
    }
}

pub(crate) struct Diesel(AsyncPgConnection);

impl Diesel {
    pub(crate) async fn connect(url: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self(AsyncPgConnection::establish(url).await?))
    }
}

impl Contender for Diesel {
    fn name(&self) -> &'static str {
        "diesel"
    }

    async fn point(&mut self, id: i64) -> Answer {
        let query = customers::table.find(id).select(Customer::as_select());
        let customer: Customer = query.get_result(&mut self.0).await?;
        Ok(Some(usize::from(customer.id == id)))
    }

    async fn many(&mut self) -> Answer {
        let rows: Vec<Customer> = customers::table.select(Customer::as_select()).load(&mut self.0).await?;
        Ok(Some(rows.len()))
    }

    async fn join(&mut self, age: i32) -> Answer {
        type Joined = (i64, String, f64, String, Option<String>);
        let query = orders::table
            .inner_join(customers::table)
            .filter(customers::age.eq(age).and(orders::total.ge(0.0)))
            .select((orders::id, orders::status, orders::total, customers::email, customers::name));
        let rows: Vec<Joined> = query.load(&mut self.0).await?;
        Ok(Some(rows.len()))
    }

    async fn relations(&mut self, id: i64) -> Answer {
        let customer: Customer =
            customers::table.find(id).select(Customer::as_select()).get_result(&mut self.0).await?;
        let query = Order::belonging_to(&customer).select(Order::as_select());
        let orders: Vec<Order> = query.load(&mut self.0).await?;
        let lines: Vec<Line> = Line::belonging_to(&orders).select(Line::as_select()).load(&mut self.0).await?;
        let lines = lines.grouped_by(&orders);
        let orders: Vec<(Order, Vec<Line>)> = orders.into_iter().zip(lines).collect();
        Ok(Some(1 + orders.iter().map(|(_, lines)| 1 + lines.len()).sum::<usize>()))
    }

    async fn insert(&mut self, event: NewEvent) -> Answer {
        let insert = diesel::insert_into(events::table).values(New::of(event)).returning(Event::as_returning());
        let event: Event = insert.get_result(&mut self.0).await?;
        Ok(Some(usize::from(event.id > 0)))
    }

    async fn insert_many(&mut self) -> Answer {
        let rows: Vec<New> = NewEvent::many().map(New::of).collect();
        Ok(Some(diesel::insert_into(events::table).values(&rows).execute(&mut self.0).await?))
    }

    async fn upsert(&mut self, key: String, value: i64) -> Answer {
        let upsert = diesel::insert_into(counters::table)
            .values((counters::key.eq(key), counters::value.eq(value)))
            .on_conflict(counters::key)
            .do_update()
            .set(counters::value.eq(excluded(counters::value)));
        Ok(Some(upsert.execute(&mut self.0).await?))
    }

    async fn update(&mut self, key: String, value: i64) -> Answer {
        let update = diesel::update(counters::table.find(key)).set(counters::value.eq(value));
        Ok(Some(update.execute(&mut self.0).await?))
    }
}
