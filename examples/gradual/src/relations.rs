//! Step 3: relations come with rows, and a struct of one's own says what is read.

use schema_core::Projection;
use schema_core::row::Error;
use schemas::organizations::{MembershipStatus, Organization, OrganizationMembership};
use schemas::roles::Role;
use schemas::users::User;
use sqlx::PgConnection;

/// The members with their roles, as tuples: three statements, however many members there are.
///
/// # Errors
/// There is no such organization, or the database says no.
pub async fn members(slug: &str, db: &mut PgConnection) -> Result<Vec<(OrganizationMembership, User, Role)>, Error> {
    let seats = Organization::memberships
        .filter(OrganizationMembership::status.eq(MembershipStatus::Active))
        .order_by(OrganizationMembership::joined_at)
        .with(OrganizationMembership::user)
        .with(OrganizationMembership::role);
    let (_, members) = Organization::by_slug(slug).with(seats).one(db).await?;
    Ok(members)
}

/// An organization for a page of ours: the fields are columns and relations by name.
#[derive(Debug, PartialEq, Projection)]
#[projection(of = Organization)]
pub struct Team {
    /// The column.
    pub name: String,
    /// The relation, and what is wanted of it.
    #[projection(from = Organization::memberships.order_by(OrganizationMembership::joined_at))]
    pub memberships: Vec<Seat>,
}

/// A member of a [`Team`].
#[derive(Debug, PartialEq, Projection)]
#[projection(of = OrganizationMembership)]
pub struct Seat {
    /// Who.
    pub user: Contact,
    /// As what.
    pub role: RoleName,
}

/// How to reach a user.
#[derive(Debug, PartialEq, Projection)]
#[projection(of = User)]
pub struct Contact {
    /// The address.
    pub email: String,
}

/// A role without what it grants.
#[derive(Debug, PartialEq, Projection)]
#[projection(of = Role)]
pub struct RoleName {
    /// The name.
    pub name: String,
}

/// The organization with what the page shows, and no column more.
///
/// # Errors
/// There is no such organization, or the database says no.
pub async fn team(slug: &str, db: &mut PgConnection) -> Result<Team, Error> {
    Organization::by_slug(slug).project().one(db).await
}
