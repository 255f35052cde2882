//! The tables that a statement meets: as facts tell them, or as the statements before made them.

use crate::ident::{Ident, Qualified};
use crate::sql::Rule;
use std::collections::{BTreeMap, BTreeSet};

mod facts;

/// What has to be known of a database to tell what a statement does to it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct World {
    /// Tables and what is like them.
    pub relations: BTreeMap<Qualified, Relation>,
    /// Indexes, those of keys left out.
    pub indexes: BTreeMap<Qualified, Index>,
    /// Domains: what is under them, and whether they refuse values.
    pub domains: BTreeMap<Qualified, Domain>,
    /// The functions that give another value each time.
    pub volatile: BTreeSet<Ident>,
    /// The functions that do not.
    pub steady: BTreeSet<Ident>,
    /// Extended statistics, and the table each is of.
    pub statistics: BTreeMap<Qualified, Qualified>,
}

/// A table or what is like one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relation {
    /// What it is.
    pub kind: RelationKind,
    /// Its own columns.
    pub columns: BTreeMap<Ident, Column>,
    /// Its own constraints.
    pub constraints: BTreeMap<Ident, Constraint>,
    /// The tables that it has columns from.
    pub parents: BTreeSet<Qualified>,
    /// It takes what no other partition takes.
    pub is_default: bool,
    /// It was made by one of the statements that are looked at.
    pub is_new: bool,
    /// Columns may be there that are not known.
    pub has_others: bool,
}

/// What a relation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RelationKind {
    /// A table with rows of its own.
    #[default]
    Table,
    /// A table whose rows are in its partitions.
    Partitioned,
    /// A table whose rows are elsewhere.
    Foreign,
    /// A view.
    View,
    /// A view with rows of its own.
    Materialized,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its type, in PostgreSQL's spelling.
    pub sql_type: String,
    /// `NOT NULL`
    pub not_null: bool,
    /// Rows get a value where none is given.
    pub is_filled: bool,
    /// It is computed.
    pub is_generated: bool,
}

/// A constraint.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// What it demands.
    pub rule: Rule,
    /// All rows satisfy it.
    pub is_valid: bool,
    /// It is the table's alone.
    pub no_inherit: bool,
    /// NULLs are alike.
    pub nulls_not_distinct: bool,
}

/// An index.
#[derive(Clone, Debug, PartialEq)]
pub struct Index {
    /// The table.
    pub table: Qualified,
    /// `UNIQUE`
    pub unique: bool,
    /// The access method.
    pub method: String,
    /// What it is over, an element each.
    pub elements: Vec<String>,
    /// `WHERE`
    pub predicate: Option<String>,
    /// It was made by one of the statements that are looked at.
    pub is_new: bool,
    /// It is part of the index of a partitioned table.
    pub is_part: bool,
}

/// A domain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Domain {
    /// The type underneath.
    pub base: String,
    /// It refuses values.
    pub is_constrained: bool,
}

impl Index {
    /// Whether it is over columns alone, and over all rows.
    pub fn is_plain(&self) -> bool {
        self.method == "btree"
            && self.predicate.is_none()
            && self.elements.iter().all(|element| !element.contains(['(', ' ']))
    }
}

impl World {
    /// The column of this name; it is there afterwards.
    pub(super) fn column_mut(&mut self, table: &Qualified, column: &Ident) -> &mut Column {
        self.relations.entry(table.clone()).or_default().columns.entry(column.clone()).or_default()
    }

    /// A column, of the table's own or from what it comes from.
    pub fn column(&self, table: &Qualified, column: &Ident) -> Option<&Column> {
        let relation = self.relations.get(table)?;
        let above = || relation.parents.iter().find_map(|parent| self.column(parent, column));
        relation.columns.get(column).or_else(above)
    }

