//! What can be written on the command line.

mod compare;
mod run;
mod seed;

pub(super) use compare::{Against, DiffArguments, DriftArguments, PushArguments, RenameArguments};
pub(super) use run::{
    BaselineArguments, MigrateArguments, RegenerateArguments, RollbackArguments, RunArguments, SquashArguments,
};
pub(super) use seed::SeedArguments;

use crate::error::{Error, Result};
use crate::settings::Overrides;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// From annotated structs to proven migrations.
///
/// Without a command: `generate`.
#[derive(Debug, Parser)]
#[command(name = "gen-migrations", disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    generate: GenerateArguments,
    #[command(flatten)]
    pub(super) common: Common,
}

#[derive(Clone, Debug, Subcommand)]
pub(super) enum Command {
    /// Write the migration from the last one to the code, proven on PostgreSQL.
    Generate(GenerateArguments),
    /// Apply the pending migrations.
    Migrate(MigrateArguments),
    /// Revert migrations, the last one first.
    Rollback(RollbackArguments),
    /// List the migrations, and which are applied.
    Status,
    /// Note migrations as applied in a database that has what they make.
    Baseline(BaselineArguments),
    /// Make one migration of many, proven to give the same.
    Squash(SquashArguments),
    /// Write a migration anew, after the others: where two branches changed the same.
    Regenerate(RegenerateArguments),
    /// See that history, snapshot, code and database agree.
    Check,
    /// Write Rust source that describes the database, and the migration that makes it from nothing.
    Pull(PullArguments),
    /// Print the statements that bring one schema to another.
    Diff(DiffArguments),
    /// Bring the database to what the code declares, without a migration.
    Push(PushArguments),
    /// Report where the database is not what the migrations, or the code, made it.
    Drift(DriftArguments),
    /// Report what is dangerous in migrations, and what is doubtful in the schema.
    Lint(LintArguments),
    /// Fill the database with rows that are made up from the schema.
    Seed(SeedArguments),
    /// Print the statements that make the whole schema.
    Sql,
    /// Report whether the schema is sound, and whether a database has it.
    Validate(ValidateArguments),
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GenerateArguments {
    /// The migration's name; by default it says what changed.
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// Write an empty migration, to be filled in by hand.
    #[arg(long, conflicts_with_all = ["check", "dry_run"])]
    pub(super) custom: bool,
    /// The work is done by a function of the program, which `Cli::step` registers.
    #[arg(long, requires = "custom")]
    pub(super) rust: bool,
    /// Write nothing; exit with 1 where the code has changes without a migration.
    #[arg(long, conflicts_with = "dry_run")]
    pub(super) check: bool,
    /// Write nothing; print what would be written.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Write the forms that do not block a busy table, as several migrations where that takes several.
    #[arg(long)]
    pub(super) online: bool,
    /// Write one migration, also where `schema.toml` says `online = true`.
    #[arg(long, conflicts_with = "online")]
    pub(super) plain: bool,
    /// Write the migration also where it loses data.
    #[arg(long)]
    pub(super) accept_data_loss: bool,
    #[command(flatten)]
    pub(super) rename: RenameArguments,
    /// Do not prove the migration; its file says so.
    #[arg(long)]
    pub(super) no_verify: bool,
}

/// Without a file: the migrations, and the schema of the code.
#[derive(Args, Clone, Debug)]
pub(super) struct LintArguments {
    /// Files of SQL to look at, in place of the migrations and the schema.
    #[arg(value_name = "FILE", conflicts_with_all = ["since", "since_git", "latest"])]
    pub(super) files: Vec<PathBuf>,
    /// Only migrations after this version.
    #[arg(long, value_name = "VERSION")]
    pub(super) since: Option<i64>,
    /// Only migrations that came or changed since this commit, branch or tag.
    #[arg(long, value_name = "REF", allow_hyphen_values = false)]
    pub(super) since_git: Option<String>,
    /// Only the last migrations, this many.
    #[arg(long, value_name = "COUNT")]
    pub(super) latest: Option<usize>,
}

#[derive(Args, Clone, Debug)]
pub(super) struct ValidateArguments {
    /// Hold the database against the code, too.
    #[arg(long)]
    pub(super) database: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct PullArguments {
    /// The directory of the source; by default `src/schema` of the project.
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// What `schema!` calls the whole; by default as it is called now.
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// Only this schema; may be given several times. By default all that are not PostgreSQL's own.
    #[arg(long, value_name = "NAME")]
    pub(super) schema: Vec<String>,
    /// Leave out partitions that are made at run time: a regular expression for `schema.table`.
    #[arg(long, value_name = "PATTERN")]
    pub(super) exclude_partitions: Option<String>,
    /// Say who owns what, too.
    #[arg(long)]
    pub(super) owners: bool,
    /// Write over files that are there.
    #[arg(long)]
    pub(super) force: bool,
    /// Refuse a database that has something which cannot be described.
    #[arg(long)]
    pub(super) strict: bool,
    /// Write the source alone, without a migration.
    #[arg(long, conflicts_with_all = ["mark_applied", "no_verify"])]
    pub(super) no_baseline: bool,
    /// Mark the migration as applied in the database, which has what it makes.
    #[arg(long)]
    pub(super) mark_applied: bool,
    /// Do not prove the migration; its file says so.
    #[arg(long)]
    pub(super) no_verify: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Common {
    /// The project's directory; by default that of the crate, or the nearest one above with a `schema.toml`.
    #[arg(long, global = true, value_name = "DIR")]
    project: Option<PathBuf>,
    /// The directory of migrations.
    #[arg(long, global = true, value_name = "DIR")]
    migrations: Option<PathBuf>,
    /// The database, in place of `DATABASE_URL`; `embedded` for the one that is kept in the project.
    #[arg(long, global = true, value_name = "URL")]
    database_url: Option<String>,
    /// The server for scratch work, in place of the embedded one.
    #[arg(long, global = true, value_name = "URL")]
    scratch: Option<String>,
    /// For people or for machines; `sql` and `summary` choose what of a difference people see, `sarif` is for `lint`.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub(super) output: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
    Sql,
    Summary,
    Sarif,
}

impl Common {
    pub(super) fn overrides(&self) -> Overrides {
        Overrides {
            project: self.project.clone(),
            migrations: self.migrations.clone(),
            database_url: self.database_url.clone(),
            scratch: self.scratch.clone(),
        }
    }
}

impl Arguments {
    /// The command; that of a bare call is `generate`.
    pub(super) fn chosen(&self) -> Result<Command> {
        let of_statements = matches!(self.command, Some(Command::Diff(_) | Command::Push(_) | Command::Drift(_)));
        if !of_statements && matches!(self.common.output, Format::Sql | Format::Summary) {
            return Err(Error::invalid(format!("`{}` prints no statements to choose from", self.command_name()))
                .help("write `--output text` or `--output json`"));
        }
        if self.common.output == Format::Sarif && !matches!(self.command, Some(Command::Lint(_))) {
            return Err(Error::invalid(format!("`{}` has no findings to write as SARIF", self.command_name()))
                .help("write `--output text` or `--output json`"));
        }
        match &self.command {
            None => Ok(Command::Generate(self.generate.clone())),
            Some(command) if self.generate == GenerateArguments::default() => Ok(command.clone()),
            Some(_) => Err(Error::invalid("an option of `generate` stands in front of another command")
                .help("write the options behind the command they belong to")),
        }
    }

    pub(super) fn command_name(&self) -> &'static str {
        match &self.command {
            None | Some(Command::Generate(_)) => "generate",
            Some(Command::Migrate(_)) => "migrate",
            Some(Command::Rollback(_)) => "rollback",
            Some(Command::Status) => "status",
            Some(Command::Baseline(_)) => "baseline",
            Some(Command::Squash(_)) => "squash",
            Some(Command::Regenerate(_)) => "regenerate",
            Some(Command::Check) => "check",
            Some(Command::Pull(_)) => "pull",
            Some(Command::Diff(_)) => "diff",
            Some(Command::Push(_)) => "push",
            Some(Command::Drift(_)) => "drift",
            Some(Command::Lint(_)) => "lint",
            Some(Command::Seed(_)) => "seed",
            Some(Command::Sql) => "sql",
            Some(Command::Validate(_)) => "validate",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[track_caller]
    fn parse(arguments: &[&str]) -> Arguments {
        Arguments::try_parse_from(["gen-migrations"].iter().chain(arguments)).expect("arguments")
    }

    #[test]
    fn clap_accepts_the_definition() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_bare_call_generates() {
        let arguments = parse(&["--name", "a", "--output", "json"]);
        let Ok(Command::Generate(generate)) = arguments.chosen() else { panic!("generate") };
        assert_eq!(generate.name.as_deref(), Some("a"));
        assert_eq!(arguments.common.output, Format::Json);
    }

    #[test]
    fn common_options_stand_anywhere() {
        for arguments in [["--output", "json", "status"], ["status", "--output", "json"]] {
            let arguments = parse(&arguments);
            assert_eq!((arguments.command_name(), arguments.common.output), ("status", Format::Json));
        }
    }

    #[test]
    fn options_of_generate_are_refused_in_front_of_others() {
        assert!(parse(&["--name", "a", "migrate"]).chosen().is_err());
    }
}
