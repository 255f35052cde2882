//! What can be written behind the commands that compare two schemas.

use crate::database::introspect::Scope;
use clap::{Args, ValueEnum};

/// Both sides are a database URL, a `.sql` file, a directory of migrations, or `code`.
#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct DiffArguments {
    /// What is there: a database URL, a `.sql` file, a directory of migrations, or `code`.
    #[arg(long, value_name = "SOURCE")]
    pub(in crate::cli) from: String,
    /// What should be there, given in the same ways.
    #[arg(long, value_name = "SOURCE")]
    pub(in crate::cli) to: String,
    #[command(flatten)]
    pub(in crate::cli) rename: RenameArguments,
    #[command(flatten)]
    pub(in crate::cli) scope: ScopeArguments,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct PushArguments {
    /// Go on where data is lost.
    #[arg(long)]
    pub(in crate::cli) accept_data_loss: bool,
    /// Change nothing; print what would be done.
    #[arg(long)]
    pub(in crate::cli) dry_run: bool,
    #[command(flatten)]
    pub(in crate::cli) rename: RenameArguments,
    #[command(flatten)]
    pub(in crate::cli) scope: ScopeArguments,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct DriftArguments {
    /// What the database should be like; by default the migrations, where there are some.
    #[arg(long, value_enum)]
    pub(in crate::cli) against: Option<Against>,
    #[command(flatten)]
    pub(in crate::cli) scope: ScopeArguments,
}

/// What a database is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Against {
    /// The migrations that were applied to it.
    Migrations,
    /// What the code declares.
    Code,
}

#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct RenameArguments {
    /// What is called differently afterwards, as in `public.t.a=public.t.b`; can be given several times.
    #[arg(long, value_name = "FROM=TO")]
    pub(in crate::cli) rename: Vec<String>,
}

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct ScopeArguments {
    /// Look at this schema, and not at all of them; can be given several times.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) schema: Vec<String>,
    /// Leave out partitions that are made at run time: a regular expression for `schema.table`.
    #[arg(long, value_name = "PATTERN")]
    pub(in crate::cli) exclude_partitions: Option<String>,
    /// Leave out who owns what.
    #[arg(long)]
    pub(in crate::cli) no_owner: bool,
    /// Leave out who may do what.
    #[arg(long)]
    pub(in crate::cli) no_privileges: bool,
    /// Fail where there is something that cannot be compared, and where a rename names nothing.
    #[arg(long)]
    pub(in crate::cli) strict: bool,
}

impl ScopeArguments {
    /// What is looked at; where no schema is named, `schemas`, or all of them.
    pub(in crate::cli) fn scope(&self, schemas: Option<Vec<String>>) -> Scope {
        let schemas = if self.schema.is_empty() { schemas } else { Some(self.schema.clone()) };
        let excluded_partitions = self.exclude_partitions.clone();
        Scope { schemas, owners: !self.no_owner, privileges: !self.no_privileges, excluded_partitions }
    }
}
