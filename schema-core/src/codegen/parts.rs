//! The facts of a schema that have words in Rust, put together by table.

use crate::ident::{Ident, Member, Qualified};
use crate::kind::check::Check;
use crate::kind::column::Column;
use crate::kind::enumeration::Enum;
use crate::kind::exclusion::Exclusion;
use crate::kind::foreign_key::ForeignKey;
use crate::kind::index::Index;
use crate::kind::index_element::Key;
use crate::kind::key::{PrimaryKey, Unique};
use crate::kind::table::Table;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use std::collections::{BTreeMap, BTreeSet};

/// The tables and enums of a schema that become Rust.
pub(super) struct Parts<'a> {
    pub(super) schema: &'a Schema,
    pub(super) tables: BTreeMap<&'a Qualified, TableParts<'a>>,
    pub(super) enums: BTreeMap<&'a Qualified, &'a Enum>,
}

/// A table and what is in it.
pub(super) struct TableParts<'a> {
    pub(super) name: &'a Qualified,
    pub(super) table: &'a Table,
    /// In their places.
    pub(super) columns: Vec<(Member, &'a Column)>,
    pub(super) primary_key: Option<(&'a Member, &'a PrimaryKey)>,
    pub(super) uniques: Vec<(&'a Member, &'a Unique)>,
    pub(super) checks: Vec<(&'a Member, &'a Check)>,
    pub(super) foreign_keys: Vec<(&'a Member, &'a ForeignKey)>,
    pub(super) exclusions: Vec<(&'a Member, &'a Exclusion)>,
    pub(super) indexes: Vec<(&'a Qualified, &'a Index)>,
    defaults: BTreeSet<&'a Ident>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(schema: &'a Schema) -> Self {
        let mut parts = Self { schema, tables: BTreeMap::new(), enums: BTreeMap::new() };
        for (id, fact) in schema.iter() {
            match (id, &fact.payload) {
                (Id::Table(name), Payload::Table(table)) => parts.table(name, table),
                // Rust has no enum without values.
                (Id::Enum(name), Payload::Enum(values)) if !values.values.is_empty() => {
                    parts.enums.insert(name, values);
                }
                _ => {}
            }
        }
        for (id, fact) in schema.iter() {
            parts.member(id, &fact.payload);
        }
        parts
    }

    fn table(&mut self, name: &'a Qualified, table: &'a Table) {
        let columns = self.schema.columns(name);
        if !columns.is_empty() && is_said(table) {
            let parts = TableParts {
                name,
                table,
                columns,
                primary_key: None,
                uniques: Vec::new(),
                checks: Vec::new(),
                foreign_keys: Vec::new(),
                exclusions: Vec::new(),
                indexes: Vec::new(),
                defaults: BTreeSet::new(),
            };
            self.tables.insert(name, parts);
        }
    }

    fn member(&mut self, id: &'a Id, payload: &'a Payload) {
        let table = match payload {
            Payload::Index(index) => &index.table,
            _ => match id.member() {
                Some(member) => &member.table,
                None => return,
            },
        };
        let Some(parts) = self.tables.get_mut(table) else { return };
        match (id, payload) {
            (Id::Default(name), _) => drop(parts.defaults.insert(&name.name)),
            (Id::PrimaryKey(name), Payload::PrimaryKey(key)) => parts.primary_key = Some((name, key)),
            (Id::Unique(name), Payload::Unique(key)) => parts.uniques.push((name, key)),
            (Id::Check(name), Payload::Check(check)) => parts.checks.push((name, check)),
            (Id::ForeignKey(name), Payload::ForeignKey(key)) => parts.foreign_keys.push((name, key)),
            (Id::Exclusion(name), Payload::Exclusion(exclusion)) => parts.exclusions.push((name, exclusion)),
            (Id::Index(name), Payload::Index(index)) => parts.indexes.push((name, index)),
            _ => {}
        }
    }
}

/// Whether the language has words for all of the table itself.
fn is_said(table: &Table) -> bool {
    *table == Table::default()
}

impl<'a> TableParts<'a> {
    /// A column by its name.
    pub(super) fn column(&self, name: &Ident) -> Option<&'a Column> {
        self.columns.iter().find(|(member, _)| member.name == *name).map(|(_, column)| *column)
    }

    /// Whether the column has a default.
    pub(super) fn has_default(&self, column: &Ident) -> bool {
        self.defaults.contains(column)
    }

    /// Whether these columns, in any order, are a key that a foreign key may lead to.
    pub(super) fn is_key(&self, columns: &[Ident]) -> bool {
        let same = |key: &[Ident]| key.len() == columns.len() && key.iter().all(|column| columns.contains(column));
        self.primary_key.is_some_and(|(_, key)| same(&key.columns))
            || self.uniques.iter().any(|(_, key)| same(&key.columns))
            || self.indexes.iter().any(|(_, index)| plain_unique(index).is_some_and(|key| same(&key)))
    }
}

/// The columns of a unique index without expressions and without a condition.
fn plain_unique(index: &Index) -> Option<Vec<Ident>> {
    let columns = index.elements.iter().map(|element| match &element.key {
        Key::Column(column) => Some(column.clone()),
        Key::Expression(_) => None,
    });
    if index.unique && index.predicate.is_none() { columns.collect() } else { None }
}
