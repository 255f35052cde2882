//! sqlx's lock on the migrations of a database, taken without a statement that waits: such a statement would have a
//! snapshot, and `CREATE INDEX CONCURRENTLY` of the runner that holds the lock would wait for it in turn.

use super::blockers::{Blocker, activity};
use super::retry::jitter;
use crate::error::{Error, Result};
use sqlx::PgConnection;
use std::time::{Duration, Instant};

/// After this time, waiting for another runner is worth a word.
const WORTH_A_WORD: Duration = Duration::from_secs(1);

/// How long one try is from the next, about.
const INTERVAL: Duration = Duration::from_millis(100);

/// What sqlx multiplies the database's name with.
const SQLX: i64 = 0x3d32_ad9e;

/// Does `work` while no other runner, of sqlx's or ours, works on this database.
pub(super) async fn locked<T, L: ?Sized>(
    connection: &mut PgConnection,
    listener: &mut L,
    waiting: impl FnOnce(&mut L, &[Blocker]),
    work: impl AsyncFnOnce(&mut PgConnection, &mut L) -> Result<T>,
) -> Result<T> {
    let id =
        acquire(connection, listener, waiting).await.map_err(|error| refused("cannot lock the database", error))?;
    let outcome = work(connection, listener).await;
    let unlocked = sqlx::query("SELECT pg_advisory_unlock($1)").bind(id).execute(connection).await;
    // Where the work failed, its error says more than that of a connection that broke.
    let outcome = outcome?;
    unlocked.map_err(|error| refused("cannot unlock the database", error))?;
    Ok(outcome)
}

async fn acquire<L: ?Sized>(
    connection: &mut PgConnection,
    listener: &mut L,
    waiting: impl FnOnce(&mut L, &[Blocker]),
) -> sqlx::Result<i64> {
    let database: String = sqlx::query_scalar("SELECT current_database()").fetch_one(&mut *connection).await?;
    let id = SQLX * i64::from(crc32(database.as_bytes()));
    let start = Instant::now();
    let mut waiting = Some(waiting);
    loop {
        let tried = sqlx::query_scalar("SELECT pg_try_advisory_lock($1)").bind(id).fetch_one(&mut *connection).await;
        if tried? {
            return Ok(id);
        }
        if start.elapsed() >= WORTH_A_WORD
            && let Some(waiting) = waiting.take()
        {
            waiting(listener, &holders(connection, id).await?);
        }
        tokio::time::sleep(jitter(INTERVAL)).await;
    }
}

/// Who has the lock.
async fn holders(connection: &mut PgConnection, id: i64) -> sqlx::Result<Vec<Blocker>> {
    let holding = "SELECT array_agg(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted \
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
        AND objsubid = 1 AND (classid::bigint << 32) + objid::bigint = $1";
    let pids: Option<Vec<i32>> = sqlx::query_scalar(holding).bind(id).fetch_one(&mut *connection).await?;
    activity(connection, &pids.unwrap_or_default()).await
}

fn refused(what: &str, error: sqlx::Error) -> Error {
    Error::database(what).caused_by(error)
}

/// The checksum by which sqlx makes a number of a database's name: CRC-32/ISO-HDLC.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_the_standard_one() {
        assert_eq!(super::crc32(b"123456789"), 0xcbf4_3926);
    }
}
