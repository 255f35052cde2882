//! What the databases of tests have in them.

use super::TestDatabase;
use crate::database::make::reference;
use crate::database::prove::{made, replay_history};
use crate::declare::def::SchemaDef;
use crate::error::{Error, Result};
use crate::migration::{Directory, Migration, extensions, render};
use crate::model::{Conventions, Schema, from_code};
use crate::settings::DatabaseUrl;
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What databases for tests have in them: the tables, and rows that all tests want.
///
/// ```no_run
/// # use schema_core::{declare::{def::SchemaDef, schema::schema}, testing::Template};
/// # const SHOP: SchemaDef = schema("shop");
/// # async fn test() -> schema_core::error::Result<()> {
/// let database = Template::of(&SHOP).sql("INSERT INTO labels VALUES ('new')").database().await?;
/// # Ok(()) }
/// ```
#[derive(Clone, Debug)]
#[must_use = "there is no database until `database`"]
pub struct Template {
    tables: Tables,
    conventions: Conventions,
    scripts: Vec<String>,
}

/// Where the tables are from.
#[derive(Clone, Debug)]
enum Tables {
    Code(&'static SchemaDef),
    Migrations(PathBuf),
}

impl Template {
    /// The tables that the code declares.
    pub fn of(schema: &'static SchemaDef) -> Self {
        Self { tables: Tables::Code(schema), conventions: Conventions::default(), scripts: Vec::new() }
    }

    /// The tables that a directory of migrations gives.
    pub fn migrations(directory: impl Into<PathBuf>) -> Self {
        let tables = Tables::Migrations(directory.into());
        Self { tables, conventions: Conventions::default(), scripts: Vec::new() }
    }

    /// The conventions of the code's names, where they are not the default ones.
    pub fn conventions(mut self, conventions: Conventions) -> Self {
        self.conventions = conventions;
        self
    }

    /// Statements that run after the tables are made, once for all tests.
    pub fn sql(mut self, script: impl Into<String>) -> Self {
        self.scripts.push(script.into());
        self
    }

    /// A database that has it, on the server of `DATABASE_URL`, else embedded.
    ///
    /// # Errors
    /// As [`TestDatabase::new`].
    pub async fn database(self) -> Result<TestDatabase> {
        let url = std::env::var("DATABASE_URL").ok().filter(|url| !url.is_empty());
        let prepared = self.prepare()?;
        match url {
            Some(url) => TestDatabase::on_server(DatabaseUrl::parse(&url, "DATABASE_URL")?, prepared).await,
            None => TestDatabase::embedded(prepared).await,
        }
    }

    fn prepare(self) -> Result<Prepared> {
        let (contents, tables) = match self.tables {
            Tables::Code(def) => {
                let schema = from_code(def, self.conventions)?.schema;
                (Contents::Schema(Box::new(schema.clone())), render::script(&reference(&schema)?))
            }
            Tables::Migrations(path) => {
                let migrations = Directory::existing(path)?.migrations()?;
                let text = migrations.iter().map(|migration| migration.up.sql.as_str()).collect::<Vec<_>>().join("\n");
                (Contents::Migrations(migrations), text)
            }
        };
        let hash = std::iter::once(&tables).chain(&self.scripts).fold(OFFSET, |hash, text| digest(hash, text));
        Ok(Prepared { contents, extensions: extensions::requested(&tables), scripts: self.scripts, hash })
    }
}

/// What a database gets, read and ordered.
#[derive(Debug)]
pub(super) struct Prepared {
    contents: Contents,
    extensions: BTreeSet<String>,
    scripts: Vec<String>,
    /// The same for the same text, in every process.
    pub(super) hash: u64,
}

#[derive(Debug)]
enum Contents {
    Schema(Box<Schema>),
    Migrations(Vec<Migration>),
}

impl Prepared {
    pub(super) fn extensions(&self) -> &BTreeSet<String> {
        &self.extensions
    }

    /// Makes it in an empty database.
    pub(super) async fn make(&self, connection: &mut PgConnection) -> Result<()> {
        match &self.contents {
            Contents::Schema(schema) => made(connection, schema).await?,
            Contents::Migrations(migrations) => replay_history(connection, migrations).await?,
        }
        for script in &self.scripts {
            let ran = connection.execute(AssertSqlSafe(script.as_str())).await;
            ran.map_err(|error| Error::database("a script for the tests' databases fails").caused_by(error))?;
        }
        Ok(())
    }
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: the standard library's hashes differ between its versions.
fn digest(start: u64, text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    text.bytes().chain([0]).fold(start, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_that_of_the_texts_in_order() {
        let of = |texts: &[&str]| texts.iter().fold(OFFSET, |hash, text| digest(hash, text));
        assert_eq!(of(&["a"]), of(&["a"]));
        assert_ne!(of(&["a", "b"]), of(&["ab"]));
        assert_ne!(of(&["a", "b"]), of(&["b", "a"]));
    }
}
