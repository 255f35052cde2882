//! Step 1: SQL as it was, and the schema's structs as rows.

use schemas::users::User;
use sqlx::PgExecutor;

/// The members of an organization, by SQL.
///
/// # Errors
/// The database says no.
pub async fn members(slug: &str, db: impl PgExecutor<'_>) -> sqlx::Result<Vec<User>> {
    let sql = "SELECT users.* FROM users
        JOIN organization_memberships ON organization_memberships.user_id = users.id
        JOIN organizations ON organizations.id = organization_memberships.organization_id
        WHERE organizations.slug = $1 AND organization_memberships.status = 'active'
        ORDER BY users.email";
    // What was a struct of our own with `#[derive(FromRow)]` is the schema's.
    sqlx::query_as(sql).bind(slug).fetch_all(db).await
}
