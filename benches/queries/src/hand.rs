//! sqlx by hand, as the figures of all others are compared with it: `FromRow` and text.

use std::collections::HashMap;

use sqlx::postgres::PgArguments;
use sqlx::{Arguments, FromRow, PgConnection, query, query_as, query_as_with};

use crate::contender::{Answer, Contender, NewEvent};

#[derive(FromRow)]
#[expect(dead_code, reason = "only read")]
pub(crate) struct Customer {
    pub id: i64,
    pub email: String,
    pub name: Option<String>,
    pub age: i32,
    pub active: bool,
    pub balance: f64,
}

#[derive(FromRow)]
#[expect(dead_code, reason = "only read")]
pub(crate) struct Order {
    pub id: i64,
    pub customer_id: i64,
    pub status: String,
    pub total: f64,
    pub note: Option<String>,
}

#[derive(FromRow)]
#[expect(dead_code, reason = "only read")]
pub(crate) struct Line {
    pub id: i64,
    pub order_id: i64,
    pub product: String,
    pub quantity: i32,
    pub price: f64,
}

#[derive(FromRow)]
#[expect(dead_code, reason = "only read")]
pub(crate) struct Event {
    pub id: i64,
    pub kind: String,
    pub subject: i64,
    pub message: Option<String>,
    pub weight: f64,
}

#[derive(FromRow)]
#[expect(dead_code, reason = "only read")]
struct OrderOfCustomer {
    id: i64,
    status: String,
    total: f64,
    email: String,
    name: Option<String>,
}

pub(crate) struct Hand(pub PgConnection);

impl Contender for Hand {
    fn name(&self) -> &'static str {
        "sqlx by hand"
    }

    async fn point(&mut self, id: i64) -> Answer {
        let mut arguments = PgArguments::default();
        arguments.add(id).map_err(|error| error.to_string())?;
        let sql = "SELECT id, email, name, age, active, balance FROM customers WHERE id = $1";
        let customer: Customer = query_as_with(sql, arguments).fetch_one(&mut self.0).await?;
        Ok(Some(usize::from(customer.id == id)))
    }

    async fn many(&mut self) -> Answer {
        let sql = "SELECT id, email, name, age, active, balance FROM customers";
        let customers: Vec<Customer> = query_as(sql).fetch_all(&mut self.0).await?;
        Ok(Some(customers.len()))
    }

    async fn join(&mut self, age: i32) -> Answer {
        let sql = "SELECT o.id, o.status, o.total, c.email, c.name FROM orders o JOIN customers c ON o.customer_id = c.id \
            WHERE c.age = $1 AND o.total >= $2";
        let rows: Vec<OrderOfCustomer> = query_as(sql).bind(age).bind(0.0).fetch_all(&mut self.0).await?;
        Ok(Some(rows.len()))
    }

    async fn relations(&mut self, customer: i64) -> Answer {
        let sql = "SELECT id, email, name, age, active, balance FROM customers WHERE id = $1";
        let _customer: Customer = query_as(sql).bind(customer).fetch_one(&mut self.0).await?;
        let sql = "SELECT id, customer_id, status, total, note FROM orders WHERE customer_id = $1";
        let orders: Vec<Order> = query_as(sql).bind(customer).fetch_all(&mut self.0).await?;
        let ids: Vec<i64> = orders.iter().map(|order| order.id).collect();
        let sql = "SELECT id, order_id, product, quantity, price FROM lines WHERE order_id = ANY ($1)";
        let lines: Vec<Line> = query_as(sql).bind(ids).fetch_all(&mut self.0).await?;
        let mut by_order: HashMap<i64, Vec<Line>> = HashMap::new();
        lines.into_iter().for_each(|line| by_order.entry(line.order_id).or_default().push(line));
        let orders: Vec<(Order, Vec<Line>)> = orders
            .into_iter()
            .map(|order| {
                let lines = by_order.remove(&order.id).unwrap_or_default();
                (order, lines)
            })
            .collect();
        Ok(Some(1 + orders.iter().map(|(_, lines)| 1 + lines.len()).sum::<usize>()))
    }

    async fn insert(&mut self, event: NewEvent) -> Answer {
        let sql = "INSERT INTO events (kind, subject, message, weight) VALUES ($1, $2, $3, $4) \
            RETURNING id, kind, subject, message, weight";
        let query = query_as(sql).bind(event.kind).bind(event.subject).bind(event.message).bind(event.weight);
        let event: Event = query.fetch_one(&mut self.0).await?;
        Ok(Some(usize::from(event.id > 0)))
    }

    async fn insert_many(&mut self) -> Answer {
        let (mut kinds, mut subjects, mut messages, mut weights) = (vec![], vec![], vec![], vec![]);
        for event in NewEvent::many() {
            kinds.push(event.kind);
            subjects.push(event.subject);
            messages.push(event.message);
            weights.push(event.weight);
        }
        let sql = "INSERT INTO events (kind, subject, message, weight) \
            SELECT * FROM unnest($1::text[], $2::int8[], $3::text[], $4::float8[])";
        let done = query(sql).bind(kinds).bind(subjects).bind(messages).bind(weights).execute(&mut self.0).await?;
        Ok(Some(done.rows_affected() as usize))
    }

    async fn upsert(&mut self, key: String, value: i64) -> Answer {
        let sql =
            "INSERT INTO counters (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        Ok(Some(query(sql).bind(key).bind(value).execute(&mut self.0).await?.rows_affected() as usize))
    }

    async fn update(&mut self, key: String, value: i64) -> Answer {
        let sql = "UPDATE counters SET value = $1 WHERE key = $2";
        Ok(Some(query(sql).bind(value).bind(key).execute(&mut self.0).await?.rows_affected() as usize))
    }
}
