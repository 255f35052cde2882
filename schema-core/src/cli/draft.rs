//! A migration from its plan to its files: planned from the snapshot, or from the catalogs where the code gives statements
//! that only PostgreSQL understands; proven; written.

use super::Outcome;
use super::arguments::GenerateArguments;
use super::context::{Context, texts};
use super::runtime;
use crate::database::connect::Session;
use crate::database::data_loss::{Losses, refuse};
use crate::database::interrupt::interruptible;
use crate::database::introspect::Scope;
use crate::database::make::reference;
use crate::database::prove::{Claim, Ground, Phases, prove, survey};
use crate::database::scratch::Scratch;
use crate::diff::{Changes, diff};
use crate::error::{Error, Result};
use crate::kind::Id;
use crate::migration::directory::Listing;
use crate::migration::lock::Lock;
use crate::migration::render::{self, Proof};
use crate::migration::write::{NewFiles, write};
use crate::migration::{Directory, Migration, name, title, version};
use crate::model::{Declared, Schema, check_views};
use crate::online::{Stage, stages};
use crate::plan::Statement;
use crate::rename::moves::carry_out;
use crate::snapshot;
use serde::Serialize;
use sqlx::PgConnection;
use std::collections::BTreeMap;
use std::time::Instant;

/// What `generate` did.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    /// The changes, a line each.
    pub(super) changes: Vec<String>,
    /// What the migration does to existing rows.
    pub(super) hazards: Vec<String>,
    /// The statements, with what each does to a database in use.
    pub(super) statements: Vec<Statement>,
    /// The files that were written.
    pub(super) files: Vec<String>,
    /// The migrations, in order.
    pub(super) migrations: Vec<Written>,
    /// The server on which they were proven.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proven_on: Option<String>,
}

/// A migration that was written, or would be.
#[derive(Debug, Serialize)]
pub(super) struct Written {
    /// Its name.
    name: String,
    /// The text that applies it.
    up: String,
    /// The text that reverts it.
    down: String,
    /// What the application has to do before it is applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pause: Option<String>,
}

impl Written {
    pub(super) fn of(migration: &Migration, pause: Option<String>) -> Self {
        let down = migration.down.as_ref().map(|file| file.sql.clone()).unwrap_or_default();
        Self { name: migration.name(), up: migration.up.sql.clone(), down, pause }
    }
}

impl Report {
    pub(super) fn of_changes(changes: Vec<String>) -> Self {
        Self { changes, ..Self::default() }
    }
}

