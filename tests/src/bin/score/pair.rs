//! One pair: load, ask, apply, compare, ask again.

use crate::dump::{differences, normal};
use crate::input::Pair;
use crate::report::{Miss, first_line, miss};
use crate::server::Database;
use crate::unwinding::caught;
use schema_core::database::compare::{Difference, Options, compare, read, renamed};
use schema_core::database::script::{MissingRoles, load};
use schema_core::error::Error;
use schema_core::migration::SqlFile;
use schema_core::migration::render::script;
use schema_core::model::{Hints, Schema};
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::error::Error as _;

/// What becomes of a pair.
pub(crate) async fn judge([a, b]: &mut [Database; 2], pair: &Pair) -> Result<(), Miss> {
    fill(&mut a.connection, "from", &pair.from_sql).await?;
    fill(&mut b.connection, "to", &pair.to_sql).await?;
    let to = held(&mut b.connection, "to").await?;
    let from = held(&mut a.connection, "from").await?;
    let difference = ask(from, to.clone(), pair.renames.clone()).await?;
    let sql = script(&difference.plan);
    apply(&mut a.connection, &difference).await?;
    let (held_dump, wanted_dump) = tokio::join!(a.dump(), b.dump());
    let dump = |dump: Result<String, String>| dump.map(|dump| normal(&dump)).map_err(|error| miss("pg_dump", error));
    let differences = differences(&dump(held_dump)?, &dump(wanted_dump)?);
    if let Some(first) = differences.first() {
        let reason = format!("dump differs: {}", first_line(first));
        return Err(Miss { reason, detail: format!("{sql}\n-- differences\n{}", differences.join("\n")) });
    }
    let again = ask(held(&mut a.connection, "from").await?, to, Vec::new()).await?;
    if again.is_empty() {
        return Ok(());
    }
    let left = again.summary.first().cloned().unwrap_or_else(|| first_line(&script(&again.plan)));
    let reason = format!("second diff is not empty: {left}");
    Err(Miss { reason, detail: format!("{sql}\n-- again\n{}\n{}", script(&again.plan), again.summary.join("\n")) })
}

/// Loads a schema. What works on roles may collide with the other workers, and is tried again.
async fn fill(connection: &mut PgConnection, name: &str, sql: &str) -> Result<(), Miss> {
    let file = SqlFile { name: name.to_owned(), sql: sql.to_owned() };
    load(connection, &file, MissingRoles::Refuse)
        .await
        .map(drop)
        .map_err(|error| told("load failed", &error, String::new()))
}

async fn held(connection: &mut PgConnection, name: &str) -> Result<Schema, Miss> {
    let read = read(connection, &Options::default()).await;
    read.map(|held| held.schema).map_err(|error| told(&format!("`{name}` cannot be read"), &error, String::new()))
}

async fn ask(from: Schema, to: Schema, renames: Vec<String>) -> Result<Difference, Miss> {
    let work = move || -> Result<Difference, Error> {
        let hints = match renamed(&from, &to, &renames, Hints::default()) {
            Ok(hints) => hints,
            Err(error) => {
                // An instruction that the tool does not know costs rows, and not the schema.
                let unknown: Vec<String> = error.list().iter().map(|finding| finding.at.clone()).collect();
                let known = renames.iter().filter(|rename| !unknown.contains(&format!("`{rename}`")));
                renamed(&from, &to, &known.cloned().collect::<Vec<_>>(), Hints::default())?
            }
        };
        compare(&from, &to, &hints)
    };
    let asked = caught(work).await.map_err(|reason| miss(&reason, ""))?;
    asked.map_err(|error| told("refused", &error, String::new()))
}

/// Runs the statements as psql would: each for itself.
async fn apply(connection: &mut PgConnection, difference: &Difference) -> Result<(), Miss> {
    for statement in &difference.plan.statements {
        let ran = connection.execute(AssertSqlSafe(statement.sql.as_str())).await;
        ran.map_err(|error| {
            let code = error.as_database_error().and_then(|error| error.code()).unwrap_or_default().into_owned();
            let message =
                error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned());
            let script = script(&difference.plan);
            miss(&format!("apply failed: {code} {message}"), format!("at: {}\n\n{script}", statement.sql))
        })?;
    }
    Ok(())
}

fn told(what: &str, error: &Error, detail: String) -> Miss {
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    let detail = [error.detail_text().unwrap_or_default(), &detail].join("\n");
    miss(&format!("{what}: {error}{cause}"), detail)
}
