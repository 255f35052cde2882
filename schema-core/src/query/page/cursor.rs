//! Where a page ended, as a text that can be sent to clients and comes back.

use std::fmt;
use std::str::FromStr;

use crate::row::raw::Raw;

/// Where a page ended: an opaque text in URLs and JSON. It tells the values that its rows are ordered by, and is good for
/// the same order only.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PageCursor {
    /// Says which order it belongs to.
    order: u64,
    values: Vec<Option<Raw>>,
}

/// A text that is no cursor, or a cursor of another order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadCursor {
    /// Not a text that a cursor gave.
    Malformed,
    /// It is of a page in another order.
    OfAnotherOrder,
}

impl fmt::Display for BadCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BadCursor::Malformed => "this text is no cursor",
            BadCursor::OfAnotherOrder => "the cursor belongs to another order",
        })
    }
}

impl std::error::Error for BadCursor {}

impl PageCursor {
    pub(super) fn new(order: &str, values: Vec<Option<Raw>>) -> Self {
        Self { order: hash(order), values }
    }

    /// The values, if they are of this order.
    pub(super) fn values(self, order: &str, count: usize) -> Result<Vec<Option<Raw>>, BadCursor> {
        if self.order == hash(order) && self.values.len() == count {
            Ok(self.values)
        } else {
            Err(BadCursor::OfAnotherOrder)
        }
    }
}

/// FNV-1a: the same in each process, unlike the standard library's.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// `0123456789abcdef.00000005.-`: the order, and each value in hexadecimal digits, or `-` for NULL.
impl fmt::Display for PageCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.order)?;
        for value in &self.values {
            f.write_str(".")?;
            match value {
                Some(Raw(bytes)) => bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))?,
                None => f.write_str("-")?,
            }
        }
        Ok(())
    }
}

impl FromStr for PageCursor {
    type Err = BadCursor;

    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let mut parts = text.split('.');
        let order = parts.next().filter(|order| order.len() == 16).ok_or(BadCursor::Malformed)?;
        let order = u64::from_str_radix(order, 16).map_err(|_| BadCursor::Malformed)?;
        let values = parts.map(|part| if part == "-" { Ok(None) } else { bytes(part).map(|bytes| Some(Raw(bytes))) });
        Ok(Self { order, values: values.collect::<Result<_, _>>()? })
    }
}

fn bytes(digits: &str) -> Result<Vec<u8>, BadCursor> {
    let digit = |byte: u8| char::from(byte).to_digit(16).ok_or(BadCursor::Malformed);
    let (pairs, []) = digits.as_bytes().as_chunks::<2>() else { return Err(BadCursor::Malformed) };
    pairs.iter().map(|[high, low]| Ok((digit(*high)? << 4 | digit(*low)?) as u8)).collect()
}

#[cfg(feature = "json")]
mod text {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::PageCursor;

    impl Serialize for PageCursor {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> Deserialize<'de> for PageCursor {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_from_its_text() {
        let cursor = PageCursor::new("a, b DESC", vec![Some(Raw(vec![0, 255])), None, Some(Raw(vec![]))]);
        let text = cursor.to_string();
        assert!(text.ends_with(".00ff.-."), "{text}");
        assert_eq!(text.parse(), Ok(cursor.clone()));
        assert_eq!(cursor.clone().values("a, b DESC", 3).map(|values| values.len()), Ok(3));
        assert_eq!(cursor.values("a, b", 3), Err(BadCursor::OfAnotherOrder));
        for wrong in ["", "x", "0123456789abcde", "0123456789abcdef.0", "0123456789abcdef.0g", "0123456789abcdef.ä"] {
            assert_eq!(wrong.parse::<PageCursor>(), Err(BadCursor::Malformed), "{wrong}");
        }
    }
}
