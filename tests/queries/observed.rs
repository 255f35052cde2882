//! What can be seen of statements: spans, warnings of slow ones, tags.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Once;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use expect_test::expect;
use schema_core::query::warn_above;
use schema_core::row::Error;
use schema_core::table;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

type Fields = BTreeMap<&'static str, String>;

thread_local! {
    static SPANS: RefCell<BTreeMap<u64, Fields>> = const { RefCell::new(BTreeMap::new()) };
    static EVENTS: RefCell<Vec<Fields>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the fields of spans and events of queries, for each thread: `tracing` asks once for all threads who listens.
#[derive(Default)]
struct Seen {
    last: AtomicU64,
}

struct Into<'f>(&'f mut Fields);

impl Visit for Into<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

impl Subscriber for Seen {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "schema_core::query"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let mut fields = Fields::new();
        span.record(&mut Into(&mut fields));
        SPANS.with_borrow_mut(|spans| spans.insert(id, fields));
        Id::from_u64(id)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        SPANS.with_borrow_mut(|spans| {
            if let Some(fields) = spans.get_mut(&span.into_u64()) {
                values.record(&mut Into(fields));
            }
        });
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::from([("level", event.metadata().level().to_string())]);
        event.record(&mut Into(&mut fields));
        EVENTS.with_borrow_mut(|events| events.push(fields));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Before any statement of the process.
fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| tracing::subscriber::set_global_default(Seen::default()).expect("the only one"));
}

fn spans() -> Vec<String> {
    SPANS.take().into_values().map(text).collect()
}

fn events() -> Vec<String> {
    EVENTS.take().into_iter().map(text).collect()
}

/// The fields; of times only that there is one.
fn text(fields: Fields) -> String {
    let text = fields.into_iter().map(|(name, value)| match name {
        "micros" => format!("micros {}", if value.parse::<u64>().is_ok() { "counted" } else { "wrong" }),
        name => format!("{name} {value}"),
    });
    text.collect::<Vec<_>>().join(", ")
}

#[test]
fn each_statement_is_a_span_and_slow_ones_are_warned_of() {
    listen();
    on_tables(observed);
}

async fn observed(db: &mut PgConnection) -> Result<(), Error> {
    let names = || Customer::select().columns(Customer::email);
    names().filter(Customer::id.gt(2)).all(&mut *db).await?;
    expect![[r#"operation SELECT, rows 2, sql SELECT "customers"."email" FROM "customers" WHERE "customers"."id" > $1, table customers, micros counted"#]]
        .assert_eq(&sorted(&spans()));
    Customer::select().with(Customer::address).all(&mut *db).await?;
    let levels: Vec<_> = spans().iter().map(|span| span.contains("table addresses")).collect();
    assert_eq!(levels, [false, true]);
    // Rows that nobody waits for are not counted; what came is.
    let mut rows = names().stream(&mut *db);
    futures_util::TryStreamExt::try_next(&mut rows).await?;
    drop(rows);
    assert!(spans()[0].contains("rows 1, "));
    let one = names().one(&mut *db).await.expect_err("there are more");
    assert!(matches!(one, Error::TooManyRows { table: "customers" }));
    spans();
    assert!(events().is_empty());
    warn_above(Duration::ZERO);
    names().tag("route", "/customers?a=b").tag("action", "it's */ over").all(&mut *db).await?;
    warn_above(Duration::MAX);
    expect![[r#"level WARN, message slow statement, operation SELECT, rows 4, sql SELECT "customers"."email" FROM "customers" /*action='it%27s%20%2A%2F%20over',route='%2Fcustomers%3Fa%3Db'*/, table customers, micros counted"#]]
        .assert_eq(&sorted(&events()));
    Ok(())
}

fn sorted(lines: &[String]) -> String {
    let mut line: Vec<_> = lines.join("; ").split(", ").map(str::to_owned).collect();
    line.sort_by_key(|field| field.starts_with("micros"));
    line.join(", ")
}

#[test]
fn tags_reach_the_server() {
    listen();
    on_tables(tags);
}

/// What PostgreSQL says of its connections.
#[table(name = "pg_stat_activity")]
#[expect(dead_code, reason = "its columns are read one by one")]
struct Activity {
    #[column(primary_key)]
    pid: i32,
    query: Option<String>,
}

async fn tags(db: &mut PgConnection) -> Result<(), Error> {
    let (pid,): (i32,) = sqlx::query_as("SELECT pg_backend_pid()").fetch_one(&mut *db).await?;
    let itself = Activity::select().filter(Activity::pid.eq(pid)).tag("route", "/users").columns(Activity::query);
    assert!(itself.to_sql().ends_with(" = $1 /*route='%2Fusers'*/"));
    let itself = itself.one(db).await?;
    assert!(itself.is_some_and(|sql| sql.ends_with(" /*route='%2Fusers'*/")));
    Ok(())
}
