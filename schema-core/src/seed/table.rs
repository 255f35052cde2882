//! What has to be known of tables to make rows for them.

use super::bounds::Bounds;
use super::condition::{Expr, Value};
use super::kind::{Kind, Types};
use super::plausible::Name;
use super::types::types;
use crate::declare::def::{
    BoundDef, ColumnDef, DefaultDef, EnumStorage, Kept, PartitionDef, SchemaDef, Strategy, TableDef,
};
use crate::ident::{Ident, Qualified};
use crate::kind::index_element::{IndexElement, Key as IndexKey};
use crate::kind::{Id, Payload, key};
use crate::model::Schema;
use std::collections::BTreeMap;

/// A table that rows are made for.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: Qualified,
    /// Those that get values; others are left to their defaults.
    pub(super) columns: Vec<Column>,
    /// Columns that need a value and have a type of which none is known.
    pub(super) unknown: Vec<(Ident, String)>,
    pub(super) keys: Vec<Key>,
    pub(super) references: Vec<Reference>,
    pub(super) conditions: Vec<(String, Expr)>,
}

/// A column that gets values.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: Ident,
    /// As the type is spelled.
    pub(super) sql_type: String,
    pub(super) kind: Kind,
    pub(super) nullable: bool,
    pub(super) hint: Name,
    pub(super) bounds: Bounds,
    /// Where its values are counted: the first, and how far it is to the next.
    pub(super) counted: Option<(i64, i64)>,
    /// A JSON column's default, whose shape is what is known of it; else what its Rust type reads.
    pub(super) json: Option<String>,
}

/// Columns of which no two rows have the same values.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) parts: Vec<Part>,
    /// It says so only of rows that satisfy this.
    pub(super) predicate: Option<Expr>,
    pub(super) primary: bool,
    pub(super) nulls_distinct: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Part {
    Column(usize),
    Expression(Expr),
}

/// A foreign key.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    pub(super) name: String,
    pub(super) columns: Vec<usize>,
    pub(super) target: Qualified,
    pub(super) target_columns: Vec<Ident>,
    /// All its columns can be NULL.
    pub(super) nullable: bool,
}

impl Table {
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name.as_str() == name)
    }

    /// The columns of a key, where it has columns alone.
    pub(super) fn key_columns(key: &Key) -> Option<Vec<usize>> {
        key.parts.iter().map(|part| if let Part::Column(at) = part { Some(*at) } else { None }).collect()
    }
}

/// The tables of a schema, with what the code says beyond its facts.
pub(super) fn tables(schema: &Schema, code: Option<&SchemaDef>) -> Vec<Table> {
    let types = types(schema, code);
    let mut tables = BTreeMap::new();
    for (id, fact) in schema.iter() {
        if let (Id::Table(name), Payload::Table(table)) = (id, &fact.payload)
            && table.partition_of.is_none()
            && table.foreign.is_none()
        {
            tables.insert(name.clone(), columns(schema, name, &types));
        }
    }
    if let Some(code) = code {
        for def in code.tables.iter().filter(|def| def.view.is_none()) {
            if let Some(table) = tables.get_mut(&Qualified::new(def.name.schema, def.name.name)) {
                said(table, def);
            }
        }
    }
    for (id, fact) in schema.iter() {
        constraint(id, &fact.payload, &mut tables);
    }
    let mut tables: Vec<_> = tables.into_values().collect();
    tables.iter_mut().for_each(settle);
    tables
}

