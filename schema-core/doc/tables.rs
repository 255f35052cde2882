// The tables of the examples in the documentation, which include this file.
#[allow(unused_imports, reason = "no example needs all of them")]
use {
    chrono::{DateTime, NaiveDate, Utc},
    schema_core::query::*,
    schema_core::row::{Error, Violations},
    schema_core::{Null, Projection, SqlEnum, alias, constraint, cte, key, sql, table},
    sqlx::PgPool,
};

#[derive(SqlEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderStatus {
    Open,
    Paid,
}

#[derive(SqlEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Active,
    Asleep,
}

#[table]
#[has_many(orders: Order)]
#[has_one(address: Address)]
pub struct Customer {
    #[column(primary_key, identity)]
    pub id: i64,
    #[column(unique)]
    pub email: String,
    pub name: Option<String>,
    pub age: i32,
    pub active: bool,
}

#[table]
pub struct Address {
    #[column(primary_key, references = Customer::id)]
    pub customer_id: i64,
    pub city: String,
}

#[table]
pub struct Order {
    #[column(primary_key, identity)]
    pub id: i64,
    #[column(references = Customer::id)]
    pub customer_id: i64,
    pub status: OrderStatus,
    pub ordered_on: NaiveDate,
}

#[table]
pub struct Product {
    #[column(primary_key, identity)]
    pub id: i64,
    pub name: String,
}

#[table]
pub struct Page {
    #[column(primary_key, identity)]
    pub id: i64,
    pub text: String,
    #[column(version, default = 1)]
    pub version: i32,
}

#[table]
pub struct Job {
    #[column(primary_key, identity)]
    pub id: i64,
}

#[table]
pub struct Employee {
    #[column(primary_key, identity)]
    pub id: i64,
    #[column(references = Employee::id)]
    pub manager_id: Option<i64>,
}

#[table]
#[has_many(memberships: Membership)]
pub struct User {
    #[column(primary_key, identity)]
    pub id: i64,
    #[column(unique)]
    pub email: String,
    pub name: Option<String>,
    pub status: Status,
    pub created_at: DateTime<Utc>,
    pub deleted_at: Option<DateTime<Utc>>,
}

#[table]
#[has_many(memberships: Membership)]
pub struct Organization {
    #[column(primary_key, identity)]
    pub id: i64,
    pub name: String,
}

#[table]
#[primary_key(columns(user_id, organization_id))]
pub struct Membership {
    #[column(references = User::id)]
    pub user_id: i64,
    #[column(references = Organization::id)]
    pub organization_id: i64,
}

#[table]
pub struct Invitation {
    #[column(primary_key, identity)]
    pub id: i64,
    pub expires_at: DateTime<Utc>,
}

#[table]
pub struct Post {
    #[column(primary_key, identity)]
    pub id: i64,
    pub body: String,
}
