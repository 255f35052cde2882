//! Which tables a statement reads from end to end, and which it writes anew.

use super::volatile::is_volatile;
use super::world::{RelationKind, World};
use super::{names, type_change};
use crate::ident::{Ident, Qualified};
use crate::sql::column::is_serial;
use crate::sql::{Action, ColumnDefinition, Constraint, Generated, Rule, Shape};
use std::collections::BTreeSet;

/// Tables that are read, and those that are written anew.
#[derive(Debug, Default)]
pub(super) struct Passes {
    pub(super) scans: BTreeSet<Qualified>,
    pub(super) rewrites: BTreeSet<Qualified>,
}

/// What a statement goes through of the rows that were there before.
pub(super) fn passes(shape: &Shape, world: &World) -> Passes {
    let mut scan = Scan { world, passes: Passes::default() };
    scan.statement(shape);
    let mut passes = scan.passes;
    let is_old =
        |name: &Qualified| world.has_rows(name) && world.relations.get(name).is_some_and(|relation| !relation.is_new);
    passes.rewrites.retain(is_old);
    passes.scans.retain(is_old);
    passes.scans.extend(passes.rewrites.iter().cloned());
    passes
}

struct Scan<'w> {
    world: &'w World,
    passes: Passes,
}

impl Scan<'_> {
    fn reads(&mut self, table: &Qualified) {
        self.passes.scans.extend(self.world.family(table));
    }

    fn rewrites(&mut self, table: &Qualified) {
        self.passes.rewrites.extend(self.world.family(table));
    }

    fn statement(&mut self, shape: &Shape) {
        match shape {
            Shape::CreateIndex(index) if !index.only => {
                self.passes.scans.extend(self.world.without_index(index));
            }
            Shape::CreateTable(table) => {
                // What the partition takes is looked for in the one that took all that was left.
                if let Some(part) = &table.partition_of {
                    self.default_of(&part.parent.qualified());
                }
            }
            Shape::Alter { kind, name, actions, .. } if kind == "domain" => {
                for placed in actions {
                    let reads = match &placed.action {
                        Action::AddConstraint(constraint) => !constraint.not_valid,
                        Action::SetNotNull(_) | Action::ValidateConstraint(_) => true,
                        _ => false,
                    };
                    if reads {
                        self.passes.scans.extend(tables_with(&name.qualified(), self.world));
                    }
                }
            }
            Shape::Alter { name, actions, .. } => {
                actions.iter().for_each(|placed| self.alter(&name.qualified(), &placed.action));
            }
            Shape::Refresh { view, concurrently: false } => self.rewrites(&view.qualified()),
            Shape::Refresh { view, .. } => self.reads(&view.qualified()),
            Shape::Maintain { verb, full, name: Some(name), kind, .. } => match verb.as_str() {
                "vacuum" | "cluster" if *full || verb == "cluster" => self.rewrites(&name.qualified()),
                "reindex" if kind == "table" => self.reads(&name.qualified()),
                _ => {}
            },
            _ => {}
        }
    }

    fn alter(&mut self, table: &Qualified, action: &Action) {
        match action {
            Action::AddColumn { column, .. } => self.add_column(table, column),
            Action::SetType { column, to, using, collate } => {
                self.set_type(table, column, to, using.as_deref(), *collate);
            }
            Action::SetNotNull(column) => {
                for part in self.world.family(table) {
                    if !self.world.is_not_null(&part, column) && !self.proves_not_null(&part, column) {
                        self.passes.scans.insert(part);
                    }
                }
            }
            Action::AddConstraint(constraint) => self.add_constraint(table, constraint),
            Action::ValidateConstraint(name) => {
                let relation = self.world.relations.get(table);
                let known = relation.and_then(|relation| relation.constraints.get(name));
                if known.is_none_or(|constraint| !constraint.is_valid) {
                    self.reads(table);
                }
            }
            Action::AttachPartition { partition, default } => {
                self.reads(&partition.qualified());
                if !default {
                    self.default_of(table);
                }
            }
            // Rows that refer to what leaves are looked for.
            Action::DetachPartition { .. } => {
                let referring = self.world.above(table).into_iter().flat_map(|whole| self.world.referring(&whole));
                let referring: Vec<Qualified> = referring.collect();
                referring.iter().for_each(|table| self.reads(table));
            }
            Action::SetExpression(_) | Action::SetLogged | Action::SetUnlogged | Action::SetAccessMethod => {
                self.rewrites(table);
            }
            _ => {}
        }
    }

    fn default_of(&mut self, parent: &Qualified) {
        let default = self.world.relations.iter().find(|(_, part)| part.is_default && part.parents.contains(parent));
        if let Some((name, _)) = default {
            self.reads(&name.clone());
        }
    }

    fn add_column(&mut self, table: &Qualified, column: &ColumnDefinition) {
        let changes = column.default.as_deref().is_some_and(|default| is_volatile(default, self.world));
        let stored = column.generated == Some(Generated::Stored);
        let filled = column.identity || is_serial(&column.sql_type) || column.default.is_some();
        if changes || stored || column.identity || is_serial(&column.sql_type) || self.is_constrained(&column.sql_type)
        {
            self.rewrites(table);
        }
        if column.not_null && !filled || column.is_primary_key() {
            self.reads(table);
        }
        for constraint in &column.constraints {
            match constraint.rule {
                // A column of NULLs refers to nothing.
                Rule::ForeignKey(..) if !filled => {}
                _ => self.add_constraint(table, constraint),
            }
        }
    }

    fn add_constraint(&mut self, table: &Qualified, constraint: &Constraint) {
        match &constraint.rule {
            _ if constraint.not_valid => {}
            Rule::Unique(_, Some(_)) => {}
            Rule::PrimaryKey(_, Some(index)) => {
                let index = self.world.indexes.get(&table.sibling(index.name.clone()));
                let nullable =
                    |element: &String| !element.parse().is_ok_and(|column| self.world.is_not_null(table, &column));
                if index.is_none_or(|index| index.elements.iter().any(nullable)) {
                    self.reads(table);
                }
            }
            Rule::Check(_) | Rule::NotNull(_) if constraint.no_inherit => drop(self.passes.scans.insert(table.clone())),
            Rule::Check(_) | Rule::NotNull(_) => {
                let world = self.world;
                let has = |name: &Ident| {
                    world
                        .without(table, name)
                        .into_iter()
                        .filter(|table| {
                            world.relations.get(table).is_none_or(|relation| !relation.constraints.contains_key(name))
                        })
                        .collect::<Vec<_>>()
                };
                match &constraint.name {
                    Some(name) => self.passes.scans.extend(has(name)),
                    None => self.reads(table),
                }
            }
            _ => self.passes.scans.extend(self.world.without_key(table, constraint)),
        }
    }

    fn set_type(&mut self, table: &Qualified, column: &Ident, to: &str, using: Option<&str>, collate: bool) {
        let from = self.world.column(table, column).map(|column| column.sql_type.clone()).unwrap_or_default();
        if type_change::rewrites(&from, to, using, column, self.world) {
            self.rewrites(table);
            return;
        }
        for part in self.world.family(table) {
            let Some(relation) = self.world.relations.get(&part) else { continue };
            let reads = |constraint: &super::world::Constraint| match &constraint.rule {
                Rule::Check(expression) => constraint.is_valid && names(expression, column),
                _ => false,
            };
            let sorts_anew = collate || type_change::sorts_anew(&from, to);
            let rebuilds = |text: &String| names(text, column) && (sorts_anew || !is_plain(text));
            let indexes = self.world.indexes.values().filter(|index| index.table == part);
            let rebuilt = indexes.flat_map(|index| index.elements.iter().chain(&index.predicate)).any(rebuilds);
            if relation.constraints.values().any(reads) || rebuilt || sorts_anew && is_in_key(&part, column, self.world)
            {
                self.passes.scans.insert(part);
            }
        }
    }

    fn is_constrained(&self, sql_type: &str) -> bool {
        is_constrained(sql_type, self.world)
    }

    /// Whether a check that holds says that the column has no NULL.
    fn proves_not_null(&self, table: &Qualified, column: &Ident) -> bool {
        let Some(relation) = self.world.relations.get(table) else { return false };
        let says = |expression: &str| {
            let text: String = expression.chars().filter(|c| !matches!(c, '(' | ')')).collect();
            let text = text.to_lowercase();
            text.trim()
                .strip_suffix(" is not null")
                .is_some_and(|name| name.trim() == column.to_string().to_lowercase())
        };
        relation.constraints.values().any(|constraint| match &constraint.rule {
            Rule::Check(expression) => constraint.is_valid && says(expression),
            _ => false,
        }) || relation.parents.iter().any(|parent| self.proves_not_null(parent, column))
    }
}

