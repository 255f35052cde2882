//! What partitions have of a partitioned table, and what it takes over from them without reading their rows.

use super::world::{Index, World};
use crate::ident::{Ident, Qualified};
use crate::kind::{Id, partition_index};
use crate::model::Schema;
use crate::sql::{Action, Constraint, CreateIndex, Rule};
use crate::statement::LockMode;
use std::collections::BTreeSet;

impl World {
    /// An index of a table whose rows are in partitions is one of each, which is no fact where it is as PostgreSQL makes it.
    pub(super) fn indexes_of_partitions(&mut self, schema: &Schema) {
        let mut found = Vec::new();
        for (name, index) in &self.indexes {
            let id = Id::Index(name.clone());
            for partition in self.with_partitions(&index.table).into_iter().filter(|table| *table != index.table) {
                let given = partition_index::default_name(&partition, &id, schema);
                found.extend(given.map(|given| (given, Index { table: partition, is_part: true, ..index.clone() })));
            }
        }
        for (name, index) in found {
            self.indexes.entry(name).or_insert(index);
        }
    }

    /// Partitions only get an index for a key of the whole, and are not written meanwhile.
    pub(super) fn mode_of_constraint(&self, whole: &Qualified, part: &Qualified, action: &Action) -> LockMode {
        match action {
            Action::AddConstraint(Constraint { rule, .. }) => match rule {
                Rule::ForeignKey(..) => LockMode::ShareRowExclusive,
                Rule::Unique(..) if part != whole => LockMode::Share,
                Rule::PrimaryKey(columns, _)
                    if part != whole && columns.iter().all(|column| self.is_not_null(part, column)) =>
                {
                    LockMode::Share
                }
                _ => LockMode::AccessExclusive,
            },
            _ => LockMode::AccessExclusive,
        }
    }

    /// The tables for which an index has to be built.
    pub(super) fn without_index(&self, new: &CreateIndex) -> BTreeSet<Qualified> {
        let mut tables = self.with_partitions(&new.table.qualified());
        let is_like = |index: &Index| {
            !index.is_part
                && (index.unique, &index.method, &index.elements) == (new.unique, &new.method, &new.elements)
                && index.predicate == new.predicate
        };
        if tables.len() > 1 {
            tables.retain(|table| !self.indexes.values().any(|index| index.table == *table && is_like(index)));
        }
        tables
    }

    /// The tables whose rows have to be looked at for a key or a foreign key.
    pub(super) fn without_key(&self, table: &Qualified, new: &Constraint) -> BTreeSet<Qualified> {
        let mut tables = self.with_partitions(table);
        let is_like = |name: &&Qualified| {
            let constraints = self.relations.get(*name).into_iter().flat_map(|relation| relation.constraints.values());
            constraints.into_iter().any(|own| own.is_valid && is_same(&own.rule, &new.rule))
        };
        if tables.len() > 1 {
            let have: Vec<Qualified> = tables.iter().filter(is_like).cloned().collect();
            tables.retain(|table| !have.contains(table));
        }
        tables
    }
}

fn is_same(own: &Rule, new: &Rule) -> bool {
    let columns = |columns: &[Ident], others: &[Ident]| columns == others;
    match (own, new) {
        (Rule::PrimaryKey(own, _), Rule::PrimaryKey(new, None)) | (Rule::Unique(own, _), Rule::Unique(new, None)) => {
            columns(own, new)
        }
        (Rule::ForeignKey(own, to, keys), Rule::ForeignKey(new, target, others)) => {
            columns(own, new) && to.qualified() == target.qualified() && columns(keys, others)
        }
        _ => false,
    }
}
