//! Renames: those the code asks for, and those of constraints and indexes that follow from them.

pub mod instruction;
pub mod moves;
mod order;
mod resolve;
mod room;
mod types;

use crate::expression;
use crate::ident::{Ident, Member, Qualified, literal};
use crate::kind::Id;
use crate::kind::descent::descendants;
use crate::model::Schema;
use crate::naming::object_name;
use crate::statement::Statement;
use order::{between, collide, in_order};
use room::{named, values};
use std::collections::BTreeMap;

/// What is called differently afterwards, by what it was called before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Renames {
    tables: BTreeMap<Qualified, Ident>,
    columns: BTreeMap<Member, Ident>,
    others: BTreeMap<Id, Ident>,
    values: BTreeMap<(Qualified, String), String>,
}
impl Renames {
    /// These renames, each of what something is called before.
    pub(crate) fn of(pairs: impl IntoIterator<Item = (Id, Ident)>) -> Self {
        let mut renames = Self::default();
        for (id, name) in pairs {
            match id {
                Id::Table(table) => drop(renames.tables.insert(table, name)),
                Id::Column(column) => drop(renames.columns.insert(column, name)),
                other => drop(renames.others.insert(other, name)),
            }
        }
        renames
    }

    /// The renames that undo these.
    #[must_use]
    pub fn inverse(&self, to: &Schema) -> Self {
        let mut inverse = Self::default();
        for (old, new) in
            self.tables.iter().filter(|(old, new)| to.contains(&Id::Table(old.sibling(Ident::clone(new)))))
        {
            inverse.tables.insert(old.sibling(new.clone()), old.name.clone());
        }
        for (old, new) in &self.columns {
            let now = self.table(&old.table).member(new.clone());
            if to.contains(&Id::Column(now.clone())) {
                inverse.columns.insert(now, old.name.clone());
            }
        }
        for ((name, old), new) in &self.values {
            let now = self.own(&Id::Enum(name.clone()), name);
            if values(to, &now).contains(new) {
                inverse.values.insert((now, new.clone()), old.clone());
            }
        }
        for old in self.others.keys() {
            inverse.others.extend(old.own_name().map(|name| (old.renamed(self), name.clone())));
        }
        let named = named(to);
        inverse.others.retain(|id, _| named.contains(id));
        inverse.make_room(to);
        inverse.make_room_for_values(to);
        inverse.make_room_for_others(to);
        inverse
    }

    /// These renames without some of columns, which are told by what they are called afterwards.
    #[must_use]
    pub(crate) fn but(&self, column: impl Fn(&Member) -> bool) -> Self {
        let mut others = self.clone();
        others.columns.retain(|old, _| !column(&self.column(old)));
        others
    }

