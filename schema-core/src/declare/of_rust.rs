//! Types of the schema that come from Rust: when two are one.

use super::across::differ;
use super::def::{EnumDef, TypeDef, TypeKind};
use super::message::same;
use super::names::{Name, PRIME};
use super::sql_type::SqlType;

/// A type that comes from Rust.
#[derive(Clone, Copy)]
pub(super) enum OfRust {
    Enum(&'static EnumDef),
    Type(&'static TypeDef),
}

impl OfRust {
    /// Two that are called the same in Rust are one, unless what they are made of tells them apart.
    pub(super) const fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Enum(one), Self::Enum(other)) => {
                same(one.rust_name, other.rust_name) && have_same_values(one, other)
            }
            (Self::Type(one), Self::Type(other)) => {
                same(one.rust_name, other.rust_name) && are_of_one_kind(&one.kind, &other.kind)
            }
            (Self::Enum(_), Self::Type(_)) | (Self::Type(_), Self::Enum(_)) => false,
        }
    }

    /// Two that have the same are one; two that have not may be.
    pub(super) const fn hash(self) -> u64 {
        let (mut hash, mut at) = (0, 0);
        match self {
            Self::Enum(EnumDef { rust_name, values, .. }) => {
                hash = add(hash, rust_name);
                while at < values.len() {
                    hash = add(hash, values[at].name);
                    at += 1;
                }
            }
            Self::Type(TypeDef { rust_name, kind, .. }) => {
                hash = add(hash ^ 1, rust_name);
                match kind {
                    TypeKind::Domain { base, checks, .. } => {
                        let own = match base.sql_type {
                            SqlType::Builtin(name) => name,
                            SqlType::Named(name) => name.name,
                            SqlType::Array(_) => "[]",
                        };
                        hash = add(hash ^ checks.len() as u64, own);
                    }
                    TypeKind::Composite(columns) => {
                        while at < columns.len() {
                            hash = add(hash, columns[at].name);
                            at += 1;
                        }
                    }
                    TypeKind::Range(range) => hash = add(hash, range.subtype),
                }
            }
        }
        hash | 1
    }
}

const fn add(hash: u64, text: &str) -> u64 {
    Name::given(text).hash(hash).wrapping_mul(PRIME) ^ 0xFF
}

const fn have_same_values(one: &EnumDef, other: &EnumDef) -> bool {
    let mut at = 0;
    while at < one.values.len() && at < other.values.len() && same(one.values[at].name, other.values[at].name) {
        at += 1;
    }
    at == one.values.len() && at == other.values.len()
}

const fn are_of_one_kind(one: &TypeKind, other: &TypeKind) -> bool {
    match (one, other) {
        (TypeKind::Domain { base, checks, .. }, TypeKind::Domain { base: other, checks: others, .. }) => {
            checks.len() == others.len() && !differ(base, other)
        }
        (TypeKind::Composite(columns), TypeKind::Composite(others)) => {
            let mut at = 0;
            while at < columns.len() && at < others.len() && same(columns[at].name, others[at].name) {
                at += 1;
            }
            at == columns.len() && at == others.len()
        }
        (TypeKind::Range(one), TypeKind::Range(other)) => same(one.subtype, other.subtype),
        _ => false,
    }
}
