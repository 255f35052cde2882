//! The order of steps on tables that come from each other, that come and go as partitions and children, or are made anew.

use super::node::{Action, Node};
use super::replacement::Actions;
use crate::diff::Changes;
use crate::ident::{Member, Qualified};
use crate::kind::attachment::Descent;
use crate::kind::descent::{ancestors, has_column, parents};
use crate::kind::partition_index::{is_only, table};
use crate::kind::{Id, Payload};
use crate::model::Schema;
use std::collections::BTreeMap;

type Edges = Vec<(usize, usize)>;

/// The pairs of steps of which the first comes before the second.
pub(super) fn edges(nodes: &[Node], changes: &Changes<'_>, actions: &Actions) -> Edges {
    let steps = Steps { nodes, changes, actions };
    let mut edges = Edges::new();
    steps.around_tables_anew(&mut edges);
    steps.around_attachments(&mut edges);
    steps.around_only(&mut edges);
    steps.around_bounds(&mut edges);
    steps.along_descent(&mut edges);
    edges
}

struct Steps<'a> {
    nodes: &'a [Node],
    changes: &'a Changes<'a>,
    actions: &'a Actions,
}

impl Steps<'_> {
    fn find(&self, action: Action, id: &Id) -> Option<usize> {
        self.nodes.iter().position(|node| node.action == action && node.with.contains(id))
    }

    fn all(&self, action: Action) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.action == action)
    }

    /// The rows of a table that is made anew go over, and the old one is dropped, when its partitions are there, and
    /// before anything else stands on it. What is dropped of the old one is dropped while it has its name.
    fn around_tables_anew(&self, edges: &mut Edges) {
        for (old, new) in &self.actions.aside {
            let Id::Table(name) = old else { continue };
            let (Some(create), Some(drop)) = (self.find(Action::Create, new), self.find(Action::Drop, old)) else {
                continue;
            };
            let whole = self.attached_to(name);
            let joins =
                |node: &Node| matches!(&node.id, Id::Attachment(one) if one.table == *name || one.parent == *name);
            let is_joined = self.all(Action::Create).any(|(_, node)| joins(node));
            for (at, node) in self.nodes.iter().enumerate().filter(|(at, _)| *at != create && *at != drop) {
                let names_it = || node.with.iter().any(|id| id.table() == Some(name));
                let needs_it =
                    || node.with.iter().any(|id| self.changes.to.get(id).is_some_and(|fact| fact.needs.contains(new)));
                let receives =
                    || self.is_part_of(&node.id, name) || whole.is_some_and(|whole| self.is_part_of(&node.id, whole));
                edges.extend(match node.action {
                    Action::Drop if names_it() => Some((at, create)),
                    Action::Create if receives() => Some((at, drop)),
                    Action::Create if needs_it() && !(is_joined && self.shapes_it(node, name)) => Some((drop, at)),
                    _ => None,
                });
            }
        }
    }

    /// The table that a partition is attached to at the end.
    fn attached_to(&self, name: &Qualified) -> Option<&Qualified> {
        self.all(Action::Create).find_map(|(_, node)| match &node.id {
            Id::Attachment(descent) if descent.table == *name => Some(&descent.parent),
            _ => None,
        })
    }

    /// Whether the object is a partition of a table, or makes one of it.
    fn is_part_of(&self, id: &Id, whole: &Qualified) -> bool {
        let parent = match (id, self.changes.to.payload(id)) {
            (Id::Attachment(descent), _) => Some(&descent.parent),
            (_, Some(Payload::Table(table))) => table.partition_of.as_ref().map(|partition| &partition.parent),
            _ => None,
        };
        parent.is_some_and(|parent| parent == whole || self.is_part_of(&Id::Table(parent.clone()), whole))
    }

    /// What leaves does so before anything else happens to both, and what joins does so after.
    fn around_attachments(&self, edges: &mut Edges) {
        for (at, node) in self.nodes.iter().enumerate() {
            let Id::Attachment(descent) = &node.id else { continue };
            let others = self.nodes.iter().enumerate().filter(|(_, other)| !matches!(other.id, Id::Attachment(_)));
            match node.action {
                Action::Drop => {
                    let waits = |other: &Node| self.touches(other, descent) && !self.needs(other, &node.id);
                    edges.extend(others.filter(|(_, other)| waits(other)).map(|(other, _)| (at, other)));
                    edges.extend(self.joins(descent).map(|join| (join, at)));
                    edges.extend(self.refers(descent).map(|key| (key, at)));
                }
                _ => {
                    edges.extend(others.filter(|(_, other)| self.shapes(other, descent)).map(|(other, _)| (other, at)))
                }
            }
        }
    }

    /// The foreign keys that go, and refer to rows of a partition that leaves.
    fn refers(&self, left: &Descent) -> impl Iterator<Item = usize> {
        let mut above = ancestors(&left.parent, &self.changes.from);
        above.insert(left.parent.clone());
        let refers = move |id: &Id| matches!(self.changes.from.payload(id), Some(Payload::ForeignKey(key)) if above.contains(&key.target));
        self.all(Action::Drop).filter(move |(_, node)| refers(&node.id)).map(|(at, _)| at)
    }

    /// A child that has a column from the parent that it leaves, and from one that it joins, joins first.
    fn joins(&self, left: &Descent) -> impl Iterator<Item = usize> {
        let is_child = |schema: &Schema, id: &Id| matches!(schema.payload(id), Some(Payload::Attachment(one)) if one.bound.is_none());
        self.all(Action::Create).filter_map(move |(at, node)| match &node.id {
            Id::Attachment(joined) if joined.table == left.table && is_child(&self.changes.to, &node.id) => Some(at),
            _ => None,
        })
    }

    fn schema(&self, node: &Node) -> &Schema {
        if node.action == Action::Drop { &self.changes.from } else { &self.changes.to }
    }

    fn needs(&self, node: &Node, need: &Id) -> bool {
        let needs = |schema: &Schema, id: &Id| schema.get(id).is_some_and(|fact| fact.needs.contains(need));
        node.with.iter().any(|id| needs(&self.changes.from, id) || needs(&self.changes.to, id))
    }

    /// Whether a step is about something that a table has, or had, from another one.
    fn touches(&self, node: &Node, descent: &Descent) -> bool {
        let is_partition = matches!(self.changes.from.payload(&Id::Attachment(descent.clone())),
            Some(Payload::Attachment(attachment)) if attachment.bound.is_some());
        let schema = self.schema(node);
        node.with.iter().any(|id| match table(id, schema) {
            Some(table) if *table == descent.parent => true,
            // What else a child has is its own.
            Some(table) if *table == descent.table => is_partition || self.is_from(id, &descent.parent),
            _ => false,
        })
    }

    fn is_from(&self, id: &Id, parent: &Qualified) -> bool {
        let theirs = |name: &Member| parent.member(name.name.clone());
        match id {
            Id::Column(name) | Id::Generated(name) => has_column(&theirs(name), &self.changes.from),
            Id::Check(name) => self.changes.from.contains(&Id::Check(theirs(name))),
            Id::Table(_) => true,
            _ => false,
        }
    }

    /// Whether a step makes one of both what it has to be.
    fn shapes(&self, node: &Node, descent: &Descent) -> bool {
        self.shapes_it(node, &descent.table) || self.shapes_it(node, &descent.parent)
    }

    fn shapes_it(&self, node: &Node, name: &Qualified) -> bool {
        let schema = self.schema(node);
        node.with.iter().any(|id| {
            let shapes = node.action == Action::Drop && matches!(id, Id::ForeignKey(_))
                || matches!(
                    id,
                    Id::Table(_)
                        | Id::Column(_)
                        | Id::Generated(_)
                        | Id::Identity(_)
                        | Id::PrimaryKey(_)
                        | Id::Unique(_)
                        | Id::Check(_)
                        | Id::Exclusion(_)
                        | Id::Index(_)
                );
            // The old one of a table that is made anew is not the one that joins.
            let old = node.action == Action::Drop && self.actions.aside.contains_key(&node.id);
            shapes && !old && !schema.payload(id).is_some_and(is_only) && table(id, schema) == Some(name)
        })
    }

    /// An index of a table whose partitions lack theirs comes when these are there.
    fn around_only(&self, edges: &mut Edges) {
        for (at, node) in
            self.all(Action::Create).filter(|(_, node)| self.changes.to.payload(&node.id).is_some_and(is_only))
        {
            let Some(on) = table(&node.id, &self.changes.to) else { continue };
            let parts = self.all(Action::Create).filter(|(_, part)| self.is_part_of(&part.id, on));
            edges.extend(parts.map(|(part, _)| (part, at)));
        }
    }

    /// What leaves its place among the partitions of a table does so before others take theirs.
    fn around_bounds(&self, edges: &mut Edges) {
        let leaves = |node: &Node| match &node.id {
            Id::Attachment(descent) if node.action == Action::Drop => Some(descent.parent.clone()),
            id if node.action == Action::Drop => part(id, &self.changes.from),
            _ => None,
        };
        let takes = |node: &Node| match &node.id {
            Id::Attachment(descent) if node.action == Action::Create => Some(descent.parent.clone()),
            id if node.action != Action::Drop => part(id, &self.changes.to),
            _ => None,
        };
        let leaving: Vec<_> =
            self.nodes.iter().enumerate().filter_map(|(at, node)| Some((at, leaves(node)?))).collect();
        if leaving.is_empty() {
            return;
        }
        for (at, node) in self.nodes.iter().enumerate() {
            if let Some(whole) = takes(node) {
                edges.extend(leaving.iter().filter(|(_, left)| *left == whole).map(|(left, _)| (*left, at)));
            }
        }
    }

    /// A column or a check that two tables have, the one from the other, and the other by itself too, comes to the other
    /// first and goes from it last.
    fn along_descent(&self, edges: &mut Edges) {
        let mut steps: BTreeMap<(&Id, Action), usize> = BTreeMap::new();
        let apart = |node: &Node| !matches!(node.id, Id::Table(_));
        for (at, node) in self.nodes.iter().enumerate().filter(|(_, node)| apart(node)) {
            let shared = node.with.iter().filter(|id| matches!(id, Id::Column(_) | Id::Check(_) | Id::PrimaryKey(_)));
            steps.extend(shared.map(|id| ((id, node.action), at)));
        }
        for ((id, action), at) in &steps {
            let Some(name) = id.member() else { continue };
            if matches!(id, Id::PrimaryKey(_)) {
                self.before_keys_above(&name.table, *action, *at, edges);
                continue;
            }
            let above = parents(&name.table, &self.changes.from).chain(parents(&name.table, &self.changes.to));
            for parent in above {
                let theirs = id.in_table(parent);
                let step = |action| steps.get(&(&theirs, action)).copied();
                match action {
                    Action::Create => {
                        edges.extend(step(Action::Create).map(|other| (*at, other)));
                        edges.extend(step(Action::Drop).map(|other| (other, *at)));
                    }
                    Action::Drop => {
                        edges.extend(step(Action::Drop).map(|other| (other, *at)));
                        edges.extend(step(Action::Create).map(|other| (*at, other)));
                    }
                    Action::Alter => edges.extend(step(Action::Alter).map(|other| (other, *at))),
                }
            }
        }
    }

    /// A partition loses its own primary key before its table gives it one.
    fn before_keys_above(&self, partition: &Qualified, action: Action, at: usize, edges: &mut Edges) {
        let Some(above) = part(&Id::Table(partition.clone()), &self.changes.to).filter(|_| action == Action::Drop)
        else {
            return;
        };
        let gives = |node: &&(usize, &Node)| {
            node.1.with.iter().any(|id| matches!(id, Id::PrimaryKey(key) if key.table == above))
        };
        edges.extend(self.all(Action::Create).filter(|node| gives(&node)).map(|(other, _)| (at, other)));
        self.before_keys_above(&above, action, at, edges);
    }
}

/// The table that a table is a partition of.
fn part(id: &Id, schema: &Schema) -> Option<Qualified> {
    match schema.payload(id) {
        Some(Payload::Table(table)) => table.partition_of.as_ref().map(|partition| partition.parent.clone()),
        _ => None,
    }
}