/// A migration that is not yet proven or written.
pub(super) struct Draft<'a> {
    scope: Scope,
    version: i64,
    given_name: Option<String>,
    description: String,
    declared: &'a Declared,
    /// What the last migration's code asked to be renamed, where the plan has to come from the catalogs.
    from_catalogs: Option<BTreeMap<String, String>>,
    is_first: bool,
    online: bool,
    stages: Vec<Stage>,
    /// What is known of what would be lost; `None` where that is accepted.
    losses: Option<Losses>,
    report: Report,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        context: &Context<'_, '_>,
        arguments: &GenerateArguments,
        listing: &Listing,
        declared: &'a Declared,
        changes: &Changes<'_>,
    ) -> Result<Self> {
        let has_statements = declared.schema.has_statements() || changes.before.has_statements();
        let mut draft = Self {
            scope: if has_statements { Scope::whole() } else { scope(context, changes) },
            version: version::next(context.now, listing.last())?,
            given_name: arguments.name.as_deref().map(name::description).transpose()?,
            description: String::new(),
            declared,
            from_catalogs: has_statements.then(|| changes.before.done.clone().unwrap_or_default()),
            is_first: listing.is_empty(),
            online: !arguments.plain && (arguments.online || context.settings.online),
            stages: Vec::new(),
            losses: (!arguments.accept_data_loss && !arguments.dry_run).then(Losses::default),
            report: Report::default(),
        };
        if !has_statements {
            draft.plan(changes.before, &declared.schema)?;
        }
        Ok(draft)
    }

    /// Plans the changes, and the way back.
    fn plan(&mut self, before: &Schema, after: &Schema) -> Result<()> {
        let hints = &self.declared.hints;
        let moved = carry_out(before, after, hints);
        let changes = diff(&moved.schema, after, hints);
        self.description = self.given_name.clone().unwrap_or_else(|| title::title(&changes, self.is_first));
        self.stages = if self.online { stages(&changes)? } else { vec![Stage::whole(&changes)?] };
        if !moved.statements.is_empty() {
            let first = self.stages.first_mut().ok_or_else(|| Error::internal("no stage"))?;
            first.after_moves(&moved, before, hints);
        }
        self.losses = self.losses.take().map(|_| Losses::of(&changes));
        self.report.changes = [moved.summary.clone(), changes.summary()].concat();
        self.report.hazards = self.up().flat_map(render::warnings).collect();
        self.report.statements = self.up().cloned().collect();
        Ok(())
    }

    pub(super) fn finish(
        mut self,
        context: &mut Context<'_, '_>,
        arguments: &GenerateArguments,
        directory: &Directory,
        lock: Option<&Lock>,
    ) -> Result<Outcome> {
        self.refuse_losses(context)?;
        let start = Instant::now();
        let migrations = match arguments.no_verify && self.from_catalogs.is_none() {
            true => self.migrations(Proof::Skipped)?,
            false => self.proven(context, directory, arguments.no_verify)?,
        };
        self.refuse_losses(context)?;
        for hazard in &self.report.hazards {
            context.output.say(&format!("warning: {}", lower_first(hazard)));
        }
        if let Some(lock) = lock {
            let snapshot = Some(snapshot::write(&self.declared.schema));
            let new = NewFiles { migrations: migrations.clone(), snapshot };
            for path in write(directory, lock, &new)? {
                let path = context.shown(&path);
                context.output.line(&path)?;
                self.report.files.push(path);
            }
        } else {
            migrations.iter().try_for_each(|migration| context.output.text(&migration.up.sql))?;
        }
        context.output.say(&match &self.report.proven_on {
            Some(server) => {
                let seconds = start.elapsed().as_secs_f64();
                format!("proven on {server}: applied, reverted, applied again, in {seconds:.2} s")
            }
            None => "not proven: `--no-verify`".to_owned(),
        });
        for (stage, migration) in self.stages.iter().zip(&migrations) {
            if let Some(pause) = &stage.pause {
                context.output.say(&format!("before `{}`: {pause}", migration.name()));
            }
            self.report.migrations.push(Written::of(migration, stage.pause.clone()));
        }
        context.output.report(&self.report)?;
        Ok(Outcome::Done)
    }

    /// Refuses what would lose data, unless that is accepted; the rows are counted where there is a database.
    fn refuse_losses(&mut self, context: &Context<'_, '_>) -> Result<()> {
        let Some(losses) = &mut self.losses else { return Ok(()) };
        let up: Vec<&Statement> = self.stages.iter().flat_map(|stage| &stage.up.statements).collect();
        let Err(refused) = refuse(up.iter().copied(), losses) else { return Ok(()) };
        if !context.has_database() {
            return Err(refused);
        }
        runtime()?.block_on(async {
            // Without the rows there is still the loss.
            if let Ok(mut session) = Session::open(&context.settings, &Default::default()).await {
                losses.count(session.connection()).await;
                let _ = session.close().await;
            }
        });
        refuse(up, losses)
    }

    /// The statements of all stages.
    fn up(&self) -> impl Iterator<Item = &Statement> {
        self.stages.iter().flat_map(|stage| &stage.up.statements)
    }

    /// The files, with versions that follow each other.
    fn migrations(&self, proof: Proof<'_>) -> Result<Vec<Migration>> {
        let mut version = self.version;
        let mut migrations = Vec::new();
        for (at, stage) in self.stages.iter().enumerate() {
            let description = match &stage.phase {
                Some(phase) => name::description(&format!("{} {phase}", self.description))?,
                None => self.description.clone(),
            };
            migrations.push(render::migration(version, &description, stage, (at + 1, self.stages.len()), proof));
            version = version::following(version)?;
        }
        Ok(migrations)
    }

    /// Plans where that takes the catalogs, proves the migration, and returns its files, which name the server.
    fn proven(&mut self, context: &Context<'_, '_>, directory: &Directory, skip: bool) -> Result<Vec<Migration>> {
        let history = directory.migrations()?;
        // What the code declares and the last migration had may be all in the history; what is new is in the plan.
        let new: Vec<String> = self.stages.iter().map(|stage| render::script(&stage.up)).collect();
        let whole = render::script(&reference(&self.declared.schema)?);
        let down: Vec<String> = self.stages.iter().map(|stage| render::script(&stage.down)).collect();
        let scripts = texts(&history).chain([whole.as_str()]).chain(new.iter().chain(&down).map(String::as_str));
        let (migrations, server) = runtime()?.block_on(async {
            let mut scratch = Scratch::for_scripts(&context.settings, scripts).await?;
            let server = scratch.session().server();
            let proof = if skip { Proof::Skipped } else { Proof::Server(&server) };
            let work = async |connection: &mut _| self.carried_out(connection, &history, proof).await;
            let proven = interruptible(scratch.session(), work).await;
            let closed = scratch.close().await;
            let migrations =
                proven.map_err(|error| error.or_help("nothing was written; `--no-verify` writes it as it is"))?;
            closed?;
            Ok::<_, Error>((migrations, server))
        })?;
        self.report.proven_on = (!skip).then_some(server);
        Ok(migrations)
    }

    async fn carried_out(
        &mut self,
        connection: &mut PgConnection,
        history: &[Migration],
        proof: Proof<'_>,
    ) -> Result<Vec<Migration>> {
        let mut phases = Phases::default();
        let declared = &self.declared.schema;
        let known = match (&self.from_catalogs, self.stages.as_slice()) {
            (None, [only]) => Some(&only.up),
            _ => None,
        };
        let mut ground = survey(connection, history, declared, known, &self.scope, &mut phases).await?;
        if let Some(done) = &self.from_catalogs {
            ground.before.done = Some(done.clone());
            self.plan_from(&ground)?;
        }
        let migrations = self.migrations(proof)?;
        if proof != Proof::Skipped {
            let claim = Claim { declared, migrations: &migrations, scope: &self.scope };
            prove(connection, claim, &ground, &mut phases).await?;
        }
        Ok(migrations)
    }

    fn plan_from(&mut self, ground: &Ground) -> Result<()> {
        let expected = ground.expected.as_ref().ok_or_else(|| Error::internal("the code was not read back"))?;
        let mistakes = check_views(&self.declared.hints, expected);
        if !mistakes.is_empty() {
            return Err(Error::findings("the fields of a view are not the columns of its query", mistakes));
        }
        self.plan(&ground.before, expected)
    }
}

/// The schemas of the code. One that the code has no more was there before.
fn scope(context: &Context<'_, '_>, changes: &Changes<'_>) -> Scope {
    let mut scope = context.scope();
    let gone = changes.before.iter().filter_map(|(id, _)| match id {
        Id::Schema(name) => Some(name.as_str().to_owned()),
        _ => None,
    });
    scope.schemas.get_or_insert_default().extend(gone);
    scope
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_lowercase().chain(characters).collect())
}
