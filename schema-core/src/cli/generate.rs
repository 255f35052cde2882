//! `generate`: the migration from the last one to the code.

use super::Outcome;
use super::arguments::GenerateArguments;
use super::context::{Context, extensions_of, texts};
use super::runtime;
use crate::database::interrupt::interruptible;
use crate::database::introspect::Scope;
use crate::database::prove::{Claim, prove, reference};
use crate::database::scratch::Scratch;
use crate::diff::{Changes, diff};
use crate::error::{Error, Result};
use crate::kind::Id;
use crate::migration::directory::{Listing, SNAPSHOT};
use crate::migration::lock::Lock;
use crate::migration::render::{self, Proof};
use crate::migration::write::{NewFiles, Recovered, recover, write};
use crate::migration::{Directory, SqlFile, name, title, version};
use crate::model::{Declared, Schema};
use crate::plan::{Plan, plan};
use crate::snapshot;
use serde::Serialize;
use std::time::{Duration, Instant};

/// How long a second `generate` waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);

/// What `generate` did.
#[derive(Debug, Default, Serialize)]
struct Report {
    /// The changes, a line each.
    changes: Vec<String>,
    /// What the migration does to existing rows.
    hazards: Vec<String>,
    /// The files that were written.
    files: Vec<String>,
    /// The migration's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// The text that applies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    up: Option<String>,
    /// The text that reverts it.
    #[serde(skip_serializing_if = "Option::is_none")]
    down: Option<String>,
    /// The server on which it was proven.
    #[serde(skip_serializing_if = "Option::is_none")]
    proven_on: Option<String>,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &GenerateArguments) -> Result<Outcome> {
    let directory = Directory::new(&context.settings.migrations);
    if arguments.check || arguments.dry_run {
        return work(context, arguments, &directory, None);
    }
    let lock = Lock::acquire(directory.path(), PATIENCE)?;
    for recovered in recover(&directory, &lock)? {
        context.output.say(&match recovered {
            Recovered::Discarded(version) => format!("removed what an interrupted run left of migration {version}"),
            Recovered::Finished(version) => {
                format!("finished migration {version}, whose files an interrupted run left")
            }
        });
    }
    work(context, arguments, &directory, Some(&lock))
}

fn work(
    context: &mut Context<'_, '_>,
    arguments: &GenerateArguments,
    directory: &Directory,
    lock: Option<&Lock>,
) -> Result<Outcome> {
    let listing = directory.list()?;
    if let (true, Some(lock)) = (arguments.custom, lock) {
        return custom(context, arguments, directory, &listing, lock);
    }
    let declared = context.declared()?;
    let last = last_schema(directory, &listing, &declared.schema)?;
    let changes = diff(&last, &declared.schema, &declared.hints);
    let summary = changes.summary();
    if changes.is_empty() {
        context.output.report(&Report::default())?;
        context.output.say("nothing to do: the migrations have what the code declares");
        return Ok(Outcome::Done);
    }
    if arguments.check {
        summary.iter().try_for_each(|line| context.output.line(line))?;
        context.output.report(&Report { changes: summary, ..Report::default() })?;
        context.output.say("the code has changes without a migration: run `generate`");
        return Ok(Outcome::Findings);
    }
    let draft = Draft::new(context, arguments, &listing, &declared, &changes, summary)?;
    draft.finish(context, arguments, directory, lock)
}

/// The schema after the last migration.
fn last_schema(directory: &Directory, listing: &Listing, code: &Schema) -> Result<Schema> {
    match directory.snapshot_beside(code)? {
        Some(schema) => Ok(schema),
        None if listing.is_empty() => Ok(Schema::default()),
        None => Err(Error::invalid(format!("`{}` has migrations and no `{SNAPSHOT}`", directory.path().display()))
            .help(format!(
                "restore `{SNAPSHOT}` from version control; without it nobody knows what the last migration left"
            ))),
    }
}

