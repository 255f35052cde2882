//! Arrays as text: an array of arrays falls apart into its elements where `unnest` takes it, and one of texts does not.

use sqlx::postgres::PgArgumentBuffer;
use sqlx::{Encode, Postgres, Type, encode::IsNull};

/// The arrays whose elements are written as text here, by their object identifiers, which PostgreSQL never changes.
const KNOWN: &[u32] = &[1000, 1005, 1007, 1009, 1015, 1016, 1021, 1022, 2951];

/// Whether values of this type are arrays that can be written.
pub(super) fn is_known<T: Type<Postgres>>() -> bool {
    T::type_info().oid().is_some_and(|oid| KNOWN.contains(&oid.0))
}

/// `{1,NULL}`, or `None` for NULL.
pub(super) fn text<T: for<'q> Encode<'q, Postgres>>(value: &T) -> Result<Option<String>, sqlx::error::BoxDynError> {
    let mut buffer = PgArgumentBuffer::default();
    match value.encode_by_ref(&mut buffer)? {
        IsNull::Yes => Ok(None),
        IsNull::No => written(&buffer).map(Some).ok_or_else(|| "an array is not as PostgreSQL sends it".into()),
    }
}

/// Dimensions, flags, the elements' type, then a length and a lower bound, and each element after its length.
fn written(mut bytes: &[u8]) -> Option<String> {
    let dimensions = number(&mut bytes)?;
    let (_flags, element) = (number(&mut bytes)?, number(&mut bytes)?);
    let mut text = String::from("{");
    if dimensions > 0 {
        let (count, _lower) = (number(&mut bytes)?, number(&mut bytes)?);
        for at in 0..count {
            text.push_str(if at > 0 { "," } else { "" });
            match usize::try_from(number(&mut bytes)?) {
                // Its length is -1.
                Err(_) => text.push_str("NULL"),
                Ok(length) => {
                    let (value, rest) = bytes.split_at_checked(length)?;
                    push(&mut text, element, value)?;
                    bytes = rest;
                }
            }
        }
    }
    text.push('}');
    Some(text)
}

fn number(bytes: &mut &[u8]) -> Option<i32> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(i32::from_be_bytes(*first))
}

fn push(text: &mut String, element: i32, value: &[u8]) -> Option<()> {
    match element {
        16 => text.push_str(if value == [0] { "f" } else { "t" }),
        20 => text.push_str(&i64::from_be_bytes(value.try_into().ok()?).to_string()),
        21 => text.push_str(&i16::from_be_bytes(value.try_into().ok()?).to_string()),
        23 => text.push_str(&i32::from_be_bytes(value.try_into().ok()?).to_string()),
        700 => text.push_str(&f32::from_be_bytes(value.try_into().ok()?).to_string()),
        701 => text.push_str(&f64::from_be_bytes(value.try_into().ok()?).to_string()),
        2950 => value.iter().for_each(|byte| text.push_str(&format!("{byte:02x}"))),
        25 | 1043 => {
            text.push('"');
            for character in std::str::from_utf8(value).ok()?.chars() {
                text.push_str(if matches!(character, '"' | '\\') { "\\" } else { "" });
                text.push(character);
            }
            text.push('"');
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::{is_known, text};

    fn shown<T: for<'q> sqlx::Encode<'q, sqlx::Postgres> + sqlx::Type<sqlx::Postgres>>(value: T) -> Option<String> {
        assert!(is_known::<T>());
        text(&value).expect("a text")
    }

    #[test]
    fn arrays_are_written_as_postgresql_reads_them() {
        assert_eq!(shown(vec!["a", "b \"c\" \\", "", "NULL"]).as_deref(), Some(r#"{"a","b \"c\" \\","","NULL"}"#));
        assert_eq!(shown(vec![Some(-1_i32), None, Some(7)]).as_deref(), Some("{-1,NULL,7}"));
        assert_eq!(shown(Vec::<i64>::new()).as_deref(), Some("{}"));
        assert_eq!(shown(vec![true, false]).as_deref(), Some("{t,f}"));
        assert_eq!(shown(vec![1.5_f64, -0.1]).as_deref(), Some("{1.5,-0.1}"));
        assert_eq!(shown(None::<Vec<i16>>), None);
        assert!(!is_known::<Vec<Vec<u8>>>() && !is_known::<i32>());
    }
}
