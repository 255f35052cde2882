//! Children that come to have other parents: what they have from those that they leave becomes their own.

use super::apart::{Apart, both, has_ancestor};
use super::handed_down::from_parent;
use super::{Fact, Schema};
use crate::ident::{Member, Qualified};
use crate::kind::attachment::{Attachment, Descent};
use crate::kind::descent::{all_columns, inherited_default_fact, inherits_column, inherits_not_null, parents};
use crate::kind::table::Table;
use crate::kind::{Id, Payload};
use std::collections::BTreeSet;

/// The children whose parents change.
pub(super) fn children(from: &Schema, to: &Schema, anew: &BTreeSet<Qualified>) -> Vec<Qualified> {
    let changes = |before: &Table, after: &Table| before.inherits != after.inherits;
    let children = both(from, to).filter(|(name, before, after)| changes(before, after) && !anew.contains(*name));
    children.filter(|(name, ..)| !has_ancestor(name, from, anew)).map(|(name, ..)| name.clone()).collect()
}

/// Makes what a child has from parents that it leaves its own; what it has from others stays theirs.
pub(super) fn leave_parents(apart: &mut Apart, from: &Schema, to: &Schema, name: &Qualified) {
    let (before, after): (Vec<_>, Vec<_>) =
        (parents(name, from).cloned().collect(), parents(name, to).cloned().collect());
    let common: Vec<Qualified> = before.iter().filter(|parent| after.contains(parent)).cloned().collect();
    for parent in before.iter().filter(|parent| !common.contains(parent)) {
        for (_, id, fact) in from_parent(name, parent, from) {
            let stays_theirs = match &id {
                Id::Column(column) | Id::Default(column) | Id::Generated(column) => inherits_column(column, to),
                Id::Check(check) => inherits_check(check, to),
                _ => true,
            };
            if !stays_theirs && !apart.from.contains(&id) {
                make_own(&mut apart.from, id, fact);
            }
        }
        attach(&mut apart.from, name, parent);
    }
    for parent in after.iter().filter(|parent| !common.contains(parent)) {
        attach(&mut apart.to, name, parent);
    }
    let shared: Vec<Member> = all_columns(name, to).keys().map(|column| name.member(column.clone())).collect();
    let shared = shared.iter().filter(|column| is_theirs(column, from) && is_theirs(column, to));
    for column in shared {
        say_of_column(&mut apart.from, column, from);
        say_of_column(&mut apart.to, column, to);
    }
    inherit_only(&mut apart.from, name, &common);
    inherit_only(&mut apart.to, name, &common);
}

fn inherit_only(schema: &mut Schema, name: &Qualified, parents: &[Qualified]) {
    if let Some(fact) = schema.get_mut(&Id::Table(name.clone()))
        && let Payload::Table(table) = &mut fact.payload
    {
        table.inherits = parents.to_vec();
        fact.needs.retain(|need| !matches!(need, Id::Table(other) if !parents.contains(other)));
    }
}

/// What is special about a column that comes from another one, its own column says.
fn make_own(schema: &mut Schema, id: Id, fact: Fact) {
    if let Id::Column(column) = &id {
        schema.remove(&Id::InheritedColumn(column.clone()));
    }
    schema.insert(id, fact);
}

/// Makes all that a child has from its parents its own.
pub(super) fn leave_all_parents(apart: &mut Schema, from: &Schema, name: &Qualified) {
    for parent in parents(name, from) {
        let given = |id: &Id| matches!(id, Id::Column(_) | Id::Default(_) | Id::Generated(_) | Id::Check(_));
        for (_, id, fact) in from_parent(name, parent, from).into_iter().filter(|(_, id, _)| given(id)) {
            if !apart.contains(&id) {
                make_own(apart, id, fact);
            }
        }
        attach(apart, name, parent);
    }
    inherit_only(apart, name, &[]);
}

fn is_theirs(column: &Member, schema: &Schema) -> bool {
    inherits_column(column, schema) && !schema.contains(&Id::Column(column.clone()))
}

/// Says of a column, which comes from one parent before and from another one afterwards, what it has from them.
fn say_of_column(apart: &mut Schema, column: &Member, schema: &Schema) {
    let id = Id::Default(column.clone());
    if let Some(default) = inherited_default_fact(column, schema).filter(|_| !schema.contains(&id)) {
        let needs = default.needs.iter().filter(|need| need.table().is_none()).cloned();
        let needs = needs.chain([Id::Table(column.table.clone())]).collect();
        apart.insert(id, Fact { payload: default.payload.clone(), needs });
    }
    let id = Id::InheritedColumn(column.clone());
    if inherits_not_null(column, schema) {
        let mut special = match schema.payload(&id) {
            Some(Payload::InheritedColumn(special)) => special.clone(),
            _ => Default::default(),
        };
        special.not_null = true;
        apart.put(id, Payload::InheritedColumn(special));
    }
}

fn inherits_check(name: &Member, schema: &Schema) -> bool {
    parents(&name.table, schema).any(|parent| {
        let theirs = parent.member(name.name.clone());
        let own = schema.payload(&Id::Check(theirs.clone()));
        matches!(own, Some(Payload::Check(check)) if !check.no_inherit) || inherits_check(&theirs, schema)
    })
}

fn attach(schema: &mut Schema, table: &Qualified, parent: &Qualified) {
    let descent = Descent { table: table.clone(), parent: parent.clone() };
    schema.put(Id::Attachment(descent), Payload::Attachment(Attachment { bound: None }));
}
