//! A length of time in PostgreSQL's units.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// A length of time, as PostgreSQL's settings have it; 0 is without an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timeout {
    milliseconds: u64,
}

/// The longest that PostgreSQL takes, in milliseconds.
const LIMIT: u64 = i32::MAX as u64;

impl Timeout {
    /// So many milliseconds.
    pub const fn milliseconds(milliseconds: u64) -> Self {
        Self { milliseconds }
    }

    /// The time; `None` where it is without an end.
    pub fn duration(self) -> Option<Duration> {
        (self.milliseconds > 0).then(|| Duration::from_millis(self.milliseconds))
    }
}

impl FromStr for Timeout {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let none = || format!("`{text}` is no length of time");
        let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let number: u64 = text[..digits].parse().map_err(|_| none())?;
        let unit = match text[digits..].trim() {
            "" | "ms" => 1,
            "s" => 1_000,
            "min" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return Err(none()),
        };
        let milliseconds = number.checked_mul(unit).filter(|milliseconds| *milliseconds <= LIMIT);
        milliseconds
            .map(Self::milliseconds)
            .ok_or_else(|| format!("`{text}` is longer than PostgreSQL counts: 24 days"))
    }
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.milliseconds {
            whole if whole > 0 && whole % 60_000 == 0 => write!(f, "{}min", whole / 60_000),
            whole if whole > 0 && whole % 1_000 == 0 => write!(f, "{}s", whole / 1_000),
            milliseconds => write!(f, "{milliseconds}ms"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_units_of_postgresql() {
        let shown = |text: &str| text.parse::<Timeout>().map(|timeout| timeout.to_string());
        for (text, expected) in [("5s", "5s"), ("250", "250ms"), ("10 min", "10min"), ("1h", "60min"), ("0", "0ms")] {
            assert_eq!(shown(text).as_deref(), Ok(expected), "{text}");
        }
        for text in ["", "s", "5 m", "-1s", "1.5s", "60d"] {
            assert!(shown(text).is_err(), "{text}");
        }
    }
}
