//! tokio-postgres, with statements that were prepared before.

use std::collections::HashMap;
use std::error::Error;

use tokio_postgres::{Client, NoTls, Row, Statement};

use crate::contender::{Answer, Contender, NewEvent};
use crate::hand::{Customer, Event, Line, Order};

pub(crate) struct Driver {
    client: Client,
    point: Statement,
    many: Statement,
    join: Statement,
    orders: Statement,
    lines: Statement,
    insert: Statement,
    insert_many: Statement,
    upsert: Statement,
    update: Statement,
}

impl Driver {
    pub(crate) async fn connect(url: &str) -> Result<Self, Box<dyn Error>> {
        let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
        tokio::spawn(connection);
        let prepare = async |sql: &str| client.prepare(sql).await;
        Ok(Self {
            point: prepare("SELECT id, email, name, age, active, balance FROM customers WHERE id = $1").await?,
            many: prepare("SELECT id, email, name, age, active, balance FROM customers").await?,
            join: prepare(
                "SELECT o.id, o.status, o.total, c.email, c.name FROM orders o JOIN customers c ON o.customer_id = c.id \
                WHERE c.age = $1 AND o.total >= $2",
            )
            .await?,
            orders: prepare("SELECT id, customer_id, status, total, note FROM orders WHERE customer_id = $1").await?,
            lines: prepare("SELECT id, order_id, product, quantity, price FROM lines WHERE order_id = ANY ($1)").await?,
            insert: prepare(
                "INSERT INTO events (kind, subject, message, weight) VALUES ($1, $2, $3, $4) \
                RETURNING id, kind, subject, message, weight",
            )
            .await?,
            insert_many: prepare(
                "INSERT INTO events (kind, subject, message, weight) \
                SELECT * FROM unnest($1::text[], $2::int8[], $3::text[], $4::float8[])",
            )
            .await?,
            upsert: prepare(
                "INSERT INTO counters (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )
            .await?,
            update: prepare("UPDATE counters SET value = $1 WHERE key = $2").await?,
            client,
        })
    }
}

fn customer(row: &Row) -> Customer {
    let (name, age) = (row.get(2), row.get(3));
    Customer { id: row.get(0), email: row.get(1), name, age, active: row.get(4), balance: row.get(5) }
}

fn order(row: &Row) -> Order {
    Order { id: row.get(0), customer_id: row.get(1), status: row.get(2), total: row.get(3), note: row.get(4) }
}

fn line(row: &Row) -> Line {
    Line { id: row.get(0), order_id: row.get(1), product: row.get(2), quantity: row.get(3), price: row.get(4) }
}

fn event(row: &Row) -> Event {
    Event { id: row.get(0), kind: row.get(1), subject: row.get(2), message: row.get(3), weight: row.get(4) }
}

impl Contender for Driver {
    fn name(&self) -> &'static str {
        "tokio-postgres"
    }

    async fn point(&mut self, id: i64) -> Answer {
        let row = customer(&self.client.query_one(&self.point, &[&id]).await?);
        Ok(Some(usize::from(row.id == id)))
    }

    async fn many(&mut self) -> Answer {
        let rows: Vec<Customer> = self.client.query(&self.many, &[]).await?.iter().map(customer).collect();
        Ok(Some(rows.len()))
    }

    async fn join(&mut self, age: i32) -> Answer {
        type Joined = (i64, String, f64, String, Option<String>);
        let rows = self.client.query(&self.join, &[&age, &0.0_f64]).await?;
        let rows: Vec<Joined> =
            rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4))).collect();
        Ok(Some(rows.len()))
    }

    async fn relations(&mut self, id: i64) -> Answer {
        let _customer = customer(&self.client.query_one(&self.point, &[&id]).await?);
        let orders: Vec<Order> = self.client.query(&self.orders, &[&id]).await?.iter().map(order).collect();
        let ids: Vec<i64> = orders.iter().map(|order| order.id).collect();
        let mut by_order: HashMap<i64, Vec<Line>> = HashMap::new();
        for line in self.client.query(&self.lines, &[&ids]).await?.iter().map(line) {
            by_order.entry(line.order_id).or_default().push(line);
        }
        let orders: Vec<(Order, Vec<Line>)> = orders
            .into_iter()
            .map(|order| {
                let lines = by_order.remove(&order.id).unwrap_or_default();
                (order, lines)
            })
            .collect();
        Ok(Some(1 + orders.iter().map(|(_, lines)| 1 + lines.len()).sum::<usize>()))
    }

    async fn insert(&mut self, new: NewEvent) -> Answer {
        let row = self.client.query_one(&self.insert, &[&new.kind, &new.subject, &new.message, &new.weight]).await?;
        Ok(Some(usize::from(event(&row).id > 0)))
    }

    async fn insert_many(&mut self) -> Answer {
        let (mut kinds, mut subjects, mut messages, mut weights) = (vec![], vec![], vec![], vec![]);
        for event in NewEvent::many() {
            kinds.push(event.kind);
            subjects.push(event.subject);
            messages.push(event.message);
            weights.push(event.weight);
        }
        let rows = self.client.execute(&self.insert_many, &[&kinds, &subjects, &messages, &weights]).await?;
        Ok(Some(rows as usize))
    }

    async fn upsert(&mut self, key: String, value: i64) -> Answer {
        Ok(Some(self.client.execute(&self.upsert, &[&key, &value]).await? as usize))
    }

    async fn update(&mut self, key: String, value: i64) -> Answer {
        Ok(Some(self.client.execute(&self.update, &[&value, &key]).await? as usize))
    }
}
