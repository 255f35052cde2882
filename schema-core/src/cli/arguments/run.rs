//! What can be written behind the commands that run migrations.

use crate::database::runner::Resolve;
use crate::migration::Timeout;
use clap::Args;

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct MigrateArguments {
    /// Apply nothing; count the rows on which the pending migrations would fail, and exit with 1 where there are some.
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    /// Apply nothing after this version.
    #[arg(long, value_name = "VERSION")]
    pub(in crate::cli) to: Option<i64>,
    /// Change nothing; print what would run, and what its files say of it.
    #[arg(long)]
    pub(in crate::cli) plan: bool,
    /// Go on before files that ask for something to be done first.
    #[arg(long)]
    pub(in crate::cli) no_pause: bool,
    /// Apply what was merged late without seeing whether it commutes with what is applied.
    #[arg(long)]
    pub(in crate::cli) no_verify: bool,
    #[command(flatten)]
    pub(in crate::cli) run: RunArguments,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct BaselineArguments {
    /// Note nothing after this version.
    #[arg(long, value_name = "VERSION")]
    pub(in crate::cli) to: Option<i64>,
    /// Do not see that the database has what they make.
    #[arg(long)]
    pub(in crate::cli) no_verify: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct SquashArguments {
    /// The last migration that goes into the new one; by default the last of all.
    #[arg(long, value_name = "VERSION")]
    pub(in crate::cli) to: Option<i64>,
    /// The new migration's name.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) name: Option<String>,
    /// Leave out statements that move rows, of which a new database needs none.
    #[arg(long)]
    pub(in crate::cli) leave_out_data: bool,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct RegenerateArguments {
    /// The migration, which no database has yet.
    #[arg(value_name = "VERSION")]
    pub(in crate::cli) version: i64,
    /// The new one's name; by default that of the old one.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) name: Option<String>,
}

/// How migrations are run, forth and back.
#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct RunArguments {
    /// How long a statement in a transaction waits for a lock, such as `5s`; 0 for as long as it takes.
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) lock_timeout: Option<Timeout>,
    /// How long a statement may run, such as `10min`; 0 for as long as it takes.
    #[arg(long, value_name = "TIME")]
    pub(in crate::cli) statement_timeout: Option<Timeout>,
    /// How often a migration is tried again that others stood in the way of.
    #[arg(long, value_name = "COUNT")]
    pub(in crate::cli) lock_retries: Option<u32>,
    /// Say of a migration that was interrupted that it is there, `VERSION=applied`, or not, `VERSION=reverted`.
    #[arg(long, value_name = "VERSION=STATE", value_parser = resolve)]
    pub(in crate::cli) resolve: Vec<Resolve>,
}

fn resolve(text: &str) -> Result<Resolve, String> {
    let wrong = || format!("`{text}` is not `VERSION=applied` or `VERSION=reverted`");
    let (version, state) = text.split_once('=').ok_or_else(wrong)?;
    let version = version.parse().map_err(|_| wrong())?;
    match state {
        "applied" => Ok(Resolve { version, applied: true }),
        "reverted" => Ok(Resolve { version, applied: false }),
        _ => Err(wrong()),
    }
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct RollbackArguments {
    /// How many migrations.
    #[arg(long, value_name = "COUNT", default_value_t = 1, conflicts_with = "to")]
    pub(in crate::cli) steps: usize,
    /// Until this version is the last one applied; 0 for all.
    #[arg(long, value_name = "VERSION")]
    pub(in crate::cli) to: Option<i64>,
    /// Go on where rows are lost.
    #[arg(long)]
    pub(in crate::cli) accept_data_loss: bool,
    #[command(flatten)]
    pub(in crate::cli) run: RunArguments,
}
