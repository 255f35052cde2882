//! The command line of `gen-migrations`: what a crate with a schema calls from its own binary.
//!
//! ```no_run
//! # use schema_core::declare::{def::SchemaDef, schema::schema};
//! # const APP: SchemaDef = schema("app");
//! fn main() -> std::process::ExitCode {
//!     schema_core::cli::main(&APP)
//! }
//! ```
//!
//! Exit codes: 0 nothing to do or done; 1 differences or findings; 2 error; 130 interrupted.
//!
//! With `--output json`, standard output has one object: `command` names the command, and `error` is there where it
//! failed, with `kind`, `message` and, where they are known, `detail`, `help`, `findings` and `causes`. The other fields are
//! those of the reports in this module's files.

mod arguments;
mod baseline;
mod check;
mod context;
mod diff;
mod draft;
mod drift;
mod dry_run;
mod generate;
mod late;
mod lint;
mod migrate;
mod output;
mod progress;
mod pull;
mod push;
mod regenerate;
mod rollback;
pub mod rustfmt;
mod sarif;
mod seed;
mod sql;
mod squash;
mod status;
pub mod unlisted;
mod upcoming;
mod validate;

use crate::database::step::{StepResult, Steps};
use crate::declare::def::SchemaDef;
use crate::error::{Error, Result};
use crate::settings::{Environment, Settings};
use arguments::{Arguments, Command};
use clap::Parser;
use context::Context;
use output::Output;
use sqlx::PgConnection;
use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::time::SystemTime;

/// What a run gets from its process.
pub struct Process<'a> {
    /// The environment.
    pub environment: Environment,
    /// The time by which a new migration is named.
    pub now: SystemTime,
    /// Standard output: data.
    pub data: &'a mut dyn Write,
    /// Standard error: talk.
    pub talk: &'a mut dyn Write,
    /// Whether the talk is read by a person, at once.
    pub terminal: bool,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Done,
    Findings,
}

/// The command line of a crate, with the functions that take part in its migrations.
///
/// ```no_run
/// # use schema_core::{cli::Cli, declare::{def::SchemaDef, schema::schema}};
/// # const APP: SchemaDef = schema("app");
/// fn main() -> std::process::ExitCode {
///     Cli::new(&APP)
///         .step("20260131120000_fill_slugs", async |connection| {
///             sqlx::query("UPDATE posts SET slug = lower(title)").execute(connection).await?;
///             Ok(())
///         })
///         .main()
/// }
/// ```
#[derive(Debug)]
pub struct Cli<'s> {
    schema: &'s SchemaDef,
    steps: Steps,
    /// Names of functions that are no migration's.
    nameless: Vec<String>,
}

impl<'s> Cli<'s> {
    /// The command line of a schema.
    pub fn new(schema: &'s SchemaDef) -> Self {
        Self { schema, steps: Steps::default(), nameless: Vec::new() }
    }

    /// Does the work of a migration, in its transaction. `generate --custom --rust` writes its file, after which it is
    /// named: `20260131120000_fill_slugs`.
    #[must_use]
    pub fn step(mut self, name: &str, function: impl AsyncFn(&mut PgConnection) -> StepResult + 'static) -> Self {
        match version_of(name) {
            Some(version) => self.steps.add(version, function),
            None => self.nameless.push(name.to_owned()),
        }
        self
    }

    /// Reverts the work of a migration, in a transaction.
    #[must_use]
    pub fn revert_step(
        mut self,
        name: &str,
        function: impl AsyncFn(&mut PgConnection) -> StepResult + 'static,
    ) -> Self {
        match version_of(name) {
            Some(version) => self.steps.add_revert(version, function),
            None => self.nameless.push(name.to_owned()),
        }
        self
    }

    /// Runs the command that the process was started with.
    pub fn main(self) -> ExitCode {
        main_of(self)
    }

    /// Runs a command, and returns the exit code. The first of `arguments` is the program's name.
    pub fn run(self, arguments: impl IntoIterator<Item = OsString>, process: Process<'_>) -> u8 {
        run_of(self, arguments, process)
    }
}

