//! Indexes that partitions have from those of their table, where they are not as PostgreSQL makes them by itself.

use super::attachment::Attachment;
use super::constraint::drop_constraint;
use super::exclusion::Exclusion;
use super::index::Index;
use super::key::{PrimaryKey, Unique};
use super::key_index::KeyIndex;
use super::object::{Alteration, Context, Object, Slot};
use super::parameter::{Parameters, changed};
use super::table::Table;
use super::{Id, Payload, taken_over};
use crate::ident::{Ident, Qualified};
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod default_name;

pub(crate) use default_name::default_name;

/// The index of a partition that is part of an index or a key of the partitioned table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartitionIndex {
    /// The partition.
    pub table: Qualified,
    /// The index or the key of the topmost table.
    pub of: Id,
    /// Storage parameters.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub parameters: Parameters,
    /// The tablespace, where it is not the database's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<Ident>,
    /// It is as it should be, and not a part yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub apart: bool,
}

impl Object for PartitionIndex {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_class'::regclass, x.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(x.relname),
                jsonb_strip_nulls(jsonb_build_object('table', r.name,
                    'of', CASE c.contype WHEN 'p' THEN 'primary_key' WHEN 'u' THEN 'unique' WHEN 'x' THEN 'exclusion'
                                         ELSE 'index' END || ' ' || quote_ident(tn.nspname) || '.'
                          || CASE WHEN c.oid IS NOT NULL THEN quote_ident(t.relname) || '.' || quote_ident(c.conname)
                                  ELSE quote_ident(p.relname) END,
                    'parameters', ",
        super::catalog::options!("x.reloptions"),
        ", 'tablespace', ts.spcname))
         FROM relations r
         JOIN pg_index i ON i.indrelid = r.oid
         JOIN pg_class x ON x.oid = i.indexrelid AND x.relispartition
         JOIN pg_namespace n ON n.oid = x.relnamespace
         JOIN pg_class p ON p.oid = pg_partition_root(x.oid)
         JOIN pg_index pi ON pi.indexrelid = p.oid
         JOIN pg_class t ON t.oid = pi.indrelid
         JOIN pg_namespace tn ON tn.oid = t.relnamespace
         LEFT JOIN pg_constraint c ON c.conindid = p.oid AND c.contype IN ('p', 'u', 'x')
         LEFT JOIN pg_tablespace ts ON ts.oid = x.reltablespace
         WHERE r.relispartition AND NOT EXISTS (
             SELECT FROM pg_constraint own WHERE own.conindid = x.oid AND own.contype IN ('p', 'u', 'x')
             AND own.conparentid = 0)"
    ));

    const KEYWORD: &'static str = "INDEX";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("INDEX {name}")
    }

    fn needs(&self, _name: &Qualified) -> Vec<Id> {
        vec![Id::Table(self.table.clone()), self.of.clone()]
    }

    /// An index that is there has got the name that PostgreSQL gives; one of a table whose partitions lack theirs is not.
    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        if context.from.payload(&self.of).is_some_and(is_only) {
            let direct = parent(&self.table, context.to).as_ref() == table(&self.of, context.to);
            return self.define(name, context.to).into_iter().chain(direct.then(|| self.attach(name))).collect();
        }
        let (given, parameters, tablespace) = self.by_itself(name, context.to);
        self.become_like(&given, &parameters, &tablespace, name)
    }

    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        if self.apart {
            return match self.of {
                Id::Index(_) => vec![Statement::new(format!("DROP INDEX {name}"))],
                _ => drop_constraint(&self.table.member(name.name.clone())),
            };
        }
        let (given, parameters, tablespace) = self.by_itself(name, context.from);
        let plain = Self { parameters, tablespace, ..self.clone() };
        plain.become_like(name, &self.parameters, &self.tablespace, &given)
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        if self.of != to.of || self.table != to.table {
            return Alteration::Replace;
        }
        let mut statements = to.become_like(name, &self.parameters, &self.tablespace, name);
        // A whole that is made takes over what is there.
        let lacks = context.from.payload(&to.of).is_some_and(is_only);
        statements.extend((self.apart && !to.apart && lacks).then(|| to.attach(name)));
        Alteration::statements(statements)
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER INDEX {from} RENAME TO {}", to.name))]
    }

    fn owners(&self, _name: &Qualified) -> Vec<Id> {
        let of = (!self.apart).then(|| self.of.clone());
        of.into_iter().chain([Id::Table(self.table.clone())]).collect()
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        let key = matches!(self.of, Id::PrimaryKey(_)).then(|| Slot::PrimaryKey(self.table.clone()));
        std::iter::once(Slot::Relation(name.clone())).chain(key).collect()
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        self.table = renames.table(&self.table);
        self.of = self.of.renamed(renames);
    }
}

