//! The version of a new migration: the time, and always after the last one.

use crate::error::{Error, Result};
use std::time::{SystemTime, UNIX_EPOCH};

/// The version for a migration that is written `now` and comes after `last`: `YYYYMMDDHHMMSS` in UTC.
///
/// # Errors
/// No number is left after `last`.
pub fn next(now: SystemTime, last: Option<i64>) -> Result<i64> {
    let time = timestamp(now);
    match last {
        Some(last) if last >= time => last.checked_add(1).ok_or_else(|| {
            Error::invalid(format!("no version is left after `{last}`"))
                .help("give the last migration a smaller version")
        }),
        _ => Ok(time),
    }
}

/// The version of the migration that follows one at once.
///
/// # Errors
/// No number is left.
pub fn following(version: i64) -> Result<i64> {
    next(UNIX_EPOCH, Some(version))
}

fn timestamp(now: SystemTime) -> i64 {
    let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs() as i64);
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let second = seconds.rem_euclid(86_400);
    let date = (year * 100 + month) * 100 + day;
    ((date * 100 + second / 3_600) * 100 + second / 60 % 60) * 100 + second % 60
}

/// The date of a day since 1970, by Howard Hinnant's `civil_from_days`.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[track_caller]
    fn at(seconds: u64) -> i64 {
        next(UNIX_EPOCH + Duration::from_secs(seconds), None).expect("a version")
    }

    #[test]
    fn is_the_time_in_utc() {
        assert_eq!(at(0), 19700101000000);
        assert_eq!(at(951_782_399), 20000228235959);
        assert_eq!(at(951_782_400), 20000229000000);
        assert_eq!(at(1_795_426_200), 20261123093000);
    }

    #[test]
    fn comes_after_the_last() {
        let now = UNIX_EPOCH + Duration::from_secs(1_795_426_200);
        assert_eq!(next(now, Some(20261123093000)).expect("a version"), 20261123093001);
        assert_eq!(next(now, Some(29990101000000)).expect("a version"), 29990101000001);
        assert_eq!(next(now, Some(3)).expect("a version"), 20261123093000);
        assert!(next(now, Some(i64::MAX)).is_err());
    }
}
