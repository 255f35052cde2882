//! Reads the directory of migrations.

use super::name::{self, Direction, FileName};
use crate::error::{Error, Finding, Result};
use crate::model::Schema;
use crate::snapshot;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The snapshot's file name.
pub const SNAPSHOT: &str = "schema.snapshot.toml";

/// The directory of migrations, which may not exist yet.
#[derive(Clone, Debug)]
pub struct Directory {
    path: PathBuf,
}

/// One migration, read whole.
#[derive(Clone, Debug)]
pub struct Migration {
    /// What orders the migrations.
    pub version: i64,
    /// What sqlx keeps in the database.
    pub description: String,
    /// What applies it.
    pub up: SqlFile,
    /// What reverts it.
    pub down: Option<SqlFile>,
}

impl Migration {
    /// A migration with both its files.
    pub fn new(version: i64, description: String, up: String, down: String) -> Self {
        let file = |direction, sql| SqlFile { name: format!("{version}_{description}.{direction}.sql"), sql };
        let (up, down) = (file("up", up), Some(file("down", down)));
        Self { version, description, up, down }
    }

    /// The names of its files, without their ends.
    pub fn name(&self) -> String {
        format!("{}_{}", self.version, self.description)
    }
}

/// A file of statements.
#[derive(Clone, Debug)]
pub struct SqlFile {
    /// The file's name, for messages.
    pub name: String,
    /// The text.
    pub sql: String,
}

impl SqlFile {
    /// Whether the file asks to be run outside of a transaction, by sqlx's rule.
    pub fn no_transaction(&self) -> bool {
        self.sql.starts_with("-- no-transaction")
    }
}

/// The names in a directory, without what the files hold.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    names: BTreeMap<i64, BTreeMap<Direction, (String, FileName)>>,
}

impl Listing {
    /// The version of the last migration; a file that only reverts counts.
    pub fn last(&self) -> Option<i64> {
        self.names.keys().next_back().copied()
    }

    /// Whether there is a file of this version.
    pub fn contains(&self, version: i64) -> bool {
        self.names.contains_key(&version)
    }

    /// Whether there is no migration.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The files that revert what no file applies.
    pub fn orphans(&self) -> Vec<&str> {
        let applies = |files: &BTreeMap<Direction, _>| files.keys().any(|direction| *direction != Direction::Down);
        self.names.values().filter(|files| !applies(files)).flat_map(BTreeMap::values).map(|f| f.0.as_str()).collect()
    }

    /// The files that apply what no file reverts, though their name promises one.
    pub fn irreversible(&self) -> Vec<&str> {
        let alone = |files: &&BTreeMap<Direction, _>| !files.contains_key(&Direction::Down);
        self.names.values().filter(alone).filter_map(|files| files.get(&Direction::Up)).map(|f| f.0.as_str()).collect()
    }
}

