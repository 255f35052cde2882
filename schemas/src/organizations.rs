//! Organizations and their members.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

#[cfg(feature = "sqlx")]
mod extended;
#[cfg(feature = "sqlx")]
mod finders;

#[cfg(feature = "sqlx")]
pub use extended::*;

use crate::audit::{AuditLog, ErrorLog, OnboardingAnalytics, SystemMetric};
use crate::content::{OnboardingContent, OnboardingSession, OrganizationOnboardingConfig};
use crate::invitations::{Invitation, OnboardingMilestone, TeamInvitation};
use crate::roles::Role;
use crate::users::User;
use chrono::NaiveDateTime;
use schema_core::{SqlEnum, table};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A customer: what members, roles, content and settings belong to.
#[table]
#[has_many(memberships: OrganizationMembership)]
#[has_many(roles: Role)]
#[has_many(invitations: Invitation)]
#[has_many(team_invitations: TeamInvitation)]
#[has_many(onboarding_sessions: OnboardingSession)]
#[has_many(custom_content: OnboardingContent)]
#[has_one(onboarding_config: OrganizationOnboardingConfig)]
#[has_many(custom_milestones: OnboardingMilestone)]
#[has_many(audit_logs: AuditLog)]
#[has_many(analytics_events: OnboardingAnalytics)]
#[has_many(system_metrics: SystemMetric)]
#[has_many(error_logs: ErrorLog)]
#[index(columns(name), name = "organizations_name_idx")]
#[index(columns(slug), name = "organizations_slug_idx")]
#[index(columns(created_at), name = "organizations_created_at_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct Organization {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(length = 255)]
    pub name: String,
    /// The name in addresses.
    #[column(unique, length = 100, immutable)]
    pub slug: String,
    #[column(length = 1000)]
    pub description: Option<String>,
    #[column(length = 500)]
    pub avatar_url: Option<String>,
    #[column(default = json!({}), json = object)]
    pub metadata: Value,
    #[column(default = json!({}), json = object)]
    pub settings: Value,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// A user in an organization, with one role.
#[table]
#[index(columns(user_id), name = "org_memberships_user_id_idx")]
#[index(columns(organization_id), name = "org_memberships_organization_id_idx")]
#[index(columns(role_id), name = "org_memberships_role_id_idx")]
#[index(columns(status), name = "org_memberships_status_idx")]
#[index(columns(user_id, organization_id), name = "org_memberships_user_org_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct OrganizationMembership {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = User::id, on_delete = cascade)]
    pub user_id: Uuid,
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Uuid,
    #[column(references = Role::id)]
    pub role_id: Uuid,
    #[column(length = 20, default = MembershipStatus::Active)]
    pub status: MembershipStatus,
    #[column(default = now())]
    pub joined_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// What a membership is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum MembershipStatus {
    Active,
    Inactive,
    Pending,
}
