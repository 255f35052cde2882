//! The values that an operator or a comparison takes.

use super::super::def::{ColumnDef, TypeKind};
use super::super::given::check_given;
use super::super::message::{Findings, has};
use super::super::sql_type::SqlType;
use super::ty::Ty;

/// A value on its way.
#[derive(Clone, Copy)]
pub(super) struct Operand {
    pub(super) ty: Ty,
    /// The column that it is.
    pub(super) column: Option<&'static ColumnDef>,
    /// The string that it is, in its quotes, with the kinds of types that have such a value: it has no type of its own.
    pub(super) text: Option<(&'static str, &'static [&'static str])>,
}

impl Operand {
    pub(super) const fn of(ty: Ty) -> Self {
        Self { ty, column: None, text: None }
    }

    pub(super) const fn text(text: &'static str, kinds: &'static [&'static str]) -> Self {
        Self { ty: Ty::Unknown, column: None, text: Some((text, kinds)) }
    }

    /// Its type, where a string is text.
    pub(super) const fn or_text(&self) -> Ty {
        if self.text.is_some() { Ty::Text } else { self.ty }
    }

    pub(super) const fn column(column: &'static ColumnDef) -> Self {
        Self { ty: of_column(column), column: Some(column), text: None }
    }
}

/// A domain is what it is over, wherever operators are looked for.
pub(super) const fn of_column(column: &ColumnDef) -> Ty {
    match (column.sql_type, column.own_type) {
        (SqlType::Builtin(name), _) => Ty::named(name),
        (SqlType::Array(_), _) => Ty::Array,
        (SqlType::Named(_), _) if column.values.is_some() => Ty::Enum,
        (SqlType::Named(_), Some(own)) => match own.kind {
            TypeKind::Domain { base, .. } => of_column(base),
            TypeKind::Composite(_) | TypeKind::Range(_) => Ty::Unknown,
        },
        (SqlType::Named(_), None) => Ty::Unknown,
    }
}

/// Two values are of types that PostgreSQL compares, and a string is a value of the other's type.
pub(super) const fn compare(findings: &mut Findings, left: &Operand, right: &Operand, sql: &str) {
    match (left.text, right.text) {
        (Some(_), Some(_)) => {}
        (Some(_), None) => fits(findings, left, right, sql),
        (None, Some(_)) => fits(findings, right, left, sql),
        (None, None) if !left.ty.compares(right.ty) => {
            let (one, other) = (left.ty.name(), right.ty.name());
            let help = if matches!(left.ty, Ty::Json) || matches!(right.ty, Ty::Json) {
                "`\nhelp: take a value out of it with `->>`, or cast it to jsonb"
            } else {
                "`\nhelp: cast one of the two"
            };
            findings.add(&["PostgreSQL does not compare ", one, " with ", other, ": `", sql, help]);
        }
        (None, None) => {}
    }
}

/// A string is a value of the type that stands beside it.
pub(super) const fn fits(findings: &mut Findings, text: &Operand, beside: &Operand, sql: &str) {
    let Some((what, kinds)) = text.text else { return };
    if let Some(column) = beside.column {
        check_given(findings, column, what, kinds);
        return;
    }
    let kind = match beside.ty {
        Ty::Unknown | Ty::Text | Ty::Bytea | Ty::Enum => return,
        Ty::Numeric | Ty::Real | Ty::Double => "number",
        Ty::Timestamp | Ty::Timestamptz => "timestamp",
        Ty::Time | Ty::Timetz => "time",
        Ty::Json | Ty::Jsonb => "json",
        Ty::Array => "array",
        ty => ty.name(),
    };
    if !has(kinds, kind) {
        let help = "`\nhelp: write a value of this type";
        findings.add(&["`", what, "` is no value of the type ", beside.ty.name(), ", which it has in `", sql, help]);
    }
}