impl Directory {
    /// The directory at `path`; nothing is read yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The directory at `path`, which must exist.
    ///
    /// # Errors
    /// It does not, or it is a file.
    pub fn existing(path: impl Into<PathBuf>) -> Result<Self> {
        let directory = Self::new(path);
        let shown = directory.path.display();
        match fs::metadata(&directory.path) {
            Ok(metadata) if metadata.is_dir() => Ok(directory),
            Ok(_) => Err(Error::invalid(format!("`{shown}` is not a directory"))
                .help("set `migrations` in `schema.toml` to a directory")),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(Error::invalid(format!("there is no directory of migrations at `{shown}`"))
                    .help("run `generate` to write the first migration, or set `migrations` in `schema.toml`"))
            }
            Err(error) => Err(Error::io(format!("cannot read `{shown}`")).caused_by(error)),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The names of the migrations; none where the directory is missing.
    ///
    /// # Errors
    /// The directory cannot be read, or names are broken: all of them at once.
    pub fn list(&self) -> Result<Listing> {
        let mut listing = Listing::default();
        let (mut findings, mut twins) = (Vec::new(), Vec::new());
        for file in self.file_names()? {
            match name::parse(&file) {
                Ok(Some(parsed)) => {
                    let version = parsed.version;
                    twins.extend(listing.insert(file, parsed).map(|twin| (twin, version)));
                }
                Ok(None) => {}
                Err(error) => findings.push(Finding {
                    at: file,
                    message: error.to_string(),
                    help: error.help_text().map(str::to_owned),
                }),
            }
        }
        if findings.is_empty() && twins.is_empty() {
            return Ok(listing);
        }
        let taken = |version: &i64| listing.names.contains_key(version);
        for (twin, version) in twins {
            let free = (version..).find(|version| !taken(version)).unwrap_or(version);
            findings.push(Finding {
                help: Some(format!("rename one of them to a version of its own, such as {free}")),
                ..twin
            });
        }
        findings.sort_by(|one, other| one.at.cmp(&other.at));
        Err(Error::findings(format!("`{}` holds files that sqlx refuses", self.path.display()), findings))
    }

    /// The migrations in order, read whole.
    ///
    /// # Errors
    /// As [`list`](Self::list); a file cannot be read, or holds a merge conflict.
    pub fn migrations(&self) -> Result<Vec<Migration>> {
        let listing = self.list()?;
        listing.names.into_values().filter_map(|files| self.migration(files).transpose()).collect()
    }

    fn migration(&self, mut files: BTreeMap<Direction, (String, FileName)>) -> Result<Option<Migration>> {
        let down = files.remove(&Direction::Down);
        let Some((name, parsed)) = files.into_values().next() else { return Ok(None) };
        Ok(Some(Migration {
            version: parsed.version,
            description: parsed.description,
            up: self.sql_file(name)?,
            down: down.map(|(name, _)| self.sql_file(name)).transpose()?,
        }))
    }

    fn sql_file(&self, name: String) -> Result<SqlFile> {
        let sql = self.read(&name)?;
        refuse_conflicts(&name, &sql, &["<<<<<<< ", ">>>>>>> "])
            .map_err(|error| error.help("resolve it, and then run `check`"))?;
        Ok(SqlFile { name, sql })
    }

    /// The snapshot; `None` where there is no such file.
    ///
    /// # Errors
    /// The file cannot be read, holds a merge conflict, or is no snapshot.
    pub fn snapshot(&self) -> Result<Option<Schema>> {
        self.snapshot_by(snapshot::read)
    }

    /// The snapshot, sooner: where it is mostly what `code` declares.
    ///
    /// # Errors
    /// As [`snapshot`](Self::snapshot).
    pub fn snapshot_beside(&self, code: &Schema) -> Result<Option<Schema>> {
        self.snapshot_by(|text| snapshot::read_beside(text, code))
    }

    fn snapshot_by(&self, read: impl FnOnce(&str) -> Result<Schema>) -> Result<Option<Schema>> {
        let path = self.path.join(SNAPSHOT);
        if fs::symlink_metadata(&path).is_err_and(|error| is_missing(&error)) {
            return Ok(None);
        }
        let text = self.read(SNAPSHOT)?;
        refuse_conflicts(SNAPSHOT, &text, &["<<<<<<<", "=======", ">>>>>>>", "|||||||"]).map_err(|error| {
            let newest = self.list().ok().and_then(|listing| listing.last()).unwrap_or_default();
            error.help(format!(
                "resolve it: where both sides added, keep the lines of both, then run `check`; or \
                 `regenerate {newest}` writes the newest migration anew, after the others, and the snapshot with it"
            ))
        })?;
        read(&text).map(Some).map_err(|error| {
            let help = "restore it from version control: `git checkout -- ";
            error.while_doing(&format!("`{}`", path.display())).help(format!("{help}{}`", path.display()))
        })
    }

    fn read(&self, name: &str) -> Result<String> {
        let path = self.path.join(name);
        fs::read_to_string(&path).map_err(|error| match error.kind() {
            ErrorKind::InvalidData => Error::invalid(format!("`{}` is not UTF-8", path.display()))
                .help("save the file as UTF-8, as PostgreSQL and sqlx read it"),
            _ => Error::io(format!("cannot read `{}`", path.display())).caused_by(error),
        })
    }

    pub(super) fn file_names(&self) -> Result<BTreeSet<String>> {
        let failed = |error| Error::io(format!("cannot read `{}`", self.path.display())).caused_by(error);
        let entries = match fs::read_dir(&self.path) {
            Err(error) if is_missing(&error) => return Ok(BTreeSet::new()),
            entries => entries.map_err(failed)?,
        };
        let mut names = BTreeSet::new();
        for entry in entries {
            let entry = entry.map_err(failed)?;
            let kind = entry.file_type().map_err(failed)?;
            if kind.is_file() || (kind.is_symlink() && entry.path().is_file()) {
                names.insert(entry.file_name().to_string_lossy().into_owned());
            }
        }
        Ok(names)
    }
}

impl Listing {
    /// Adds a file; what is wrong with it, where another one has its place.
    fn insert(&mut self, file: String, parsed: FileName) -> Option<Finding> {
        let files = self.names.entry(parsed.version).or_default();
        let rival =
            files.iter().find(|(other, _)| (**other == Direction::Down) == (parsed.direction == Direction::Down));
        if let Some((_, (rival, _))) = rival {
            let message = format!("has the same version as `{rival}`");
            return Some(Finding { at: file, message, help: None });
        }
        files.insert(parsed.direction, (file, parsed));
        None
    }
}

fn is_missing(error: &std::io::Error) -> bool {
    error.kind() == ErrorKind::NotFound
}

fn refuse_conflicts(name: &str, text: &str, markers: &[&str]) -> Result<()> {
    let marked = |line: &str| markers.iter().any(|marker| line.starts_with(marker));
    match text.lines().position(marked) {
        Some(line) => Err(Error::invalid(format!("`{name}` holds a merge conflict at line {}", line + 1))),
        None => Ok(()),
    }
}
