//! Settings: `schema.toml`, the environment, and flags, of which the later wins.

mod file;
mod url;

pub use self::url::DatabaseUrl;

use crate::error::{Error, Result};
use crate::lint::Levels;
use crate::migration::Timeout;
use crate::model::Conventions;
use std::path::PathBuf;

/// The name of the settings file.
pub const FILE: &str = "schema.toml";

/// The name in place of a URL that asks for the embedded server, where the environment gives a URL.
pub const EMBEDDED: &str = "embedded";

/// What the process was started with: read once, at its edge.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// The working directory.
    pub current_directory: PathBuf,
    /// `CARGO_MANIFEST_DIR`, which `cargo run` sets.
    pub manifest_directory: Option<PathBuf>,
    /// `DATABASE_URL`.
    pub database_url: Option<String>,
}

/// Settings given on the command line.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--project`.
    pub project: Option<PathBuf>,
    /// `--migrations`.
    pub migrations: Option<PathBuf>,
    /// `--database-url`.
    pub database_url: Option<String>,
    /// `--scratch`.
    pub scratch: Option<String>,
}

/// The settings of a run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The project's directory.
    pub project: PathBuf,
    /// Where the command was called, and paths are shown from.
    pub current_directory: PathBuf,
    /// The directory of migrations.
    pub migrations: PathBuf,
    /// How names are made and which checks are added.
    pub conventions: Conventions,
    /// Whether migrations are written in the forms that do not block a busy table.
    pub online: bool,
    /// Schemas to manage besides those of the code.
    pub schemas: Vec<String>,
    /// The database; without it the embedded server serves.
    pub database: Option<DatabaseUrl>,
    /// The server for scratch work; without it the embedded server serves.
    pub scratch: Option<DatabaseUrl>,
    /// How much each rule of `lint` weighs, and what is allowed.
    pub lint: Levels,
    /// Where the embedded server keeps the project's database.
    pub data: PathBuf,
    /// How migrations are run.
    pub migrate: MigrateSettings,
}

/// How migrations are run, where `schema.toml` says so.
#[derive(Clone, Copy, Debug, Default)]
pub struct MigrateSettings {
    /// How long a statement waits for a lock.
    pub lock_timeout: Option<Timeout>,
    /// How long a statement may run.
    pub statement_timeout: Option<Timeout>,
    /// How often a migration is tried again.
    pub lock_retries: Option<u32>,
}

impl Environment {
    /// That of this process.
    ///
    /// # Errors
    /// The working directory is gone.
    pub fn of_process() -> Result<Self> {
        let current_directory =
            std::env::current_dir().map_err(|error| Error::io("cannot find the working directory").caused_by(error))?;
        let text = |name| std::env::var(name).ok().filter(|value: &String| !value.is_empty());
        Ok(Self {
            current_directory,
            manifest_directory: text("CARGO_MANIFEST_DIR").map(PathBuf::from),
            database_url: text("DATABASE_URL"),
        })
    }
}

impl Settings {
    /// Reads `schema.toml` of the project, and lets the environment and flags win.
    ///
    /// # Errors
    /// The file cannot be read or says what is no setting; a URL is not one of PostgreSQL.
    pub fn load(environment: &Environment, overrides: &Overrides) -> Result<Self> {
        let project = project(environment, overrides)?;
        let file = file::read(&project.join(FILE))?;
        let database = first([
            ("--database-url", overrides.database_url.as_deref()),
            ("DATABASE_URL", environment.database_url.as_deref()),
            ("`url` in `schema.toml`", file.database.url.as_deref()),
        ])?;
        let scratch = first([
            ("--scratch", overrides.scratch.as_deref()),
            ("`scratch` in `schema.toml`", file.database.scratch.as_deref()),
        ])?;
        Ok(Self {
            migrations: match &overrides.migrations {
                Some(path) => environment.current_directory.join(path),
                None => project.join(&file.migrations),
            },
            conventions: file.conventions(),
            online: file.online,
            migrate: file.migrate.settings()?,
            schemas: file.schemas,
            database,
            scratch,
            lint: Levels::new(&file.lint.levels, &file.lint.allow)?,
            data: project.join(&file.database.data),
            project,
            current_directory: environment.current_directory.clone(),
        })
    }
}

/// The first URL that is given; `embedded` is none.
fn first<const N: usize>(candidates: [(&str, Option<&str>); N]) -> Result<Option<DatabaseUrl>> {
    let given = candidates.into_iter().find_map(|(origin, url)| url.map(|url| (origin, url)));
    given.filter(|(_, url)| *url != EMBEDDED).map(|(origin, url)| DatabaseUrl::parse(url, origin)).transpose()
}

fn project(environment: &Environment, overrides: &Overrides) -> Result<PathBuf> {
    let current = &environment.current_directory;
    if let Some(given) = &overrides.project {
        let project = current.join(given);
        return if project.is_dir() {
            Ok(project)
        } else {
            Err(Error::invalid(format!("`--project {}` is not a directory", given.display())))
        };
    }
    if let Some(manifest) = &environment.manifest_directory {
        return Ok(manifest.clone());
    }
    let with_settings = current.ancestors().find(|directory| directory.join(FILE).is_file());
    Ok(with_settings.unwrap_or(current).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment() -> Environment {
        Environment { current_directory: "/nowhere".into(), ..Environment::default() }
    }

    #[test]
    fn without_a_file_all_has_a_default() {
        let settings = Settings::load(&environment(), &Overrides::default()).expect("defaults");
        assert_eq!(settings.migrations, PathBuf::from("/nowhere/migrations"));
        assert_eq!(settings.data, PathBuf::from("/nowhere/.schema/data"));
        assert_eq!(settings.schemas, ["public"]);
        assert!(settings.database.is_none());
    }

    #[test]
    fn flags_win_over_the_environment() {
        let environment = Environment { database_url: Some("postgres://environment/db".into()), ..environment() };
        let load = |url: Option<&str>| {
            let overrides = Overrides { database_url: url.map(str::to_owned), ..Overrides::default() };
            Settings::load(&environment, &overrides).expect("settings").database.map(|url| url.to_string())
        };
        assert_eq!(load(None).as_deref(), Some("postgres://environment/db"));
        assert_eq!(load(Some("postgres://flag/db")).as_deref(), Some("postgres://flag/db"));
        assert_eq!(load(Some(EMBEDDED)), None);
    }

    #[test]
    fn another_kind_of_database_is_refused_where_it_was_given() {
        let environment = Environment { database_url: Some("mysql://root:secret@host/db".into()), ..environment() };
        let error = Settings::load(&environment, &Overrides::default()).expect_err("mysql");
        assert_eq!(error.to_string(), "`DATABASE_URL` is a MySQL URL, and this tool works with PostgreSQL");
    }
}