    /// Whether nothing is renamed.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.columns.is_empty() && self.others.is_empty() && self.values.is_empty()
    }

    /// What a table is called afterwards.
    pub fn table(&self, table: &Qualified) -> Qualified {
        self.tables.get(table).map_or_else(|| table.clone(), |name| table.sibling(name.clone()))
    }

    /// The new name of something, where it gets one.
    pub fn to(&self, id: &Id) -> Option<&Ident> {
        match id {
            Id::Table(name) => self.tables.get(name),
            Id::Column(name) => self.columns.get(name),
            other => self.others.get(other),
        }
    }

    /// What a column is called afterwards.
    pub fn column(&self, column: &Member) -> Member {
        let name = self.columns.get(column).unwrap_or(&column.name);
        self.table(&column.table).member(name.clone())
    }

    /// What something in a schema is called afterwards.
    pub fn own(&self, id: &Id, name: &Qualified) -> Qualified {
        self.others.get(id).map_or_else(|| name.clone(), |to| name.sibling(to.clone()))
    }

    /// What a constraint is called afterwards.
    pub fn constraint(&self, id: &Id, name: &Member) -> Member {
        self.table(&name.table).member(self.others.get(id).unwrap_or(&name.name).clone())
    }

    /// Whether values of the enum, which is called so afterwards, are called differently.
    pub(crate) fn has_values_of(&self, name: &Qualified) -> bool {
        self.values.keys().any(|(old, _)| self.own(&Id::Enum(old.clone()), old) == *name)
    }

    /// What a value of an enum is called afterwards, where that differs.
    pub fn value(&self, name: &Qualified, value: &str) -> Option<&str> {
        self.values.get(&(name.clone(), value.to_owned())).map(String::as_str)
    }

    /// With a column, those that other tables have from it are renamed.
    pub(crate) fn with_descendants(&self, schema: &Schema) -> Self {
        let mut all = self.clone();
        for (column, name) in &self.columns {
            for table in descendants(&column.table, schema) {
                all.columns.entry(table.member(column.name.clone())).or_insert_with(|| name.clone());
            }
        }
        all
    }

    /// Renames columns of a table in a list.
    pub fn columns(&self, table: &Qualified, columns: &mut [Ident]) {
        for column in columns {
            if let Some(name) = self.columns.get(&table.member(column.clone())) {
                *column = name.clone();
            }
        }
    }

    /// Renames columns of a table, and types, in an expression.
    pub fn expression(&self, table: &Qualified, expression: &mut String) {
        self.casts(expression);
        if self.columns.keys().any(|column| column.table == *table) {
            *expression = expression::rename_columns(expression, |name| {
                self.columns.get(&table.member(Ident::new(name))).cloned()
            });
        }
    }

    /// An expression over the row of a column, whose columns may be called as before: where nothing else is called so
    /// afterwards, that is what is meant.
    pub(crate) fn using(&self, column: &Member, expression: &str, to: &Schema) -> String {
        let table = &column.table;
        expression::rename_columns(expression, |word| {
            let is_new = to.contains(&Id::Column(table.member(Ident::new(word))));
            let old = |(old, _): &(&Member, &Ident)| self.table(&old.table) == *table && old.name.as_str() == word;
            self.columns.iter().find(old).filter(|_| !is_new).map(|(_, new)| new.clone())
        })
    }

    /// What is renamed, each thing where it is at that moment, in an order in which no name is taken when it is given.
    pub fn pairs(&self) -> Vec<(Id, Id)> {
        let tables = self.tables.iter().map(|(old, new)| (Id::Table(old.clone()), Id::Table(old.sibling(new.clone()))));
        let tables: Vec<_> = tables.collect();
        let columns = self.columns.iter().map(|(old, new)| {
            let table = self.table(&old.table);
            (Id::Column(table.member(old.name.clone())), Id::Column(table.member(new.clone())))
        });
        let mut first = Vec::new();
        let others = self.others.keys().map(|old| {
            let mut old_name = old.clone();
            if tables.iter().any(|(_, table)| collide(old, table)) {
                old_name = between(old);
                first.push((old.clone(), old_name.clone()));
            }
            let here = old_name.member().map(|member| old_name.in_table(&self.table(&member.table)));
            (here.unwrap_or(old_name), old.renamed(self))
        });
        let others: Vec<_> = others.collect();
        [first, in_order(tables, collide, between), in_order(columns.collect(), collide, between)]
            .into_iter()
            .chain([in_order(others, collide, between)])
            .flatten()
            .collect()
    }

    /// The statements that carry the renames out.
    pub fn statements(&self) -> Vec<Statement> {
        let mut statements: Vec<_> = self.pairs().into_iter().flat_map(|(from, to)| from.rename(&to)).collect();
        let values = self.values.iter().map(|((name, old), new)| {
            let name = self.own(&Id::Enum(name.clone()), name);
            ((name.clone(), old.clone()), (name, new.clone()))
        });
        let between = |(name, value): &(Qualified, String)| (name.clone(), object_name(value, "", "swapped"));
        for ((name, old), (_, new)) in in_order(values.collect(), |_, _| false, between) {
            let (old, new) = (literal(&old), literal(&new));
            statements.push(Statement::new(format!("ALTER TYPE {name} RENAME VALUE {old} TO {new}")));
        }
        statements
    }
}
