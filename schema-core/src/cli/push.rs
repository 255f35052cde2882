//! `push`: brings the database to the code, without a migration.

use super::Outcome;
use super::arguments::PushArguments;
use super::context::{Context, extensions_of};
use super::diff::{show, tell};
use super::output::{StatementReport, statements};
use super::runtime;
use crate::database::compare::{Difference, Held};
use crate::database::connect::Session;
use crate::database::interrupt::interruptible;
use crate::database::make::reference;
use crate::database::push::{Request, Steps, Watch, push};
use crate::database::source::of_code;
use crate::error::Result;
use crate::migration::render;
use serde::Serialize;
use std::collections::BTreeMap;

/// What is done.
#[derive(Debug, Serialize)]
struct Planned<'a> {
    /// The changes, a line each.
    changes: &'a [String],
    /// The statements of the one transaction, in order.
    statements: Vec<StatementReport<'a>>,
    /// Those that run after it, each for itself.
    alone: Vec<StatementReport<'a>>,
}

/// How it ended.
#[derive(Debug, Serialize)]
struct Ended {
    /// Whether the database was changed.
    done: bool,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &PushArguments) -> Result<Outcome> {
    let declared = context.declared()?;
    let extensions = extensions_of([render::script(&reference(&declared.schema)?).as_str()]);
    let settings = context.settings.clone();
    let (pushed, place) = runtime()?.block_on(async {
        // The scratch database has the code alone: all that is there is meant.
        let wanted = of_code(&declared.schema, &settings, &arguments.scope.scope(None)).await?;
        let scope = arguments.scope.scope(Some(context.schemas_with(&wanted.schema)));
        let mut session = Session::open(&settings, &extensions).await?;
        let request = Request {
            wanted: &wanted.schema,
            hints: &declared.hints,
            renames: &arguments.rename.rename,
            scope: &scope,
            accept_data_loss: arguments.accept_data_loss,
            dry_run: arguments.dry_run,
        };
        let mut shown = Shown { context, strict: arguments.scope.strict };
        let work = async |connection: &mut _| push(connection, &request, &mut shown).await;
        let pushed = interruptible(&mut session, work).await;
        let place = session.place();
        session.close().await?;
        Ok::<_, crate::error::Error>((pushed, place))
    })?;
    let done = pushed?;
    context.output.report(&Ended { done })?;
    context.output.say(&match (done, arguments.dry_run) {
        (true, _) => format!("{place} is what the code declares"),
        (false, true) => "nothing was changed: `--dry-run`".to_owned(),
        (false, false) => format!("nothing to do: {place} is what the code declares"),
    });
    Ok(Outcome::Done)
}

/// Shows the plan before it is carried out.
struct Shown<'a, 'c, 'o> {
    context: &'a mut Context<'c, 'o>,
    strict: bool,
}

impl Watch for Shown<'_, '_, '_> {
    fn waiting(&mut self) {
        self.context.output.say("waiting: another process works on the migrations of this database");
    }

    fn planned(&mut self, held: &Held, difference: &Difference, steps: &Steps) -> Result<()> {
        tell(self.context, self.strict, &BTreeMap::from([("the database", held)]))?;
        show(self.context, difference)?;
        for statement in &steps.alone.statements {
            let head = statement.sql.lines().next().unwrap_or_default();
            self.context.output.say(&format!("after the transaction, for itself: {head}"));
        }
        self.context.output.report(&Planned {
            changes: &difference.summary,
            statements: statements(&steps.together),
            alone: statements(&steps.alone),
        })
    }
}
