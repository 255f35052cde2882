//! Names that nobody gave are those that PostgreSQL gives, and quotes stand where PostgreSQL needs them.

use expect_test::expect;
use schema_core::declare::def::SchemaDef;
use schema_core::declare::schema::schema;
use schema_core::declare::table::Table;
use schema_core::error::Result;
use schema_core::ident::Ident;
use schema_core::model::{Conventions, from_code};
use schema_core::naming::{Naming, object_name};
use schema_tests::database::{empty, execute, query, with_database};
use sqlx::PgConnection;

const TABLES: [&str; 4] = [
    "users",
    "Order",
    "a_table_whose_name_is_long_enough_to_be_cut_when_more_is_added",
    "tägliche_übersicht_über_schöne_dinge_größer_als_früher",
];
const COLUMNS: [&str; 3] = ["id", "a column", "a_column_whose_name_is_long_enough_to_be_cut_too_ööööööööööö"];

const GIVEN: &str = "
SELECT conname COLLATE \"C\" FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
UNION SELECT relname FROM pg_class WHERE relkind IN ('i', 'S') AND relnamespace = 'public'::regnamespace";

#[test]
fn names_are_postgresqls_own() {
    let pairs = TABLES.into_iter().flat_map(|table| COLUMNS.map(|column| (table, column)));
    let given = with_database(async |connection| {
        let mut given = Vec::new();
        for (table, column) in pairs.clone() {
            given.push(names_of_postgresql(connection, table, column).await?);
        }
        Ok(given)
    });
    let made: Vec<_> = pairs.clone().map(|(table, column)| our_names(table, column)).collect();
    assert_eq!(made, given.unwrap());
}

async fn names_of_postgresql(connection: &mut PgConnection, table: &str, column: &str) -> Result<Vec<String>> {
    let (table, key) = (Ident::new(table), Ident::new(column));
    empty(connection).await?;
    let sql = format!(
        "CREATE TABLE {table} ({key} integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY CHECK ({key} > 0)
         REFERENCES {table}, other integer, UNIQUE ({key}, other), EXCLUDE USING btree ({key} WITH =));
         CREATE INDEX ON {table} ({key}, other)"
    );
    execute(connection, &sql).await?;
    let rows = query(connection, GIVEN).await?;
    let mut names: Vec<_> = rows.iter().map(|row| row.trim_matches(['(', ')', '"']).to_owned()).collect();
    names.sort();
    Ok(names)
}

fn our_names(table: &str, column: &str) -> Vec<String> {
    let naming = Naming::Postgres;
    let mut names = vec![
        naming.primary_key(table, &[column]),
        naming.check(table, Some(column)),
        naming.unique(table, &[column, "other"]),
        naming.foreign_key(table, &[column], table, &[column]),
        naming.exclusion(table, &[column]),
        naming.index(table, &[column, "other"]),
        object_name(table, column, "seq"),
    ];
    names.sort();
    names
}

#[test]
fn every_key_word_is_quoted() {
    let words = with_database(async |connection| {
        query(connection, "SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'").await
    });
    for word in words.unwrap() {
        let word = word.trim_matches(['(', ')']);
        assert_eq!(Ident::new(word).to_string(), format!("\"{word}\""));
    }
}

mod cut {
    use schema_core::table;

    #[table(allow(redundant_index = "it is here for its name"))]
    #[index(columns(id, a_name_of_fifty_three_bytes_that_differs_at_the_end_a))]
    #[unique(columns(id), name = "other_idx")]
    #[expect(dead_code, reason = "it is here for its names")]
    pub(super) struct LongName {
        #[column(primary_key)]
        id: i64,
        a_name_of_fifty_three_bytes_that_differs_at_the_end_a: i32,
    }

    #[table(name = "long_names_id", allow(redundant_index = "it is here for its name"))]
    #[index(columns(a_name_of_fifty_three_bytes_that_differs_at_the_end_b))]
    #[index(columns(id), name = "other_idx")]
    #[expect(dead_code, reason = "it is here for its names")]
    pub(super) struct Longer {
        #[column(primary_key)]
        id: i64,
        a_name_of_fifty_three_bytes_that_differs_at_the_end_b: i32,
    }
}

#[test]
fn names_that_collide_after_cutting_are_all_reported() {
    // `schema!` would refuse it while the compiler runs.
    let whole = SchemaDef { tables: &[<cut::LongName as Table>::DEF, <cut::Longer as Table>::DEF], ..schema("whole") };
    let refused = from_code(&whole, Conventions::default());
    let findings: Vec<_> = refused.unwrap_err().list().iter().map(ToString::to_string).collect();
    expect![[r#"
        index public.long_names_id_a_name_of_fifty_three_bytes_that_differs_at_t_idx: two that differ get this name
          help: give one of the two another name with `name = "…"`, or remove it
        index public.other_idx: unique public.long_names.other_idx has the name public.other_idx too; tables, indexes, keys and sequences of a schema share their names
          help: give one of the two another name with `name = "…"`"#]].assert_eq(&findings.join("\n"));
}
