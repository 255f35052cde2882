//! Roles are the server's, and not the database's: a database that is thrown away has to make do, and to clean up.

use super::execute::postgres_error;
use crate::ident::Ident;
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::collections::BTreeSet;

/// The role that PostgreSQL does not find, whatever language it says so in.
pub(super) fn missing_role(error: &sqlx::Error) -> Option<String> {
    let refusal = postgres_error(error)?;
    let is_of_roles = refusal.routine().is_some_and(|routine| routine.contains("role"));
    let (_, rest) = refusal.message().split_once('"').filter(|_| is_of_roles)?;
    rest.rsplit_once('"').map(|(name, _)| name.to_owned())
}

/// Whether a role could not be made because the server has it.
pub(super) fn is_known_role(error: &sqlx::Error) -> bool {
    postgres_error(error).is_some_and(|refusal| refusal.code() == "42710" && refusal.routine() == Some("CreateRole"))
}

/// Makes a role up.
pub(super) async fn make_role(connection: &mut PgConnection, role: &str) -> Result<(), sqlx::Error> {
    let create = format!("CREATE ROLE {}", Ident::new(role));
    connection.execute(AssertSqlSafe(create)).await.map(drop)
}

/// Drops roles, as far as nobody has put them to use.
pub(super) async fn drop_roles(connection: &mut PgConnection, roles: impl IntoIterator<Item = &String>) {
    for role in roles {
        let drop = format!("DROP ROLE IF EXISTS {}", Ident::new(role.as_str()));
        if let Err(error) = connection.execute(AssertSqlSafe(drop)).await {
            tracing::debug!(%error, role, "a role that was made for a scratch database stays");
        }
    }
}

/// The roles of the server.
pub(super) async fn roles(connection: &mut PgConnection) -> Result<BTreeSet<String>, sqlx::Error> {
    let roles = sqlx::query_scalar::<_, String>("SELECT rolname::text FROM pg_catalog.pg_roles");
    Ok(roles.fetch_all(connection).await?.into_iter().collect())
}
