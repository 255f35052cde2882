//! Relations of three levels in one statement: the other ways to load them, by hand.

use serde::Deserialize;
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection, query_as};

use crate::contender::{Answer, Contender};

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct Order {
    id: i64,
    customer_id: i64,
    status: String,
    total: f64,
    note: Option<String>,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct Line {
    id: i64,
    order_id: i64,
    product: String,
    quantity: i32,
    price: f64,
}

#[derive(FromRow)]
#[expect(dead_code, reason = "only read")]
struct CustomerByJson {
    id: i64,
    email: String,
    name: Option<String>,
    age: i32,
    active: bool,
    balance: f64,
    orders: Json<Vec<Order>>,
}

/// Each level as JSON inside of the one above.
pub(crate) struct ByJson(pub PgConnection);

impl Contender for ByJson {
    fn name(&self) -> &'static str {
        "sqlx, one statement with json_agg"
    }

    async fn relations(&mut self, customer: i64) -> Answer {
        let sql = "SELECT c.id, c.email, c.name, c.age, c.active, c.balance, o.orders FROM customers c \
            CROSS JOIN LATERAL (SELECT coalesce(json_agg(json_build_object('id', o.id, 'customer_id', o.customer_id, \
            'status', o.status, 'total', o.total, 'note', o.note, 'lines', l.lines)), '[]') AS orders FROM orders o \
            CROSS JOIN LATERAL (SELECT coalesce(json_agg(json_build_object('id', l.id, 'order_id', l.order_id, \
            'product', l.product, 'quantity', l.quantity, 'price', l.price)), '[]') AS lines FROM lines l \
            WHERE l.order_id = o.id) l WHERE o.customer_id = c.id) o WHERE c.id = $1";
        let customer: CustomerByJson = query_as(sql).bind(customer).fetch_one(&mut self.0).await?;
        Ok(Some(1 + customer.orders.iter().map(|order| 1 + order.lines.len()).sum::<usize>()))
    }
}

type LineRow = (i64, i64, String, i32, f64);
type OrderRow = (i64, i64, String, f64, Option<String>, Vec<LineRow>);

#[derive(FromRow)]
#[expect(dead_code, reason = "only read")]
struct CustomerByArray {
    id: i64,
    email: String,
    name: Option<String>,
    age: i32,
    active: bool,
    balance: f64,
    orders: Vec<OrderRow>,
}

/// Each level as an array of rows inside of the one above.
pub(crate) struct ByArray(pub PgConnection);

impl Contender for ByArray {
    fn name(&self) -> &'static str {
        "sqlx, one statement with array_agg"
    }

    async fn relations(&mut self, customer: i64) -> Answer {
        let sql = "SELECT c.id, c.email, c.name, c.age, c.active, c.balance, o.orders FROM customers c \
            CROSS JOIN LATERAL (SELECT coalesce(array_agg(ROW(o.id, o.customer_id, o.status, o.total, o.note, l.lines)), \
            ARRAY[]::record[]) AS orders FROM orders o \
            CROSS JOIN LATERAL (SELECT coalesce(array_agg(ROW(l.id, l.order_id, l.product, l.quantity, l.price)), \
            ARRAY[]::record[]) AS lines FROM lines l WHERE l.order_id = o.id) l \
            WHERE o.customer_id = c.id) o WHERE c.id = $1";
        let customer: CustomerByArray = query_as(sql).bind(customer).fetch_one(&mut self.0).await?;
        Ok(Some(1 + customer.orders.iter().map(|order| 1 + order.5.len()).sum::<usize>()))
    }
}
