//! Operators between two values (manual, chapter 9).

use super::super::message::{Findings, has};
use super::operand::Operand;
use super::ty::Ty;
use super::ty::Ty::{
    Array, Bigint, Boolean, Bytea, Date, Double, Inet, Integer, Interval, Json, Jsonb, Numeric, Text, Time, Timestamp,
    Timestamptz, Timetz, Unknown,
};

/// What there is between two values.
pub(super) enum Outcome {
    /// An operator that gives this.
    Gives(Ty),
    /// No operator.
    None,
}

use Outcome::Gives;

pub(super) const fn is_comparison(sign: &str) -> bool {
    has(&["=", "<>", "!=", "<", "<=", ">", ">="], sign)
}

/// Whether the result of an operator depends on settings.
pub(super) const fn changes(sign: &str, left: Ty, right: Ty) -> bool {
    if let (b"||", Text, other) | (b"||", other, Text) = (sign.as_bytes(), left, right) {
        return other.is_moment() || matches!(other, Ty::Enum);
    }
    let pair = match (left, right) {
        (Timestamptz, other) | (other, Timestamptz) => other,
        _ => return false,
    };
    if is_comparison(sign) || has(&["-"], sign) {
        matches!(pair, Date | Timestamp | Interval)
    } else {
        has(&["+"], sign) && matches!(pair, Interval)
    }
}

/// The operator between two values that are not compared.
pub(super) const fn operator(sign: &str, left: &Operand, right: &Operand) -> Outcome {
    let (l, r) = (left.ty, right.ty);
    let texts = left.text.is_some() || right.text.is_some();
    match sign.as_bytes() {
        b"+" | b"-" | b"*" | b"/" | b"%" | b"^" if texts => beside_string(sign, left, right),
        b"+" | b"-" | b"*" | b"/" | b"%" | b"^" => arithmetic(sign.as_bytes()[0], l, r),
        b"||" if left.text.is_some() && matches!(r, Text) || right.text.is_some() && matches!(l, Text) => Gives(Text),
        b"||" => concatenation(l, r),
        b"like" | b"~~" | b"~~*" | b"!~~" | b"!~~*" if l.may_be(&[Bytea]) && r.may_be(&[Bytea]) => Gives(Boolean),
        b"like" | b"~~" | b"~~*" | b"!~~" | b"!~~*" | b"~" | b"~*" | b"!~" | b"!~*" | b"^@" => {
            if l.may_be(&[Text]) && r.may_be(&[Text]) { Gives(Boolean) } else { Outcome::None }
        }
        b"->" | b"#>" if l.may_be(&[Json, Jsonb]) => Gives(l),
        b"->>" | b"#>>" if l.may_be(&[Json, Jsonb]) => Gives(Text),
        b"->" | b"#>" | b"->>" | b"#>>" => Outcome::None,
        b"?" | b"?|" | b"?&" if l.is_number() || matches!(l, Boolean | Text | Json) => Outcome::None,
        b"&&" | b"@>" | b"<@" if is_scalar(l) && (is_scalar(r) || right.text.is_some()) => Outcome::None,
        b"&&" | b"@>" if is_scalar(l) && !matches!(r, Unknown) => Outcome::None,
        b"at time zone" => zone(l, r),
        _ => Gives(Unknown),
    }
}

/// A type that has nothing in it.
const fn is_scalar(ty: Ty) -> bool {
    ty.is_number() || ty.is_moment() || matches!(ty, Boolean | Text | Ty::Uuid)
}

/// Beside a string, PostgreSQL looks for an operator of two values of the other's type.
const fn beside_string(sign: &str, left: &Operand, right: &Operand) -> Outcome {
    let (text, other) = if left.text.is_some() { (left.text, right.ty) } else { (right.text, left.ty) };
    let Some((_, kinds)) = text else { return Gives(Unknown) };
    let has_none = matches!(other, Boolean | Text | Ty::Uuid | Json | Ty::Enum | Bytea);
    let kind = match other {
        Numeric | Ty::Real | Double => "number",
        other => other.name(),
    };
    if has_none || other.is_number() && !has(kinds, kind) {
        return Outcome::None;
    }
    match (other.is_number(), sign.as_bytes()) {
        (true, b"^") => Gives(Unknown),
        (true, _) => Gives(other),
        (false, _) => Gives(Unknown),
    }
}

