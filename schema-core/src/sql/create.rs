//! What `CREATE` makes.

use super::column::{self, ColumnDefinition, Constraint};
use super::cursor::Cursor;
use super::read::{ON_TABLES, kind};
use super::{Name, Shape};
use crate::ident::Ident;

/// `CREATE TABLE`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateTable {
    /// Its name.
    pub name: Name,
    /// Only for the session.
    pub temporary: bool,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// `CREATE FOREIGN TABLE`
    pub foreign: bool,
    /// The columns.
    pub columns: Vec<ColumnDefinition>,
    /// The constraints that stand beside the columns.
    pub constraints: Vec<Constraint>,
    /// `PARTITION BY`
    pub partitioned: bool,
    /// `PARTITION OF`
    pub partition_of: Option<PartitionOf>,
    /// `INHERITS`
    pub inherits: Vec<Name>,
    /// `AS`, `LIKE` or `OF`: there are columns that the statement does not name.
    pub has_others: bool,
}

/// What a table is a partition of.
#[derive(Clone, Debug, PartialEq)]
pub struct PartitionOf {
    /// The whole.
    pub parent: Name,
    /// It takes what no other one takes.
    pub default: bool,
}

/// `CREATE INDEX`
#[derive(Clone, Debug, PartialEq)]
pub struct CreateIndex {
    /// Its name, where one is given.
    pub name: Option<Ident>,
    /// The table.
    pub table: Name,
    /// `UNIQUE`
    pub unique: bool,
    /// `CONCURRENTLY`
    pub concurrently: bool,
    /// `IF NOT EXISTS`
    pub if_not_exists: bool,
    /// `ON ONLY`
    pub only: bool,
    /// The access method.
    pub method: String,
    /// What it is over, an element each.
    pub elements: Vec<String>,
    /// `INCLUDE`
    pub include: bool,
    /// `NULLS NOT DISTINCT`
    pub nulls_not_distinct: bool,
    /// `WHERE`
    pub predicate: Option<String>,
}

pub(super) fn create(cursor: &mut Cursor<'_>) -> Option<Shape> {
    cursor.eat("create");
    let or_replace = cursor.eat("or replace");
    let temporary =
        cursor.eat_one(&["temporary", "temp", "local temporary", "local temp", "global temporary"]).is_some();
    cursor.eat_one(&["unlogged", "recursive", "constraint", "trusted", "default"]);
    if cursor.is("unique index") || cursor.is("index") {
        return index(cursor).map(Shape::CreateIndex);
    }
    let kind = kind(cursor)?;
    if kind == "table" || kind == "foreign table" {
        return table(cursor, temporary, kind == "foreign table").map(Shape::CreateTable);
    }
    let if_not_exists = cursor.eat("if not exists");
    let name = cursor.name();
    let on = match kind.as_str() {
        kind if ON_TABLES.contains(&kind) => on_table(cursor, kind),
        "statistics" => from_table(cursor),
        _ => None,
    };
    Some(Shape::Create { kind, name, on, or_replace, if_not_exists, rest: cursor.rest().to_owned() })
}

/// The table of a trigger or a policy stands behind `ON`; that of a rule behind `TO`.
fn on_table(cursor: &mut Cursor<'_>, kind: &str) -> Option<Name> {
    let word = if kind == "rule" { "to" } else { "on" };
    while !cursor.is_end() && !cursor.eat(word) {
        cursor.bump();
    }
    cursor.name()
}

fn from_table(cursor: &mut Cursor<'_>) -> Option<Name> {
    while !cursor.is_end() && !cursor.eat("from") {
        cursor.bump();
    }
    cursor.name()
}

fn table(cursor: &mut Cursor<'_>, temporary: bool, foreign: bool) -> Option<CreateTable> {
    let if_not_exists = cursor.eat("if not exists");
    let name = cursor.name()?;
    let mut table = CreateTable {
        name,
        temporary,
        if_not_exists,
        foreign,
        columns: Vec::new(),
        constraints: Vec::new(),
        partitioned: false,
        partition_of: None,
        inherits: Vec::new(),
        has_others: false,
    };
    let parent = cursor.eat("partition of").then(|| cursor.name()).flatten();
    if parent.is_none() && cursor.eat("of") {
        cursor.name();
        table.has_others = true;
    }
    if cursor.sign("(") {
        elements(cursor, &mut table, parent.is_some());
    }
    if let Some(parent) = parent {
        table.partition_of = Some(PartitionOf { parent, default: cursor.eat("default") });
    }
    while !cursor.is_end() {
        if cursor.eat("inherits") && cursor.sign("(") {
            table.inherits = cursor.names();
        } else if cursor.eat("partition by") {
            table.partitioned = true;
        } else if cursor.eat("as") {
            table.has_others = true;
            break;
        } else if cursor.group().is_none() {
            cursor.bump();
        }
    }
    Some(table)
}

fn elements(cursor: &mut Cursor<'_>, table: &mut CreateTable, overrides: bool) {
    while !cursor.is_end() && !cursor.sign(")") {
        if cursor.eat("like") {
            cursor.name();
            table.has_others = true;
        } else if column::is_constraint(cursor) {
            table.constraints.extend(column::constraint(cursor));
        } else if let Some(mut column) = column::column(cursor) {
            // A partition says more of columns that it has from the whole, `WITH OPTIONS`.
            if overrides {
                column.sql_type.clear();
            }
            table.columns.push(column);
        }
        cursor.until(&[]);
        cursor.sign(",");
        if cursor.sign("]") {
            break;
        }
    }
}

fn index(cursor: &mut Cursor<'_>) -> Option<CreateIndex> {
    let unique = cursor.eat("unique");
    cursor.eat("index");
    let concurrently = cursor.eat("concurrently");
    let if_not_exists = cursor.eat("if not exists");
    let name = if cursor.is("on") { None } else { cursor.ident() };
    cursor.eat("on");
    let only = cursor.eat("only");
    let table = cursor.name()?;
    let method = cursor.eat("using").then(|| cursor.ident()).flatten();
    let method = method.map_or_else(|| "btree".to_owned(), |method| method.as_str().to_owned());
    let mut elements = Vec::new();
    if cursor.sign("(") {
        while !cursor.is_end() && !cursor.sign(")") {
            elements.push(cursor.until(&[]).to_owned());
            cursor.sign(",");
        }
    }
    let include = cursor.eat("include") && cursor.group().is_some();
    let nulls_not_distinct = cursor.eat("nulls not distinct");
    let mut predicate = None;
    while !cursor.is_end() && predicate.is_none() {
        if cursor.eat("where") {
            predicate = Some(cursor.rest().to_owned());
        } else {
            cursor.bump();
        }
    }
    Some(CreateIndex {
        name,
        table,
        unique,
        concurrently,
        if_not_exists,
        only,
        method,
        elements,
        include,
        nulls_not_distinct,
        predicate,
    })
}
