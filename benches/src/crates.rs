//! What an application compiles that only declares tables: schema-core with its default features.

use super::Outcome;
use std::collections::BTreeSet;
use std::process::Command;

const GOAL: usize = 30;

pub(crate) fn run() -> Outcome {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["tree", "--package", "schema-core", "--edges", "normal,build", "--prefix", "none"]);
    let ran = command.args(["--format", "{p}", "--no-dedupe"]).current_dir(env!("CARGO_MANIFEST_DIR")).output()?;
    if !ran.status.success() {
        return Err(String::from_utf8_lossy(&ran.stderr).into());
    }
    let tree = String::from_utf8(ran.stdout)?;
    let crates: BTreeSet<String> =
        tree.lines().map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).collect();
    println!("{} crates for an application that only declares tables (goal: under {GOAL}):", crates.len());
    crates.iter().for_each(|name| println!("  {name}"));
    Ok(())
}
