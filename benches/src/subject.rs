//! What is measured: the real command line over a made schema of many tables.

use schema_core::cli::{Process, run};
use schema_core::declare::column::column;
use schema_core::declare::def::{
    Action, ColumnDef, Deferrable, ForeignKeyDef, IndexDef, IndexElementDef, IndexKey, KeyDef, SchemaDef, TableDef,
    TableName,
};
use schema_core::declare::schema::schema as empty;
use schema_core::declare::table::table;
use schema_core::settings::Environment;
use std::process::ExitCode;
use std::time::SystemTime;

/// Runs the command line as `gen-migrations` does.
pub(crate) fn main(tables: &str, changed: &str, arguments: &[&str]) -> ExitCode {
    let Ok(tables) = tables.parse() else { return ExitCode::from(2) };
    let Ok(environment) = Environment::of_process() else { return ExitCode::from(2) };
    let (data, talk) = (&mut std::io::stdout(), &mut std::io::stderr());
    let process = Process { environment, now: SystemTime::now(), data, talk, terminal: false };
    let arguments = ["gen-migrations"].iter().chain(arguments).map(Into::into);
    ExitCode::from(run(&schema(tables, changed == "true"), arguments, process))
}

/// Tables of 10 columns, 2 indexes and 1 foreign key; where `changed`, one column differs.
fn schema(tables: usize, changed: bool) -> SchemaDef {
    let tables: Vec<_> = (0..tables).map(|number| leak(a_table(number, changed && number == tables / 2))).collect();
    SchemaDef { tables: tables.leak(), ..empty("many") }
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn name(number: usize) -> TableName {
    TableName { schema: "public", name: leak(format!("table_{number:04}")) }
}

fn a_table(number: usize, changed: bool) -> TableDef {
    const KEY: KeyDef = KeyDef {
        name: None,
        columns: &["id"],
        include: &[],
        nulls_not_distinct: false,
        deferrable: Deferrable::No,
        comment: None,
    };
    const INDEXES: &[IndexDef] = &[index(&[element("parent_id")]), index(&[element("name"), element("created_at")])];
    TableDef {
        columns: if changed { const { &columns(200) } } else { const { &columns(100) } },
        primary_key: Some(KEY),
        foreign_keys: vec![foreign_key(number.saturating_sub(1))].leak(),
        indexes: INDEXES,
        ..table(name(number), "Made")
    }
}

const fn columns(length: u32) -> [ColumnDef; 10] {
    [
        column::<i64>("id").build(),
        column::<Option<i64>>("parent_id").build(),
        column::<String>("name").length(length).build(),
        column::<String>("email").length(255).build(),
        column::<String>("status").default_text("active").build(),
        column::<bool>("enabled").default_boolean(true).build(),
        column::<i32>("count").default_integer(0).build(),
        column::<Option<f64>>("score").build(),
        column::<Option<String>>("notes").build(),
        column::<String>("created_at").build(),
    ]
}

fn foreign_key(target: usize) -> ForeignKeyDef {
    ForeignKeyDef {
        name: None,
        columns: &["parent_id"],
        target: name(target),
        target_columns: &["id"],
        on_delete: Action::Cascade,
        on_update: Action::NoAction,
        on_delete_columns: &[],
        match_full: false,
        deferrable: Deferrable::No,
        not_valid: false,
        comment: None,
    }
}

const fn index(elements: &'static [IndexElementDef]) -> IndexDef {
    IndexDef {
        name: None,
        unique: false,
        method: "btree",
        elements,
        include: &[],
        predicate: None,
        nulls_not_distinct: false,
        parameters: &[],
        tablespace: None,
        renamed_from: None,
        comment: None,
    }
}

const fn element(column: &'static str) -> IndexElementDef {
    IndexElementDef {
        key: IndexKey::Column(column),
        descending: false,
        nulls_first: None,
        opclass: None,
        opclass_parameters: &[],
        collation: None,
    }
}
