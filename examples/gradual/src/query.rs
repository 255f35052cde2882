//! Step 2: the same question as a typed query, and a finder of the platform's.

use schema_core::row::Error;
use schemas::organizations::{MembershipStatus, Organization, OrganizationMembership};
use schemas::users::User;
use sqlx::PgExecutor;

/// The members of an organization: columns, values and the status are checked while compiling.
///
/// # Errors
/// The database says no.
pub async fn members(slug: &str, db: impl PgExecutor<'_>) -> Result<Vec<User>, Error> {
    let seat = OrganizationMembership::status
        .eq(MembershipStatus::Active)
        .and(OrganizationMembership::organization.any(Organization::slug.eq(slug)));
    User::select().filter(User::memberships.any(seat)).order_by(User::email).all(db).await
}

/// The organization: what is asked often has a name.
///
/// # Errors
/// There is none, or the database says no.
pub async fn organization(slug: &str, db: impl PgExecutor<'_>) -> Result<Organization, Error> {
    Organization::by_slug(slug).one(db).await
}
