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
pub(crate) fn read(inputs: &[PathBuf], only: Option<&str>) -> Result<Vec<Pair>, String> {
    let mut pairs = Vec::new();
    for input in inputs {
        for file in files(input)? {
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

fn files(input: &Path) -> Result<Vec<PathBuf>, String> {
    if !input.is_dir() {
        return Ok(vec![input.to_owned()]);
    }
    let entries = std::fs::read_dir(input).map_err(|error| format!("{}: {error}", input.display()))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).collect();
    files.sort();
    Ok(files)
}
