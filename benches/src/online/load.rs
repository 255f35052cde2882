//! The load: clients that read and write rows all over the table in short transactions, and one that reads all of it now and
//! then, behind which a lock has to wait.
//!
//! The statements are prepared once, as an application does it that was deployed before the change and goes on after it.

use sqlx::postgres::PgPool;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How many clients read and write.
pub(super) const CLIENTS: i64 = 4;

/// How long a client rests after a transaction: the machine is busy, and not more than that.
const REST: Duration = Duration::from_millis(2);

/// How long the client that reads all of the table keeps its transaction open, and how long it rests.
const REPORT: (f64, Duration) = (0.3, Duration::from_secs(2));

/// What the load saw.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub(super) statements: u64,
    /// The longest that a short statement took, and which one it was.
    pub(super) longest: (Duration, String),
    pub(super) failed: u64,
    /// The first failure.
    pub(super) failure: Option<String>,
}

impl Seen {
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            statements: self.statements + other.statements,
            longest: self.longest.max(other.longest),
            failed: self.failed + other.failed,
            failure: self.failure.or(other.failure),
        }
    }

    fn of(sql: &str, took: Duration, outcome: Result<(), sqlx::Error>) -> Self {
        let failure = outcome.err().map(|error| format!("{error} in `{sql}`"));
        Self { statements: 1, longest: (took, sql.to_owned()), failed: u64::from(failure.is_some()), failure }
    }
}

/// Where the load goes on.
#[derive(Clone)]
pub(super) struct Load {
    pub(super) pool: PgPool,
    pub(super) rows: i64,
    pub(super) over: Arc<AtomicBool>,
    /// A name that the application says in place of another one, once it is the new one.
    pub(super) renamed: Option<(&'static str, &'static str)>,
    pub(super) is_new: Arc<AtomicBool>,
}

/// A statement with its numbers.
type Step<'a> = (&'static str, &'a [i64]);

impl Load {
    fn goes_on(&self) -> bool {
        !self.over.load(Ordering::Relaxed)
    }

    /// A statement as the application says it.
    fn said(&self, sql: &str) -> String {
        match self.renamed.filter(|_| self.is_new.load(Ordering::Relaxed)) {
            Some((from, to)) => sql.replace(from, to),
            None => sql.to_owned(),
        }
    }

    /// One of the clients, by its number.
    pub(super) async fn client(self, client: i64) -> Seen {
        let mut seen = Seen::default();
        let mut connection = match self.pool.acquire().await {
            Ok(connection) => connection,
            Err(error) => return Seen::of("connect", Duration::ZERO, Err(error)),
        };
        let mut chance = client.cast_unsigned();
        let mut own = self.rows + 1 + client;
        while self.goes_on() {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let id = 1 + (chance >> 33).cast_signed() % (self.rows - 1);
            let region = 1 + id % 100;
            let (customer, part) = (1 + id % (self.rows / 10).max(1), own % 3);
            let transactions: [&[Step<'_>]; 7] = [
                &[("SELECT owner, region, balance::bigint, state::text FROM accounts WHERE id = $1", &[id])],
                // Always in this order, so that clients do not wait for each other in a circle.
                &[
                    ("UPDATE accounts SET region = $2, balance = balance + 1 WHERE id = $1", &[id, region]),
                    ("UPDATE accounts SET balance = balance - 1, state = 'closed' WHERE id = $1", &[id + 1]),
                ],
                &[("UPDATE regions SET name = 'new' WHERE id = $1", &[region])],
                // A row and the one that it refers to, in either order.
                &[
                    ("INSERT INTO orders (customer, note) VALUES ($1, 'new')", &[customer]),
                    ("UPDATE customers SET name = 'new' WHERE id = $1", &[customer]),
                ],
                &[
                    ("SELECT name FROM customers WHERE id = $1", &[customer]),
                    ("UPDATE orders SET note = 'old' WHERE customer = $1", &[customer]),
                ],
                &[
                    ("INSERT INTO events (id, part, kind, customer) VALUES ($1, $2, 0, $3)", &[own, part, customer]),
                    ("UPDATE events SET kind = 1 WHERE id = $1 AND part = $2", &[id, id % 3]),
                ],
                &[
                    (
                        "INSERT INTO accounts (id, number, owner, region, balance) VALUES ($1, $1, 'new', $2, 0)",
                        &[own, region],
                    ),
                    ("DELETE FROM accounts WHERE id = $1", &[own - CLIENTS]),
                ],
            ];
            for steps in transactions {
                seen = seen.and(self.transaction(&mut connection, steps).await);
                tokio::time::sleep(REST).await;
            }
            own += CLIENTS;
        }
        seen
    }

    async fn transaction(&self, connection: &mut PgConnection, steps: &[Step<'_>]) -> Seen {
        let mut seen = Seen::default();
        let mut transaction = match connection.begin().await {
            Ok(transaction) => transaction,
            Err(error) => return Seen::of("BEGIN", Duration::ZERO, Err(error)),
        };
        let said: Vec<_> = steps.iter().map(|(sql, numbers)| (self.said(sql), numbers)).collect();
        for (sql, numbers) in said {
            let start = Instant::now();
            let query = sqlx::query(AssertSqlSafe(sql.as_str()));
            let query = numbers.iter().fold(query, |query, number| query.bind(number));
            let outcome = query.execute(&mut *transaction).await.map(drop);
            let failed = outcome.is_err();
            seen = seen.and(Seen::of(&sql, start.elapsed(), outcome));
            if failed {
                return seen;
            }
        }
        let start = Instant::now();
        let outcome = transaction.commit().await;
        seen.and(Seen::of("COMMIT", start.elapsed(), outcome))
    }

    /// Reads all of the table, now and then; how long that takes is its own affair.
    pub(super) async fn report(self) -> Seen {
        const REPORT_SQL: &str = "SELECT count(*), sum(balance) FROM accounts";
        let mut seen = Seen::default();
        while self.goes_on() {
            let outcome = async {
                let mut transaction = self.pool.begin().await?;
                transaction.execute(REPORT_SQL).await?;
                sqlx::query("SELECT pg_sleep($1)").bind(REPORT.0).execute(&mut *transaction).await?;
                transaction.commit().await
            };
            seen = seen.and(Seen::of(REPORT_SQL, Duration::ZERO, outcome.await));
            let until = Instant::now() + REPORT.1;
            while self.goes_on() && Instant::now() < until {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
        seen
    }
}
