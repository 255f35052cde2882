//! Functions of PostgreSQL whose values and results are of one kind, whatever their form (manual, chapter 9).

use super::super::message::same;
use super::operand::Operand;
use super::ty::Ty;

/// What a function takes at one place.
#[derive(Clone, Copy)]
enum Takes {
    Any,
    /// Text only.
    Text,
    /// Text, bytes or bits.
    Lengthy,
    Number,
    Array,
    Json,
    Jsonb,
    /// What has years or hours.
    Time,
}

use Takes::{Any, Array, Json, Jsonb, Lengthy, Number, Text, Time};

/// A function: its name, how few and how many values it takes, what those are, and what it gives. What one value more
/// than there are words for is, the last word says.
type Known = (&'static str, usize, usize, &'static [Takes], Ty);

const MANY: usize = usize::MAX;

const KNOWN: &[Known] = &[
    ("abs", 1, 1, &[Number], Ty::Unknown),
    ("age", 1, 2, &[Any], Ty::Unknown),
    ("array_length", 2, 2, &[Array, Number], Ty::Integer),
    ("array_position", 2, 3, &[Array, Any], Ty::Integer),
    ("ascii", 1, 1, &[Text], Ty::Integer),
    ("btrim", 1, 2, &[Lengthy], Ty::Unknown),
    ("cardinality", 1, 1, &[Array], Ty::Integer),
    ("ceil", 1, 1, &[Number], Ty::Unknown),
    ("ceiling", 1, 1, &[Number], Ty::Unknown),
    ("char_length", 1, 1, &[Text], Ty::Integer),
    ("character_length", 1, 1, &[Text], Ty::Integer),
    ("clock_timestamp", 0, 0, &[], Ty::Timestamptz),
    ("concat", 1, MANY, &[Any], Ty::Text),
    ("concat_ws", 2, MANY, &[Text, Any], Ty::Text),
    ("date_part", 2, 2, &[Text, Time], Ty::Double),
    ("date_trunc", 2, 3, &[Text, Time, Text], Ty::Unknown),
    ("exp", 1, 1, &[Number], Ty::Unknown),
    ("extract", 1, 1, &[Time], Ty::Unknown),
    ("floor", 1, 1, &[Number], Ty::Unknown),
    ("gen_random_uuid", 0, 0, &[], Ty::Uuid),
    ("initcap", 1, 1, &[Text], Ty::Text),
    ("json_array_length", 1, 1, &[Json], Ty::Integer),
    ("json_typeof", 1, 1, &[Json], Ty::Text),
    ("jsonb_array_length", 1, 1, &[Jsonb], Ty::Integer),
    ("jsonb_build_array", 0, MANY, &[Any], Ty::Jsonb),
    ("jsonb_build_object", 0, MANY, &[Any], Ty::Jsonb),
    ("jsonb_typeof", 1, 1, &[Jsonb], Ty::Text),
    ("left", 2, 2, &[Text, Number], Ty::Text),
    ("length", 1, 2, &[Lengthy], Ty::Integer),
    ("lower", 1, 1, &[Text], Ty::Unknown),
    ("lpad", 2, 3, &[Text, Number, Text], Ty::Text),
    ("ltrim", 1, 2, &[Lengthy], Ty::Unknown),
    ("make_date", 3, 3, &[Number], Ty::Date),
    ("md5", 1, 1, &[Lengthy], Ty::Text),
    ("mod", 2, 2, &[Number], Ty::Unknown),
    ("now", 0, 0, &[], Ty::Timestamptz),
    ("octet_length", 1, 1, &[Lengthy], Ty::Integer),
    ("position", 2, 2, &[Any], Ty::Integer),
    ("power", 2, 2, &[Number], Ty::Unknown),
    ("random", 0, 2, &[Number], Ty::Unknown),
    ("regexp_replace", 3, 6, &[Text, Text, Text, Any], Ty::Text),
    ("repeat", 2, 2, &[Text, Number], Ty::Text),
    ("replace", 3, 3, &[Text], Ty::Text),
    ("right", 2, 2, &[Text, Number], Ty::Text),
    ("round", 1, 2, &[Number], Ty::Unknown),
    ("rpad", 2, 3, &[Text, Number, Text], Ty::Text),
    ("rtrim", 1, 2, &[Lengthy], Ty::Unknown),
    ("sign", 1, 1, &[Number], Ty::Unknown),
    ("split_part", 3, 3, &[Text, Text, Number], Ty::Text),
    ("sqrt", 1, 1, &[Number], Ty::Unknown),
    ("starts_with", 2, 2, &[Text], Ty::Boolean),
    ("strpos", 2, 2, &[Text], Ty::Integer),
    ("to_char", 2, 2, &[Any, Text], Ty::Text),
    ("to_tsvector", 1, 2, &[Any], Ty::Unknown),
    ("translate", 3, 3, &[Text], Ty::Text),
    ("trim", 1, 2, &[Lengthy], Ty::Unknown),
    ("upper", 1, 1, &[Text], Ty::Unknown),
];

