//! A migration from its plan to its files: planned from the snapshot, or from the catalogs where the code gives statements
//! that only PostgreSQL understands; proven; written.

use super::Outcome;
use super::arguments::GenerateArguments;
use super::context::{Context, texts};
use super::runtime;
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
use crate::migration::{Directory, Migration, SqlFile, name, title, version};
use crate::model::{Declared, check_views};
use crate::plan::{Plan, Statement, plan};
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
    /// The migration's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    /// The text that applies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) up: Option<String>,
    /// The text that reverts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) down: Option<String>,
    /// The server on which it was proven.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) proven_on: Option<String>,
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
    up: Plan,
    down: Plan,
    report: Report,
}

/// The texts of both files.
struct Texts {
    up: SqlFile,
    down: SqlFile,
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
            up: Plan::default(),
            down: Plan::default(),
            report: Report::default(),
        };
        if !has_statements {
            draft.plan(changes)?;
        }
        Ok(draft)
    }

    /// Plans the changes, and the way back.
    fn plan(&mut self, changes: &Changes<'_>) -> Result<()> {
        self.description = self.given_name.clone().unwrap_or_else(|| title::title(changes, self.is_first));
        self.up = plan(changes)?;
        self.down = plan(&changes.inverse())?;
        self.report.changes = changes.summary();
        self.report.hazards = self.up.statements.iter().flat_map(render::warnings).collect();
        self.report.statements.clone_from(&self.up.statements);
        Ok(())
    }

    pub(super) fn finish(
        mut self,
        context: &mut Context<'_, '_>,
        arguments: &GenerateArguments,
        directory: &Directory,
        lock: Option<&Lock>,
    ) -> Result<Outcome> {
        let start = Instant::now();
        let texts = match arguments.no_verify && self.from_catalogs.is_none() {
            true => self.texts(Proof::Skipped),
            false => self.proven(context, directory, arguments.no_verify)?,
        };
        for hazard in &self.report.hazards {
            context.output.say(&format!("warning: {}", lower_first(hazard)));
        }
        if let Some(lock) = lock {
            let new = NewFiles {
                version: self.version,
                description: self.description.clone(),
                up: texts.up.sql.clone(),
                down: texts.down.sql.clone(),
                snapshot: Some(snapshot::write(&self.declared.schema)),
            };
            for path in write(directory, lock, &new)? {
                let path = context.shown(&path);
                context.output.line(&path)?;
                self.report.files.push(path);
            }
        } else {
            context.output.text(&texts.up.sql)?;
        }
        context.output.say(&match &self.report.proven_on {
            Some(server) => {
                let seconds = start.elapsed().as_secs_f64();
                format!("proven on {server}: applied, reverted, applied again, in {seconds:.2} s")
            }
            None => "not proven: `--no-verify`".to_owned(),
        });
        self.report.name = Some(self.name());
        self.report.up = Some(texts.up.sql);
        self.report.down = Some(texts.down.sql);
        context.output.report(&self.report)?;
        Ok(Outcome::Done)
    }

    fn name(&self) -> String {
        format!("{}_{}", self.version, self.description)
    }

    fn texts(&self, proof: Proof<'_>) -> Texts {
        let name = self.name();
        let up = render::up(&name, &self.up, proof);
        let down = render::down(&name, &self.down, &self.up, proof);
        Texts {
            up: SqlFile { name: format!("{name}.up.sql"), sql: up },
            down: SqlFile { name: format!("{name}.down.sql"), sql: down },
        }
    }

    /// Plans where that takes the catalogs, proves the migration, and returns its files, which name the server.
    fn proven(&mut self, context: &Context<'_, '_>, directory: &Directory, skip: bool) -> Result<Texts> {
        let history = directory.migrations()?;
        // What the code declares and the last migration had may be all in the history; what is new is in the plan.
        let new = render::script(&self.up);
        let whole = render::script(&reference(&self.declared.schema)?);
        let down = render::script(&self.down);
        let scripts = texts(&history).chain([new.as_str(), &whole, &down]);
        let (texts, server) = runtime()?.block_on(async {
            let mut scratch = Scratch::for_scripts(&context.settings, scripts).await?;
            let server = scratch.session().server();
            let proof = if skip { Proof::Skipped } else { Proof::Server(&server) };
            let work = async |connection: &mut _| self.carried_out(connection, &history, proof).await;
            let proven = interruptible(scratch.session(), work).await;
            let closed = scratch.close().await;
            let texts =
                proven.map_err(|error| error.or_help("nothing was written; `--no-verify` writes it as it is"))?;
            closed?;
            Ok::<_, Error>((texts, server))
        })?;
        self.report.proven_on = (!skip).then_some(server);
        Ok(texts)
    }

    async fn carried_out(
        &mut self,
        connection: &mut PgConnection,
        history: &[Migration],
        proof: Proof<'_>,
    ) -> Result<Texts> {
        let mut phases = Phases::default();
        let declared = &self.declared.schema;
        let known = self.from_catalogs.is_none().then_some(&self.up);
        let mut ground = survey(connection, history, declared, known, &self.scope, &mut phases).await?;
        if let Some(done) = &self.from_catalogs {
            ground.before.done = Some(done.clone());
            self.plan_from(&ground)?;
        }
        let texts = self.texts(proof);
        if proof != Proof::Skipped {
            let claim = Claim { declared, up: &texts.up, down: &texts.down, scope: &self.scope };
            prove(connection, claim, &ground, &mut phases).await?;
        }
        Ok(texts)
    }

    fn plan_from(&mut self, ground: &Ground) -> Result<()> {
        let expected = ground.expected.as_ref().ok_or_else(|| Error::internal("the code was not read back"))?;
        let mistakes = check_views(&self.declared.hints, expected);
        if !mistakes.is_empty() {
            return Err(Error::findings("the fields of a view are not the columns of its query", mistakes));
        }
        let changes = diff(&ground.before, expected, &self.declared.hints);
        self.plan(&changes)
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
