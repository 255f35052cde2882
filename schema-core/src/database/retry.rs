//! When a statement that came off badly is tried again, and after which time.

use super::execute::postgres_error;
use crate::migration::Timeout;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// The first wait, which doubles from one to the next.
const FIRST: Duration = Duration::from_millis(500);

/// The longest wait.
const LONGEST: Duration = Duration::from_secs(30);

/// How long statements may wait and run, and how often they are tried again.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long a statement in a transaction waits for a lock, and all behind it in the queue for it.
    pub lock_timeout: Timeout,
    /// How long a statement may run; without an end where it is missing.
    pub statement_timeout: Option<Timeout>,
    /// How often a migration is tried again that waited too long for a lock, or lost to another transaction.
    pub retries: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { lock_timeout: Timeout::milliseconds(5_000), statement_timeout: None, retries: 10 }
    }
}

/// Why it is worth to try again what failed: another session stood in the way.
pub(super) fn passing(error: &sqlx::Error) -> Option<&'static str> {
    match postgres_error(error)?.code() {
        "55P03" => Some("did not get a lock in time"),
        "40P01" => Some("was chosen to end a deadlock"),
        "40001" => Some("could not be serialized with another transaction"),
        _ => None,
    }
}

/// How long to wait before the next of several tries, counted from 1.
pub(super) fn wait(attempt: u32) -> Duration {
    jitter(FIRST.saturating_mul(1 << (attempt - 1).min(10)).min(LONGEST))
}

/// A time that is up to a half shorter or longer: those that collided shall not do so again.
pub(super) fn jitter(time: Duration) -> Duration {
    let chance = RandomState::new().hash_one(0) % 1024;
    time / 2 + time.mul_f64(chance as f64 / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_get_longer_up_to_a_limit() {
        for (attempt, most) in [(1, FIRST), (3, FIRST * 4), (40, LONGEST)] {
            let wait = wait(attempt);
            assert!(wait >= most / 2 && wait <= most * 3 / 2, "{attempt}: {wait:?}");
        }
    }
}
