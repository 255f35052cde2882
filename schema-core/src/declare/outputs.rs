//! What the query of a view gives, asked of the tables: as many columns as there are fields, of their names and types.

use super::across::differ;
use super::brought::Brought;
use super::collisions::Names;
use super::def::{ColumnDef, OutputDef, SchemaDef, TableDef, TableName};
use super::keys::column_named;
use super::message::{Findings, same};
use super::sql_type::SqlType;

/// Tells what does not fit. If one of the tables is none of the schema's, or a file of SQL changes it, nothing is said.
pub(super) const fn check_outputs<const ROOM: usize>(
    findings: &mut Findings,
    names: &Names<ROOM>,
    schema: &SchemaDef,
    brought: &Brought,
    def: &TableDef,
) {
    let Some(view) = &def.view else { return };
    let (mut at, mut place) = (0, 0);
    let before = findings.count();
    while at < view.outputs.len() {
        let (its, name) = match view.outputs[at] {
            OutputDef::Called(name) => {
                check_name(findings, def, place, name);
                (at, place) = (at + 1, place + 1);
                continue;
            }
            OutputDef::AllOf(its, name) | OutputDef::ColumnOf(its, name, ..) => (its, name),
        };
        let its = if let Some(its) = its { its } else { "public" };
        let Some(table) = names.find(schema, TableName { schema: its, name }) else { return };
        if table.incomplete || def.incomplete || !table.options.inherits.is_empty() || brought.has(name) {
            return;
        }
        if let OutputDef::ColumnOf(_, _, column, name) = view.outputs[at] {
            check_name(findings, def, place, name);
            check_type(findings, def, place, column_named(table.columns, column), table);
            place += 1;
        } else {
            let mut column = 0;
            while column < table.columns.len() {
                check_name(findings, def, place, Some(table.columns[column].name));
                check_type(findings, def, place, Some(&table.columns[column]), table);
                (column, place) = (column + 1, place + 1);
            }
        }
        at += 1;
    }
    if place != def.columns.len() && place > 0 && findings.count() == before {
        findings.add(&[
            "the query of `",
            def.rust_name,
            if place > def.columns.len() { "` gives more columns than" } else { "` gives fewer columns than" },
            " it has fields\nhelp: write a field for each column of the query, in its order",
        ]);
    }
}

const fn check_name(findings: &mut Findings, def: &TableDef, place: usize, name: Option<&str>) {
    if place < def.columns.len()
        && let Some(name) = name
        && !same(def.columns[place].name, name)
    {
        findings.add(&[
            "the query of `",
            def.rust_name,
            "` gives `",
            name,
            "` where its field is `",
            def.columns[place].name,
            "`\nhelp: write `… AS ",
            def.columns[place].name,
            "`, or put the fields into the query's order",
        ]);
    }
}

/// A column of a table has the field's type; whether it may be NULL depends on the query.
const fn check_type(
    findings: &mut Findings,
    def: &TableDef,
    place: usize,
    column: Option<&ColumnDef>,
    table: &TableDef,
) {
    if place < def.columns.len()
        && let Some(column) = column
        && differ(&def.columns[place], column)
        && !are_text(&def.columns[place], column)
    {
        let field = &def.columns[place];
        findings.add(&[
            "the field `",
            field.name,
            "` of `",
            def.rust_name,
            "` has another type than the column `",
            column.name,
            "` of `",
            table.rust_name,
            "`\nhelp: give the field the column's type, or cast the column in the query",
        ]);
    }
}

/// Text with and without a length is read alike.
const fn are_text(one: &ColumnDef, other: &ColumnDef) -> bool {
    matches!((one.sql_type, other.sql_type), (SqlType::Builtin(one), SqlType::Builtin(other))
        if is_text(one) && is_text(other))
}

const fn is_text(name: &str) -> bool {
    super::message::has(&["text", "character varying", "character", "citext"], name)
}
