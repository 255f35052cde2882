//! The facts of a schema that have words in Rust, put together by table.

use super::spread::partition_by;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::check::Check;
use crate::kind::column::Column;
use crate::kind::enumeration::Enum;
use crate::kind::exclusion::Exclusion;
use crate::kind::foreign_key::ForeignKey;
use crate::kind::index::Index;
use crate::kind::index_element::Key;
use crate::kind::key::{PrimaryKey, Unique};
use crate::kind::policy::Policy;
use crate::kind::table::Table;
use crate::kind::trigger::Trigger;
use crate::kind::view::ViewColumn;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use std::collections::{BTreeMap, BTreeSet};

/// The tables, views and enums of a schema that become Rust.
pub(super) struct Parts<'a> {
    pub(super) schema: &'a Schema,
    pub(super) tables: BTreeMap<&'a Qualified, TableParts<'a>>,
    pub(super) views: BTreeMap<&'a Qualified, ViewParts<'a>>,
    pub(super) enums: BTreeMap<&'a Qualified, &'a Enum>,
    /// The partitions of each table or partition.
    pub(super) partitions: BTreeMap<&'a Qualified, Vec<(&'a Qualified, &'a Table)>>,
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
    pub(super) indexes: Indexes<'a>,
    pub(super) attached: Attached<'a>,
    defaults: BTreeSet<&'a Ident>,
}

/// A view and what is attached to it.
pub(super) struct ViewParts<'a> {
    pub(super) name: &'a Qualified,
    pub(super) payload: &'a Payload,
    pub(super) columns: &'a [ViewColumn],
    pub(super) indexes: Indexes<'a>,
    pub(super) attached: Attached<'a>,
}

/// The indexes of a table or a materialized view.
pub(super) type Indexes<'a> = Vec<(&'a Qualified, &'a Index)>;

/// What is attached to a table or a view.
#[derive(Default)]
pub(super) struct Attached<'a> {
    pub(super) policies: Vec<(&'a Member, &'a Policy)>,
    pub(super) triggers: Vec<(&'a Member, &'a Trigger)>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(schema: &'a Schema) -> Self {
        let mut parts = Self {
            schema,
            tables: BTreeMap::new(),
            views: BTreeMap::new(),
            enums: BTreeMap::new(),
            partitions: BTreeMap::new(),
        };
        for (id, fact) in schema.iter() {
            match (id, &fact.payload) {
                (Id::Table(name), Payload::Table(table)) => parts.table(name, table),
                (Id::View(name), Payload::View(view)) => parts.view(name, &fact.payload, &view.columns),
                (Id::MaterializedView(name), Payload::MaterializedView(view)) => {
                    parts.view(name, &fact.payload, &view.columns);
                }
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
        if let Some(partition) = &table.partition_of {
            self.partitions.entry(&partition.parent).or_default().push((name, table));
            return;
        }
        let columns = self.schema.columns(name);
        // The language has no tables without columns, and none whose rows are elsewhere.
        if columns.is_empty() || table.foreign.is_some() || table.access_method.is_some() || !table.inherits.is_empty()
        {
            return;
        }
        if table.partition_by.as_ref().is_some_and(|key| partition_by(self.schema, name, key).is_none()) {
            return;
        }
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
            attached: Attached::default(),
            defaults: BTreeSet::new(),
        };
        self.tables.insert(name, parts);
    }

    fn view(&mut self, name: &'a Qualified, payload: &'a Payload, columns: &'a [ViewColumn]) {
        if !columns.is_empty() {
            let parts = ViewParts { name, payload, columns, indexes: Vec::new(), attached: Attached::default() };
            self.views.insert(name, parts);
        }
    }

    fn member(&mut self, id: &'a Id, payload: &'a Payload) {
        if let (Id::Index(name), Payload::Index(index)) = (id, payload) {
            if let Some(indexes) = self.indexes(&index.table) {
                indexes.push((name, index));
            }
            return;
        }
        let Some(table) = id.member().map(|member| &member.table) else { return };
        match (id, payload, self.attached(table)) {
            (Id::Policy(name), Payload::Policy(policy), Some(attached)) => {
                return attached.policies.push((name, policy));
            }
            (Id::Trigger(name), Payload::Trigger(trigger), Some(attached)) => {
                return attached.triggers.push((name, trigger));
            }
            _ => {}
        }
        let Some(parts) = self.tables.get_mut(table) else { return };
        match (id, payload) {
            (Id::Default(name), _) => drop(parts.defaults.insert(&name.name)),
            (Id::PrimaryKey(name), Payload::PrimaryKey(key)) => parts.primary_key = Some((name, key)),
            (Id::Unique(name), Payload::Unique(key)) => parts.uniques.push((name, key)),
            (Id::Check(name), Payload::Check(check)) => parts.checks.push((name, check)),
            (Id::ForeignKey(name), Payload::ForeignKey(key)) => parts.foreign_keys.push((name, key)),
            (Id::Exclusion(name), Payload::Exclusion(exclusion)) => parts.exclusions.push((name, exclusion)),
            _ => {}
        }
    }

    fn indexes(&mut self, table: &Qualified) -> Option<&mut Indexes<'a>> {
        match self.tables.get_mut(table) {
            Some(table) => Some(&mut table.indexes),
            None => self.views.get_mut(table).map(|view| &mut view.indexes),
        }
    }

    fn attached(&mut self, table: &Qualified) -> Option<&mut Attached<'a>> {
        match self.tables.get_mut(table) {
            Some(table) => Some(&mut table.attached),
            None => self.views.get_mut(table).map(|view| &mut view.attached),
        }
    }
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
