//! A project in a temporary directory, and databases to try it on.

use schema_core::cli::{Process, run};
use schema_core::database::scratch::Scratch;
use schema_core::declare::def::SchemaDef;
use schema_core::error::Error;
use schema_core::migration::{Directory, Migration};
use schema_core::settings::{Environment, Overrides, Settings};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

pub(crate) struct Project {
    root: tempfile::TempDir,
}

/// How a command ended, and what it wrote.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: u8,
    pub(crate) data: String,
    pub(crate) talk: String,
}

impl Project {
    pub(crate) fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    /// With files in its directory of migrations.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let project = Self::new();
        fs::create_dir(project.migrations()).unwrap();
        files.iter().for_each(|(name, text)| project.write(name, text));
        project
    }

    pub(crate) fn migrations(&self) -> PathBuf {
        self.root.path().join("migrations")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.migrations().join(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.migrations().join(name)).unwrap()
    }

    pub(crate) fn directory(&self) -> Directory {
        Directory::new(self.migrations())
    }

    pub(crate) fn load(&self) -> Vec<Migration> {
        self.directory().migrations().unwrap()
    }

    /// Every file in the directory of migrations, hidden ones too.
    pub(crate) fn files(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.migrations()) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    pub(crate) fn run(&self, schema: &SchemaDef, arguments: &[&str]) -> Ran {
        self.run_at(schema, arguments, SystemTime::now())
    }

    pub(crate) fn run_at(&self, schema: &SchemaDef, arguments: &[&str], now: SystemTime) -> Ran {
        let (mut data, mut talk) = (Vec::new(), Vec::new());
        let environment = Environment { current_directory: self.root.path().to_owned(), ..Environment::default() };
        let process = Process { environment, now, data: &mut data, talk: &mut talk, terminal: false };
        let arguments = ["gen-migrations"].iter().chain(arguments).map(Into::into);
        let code = run(schema, arguments, process);
        Ran { code, data: String::from_utf8(data).unwrap(), talk: String::from_utf8(talk).unwrap() }
    }
}

/// A moment in 2026, in seconds after 09:30.
pub(crate) fn moment(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_426_200 + seconds)
}

/// An empty database: embedded, or on the server of `DATABASE_URL`.
pub(crate) async fn scratch() -> Scratch {
    let environment = Environment { current_directory: "/nowhere".into(), ..Environment::default() };
    let overrides = Overrides { scratch: std::env::var("DATABASE_URL").ok(), ..Overrides::default() };
    Scratch::open(&Settings::load(&environment, &overrides).unwrap(), &BTreeSet::new()).await.unwrap()
}

/// Runs a future to its end.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// An error as a person sees it.
pub(crate) fn text(error: &Error) -> String {
    let mut lines = vec![error.to_string()];
    lines.extend(error.detail_text().map(str::to_owned));
    lines.extend(error.list().iter().map(ToString::to_string));
    lines.extend(error.help_text().map(|help| format!("help: {help}")));
    lines.join("\n")
}

/// The flags that send scratch work to the server of `DATABASE_URL`, where there is one.
pub(crate) fn scratch_arguments() -> Vec<String> {
    std::env::var("DATABASE_URL").map(|url| vec!["--scratch".to_owned(), url]).unwrap_or_default()
}
