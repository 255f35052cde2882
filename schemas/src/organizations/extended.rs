//! Organizations with what belongs to them.
#![expect(missing_docs, reason = "what a field is, its column or relation says")]

use super::{MembershipStatus, Organization, OrganizationMembership};
use crate::content::OrganizationOnboardingConfig;
use crate::roles::{Role, RoleSummary};
use crate::users::UserSummary;
use chrono::NaiveDateTime;
use schema_core::Projection;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// What others see of an organization.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = Organization)]
pub struct OrganizationSummary {
    pub id: Uuid,
    pub name: String,
    pub slug: String,
    pub avatar_url: Option<String>,
}

/// An organization and its members, from the first that joined.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = Organization)]
pub struct OrganizationWithMembers {
    pub id: Uuid,
    pub name: String,
    pub slug: String,
    pub description: Option<String>,
    pub avatar_url: Option<String>,
    pub metadata: Value,
    pub settings: Value,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
    #[projection(from = Organization::memberships.order_by((OrganizationMembership::joined_at, OrganizationMembership::id)))]
    pub memberships: Vec<Member>,
}

/// A membership, seen from its organization.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OrganizationMembership)]
pub struct Member {
    pub id: Uuid,
    pub status: MembershipStatus,
    pub joined_at: NaiveDateTime,
    pub user: UserSummary,
    pub role: RoleSummary,
}

/// A membership with its user, organization and role.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OrganizationMembership)]
pub struct MembershipWithRelations {
    pub id: Uuid,
    pub status: MembershipStatus,
    pub joined_at: NaiveDateTime,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
    pub user: UserSummary,
    pub organization: OrganizationSummary,
    pub role: RoleSummary,
}

/// An organization as those who run it see it: its roles, how it wants the onboarding, and how many members and
/// invitations it has.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = Organization)]
pub struct OrganizationOverview {
    pub id: Uuid,
    pub name: String,
    pub slug: String,
    pub settings: Value,
    #[projection(from = Organization::roles.order_by((Role::name, Role::id)))]
    pub roles: Vec<RoleSummary>,
    pub onboarding_config: Option<OnboardingConfigSummary>,
    #[projection(from = Organization::memberships.count())]
    pub members: i64,
    #[projection(from = Organization::invitations.count())]
    pub invitations: i64,
}

/// How an organization wants the onboarding.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OrganizationOnboardingConfig)]
pub struct OnboardingConfigSummary {
    pub id: Uuid,
    pub welcome_message: Option<String>,
    pub branding_assets: Value,
    pub is_active: bool,
}
