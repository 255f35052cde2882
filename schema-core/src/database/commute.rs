//! Whether a migration that was merged late may be applied after newer ones: on a scratch database, both orders have to
//! give the same.

use super::introspect::{Scope, introspect};
use super::prove::apply_history;
use super::roles::{make_role, missing_role};
use crate::diff::diff;
use crate::error::{Error, Finding, Result};
use crate::migration::alone::alone;
use crate::migration::statements::{line_of, statements};
use crate::migration::{Alone, Directives, Migration, SqlFile};
use crate::model::{Hints, Schema};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

/// One statement of a file, as it runs in a transaction.
#[derive(Clone, Debug)]
struct Step<'a> {
    file: &'a SqlFile,
    at: usize,
    sql: String,
}

/// What came of statements: a schema, or the one that failed and why.
#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Held(Box<Schema>),
    Failed(String),
}

/// The late migrations that collide with those that were applied, on an empty scratch database. What moves rows is not
/// seen: there are none.
///
/// # Errors
/// The migrations do not apply in order of their versions, or the scratch database fails.
pub async fn collisions(
    connection: &mut PgConnection,
    migrations: &[Migration],
    late: &[i64],
    applied: &[i64],
    scope: &Scope,
) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut done = 0;
    for (index, migration) in migrations.iter().enumerate().filter(|(_, migration)| late.contains(&migration.version)) {
        apply_history(connection, &migrations[done..index]).await?;
        done = index;
        let newer: Vec<Step<'_>> = migrations[index + 1..]
            .iter()
            .filter(|newer| applied.contains(&newer.version))
            .flat_map(|newer| steps(&newer.up))
            .collect();
        let own = steps(&migration.up);
        findings.extend(collision(connection, &own, &newer, scope).await?);
    }
    Ok(findings)
}

/// The statements of a file that change the schema. Nothing is in use on a scratch database: what would be done
/// concurrently is done in the transaction.
fn steps(file: &SqlFile) -> Vec<Step<'_>> {
    if Directives::of(file).is_ok_and(|directives| directives.rust) {
        return Vec::new();
    }
    let step = |range: std::ops::Range<usize>| {
        let sql = &file.sql[range.clone()];
        let sql = match alone(sql) {
            None | Some(Alone::AddValue { .. }) => sql.to_owned(),
            Some(Alone::CreateIndex(_) | Alone::DropIndex { .. } | Alone::Detach { .. }) => at_once(sql),
            Some(Alone::Reindex { .. } | Alone::Harmless | Alone::Opaque) => return None,
        };
        Some(Step { file, at: range.start, sql })
    };
    statements(&file.sql).into_iter().filter_map(step).collect()
}

/// The statement without its `CONCURRENTLY`.
fn at_once(sql: &str) -> String {
    let is =
        |(at, _): &(usize, &str)| sql.get(*at..at + 12).is_some_and(|word| word.eq_ignore_ascii_case("concurrently"));
    match sql.char_indices().map(|(at, _)| (at, "")).find(is) {
        Some((at, _)) => format!("{}{}", &sql[..at], &sql[at + 12..]),
        None => sql.to_owned(),
    }
}

/// The first pair of statements of which the order matters.
async fn collision(
    connection: &mut PgConnection,
    own: &[Step<'_>],
    newer: &[Step<'_>],
    scope: &Scope,
) -> Result<Option<Finding>> {
    if differ(connection, own, newer, scope).await?.is_none() {
        return Ok(None);
    }
    // By halves the last one could be found, too, but a statement may undo what one before it did.
    let mut theirs = newer;
    for count in 1..newer.len() {
        if differ(connection, own, &newer[..count], scope).await?.is_some() {
            theirs = &newer[..count];
            break;
        }
    }
    let mut ours = own;
    for count in 1..own.len() {
        if differ(connection, &own[..count], theirs, scope).await?.is_some() {
            ours = &own[..count];
            break;
        }
    }
    let Some(why) = differ(connection, ours, theirs, scope).await? else { return Ok(None) };
    let (Some(our), Some(their)) = (ours.last(), theirs.last()) else { return Ok(None) };
    Ok(Some(finding(our, their, &why)))
}

fn finding(our: &Step<'_>, their: &Step<'_>, why: &str) -> Finding {
    let place = |step: &Step<'_>| format!("{} line {}", step.file.name, line_of(&step.file.sql, step.at));
    let first = |step: &Step<'_>| step.sql.lines().next().unwrap_or_default().to_owned();
    let version = our.file.name.split('_').next().unwrap_or_default();
    Finding {
        at: place(our),
        message: format!(
            "`{}` collides with `{}` of {}, which is newer and applied: {why}",
            first(our),
            first(their),
            place(their)
        ),
        help: Some(format!(
            "write it anew, after what is applied: `regenerate {version}`; or give its files a version that is newer, \
             and change the statement"
        )),
    }
}

/// In what both orders differ.
async fn differ(
    connection: &mut PgConnection,
    own: &[Step<'_>],
    newer: &[Step<'_>],
    scope: &Scope,
) -> Result<Option<String>> {
    let first = outcome(connection, own, newer, scope).await?;
    let last = outcome(connection, newer, own, scope).await?;
    Ok(match (first, last) {
        (first, last) if first == last => None,
        (_, Outcome::Failed(why)) => Some(why),
        (Outcome::Failed(why), _) => Some(format!("in the order of the versions: {why}")),
        (Outcome::Held(first), Outcome::Held(last)) => {
            let lines = diff(&last, &first, &Hints::default()).summary();
            lines.first().map(|line| format!("the order of the versions gives something else: {line}"))
        }
    })
}

/// Runs the statements in a transaction that is rolled back.
async fn outcome(
    connection: &mut PgConnection,
    first: &[Step<'_>],
    then: &[Step<'_>],
    scope: &Scope,
) -> Result<Outcome> {
    let lost = |error| Error::database("the scratch database does not answer").caused_by(error);
    let mut roles = Vec::new();
    loop {
        let mut transaction = connection.begin().await.map_err(lost)?;
        transaction.execute("SET LOCAL check_function_bodies = off").await.map_err(lost)?;
        let mut failed = None;
        for step in first.iter().chain(then) {
            if let Err(error) = sqlx::raw_sql(AssertSqlSafe(step.sql.clone())).execute(&mut *transaction).await {
                failed = Some(error);
                break;
            }
        }
        let held = if failed.is_none() { Some(introspect(&mut transaction, scope).await?) } else { None };
        transaction.rollback().await.map_err(lost)?;
        match (held, failed) {
            (Some(held), _) => return Ok(Outcome::Held(Box::new(held))),
            (None, Some(error)) => match missing_role(&error).filter(|role| !roles.contains(role)) {
                Some(role) => {
                    make_role(connection, &role).await.map_err(lost)?;
                    roles.push(role);
                }
                None => {
                    return Ok(Outcome::Failed(
                        super::execute::postgres_error(&error)
                            .map_or_else(|| error.to_string(), |refusal| refusal.message().to_owned()),
                    ));
                }
            },
            (None, None) => return Err(Error::internal("statements neither held nor failed")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_concurrent_is_done_at_once() {
        assert_eq!(at_once("CREATE INDEX Concurrently i ON t (a)"), "CREATE INDEX  i ON t (a)");
        assert_eq!(at_once("DROP INDEX CONCURRENTLY i"), "DROP INDEX  i");
    }
}
