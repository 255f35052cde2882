//! What the macros cost who edits: `cargo check` of a crate of many tables after an edit, beside the same rows as plain
//! structs with sqlx's and serde's derives.

use super::Outcome;
use super::measure::{Cost, least_of, once};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

const TABLES: usize = 100;
const RUNS: usize = 6;

pub(crate) fn run() -> Outcome {
    let directory = tempfile::tempdir()?;
    let crates = [("ours", &*tables(TABLES, true)), ("plain", &tables(TABLES, false))];
    let [(ours, ours_median), (plain, plain_median)] = measure(directory.path(), crates, Step::Check)?;
    println!(
        "{TABLES} tables of 10 columns, `cargo check` after an edit: {:.2} s of CPU, {:.0} MB (goal: twice the plain structs, 600 MB)",
        ours.cpu, ours.peak
    );
    println!(
        "the same rows as plain structs: {:.2} s, {:.0} MB: we take {:.2} times, {:.2} times by the medians",
        plain.cpu,
        plain.peak,
        ours.cpu / plain.cpu,
        ours_median / plain_median
    );
    Ok(())
}

/// What is done with a crate after an edit.
#[derive(Clone, Copy)]
pub(crate) enum Step {
    /// `cargo check`, which knows what it found before the edit.
    Check,
    /// A debug build of all of it.
    Build,
}

/// What a step costs once all dependencies are there: the least of several runs, and the median of the CPU time. The crates
/// take turns, so that what else the machine does is shared.
pub(crate) fn measure<const COUNT: usize>(
    directory: &Path,
    crates: [(&str, &str); COUNT],
    step: Step,
) -> Outcome<[(Cost, f64); COUNT]> {
    let mut all = crates.map(|_| Vec::new());
    for edit in 0..=RUNS {
        for (place, (name, source)) in crates.iter().enumerate() {
            let cost = once(&mut after_an_edit(&directory.join(name), source, step, edit)?)?;
            // The first run compiles the dependencies.
            if edit > 0 {
                all[place].push(cost);
            }
        }
    }
    Ok(all.map(|mut costs: Vec<Cost>| {
        costs.sort_by(|one, other| one.cpu.total_cmp(&other.cpu));
        (least_of(&costs), costs[costs.len() / 2].cpu)
    }))
}

/// A column in the middle of all becomes another one, and its table has to be checked anew.
fn after_an_edit(directory: &Path, source: &str, step: Step, edit: usize) -> Outcome<Command> {
    let (word, incremental) = match step {
        Step::Check => ("check", "1"),
        Step::Build => ("build", "0"),
    };
    let name = directory.file_name().unwrap_or_default().to_string_lossy();
    fs::create_dir_all(directory.join("src"))?;
    fs::write(directory.join("Cargo.toml"), manifest(&name))?;
    fs::copy(format!("{}/../Cargo.lock", env!("CARGO_MANIFEST_DIR")), directory.join("Cargo.lock"))?;
    let columns: Vec<usize> = source.match_indices("pub score:").map(|(at, _)| at).collect();
    let (before, after) = source.split_at(columns[columns.len() / 2]);
    let after = after.replacen("pub score:", &format!("pub score_{edit}:"), 1);
    fs::write(directory.join("src/lib.rs"), format!("{before}{after}"))?;
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args([word, "--quiet"]).current_dir(directory).env("CARGO_INCREMENTAL", incremental);
    Ok(command)
}

fn manifest(name: &str) -> String {
    let core = format!("{}/../schema-core", env!("CARGO_MANIFEST_DIR"));
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n\
         schema-core = {{ path = {core:?}, features = [\"sqlx\"] }}\n\
         sqlx = {{ version = \"0.9\", default-features = false, features = [\"derive\", \"postgres\", \"runtime-tokio\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nchrono = {{ version = \"0.4\", features = [\"serde\"] }}\n\
         uuid = {{ version = \"1\", features = [\"serde\"] }}\n"
    )
}

/// Tables with keys, 2 indexes and a relation; or their rows alone.
pub(crate) fn tables(count: usize, tables: bool) -> String {
    let mut source = String::from("use chrono::{DateTime, Utc};\nuse uuid::Uuid;\n");
    source.push_str(if tables {
        "use schema_core::{schema, table};\n"
    } else {
        "use serde::{Deserialize, Serialize};\nuse sqlx::FromRow;\n"
    });
    for number in 0..count {
        let _ = write!(source, "{}", one(number, count, tables));
    }
    if tables {
        let names: Vec<String> = (0..count).map(|number| format!("Made{number}")).collect();
        let _ = writeln!(source, "schema! {{ pub many: [{}] }}", names.join(", "));
    }
    source
}

fn one(number: usize, count: usize, table: bool) -> String {
    let other = number.saturating_sub(1);
    let text = format!(
        "#[table]\n#[index(columns(name, created_at))]\n#[index(columns(parent_id))]\n\
         #[has_many(made{next}s: Made{next}, by = parent_id)]\npub struct Made{number} {{\n\
         #[column(primary_key, default = gen_random_uuid())]\npub id: Uuid,\n\
         #[column(references = Made{other}::id, on_delete = cascade)]\npub parent_id: Option<Uuid>,\n\
         #[column(length = 100)]\npub name: String,\n#[column(length = 255, unique)]\npub email: String,\n\
         #[column(default = \"active\")]\npub status: String,\n#[column(default = true)]\npub enabled: bool,\n\
         #[column(default = 0)]\npub count: i32,\npub score: Option<f64>,\npub notes: Option<String>,\n\
         #[column(default = now())]\npub created_at: DateTime<Utc>,\n}}\n",
        next = if number + 1 < count { number + 1 } else { number },
    );
    // The first refers to itself, and so has two relations to it; the last has no next.
    let text = if number + 1 == count { without(&text, "#[has_many") } else { text };
    if table {
        text
    } else {
        format!("#[derive(Debug, Clone, Serialize, Deserialize, FromRow)]\n{}", without(&text, "#["))
    }
}

/// The text without the lines that begin so.
fn without(text: &str, start: &str) -> String {
    text.lines().filter(|line| !line.starts_with(start)).flat_map(|line| [line, "\n"]).collect()
}
