//! Which tables a statement locks, and how. Measured on PostgreSQL by `tests/tests/effects.rs`.

use super::world::World;
use crate::ident::{Ident, Qualified};
use crate::sql::{Action, Constraint, CreateTable, Name, Rule, Shape};
use crate::statement::LockMode;
use std::collections::{BTreeMap, BTreeSet};

/// The strongest lock on each relation that was there before; those that keep nobody but `ACCESS EXCLUSIVE` away are left
/// out.
pub(super) fn locks(shape: &Shape, world: &World) -> BTreeMap<Qualified, LockMode> {
    let mut locks = Locks { world, found: BTreeMap::new() };
    locks.statement(shape);
    locks.found.retain(|name, mode| {
        *mode > LockMode::RowShare && world.relations.get(name).is_some_and(|relation| !relation.is_new)
    });
    locks.found
}

struct Locks<'w> {
    world: &'w World,
    found: BTreeMap<Qualified, LockMode>,
}

impl Locks<'_> {
    fn take(&mut self, name: &Qualified, mode: LockMode) {
        let held = self.found.entry(name.clone()).or_insert(mode);
        *held = mode.max(*held);
    }

    fn family(&mut self, name: &Qualified, mode: LockMode) {
        self.world.family(name).iter().for_each(|name| self.take(name, mode));
    }

    fn partitions(&mut self, name: &Qualified, mode: LockMode) {
        self.world.with_partitions(name).iter().for_each(|name| self.take(name, mode));
    }

    fn statement(&mut self, shape: &Shape) {
        use LockMode::{AccessExclusive, Exclusive, RowExclusive, Share, ShareUpdateExclusive};
        match shape {
            Shape::CreateTable(table) => self.create_table(table),
            Shape::CreateIndex(index) => {
                let mode = if index.concurrently { ShareUpdateExclusive } else { Share };
                if index.only {
                    self.take(&index.table.qualified(), mode);
                } else {
                    self.partitions(&index.table.qualified(), mode);
                }
            }
            Shape::Create { kind, name, on, rest, .. } => self.create(kind, name.as_ref(), on.as_ref(), rest),
            Shape::Alter { kind, name, only, actions, .. } => match kind.as_str() {
                "domain" => self.alter_domain(&name.qualified(), actions.iter().map(|placed| &placed.action)),
                "index" | "sequence" | "schema" | "type" => {}
                "view" => self.take(&name.qualified(), AccessExclusive),
                _ => actions.iter().for_each(|placed| self.alter(&name.qualified(), *only, &placed.action)),
            },
            Shape::AlterOn { on, .. } => self.take(&on.qualified(), AccessExclusive),
            Shape::Drop { kind, names, on, concurrently, .. } => {
                names.iter().for_each(|name| self.drop(kind, &name.qualified(), on.as_ref(), *concurrently));
            }
            Shape::Comment { kind, name, on } => {
                let relation = ["table", "view", "materialized view", "foreign table"].contains(&kind.as_str());
                let table = if relation { name.as_ref() } else { on.as_ref().filter(|_| kind == "column") };
                table.into_iter().for_each(|table| self.take(&table.qualified(), ShareUpdateExclusive));
            }
            Shape::Truncate { tables, .. } => {
                tables.iter().for_each(|table| self.family(&table.qualified(), AccessExclusive));
            }
            Shape::Write { verb, table: Some(table) } => match verb.as_str() {
                "insert" | "copy" => self.take(&table.qualified(), RowExclusive),
                _ => self.family(&table.qualified(), RowExclusive),
            },
            Shape::Refresh { view, concurrently } => {
                self.take(&view.qualified(), if *concurrently { Exclusive } else { AccessExclusive });
            }
            Shape::LockTable { tables, mode } => {
                let named =
                    |mode: &str| LockMode::ALL.into_iter().find(|known| known.to_string().eq_ignore_ascii_case(mode));
                let mode = named(mode.trim()).unwrap_or(AccessExclusive);
                tables.iter().for_each(|table| self.family(&table.qualified(), mode));
            }
            Shape::Maintain { verb, full, concurrently, kind, name } => {
                let mode = match verb.as_str() {
                    "cluster" => AccessExclusive,
                    "vacuum" if *full => AccessExclusive,
                    "reindex" if !concurrently => Share,
                    _ => ShareUpdateExclusive,
                };
                let named = name.as_ref().map(Name::qualified);
                let table = match kind.as_str() {
                    "index" => named.and_then(|index| self.world.indexes.get(&index)).map(|index| index.table.clone()),
                    _ => named,
                };
                table.into_iter().for_each(|table| self.family(&table, mode));
            }
            _ => {}
        }
    }

    fn create_table(&mut self, table: &CreateTable) {
        let at_columns = table.columns.iter().flat_map(|column| &column.constraints);
        at_columns.chain(&table.constraints).for_each(|constraint| self.refers(constraint));
        for parent in &table.inherits {
            self.take(&parent.qualified(), LockMode::ShareUpdateExclusive);
        }
        if let Some(part) = &table.partition_of {
            self.partition_of(&part.parent.qualified(), LockMode::AccessExclusive);
        }
    }

    /// A partition comes or goes: the one that takes what is left is locked with the whole, and the tables that it comes to
    /// refer to.
    fn partition_of(&mut self, parent: &Qualified, mode: LockMode) {
        self.take(parent, mode);
        self.default_of(parent).iter().for_each(|default| self.family(default, LockMode::AccessExclusive));
        self.targets(parent).iter().for_each(|target| self.family(target, LockMode::ShareRowExclusive));
        for whole in self.world.above(parent) {
            self.world.referring(&whole).iter().for_each(|table| self.family(table, LockMode::ShareRowExclusive));
        }
    }

    /// A partition goes and stays a table: rows that refer to its rows are looked for.
    fn detached_from(&mut self, parent: &Qualified) {
        self.take(parent, LockMode::ShareUpdateExclusive);
        self.default_of(parent).iter().for_each(|default| self.take(default, LockMode::AccessExclusive));
        self.targets(parent).iter().for_each(|target| self.family(target, LockMode::ShareRowExclusive));
        for whole in self.world.above(parent) {
            self.world.referring(&whole).iter().for_each(|table| self.family(table, LockMode::AccessExclusive));
        }
    }

    /// The partition that takes what no other one takes.
    fn default_of(&self, parent: &Qualified) -> Option<Qualified> {
        let mut parts = self.world.relations.iter();
        parts.find(|(_, part)| part.is_default && part.parents.contains(parent)).map(|(name, _)| name.clone())
    }

    /// A foreign key comes: writers of both tables wait.
    fn refers(&mut self, constraint: &Constraint) {
        if let Rule::ForeignKey(_, target, _) = &constraint.rule {
            self.family(&target.qualified(), LockMode::ShareRowExclusive);
        }
    }

    /// The tables that a table refers to, by itself or as part of another.
    fn targets(&self, table: &Qualified) -> Vec<Qualified> {
        self.foreign_keys(table, |_| true)
    }

    fn foreign_keys(&self, table: &Qualified, wanted: impl Fn(&[Ident]) -> bool + Copy) -> Vec<Qualified> {
        let Some(relation) = self.world.relations.get(table) else { return Vec::new() };
        let own = relation.constraints.values().filter_map(|constraint| match &constraint.rule {
            Rule::ForeignKey(columns, target, _) if wanted(columns) => Some(target.qualified()),
            _ => None,
        });
        let above = relation.parents.iter().flat_map(|parent| self.foreign_keys(parent, wanted));
        own.chain(above).collect()
    }

    fn create(&mut self, kind: &str, name: Option<&Name>, on: Option<&Name>, rest: &str) {
        let on = on.map(Name::qualified);
        // PostgreSQL opens what the statements inside write to.
        if kind == "rule" || ["function", "procedure"].contains(&kind) && crate::sql::is_atomic(rest) {
            for table in crate::sql::written(rest) {
                self.family(&table.qualified(), LockMode::RowExclusive);
            }
        }
        match (kind, on, name) {
            ("trigger", Some(table), _) => self.family(&table, LockMode::ShareRowExclusive),
            ("policy" | "rule", Some(table), _) => self.take(&table, LockMode::AccessExclusive),
            ("statistics", Some(table), _) => self.take(&table, LockMode::ShareUpdateExclusive),
            ("view", _, Some(view)) => self.take(&view.qualified(), LockMode::AccessExclusive),
            ("publication" | "alter publication", ..) => {
                for (table, only) in crate::sql::listed(rest) {
                    let mode = LockMode::ShareUpdateExclusive;
                    if only { self.take(&table.qualified(), mode) } else { self.family(&table.qualified(), mode) }
                }
            }
            _ => {}
        }
    }

    fn drop(&mut self, kind: &str, name: &Qualified, on: Option<&Name>, concurrently: bool) {
        let mode = LockMode::AccessExclusive;
        match (kind, on) {
            ("table" | "foreign table" | "view" | "materialized view", _) => {
                for gone in self.world.family(name) {
                    self.take(&gone, mode);
                    self.targets(&gone).iter().for_each(|target| self.family(target, mode));
                    let parents = self.world.relations.get(&gone).map(|relation| relation.parents.clone());
                    parents.unwrap_or_default().iter().for_each(|parent| self.left(parent));
                }
            }
            ("index", _) => {
                let table = self.world.indexes.get(name).map(|index| index.table.clone());
                let mode = if concurrently { LockMode::ShareUpdateExclusive } else { mode };
                table.into_iter().for_each(|table| self.partitions(&table, mode));
            }
            ("statistics", _) => {
                let table = self.world.statistics.get(name).cloned();
                table.into_iter().for_each(|table| self.take(&table, LockMode::ShareUpdateExclusive));
            }
            ("trigger", Some(on)) => self.family(&on.qualified(), mode),
            ("policy" | "rule", Some(on)) => self.take(&on.qualified(), mode),
            _ => {}
        }
    }

    /// A partition leaves the whole.
    fn left(&mut self, parent: &Qualified) {
        let is_whole = |relation: &super::world::Relation| relation.kind == super::world::RelationKind::Partitioned;
        if self.world.relations.get(parent).is_some_and(is_whole) {
            self.partition_of(parent, LockMode::AccessExclusive);
        }
    }

    /// The tables with values of a domain are read, and meanwhile not written, where it comes to refuse values.
    fn alter_domain<'a>(&mut self, domain: &Qualified, actions: impl Iterator<Item = &'a Action>) {
        for action in actions {
            let reads = match action {
                Action::AddConstraint(constraint) => !constraint.not_valid,
                Action::SetNotNull(_) | Action::ValidateConstraint(_) => true,
                _ => false,
            };
            if reads {
                super::scan::tables_with(domain, self.world).iter().for_each(|table| self.take(table, LockMode::Share));
            }
        }
    }

    fn alter(&mut self, table: &Qualified, only: bool, action: &Action) {
        use LockMode::{AccessExclusive, ShareRowExclusive, ShareUpdateExclusive};
        if let Some(tables) = self.constrained(table, action) {
            tables.iter().for_each(|part| self.take(part, self.world.mode_of_constraint(table, part, action)));
            self.beside(table, action);
            return;
        }
        let (mode, goes_on) = match action {
            Action::Triggers => (ShareRowExclusive, true),
            Action::ValidateConstraint(_) => (ShareUpdateExclusive, true),
            Action::AttachPartition { .. } | Action::DetachPartition { concurrently: true, .. } => {
                (ShareUpdateExclusive, false)
            }
            Action::SetColumnOption(_) | Action::Cluster | Action::SetParameters(_) => (ShareUpdateExclusive, false),
            Action::Rename(_)
            | Action::SetSchema(_)
            | Action::Owner
            | Action::SetLogged
            | Action::SetUnlogged
            | Action::SetAccessMethod
            | Action::SetTablespace
            | Action::RowSecurity
            | Action::Rules
            | Action::ReplicaIdentity
            | Action::SetCompression(_)
            | Action::Inherit(_)
            | Action::NoInherit(_)
            | Action::DetachPartition { .. }
            | Action::AddIdentity(_)
            | Action::SetIdentity(_)
            | Action::DropIdentity(_)
            | Action::Of
            | Action::NotOf => (AccessExclusive, false),
            Action::RenameConstraint(name, _) => (AccessExclusive, self.is_inherited(table, name)),
            _ => (AccessExclusive, true),
        };
        if goes_on && !only {
            self.family(table, mode)
        } else {
            self.take(table, mode)
        }
        self.beside(table, action);
    }

    /// Whether tables that come from the table have the constraint by the same name; what is not known may be so.
    fn is_inherited(&self, table: &Qualified, constraint: &Ident) -> bool {
        let known = self.world.relations.get(table).and_then(|relation| relation.constraints.get(constraint));
        known.is_none_or(|known| matches!(known.rule, Rule::Check(_) | Rule::NotNull(_)))
    }

    /// The tables to which a constraint comes, or from which it goes.
    fn constrained(&self, table: &Qualified, action: &Action) -> Option<BTreeSet<Qualified>> {
        let alone = || BTreeSet::from([table.clone()]);
        match action {
            Action::AddConstraint(constraint) => Some(match &constraint.rule {
                _ if constraint.no_inherit => alone(),
                Rule::Check(_) | Rule::NotNull(_) => match &constraint.name {
                    Some(name) => self.world.without(table, name),
                    None => self.world.family(table),
                },
                _ => self.world.with_partitions(table),
            }),
            Action::DropConstraint { constraint, .. } => {
                let known = self.world.relations.get(table).and_then(|relation| relation.constraints.get(constraint));
                let goes_on = known.is_none_or(|known| !known.no_inherit);
                Some(if goes_on { self.world.without(table, constraint) } else { alone() })
            }
            _ => None,
        }
    }

    /// The other tables that an action locks.
    fn beside(&mut self, table: &Qualified, action: &Action) {
        use LockMode::AccessExclusive;
        match action {
            Action::AddConstraint(constraint) => {
                self.refers(constraint);
                // Of a foreign key that partitions have already, the triggers go.
                let taken = self.world.without_key(table, constraint) != self.world.with_partitions(table);
                if let (Rule::ForeignKey(_, target, _), true) = (&constraint.rule, taken) {
                    self.family(&target.qualified(), AccessExclusive);
                }
            }
            Action::AddColumn { column, .. } => {
                column.constraints.iter().for_each(|constraint| self.refers(constraint))
            }
            Action::AttachPartition { partition, .. } => {
                self.family(&partition.qualified(), AccessExclusive);
                self.partition_of(table, LockMode::ShareUpdateExclusive);
            }
            Action::DetachPartition { partition, .. } => {
                self.family(&partition.qualified(), AccessExclusive);
                self.detached_from(table);
            }
            Action::Inherit(parent) => {
                self.take(&parent.qualified(), LockMode::ShareUpdateExclusive);
            }
            Action::DropConstraint { constraint, .. } => {
                let relation = self.world.relations.get(table);
                if let Some(Rule::ForeignKey(_, target, _)) = relation
                    .and_then(|relation| relation.constraints.get(constraint))
                    .map(|constraint| &constraint.rule)
                {
                    self.family(&target.qualified(), AccessExclusive);
                }
            }
            Action::DropColumn { column, .. } => {
                let targets = self.foreign_keys(table, |columns| columns.contains(column));
                targets.iter().for_each(|target| self.family(target, AccessExclusive));
            }
            // Foreign keys over the column are made anew.
            Action::SetType { column, .. } => {
                let targets = self.foreign_keys(table, |columns| columns.contains(column));
                targets.iter().for_each(|target| self.family(target, AccessExclusive));
                self.world.referring_by(table, column).iter().for_each(|table| self.family(table, AccessExclusive));
            }
            _ => {}
        }
    }
}