/// A migration that is planned, and not yet proven or written.
struct Draft<'a> {
    scope: Scope,
    version: i64,
    description: String,
    declared: &'a Declared,
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
    fn new(
        context: &Context<'_, '_>,
        arguments: &GenerateArguments,
        listing: &Listing,
        declared: &'a Declared,
        changes: &Changes<'_>,
        summary: Vec<String>,
    ) -> Result<Self> {
        let description = match &arguments.name {
            Some(given) => name::description(given)?,
            None => title::title(changes, listing.is_empty()),
        };
        let up = plan(changes)?;
        let hazards = up.statements.iter().flat_map(|statement| &statement.hazards);
        let report =
            Report { changes: summary, hazards: hazards.map(render::hazard_line).collect(), ..Report::default() };
        let version = version::next(context.now, listing.last())?;
        // A schema that the code has no more was there before.
        let mut scope = context.scope();
        let gone = changes.before.iter().filter_map(|(id, _)| match id {
            Id::Schema(name) => Some(name.as_str().to_owned()),
            _ => None,
        });
        scope.schemas.get_or_insert_default().extend(gone);
        Ok(Self { scope, version, description, declared, up, down: plan(&changes.inverse())?, report })
    }

    fn finish(
        mut self,
        context: &mut Context<'_, '_>,
        arguments: &GenerateArguments,
        directory: &Directory,
        lock: Option<&Lock>,
    ) -> Result<Outcome> {
        let start = Instant::now();
        for hazard in &self.report.hazards {
            context.output.say(&format!("warning: {}", lower_first(hazard)));
        }
        let texts = if arguments.no_verify { self.texts(Proof::Skipped) } else { self.proven(context, directory)? };
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

    /// Proves the migration, and returns its files, which name the server.
    fn proven(&mut self, context: &Context<'_, '_>, directory: &Directory) -> Result<Texts> {
        let history = directory.migrations()?;
        // What the code declares and the last migration had may be all in the history; what is new is in the plan.
        let new = render::script(&self.up);
        let whole = render::script(&reference(&self.declared.schema)?);
        let down = render::script(&self.down);
        let extensions = extensions_of(texts(&history).chain([new.as_str(), &whole, &down]));
        let (texts, server) = runtime()?.block_on(async {
            let mut scratch = Scratch::open(&context.settings, &extensions).await?;
            let server = scratch.session().server();
            let texts = self.texts(Proof::Server(&server));
            let claim = Claim {
                history: &history,
                declared: &self.declared.schema,
                plan: &self.up,
                up: &texts.up,
                down: &texts.down,
                scope: &self.scope,
            };
            let proven = interruptible(scratch.session(), async |connection| prove(connection, claim).await).await;
            let closed = scratch.close().await;
            proven.map_err(|error| error.or_help("nothing was written; `--no-verify` writes it as it is"))?;
            closed?;
            Ok::<_, Error>((texts, server))
        })?;
        self.report.proven_on = Some(server);
        Ok(texts)
    }
}

fn custom(
    context: &mut Context<'_, '_>,
    arguments: &GenerateArguments,
    directory: &Directory,
    listing: &Listing,
    lock: &Lock,
) -> Result<Outcome> {
    let description = name::description(arguments.name.as_deref().unwrap_or("custom"))?;
    let version = version::next(context.now, listing.last())?;
    let (up, down) = render::custom(&format!("{version}_{description}"));
    // The first migration of all brings the snapshot that the next one starts from.
    let snapshot = listing.is_empty().then(|| snapshot::write(&Schema::default()));
    let new = NewFiles { version, description, up, down, snapshot };
    let mut report = Report { name: Some(new.name()), ..Report::default() };
    for path in write(directory, lock, &new)? {
        let path = context.shown(&path);
        context.output.line(&path)?;
        report.files.push(path);
    }
    context.output.say("write the statements into both files; `check` proves the history with them");
    context.output.report(&report)?;
    Ok(Outcome::Done)
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or(String::new(), |first| first.to_lowercase().chain(characters).collect())
}
