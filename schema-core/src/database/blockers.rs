//! Who stands in the way of a statement that waits for a lock.

use super::connect::Remote;
use sqlx::{Connection, PgConnection};
use std::fmt;
use std::time::Duration;

/// How much of a query is shown.
const EXCERPT: usize = 100;

/// How often is looked.
const INTERVAL: Duration = Duration::from_secs(1);

/// A session that others wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocker {
    /// Its server process; 0 for a transaction that was prepared and not ended.
    pub pid: i32,
    /// What its program calls itself.
    pub application: String,
    /// As whom it is connected.
    pub user: String,
    /// Such as `active` or `idle in transaction`.
    pub state: String,
    /// For how many seconds its transaction has been open.
    pub seconds: i64,
    /// Its last statement.
    pub query: String,
}

impl fmt::Display for Blocker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pid == 0 {
            return f.write_str("a prepared transaction: see `pg_prepared_xacts`");
        }
        let Self { pid, application, user, state, seconds, query } = self;
        let application = if application.is_empty() { "a program without a name" } else { application };
        write!(f, "pid {pid}, {application}, user {user}, {state}, for {seconds} s: {query}")
    }
}

/// What the sessions with these numbers do.
pub(super) async fn activity(connection: &mut PgConnection, pids: &[i32]) -> sqlx::Result<Vec<Blocker>> {
    let sql = "SELECT b.pid, coalesce(a.application_name, ''), coalesce(a.usename::text, ''), coalesce(a.state, ''), \
        coalesce(extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, a.state_change)), 0)::bigint, \
        coalesce(a.query, '') FROM (SELECT DISTINCT unnest($1::int[])) AS b(pid) \
        LEFT JOIN pg_catalog.pg_stat_activity a USING (pid) ORDER BY b.pid";
    let rows: Vec<(i32, String, String, String, i64, String)> =
        sqlx::query_as(sql).bind(pids).fetch_all(connection).await?;
    let blocker = |(pid, application, user, state, seconds, query): (i32, _, _, _, i64, String)| Blocker {
        pid,
        application,
        user,
        state,
        seconds,
        query: excerpt(&query),
    };
    Ok(rows.into_iter().map(blocker).collect())
}

fn excerpt(query: &str) -> String {
    let line = query.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Does `work` on the session `pid`; from `after` on, asks in a second connection who blocks it, and tells it where that
/// changes. Returns also who was seen last.
pub(super) async fn watched<T>(
    work: impl Future<Output = T>,
    remote: Option<(&Remote, i32)>,
    after: Duration,
    mut blocked: impl FnMut(&[Blocker]),
) -> (T, Vec<Blocker>) {
    let mut seen = Vec::new();
    let Some((remote, pid)) = remote else { return (work.await, seen) };
    let watch = async {
        tokio::time::sleep(after).await;
        // Where nobody can look, the work goes on all the same.
        let Ok(mut second) = remote.connect().await else { return std::future::pending().await };
        while let Ok(now) = blockers(&mut second, pid).await {
            if !now.is_empty() && pids(&now) != pids(&seen) {
                blocked(&now);
                seen = now;
            }
            tokio::time::sleep(INTERVAL).await;
        }
        let _ = second.close().await;
        std::future::pending::<()>().await;
    };
    let done = tokio::select! {
        biased;
        done = work => done,
        () = watch => unreachable!("who watches does not end"),
    };
    (done, seen)
}

fn pids(blockers: &[Blocker]) -> Vec<i32> {
    blockers.iter().map(|blocker| blocker.pid).collect()
}

async fn blockers(connection: &mut PgConnection, pid: i32) -> sqlx::Result<Vec<Blocker>> {
    let pids: Vec<i32> =
        sqlx::query_scalar("SELECT pg_blocking_pids($1)").bind(pid).fetch_one(&mut *connection).await?;
    if pids.is_empty() { Ok(Vec::new()) } else { activity(connection, &pids).await }
}