    /// Whether a column refuses NULL, by itself or by what it comes from.
    pub fn is_not_null(&self, table: &Qualified, column: &Ident) -> bool {
        let Some(relation) = self.relations.get(table) else { return false };
        let in_key = |constraint: &Constraint| matches!(&constraint.rule, Rule::PrimaryKey(columns, _) if columns.contains(column));
        let above = || relation.parents.iter().any(|parent| self.is_not_null(parent, column));
        relation.columns.get(column).map_or_else(above, |column| column.not_null)
            || relation.constraints.values().any(in_key)
    }

    /// The tables that have columns from a table, at whatever distance.
    pub fn descendants(&self, table: &Qualified) -> BTreeSet<Qualified> {
        let mut found = BTreeSet::new();
        let mut open = vec![table];
        while let Some(next) = open.pop() {
            for (name, relation) in &self.relations {
                if relation.parents.contains(next) && found.insert(name.clone()) {
                    open.push(name);
                }
            }
        }
        found
    }

    /// The table and, where its rows are in partitions, those.
    pub fn with_partitions(&self, table: &Qualified) -> BTreeSet<Qualified> {
        match self.relations.get(table).map(|relation| relation.kind) {
            Some(RelationKind::Partitioned) => self.family(table),
            _ => BTreeSet::from([table.clone()]),
        }
    }

    /// The table and those below it to which a constraint of this name goes on: it stops where there is one.
    pub fn without(&self, table: &Qualified, constraint: &Ident) -> BTreeSet<Qualified> {
        let mut found = BTreeSet::from([table.clone()]);
        let mut open = vec![table.clone()];
        while let Some(next) = open.pop() {
            for (name, relation) in &self.relations {
                if relation.parents.contains(&next)
                    && found.insert(name.clone())
                    && !relation.constraints.contains_key(constraint)
                {
                    open.push(name.clone());
                }
            }
        }
        found
    }

    /// A table and what it is part of.
    pub fn above(&self, table: &Qualified) -> Vec<Qualified> {
        let parents = self.relations.get(table).into_iter().flat_map(|relation| &relation.parents);
        std::iter::once(table.clone()).chain(parents.flat_map(|parent| self.above(parent))).collect()
    }

    /// The tables that refer to a table.
    pub fn referring(&self, target: &Qualified) -> Vec<Qualified> {
        self.referring_where(target, |_| true)
    }

    /// The tables that refer to a table by a column of it.
    pub(super) fn referring_by(&self, target: &Qualified, column: &Ident) -> Vec<Qualified> {
        let keys = self.relations.get(target).into_iter().flat_map(|relation| relation.constraints.values());
        let is_primary = |constraint: &Constraint| matches!(&constraint.rule, Rule::PrimaryKey(columns, _) if columns.contains(column));
        let in_primary = keys.clone().any(is_primary);
        self.referring_where(target, |columns| columns.contains(column) || columns.is_empty() && in_primary)
    }

    fn referring_where(&self, target: &Qualified, wanted: impl Fn(&[Ident]) -> bool) -> Vec<Qualified> {
        let refers = |constraint: &Constraint| matches!(&constraint.rule, Rule::ForeignKey(_, to, columns) if to.qualified() == *target && wanted(columns));
        let found = self.relations.iter().filter(|(_, relation)| relation.constraints.values().any(refers));
        found.map(|(name, _)| name.clone()).collect()
    }

    /// The table and all that have columns from it.
    pub fn family(&self, table: &Qualified) -> BTreeSet<Qualified> {
        let mut family = self.descendants(table);
        family.insert(table.clone());
        family
    }

    /// Notes whether a function gives another value each time.
    pub(super) fn function(&mut self, name: Ident, definition: &str) {
        let words = schema_sql::tokens(definition).unwrap_or_default();
        let is_steady = words.iter().any(|word| word.is_word("immutable") || word.is_word("stable"));
        if is_steady {
            self.steady.insert(name)
        } else {
            self.volatile.insert(name)
        };
    }

    /// Whether a relation has rows of its own.
    pub fn has_rows(&self, name: &Qualified) -> bool {
        self.relations
            .get(name)
            .is_some_and(|relation| matches!(relation.kind, RelationKind::Table | RelationKind::Materialized))
    }
}
