//! The types that are told apart, and what becomes of one beside another.

/// A type of PostgreSQL, as far as expressions go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ty {
    /// It may be any.
    Unknown,
    /// `boolean`.
    Boolean,
    /// `smallint`.
    Smallint,
    /// `integer`.
    Integer,
    /// `bigint`.
    Bigint,
    /// `numeric`.
    Numeric,
    /// `real`.
    Real,
    /// `double precision`.
    Double,
    /// `text` and what is read as it is.
    Text,
    /// `bytea`.
    Bytea,
    /// `uuid`.
    Uuid,
    /// `date`.
    Date,
    /// `time without time zone`.
    Time,
    /// `time with time zone`.
    Timetz,
    /// `timestamp without time zone`.
    Timestamp,
    /// `timestamp with time zone`.
    Timestamptz,
    /// `interval`.
    Interval,
    /// `json`.
    Json,
    /// `jsonb`.
    Jsonb,
    /// `inet`.
    Inet,
    /// An array of anything.
    Array,
    /// An enum of anybody's.
    Enum,
}

use Ty::{Date, Interval, Time, Timestamp, Timestamptz, Timetz};

/// What the types are called that are told apart.
pub const TYPES: [&str; Ty::ALL.len()] = {
    let (mut names, mut at) = ([""; Ty::ALL.len()], 0);
    while at < names.len() {
        names[at] = Ty::ALL[at].0;
        at += 1;
    }
    names
};

/// What there is between two types.
pub(super) enum Cast {
    /// No cast.
    None,
    /// One that gives the same always.
    Known,
    /// One that depends on settings.
    Changing,
}

impl Ty {
    /// All that have a name of PostgreSQL's.
    const ALL: &'static [(&'static str, Self)] = &[
        ("boolean", Self::Boolean),
        ("smallint", Self::Smallint),
        ("integer", Self::Integer),
        ("bigint", Self::Bigint),
        ("numeric", Self::Numeric),
        ("real", Self::Real),
        ("double precision", Self::Double),
        ("text", Self::Text),
        ("bytea", Self::Bytea),
        ("uuid", Self::Uuid),
        ("date", Self::Date),
        ("time without time zone", Self::Time),
        ("time with time zone", Self::Timetz),
        ("timestamp without time zone", Self::Timestamp),
        ("timestamp with time zone", Self::Timestamptz),
        ("interval", Self::Interval),
        ("json", Self::Json),
        ("jsonb", Self::Jsonb),
        ("inet", Self::Inet),
        ("array", Self::Array),
    ];

    /// The type of this name.
    pub(super) const fn named(name: &str) -> Self {
        if super::super::message::has(&["character varying", "character", "name"], name) {
            return Self::Text;
        }
        let mut at = 0;
        while at < Self::ALL.len() {
            if super::super::message::same(Self::ALL[at].0, name) {
                return Self::ALL[at].1;
            }
            at += 1;
        }
        Self::Unknown
    }

    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        let mut at = 0;
        while at < Self::ALL.len() {
            if Self::ALL[at].1 as u8 == self as u8 {
                return if matches!(self, Self::Array) { "an array" } else { Self::ALL[at].0 };
            }
            at += 1;
        }
        if matches!(self, Self::Enum) { "an enum" } else { "of a type that is not known" }
    }

    /// It is one of these, as far as is known.
    pub(super) const fn may_be(self, these: &[Self]) -> bool {
        let mut at = 0;
        while at < these.len() {
            if these[at] as u8 == self as u8 {
                return true;
            }
            at += 1;
        }
        matches!(self, Self::Unknown)
    }

    pub(super) const fn is_whole(self) -> bool {
        matches!(self, Self::Smallint | Self::Integer | Self::Bigint)
    }

    pub(super) const fn is_number(self) -> bool {
        self.is_whole() || matches!(self, Self::Numeric | Self::Real | Self::Double)
    }

    pub(super) const fn is_maybe_number(self) -> bool {
        self.is_number() || matches!(self, Self::Unknown)
    }

    /// A date or a timestamp.
    pub(super) const fn is_moment(self) -> bool {
        matches!(self, Date | Timestamp | Timestamptz)
    }

    /// There is a comparison between the two.
    pub(super) const fn compares(self, other: Self) -> bool {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => true,
            (Self::Json, _) | (_, Self::Json) => false,
            (Time | Timetz, Interval | Timetz) | (Interval | Timetz, Time | Timetz) => true,
            (one, other) if one.is_number() => other.is_number(),
            (one, other) if one.is_moment() => other.is_moment(),
            (one, other) => one as u8 == other as u8,
        }
    }

    /// The type that both become where there can be only one.
    pub(super) const fn shared(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Unknown, ty) | (ty, Self::Unknown) => Some(ty),
            (one, other) if one as u8 == other as u8 => Some(one),
            (one, other) if one.is_number() && other.is_number() => Some(Self::wider(one, other)),
            (one, other) if one.is_moment() && other.is_moment() => {
                let zoned = matches!((one, other), (Timestamptz, _) | (_, Timestamptz));
                Some(if zoned { Timestamptz } else { Timestamp })
            }
            (Time | Timetz | Interval, Time | Timetz | Interval) => Some(Self::Unknown),
            _ => None,
        }
    }

    /// Of two types of numbers, the one that has room for both.
    pub(super) const fn wider(one: Self, other: Self) -> Self {
        match (one, other) {
            (Self::Real, Self::Real) => Self::Real,
            (Self::Real | Self::Double, _) | (_, Self::Real | Self::Double) => Self::Double,
            _ if one as u8 > other as u8 => one,
            _ => other,
        }
    }

    /// A value of it is put into a column of another type without a cast.
    pub(super) const fn is_assigned_to(self, column: Self) -> bool {
        match (self, column) {
            (Self::Unknown, _) | (_, Self::Unknown | Self::Text) => true,
            (one, other) if one as u8 == other as u8 => true,
            (one, other) if one.is_number() => other.is_number(),
            (one, Time) if one.is_moment() => !matches!(one, Date),
            (Timestamptz, Timetz) | (Time, Timetz | Interval) | (Timetz | Interval, Time) => true,
            (one, other) if one.is_moment() => other.is_moment(),
            (Self::Json, Self::Jsonb) | (Self::Jsonb, Self::Json) => true,
            _ => false,
        }
    }
}

/// The cast from one type to another.
pub(super) const fn cast(from: Ty, to: Ty) -> Cast {
    let is_known = match (from, to) {
        (Ty::Unknown, _) | (_, Ty::Unknown) => true,
        // Of an interval it depends on settings from PostgreSQL 15 on.
        (Date | Timestamp | Timestamptz | Ty::Array | Ty::Enum, Ty::Text) => return Cast::Changing,
        (Ty::Text, Date | Time | Timetz | Timestamp | Timestamptz | Interval | Ty::Array | Ty::Enum) => {
            return Cast::Changing;
        }
        (Ty::Text, _) | (_, Ty::Text) => true,
        (Timestamptz, Date | Timestamp | Time | Timetz) | (Date | Timestamp, Timestamptz) => return Cast::Changing,
        (Ty::Boolean, Ty::Integer) | (Ty::Integer, Ty::Boolean) => true,
        (Ty::Jsonb, to) if to.is_number() || matches!(to, Ty::Boolean) => true,
        // From PostgreSQL 18 on.
        (Ty::Bytea, to) if to.is_whole() => true,
        (from, Ty::Bytea) if from.is_whole() => true,
        (from, to) => from.is_assigned_to(to),
    };
    if is_known { Cast::Known } else { Cast::None }
}