impl PartitionIndex {
    /// What the index would be without this: its name, parameters and tablespace.
    fn by_itself(&self, name: &Qualified, schema: &Schema) -> (Qualified, Parameters, Option<Ident>) {
        let given = default_name(&self.table, &self.of, schema).unwrap_or_else(|| name.clone());
        match schema.payload(&self.of) {
            Some(Payload::Index(index)) => (given, index.parameters.clone(), index.tablespace.clone()),
            Some(
                Payload::PrimaryKey(PrimaryKey { index, .. })
                | Payload::Unique(Unique { index, .. })
                | Payload::Exclusion(Exclusion { index, .. }),
            ) => (given, index.parameters.clone(), index.tablespace.clone()),
            _ => (given, Parameters::default(), None),
        }
    }

    /// Whether this is what PostgreSQL makes by itself.
    pub(crate) fn goes_without_saying(&self, name: &Qualified, schema: &Schema) -> bool {
        let by_itself = self.by_itself(name, schema);
        (name, &self.parameters, &self.tablespace) == (&by_itself.0, &by_itself.1, &by_itself.2)
            && schema.payload(&self.of).is_some_and(|of| !is_only(of))
            && default_name(&self.table, &self.of, schema).is_some()
    }

    fn become_like(
        &self,
        called: &Qualified,
        parameters: &Parameters,
        tablespace: &Option<Ident>,
        name: &Qualified,
    ) -> Vec<Statement> {
        let mut actions = changed(parameters, &self.parameters);
        if *tablespace != self.tablespace {
            let tablespace = self.tablespace.clone().unwrap_or_else(|| Ident::new("pg_default"));
            actions.push(format!("SET TABLESPACE {tablespace}"));
        }
        let rename = if called == name { Vec::new() } else { Self::rename(called, name) };
        let set = actions.into_iter().map(|action| Statement::new(format!("ALTER INDEX {name} {action}")));
        rename.into_iter().chain(set).collect()
    }

    /// Makes the index, no part of anything yet.
    fn define(&self, name: &Qualified, schema: &Schema) -> Vec<Statement> {
        let key = self.table.member(name.name.clone());
        match schema.payload(&self.of) {
            Some(Payload::Index(index)) => {
                let (parameters, tablespace) = (self.parameters.clone(), self.tablespace.clone());
                let own = Index { only: false, table: self.table.clone(), parameters, tablespace, ..index.clone() };
                vec![Statement::new(format!("CREATE {}", own.definition(name)))]
            }
            Some(Payload::PrimaryKey(of)) => {
                let own = PrimaryKey { index: self.key_index(), ..of.clone() };
                vec![own.index.add(&key, &own.definition())]
            }
            Some(Payload::Unique(of)) => {
                let own = Unique { index: self.key_index(), ..of.clone() };
                vec![own.index.add(&key, &own.definition())]
            }
            Some(Payload::Exclusion(of)) => {
                let own = Exclusion { index: self.key_index(), ..of.clone() };
                vec![own.index.add(&key, &own.definition())]
            }
            _ => Vec::new(),
        }
    }

    fn key_index(&self) -> KeyIndex {
        KeyIndex { only: false, parameters: self.parameters.clone(), tablespace: self.tablespace.clone() }
    }

    fn attach(&self, name: &Qualified) -> Statement {
        Statement::new(format!("ALTER INDEX {} ATTACH PARTITION {name}", index_name(&self.of)))
    }
}

/// An index or a key of a partitioned table, with those of its partitions that are unlike what PostgreSQL makes: they are
/// made first, and are taken for parts. Where partitions lack theirs, those that are there are made parts of it.
pub(super) fn create_with(id: &Id, create: Statement, context: &Context<'_>) -> Vec<Statement> {
    let parts = context.with.iter().filter_map(|part| match (part, context.to.payload(part)) {
        (Id::PartitionIndex(name), Some(Payload::PartitionIndex(index)))
            if index.of == *id && !taken_over::is_ready(id, &index.table, context) =>
        {
            Some((name, index))
        }
        _ => None,
    });
    let mut parts: Vec<_> = parts.collect();
    parts.sort_by_key(|(name, index)| (std::cmp::Reverse(depth(&index.table, context.to)), *name));
    let mut statements: Vec<_> = parts.iter().flat_map(|(name, index)| index.define(name, context.to)).collect();
    statements.extend(taken_over::create(id, create, context));
    if context.to.payload(id).is_some_and(is_only) {
        let direct =
            parts.iter().filter(|(_, index)| parent(&index.table, context.to).as_ref() == table(id, context.to));
        statements.extend(direct.map(|(name, index)| index.attach(name)));
    }
    statements
}

