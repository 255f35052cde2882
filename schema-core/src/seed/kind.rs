//! What values a type has, from how the type is spelled.

use super::condition::Expr;
use std::collections::BTreeMap;

/// The values of a type.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Boolean,
    /// Whole numbers of so many bytes.
    Integer(u32),
    /// `numeric`, with the digits in all and behind the point.
    Numeric(Option<(u32, i32)>),
    Float,
    Money,
    /// With the most characters.
    Text(Option<usize>),
    Uuid,
    Json,
    Date,
    /// With a time zone or not.
    Time(bool),
    Timestamp(bool),
    Interval,
    Bytes,
    Inet,
    Cidr,
    /// With so many bytes.
    Mac(usize),
    /// With so many bits.
    Bits(usize),
    Range(Box<Kind>),
    Multirange(Box<Kind>),
    Array(Box<Kind>),
    Enum(Vec<String>),
    Composite(Vec<Kind>),
    Domain(Box<Domain>),
    /// A type of which one value is known.
    Only(&'static str),
    /// A type that nobody here knows.
    Unknown,
}

/// Values of another type, some of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Domain {
    pub(super) base: Kind,
    pub(super) not_null: bool,
    /// Conditions on the column `value`.
    pub(super) conditions: Vec<Expr>,
}

/// The types of a schema, by how they are spelled.
pub(super) type Types = BTreeMap<String, Kind>;

impl Kind {
    /// The values of the type that is spelled so.
    pub(super) fn of(spelled: &str, types: &Types) -> Self {
        if let Some(element) = spelled.strip_suffix("[]") {
            return match Self::of(element, types) {
                Self::Unknown => Self::Unknown,
                // An array of arrays is one of more dimensions.
                array @ Self::Array(_) => array,
                element => Self::Array(Box::new(element)),
            };
        }
        if let Some(own) = types.get(spelled).or_else(|| types.get(&format!("public.{spelled}"))) {
            return own.clone();
        }
        let (base, modifiers) = modifiers(spelled);
        let first = modifiers.first().and_then(|text| text.trim().parse::<u32>().ok());
        let length = first.map(|length| length as usize);
        match base.as_str() {
            "boolean" => Self::Boolean,
            "smallint" => Self::Integer(2),
            "integer" => Self::Integer(4),
            "bigint" => Self::Integer(8),
            "oid" => Self::Integer(3),
            "numeric" => {
                let scale = modifiers.get(1).and_then(|text| text.trim().parse().ok()).unwrap_or(0);
                Self::Numeric(first.map(|precision| (precision, scale)))
            }
            "real" | "double precision" => Self::Float,
            "money" => Self::Money,
            "text" | "citext" | "bpchar" | "name" => Self::Text(if base == "name" { Some(63) } else { None }),
            "character varying" | "character" => Self::Text(length),
            "\"char\"" => Self::Text(Some(1)),
            "uuid" => Self::Uuid,
            "json" | "jsonb" => Self::Json,
            "date" => Self::Date,
            "time without time zone" => Self::Time(false),
            "time with time zone" => Self::Time(true),
            "timestamp without time zone" => Self::Timestamp(false),
            "timestamp with time zone" => Self::Timestamp(true),
            "interval" => Self::Interval,
            "bytea" => Self::Bytes,
            "inet" => Self::Inet,
            "cidr" => Self::Cidr,
            "macaddr" => Self::Mac(6),
            "macaddr8" => Self::Mac(8),
            "bit" | "bit varying" => Self::Bits(length.unwrap_or(if base == "bit" { 1 } else { 8 })),
            "int4range" => Self::Range(Box::new(Self::Integer(4))),
            "int8range" => Self::Range(Box::new(Self::Integer(8))),
            "numrange" => Self::Range(Box::new(Self::Numeric(None))),
            "daterange" => Self::Range(Box::new(Self::Date)),
            "tsrange" => Self::Range(Box::new(Self::Timestamp(false))),
            "tstzrange" => Self::Range(Box::new(Self::Timestamp(true))),
            multirange if multirange.ends_with("multirange") => {
                match Self::of(&multirange.replace("multirange", "range"), types) {
                    Self::Range(subtype) => Self::Multirange(subtype),
                    _ => Self::Unknown,
                }
            }
            "tsvector" => Self::Only("'alpha':1 'beta':2"),
            "tsquery" => Self::Only("'alpha' & 'beta'"),
            "xml" => Self::Only("<a/>"),
            "point" => Self::Only("(1,2)"),
            "line" => Self::Only("{1,2,3}"),
            "lseg" | "path" => Self::Only("[(0,0),(1,1)]"),
            "box" => Self::Only("(1,1),(0,0)"),
            "polygon" => Self::Only("((0,0),(1,1),(1,0))"),
            "circle" => Self::Only("<(0,0),1>"),
            "pg_lsn" => Self::Only("0/1"),
            "jsonpath" => Self::Only("$.a"),
            "ltree" => Self::Only("alpha.beta"),
            "hstore" => Self::Only("a=>1"),
            _ => Self::Unknown,
        }
    }

    /// How many values there are, where they are few.
    pub(super) fn count(&self) -> Option<u64> {
        match self {
            Self::Boolean => Some(2),
            Self::Enum(values) => Some(values.len() as u64),
            Self::Only(_) => Some(1),
            _ => None,
        }
    }

    /// The least and the greatest whole number.
    pub(super) fn limits(&self) -> (i128, i128) {
        match self {
            Self::Integer(2) => (i16::MIN.into(), i16::MAX.into()),
            Self::Integer(3) => (0, u32::MAX.into()),
            Self::Integer(4) => (i32::MIN.into(), i32::MAX.into()),
            _ => (i64::MIN.into(), i64::MAX.into()),
        }
    }
}

/// A type's name, and what stands in parentheses.
fn modifiers(spelled: &str) -> (String, Vec<&str>) {
    let parts = spelled.split_once('(').and_then(|(head, rest)| Some((head, rest.split_once(')')?)));
    match parts {
        Some((head, (inside, tail))) => (format!("{head}{tail}"), inside.split(',').collect()),
        None => (spelled.to_owned(), Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_known_by_their_spelling() {
        let mut types = Types::new();
        types.insert("public.mood".to_owned(), Kind::Enum(vec!["ok".to_owned()]));
        let of = |spelled| Kind::of(spelled, &types);
        assert_eq!(of("character varying(20)"), Kind::Text(Some(20)));
        assert_eq!(of("timestamp(3) with time zone"), Kind::Timestamp(true));
        assert_eq!(of("numeric(10,2)"), Kind::Numeric(Some((10, 2))));
        assert_eq!(of("mood[]"), Kind::Array(Box::new(Kind::Enum(vec!["ok".to_owned()]))));
        assert_eq!(of("datemultirange"), Kind::Multirange(Box::new(Kind::Date)));
        assert_eq!(of("geometry"), Kind::Unknown);
    }
}