/// What is wrong with the values of a call.
#[derive(Clone, Copy)]
pub(super) struct Wrong {
    /// There are too many or too few.
    pub(super) is_count: bool,
    pub(super) place: usize,
    /// What the function takes there.
    pub(super) takes: &'static str,
}

/// What becomes of a call.
pub(super) struct Taken {
    pub(super) gives: Ty,
    pub(super) wrong: Option<Wrong>,
    /// The result depends on settings.
    pub(super) changes: bool,
}

/// What a function makes of these values.
pub(super) const fn taken(name: &str, values: &[Operand]) -> Taken {
    let mut at = 0;
    while at < KNOWN.len() && !same(KNOWN[at].0, name) {
        at += 1;
    }
    if name.is_empty() || at == KNOWN.len() {
        return Taken { gives: Ty::Unknown, wrong: None, changes: changes(name, values) };
    }
    let (_, few, many, takes, gives) = KNOWN[at];
    let mut wrong = if values.len() < few || values.len() > many {
        Some(Wrong { is_count: true, place: 0, takes: "" })
    } else {
        None
    };
    let mut place = 0;
    while place < values.len() && wrong.is_none() && !takes.is_empty() {
        let what = if place < takes.len() { takes[place] } else { takes[takes.len() - 1] };
        if values[place].text.is_none() && !what.takes(values[place].ty) {
            wrong = Some(Wrong { is_count: false, place, takes: what.said() });
        }
        place += 1;
    }
    let first = if values.is_empty() { Ty::Unknown } else { values[0].ty };
    Taken { gives: refined(name, first, gives), wrong, changes: changes(name, values) }
}

impl Takes {
    const fn takes(self, ty: Ty) -> bool {
        match self {
            Any => true,
            Text => ty.may_be(&[Ty::Text]),
            Lengthy => ty.may_be(&[Ty::Text, Ty::Bytea]),
            Number => ty.is_maybe_number(),
            Array => ty.may_be(&[Ty::Array]),
            Json => ty.may_be(&[Ty::Json]),
            Jsonb => ty.may_be(&[Ty::Jsonb]),
            Time => ty.is_moment() || ty.may_be(&[Ty::Time, Ty::Timetz, Ty::Interval]),
        }
    }

    const fn said(self) -> &'static str {
        match self {
            Any => "anything",
            Text | Lengthy => "text",
            Number => "a number",
            Array => "an array",
            Json => "json",
            Jsonb => "jsonb",
            Time => "a date, a time or an interval",
        }
    }
}

/// Functions of several forms give what they take.
const fn refined(name: &str, first: Ty, gives: Ty) -> Ty {
    match (name.as_bytes(), first) {
        (b"lower" | b"upper" | b"btrim" | b"ltrim" | b"rtrim" | b"trim", Ty::Text) => Ty::Text,
        (b"abs" | b"mod", Ty::Smallint | Ty::Integer | Ty::Bigint | Ty::Numeric) => first,
        (b"round" | b"ceil" | b"ceiling" | b"floor", Ty::Numeric | Ty::Double) => first,
        _ => gives,
    }
}

/// Functions with a form that depends on the time zone or on other settings.
const fn changes(name: &str, values: &[Operand]) -> bool {
    match (name.as_bytes(), values) {
        (b"to_tsvector" | b"age", [_]) => true,
        (b"extract", [value]) | (b"date_trunc" | b"date_part", [_, value]) => matches!(value.ty, Ty::Timestamptz),
        _ => false,
    }
}