/// Whether partitions get parts that are unlike what PostgreSQL makes.
pub(super) fn has_special_parts(id: &Id, context: &Context<'_>) -> bool {
    let mut parts = context.to.iter().filter(|(part, _)| !context.from.contains(part));
    parts.any(|(_, fact)| matches!(&fact.payload, Payload::PartitionIndex(index) if index.of == *id))
}

/// What makes an index or a key whole whose partitions lack theirs.
pub(super) fn complete(id: &Id, context: &Context<'_>) -> Vec<Statement> {
    let Some(on) = table(id, context.to) else { return Vec::new() };
    let partitions = context.to.iter().filter_map(|(partition, _)| match partition {
        Id::Table(name) if parent(name, context.to).as_ref() == Some(on) => Some(name),
        _ => None,
    });
    let has_one = |partition: &Qualified, schema: &Schema| {
        schema.iter().any(|(_, fact)| {
            matches!(&fact.payload, Payload::PartitionIndex(index) if index.table == *partition && index.of == *id)
        })
    };
    let lacking = partitions.filter(|name| !has_one(name, context.from) && !has_one(name, context.to));
    lacking
        .flat_map(|partition| {
            let Some((name, index)) = plain(partition, id, context.to) else { return Vec::new() };
            index.define(&name, context.to).into_iter().chain([index.attach(&name)]).collect()
        })
        .collect()
}

/// The index that PostgreSQL makes for a partition.
pub(crate) fn plain(partition: &Qualified, of: &Id, schema: &Schema) -> Option<(Qualified, PartitionIndex)> {
    let name = default_name(partition, of, schema)?;
    let (table, of) = (partition.clone(), of.clone());
    let mut index = PartitionIndex { table, of, parameters: Parameters::default(), tablespace: None, apart: false };
    (_, index.parameters, index.tablespace) = index.by_itself(&name, schema);
    Some((name, index))
}

/// Whether it is an index or a key of a partitioned table whose partitions lack theirs.
pub(crate) fn is_only(payload: &Payload) -> bool {
    match payload {
        Payload::Index(index) => index.only,
        Payload::PrimaryKey(key) => key.index.only,
        Payload::Unique(key) => key.index.only,
        Payload::Exclusion(key) => key.index.only,
        _ => false,
    }
}

/// The table of an index or a key.
pub(crate) fn table<'a>(id: &'a Id, schema: &'a Schema) -> Option<&'a Qualified> {
    match schema.payload(id) {
        Some(Payload::Index(index)) => Some(&index.table),
        Some(Payload::PartitionIndex(index)) => Some(&index.table),
        _ => id.table(),
    }
}

/// The index that stands for an index or a key.
fn index_name(id: &Id) -> Qualified {
    match id {
        Id::PrimaryKey(name) | Id::Unique(name) | Id::Exclusion(name) => name.table.sibling(name.name.clone()),
        Id::Index(name) => name.clone(),
        other => Qualified::new("", other.path().as_str()),
    }
}

/// The table that a table is a partition of, by its own word or by that of an attachment.
fn parent(table: &Qualified, schema: &Schema) -> Option<Qualified> {
    match schema.payload(&Id::Table(table.clone())) {
        Some(Payload::Table(Table { partition_of: Some(partition), .. })) => Some(partition.parent.clone()),
        _ => schema.iter().find_map(|(id, fact)| match (id, &fact.payload) {
            (Id::Attachment(one), Payload::Attachment(Attachment { bound: Some(_) })) if one.table == *table => {
                Some(one.parent.clone())
            }
            _ => None,
        }),
    }
}

fn depth(table: &Qualified, schema: &Schema) -> usize {
    parent(table, schema).map_or(0, |parent| depth(&parent, schema) + 1)
}

/// Leaves out those that are as PostgreSQL makes them by itself; who needs one needs the whole.
pub(crate) fn leave_out_plain(schema: &mut Schema) {
    let plain = schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::PartitionIndex(name), Payload::PartitionIndex(index)) => {
            let said = schema.contains(&Id::Comment(Box::new(id.clone())));
            (!said && index.goes_without_saying(name, schema)).then(|| (id.clone(), index.of.clone()))
        }
        _ => None,
    });
    let plain: BTreeMap<Id, Id> = plain.collect();
    if plain.is_empty() {
        return;
    }
    schema.retain(|id| !plain.contains_key(id));
    for (_, fact) in schema.iter_mut() {
        for need in &mut fact.needs {
            if let Some(of) = plain.get(need) {
                need.clone_from(of);
            }
        }
    }
}
