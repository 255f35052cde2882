//! One process at a time writes migrations.

use crate::error::{Error, Result};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// The right to write to a directory, held until it is dropped; the operating system takes it back from a process
/// that dies.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    created: Option<PathBuf>,
}

impl Lock {
    /// Waits for the right to write to the directory at `path`, which is created where it is missing.
    ///
    /// # Errors
    /// The directory cannot be made or opened, or another process holds it for longer than `patience`.
    pub fn acquire(path: &Path, patience: Duration) -> Result<Self> {
        let created = !path.exists();
        fs::create_dir_all(path).map_err(|error| {
            Error::io(format!("cannot create the directory of migrations `{}`", path.display()))
                .help("make its parent writable, or name another place with `migrations` in `schema.toml`")
                .caused_by(error)
        })?;
        let file = open(path).map_err(|error| {
            Error::io(format!("cannot lock the directory of migrations `{}`", path.display())).caused_by(error)
        })?;
        let lock = Self { _file: file, created: created.then(|| path.to_owned()) };
        lock.wait(path, patience)?;
        Ok(lock)
    }

    fn wait(&self, path: &Path, patience: Duration) -> Result<()> {
        let start = Instant::now();
        loop {
            match self._file.try_lock() {
                Ok(()) => return Ok(()),
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => thread::sleep(Duration::from_millis(20)),
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::invalid(format!("another `generate` is writing to `{}`", path.display()))
                        .help("wait until it is done, and run this again"));
                }
                Err(TryLockError::Error(error)) => {
                    return Err(Error::io(format!("cannot lock `{}`", path.display())).caused_by(error));
                }
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A directory that was made for files that were not written is taken away again; one with files stays.
        if let Some(path) = &self.created {
            let _ = fs::remove_dir(path);
        }
    }
}

/// The directory itself is what is locked, so that no other file appears beside the migrations.
#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(path.join(".lock"))
}
