//! Pairs of schemas, from files.

use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Two schemas, and what the names of the one are in the other.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Pair {
    pub(crate) id: String,
    pub(crate) from_sql: String,
    pub(crate) to_sql: String,
    #[serde(default)]
    pub(crate) renames: Vec<String>,
}

/// Reads all pairs of the files, and of those in the folders.
pub(crate) fn pairs(inputs: &[PathBuf], only: Option<&str>) -> Result<Vec<Pair>, String> {
    let mut pairs = Vec::new();
    for input in inputs {
        for file in files(input, "jsonl")? {
            let text = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                let pair: Pair = serde_json::from_str(line)
                    .map_err(|error| format!("{} line {}: {error}", file.display(), number + 1))?;
                pairs.push(pair);
            }
        }
    }
    pairs.retain(|pair| only.is_none_or(|text| pair.id.contains(text)));
    if pairs.is_empty() { Err("there is no pair to judge".to_owned()) } else { Ok(pairs) }
}

/// The files of real schemas, and those in the folders.
pub(crate) fn schemas(inputs: &[PathBuf], only: Option<&str>) -> Result<Vec<PathBuf>, String> {
    let mut all = Vec::new();
    for input in inputs {
        all.extend(files(input, "sql")?);
    }
    all.retain(|file| {
        only.is_none_or(|text| file.file_name().is_some_and(|name| name.to_string_lossy().contains(text)))
    });
    if all.is_empty() { Err("there is no schema to judge".to_owned()) } else { Ok(all) }
}

fn files(input: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    if !input.is_dir() {
        return Ok(vec![input.to_owned()]);
    }
    let entries = std::fs::read_dir(input).map_err(|error| format!("{}: {error}", input.display()))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == extension)).collect();
    files.sort();
    Ok(files)
}
