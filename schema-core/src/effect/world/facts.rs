//! What a schema tells of the tables that statements meet.

use super::{Constraint, Index, Relation, RelationKind, World};
use crate::ident::Qualified;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use crate::sql::{Name, Rule};

impl World {
    /// What is there, as facts tell it.
    pub fn of(schema: &Schema) -> Self {
        let mut world = Self::default();
        for (id, fact) in schema.iter() {
            world.relation_of(id, &fact.payload);
        }
        for (id, fact) in schema.iter() {
            world.part_of(id, &fact.payload);
        }
        world.indexes_of_partitions(schema);
        world
    }

    fn relation_of(&mut self, id: &Id, payload: &Payload) {
        let mut put = |name: &Qualified, relation: Relation| self.relations.insert(name.clone(), relation);
        match (id, payload) {
            (Id::Table(name), Payload::Table(table)) => {
                let kind = match (&table.foreign, &table.partition_by) {
                    (Some(_), _) => RelationKind::Foreign,
                    (None, Some(_)) => RelationKind::Partitioned,
                    (None, None) => RelationKind::Table,
                };
                let is_default = table.partition_of.as_ref().is_some_and(|partition| partition.bound == "DEFAULT");
                let parents = table.has_columns_of().cloned().collect();
                put(name, Relation { kind, is_default, parents, ..Relation::default() });
            }
            (Id::View(name), _) => drop(put(name, Relation { kind: RelationKind::View, ..Relation::default() })),
            (Id::MaterializedView(name), _) => {
                put(name, Relation { kind: RelationKind::Materialized, ..Relation::default() });
            }
            _ => {}
        }
    }

    fn part_of(&mut self, id: &Id, payload: &Payload) {
        match (id, payload) {
            (Id::Column(name), Payload::Column(column)) => {
                let known = self.column_mut(&name.table, &name.name);
                known.sql_type.clone_from(&column.sql_type);
                known.not_null = column.not_null;
            }
            (Id::Default(name) | Id::Identity(name), _) => self.column_mut(&name.table, &name.name).is_filled = true,
            (Id::Generated(name), _) => self.column_mut(&name.table, &name.name).is_generated = true,
            (Id::Attachment(descent), _) => {
                self.relations.entry(descent.table.clone()).or_default().parents.insert(descent.parent.clone());
            }
            (Id::Domain(name), Payload::Domain(domain)) => {
                let known = self.domains.entry(name.clone()).or_default();
                known.base.clone_from(&domain.sql_type);
                known.is_constrained |= domain.not_null;
            }
            (Id::DomainCheck(name), _) => {
                self.domains.entry(name.table.clone()).or_default().is_constrained = true;
            }
            (Id::Index(name), Payload::Index(index)) => {
                let index = Index {
                    table: index.table.clone(),
                    unique: index.unique,
                    method: index.method.as_str().to_owned(),
                    elements: index.elements.iter().map(|element| element.definition()).collect(),
                    predicate: index.predicate.clone(),
                    is_new: false,
                    is_part: false,
                };
                self.indexes.insert(name.clone(), index);
            }
            (Id::PartitionIndex(name), Payload::PartitionIndex(index)) => {
                let index = Index {
                    table: index.table.clone(),
                    unique: false,
                    method: String::new(),
                    elements: Vec::new(),
                    predicate: None,
                    is_new: false,
                    is_part: true,
                };
                self.indexes.insert(name.clone(), index);
            }
            (Id::Statistics(name), Payload::Statistics(statistics)) => {
                self.statistics.insert(name.clone(), statistics.table.clone());
            }
            (Id::Function(name), Payload::Function(function)) => {
                self.function(name.name.name.clone(), &function.definition);
            }
            _ => self.constraint_of(id, payload),
        }
    }

    fn constraint_of(&mut self, id: &Id, payload: &Payload) {
        let (rule, is_valid) = match payload {
            Payload::PrimaryKey(key) => (Rule::PrimaryKey(key.columns.clone(), None), true),
            Payload::Unique(key) => (Rule::Unique(key.columns.clone(), None), true),
            Payload::Check(check) => (Rule::Check(check.expression.clone()), !check.not_valid),
            Payload::Exclusion(_) => (Rule::Exclude(String::new()), true),
            Payload::ForeignKey(key) => {
                let target = Name { schema: Some(key.target.schema.clone()), name: key.target.name.clone() };
                (Rule::ForeignKey(key.columns.clone(), target, key.target_columns.clone()), !key.not_valid)
            }
            _ => return,
        };
        let Some(name) = id.member() else { return };
        let relation = self.relations.entry(name.table.clone()).or_default();
        let nulls_not_distinct = matches!(payload, Payload::Unique(key) if key.nulls_not_distinct);
        let no_inherit = matches!(payload, Payload::Check(check) if check.no_inherit);
        relation.constraints.insert(name.name.clone(), Constraint { rule, is_valid, no_inherit, nulls_not_distinct });
    }
}