fn columns(schema: &Schema, name: &Qualified, types: &Types) -> Table {
    let mut table = Table {
        name: name.clone(),
        columns: Vec::new(),
        unknown: Vec::new(),
        keys: Vec::new(),
        references: Vec::new(),
        conditions: Vec::new(),
    };
    for (member, column) in schema.columns(name) {
        if schema.contains(&Id::Generated(member.clone())) {
            continue;
        }
        let default = match schema.payload(&Id::Default(member.clone())) {
            Some(Payload::Default(default)) => Some(default.expression.as_str()),
            _ => None,
        };
        let counted = match schema.payload(&Id::Identity(member.clone())) {
            Some(Payload::Identity(identity)) => {
                let step = identity.options.increment.unwrap_or(1);
                let first =
                    if step < 0 { identity.options.max.unwrap_or(-1) } else { identity.options.min.unwrap_or(1) };
                Some((identity.options.start.unwrap_or(first), step))
            }
            _ => default.filter(|default| default.starts_with("nextval(")).map(|_| (1, 1)),
        };
        let (kind, not_null, conditions) = match Kind::of(&column.sql_type, types) {
            Kind::Domain(domain) => (domain.base, domain.not_null, domain.conditions),
            kind => (kind, false, Vec::new()),
        };
        if kind == Kind::Unknown {
            if column.not_null && default.is_none() {
                table.unknown.push((member.name.clone(), column.sql_type.clone()));
            }
            continue;
        }
        let json = default.filter(|_| kind == Kind::Json).and_then(literal_of);
        for condition in &conditions {
            table
                .conditions
                .push((format!("of {}", column.sql_type), condition.renamed("value", member.name.as_str())));
        }
        table.columns.push(Column {
            name: member.name.clone(),
            sql_type: column.sql_type.clone(),
            hint: Name::of(member.name.as_str(), name.name.as_str()),
            kind,
            nullable: !column.not_null && !not_null,
            bounds: Bounds::default(),
            counted,
            json,
        });
    }
    table
}

/// The text of a default that is one.
fn literal_of(default: &str) -> Option<String> {
    match Expr::read(default) {
        Expr::Value(Value::Text(text)) => Some(text),
        _ => None,
    }
}

fn constraint(id: &Id, payload: &Payload, tables: &mut BTreeMap<Qualified, Table>) {
    match (id, payload) {
        (Id::PrimaryKey(name), Payload::PrimaryKey(key)) => {
            add_key(tables.get_mut(&name.table), name.name.as_str(), &key.columns, true, true);
        }
        (Id::Unique(name), Payload::Unique(key::Unique { columns, nulls_not_distinct, .. })) => {
            add_key(tables.get_mut(&name.table), name.name.as_str(), columns, false, !nulls_not_distinct);
        }
        (Id::Index(name), Payload::Index(index)) if index.unique => {
            let Some(table) = tables.get_mut(&index.table) else { return };
            let predicate = index.predicate.as_deref();
            add_elements(table, name.name.as_str(), &index.elements, predicate, !index.nulls_not_distinct);
        }
        // Of those that exclude by more than equality, only PostgreSQL knows.
        (Id::Exclusion(name), Payload::Exclusion(exclusion))
            if exclusion.operators.iter().all(|operator| operator == "=") =>
        {
            let Some(table) = tables.get_mut(&name.table) else { return };
            add_elements(table, name.name.as_str(), &exclusion.elements, exclusion.predicate.as_deref(), true);
        }
        (Id::ForeignKey(name), Payload::ForeignKey(key)) => {
            let Some(table) = tables.get_mut(&name.table) else { return };
            let columns: Option<Vec<_>> = key.columns.iter().map(|column| table.column(column.as_str())).collect();
            let Some(columns) = columns else { return };
            table.references.push(Reference {
                name: name.name.as_str().to_owned(),
                nullable: columns.iter().all(|at| table.columns.get(*at).is_some_and(|column| column.nullable)),
                columns,
                target: key.target.clone(),
                target_columns: key.target_columns.clone(),
            });
        }
        (Id::Check(name), Payload::Check(check)) => {
            if let Some(table) = tables.get_mut(&name.table) {
                table.conditions.push((name.name.as_str().to_owned(), Expr::read(&check.expression)));
            }
        }
        _ => {}
    }
}

fn add_elements(
    table: &mut Table,
    name: &str,
    elements: &[IndexElement],
    predicate: Option<&str>,
    nulls_distinct: bool,
) {
    let part = |key: &IndexKey| match key {
        IndexKey::Column(name) => table.column(name.as_str()).map(Part::Column),
        IndexKey::Expression(sql) => Some(Part::Expression(Expr::read(sql))),
    };
    let parts: Option<Vec<_>> = elements.iter().map(|element| part(&element.key)).collect();
    table.keys.extend(parts.map(|parts| Key {
        name: name.to_owned(),
        parts,
        predicate: predicate.map(Expr::read),
        primary: false,
        nulls_distinct,
    }));
}

