//! Writes a migration's files: all of them or none, also when the disk fills or the process is killed.
//!
//! Everything is written beside its place under a name that is no migration's, and brought to the disk; only then are
//! the files renamed, the snapshot last. So whoever finds one file in place knows that the others are complete, and
//! can finish: that is what the next run does.

use super::directory::{Directory, Migration, SNAPSHOT};
use super::lock::Lock;
use super::name;
use crate::error::{Error, Result};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const TEMPORARY: &str = ".tmp";

/// The files of new migrations.
#[derive(Clone, Debug)]
pub struct NewFiles {
    /// The migrations, in order.
    pub migrations: Vec<Migration>,
    /// The schema after them, where that changes.
    pub snapshot: Option<String>,
}

impl NewFiles {
    /// In the order in which they are put in place: a file that applies is never without the one that reverts.
    fn files(&self) -> Vec<(&str, &str)> {
        let files = self.migrations.iter().flat_map(|migration| migration.down.iter().chain([&migration.up]));
        files
            .map(|file| (file.name.as_str(), file.sql.as_str()))
            .chain(self.snapshot.as_deref().map(|text| (SNAPSHOT, text)))
            .collect()
    }
}

/// One file on its way: where it is written and where it belongs.
#[derive(Debug)]
struct Pending {
    temporary: PathBuf,
    place: PathBuf,
}

/// Writes the files of migrations and returns where they are.
///
/// # Errors
/// The file system refuses; then nothing is left of any of them.
pub fn write(directory: &Directory, _lock: &Lock, new: &NewFiles) -> Result<Vec<PathBuf>> {
    let files = new.files();
    // They are one work, which goes by the first version.
    let version = new.migrations.first().map_or(0, |migration| migration.version);
    let pending: Vec<Pending> = files.iter().map(|(name, _)| pending(directory.path(), version, name)).collect();
    let outcome = refuse_existing(&pending)
        .and_then(|()| pending.iter().zip(&files).try_for_each(|(file, (_, text))| store(&file.temporary, text)))
        .and_then(|()| put_in_place(directory.path(), &pending));
    match outcome {
        Ok(()) => Ok(pending.into_iter().map(|file| file.place).collect()),
        Err(error) => {
            pending.iter().for_each(|file| drop(fs::remove_file(&file.temporary)));
            Err(Error::io(format!("cannot write to `{}`: nothing was written", directory.path().display()))
                .caused_by(error)
                .help("make sure that the directory can be written to and that the disk is not full"))
        }
    }
}

fn pending(directory: &Path, version: i64, name: &str) -> Pending {
    Pending { temporary: directory.join(format!(".{version}-{name}{TEMPORARY}")), place: directory.join(name) }
}

fn refuse_existing(pending: &[Pending]) -> io::Result<()> {
    let migrations = pending.iter().filter(|file| !file.place.ends_with(SNAPSHOT));
    migrations.map(|file| &file.place).find(|place| fs::symlink_metadata(place).is_ok()).map_or(Ok(()), |place| {
        Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("`{}` exists", place.display())))
    })
}

fn store(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn put_in_place(directory: &Path, pending: &[Pending]) -> io::Result<()> {
    for (index, file) in pending.iter().enumerate() {
        if let Err(error) = fs::rename(&file.temporary, &file.place) {
            // What is in place so far are the new files; the snapshot, which is replaced, comes last.
            pending[..index].iter().for_each(|file| drop(fs::remove_file(&file.place)));
            return Err(error);
        }
    }
    sync_directory(directory);
    Ok(())
}

/// Not every file system can do it, and the files are complete without.
fn sync_directory(directory: &Path) {
    if let Ok(directory) = File::open(directory) {
        let _ = directory.sync_all();
    }
}

/// What was done about a run that was killed while it wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recovered {
    /// It had not put a file in place: its work was removed.
    Discarded(i64),
    /// It had begun to put files in place: the rest followed.
    Finished(i64),
}

/// Finishes or removes what a killed run left behind.
///
/// # Errors
/// The file system refuses.
pub fn recover(directory: &Directory, _lock: &Lock) -> Result<Vec<Recovered>> {
    let failed = |error| {
        Error::io(format!("cannot recover what a run that was killed left in `{}`", directory.path().display()))
            .caused_by(error)
    };
    let mut left = leftovers(directory)?;
    let mut recovered = Vec::new();
    while let Some((version, _)) = left.first() {
        let version = *version;
        let (group, rest): (Vec<_>, Vec<_>) = left.into_iter().partition(|(other, _)| *other == version);
        left = rest;
        let names: Vec<String> = group.into_iter().map(|(_, name)| name).collect();
        recovered.push(recover_version(directory, version, &names).map_err(failed)?);
    }
    Ok(recovered)
}

fn recover_version(directory: &Directory, version: i64, names: &[String]) -> io::Result<Recovered> {
    let begun = directory.list().map_err(io::Error::other)?.contains(version);
    for name in names {
        let file = pending(directory.path(), version, name);
        if begun { fs::rename(&file.temporary, &file.place)? } else { fs::remove_file(&file.temporary)? }
    }
    sync_directory(directory.path());
    Ok(if begun { Recovered::Finished(version) } else { Recovered::Discarded(version) })
}

/// The versions and names of files that a killed run left, in the order in which they are put in place.
///
/// # Errors
/// The directory cannot be read.
pub fn leftovers(directory: &Directory) -> Result<Vec<(i64, String)>> {
    let names = directory.file_names()?;
    let mut left: Vec<(i64, String)> = names.iter().filter_map(|name| leftover(name)).collect();
    left.sort_by_key(|(version, name)| (*version, name == SNAPSHOT, name.clone()));
    Ok(left)
}

fn leftover(file: &str) -> Option<(i64, String)> {
    let (version, name) = file.strip_prefix('.')?.strip_suffix(TEMPORARY)?.split_once('-')?;
    let version = version.parse().ok()?;
    let ours = name == SNAPSHOT || name::parse(name).ok().flatten().is_some_and(|parsed| parsed.version >= version);
    ours.then(|| (version, name.to_owned()))
}