fn version_of(name: &str) -> Option<i64> {
    name.split_once('_').and_then(|(version, _)| version.parse().ok())
}

/// Runs the command that the process was started with.
pub fn main(schema: &SchemaDef) -> ExitCode {
    Cli::new(schema).main()
}

/// Runs a command, and returns the exit code. The first of `arguments` is the program's name.
pub fn run(schema: &SchemaDef, arguments: impl IntoIterator<Item = OsString>, process: Process<'_>) -> u8 {
    Cli::new(schema).run(arguments, process)
}

fn main_of(cli: Cli<'_>) -> ExitCode {
    log_to_stderr();
    let environment = match Environment::of_process() {
        Ok(environment) => environment,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{}", output::error_text(&error));
            return ExitCode::from(2);
        }
    };
    let process = Process {
        environment,
        now: SystemTime::now(),
        data: &mut std::io::stdout(),
        talk: &mut std::io::stderr(),
        terminal: std::io::stderr().is_terminal(),
    };
    ExitCode::from(run_of(cli, std::env::args_os(), process))
}

fn run_of(cli: Cli<'_>, arguments: impl IntoIterator<Item = OsString>, process: Process<'_>) -> u8 {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return usage(&error, process),
    };
    let name = parsed.command_name();
    let mut output = Output::new(process.data, process.talk, parsed.common.output, process.terminal);
    let outcome = dispatch(cli, parsed, &process.environment, process.now, &mut output);
    let code = match &outcome {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Findings) => 1,
        Err(error) if error.is_interrupted() => 130,
        Err(_) => 2,
    };
    match output.finish(name, outcome.err().as_ref()) {
        Ok(()) => code,
        Err(_) => 2,
    }
}

fn dispatch(
    cli: Cli<'_>,
    arguments: Arguments,
    environment: &Environment,
    now: SystemTime,
    output: &mut Output<'_>,
) -> Result<Outcome> {
    let command = arguments.chosen()?;
    let settings = Settings::load(environment, &arguments.common.overrides())?;
    if let Some(name) = cli.nameless.first() {
        return Err(Error::invalid(format!("the function `{name}` belongs to no migration"))
            .help("name it after its file: `20260131120000_fill_slugs`"));
    }
    let mut context = Context::new(cli.schema, settings, now, output);
    context.steps = cli.steps;
    match command {
        Command::Generate(arguments) => generate::run(&mut context, &arguments),
        Command::Migrate(arguments) if arguments.dry_run => dry_run::run(&mut context),
        Command::Migrate(arguments) => migrate::run(&mut context, &arguments),
        Command::Rollback(arguments) => rollback::run(&mut context, &arguments),
        Command::Status => status::run(&mut context),
        Command::Baseline(arguments) => baseline::run(&mut context, &arguments),
        Command::Squash(arguments) => squash::run(&mut context, &arguments),
        Command::Regenerate(arguments) => regenerate::run(&mut context, &arguments),
        Command::Check => check::run(&mut context),
        Command::Pull(arguments) => pull::run(&mut context, &arguments),
        Command::Diff(arguments) => diff::run(&mut context, &arguments),
        Command::Push(arguments) => push::run(&mut context, &arguments),
        Command::Drift(arguments) => drift::run(&mut context, &arguments),
        Command::Lint(arguments) => lint::run(&mut context, &arguments),
        Command::Seed(arguments) => seed::run(&mut context, &arguments),
        Command::Sql => sql::run(&mut context),
        Command::Validate(arguments) => validate::run(&mut context, &arguments),
    }
}

/// Help is data; a wrong argument is an error.
fn usage(error: &clap::Error, process: Process<'_>) -> u8 {
    let text = error.render();
    let (target, code) = if error.use_stderr() { (process.talk, 2) } else { (process.data, 0) };
    let _ = if process.terminal { write!(target, "{}", text.ansi()) } else { write!(target, "{text}") };
    code
}

fn log_to_stderr() {
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("error"));
    // A program that has its own keeps it.
    let _ = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).try_init();
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Error::io("cannot start the runtime that talks to the database").caused_by(error))
}
