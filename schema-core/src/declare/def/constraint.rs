//! Constraints and indexes.

use super::TableName;

/// When a constraint is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Deferrable {
    /// `NOT DEFERRABLE`.
    #[default]
    No,
    /// `DEFERRABLE INITIALLY IMMEDIATE`.
    Immediate,
    /// `DEFERRABLE INITIALLY DEFERRED`.
    Deferred,
}

/// A primary key or a unique constraint.
#[derive(Clone, Copy, Debug)]
pub struct KeyDef {
    /// The constraint's name, where it is not the naming convention's.
    pub name: Option<&'static str>,
    /// The key's columns.
    pub columns: &'static [&'static str],
    /// `INCLUDE (…)`.
    pub include: &'static [&'static str],
    /// `NULLS NOT DISTINCT`; of unique constraints only.
    pub nulls_not_distinct: bool,
    /// When the constraint is checked.
    pub deferrable: Deferrable,
    /// The comment.
    pub comment: Option<&'static str>,
}

impl KeyDef {
    pub(in crate::declare) const fn is_deferrable(&self) -> bool {
        !matches!(self.deferrable, Deferrable::No)
    }
}

/// A check constraint.
#[derive(Clone, Copy, Debug)]
pub struct CheckDef {
    /// The constraint's name, where it is not the naming convention's.
    pub name: Option<&'static str>,
    /// The column it stands on; `None` for one on the struct.
    pub column: Option<&'static str>,
    /// The condition.
    pub expression: &'static str,
    /// `NOT VALID`: rows that are there already need not satisfy it.
    pub not_valid: bool,
    /// `NO INHERIT`: tables that inherit from this one do not have it.
    pub no_inherit: bool,
    /// The comment.
    pub comment: Option<&'static str>,
}

/// What happens to rows whose referenced row is deleted or changes its key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Action {
    /// `NO ACTION`.
    #[default]
    NoAction,
    /// `RESTRICT`.
    Restrict,
    /// `CASCADE`.
    Cascade,
    /// `SET NULL`.
    SetNull,
    /// `SET DEFAULT`.
    SetDefault,
}

/// A foreign key.
#[derive(Clone, Copy, Debug)]
pub struct ForeignKeyDef {
    /// The constraint's name, where it is not the naming convention's.
    pub name: Option<&'static str>,
    /// The referencing columns.
    pub columns: &'static [&'static str],
    /// The referenced table.
    pub target: TableName,
    /// The referenced columns.
    pub target_columns: &'static [&'static str],
    /// `ON DELETE`.
    pub on_delete: Action,
    /// The columns that `ON DELETE SET NULL` and `SET DEFAULT` set; all, where empty.
    pub on_delete_columns: &'static [&'static str],
    /// `ON UPDATE`.
    pub on_update: Action,
    /// `MATCH FULL`.
    pub match_full: bool,
    /// When the constraint is checked.
    pub deferrable: Deferrable,
    /// `NOT VALID`: rows that are there already need not satisfy it.
    pub not_valid: bool,
    /// The comment.
    pub comment: Option<&'static str>,
}

/// What an element of an index or of an exclusion constraint is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexKey {
    /// A column.
    Column(&'static str),
    /// An expression.
    Expression(&'static str),
}

/// One element of an index.
#[derive(Clone, Copy, Debug)]
pub struct IndexElementDef {
    /// A column or an expression.
    pub key: IndexKey,
    /// `DESC`.
    pub descending: bool,
    /// `NULLS FIRST` (`true`) or `NULLS LAST` (`false`), where it is not the order's default.
    pub nulls_first: Option<bool>,
    /// The operator class.
    pub opclass: Option<&'static str>,
    /// The operator class's parameters, names and values.
    pub opclass_parameters: &'static [(&'static str, &'static str)],
    /// The collation, as written in SQL.
    pub collation: Option<&'static str>,
}

/// An index.
#[derive(Clone, Copy, Debug)]
pub struct IndexDef {
    /// The index's name, where it is not the naming convention's.
    pub name: Option<&'static str>,
    /// `UNIQUE`.
    pub unique: bool,
    /// The access method; `btree` unless declared otherwise.
    pub method: &'static str,
    /// The elements, in order.
    pub elements: &'static [IndexElementDef],
    /// `INCLUDE (…)`.
    pub include: &'static [&'static str],
    /// The condition of a partial index.
    pub predicate: Option<&'static str>,
    /// `NULLS NOT DISTINCT`.
    pub nulls_not_distinct: bool,
    /// Storage parameters, names and values.
    pub parameters: &'static [(&'static str, &'static str)],
    /// The tablespace.
    pub tablespace: Option<&'static str>,
    /// The former name of the index.
    pub renamed_from: Option<&'static str>,
    /// The comment.
    pub comment: Option<&'static str>,
}

/// An exclusion constraint.
#[derive(Clone, Copy, Debug)]
pub struct ExclusionDef {
    /// The constraint's name, where it is not the naming convention's.
    pub name: Option<&'static str>,
    /// The access method; `gist` unless declared otherwise.
    pub method: &'static str,
    /// The elements, each with its operator.
    pub elements: &'static [(IndexElementDef, &'static str)],
    /// `INCLUDE (…)`.
    pub include: &'static [&'static str],
    /// The condition of a partial constraint.
    pub predicate: Option<&'static str>,
    /// When the constraint is checked.
    pub deferrable: Deferrable,
    /// The comment.
    pub comment: Option<&'static str>,
}
