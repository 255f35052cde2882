//! The folder of facts, which is beside the workspace.

use serde_json::{Map, Value};
use std::path::Path;

/// A file of the facts; where it is absent, the test `name` is skipped.
pub(crate) fn file(file: &str, name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/c9d").join(file);
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        eprintln!("SKIPPED {name}: ../shared/c9d/{file} is absent");
    }
    text
}

/// The catalog: tables by name.
pub(crate) fn catalog(name: &str) -> Option<Map<String, Value>> {
    file("catalog.json", name).map(|text| serde_json::from_str(&text).unwrap())
}

/// The closed sets: a column as `table.column`, and its values, the default first.
pub(crate) fn closed_sets(name: &str) -> Option<Vec<(String, Vec<String>)>> {
    let text = file("README.md", name)?;
    let section = text.split("## Closed sets").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    let list = |text: &str| text.split(", ").map(str::to_owned).collect::<Vec<_>>();
    Some(rows.skip(2).flat_map(|(columns, values)| list(columns).into_iter().map(move |c| (c, list(values)))).collect())
}
