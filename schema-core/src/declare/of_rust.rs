//! Types of the schema that come from Rust: when two are one.

use super::across::differ;
use super::def::{EnumDef, TypeDef, TypeKind};
use super::message::same;

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
