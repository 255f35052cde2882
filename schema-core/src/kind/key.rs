//! Primary keys and unique constraints.

use super::catalog::{column_names, deferrable, included};
use super::constraint::{constraint_name, drop_constraint, rename_constraint};
use super::key_index::{Key, KeyIndex, key_index};
use super::object::{Alteration, Cause, Context, Object, Slot};
use super::{Id, partition_index};
use crate::ident::{Ident, Member, list};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// When a constraint is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deferrable {
    /// `NOT DEFERRABLE`.
    #[default]
    No,
    /// `DEFERRABLE`.
    Immediate,
    /// `DEFERRABLE INITIALLY DEFERRED`.
    Deferred,
}

impl Deferrable {
    /// The clause, with a space before.
    pub(crate) fn clause(self) -> &'static str {
        match self {
            Self::No => "",
            Self::Immediate => " DEFERRABLE",
            Self::Deferred => " DEFERRABLE INITIALLY DEFERRED",
        }
    }

    /// Whether this is the default.
    pub(super) fn is_no(&self) -> bool {
        *self == Self::No
    }
}

/// The catalog query of the keys of one type. PostgreSQL 14 has no `indnullsnotdistinct`.
macro_rules! catalog {
    ($type:literal) => {
        concat!(
            "SELECT 'pg_constraint'::regclass, c.oid, 0, r.name || '.' || quote_ident(c.conname), jsonb_strip_nulls(jsonb_build_object('columns', ",
            column_names!("c.conrelid", "c.conkey"),
            ", 'include', ",
            included!(),
            ", ",
            key_index!(),
            ", 'nulls_not_distinct', CASE WHEN (to_jsonb(i) ->> 'indnullsnotdistinct')::boolean THEN true END, ",
            deferrable!(),
            "))
             FROM relations r
             JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype = '",
            $type,
            "' AND c.conparentid = 0 JOIN pg_index i ON i.indexrelid = c.conindid"
        )
    };
}

/// A primary key (manual, 5.5.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrimaryKey {
    /// The columns.
    pub columns: Vec<Ident>,
    /// `INCLUDE (…)`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Ident>,
    /// When it is checked.
    #[serde(default, skip_serializing_if = "Deferrable::is_no")]
    pub deferrable: Deferrable,
    /// The index behind it.
    #[serde(default, skip_serializing_if = "KeyIndex::is_plain")]
    pub index: KeyIndex,
}

/// A unique constraint (manual, 5.5.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unique {
    /// The columns.
    pub columns: Vec<Ident>,
    /// `INCLUDE (…)`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Ident>,
    /// `NULLS NOT DISTINCT`, from PostgreSQL 15 on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nulls_not_distinct: bool,
    /// When it is checked.
    #[serde(default, skip_serializing_if = "Deferrable::is_no")]
    pub deferrable: Deferrable,
    /// The index behind it.
    #[serde(default, skip_serializing_if = "KeyIndex::is_plain")]
    pub index: KeyIndex,
}

impl PrimaryKey {
    /// What it says of its index.
    pub(super) fn key(&self) -> Key<'_> {
        Key {
            kind: "PRIMARY KEY",
            columns: &self.columns,
            include: &self.include,
            nulls_not_distinct: false,
            deferrable: self.deferrable,
        }
    }

    /// The constraint without its name.
    pub(super) fn definition(&self) -> String {
        let (index, when) = (self.index.clauses(), self.deferrable.clause());
        format!("PRIMARY KEY ({}){}{index}{when}", list(&self.columns), include(&self.include))
    }
}

impl Unique {
    /// What it says of its index.
    pub(super) fn key(&self) -> Key<'_> {
        Key {
            kind: "UNIQUE",
            columns: &self.columns,
            include: &self.include,
            nulls_not_distinct: self.nulls_not_distinct,
            deferrable: self.deferrable,
        }
    }

    /// The constraint without its name.
    pub(super) fn definition(&self) -> String {
        let nulls = if self.nulls_not_distinct { " NULLS NOT DISTINCT" } else { "" };
        let (index, when) = (self.index.clauses(), self.deferrable.clause());
        format!("UNIQUE{nulls} ({}){}{index}{when}", list(&self.columns), include(&self.include))
    }
}

/// The `INCLUDE` clause, with a space before.
pub(super) fn include(columns: &[Ident]) -> String {
    if columns.is_empty() { String::new() } else { format!(" INCLUDE ({})", list(columns)) }
}

/// The table and columns that a constraint or index stands on.
pub(super) fn columns<'a>(table: &'a crate::ident::Qualified, columns: impl IntoIterator<Item = &'a Ident>) -> Vec<Id> {
    let columns = columns.into_iter().map(|column| Id::Column(table.member(column.clone())));
    std::iter::once(Id::Table(table.clone())).chain(columns).collect()
}

impl Object for PrimaryKey {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(catalog!("p"));

    const KEYWORD: &'static str = "CONSTRAINT";

    fn sql_name(&self, name: &Member) -> String {
        constraint_name(name)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        columns(&name.table, self.columns.iter().chain(&self.include))
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement = self.index.add_key(name, self.key(), &self.definition(), context);
        partition_index::create_with(&Id::PrimaryKey(name.clone()), statement, context)
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        drop_constraint(name)
    }

    fn alter(&self, to: &Self, name: &Member, context: &Context<'_>) -> Alteration {
        match (Self { index: to.index.clone(), ..self.clone() }) == *to {
            true => self.index.alter(&to.index, &Id::PrimaryKey(name.clone()), name, context),
            false => Alteration::Replace,
        }
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        rename_constraint(from, to)
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        let relation = Slot::Relation(name.table.sibling(name.name.clone()));
        vec![relation, Slot::Constraint(name.clone()), Slot::PrimaryKey(name.table.clone())]
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        renames.columns(&name.table, &mut self.columns);
        renames.columns(&name.table, &mut self.include);
    }
}

impl Object for Unique {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(catalog!("u"));

    const KEYWORD: &'static str = "CONSTRAINT";

    fn sql_name(&self, name: &Member) -> String {
        constraint_name(name)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        columns(&name.table, self.columns.iter().chain(&self.include))
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement = self.index.add_key(name, self.key(), &self.definition(), context);
        partition_index::create_with(&Id::Unique(name.clone()), statement, context)
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        drop_constraint(name)
    }

    fn alter(&self, to: &Self, name: &Member, context: &Context<'_>) -> Alteration {
        match (Self { index: to.index.clone(), ..self.clone() }) == *to {
            true => self.index.alter(&to.index, &Id::Unique(name.clone()), name, context),
            false => Alteration::Replace,
        }
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        rename_constraint(from, to)
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Relation(name.table.sibling(name.name.clone())), Slot::Constraint(name.clone())]
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        renames.columns(&name.table, &mut self.columns);
        renames.columns(&name.table, &mut self.include);
    }
}