fn add_key(table: Option<&mut Table>, name: &str, columns: &[Ident], primary: bool, nulls_distinct: bool) {
    let Some(table) = table else { return };
    let parts: Option<Vec<_>> = columns.iter().map(|column| table.column(column.as_str()).map(Part::Column)).collect();
    table.keys.extend(parts.map(|parts| Key {
        name: name.to_owned(),
        parts,
        predicate: None,
        primary,
        nulls_distinct,
    }));
}

/// What the facts need not say: closed sets and shapes whose checks are left out, and bounds of partitions.
fn said(table: &mut Table, def: &TableDef) {
    let counts = |column: &&ColumnDef| column.kept == Some(Kept::Version);
    // It begins where its default says.
    let counted = |name: &str| def.columns.iter().filter(counts).any(|own| own.name == name && own.default.is_some());
    table.columns.retain(|column| !counted(column.name.as_str()));
    for column in def.columns {
        let Some(at) = table.column(column.name) else { continue };
        let Some(own) = table.columns.get_mut(at) else { continue };
        if let Some(set) = column.values.filter(|set| matches!(set.storage, EnumStorage::Text { .. })) {
            own.bounds.list(set.values.iter().map(|value| value.name.to_owned()).collect());
        }
        // A default is an example already.
        own.json = own.json.take().or_else(|| column.example.and_then(|make| make()));
        if counts(&column) {
            own.bounds.list(vec!["1".to_owned()]);
        }
        own.bounds.json = column.json_shape.map(|shape| match shape {
            crate::declare::def::JsonShape::Object => "{}",
            crate::declare::def::JsonShape::Array => "[]",
        });
    }
    let Some(by) = &def.options.partition_by else { return };
    let [element] = by.keys else { return };
    let crate::declare::def::IndexKey::Column(name) = element.key else { return };
    let parts: Vec<_> = def.partitions.iter().filter(|partition| partition.of.is_none()).collect();
    let open = parts.is_empty() || parts.iter().any(|partition| matches!(partition.bound, BoundDef::Default));
    if let Some(own) = table.column(name).and_then(|at| table.columns.get_mut(at)).filter(|_| !open) {
        partitioned(&mut own.bounds, by.strategy, &parts);
        own.nullable = false;
    }
}

fn partitioned(bounds: &mut Bounds, strategy: Strategy, parts: &[&PartitionDef]) {
    match strategy {
        Strategy::Hash => {}
        Strategy::List => {
            let listed =
                parts.iter().flat_map(|part| if let BoundDef::List(values) = part.bound { values } else { &[] });
            bounds.list(listed.filter_map(|value| text_of(&constant(value)?)).collect());
        }
        // The first of them has room enough.
        Strategy::Range => {
            if let Some(BoundDef::Range { from: [from], to: [to] }) = parts.first().map(|part| part.bound) {
                bounds.between(constant(from), constant(to));
            }
        }
    }
}

fn constant(value: &DefaultDef) -> Option<Value> {
    Some(match value {
        DefaultDef::Text(text) => Value::Text((*text).to_owned()),
        DefaultDef::Integer(number) => Value::Number(*number as f64),
        DefaultDef::Number(text) => Value::Number(text.parse().ok()?),
        DefaultDef::Boolean(value) => Value::Boolean(*value),
        DefaultDef::Sql(_) => return None,
    })
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Boolean(value) => Some(value.to_string()),
        Value::Null | Value::Label(_) | Value::List(_) | Value::Unknown => None,
    }
}

/// Lets each column know what the conditions ask of it.
fn settle(table: &mut Table) {
    for column in &mut table.columns {
        for (_, condition) in &table.conditions {
            column.bounds.learn(condition, column.name.as_str());
        }
        column.nullable &= !column.bounds.not_null;
        if let (Some(shape), Some(default)) = (column.bounds.json, &column.json)
            && !default.trim_start().starts_with(&shape[..1])
        {
            column.json = None;
        }
    }
}
