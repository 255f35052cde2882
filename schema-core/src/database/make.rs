//! Makes a declared schema in an empty database. Statements that the code gives as they are say nothing of what they need:
//! those that fail are tried again after the others, so that PostgreSQL itself finds the order.

use super::execute::{self, failure, postgres_error};
use super::roles::{is_known_role, make_role, missing_role};
use crate::error::{Error, Result};
use crate::kind::{Id, Payload};
use crate::migration::SqlFile;
use crate::migration::statements::statements;
use crate::model::{Hints, Schema};
use crate::plan::{Plan, plan};
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::ops::Range;
use std::sync::Arc;

/// The statements that make a schema from nothing, as far as the schema itself tells their order.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub fn reference(schema: &Schema) -> Result<Plan> {
    plan(&crate::diff::diff(&Schema::default(), schema, &Hints::default()))
}

/// Makes a declared schema within the transaction that has begun.
///
/// # Errors
/// PostgreSQL refuses a statement.
pub(super) async fn make(connection: &mut PgConnection, declared: &Schema) -> Result<()> {
    let lost = |error| Error::database("the scratch database does not answer").caused_by(error);
    // What a function's body needs may come after it.
    connection.execute("SET LOCAL check_function_bodies = off").await.map_err(lost)?;
    let files = files(declared)?;
    if let [only] = &*files {
        return execute::run(connection, only).await;
    }
    let steps = |file: Arc<SqlFile>| {
        statements(&file.sql).into_iter().map(move |range| Step { file: file.clone(), range }).collect::<Vec<_>>()
    };
    let mut waiting: Vec<Step> = files.into_iter().flat_map(steps).collect();
    loop {
        let before = waiting.len();
        let (failed, reason) = tried(connection, waiting).await?;
        match reason {
            None => return Ok(()),
            Some(reason) if failed.len() == before => return Err(reason),
            Some(_) => waiting = failed,
        }
    }
}

/// One statement of a file.
#[derive(Clone)]
struct Step {
    file: Arc<SqlFile>,
    range: Range<usize>,
}

impl Step {
    fn sql(&self) -> &str {
        &self.file.sql[self.range.clone()]
    }
}

/// The statements of the code by where they are from.
fn files(declared: &Schema) -> Result<Vec<Arc<SqlFile>>> {
    let own = declared.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::SqlObject(name), Payload::SqlObject(object)) => {
            Some(SqlFile { name: name.as_str().to_owned(), sql: object.create.clone() })
        }
        _ => None,
    });
    let mut facts = declared.clone();
    facts.retain(|id| !matches!(id, Id::SqlObject(_)));
    let sql = crate::migration::render::script(&reference(&facts)?);
    let first = SqlFile { name: "the code's schema".to_owned(), sql };
    Ok(std::iter::once(first).chain(own).map(Arc::new).collect())
}

/// Runs each statement on its own; returns those that failed, and why the first of them did.
async fn tried(connection: &mut PgConnection, steps: Vec<Step>) -> Result<(Vec<Step>, Option<Error>)> {
    let (mut failed, mut reason) = (Vec::new(), None);
    for step in steps {
        if let Err(error) = attempt(connection, &step).await? {
            reason.get_or_insert(error);
            failed.push(step);
        }
    }
    Ok((failed, reason))
}

/// Runs a statement so that nothing is left where it fails. Roles that nobody made are made up: they are the server's.
async fn attempt(connection: &mut PgConnection, step: &Step) -> Result<Result<()>> {
    let lost = |error| Error::database("the scratch database does not answer").caused_by(error);
    let mut made_up = None;
    loop {
        connection.execute("SAVEPOINT step").await.map_err(lost)?;
        let Err(error) = sqlx::raw_sql(AssertSqlSafe(step.sql())).execute(&mut *connection).await else {
            connection.execute("RELEASE step").await.map_err(lost)?;
            return Ok(Ok(()));
        };
        if postgres_error(&error).is_none() {
            return Err(lost(error));
        }
        connection.execute("ROLLBACK TO step").await.map_err(lost)?;
        if is_known_role(&error) {
            return Ok(Ok(()));
        }
        match missing_role(&error).filter(|role| made_up.as_ref() != Some(role)) {
            Some(role) => {
                make_role(connection, &role).await.map_err(lost)?;
                made_up = Some(role);
            }
            None => return Ok(Err(failure(&step.file, step.range.clone(), 0, error))),
        }
    }
}
