//! The columns that queries name, asked of their tables.

use super::brought::Brought;
use super::collisions::Names;
use super::def::{SchemaDef, TableDef, TableName};
use super::keys::column_named;
use super::message::{Findings, same};

/// What a query in SQL names.
#[derive(Clone, Copy, Debug)]
pub struct QueryDef {
    /// All tables whose columns can stand in it, with their schemas where these are written.
    pub tables: &'static [(Option<&'static str>, &'static str)],
    /// The columns: of the table at a place in the list, or of any of them.
    pub columns: &'static [(Option<usize>, &'static str)],
    /// It has two tables and sees no other.
    pub pair: bool,
}

/// Tells the columns that no table has. If one of the tables is none of the schema's, nothing is said.
pub(super) const fn check_queries<const ROOM: usize>(
    findings: &mut Findings,
    names: &Names<ROOM>,
    schema: &SchemaDef,
    brought: &Brought,
    def: &TableDef,
) {
    let mut at = 0;
    while at < def.queries.len() {
        let (query, mut column) = (&def.queries[at], 0);
        check_tables(findings, names, brought, def, at);
        while column < query.columns.len() {
            let (place, name) = query.columns[column];
            // A file of SQL may add a column.
            if is_missing(names, schema, query, place, name) && !brought.has(name) {
                let is_one = place.is_some() || query.tables.len() == 1;
                findings.add(&[
                    "the SQL of `",
                    def.rust_name,
                    "` names a column `",
                    name,
                    "`, which is not in `",
                    query.tables[if let Some(place) = place { place } else { 0 }].1,
                    if is_one { "`" } else { "` or in another table of its query" },
                    "\nhelp: write the name of a column; a string stands in single quotes",
                ]);
            }
            if query.pair && place.is_none() && has(names, schema, query, 0, name) && has(names, schema, query, 1, name)
            {
                findings.add(&[
                    "the SQL of `",
                    def.rust_name,
                    "` names a column `",
                    name,
                    "`, which `",
                    query.tables[0].1,
                    "` and `",
                    query.tables[1].1,
                    "` both have\nhelp: write the name of one of them before it: `",
                    query.tables[0].1,
                    ".",
                    name,
                    "`, or what the query calls it",
                ]);
            }
            column += 1;
        }
        at += 1;
    }
}

/// Whether the table at a place of a query has a column.
const fn has<const ROOM: usize>(
    names: &Names<ROOM>,
    schema: &SchemaDef,
    query: &QueryDef,
    place: usize,
    column: &str,
) -> bool {
    let (its, name) = query.tables[place];
    let its = if let Some(its) = its { its } else { "public" };
    match names.find(schema, TableName { schema: its, name }) {
        Some(table) => !table.incomplete && column_named(table.columns, column).is_some(),
        None => false,
    }
}

/// A table is in the schema, or comes from a file of SQL. What extensions bring is not known.
const fn check_tables<const ROOM: usize>(
    findings: &mut Findings,
    names: &Names<ROOM>,
    brought: &Brought,
    def: &TableDef,
    place: usize,
) {
    let (query, mut at) = (&def.queries[place], 0);
    while at < query.tables.len() && brought.extensions.is_empty() {
        if let (None, name) = query.tables[at]
            && !names.has(TableName { schema: "public", name })
            && !starts_with(name, "pg_")
            && !brought.has(name)
            && !is_before(def, place, name)
        {
            findings.add(&[
                "the SQL of `",
                def.rust_name,
                "` has a query of the table `",
                name,
                "`, which is not in this schema\nhelp: list its struct in `schema!`, or the file that makes it in `sql: [\"…\"]`",
            ]);
        }
        at += 1;
    }
}

/// A query sees the tables of those around it, of which the table is told.
const fn is_before(def: &TableDef, place: usize, name: &str) -> bool {
    let mut query = 0;
    while query < place {
        let (tables, mut at) = (def.queries[query].tables, 0);
        while at < tables.len() {
            if same(tables[at].1, name) {
                return true;
            }
            at += 1;
        }
        query += 1;
    }
    false
}

const fn starts_with(text: &str, start: &str) -> bool {
    match text.split_at_checked(start.len()) {
        Some((first, _)) => same(first, start),
        None => false,
    }
}

const fn is_missing<const ROOM: usize>(
    names: &Names<ROOM>,
    schema: &SchemaDef,
    query: &QueryDef,
    place: Option<usize>,
    column: &str,
) -> bool {
    let mut at = 0;
    while at < query.tables.len() {
        let (its, name) = query.tables[at];
        let its = if let Some(its) = its { its } else { "public" };
        let Some(table) = names.find(schema, TableName { schema: its, name }) else { return false };
        // What it inherits stands elsewhere.
        if table.incomplete || !table.options.inherits.is_empty() {
            return false;
        }
        let asked = if let Some(place) = place { place == at } else { true };
        if asked && column_named(table.columns, column).is_some() {
            return false;
        }
        at += 1;
    }
    !query.tables.is_empty()
}
