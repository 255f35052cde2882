//! The peer: drizzle-kit from npm, over the same schema written as TypeScript.

use super::Outcome;
use super::measure::{Cost, least};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub(crate) const RUNS: usize = 3;

/// Above this, a run of a peer takes minutes.
const MOST_TABLES: usize = 1000;

/// The versions of drizzle-kit, each with its drizzle-orm.
const VERSIONS: [(&str, &str); 2] = [("0.31.11", "0.45.4"), ("1.0.0-rc.5", "1.0.0-rc.5")];

/// An installed drizzle-kit.
pub(crate) struct Peer {
    version: &'static str,
    directory: TempDir,
}

/// The peers that npm can install; what is not measured is said.
pub(crate) fn installed() -> Vec<Peer> {
    let install = |(version, orm)| match Peer::install(version, orm) {
        Ok(peer) => Some(peer),
        Err(error) => {
            println!("SKIPPED: drizzle-kit {version} is not measured: {error}");
            None
        }
    };
    VERSIONS.into_iter().filter_map(install).collect()
}

impl Peer {
    fn install(version: &'static str, orm: &str) -> Outcome<Self> {
        let directory = tempfile::tempdir()?;
        fs::write(directory.path().join("package.json"), "{\"private\": true}")?;
        let packages = [format!("drizzle-kit@{version}"), format!("drizzle-orm@{orm}")];
        let mut npm = Command::new("npm");
        npm.args(["install", "--no-audit", "--no-fund", "--prefer-offline"]).args(packages);
        let ran = npm.current_dir(&directory).stdin(Stdio::null()).output();
        let ran = ran.map_err(|error| format!("cannot run npm: {error}"))?;
        if !ran.status.success() {
            return Err(format!("npm cannot install it: {}", String::from_utf8_lossy(&ran.stderr)).into());
        }
        Ok(Self { version, directory })
    }

    pub(crate) fn name(&self) -> String {
        format!("drizzle-kit {}", self.version)
    }

    /// What the second migration costs, where the peer is run at this size.
    pub(crate) fn generate(&self, tables: usize) -> Outcome<Option<Cost>> {
        if tables > MOST_TABLES {
            return Ok(None);
        }
        let root = self.directory.path();
        let (schema, out, first) = (root.join("schema.ts"), root.join("out"), root.join("first"));
        remove(&out)?;
        remove(&first)?;
        fs::write(&schema, typescript(tables, false))?;
        let ran = self.command().output()?;
        if !out.exists() {
            return Err(format!("{} wrote nothing: {}", self.name(), String::from_utf8_lossy(&ran.stderr)).into());
        }
        fs::rename(&out, &first)?;
        fs::write(&schema, typescript(tables, true))?;
        let cost = least(RUNS, || {
            remove(&out)?;
            copy(&first, &out)?;
            Ok(self.command())
        })?;
        Ok(Some(cost))
    }

    fn command(&self) -> Command {
        let mut command = Command::new("node");
        command.args(["node_modules/drizzle-kit/bin.cjs", "generate", "--dialect=postgresql"]);
        command.args(["--schema=./schema.ts", "--out=./out"]).current_dir(&self.directory);
        command
    }
}

fn remove(directory: &Path) -> Outcome {
    if directory.exists() { Ok(fs::remove_dir_all(directory)?) } else { Ok(()) }
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => fs::copy(entry.path(), target).map(|_| ())?,
        }
    }
    Ok(())
}

/// The schema of `subject`, in the peer's language.
fn typescript(tables: usize, changed: bool) -> String {
    let mut text = "import { pgTable, bigint, varchar, text, boolean, integer, doublePrecision, index } \
                    from 'drizzle-orm/pg-core';\n"
        .to_owned();
    for number in 0..tables {
        let length = if changed && number == tables / 2 { 200 } else { 100 };
        let target = number.saturating_sub(1);
        let _ = write!(
            text,
            "export const t{number}: any = pgTable('table_{number:04}', {{
  id: bigint('id', {{ mode: 'number' }}).primaryKey(),
  parentId: bigint('parent_id', {{ mode: 'number' }}).references((): any => t{target}.id, {{ onDelete: 'cascade' }}),
  name: varchar('name', {{ length: {length} }}).notNull(),
  email: varchar('email', {{ length: 255 }}).notNull(),
  status: text('status').notNull().default('active'),
  enabled: boolean('enabled').notNull().default(true),
  count: integer('count').notNull().default(0),
  score: doublePrecision('score'),
  notes: text('notes'),
  createdAt: text('created_at').notNull(),
}}, (t) => [
  index('table_{number:04}_parent_id_idx').on(t.parentId),
  index('table_{number:04}_name_created_at_idx').on(t.name, t.createdAt),
]);
"
        );
    }
    text
}
