//! Who asks, and what the caller's role in an organization allows.

use crate::problem::Problem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use schema_core::row::Error;
use schemas::organizations::{MembershipStatus, Organization, OrganizationMembership};
use schemas::permissions::{Permission, has_permission};
use schemas::users::User;
use sqlx::PgPool;

/// The header with the user's key at the identity provider. It is believed: what stands before this server has to set it.
pub const HEADER: &str = "x-clerk-user-id";

/// The user who asks.
#[derive(Clone, Debug)]
pub struct Caller(pub User);

impl FromRequestParts<PgPool> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, db: &PgPool) -> Result<Self, Problem> {
        let key = parts.headers.get(HEADER).and_then(|value| value.to_str().ok()).ok_or(Problem::Unknown)?;
        User::by_clerk_id(key).optional(db).await?.map(Self).ok_or(Problem::Unknown)
    }
}

impl Caller {
    /// The organization, if the caller is in it with a role that allows what is wanted. For others, there is none.
    ///
    /// # Errors
    /// There is no such organization, or the caller may not.
    pub async fn organization(&self, db: &PgPool, slug: &str, wanted: Permission) -> Result<Organization, Problem> {
        let organization = Organization::by_slug(slug).one(db).await?;
        let seats = OrganizationMembership::of_user_in(self.0.id, organization.id)
            .filter(OrganizationMembership::status.eq(MembershipStatus::Active))
            .with(OrganizationMembership::role)
            .all(db)
            .await?;
        if seats.is_empty() {
            return Err(Error::NotFound { table: "organizations" }.into());
        }
        let allowed = seats.iter().any(|(_, role)| has_permission(&role.permissions, wanted));
        if allowed { Ok(organization) } else { Err(Problem::Forbidden) }
    }
}
