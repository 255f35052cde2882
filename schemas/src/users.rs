//! Users.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

#[cfg(feature = "sqlx")]
mod extended;
#[cfg(feature = "sqlx")]
mod finders;

#[cfg(feature = "sqlx")]
pub use extended::*;

use crate::audit::{AuditLog, ErrorLog, OnboardingAnalytics, SystemMetric};
use crate::content::{OnboardingContent, OnboardingSession, UserProgress};
use crate::invitations::{Invitation, TeamInvitation, UserAchievement};
use crate::organizations::OrganizationMembership;
use chrono::NaiveDateTime;
use schema_core::{Json, table};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A person who uses the platform, mirrored from the identity provider.
#[table]
#[has_many(memberships: OrganizationMembership)]
#[has_many(sent_invitations: Invitation, by = invited_by)]
#[has_many(sent_team_invitations: TeamInvitation, by = invited_by)]
#[has_many(onboarding_sessions: OnboardingSession)]
#[has_many(progress_records: UserProgress)]
#[has_many(achievements: UserAchievement)]
#[has_many(created_content: OnboardingContent, by = created_by)]
#[has_many(audit_logs: AuditLog)]
#[has_many(analytics_events: OnboardingAnalytics)]
#[has_many(system_metrics: SystemMetric)]
#[has_many(error_logs: ErrorLog, by = user_id)]
#[has_many(resolved_errors: ErrorLog, by = resolved_by)]
#[index(columns(clerk_user_id), name = "users_clerk_user_id_idx")]
#[index(columns(email), name = "users_email_idx")]
#[index(columns(created_at), name = "users_created_at_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    /// The user's key at the identity provider.
    #[column(unique, length = 255, immutable)]
    pub clerk_user_id: String,
    #[column(length = 255)]
    pub email: String,
    #[column(length = 100)]
    pub first_name: Option<String>,
    #[column(length = 100)]
    pub last_name: Option<String>,
    #[column(length = 500)]
    pub avatar_url: Option<String>,
    #[column(default = json!({}), json = object)]
    pub preferences: Json<UserPreferences>,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// What a user chose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UserPreferences {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notifications: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessibility: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy: Option<Value>,
}
