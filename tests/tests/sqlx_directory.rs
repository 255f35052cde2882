//! The directory of migrations is one of sqlx's own: its macro, its migrator and its command line take it as it is.

#![expect(dead_code, reason = "the structs are here for their tables")]

use clap::Parser;
use schema_core::cli::{Process, run};
use schema_core::settings::Environment;
use schema_core::{SqlEnum, schema, table};
use schema_tests::database::{empty, query, with_database};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

#[derive(Clone, Copy, SqlEnum)]
enum Genre {
    Novel,
    Poetry,
}

#[table]
struct Author {
    #[column(primary_key, identity)]
    id: i64,
    name: String,
}

/// A book, or what is left of it.
#[table]
#[index(columns(author_id, title.desc()))]
struct Book {
    #[column(primary_key, identity)]
    id: i64,
    #[column(references = Author::id, on_delete = cascade)]
    author_id: i64,
    #[column(length = 200, check = sql("title <> ''"))]
    title: String,
    #[column(default = Genre::Novel)]
    genre: Genre,
}

mod before {
    use schema_core::{schema, table};

    #[table]
    pub(crate) struct Author {
        #[column(primary_key, identity)]
        id: i64,
        name: String,
    }

    schema! { pub(crate) library: [Author] }
}

schema! { library: [Author, Book] }

static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("fixtures/migrations");

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/migrations")
}

/// The directory in the repository is what the command writes, byte for byte. `UPDATE_FIXTURES=1` writes it anew.
#[test]
fn generate_writes_the_same_bytes() {
    let project = tempfile::tempdir().unwrap();
    for (seconds, schema) in [(0, before::library), (60, library)] {
        let (mut data, mut talk) = (Vec::new(), Vec::new());
        let environment = Environment { current_directory: project.path().to_owned(), ..Environment::default() };
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_426_200 + seconds);
        let process = Process { environment, now, data: &mut data, talk: &mut talk, terminal: false };
        let code = run(&schema, ["gen-migrations", "generate", "--no-verify"].map(Into::into), process);
        assert_eq!(code, 0, "{}", String::from_utf8_lossy(&talk));
    }
    let written = files(&project.path().join("migrations"));
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        for (name, text) in &written {
            std::fs::write(fixture().join(name), text).unwrap();
        }
    }
    assert_eq!(written, files(&fixture()));
}

#[test]
fn sqlx_migrate_takes_the_directory() {
    let tables = with_database(async |connection| {
        empty(connection).await?;
        MIGRATOR.run(&mut *connection).await.unwrap();
        let there = query(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").await?;
        MIGRATOR.undo(&mut *connection, 0).await.unwrap();
        let back = query(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").await?;
        Ok([there, back].concat())
    });
    assert_eq!(tables.unwrap(), ["(3)", "(1)"]);
}

#[test]
fn sqlx_cli_takes_the_directory() {
    sqlx::any::install_default_drivers();
    let server = pglite_oxide::PgliteServer::temporary_tcp().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let source = fixture().display().to_string();
    for command in ["run", "info", "revert", "revert", "run"] {
        let url = server.database_url();
        let arguments = ["sqlx", "migrate", command, "--source", &source, "--database-url", &url];
        let options = sqlx_cli::Opt::parse_from(arguments);
        runtime.block_on(sqlx_cli::run(options)).unwrap_or_else(|error| panic!("sqlx migrate {command}: {error:?}"));
    }
}

fn files(directory: &Path) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), std::fs::read_to_string(entry.path()).unwrap()))
        .filter(|(name, _)| !name.starts_with('.'))
        .collect();
    files.sort();
    files
}
