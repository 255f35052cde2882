//! The files of the source.

use super::super::arguments::PullArguments;
use super::super::context::Context;
use crate::codegen::File;
use crate::error::{Error, Finding, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the source goes when nothing is said.
const DIRECTORY: &str = "src/schema";

/// The directory of the source.
pub(super) fn directory(context: &Context<'_, '_>, arguments: &PullArguments) -> PathBuf {
    match &arguments.out {
        Some(path) => context.settings.current_directory.join(path),
        None => context.settings.project.join(DIRECTORY),
    }
}

/// The edition of the package, which `rustfmt` has to know; this crate's own where the manifest does not say.
pub(super) fn edition(project: &Path) -> String {
    let manifest = fs::read_to_string(project.join("Cargo.toml")).unwrap_or_default();
    let manifest = manifest.parse::<toml::Table>().unwrap_or_default();
    let edition = manifest.get("package").and_then(|package| package.get("edition"));
    edition.and_then(toml::Value::as_str).unwrap_or("2024").to_owned()
}

/// Refuses to write over files that say something else, unless that is what the user wants.
///
/// # Errors
/// There are such files.
pub(super) fn refuse_others(context: &Context<'_, '_>, directory: &Path, files: &[File], force: bool) -> Result<()> {
    let other = |file: &&File| {
        let path = directory.join(&file.path);
        fs::symlink_metadata(&path).is_ok() && fs::read_to_string(&path).ok().as_ref() != Some(&file.text)
    };
    let findings: Vec<Finding> = files
        .iter()
        .filter(|_| !force)
        .filter(other)
        .map(|file| Finding {
            at: context.shown(&directory.join(&file.path)),
            message: "is there already".to_owned(),
            help: None,
        })
        .collect();
    if findings.is_empty() {
        return Ok(());
    }
    Err(Error::findings("nothing was written: files would be lost", findings)
        .help("give another directory with `--out`, or write over them with `--force`"))
}

/// Writes the files, and returns their paths as people can use them.
///
/// # Errors
/// The file system refuses.
pub(super) fn write(context: &Context<'_, '_>, directory: &Path, files: &[File]) -> Result<Vec<String>> {
    let mut written = Vec::new();
    for file in files {
        let path = directory.join(&file.path);
        let failed = |error| Error::io(format!("cannot write `{}`", context.shown(&path))).caused_by(error);
        let parent = path.parent().unwrap_or(directory);
        fs::create_dir_all(parent).and_then(|()| fs::write(&path, &file.text)).map_err(failed)?;
        written.push(context.shown(&path));
    }
    Ok(written)
}
