//! Ctrl-C: the work stops, and the database takes back what was not committed.

use super::connect::{Remote, Session};
use crate::error::{Error, Result};
use sqlx::{Connection, PgConnection};

/// Does `work`, unless the user stops it.
///
/// # Errors
/// Those of `work`; and that it was stopped: then the connection is of no more use.
pub async fn interruptible<T>(
    session: &mut Session,
    work: impl AsyncFnOnce(&mut PgConnection) -> Result<T>,
) -> Result<T> {
    let backend = backend(session).await?;
    tokio::select! {
        done = work(session.connection()) => return done,
        () = stop() => {}
    }
    if let (Some(remote), Some(backend)) = (session.remote(), backend) {
        end(remote, backend)
            .await
            .map_err(|error| error.while_doing("interrupted, and the server could not be told"))?;
    }
    Err(Error::interrupted("interrupted: what was not committed is rolled back")
        .help("run `status` to see what is applied"))
}

/// The number by which another connection can end ours. The embedded server takes no other connection, and needs none:
/// it ends with this process.
async fn backend(session: &mut Session) -> Result<Option<i32>> {
    if session.remote().is_none() {
        return Ok(None);
    }
    let backend = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(session.connection()).await;
    backend.map(Some).map_err(|error| Error::database("the database does not answer").caused_by(error))
}

/// A server notices a closed connection only when its statement is done: it is told.
async fn end(remote: &Remote, backend: i32) -> Result<()> {
    let mut connection = remote.connect().await?;
    let ended = sqlx::query("SELECT pg_terminate_backend($1)").bind(backend).execute(&mut connection).await;
    let _ = connection.close().await;
    ended.map(drop).map_err(|error| Error::database("cannot end the statement that is running").caused_by(error))
}

#[cfg(unix)]
async fn stop() {
    use tokio::signal::unix::{SignalKind, signal};
    match (signal(SignalKind::interrupt()), signal(SignalKind::terminate())) {
        (Ok(mut interrupt), Ok(mut terminate)) => {
            tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        }
        _ => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn stop() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
