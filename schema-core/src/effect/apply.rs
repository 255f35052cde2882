//! What a statement makes of the tables.

use super::naming::{given_index_name, given_name};
use super::world::{Column, Constraint, Domain, Index, Relation, RelationKind, World};
use crate::ident::{Ident, Qualified};
use crate::sql::column::is_serial;
use crate::sql::{self, Action, ColumnDefinition, CreateIndex, CreateTable, Name, Rule, Shape};

impl World {
    /// Takes the tables that a statement names for tables that are there, where nothing is known of them.
    pub fn meet(&mut self, shape: &Shape) {
        let (names, kind): (Vec<&Name>, _) = match shape {
            Shape::Alter { kind, name, .. } if kind.ends_with("table") => (vec![name], RelationKind::Table),
            Shape::CreateIndex(index) => (vec![&index.table], RelationKind::Table),
            Shape::Drop { kind, names, .. } if kind.ends_with("table") => (names.iter().collect(), RelationKind::Table),
            Shape::Truncate { tables, .. } | Shape::LockTable { tables, .. } => {
                (tables.iter().collect(), RelationKind::Table)
            }
            Shape::Maintain { name: Some(name), kind, .. } if kind == "table" => (vec![name], RelationKind::Table),
            Shape::Write { table: Some(table), .. } => (vec![table], RelationKind::Table),
            Shape::Refresh { view, .. } => (vec![view], RelationKind::Materialized),
            _ => return,
        };
        for name in names {
            let unknown = Relation { kind, has_others: true, ..Relation::default() };
            self.relations.entry(name.qualified()).or_insert(unknown);
        }
    }

    /// Goes on to what is there after a statement.
    pub fn apply(&mut self, shape: &Shape) {
        match shape {
            Shape::CreateTable(table) => self.create_table(table),
            Shape::CreateIndex(index) => self.create_index(index),
            Shape::Create { kind, name: Some(name), on, rest, .. } => self.create(kind, name, on.as_ref(), rest),
            Shape::Alter { kind, name, actions, .. } => {
                let mut table = name.qualified();
                for placed in actions {
                    self.alter(kind, &mut table, &placed.action);
                }
            }
            Shape::Drop { kind, names, .. } => names.iter().for_each(|name| self.drop(kind, &name.qualified())),
            _ => {}
        }
    }

    /// An index of a table whose rows are in partitions is one of each.
    fn create_index(&mut self, index: &CreateIndex) {
        let whole = index.table.qualified();
        let tables = if index.only { [whole.clone()].into() } else { self.with_partitions(&whole) };
        for table in tables {
            let given = index.name.clone().filter(|_| table == whole);
            let name = table.sibling(given.unwrap_or_else(|| given_index_name(&table, &index.elements)));
            let known = Index {
                is_part: table != whole,
                table,
                unique: index.unique,
                method: index.method.clone(),
                elements: index.elements.clone(),
                predicate: index.predicate.clone(),
                is_new: true,
            };
            self.indexes.insert(name, known);
        }
    }

    fn create_table(&mut self, table: &CreateTable) {
        let name = table.name.qualified();
        if table.if_not_exists && self.relations.contains_key(&name) {
            return;
        }
        let kind = match (table.foreign, table.partitioned) {
            (true, _) => RelationKind::Foreign,
            (false, true) => RelationKind::Partitioned,
            (false, false) => RelationKind::Table,
        };
        let parents = table.inherits.iter().chain(table.partition_of.iter().map(|part| &part.parent));
        let relation = Relation {
            kind,
            parents: parents.map(Name::qualified).collect(),
            is_default: table.partition_of.as_ref().is_some_and(|part| part.default),
            is_new: true,
            has_others: table.has_others,
            ..Relation::default()
        };
        self.relations.insert(name.clone(), relation);
        for column in &table.columns {
            self.add_column(&name, column);
        }
        for constraint in &table.constraints {
            self.add_constraint(&name, constraint);
        }
    }