const fn arithmetic(sign: u8, left: Ty, right: Ty) -> Outcome {
    if left.is_number() && right.is_number() {
        let wider = Ty::wider(left, right);
        return match sign {
            b'%' if matches!(wider, Ty::Real | Double) => Outcome::None,
            b'^' if !matches!(wider, Numeric) => Gives(Double),
            _ => Gives(wider),
        };
    }
    match (sign, left, right) {
        (_, Unknown | Array, _) | (_, _, Unknown | Array) => Gives(Unknown),
        (b'+' | b'-', Date, Ty::Smallint | Integer) | (b'+', Ty::Smallint | Integer, Date) => Gives(Date),
        (b'-', Date, Date) => Gives(Integer),
        (b'+', Date, Interval | Time) | (b'+', Interval | Time, Date) => Gives(Timestamp),
        (b'-', Date, Interval | Time) => Gives(Timestamp),
        (b'+', Date, Timetz) | (b'+', Timetz, Date) => Gives(Timestamptz),
        (b'+' | b'-', Timestamp | Timestamptz, Interval | Time) => Gives(left),
        (b'+', Interval | Time, Timestamp | Timestamptz) => Gives(right),
        (b'-', left, right) if left.is_moment() && right.is_moment() => Gives(Interval),
        (b'+' | b'-', Time | Timetz | Interval, Time | Timetz | Interval) => Gives(Unknown),
        (b'*' | b'/', Interval | Time, other) if other.is_number() => Gives(Interval),
        (b'*', other, Interval | Time) if other.is_number() => Gives(Interval),
        (b'-', Jsonb, Text) => Gives(Jsonb),
        (b'-', Jsonb, other) if other.is_whole() => Gives(Jsonb),
        (b'+' | b'-', Inet, other) if other.is_whole() => Gives(Inet),
        (b'+', other, Inet) if other.is_whole() => Gives(Inet),
        (b'-', Inet, Inet) => Gives(Bigint),
        _ => Outcome::None,
    }
}

const fn concatenation(left: Ty, right: Ty) -> Outcome {
    match (left, right) {
        (Unknown | Array, _) | (_, Unknown | Array) => Gives(Unknown),
        (Text, _) | (_, Text) => Gives(Text),
        (Jsonb, Jsonb) => Gives(Jsonb),
        (Bytea, Bytea) => Gives(Bytea),
        _ => Outcome::None,
    }
}

const fn zone(value: Ty, zone: Ty) -> Outcome {
    if !zone.may_be(&[Text, Interval, Time]) {
        return Outcome::None;
    }
    match value {
        Timestamp => Gives(Timestamptz),
        Timestamptz | Date => Gives(Timestamp),
        Time | Timetz => Gives(Timetz),
        Unknown => Gives(Unknown),
        _ => Outcome::None,
    }
}

/// Tells that there is no operator.
pub(super) const fn tell(findings: &mut Findings, sign: &str, left: &Operand, right: &Operand, sql: &str) {
    let help = match (sign.as_bytes(), left.ty, right.ty) {
        (b"&&", ..) => "write `AND` between conditions",
        (b"||", Boolean, Boolean) => "write `OR` between conditions",
        (b"like" | b"~" | b"~*" | b"!~" | b"!~*", ..) => "only text is matched with a pattern: cast it",
        (b"->" | b"->>" | b"#>" | b"#>>", ..) => "only json and jsonb are taken apart",
        (b"+", Text, _) | (b"+", _, Text) => "texts are put together with `||`, and a number is cast: `…::integer`",
        _ => "cast one of the two",
    };
    let one = if let Some((text, _)) = left.text { text } else { left.ty.name() };
    let other = if let Some((text, _)) = right.text { text } else { right.ty.name() };
    let shown = if sign.as_bytes()[0] == b'l' { "LIKE" } else { sign };
    findings.add(&["PostgreSQL has no `", shown, "` between ", one, " and ", other, ": `", sql, "`\nhelp: ", help]);
}
