//! The migration that makes from nothing what the database has.

use super::super::arguments::PullArguments;
use super::super::context::Context;
use super::super::runtime;
use super::{Report, scope};
use crate::database::connect::Session;
use crate::database::history::mark;
use crate::database::interrupt::interruptible;
use crate::database::make::reference;
use crate::database::prove::{Claim, Phases, prove, survey};
use crate::database::scratch::Scratch;
use crate::diff::diff;
use crate::error::{Error, Result};
use crate::migration::lock::Lock;
use crate::migration::render::{self, Proof};
use crate::migration::write::{NewFiles, write};
use crate::migration::{Directory, Migration, version};
use crate::model::{Hints, Schema};
use crate::online::Stage;
use crate::plan::{Plan, plan};
use crate::snapshot;
use std::time::Duration;

/// The migration's words.
const DESCRIPTION: &str = "baseline";

/// How long another run is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A baseline that is proven, and not yet written.
pub(super) struct Baseline {
    migration: Migration,
    snapshot: String,
    proven_on: Option<String>,
}

impl Baseline {
    /// Plans and proves the baseline; `None` where none is asked for.
    ///
    /// # Errors
    /// There are migrations already, or the baseline does not give back what the database has.
    pub(super) fn new(
        context: &Context<'_, '_>,
        arguments: &PullArguments,
        held: &Schema,
        declared: &Schema,
    ) -> Result<Option<Self>> {
        if arguments.no_baseline {
            return Ok(None);
        }
        if !Directory::new(&context.settings.migrations).list()?.is_empty() {
            let place = context.shown(&context.settings.migrations);
            return Err(Error::invalid(format!("nothing was written: `{place}` has migrations already"))
                .help("write the source alone with `--no-baseline`, or name another directory with `--migrations`"));
        }
        let (up, down) = (reference(held)?, plan(&diff(held, &Schema::default(), &Hints::default()))?);
        let version = version::next(context.now, None)?;
        let mut files = |proof: Proof<'_>| files(version, &up, &down, proof);
        let (migration, proven_on) = match arguments.no_verify {
            true => (files(Proof::Skipped), None),
            false => {
                let (migration, server) = proven(context, arguments, held, &up, &mut files)?;
                (migration, Some(server))
            }
        };
        let mut declared = declared.clone();
        declared.done = Some(Default::default());
        Ok(Some(Self { migration, snapshot: snapshot::write(&declared), proven_on }))
    }

    /// Writes the files, and marks the migration as applied where that is asked for.
    ///
    /// # Errors
    /// The file system or the database refuses.
    pub(super) fn finish(
        self,
        context: &mut Context<'_, '_>,
        arguments: &PullArguments,
        report: &mut Report,
    ) -> Result<()> {
        let new = NewFiles { migrations: vec![self.migration.clone()], snapshot: Some(self.snapshot) };
        let name = self.migration.name();
        let directory = Directory::new(&context.settings.migrations);
        let lock = Lock::acquire(directory.path(), PATIENCE)?;
        let paths = write(&directory, &lock, &new)?;
        report.files.extend(paths.iter().map(|path| context.shown(path)));
        report.baseline = Some(name.clone());
        report.proven_on = self.proven_on;
        if arguments.mark_applied {
            runtime()?.block_on(async {
                let mut session = Session::open(&context.settings, &Default::default()).await?;
                let marked = mark(session.connection(), &self.migration).await;
                session.close().await?;
                marked
            })?;
            report.marked = true;
            context.output.say(&format!("marked {name} as applied"));
        }
        Ok(())
    }
}

fn files(version: i64, up: &Plan, down: &Plan, proof: Proof<'_>) -> Migration {
    let stage = Stage { phase: None, up: up.clone(), down: down.clone(), repeatable: false, pause: None };
    render::migration(version, DESCRIPTION, &stage, (1, 1), proof)
}

/// Proves the baseline on an empty database, and returns its files, which name the server.
fn proven(
    context: &Context<'_, '_>,
    arguments: &PullArguments,
    held: &Schema,
    plan: &Plan,
    files: &mut dyn FnMut(Proof<'_>) -> Migration,
) -> Result<(Migration, String)> {
    let scope = scope(arguments);
    let script = render::script(plan);
    runtime()?.block_on(async {
        let mut scratch = Scratch::for_scripts(&context.settings, [script.as_str()]).await?;
        let server = scratch.session().server();
        let migration = files(Proof::Server(&server));
        let claim = Claim { declared: held, migrations: std::slice::from_ref(&migration), scope: &scope };
        let work = async |connection: &mut _| {
            let mut phases = Phases::default();
            let ground = survey(connection, &[], held, Some(plan), &scope, &mut phases).await?;
            prove(connection, claim, &ground, &mut phases).await
        };
        let proven = interruptible(scratch.session(), work).await;
        let closed = scratch.close().await;
        proven.map_err(|error| error.or_help("nothing was written; `--no-verify` writes it as it is"))?;
        closed?;
        Ok((migration, server))
    })
}