    fn add_column(&mut self, table: &Qualified, column: &ColumnDefinition) {
        let known = Column {
            sql_type: column.sql_type.clone(),
            not_null: column.not_null || column.identity || is_serial(&column.sql_type),
            is_filled: column.is_filled() && column.generated.is_none(),
            is_generated: column.generated.is_some(),
        };
        *self.column_mut(table, &column.name) = known;
        for constraint in &column.constraints {
            self.add_constraint(table, constraint);
        }
    }

    fn add_constraint(&mut self, table: &Qualified, constraint: &sql::Constraint) {
        let name = constraint.name.clone().unwrap_or_else(|| given_name(table, &constraint.rule));
        let mut rule = constraint.rule.clone();
        if let Rule::NotNull(column) = &rule {
            self.column_mut(table, column).not_null = !constraint.not_valid;
        }
        // The index becomes that of the constraint.
        if let Rule::PrimaryKey(columns, Some(index)) | Rule::Unique(columns, Some(index)) = &mut rule
            && let Some(index) = self.indexes.remove(&table.sibling(index.name.clone()))
        {
            *columns = index.elements.iter().filter_map(|element| element.parse().ok()).collect();
        }
        let relation = self.relations.entry(table.clone()).or_default();
        relation.constraints.insert(
            name,
            Constraint {
                rule,
                is_valid: !constraint.not_valid,
                no_inherit: constraint.no_inherit,
                nulls_not_distinct: constraint.nulls_not_distinct,
            },
        );
    }

