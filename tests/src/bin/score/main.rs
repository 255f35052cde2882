//! How far the tool gets with schemas that are given to it: the score, and the misses by reason.
//!
//! ```text
//! DATABASE_URL=postgres://postgres@localhost/postgres \
//!     cargo run --release -p schema-tests --no-default-features --bin score -- pairs FOLDER_OR_FILE…
//! DATABASE_URL=… cargo run --release -p schema-tests --no-default-features --bin score -- real FOLDER_OR_FILE…
//! ```
//!
//! A pair is a line of a `.jsonl` file with `id`, `from_sql`, `to_sql` and, where names change, `renames`. Both sides are
//! loaded; what brings the one to the other is applied; then `pg_dump` of both must be equal but for the order of columns
//! and statements, and asking again must give nothing. With `--rows`, the tables have rows, and each row and value that the
//! change does not remove must be there afterwards. Roles are of the whole server: pairs that make some leave them.
//!
//! A real schema is a `.sql` file as `pg_dump` writes it. It is loaded and pulled; the crate must compile without a warning
//! and be formatted; what it generates, on an empty database, must give the dump of the dump that was restored; and the
//! database must then be what the code says.

mod dump;
mod empty;
mod input;
mod pair;
mod pairs;
mod real;
mod report;
mod rows;
mod server;
mod unwinding;
mod workshop;

use clap::{Args, Parser, Subcommand};
use server::Server;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

#[derive(Debug, Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Bring one schema to another, pair by pair.
    Pairs {
        #[command(flatten)]
        choice: Choice,
        /// How many at once; by default as many as there are processors.
        #[arg(long, value_name = "COUNT")]
        jobs: Option<usize>,
        /// Put rows into the tables first, and see that those that stay are still there.
        #[arg(long)]
        rows: bool,
    },
    /// Pull real schemas, and make databases of what was pulled.
    Real {
        #[command(flatten)]
        choice: Choice,
    },
}

/// What is judged, and what is shown of it.
#[derive(Args, Clone, Debug)]
struct Choice {
    /// Files, or folders with files: `.jsonl` of pairs, `.sql` of real schemas.
    #[arg(required = true)]
    inputs: Vec<PathBuf>,
    /// Only those whose name has this in it.
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
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
    unwinding::quiet();
    let code = match run(&Arguments::parse().command) {
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
fn run(command: &Command) -> Result<bool, String> {
    let (Command::Pairs { choice, .. } | Command::Real { choice }) = command;
    let server = Server::new(&choice.database_url)?;
    let processors = || std::thread::available_parallelism().ok().map(usize::from);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let start = Instant::now();
    let report = match command {
        Command::Pairs { jobs, rows, .. } => {
            let pairs = input::pairs(&choice.inputs, choice.only.as_deref())?;
            let jobs = jobs.or_else(processors).unwrap_or(2).max(1);
            runtime.block_on(pairs::judge(&server, pairs, jobs, *rows, choice.show))?
        }
        Command::Real { .. } => {
            let files = input::schemas(&choice.inputs, choice.only.as_deref())?;
            runtime.block_on(real::judge(&server, &files, choice.show))?
        }
    };
    report.print(start.elapsed());
    if let Some(path) = &choice.report {
        report.write(path)?;
    }
    runtime.shutdown_background();
    Ok(report.misses() == 0)
}
