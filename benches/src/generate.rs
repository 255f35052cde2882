//! `generate --no-verify --dry-run` with one changed column, at four sizes, beside drizzle-kit.

use super::measure::{Cost, least};
use super::{Outcome, peer};
use std::path::Path;
use std::process::Command;

const SIZES: [usize; 4] = [20, 200, 1000, 5000];
const RUNS: usize = 10;

pub(crate) fn run() -> Outcome {
    let peers = peer::installed();
    println!("one changed column; CPU seconds and peak MB, the least of {RUNS} runs (of {} of a peer)", peer::RUNS);
    for tables in SIZES {
        let ours = ours(tables)?;
        println!("{tables:>5} tables  {:<24}{}", "ours", shown(ours));
        for peer in &peers {
            match peer.generate(tables)? {
                Some(cost) => println!("{:14}{:<24}{}{}", "", peer.name(), shown(cost), ratio(cost, ours)),
                None => println!("{:14}{:<24}not run at this size", "", peer.name()),
            }
        }
    }
    Ok(())
}

fn ours(tables: usize) -> Outcome<Cost> {
    let project = tempfile::tempdir()?;
    let first = subject(tables, false, project.path(), &[])?.output()?;
    if !first.status.success() {
        return Err(format!("the first migration: {}", String::from_utf8_lossy(&first.stderr)).into());
    }
    least(RUNS, || subject(tables, true, project.path(), &["--dry-run"]))
}

fn subject(tables: usize, changed: bool, project: &Path, arguments: &[&str]) -> Outcome<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["subject", &tables.to_string(), &changed.to_string(), "generate", "--no-verify"]);
    command.args(arguments).arg("--project").arg(project);
    Ok(command)
}

fn shown(cost: Cost) -> String {
    format!("{:>8.3} s{:>8.1} MB", cost.cpu, cost.peak)
}

fn ratio(cost: Cost, ours: Cost) -> String {
    format!("   {:>5.1} times ours, {:.1} times the memory", cost.cpu / ours.cpu, cost.peak / ours.peak)
}