/// Whether an element of an index is a column and no expression.
fn is_plain(element: &str) -> bool {
    !element.contains(['(', ':', ' '])
}

/// Whether values of a type are refused by a domain.
pub(super) fn is_constrained(sql_type: &str, world: &World) -> bool {
    let domain = domain(sql_type, world);
    domain.is_some_and(|domain| domain.is_constrained || is_constrained(&domain.base, world))
}

pub(super) fn domain<'w>(sql_type: &str, world: &'w World) -> Option<&'w super::world::Domain> {
    let text = if sql_type.contains('.') { sql_type.to_owned() } else { format!("public.{sql_type}") };
    text.parse::<Qualified>().ok().and_then(|name| world.domains.get(&name))
}

/// The tables with a column of a domain, or of a domain over it.
pub(super) fn tables_with(name: &Qualified, world: &World) -> BTreeSet<Qualified> {
    let is = |sql_type: &str| {
        sql_type == name.to_string() || (name.schema.as_str() == "public" && sql_type == name.name.to_string())
    };
    let over = world.domains.iter().filter(|(_, domain)| is(&domain.base));
    let mut found: BTreeSet<Qualified> = over.flat_map(|(over, _)| tables_with(over, world)).collect();
    for (table, relation) in &world.relations {
        if relation.columns.values().any(|column| is(&column.sql_type)) && relation.kind != RelationKind::View {
            found.extend(world.family(table));
        }
    }
    found.retain(|table| world.has_rows(table));
    found
}

/// Whether a column is part of a key of its table.
pub(super) fn is_in_key(table: &Qualified, column: &Ident, world: &World) -> bool {
    let Some(relation) = world.relations.get(table) else { return false };
    relation.constraints.values().any(|constraint| match &constraint.rule {
        Rule::PrimaryKey(columns, _) | Rule::Unique(columns, _) => columns.contains(column),
        _ => false,
    })
}
