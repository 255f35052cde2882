//! Finders and extended types on PostgreSQL: on the server of `DATABASE_URL`, else embedded.

mod database;
mod extended;
mod found;
mod happened;
mod index;
mod people;
mod walked;

/// The key of the row with this number in `rows.sql`.
fn key(number: u64) -> uuid::Uuid {
    format!("00000000-0000-0000-0000-{number:012}").parse().expect("a key")
}

/// Midnight of a day in 2026: `time("02-01")`.
fn time(day: &str) -> chrono::NaiveDateTime {
    format!("2026-{day}T00:00:00").parse().expect("a time")
}
