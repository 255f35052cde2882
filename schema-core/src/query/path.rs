//! The columns by which a relation leads from one table to another, from what the tables declare.

use super::fragment::{Fragment, Level};
use super::statement::Query;
use crate::declare::def::{ColumnDef, ForeignKeyDef, RelationDef, TableDef, TableName, TypeKind};

/// The way from one table to another.
#[derive(Clone, Debug)]
pub struct Path {
    /// Columns of the table where it starts.
    pub own: Vec<&'static str>,
    /// The table with the columns that have the same values: the other one, or the one between.
    pub met: TableName,
    /// Those columns, with their types.
    pub theirs: Vec<(&'static str, String)>,
    /// Pairs of columns, of the table between and of the other.
    pub beyond: Option<Beyond>,
}

/// The second half of the way.
#[derive(Clone, Debug)]
pub struct Beyond {
    /// The table at the end.
    pub target: TableName,
    /// Columns of the table between, each with the one of the target that it refers to.
    pub pairs: Vec<(&'static str, &'static str)>,
}

impl Path {
    /// By a foreign key of the table where it starts.
    pub(super) fn by_own_key(from: &'static TableDef, to: &'static TableDef, name: &str) -> Self {
        let by = relation(from, name).map(|relation| relation.by).unwrap_or_default();
        let key = key(from, to.name, by);
        let (own, theirs) = key.map(|key| (key.columns, key.target_columns)).unwrap_or_default();
        Self { own: own.to_vec(), met: to.name, theirs: typed(to, theirs), beyond: None }
    }

    /// By a foreign key of the other table.
    pub(super) fn by_their_key(from: &'static TableDef, to: &'static TableDef, name: &str) -> Self {
        let by = relation(from, name).map(|relation| relation.by).unwrap_or_default();
        let key = key(to, from.name, by);
        let (theirs, own) = key.map(|key| (key.columns, key.target_columns)).unwrap_or_default();
        Self { own: own.to_vec(), met: to.name, theirs: typed(to, theirs), beyond: None }
    }

    /// By two foreign keys of a table between.
    pub(super) fn through(
        from: &'static TableDef,
        between: &'static TableDef,
        to: &'static TableDef,
        name: &str,
    ) -> Self {
        let by = relation(from, name).map(|relation| relation.by).unwrap_or_default();
        let (ours, others) = by.split_at(by.len() / 2);
        let (theirs, own) =
            key(between, from.name, ours).map(|key| (key.columns, key.target_columns)).unwrap_or_default();
        let pairs = key(between, to.name, others)
            .map(|key| key.columns.iter().copied().zip(key.target_columns.iter().copied()).collect())
            .unwrap_or_default();
        Self {
            own: own.to_vec(),
            met: between.name,
            theirs: typed(between, theirs),
            beyond: Some(Beyond { target: to.name, pairs }),
        }
    }

    /// The columns at the other side, with their types.
    pub(super) fn theirs(&self) -> Vec<(Fragment, String)> {
        self.theirs.iter().map(|(name, ty)| (Fragment::column(self.met.name, name), ty.clone())).collect()
    }

    /// Joins the table between to a query over the one at the end.
    pub(super) fn join_through(&self, query: &mut Query) {
        let Some(Beyond { target, pairs }) = &self.beyond else { return };
        let mut join = Fragment::sql("JOIN ");
        join.append(Fragment::table(self.met)).push(" ON ");
        let mut on = None;
        for (between, end) in pairs {
            let end = Fragment::column(target.name, end);
            let equal = Fragment::column(self.met.name, between).binary("=", end, Level::Comparison);
            Query::and(&mut on, Some(equal));
        }
        join.append(on.unwrap_or_else(|| Fragment::sql("true")));
        query.joins.push(join);
    }
}

fn relation(table: &'static TableDef, name: &str) -> Option<&'static RelationDef> {
    table.relations.iter().find(|relation| relation.name == name)
}

/// The foreign key with these columns, or the only one: the macro has seen to it that there is one.
fn key(table: &'static TableDef, target: TableName, by: &[&str]) -> Option<&'static ForeignKeyDef> {
    table.foreign_keys.iter().find(|key| key.target == target && (by.is_empty() || key.columns == by))
}

fn typed(table: &TableDef, columns: &[&'static str]) -> Vec<(&'static str, String)> {
    let column = |name: &str| table.columns.iter().find(|column| column.name == name);
    columns.iter().map(|name| (*name, column(name).map(cast_name).unwrap_or_default())).collect()
}

/// A column's type as a cast names it; lengths and the like say nothing about a parameter. PostgreSQL sends the values of
/// a domain as those of the type below it.
fn cast_name(column: &ColumnDef) -> String {
    match (column.sql_type_override, column.own_type.map(|own| own.kind)) {
        (Some(name), _) => name.to_owned(),
        (None, Some(TypeKind::Domain { base, .. })) => cast_name(base),
        (None, _) => column.sql_type.cast_name(),
    }
}
