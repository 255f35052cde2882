//! Defaults: the words of a column's builder, and whether they fit what else is said of it.

use super::column::ColumnBuilder;
use super::column_type::ColumnType;
use super::def::{ColumnDef, DefaultDef, JsonShape};
use super::expression::Expression;
use super::fits::{BooleanDefault, Holds, IntegerDefault, JsonText, NumberDefault, Takes, TextDefault};
use super::given::check_given;
use super::message::{Findings, characters, contains};

impl<F> ColumnBuilder<F> {
    /// `default = 5`.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn default_integer(mut self, value: i128) -> Self
    where
        F: IntegerDefault,
    {
        assert!(
            F::MIN <= value && value <= F::MAX,
            "the default is out of the range of the column's type\nhelp: write a smaller one, or give the column a greater type"
        );
        self.def.default = Some(DefaultDef::Integer(value));
        self
    }

    /// `default = 1.5`, with its value as a float, which is NaN where it has none.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn default_number(mut self, value: &'static str, float: f64) -> Self
    where
        F: NumberDefault,
    {
        let fits = match F::BITS {
            0 => true,
            32 => (float as f32).is_finite() && (float as f32 == 0.0) == (float == 0.0),
            _ => float.is_finite(),
        };
        assert!(
            fits,
            "the default is out of the range of the column's type\nhelp: write a smaller one, or give the column a greater type"
        );
        self.def.default = Some(DefaultDef::Number(value));
        self
    }

    /// `default = "text"`.
    #[doc(hidden)]
    #[must_use]
    pub const fn default_text(mut self, value: &'static str) -> Self
    where
        F: TextDefault,
    {
        self.def.default = Some(DefaultDef::Text(value));
        self
    }

    /// `default = true`.
    #[doc(hidden)]
    #[must_use]
    pub const fn default_boolean(mut self, value: bool) -> Self
    where
        F: BooleanDefault,
    {
        self.def.default = Some(DefaultDef::Boolean(value));
        self
    }

    /// `default = json!(…)`.
    #[doc(hidden)]
    #[must_use]
    pub const fn default_json(mut self, value: &'static str) -> Self
    where
        F: JsonText,
    {
        self.def.default = Some(DefaultDef::Text(value));
        self
    }

    /// `default = Status::Active`.
    #[doc(hidden)]
    #[must_use]
    pub const fn default_variant<E>(mut self, _variant: &E, value: &'static str) -> Self
    where
        F: ColumnType,
        F::Value: Holds<E>,
    {
        self.def.default = Some(DefaultDef::Text(value));
        self
    }

    /// `default = now()`.
    #[doc(hidden)]
    #[must_use]
    pub const fn default_call<K>(mut self, expression: Expression<K>) -> Self
    where
        F: Takes<K>,
    {
        self.def.default = Some(DefaultDef::Sql(expression.text()));
        self
    }

    /// What is known of the result of the expression that comes next.
    #[doc(hidden)]
    #[must_use]
    #[track_caller]
    pub const fn given(self, what: &str, kinds: &[&str]) -> Self {
        let mut findings = Findings::new();
        check_given(&mut findings, &self.def, what, kinds);
        findings.report();
        self
    }
}

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
        Some(DefaultDef::Number(text)) => {
            let scale = if let Some(scale) = def.scale { scale } else { 0 };
            check_digits(def, digits_before_point(text.as_bytes(), scale));
        }
        Some(DefaultDef::Sql(text)) => {
            assert!(
                def.nullable || !text.trim_ascii().eq_ignore_ascii_case("NULL"),
                "the default is NULL, and the column is not\nhelp: make the field an `Option`, or leave the default out"
            );
            if let (Some(length), Some(text)) = (def.length, plain_string(text)) {
                assert!(
                    characters(text) <= length as usize,
                    "the default is longer than the column's `length`\nhelp: write a shorter default, or a greater length"
                );
            }
        }
        Some(DefaultDef::Boolean(_)) | None => {}
    }
}

/// What is between the quotes of a plain string.
const fn plain_string(sql: &'static str) -> Option<&'static str> {
    let bytes = sql.as_bytes();
    if bytes.len() < 2 || bytes[0] != b'\'' || bytes[bytes.len() - 1] != b'\'' {
        return None;
    }
    let inner = sql.split_at(bytes.len() - 1).0.split_at(1).1;
    // Blanks at the end are cut without a word.
    if contains(inner, "'") || inner.len() > inner.trim_ascii_end().len() { None } else { Some(inner) }
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

/// How many digits a number has before its point, once it is rounded to so many behind it.
const fn digits_before_point(text: &[u8], scale: i32) -> i32 {
    let (mut at, mut seen, mut first, mut point, mut exponent) = (0, 0, -1, -1, 0);
    while at < text.len() {
        match text[at] {
            b'.' => point = seen,
            b'e' | b'E' => {
                exponent = whole(text.split_at(at + 1).1);
                break;
            }
            b'0'..=b'9' => {
                if first < 0 && text[at] != b'0' {
                    first = seen;
                }
                seen += 1;
            }
            _ => {}
        }
        at += 1;
    }
    if first < 0 {
        return 0;
    }
    let before = if point < 0 { seen } else { point } - first + exponent;
    if rounds_up(text.split_at(at).0, first, before + scale) { before + 1 } else { before }
}

/// Whether all of so many digits from one on are nines, and the next rounds them up.
const fn rounds_up(text: &[u8], first: i32, kept: i32) -> bool {
    let (mut at, mut seen) = (0, 0);
    while at < text.len() {
        if text[at].is_ascii_digit() {
            if seen >= first && seen < first + kept && text[at] != b'9' {
                return false;
            }
            if seen == first + kept {
                return text[at] >= b'5' && kept >= 0;
            }
            seen += 1;
        }
        at += 1;
    }
    false
}

/// An exponent; one that is too long is greater than any type takes.
const fn whole(text: &[u8]) -> i32 {
    let (mut at, mut value, mut negative) = (0, 0, false);
    while at < text.len() {
        match text[at] {
            b'-' => negative = true,
            b'0'..=b'9' if value < 100_000 => value = value * 10 + (text[at] - b'0') as i32,
            _ => {}
        }
        at += 1;
    }
    if negative { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::digits_before_point;

    #[test]
    fn digits_are_counted_after_rounding() {
        let cases = [("123.4", 2, 3), ("9.99", 1, 2), ("9.94", 1, 1), ("1e5", 1, 6), ("0.001", 2, -2), ("99.5", 0, 3)];
        for (text, scale, digits) in cases {
            assert_eq!(digits_before_point(text.as_bytes(), scale), digits, "{text}");
        }
    }
}
