//! What a plan would lose: said beforehand with the rows that are there, and refused unless it is asked for.

use super::execute::postgres_error;
use crate::diff::{Change, Changes, likely};
use crate::error::{Error, Finding, Result};
use crate::kind::{Id, Payload};
use crate::plan::{Hazard, Statement};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::collections::BTreeMap;

/// More rows than this are not counted.
const MANY: i64 = 1_000_000;

/// What is known of losses besides that they are.
#[derive(Clone, Debug, Default)]
pub struct Losses {
    /// What goes, with what comes and may be the same.
    likely: BTreeMap<String, (Id, Id)>,
    /// How to count the rows that have what is lost.
    questions: BTreeMap<String, String>,
    /// How many rows have it.
    rows: BTreeMap<String, i64>,
}

/// Refuses statements that lose data.
///
/// # Errors
/// They do: each loss is a finding, with the rename that it may be.
pub fn refuse<'a>(statements: impl IntoIterator<Item = &'a Statement>, known: &Losses) -> Result<()> {
    let losses = statements.into_iter().flat_map(|statement| {
        let at = statement.sql.lines().next().unwrap_or_default();
        statement.hazards.iter().filter_map(move |hazard| match hazard {
            Hazard::LosesData(what) => Some((at, what)),
            _ => None,
        })
    });
    let findings: Vec<Finding> = losses
        .map(|(at, what)| Finding {
            at: at.to_owned(),
            message: format!("loses {what}{}", known.rows.get(what).map(|rows| in_rows(*rows)).unwrap_or_default()),
            help: known.likely.get(what).map(|(old, new)| is_it(old, new)),
        })
        .collect();
    if findings.is_empty() {
        return Ok(());
    }
    Err(Error::findings("this loses data, and nothing was done", findings)
        .help("`--accept-data-loss` does it all the same; a renamed thing keeps its data by `--rename from=to`"))
}

/// What the loss of an object is called in a hazard.
fn lost(id: &Id) -> Option<String> {
    match id {
        Id::Table(name) => Some(format!("the rows of {name}")),
        Id::Column(name) => Some(format!("the values of {name}")),
        _ => None,
    }
}

fn in_rows(rows: i64) -> String {
    match rows {
        0 => ": there are none".to_owned(),
        1 => ": 1 row".to_owned(),
        MANY.. => format!(": {MANY} rows or more"),
        rows => format!(": {rows} rows"),
    }
}

/// A drop and an add that look like a rename are a question, and its answers.
fn is_it(old: &Id, new: &Id) -> String {
    let attribute = match old {
        Id::Table(name) => format!("#[table(renamed_from = \"{}\")]", name.name.as_str()),
        _ => format!("#[column(renamed_from = \"{}\")]", old.own_name().map_or("", |name| name.as_str())),
    };
    format!(
        "is it now called `{}`? then write `{attribute}` there, or pass `--rename {}={}`",
        new.path(),
        old.path(),
        new.path()
    )
}

impl Losses {
    /// What the changes tell of their losses.
    pub fn of(changes: &Changes<'_>) -> Self {
        let likely = likely(changes).into_iter().filter_map(|(old, new)| Some((lost(&old)?, (old, new)))).collect();
        let dropped = changes.list.iter().filter(|(_, change)| *change == Change::Drop);
        let questions = dropped.filter_map(|(id, _)| {
            let held = match (id, changes.from.payload(id)?) {
                (Id::Table(name), Payload::Table(table)) if table.foreign.is_none() => format!("FROM {name}"),
                (Id::Column(name), _) if changes.to.contains(&Id::Table(name.table.clone())) => {
                    format!("FROM {} WHERE {} IS NOT NULL", name.table, name.name)
                }
                _ => return None,
            };
            Some((lost(id)?, format!("SELECT count(*) FROM (SELECT {held} LIMIT {MANY}) AS lost")))
        });
        Self { likely, questions: questions.collect(), rows: BTreeMap::new() }
    }

    /// Counts the rows of a database that have what is lost; what cannot be counted soon is left out.
    pub async fn count(&mut self, connection: &mut PgConnection) {
        for (what, question) in &self.questions {
            match count(connection, question).await {
                Ok(found) => drop(self.rows.insert(what.clone(), found)),
                // It may not be there, or take too long.
                Err(error) if postgres_error(&error).is_some() => {}
                Err(_) => return,
            }
        }
    }
}

async fn count(connection: &mut PgConnection, sql: &str) -> sqlx::Result<i64> {
    let mut transaction = connection.begin().await?;
    sqlx::raw_sql("SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '3s'; SET LOCAL lock_timeout = '1s'")
        .execute(&mut *transaction)
        .await?;
    let counted = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut *transaction).await;
    transaction.rollback().await?;
    counted
}
