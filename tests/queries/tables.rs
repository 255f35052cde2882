//! A shop: a table for each thing that a query has to cope with.
#![expect(missing_docs, reason = "what a column is, its name says")]

use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use schema_core::{Json, SqlEnum, table};
use serde::{Deserialize, Serialize};
use sqlx::postgres::types::PgRange;
use uuid::Uuid;

/// Who buys.
#[table]
#[has_many(orders: Order)]
#[has_one(address: Address)]
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    #[column(primary_key, identity)]
    pub id: i64,
    #[column(length = 100, unique)]
    pub email: String,
    pub name: Option<String>,
    pub age: Option<i32>,
    #[column(default = true)]
    pub active: bool,
    #[column(default = json!({}))]
    pub settings: Json<Settings>,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
}

/// What a customer has set.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    #[serde(default)]
    pub theme: Option<String>,
    #[serde(default)]
    pub tags: Vec<String>,
}

/// Where a customer lives: at most one.
#[table]
#[derive(Clone, Debug, PartialEq)]
pub struct Address {
    #[column(primary_key, references = Customer::id, on_delete = cascade)]
    pub customer_id: i64,
    pub city: String,
    pub zip: Option<String>,
}

/// What an order is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum)]
pub enum OrderStatus {
    Open,
    Paid,
    Shipped,
}

#[table]
#[has_many(lines: OrderLine)]
#[index(columns(customer_id))]
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    #[column(primary_key)]
    pub id: Uuid,
    #[column(references = Customer::id, on_delete = cascade)]
    pub customer_id: i64,
    /// A colleague of the shop, if one took it.
    #[column(references = Employee::id)]
    pub taken_by: Option<i32>,
    #[column(default = OrderStatus::Open)]
    pub status: OrderStatus,
    pub ordered_on: NaiveDate,
    pub note: Option<String>,
}

/// One product of an order: its key has two columns.
#[table]
#[primary_key(columns(order_id, number))]
#[has_many(parts: Parcel)]
#[derive(Clone, Debug, PartialEq)]
pub struct OrderLine {
    #[column(references = Order::id, on_delete = cascade)]
    pub order_id: Uuid,
    pub number: i16,
    #[column(references = Product::id)]
    pub product_id: i32,
    pub quantity: i32,
    #[column(precision = 10, scale = 2)]
    pub price: Decimal,
}

/// What a line is sent in.
#[table]
#[foreign_key(columns(order_id, number), references = OrderLine(order_id, number), on_delete = cascade, relation = line)]
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    #[column(primary_key, identity)]
    pub id: i32,
    pub order_id: Uuid,
    pub number: i16,
    pub weight: f64,
}

#[table]
#[has_many(lines: OrderLine)]
#[many_to_many(labels: Label, through = ProductLabel)]
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    #[column(primary_key, identity)]
    pub id: i32,
    #[column(unique)]
    pub name: String,
    #[column(precision = 10, scale = 2)]
    pub price: Decimal,
    #[column(references = Category::id)]
    pub category_id: Option<i32>,
    #[column(default = sql("'{}'"))]
    pub keywords: Vec<String>,
    pub available: Option<PgRange<NaiveDate>>,
}

#[table]
#[many_to_many(products: Product, through = ProductLabel)]
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    #[column(primary_key)]
    pub name: String,
}

#[table]
#[primary_key(columns(product_id, label))]
#[derive(Clone, Debug, PartialEq)]
pub struct ProductLabel {
    #[column(references = Product::id, on_delete = cascade)]
    pub product_id: i32,
    #[column(references = Label::name, on_delete = cascade, relation = labelled)]
    pub label: String,
}

/// A tree.
#[table]
#[has_many(children: Category, by = parent_id)]
#[has_many(products: Product)]
#[derive(Clone, Debug, PartialEq)]
pub struct Category {
    #[column(primary_key, identity)]
    pub id: i32,
    pub name: String,
    #[column(references = Category::id)]
    pub parent_id: Option<i32>,
}

/// Who works here, and for whom.
#[table(name = "staff \"people\"")]
#[has_many(reports: Employee, by = manager_id)]
#[has_many(orders: Order)]
#[derive(Clone, Debug, PartialEq)]
pub struct Employee {
    #[column(primary_key)]
    pub id: i32,
    #[column(name = "full \"name\"")]
    pub name: String,
    #[column(references = Employee::id)]
    pub manager_id: Option<i32>,
    #[column(precision = 10, scale = 2)]
    pub salary: Decimal,
}

schema_core::schema! {
    /// All of it.
    pub shop: [Customer, Address, Order, OrderLine, Parcel, Product, Label, ProductLabel, Category, Employee]
}
