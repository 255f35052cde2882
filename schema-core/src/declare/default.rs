//! Whether a default fits what else is said of its column.

use super::def::{ColumnDef, DefaultDef, JsonShape};
use super::message::characters;

/// A default that no row can have is a mistake of the column, though only an insert would tell.
#[track_caller]
pub(super) const fn check_default(def: &ColumnDef) {
    match def.default {
        Some(DefaultDef::Text(text)) => {
            if let Some(length) = def.length {
                assert!(
                    characters(text) <= length as usize,
                    "the default is longer than the column's `length`\nhelp: write a shorter default, or a greater length"
                );
            }
            if let (Some(shape), [first, ..]) = (def.json_shape, text.as_bytes()) {
                let begins = match shape {
                    JsonShape::Object => b'{',
                    JsonShape::Array => b'[',
                };
                assert!(
                    *first == begins,
                    "the default has not the shape that `json` says\nhelp: write `json!({{ … }})` for `object`, `json!([…])` for `array`"
                );
            }
        }
        Some(DefaultDef::Integer(value)) => check_digits(def, integer_digits(value)),
        Some(DefaultDef::Number(text)) => check_digits(def, digits_before_point(text.as_bytes())),
        Some(DefaultDef::Sql(text)) => assert!(
            def.nullable || !text.trim_ascii().eq_ignore_ascii_case("NULL"),
            "the default is NULL, and the column is not\nhelp: make the field an `Option`, or leave the default out"
        ),
        Some(DefaultDef::Boolean(_)) | None => {}
    }
}

/// As many digits stand before the point as the precision has room for beside the scale.
#[track_caller]
const fn check_digits(def: &ColumnDef, digits: i32) {
    if let Some(precision) = def.precision {
        let scale = if let Some(scale) = def.scale { scale } else { 0 };
        assert!(
            digits <= precision as i32 - scale,
            "the default has more digits than the column's `precision`\nhelp: make the `precision` greater, or the default smaller"
        );
    }
}

const fn integer_digits(value: i128) -> i32 {
    let (mut rest, mut digits) = (value.unsigned_abs(), 0);
    while rest > 0 {
        rest /= 10;
        digits += 1;
    }
    digits
}

/// None of a number with an exponent, which is not looked into.
const fn digits_before_point(text: &[u8]) -> i32 {
    let (mut at, mut digits, mut counts) = (0, 0, true);
    while at < text.len() {
        match text[at] {
            b'.' => counts = false,
            b'e' | b'E' => return 0,
            b'0' if digits == 0 => {}
            b'0'..=b'9' if counts => digits += 1,
            _ => {}
        }
        at += 1;
    }
    digits
}
