//! One pair: load, ask, apply, compare, ask again.

use crate::dump::{differences, normal, told};
use crate::input::Pair;
use crate::report::{Miss, Verdict, miss};
use crate::rows::{Kept, columns, fill, foresee};
use crate::server::Database;
use crate::unwinding::caught;
use schema_core::database::compare::{Difference, compare, read, renamed};
use schema_core::database::introspect::Scope;
use schema_core::database::script::{Roles, load};
use schema_core::error::Error;
use schema_core::migration::SqlFile;
use schema_core::migration::render::script;
use schema_core::migration::statements::statements;
use schema_core::model::{Hints, Schema};
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::error::Error as _;

/// What becomes of a pair.
pub(crate) async fn judge([a, b]: &mut [Database; 2], pair: &Pair, with_rows: bool) -> Verdict {
    loaded(&mut a.connection, "from", &pair.from_sql).await?;
    loaded(&mut b.connection, "to", &pair.to_sql).await?;
    let kept = if with_rows { filled(&mut a.connection, &mut b.connection, pair).await? } else { Vec::new() };
    let to = held(&mut b.connection, "to").await?;
    let from = held(&mut a.connection, "from").await?;
    let difference = ask(from, to.clone(), pair.renames.clone()).await?;
    let sql = script(&difference.plan);
    apply(&mut a.connection, &difference).await?;
    let (held_dump, wanted_dump) = tokio::join!(a.dump(), b.dump());
    let dump = |dump: Result<String, String>| {
        dump.map(|dump| normal(&dump)).map_err(|error| miss(&format!("pg_dump fails: {error}"), ""))
    };
    let differences = differences(&dump(held_dump)?, &dump(wanted_dump)?);
    if let Some((reason, class)) = told(&differences) {
        let detail = format!("{sql}\n-- differences: `-` is held, `+` is wanted\n{}", differences.join("\n"));
        let (reason, class) = (format!("dump differs: {reason}"), format!("dump differs: {class}"));
        return Err(Miss { reason, class, detail, skipped: false });
    }
    for table in kept {
        if let Some(lost) = table.lost(&mut a.connection).await {
            return Err(Miss { class: "rows are lost".to_owned(), ..miss(&lost, sql) });
        }
    }
    let again = ask(held(&mut a.connection, "from").await?, to, Vec::new()).await?;
    if again.is_empty() {
        return Ok(());
    }
    let left = again.summary.first().cloned().unwrap_or_else(|| script(&again.plan));
    let kind = left.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let detail = format!("{sql}\n-- again\n{}\n{}", script(&again.plan), again.summary.join("\n"));
    let class = format!("second diff is not empty: {kind}");
    Err(Miss { class, ..miss(&format!("second diff is not empty: {left}"), detail) })
}

/// Puts rows into the tables of `a`, and says which of them have to stay.
async fn filled(a: &mut PgConnection, b: &mut PgConnection, pair: &Pair) -> Result<Vec<Kept>, Miss> {
    let failed = |error: String| miss(&format!("rows cannot be read: {error}"), "");
    let (mut from, to) = (columns(a).await.map_err(failed)?, columns(b).await.map_err(failed)?);
    foresee(&mut from, &to);
    fill(a, &from).await;
    Kept::read(a, &from, &to, &pair.renames).await.map_err(failed)
}

/// Loads a schema. One that this server cannot have is skipped.
async fn loaded(connection: &mut PgConnection, name: &str, sql: &str) -> Result<(), Miss> {
    let file = SqlFile { name: name.to_owned(), sql: sql.to_owned() };
    let loaded = load(connection, &file, Roles::MakeDo).await;
    loaded.map(drop).map_err(|error| Miss { skipped: true, ..because("cannot be loaded", &error) })
}

async fn held(connection: &mut PgConnection, name: &str) -> Result<Schema, Miss> {
    let read = read(connection, &Scope::whole()).await;
    read.map(|held| held.schema).map_err(|error| because(&format!("`{name}` cannot be read"), &error))
}

async fn ask(from: Schema, to: Schema, renames: Vec<String>) -> Result<Difference, Miss> {
    let work = move || {
        let (hints, _) = renamed(&from, &to, &renames, Hints::default())?;
        compare(&from, &to, &hints)
    };
    let asked = caught(work).await.map_err(|reason| miss(&reason, ""))?;
    asked.map_err(|error| because("refused", &error))
}

/// Runs the statements as psql would: each for itself.
async fn apply(connection: &mut PgConnection, difference: &Difference) -> Result<(), Miss> {
    let script = script(&difference.plan);
    for range in statements(&script) {
        let sql = &script[range];
        let ran = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *connection).await;
        ran.map_err(|error| {
            let code = error.as_database_error().and_then(|error| error.code()).unwrap_or_default().into_owned();
            let message =
                error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned());
            let failed = miss(&format!("apply failed: {code} {message}"), format!("at: {sql}\n\n{script}"));
            // A change that the rows stand against is nobody's mistake.
            let of_rows = code.starts_with("22") || code.starts_with("23");
            Miss { skipped: of_rows, ..failed }
        })?;
    }
    connection.execute("RESET ALL").await.map_err(|error| miss("the session ends", error.to_string()))?;
    Ok(())
}

fn because(what: &str, error: &Error) -> Miss {
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    let finding = error.list().first().map(|finding| format!(": {finding}")).unwrap_or_default();
    miss(&format!("{what}: {error}{finding}{cause}"), error.detail_text().unwrap_or_default())
}
