//! schema-core's typed queries.

use schema_core::{key, table};
use sqlx::PgConnection;

use crate::contender::{Answer, Contender, NewEvent as New};

#[table(name = "customers")]
#[expect(dead_code, reason = "only read")]
#[has_many(orders: Order)]
pub(crate) struct Customer {
    #[column(primary_key)]
    pub id: i64,
    #[column(unique)]
    pub email: String,
    pub name: Option<String>,
    pub age: i32,
    pub active: bool,
    pub balance: f64,
}

#[table(name = "orders")]
#[expect(dead_code, reason = "only read")]
#[has_many(lines: Line)]
pub(crate) struct Order {
    #[column(primary_key)]
    pub id: i64,
    #[column(references = Customer::id)]
    pub customer_id: i64,
    pub status: String,
    pub total: f64,
    pub note: Option<String>,
}

#[table(name = "lines")]
#[expect(dead_code, reason = "only read")]
pub(crate) struct Line {
    #[column(primary_key)]
    pub id: i64,
    #[column(references = Order::id)]
    pub order_id: i64,
    pub product: String,
    pub quantity: i32,
    pub price: f64,
}

#[table(name = "events")]
#[expect(dead_code, reason = "only read")]
pub(crate) struct Event {
    #[column(primary_key, identity)]
    pub id: i64,
    pub kind: String,
    pub subject: i64,
    pub message: Option<String>,
    pub weight: f64,
}

#[table(name = "counters")]
#[expect(dead_code, reason = "only read")]
pub(crate) struct Counter {
    #[column(primary_key)]
    pub key: String,
    pub value: i64,
    pub label: Option<String>,
}

pub(crate) struct Ours(pub PgConnection);

impl Contender for Ours {
    fn name(&self) -> &'static str {
        "schema-core"
    }

    async fn point(&mut self, id: i64) -> Answer {
        let customer = Customer::select().filter(Customer::id.eq(id)).one(&mut self.0).await?;
        Ok(Some(usize::from(customer.id == id)))
    }

    async fn many(&mut self) -> Answer {
        Ok(Some(Customer::select().all(&mut self.0).await?.len()))
    }

    async fn join(&mut self, age: i32) -> Answer {
        let query = Order::select()
            .inner_join(Order::customer)
            .filter(Customer::age.eq(age).and(Order::total.ge(0.0)))
            .columns((Order::id, Order::status, Order::total, Customer::email, Customer::name));
        Ok(Some(query.all(&mut self.0).await?.len()))
    }

    async fn relations(&mut self, customer: i64) -> Answer {
        let all = Customer::orders.with(Order::lines);
        let (_, orders) = Customer::select().filter(Customer::id.eq(customer)).with(all).one(&mut self.0).await?;
        Ok(Some(1 + orders.iter().map(|(_, lines)| 1 + lines.len()).sum::<usize>()))
    }

    async fn insert(&mut self, event: New) -> Answer {
        let event = Event::insert(new(event)).one(&mut self.0).await?;
        Ok(Some(usize::from(event.id > 0)))
    }

    async fn insert_many(&mut self) -> Answer {
        Ok(Some(Event::insert_many(New::many().map(new)).execute(&mut self.0).await? as usize))
    }

    async fn upsert(&mut self, key: String, value: i64) -> Answer {
        let new = NewCounter::new().key(key).value(value);
        let upsert = Counter::insert(new).on_conflict(key!(Counter::key)).do_update();
        Ok(Some(upsert.execute(&mut self.0).await? as usize))
    }

    async fn update(&mut self, key: String, value: i64) -> Answer {
        let update = Counter::update(key).set(CounterUpdate::new().value(value));
        Ok(Some(update.execute(&mut self.0).await? as usize))
    }
}

fn new(event: New) -> NewEvent<impl schema_core::__private::state::Complete> {
    NewEvent::new().kind(event.kind).subject(event.subject).message(event.message).weight(event.weight)
}
