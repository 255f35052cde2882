//! What `schema.toml` may say.

use super::MigrateSettings;
use crate::error::{Error, Result};
use crate::lint::Level;
use crate::migration::statements::line_of;
use crate::model::{Conventions, Naming};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SettingsFile {
    pub(super) migrations: PathBuf,
    naming: Convention,
    value_checks: bool,
    pub(super) online: bool,
    pub(super) schemas: Vec<String>,
    pub(super) database: DatabaseTable,
    pub(super) migrate: MigrateTable,
    pub(super) lint: LintTable,
}

/// Levels by rule, and in `allow` reasons by rule and table.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LintTable {
    pub(super) allow: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(flatten)]
    pub(super) levels: BTreeMap<String, Level>,
}

#[derive(Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct DatabaseTable {
    pub(super) url: Option<String>,
    pub(super) scratch: Option<String>,
    pub(super) data: PathBuf,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct MigrateTable {
    lock_timeout: Option<String>,
    statement_timeout: Option<String>,
    lock_retries: Option<u32>,
}

impl MigrateTable {
    pub(super) fn settings(&self) -> Result<MigrateSettings> {
        let timeout = |name: &str, text: &Option<String>| {
            let refused = |message| {
                Error::invalid(format!("`{}` `{name}` in `[migrate]`: {message}", super::FILE))
                    .help(format!("write it in PostgreSQL's units: `{name} = \"5s\"`"))
            };
            text.as_deref().map(str::parse).transpose().map_err(refused)
        };
        Ok(MigrateSettings {
            lock_timeout: timeout("lock_timeout", &self.lock_timeout)?,
            statement_timeout: timeout("statement_timeout", &self.statement_timeout)?,
            lock_retries: self.lock_retries,
        })
    }
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Convention {
    #[default]
    Postgres,
    Drizzle,
}

impl Default for SettingsFile {
    fn default() -> Self {
        Self {
            migrations: "migrations".into(),
            naming: Convention::default(),
            value_checks: true,
            online: false,
            schemas: vec!["public".to_owned()],
            database: DatabaseTable::default(),
            migrate: MigrateTable::default(),
            lint: LintTable::default(),
        }
    }
}

impl Default for DatabaseTable {
    fn default() -> Self {
        Self { url: None, scratch: None, data: ".schema/data".into() }
    }
}

impl SettingsFile {
    pub(super) fn conventions(&self) -> Conventions {
        let naming = match self.naming {
            Convention::Postgres => Naming::Postgres,
            Convention::Drizzle => Naming::Drizzle,
        };
        Conventions { naming, omit_value_checks: !self.value_checks }
    }
}

/// Reads the file; where it is missing, everything has its default.
pub(super) fn read(path: &Path) -> Result<SettingsFile> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(&text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(SettingsFile::default()),
        Err(error) => Err(Error::io(format!("cannot read `{}`", path.display())).caused_by(error)),
    }
}

fn parse(text: &str) -> Result<SettingsFile> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(String::new(), |span| format!(" line {}", line_of(text, span.start)));
        let message = error.message().lines().next().unwrap_or("it is no TOML").trim_end_matches('.');
        Error::invalid(format!("`{}`{line}: {message}", super::FILE))
            .help("the settings are `migrations`, `naming`, `value_checks`, `online`, `schemas` and, in `[database]`, `url`, `scratch`, `data`, in `[migrate]`, `lock_timeout`, `statement_timeout`, `lock_retries`, in `[lint]`, levels of rules and `allow`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_settings() {
        let file = parse(
            "migrations = \"db\"\nnaming = \"drizzle\"\nvalue_checks = false\nschemas = [\"a\"]\n\
             [database]\nurl = \"u\"\nscratch = \"s\"\ndata = \"d\"\n\
             [migrate]\nlock_timeout = \"2s\"\nlock_retries = 3\n",
        )
        .expect("settings");
        assert_eq!(file.conventions(), Conventions { naming: Naming::Drizzle, omit_value_checks: true });
        let migrate = file.migrate.settings().expect("settings");
        assert_eq!((migrate.lock_timeout, migrate.lock_retries), (Some("2s".parse().expect("a time")), Some(3)));
        assert_eq!((file.migrations, file.schemas), ("db".into(), vec!["a".to_owned()]));
        assert_eq!(file.database.data, Path::new("d"));
    }

    #[track_caller]
    fn refused(text: &str, message: &str) {
        assert_eq!(parse(text).expect_err("a mistake").to_string(), message);
    }

    #[test]
    fn says_the_line_and_the_word() {
        refused(
            "\nmigration = \"db\"\n",
            "`schema.toml` line 2: unknown field `migration`, expected one of `migrations`, `naming`, `value_checks`, \
             `online`, `schemas`, `database`, `migrate`, `lint`",
        );
        refused(
            "naming = \"rails\"",
            "`schema.toml` line 1: unknown variant `rails`, expected `postgres` or `drizzle`",
        );
        refused("value_checks = 1", "`schema.toml` line 1: invalid type: integer `1`, expected a boolean");
    }
}
