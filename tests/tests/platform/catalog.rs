//! What the first migration makes is the platform's database.

use super::database::{Held, held, on};
use super::facts;
use super::project::Project;
use schema_core::declare::def::JsonShape;
use schemas::c9d;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

const SETTINGS: &str = include_str!("../../../schemas/schema.toml");

/// The first migration, by the crate's own settings or with a line more.
fn first_migration(more: &str) -> String {
    let project = Project::new(&format!("{SETTINGS}{more}"));
    project.run(&c9d, &["generate", "--no-verify"], 0);
    project.migration("_init.up.sql")
}

/// The database's part of the facts, each list in the order of names, but columns in their own.
fn sorted(mut catalog: Map<String, Value>) -> Map<String, Value> {
    for table in catalog.values_mut().filter_map(Value::as_object_mut) {
        table.remove("relations");
        for list in ["unique", "foreign_keys", "indexes"] {
            let list = table[list].as_array_mut().unwrap();
            list.sort_by_key(|object| object["name"].as_str().unwrap().to_owned());
        }
    }
    catalog
}

#[track_caller]
fn is_the_catalog(made: &Held, catalog: Map<String, Value>) {
    let (made_tables, catalog) = (sorted(made.tables.clone()), sorted(catalog));
    assert_eq!(made_tables.keys().collect::<Vec<_>>(), catalog.keys().collect::<Vec<_>>());
    for (name, table) in &catalog {
        for (part, facts) in table.as_object().unwrap() {
            assert_eq!(&made_tables[name][part], facts, "{part} of {name}");
        }
    }
    assert_eq!(made.others, [""; 0]);
}

/// The columns that are closed sets, and those whose JSON has a shape.
fn declared_checks() -> BTreeSet<String> {
    let columns = c9d.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table.name.name, column)));
    let checked = columns
        .filter(|(table, column)| *table != "permissions" && (column.values.is_some() || column.json_shape.is_some()));
    checked.map(|(table, column)| format!("{table}.{}", column.name)).collect()
}

#[test]
fn the_first_migration_makes_the_catalog_and_checks_of_values() {
    let Some(catalog) = facts::catalog("the_first_migration_makes_the_catalog_and_checks_of_values") else { return };
    let made = held(&first_migration(""));
    is_the_catalog(&made, catalog);
    assert_eq!(made.checks, declared_checks());
}

#[test]
fn without_value_checks_nothing_is_extra() {
    let Some(catalog) = facts::catalog("without_value_checks_nothing_is_extra") else { return };
    let made = held(&first_migration("\nvalue_checks = false\n"));
    is_the_catalog(&made, catalog);
    assert_eq!(made.checks, BTreeSet::new());
}

#[test]
fn json_columns_have_the_shape_of_their_default() {
    let mut shaped = 0;
    for (table, column) in c9d.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column))) {
        let default = column.default.map(|default| format!("{default:?}"));
        let expected = match default.as_deref() {
            Some("Text(\"{}\")") => Some(JsonShape::Object),
            Some("Text(\"[]\")") => Some(JsonShape::Array),
            _ => None,
        };
        assert_eq!(column.json_shape, expected, "{}.{}", table.name.name, column.name);
        shaped += usize::from(expected.is_some());
    }
    assert_eq!(shaped, 45);
}

#[test]
fn all_of_it_is_declared() {
    let count = |of: fn(&schema_core::TableDef) -> usize| c9d.tables.iter().map(|table| of(table)).sum::<usize>();
    assert_eq!(c9d.tables.len(), 19);
    assert_eq!(count(|table| table.columns.len()), 237);
    assert_eq!(count(|table| table.indexes.len()), 113);
    assert_eq!(count(|table| table.uniques.len()), 6);
    assert_eq!(count(|table| table.foreign_keys.len()), 38);
    assert_eq!(count(|table| table.relations.len()), 76);
    assert!(c9d.tables.iter().all(|table| table.primary_key.is_some() && table.comment.is_some()));
}

#[test]
fn the_crates_conventions_are_its_settings() {
    use schema_core::settings::{Environment, Overrides, Settings};
    let project = Project::new(SETTINGS);
    let environment = Environment { current_directory: project.path().to_owned(), ..Environment::default() };
    let settings = Settings::load(&environment, &Overrides::default()).unwrap();
    assert_eq!(settings.conventions, schemas::CONVENTIONS);
    let report = schemas::validate();
    assert_eq!((report.valid, report.present.len(), report.missing.len(), report.errors.len()), (true, 19, 0, 0));
}

#[test]
fn a_live_database_is_reported_on() {
    let report = async |connection: &mut _| {
        let mut scratch = super::database::scratch().await;
        let spelling = Some(scratch.session().connection());
        let report = schemas::validate_database(connection, schemas::CONVENTIONS, spelling).await.unwrap();
        scratch.close().await.unwrap();
        report
    };
    let whole = on(&first_migration(""), report);
    assert!(whole.valid && whole.present.len() == 19, "{whole:?}");
    let without = on(&format!("{}\nDROP TABLE error_logs;", first_migration("")), report);
    assert_eq!((without.valid, without.missing), (false, vec!["public.error_logs".to_owned()]));
    assert!(!without.errors.is_empty());
    let changed = "ALTER TABLE roles ALTER COLUMN is_system_role SET DEFAULT true";
    let changed = on(&format!("{}\n{changed};", first_migration("")), report);
    let expected = "~ default public.roles.is_system_role (expression: true -> false)";
    assert_eq!((changed.valid, changed.errors), (false, vec![expected.to_owned()]));
}
