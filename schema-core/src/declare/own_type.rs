//! Types that the schema has of its own, besides enums: domains, composite types and ranges.

use super::builder::builder;
use super::column_type::ColumnType;
use super::def::{CheckDef, ColumnDef, TableName};
use crate::row::Violations;

/// A type of the schema.
#[derive(Clone, Copy, Debug)]
pub struct TypeDef {
    /// Schema and name.
    pub name: TableName,
    /// The Rust type's name, for messages.
    pub rust_name: &'static str,
    /// The doc comment.
    pub comment: Option<&'static str>,
    /// The role that owns the type.
    pub owner: Option<&'static str>,
    /// What it is made of.
    pub kind: TypeKind,
}

/// What a type of the schema is made of.
#[derive(Clone, Copy, Debug)]
pub enum TypeKind {
    /// Values of another type, some of them.
    Domain {
        /// The other type, with collation and default.
        base: &'static ColumnDef,
        /// NULL is none of them.
        not_null: bool,
        /// Conditions on `VALUE`.
        checks: &'static [CheckDef],
    },
    /// Several values, each with a name.
    Composite(&'static [ColumnDef]),
    /// What is between two values.
    Range(RangeDef),
}

/// A range type.
#[derive(Clone, Copy, Debug)]
pub struct RangeDef {
    /// The type of the bounds.
    pub subtype: &'static str,
    /// Its operator class.
    pub subtype_opclass: Option<&'static str>,
    /// Its collation.
    pub collation: Option<&'static str>,
    /// The function that brings a range into its canonical form.
    pub canonical: Option<&'static str>,
    /// The function that tells how far two bounds are apart.
    pub subtype_diff: Option<&'static str>,
    /// The name of the multirange type.
    pub multirange: Option<&'static str>,
}

/// What a domain's value is made of.
pub struct Based<'a, B>(pub &'a B);

impl<B: ColumnType> Based<'_, B> {
    /// The value against the rules of its base, told of the column that it is for.
    pub fn check(&self, domain: &TypeDef, column: &ColumnDef, violations: &mut Violations) {
        if let TypeKind::Domain { base, .. } = domain.kind {
            self.0.check(&ColumnDef { name: column.name, ..*base }, violations);
        }
    }
}

/// A base that is no type of columns, which is told where it stands.
pub trait Unbased {
    /// Stands in.
    fn check(&self, _domain: &TypeDef, _column: &ColumnDef, _violations: &mut Violations) {}
}

impl<B> Unbased for Based<'_, B> {}

/// A type that the schema has of its own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type of the schema",
    label = "this type has no `#[derive(SqlDomain)]`, `#[derive(SqlComposite)]` or `#[derive(SqlRange)]`",
    note = "help: put one of them above the struct; an enum stands in `enums: […]`"
)]
pub trait OwnType: Sized + 'static {
    /// The whole description.
    const DEF: TypeDef;
}

/// Keeps the type that a list names.
#[must_use]
pub const fn listed_type<T: OwnType>() -> &'static TypeDef {
    &T::DEF
}

/// `#[sql_range(subtype = "…")]`.
#[must_use]
pub const fn range(subtype: &'static str) -> RangeDef {
    RangeDef { subtype, subtype_opclass: None, collation: None, canonical: None, subtype_diff: None, multirange: None }
}

builder!(RangeDef {
    /// `subtype_opclass = "…"`.
    subtype_opclass(name: &'static str) subtype_opclass = Some(name);
    /// `collation = "…"`.
    collation(name: &'static str) collation = Some(name);
    /// `canonical = "…"`.
    canonical(function: &'static str) canonical = Some(function);
    /// `subtype_diff = "…"`.
    subtype_diff(function: &'static str) subtype_diff = Some(function);
    /// `multirange = "…"`.
    multirange(name: &'static str) multirange = Some(name);
});
