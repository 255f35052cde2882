//! `seed`: rows for all tables, made up from the code.

use super::Outcome;
use super::arguments::SeedArguments;
use super::context::{Context, extensions_of};
use super::output::{Output, counted};
use super::runtime;
use crate::database::connect::Session;
use crate::database::interrupt::interruptible;
use crate::database::make::reference;
use crate::error::Result;
use crate::migration::render;
use crate::seed::{Progress, Seed, TableReport};
use serde::Serialize;

/// What is printed without a database.
#[derive(Debug, Serialize)]
struct Printed<'a> {
    sql: &'a str,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &SeedArguments) -> Result<Outcome> {
    let declared = context.declared()?;
    let mut seed = Seed::new(context.schema, arguments.seed)?.rows(arguments.rows);
    for (name, rows) in &arguments.table {
        seed = seed.table(name.as_str(), *rows);
    }
    if arguments.dry_run {
        let sql = seed.to_sql()?;
        context.output.text(&sql)?;
        context.output.report(&Printed { sql: &sql })?;
        return Ok(Outcome::Done);
    }
    let seed = if arguments.append { seed.append() } else { seed };
    let extensions = extensions_of([render::script(&reference(&declared.schema)?).as_str()]);
    let settings = context.settings.clone();
    let output = &mut *context.output;
    let (report, place) = runtime()?.block_on(async {
        let mut session = Session::open(&settings, &extensions).await?;
        let mut shown = Shown { output, table: None };
        let work = async |connection: &mut _| seed.load_with(connection, &mut shown).await;
        let report = interruptible(&mut session, work).await;
        let place = session.place();
        session.close().await?;
        Ok::<_, crate::error::Error>((report, place))
    })?;
    let report = report?;
    for table in &report.tables {
        context.output.line(&table.to_string())?;
    }
    context.output.report(&report)?;
    context.output.say(&format!("{} in {place}", counted(usize::try_from(report.rows()).unwrap_or(usize::MAX), "row")));
    Ok(if report.is_complete() { Outcome::Done } else { Outcome::Findings })
}

/// Says at which table it is, to people who look on.
struct Shown<'a, 'o> {
    output: &'a mut Output<'o>,
    table: Option<String>,
}

impl Progress for Shown<'_, '_> {
    fn loaded(&mut self, table: &TableReport) {
        if self.output.terminal && self.output.is_text() && self.table.as_ref() != Some(&table.table) {
            self.output.say(&format!("{} …", table.table));
            self.table = Some(table.table.clone());
        }
    }
}
