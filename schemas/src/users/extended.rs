//! Users with what belongs to them.
#![expect(missing_docs, reason = "what a field is, its column or relation says")]

use super::{User, UserPreferences};
use crate::content::{OnboardingSession, SessionSummary};
use crate::invitations::{Achievement, UserAchievement};
use crate::organizations::{MembershipStatus, OrganizationMembership, OrganizationSummary};
use crate::roles::RoleSummary;
use chrono::NaiveDateTime;
use schema_core::{Json, Projection};
use serde::Serialize;
use uuid::Uuid;

/// What others see of a user.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = User)]
pub struct UserSummary {
    pub id: Uuid,
    pub email: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub avatar_url: Option<String>,
}

/// A user, and in which organizations with which role, from the first that was joined.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = User)]
pub struct UserWithMemberships {
    pub id: Uuid,
    pub clerk_user_id: String,
    pub email: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub avatar_url: Option<String>,
    pub preferences: Json<UserPreferences>,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
    #[projection(from = User::memberships.order_by((OrganizationMembership::joined_at, OrganizationMembership::id)))]
    pub memberships: Vec<MembershipOfUser>,
}

/// A membership, seen from its user.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OrganizationMembership)]
pub struct MembershipOfUser {
    pub id: Uuid,
    pub status: MembershipStatus,
    pub joined_at: NaiveDateTime,
    pub organization: OrganizationSummary,
    pub role: RoleSummary,
}

/// A user with sessions, the one that was active last first, and with what was reached.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = User)]
pub struct UserWithOnboarding {
    pub id: Uuid,
    pub email: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    #[projection(from = User::onboarding_sessions.order_by((OnboardingSession::last_active_at.desc(), OnboardingSession::id)))]
    pub onboarding_sessions: Vec<SessionSummary>,
    #[projection(from = User::achievements.order_by((UserAchievement::earned_at, UserAchievement::id)))]
    pub achievements: Vec<Achievement>,
}
