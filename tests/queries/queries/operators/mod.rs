//! Operators and functions, each with what PostgreSQL makes of it.

mod aggregates;
mod conditional;
mod full_text;
mod joined;
mod json;
mod numbers;
mod raw;
mod sets;
mod text;
mod time;
mod windows;

/// What a query over one customer, whose name is Ann, reads by an expression.
macro_rules! of_ann {
    ($db:expr, $picked:expr) => {
        Customer::select().filter(Customer::email.eq("ann@shop.test")).columns($picked).one(&mut *$db).await?
    };
}

/// Which customers a condition finds.
macro_rules! customers {
    ($db:expr, $condition:expr) => {
        Customer::select().filter($condition).order_by(Customer::id).columns(Customer::id).all(&mut *$db).await?
    };
}

use {customers, of_ann};
