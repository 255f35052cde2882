//! Step 4: statements of both kinds in one transaction.

use schema_core::row::Error;
use schemas::audit::known::MEMBERSHIP_DELETED;
use schemas::audit::{AuditLog, NewAuditLog};
use schemas::organizations::Organization;
use schemas::users::User;
use sqlx::PgPool;

/// Takes a user out of an organization, and says whether the user was in it.
///
/// # Errors
/// There is no such organization or user, or the database says no; then nothing has happened.
pub async fn leave(slug: &str, clerk_user_id: &str, db: &PgPool) -> Result<bool, Error> {
    let mut transaction = db.begin().await?;
    let organization = Organization::by_slug(slug).one(&mut *transaction).await?;
    let user = User::by_clerk_id(clerk_user_id).one(&mut *transaction).await?;
    // SQL that was there before, and stays as long as nobody minds.
    let sql = "DELETE FROM organization_memberships WHERE user_id = $1 AND organization_id = $2";
    let left = sqlx::query(sql).bind(user.id).bind(organization.id).execute(&mut *transaction).await?.rows_affected();
    if left > 0 {
        let entry = NewAuditLog::new()
            .action(MEMBERSHIP_DELETED)
            .resource_type("membership")
            .user_id(user.id)
            .organization_id(organization.id);
        AuditLog::insert(entry).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    Ok(left > 0)
}
