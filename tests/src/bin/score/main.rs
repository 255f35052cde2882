//! How far the tool gets with schemas that are given to it: the score, and the misses by reason.
//!
//! ```text
//! DATABASE_URL=postgres://postgres@localhost/postgres \
//!     cargo run --release -p schema-tests --no-default-features --bin score -- pairs FOLDER_OR_FILE…
//! ```
//!
//! A pair is a line of a `.jsonl` file with `id`, `from_sql`, `to_sql` and, where names change, `renames`. Both sides are
//! loaded; what brings the one to the other is applied; then `pg_dump` of both must be equal but for the order of columns
//! and statements, and asking again must give nothing. With `--rows`, the tables have rows, and each row and value that the
//! change does not remove must be there afterwards. Roles are of the whole server: pairs that make some leave them.

mod dump;
mod empty;
mod input;
mod pair;
mod report;
mod rows;
mod server;
mod unwinding;

use clap::{Args, Parser, Subcommand};
use input::Pair;
use report::Report;
use server::Server;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::Mutex;

#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring one schema to another, pair by pair.
    Pairs(Choice),
}

/// What is judged, and what is shown of it.
#[derive(Args, Clone, Debug)]
struct Choice {
    /// Files of pairs, or folders with such files.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Only those whose name has this in it.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
    /// How many at once; by default as many as there are processors.
    #[arg(long, value_name = "COUNT")]
    jobs: Option<usize>,
    /// Put rows into the tables first, and see that those that stay are still there.
    #[arg(long)]
    rows: bool,
    /// Print the statements and the differences of the misses.
    #[arg(long)]
    show: bool,
    /// Write every verdict with its details to this file.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// The server, with the right to create databases.
    #[arg(long, value_name = "URL", env = "DATABASE_URL", hide_env_values = true)]
    database_url: String,
}

fn main() -> ExitCode {
    let Command::Pairs(choice) = Arguments::parse().command;
    unwinding::quiet();
    let code = match run(&choice) {
        Ok(true) => 0,
        Ok(false) => 1,
        Err(error) => {
            eprintln!("error: {error}");
            2
        }
    };
    // A comparison that never ends has a thread of its own, which is not waited for.
    std::process::exit(code)
}

/// Whether there was no miss.
fn run(choice: &Choice) -> Result<bool, String> {
    let pairs = input::read(&choice.inputs, choice.only.as_deref())?;
    let server = Server::new(&choice.database_url)?;
    let jobs = choice.jobs.or_else(|| std::thread::available_parallelism().ok().map(usize::from)).unwrap_or(2).max(1);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(jobs).enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let start = Instant::now();
    let report = runtime.block_on(all(server, pairs, jobs, choice))?;
    report.print(start.elapsed());
    if let Some(path) = &choice.report {
        report.write(path)?;
    }
    runtime.shutdown_background();
    Ok(report.misses() == 0)
}

async fn all(server: Server, pairs: Vec<Pair>, jobs: usize, choice: &Choice) -> Result<Report, String> {
    let with_rows = choice.rows;
    let report = Arc::new(Mutex::new(Report::new(pairs.len(), choice.show)));
    let queue = Arc::new(Mutex::new(pairs.into_iter().enumerate()));
    let workers = (0..jobs).map(|number| {
        let (server, queue, report) = (server.clone(), Arc::clone(&queue), Arc::clone(&report));
        tokio::spawn(async move {
            let mut databases = server.worker(number).await?;
            let mut both = [databases.create("a").await?, databases.create("b").await?];
            loop {
                let next = queue.lock().await.next();
                let Some((place, pair)) = next else { break };
                let id = pair.id.clone();
                let judged = tokio::spawn(async move {
                    let verdict = pair::judge(&mut both, &pair, with_rows).await;
                    (both, verdict)
                });
                let verdict = match judged.await {
                    Ok(([a, b], verdict)) => {
                        both = [databases.emptied(a, "a").await?, databases.emptied(b, "b").await?];
                        verdict
                    }
                    Err(error) => {
                        both = [databases.create("a").await?, databases.create("b").await?];
                        Err(report::miss(&error.to_string(), ""))
                    }
                };
                report.lock().await.add(place, id, verdict);
            }
            databases.close(both).await;
            Ok::<_, String>(())
        })
    });
    for worker in workers.collect::<Vec<_>>() {
        worker.await.map_err(|error| error.to_string())??;
    }
    let report = Arc::into_inner(report).ok_or("a worker did not end")?;
    Ok(report.into_inner())
}
