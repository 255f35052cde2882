//! What every command needs.

use super::arguments::RunArguments;
use super::output::Output;
use crate::database::introspect::Scope;
use crate::database::retry::Limits;
use crate::database::runner::Options;
use crate::database::step::Steps;
use crate::declare::def::{EnumStorage, SchemaDef};
use crate::error::Result;
use crate::kind::Id;
use crate::migration::{Directory, Migration, extensions};
use crate::model::{Declared, Schema, from_code};
use crate::settings::Settings;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::SystemTime;

/// What a command works on.
pub(super) struct Context<'a, 'o> {
    pub(super) schema: &'a SchemaDef,
    pub(super) settings: Settings,
    pub(super) now: SystemTime,
    pub(super) steps: Steps,
    pub(super) output: &'a mut Output<'o>,
}

impl<'a, 'o> Context<'a, 'o> {
    pub(super) fn new(schema: &'a SchemaDef, settings: Settings, now: SystemTime, output: &'a mut Output<'o>) -> Self {
        Self { schema, settings, now, steps: Steps::default(), output }
    }

    pub(super) fn declared(&self) -> Result<Declared> {
        from_code(self.schema, self.settings.conventions)
    }

    /// The schemas that are managed: those of the code and those of the settings.
    pub(super) fn scope(&self) -> Scope {
        let columns = self.schema.tables.iter().flat_map(|table| table.columns);
        let enums = self.schema.enums.iter().copied().chain(columns.filter_map(|column| column.values));
        let of_enums = enums.filter_map(|declared| match declared.storage {
            EnumStorage::Native(name) => Some(name.schema),
            EnumStorage::Text { .. } => None,
        });
        let of_tables = self.schema.tables.iter().map(|table| table.name.schema);
        let of_extensions = self.schema.extensions.iter().filter_map(|extension| extension.schema);
        let given = self.settings.schemas.iter().map(String::as_str);
        let all: BTreeSet<&str> =
            of_tables.chain(of_enums).chain(of_extensions).chain(given).chain(["public"]).collect();
        Scope::of(all)
    }

    /// The schemas that are managed, with those that `held` has besides.
    pub(super) fn schemas_with(&self, held: &Schema) -> Vec<String> {
        let found = held.iter().filter_map(|(id, _)| match id {
            Id::Schema(name) => Some(name.as_str().to_owned()),
            id => id.schema().map(|name| name.as_str().to_owned()),
        });
        let all: BTreeSet<String> = self.scope().schemas.into_iter().flatten().chain(found).collect();
        all.into_iter().collect()
    }

    /// The migrations, of a directory that must be there.
    pub(super) fn migrations(&self) -> Result<Vec<Migration>> {
        Directory::existing(&self.settings.migrations)?.migrations()
    }

    /// How migrations are run: flags win over `schema.toml`.
    pub(super) fn run_options(&self, arguments: &RunArguments) -> Options {
        let (settings, default) = (&self.settings.migrate, Limits::default());
        let limits = Limits {
            lock_timeout: arguments.lock_timeout.or(settings.lock_timeout).unwrap_or(default.lock_timeout),
            statement_timeout: arguments.statement_timeout.or(settings.statement_timeout),
            retries: arguments.lock_retries.or(settings.lock_retries).unwrap_or(default.retries),
        };
        Options { limits, resolve: arguments.resolve.clone(), steps: self.steps.clone(), ..Options::default() }
    }

    /// A path as people can use it: from where they are.
    pub(super) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.settings.current_directory).unwrap_or(path).display().to_string()
    }

    /// Whether there is a database to look at: one is given, or was made by `migrate`.
    pub(super) fn has_database(&self) -> bool {
        self.settings.database.is_some() || self.settings.data.exists()
    }
}

/// The extensions that files ask for.
pub(super) fn extensions_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    texts.into_iter().flat_map(extensions::requested).collect()
}

/// The texts of the files that apply.
pub(super) fn texts(migrations: &[Migration]) -> impl Iterator<Item = &str> {
    migrations.iter().map(|migration| migration.up.sql.as_str())
}