    fn create(&mut self, kind: &str, name: &Name, on: Option<&Name>, rest: &str) {
        let qualified = name.qualified();
        match kind {
            "view" | "materialized view" => {
                let kind = if kind == "view" { RelationKind::View } else { RelationKind::Materialized };
                // A view that is replaced is no new one.
                self.relations.entry(qualified).or_insert(Relation { kind, is_new: true, ..Relation::default() });
            }
            "domain" => {
                let text = rest.trim_start();
                let text = text
                    .get(..3)
                    .filter(|word| word.eq_ignore_ascii_case("as "))
                    .map_or(text, |word| &text[word.len()..]);
                let words = schema_sql::tokens(text).unwrap_or_default();
                let option = |word: &&schema_sql::Token<'_>| {
                    ["collate", "default", "constraint", "not", "null", "check"]
                        .iter()
                        .any(|option| word.is_word(option))
                };
                let end = words.iter().find(option).map_or(text.len(), |word| word.at);
                let is_constrained = words.iter().any(|word| word.is_word("check") || word.is_word("not"));
                self.domains
                    .insert(qualified, Domain { base: sql::type_name::canonical(&text[..end]), is_constrained });
            }
            "function" => self.function(name.name.clone(), rest),
            "statistics" => {
                if let Some(table) = on {
                    self.statistics.insert(qualified, table.qualified());
                }
            }
            _ => {}
        }
    }

    fn alter(&mut self, kind: &str, table: &mut Qualified, action: &Action) {
        if kind == "domain" {
            self.alter_domain(table, action);
            return;
        }
        match action {
            Action::Rename(to) => {
                let to = table.sibling(to.clone());
                self.rename(kind, table, &to);
                *table = to;
            }
            Action::SetSchema(schema) => {
                let to = Qualified { schema: schema.clone(), name: table.name.clone() };
                self.rename(kind, table, &to);
                *table = to;
            }
            _ if kind == "index" || kind == "sequence" || !self.relations.contains_key(table) => {}
            Action::AddColumn { column, .. } => self.add_column(table, column),
            Action::DropColumn { column, .. } => self.drop_column(table, column),
            Action::SetType { column, to, .. } => self.column_mut(table, column).sql_type.clone_from(to),
            Action::SetDefault(column, _) | Action::AddIdentity(column) => {
                self.column_mut(table, column).is_filled = true
            }
            Action::DropDefault(column) | Action::DropIdentity(column) => {
                self.column_mut(table, column).is_filled = false
            }
            Action::SetNotNull(column) => {
                self.column_mut(table, column).not_null = true;
                for heir in self.descendants(table) {
                    let own = self.relations.get_mut(&heir).and_then(|relation| relation.columns.get_mut(column));
                    own.into_iter().for_each(|column| column.not_null = true);
                }
            }
            Action::DropNotNull(column) => self.column_mut(table, column).not_null = false,
            Action::DropExpression(column) => self.column_mut(table, column).is_generated = false,
            Action::AddConstraint(constraint) => self.add_constraint(table, constraint),
            Action::RenameColumn(from, to) => self.rename_column(table, from, to),
            Action::AttachPartition { partition, default } => {
                let part = self.relations.entry(partition.qualified()).or_default();
                part.parents.insert(table.clone());
                part.is_default = *default;
            }
            Action::DetachPartition { partition, .. } => {
                let name = partition.qualified();
                let whole = self.relations.get(table).map(|whole| whole.constraints.clone()).unwrap_or_default();
                let columns = self.relations.get(table).map(|whole| whole.columns.clone()).unwrap_or_default();
                let part = self.relations.entry(name).or_default();
                part.parents.remove(table);
                part.is_default = false;
                // What was the whole's becomes its own.
                for (name, constraint) in whole {
                    part.constraints.entry(name).or_insert(constraint);
                }
                for (name, column) in columns {
                    part.columns.entry(name).or_insert(column);
                }
            }
            _ => self.alter_own(table, action),
        }
    }

    fn alter_own(&mut self, table: &Qualified, action: &Action) {
        let Some(relation) = self.relations.get_mut(table) else { return };
        match action {
            Action::DropConstraint { constraint, .. } => drop(relation.constraints.remove(constraint)),
            Action::ValidateConstraint(name) => {
                if let Some(constraint) = relation.constraints.get_mut(name) {
                    constraint.is_valid = true;
                }
            }
            Action::RenameConstraint(from, to) => {
                if let Some(constraint) = relation.constraints.remove(from) {
                    relation.constraints.insert(to.clone(), constraint);
                }
            }
            Action::Inherit(parent) => drop(relation.parents.insert(parent.qualified())),
            Action::NoInherit(parent) => drop(relation.parents.remove(&parent.qualified())),
            _ => {}
        }
    }

    fn alter_domain(&mut self, name: &mut Qualified, action: &Action) {
        match action {
            Action::Rename(to) => {
                let to = name.sibling(to.clone());
                self.rename("domain", name, &to);
            }
            Action::SetSchema(schema) => {
                let to = Qualified { schema: schema.clone(), name: name.name.clone() };
                self.rename("domain", name, &to);
            }
            Action::AddConstraint(_) | Action::SetNotNull(_) => {
                self.domains.entry(name.clone()).or_default().is_constrained = true;
            }
            _ => {}
        }
    }

    /// What is over a column goes with it.
    fn drop_column(&mut self, table: &Qualified, column: &Ident) {
        for name in self.family(table) {
            let Some(relation) = self.relations.get_mut(&name) else { continue };
            relation.columns.remove(column);
            relation.constraints.retain(|_, constraint| match &constraint.rule {
                Rule::PrimaryKey(columns, _) | Rule::Unique(columns, _) | Rule::ForeignKey(columns, ..) => {
                    !columns.contains(column)
                }
                Rule::Check(text) | Rule::Exclude(text) => !super::names(text, column),
                Rule::NotNull(name) => name != column,
            });
        }
        self.indexes.retain(|_, index| {
            let texts = index.elements.iter().chain(&index.predicate);
            index.table != *table || !texts.into_iter().any(|text| super::names(text, column))
        });
    }

    fn drop(&mut self, kind: &str, name: &Qualified) {
        match kind {
            "table" | "foreign table" | "view" | "materialized view" => {
                for gone in self.descendants(name).into_iter().chain([name.clone()]) {
                    self.relations.remove(&gone);
                    self.indexes.retain(|_, index| index.table != gone);
                    self.statistics.retain(|_, table| *table != gone);
                }
            }
            "index" => drop(self.indexes.remove(name)),
            "domain" => drop(self.domains.remove(name)),
            "statistics" => drop(self.statistics.remove(name)),
            "schema" => {
                // `DROP SCHEMA` takes one name.
                self.relations.retain(|relation, _| relation.schema != name.name);
                self.indexes.retain(|index, _| index.schema != name.name);
            }
            _ => {}
        }
    }
}
