//! Invitations and achievements with what belongs to them. None has its token: who is shown an invitation need not be
//! who may accept it.
#![expect(missing_docs, reason = "what a field is, its column or relation says")]

use super::{Invitation, InvitationStatus, MilestoneType, OnboardingMilestone, TeamInvitation, UserAchievement};
use crate::content::{PathSummary, SessionSummary};
use crate::organizations::OrganizationSummary;
use crate::roles::RoleSummary;
use crate::users::UserSummary;
use chrono::NaiveDateTime;
use schema_core::Projection;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// An invitation: to what, as what, and by whom.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = Invitation)]
pub struct InvitationWithRelations {
    pub id: Uuid,
    pub email: String,
    pub status: InvitationStatus,
    pub expires_at: NaiveDateTime,
    pub accepted_at: Option<NaiveDateTime>,
    pub revoked_at: Option<NaiveDateTime>,
    pub metadata: Value,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
    pub organization: OrganizationSummary,
    pub role: RoleSummary,
    pub inviter: UserSummary,
}

/// An invitation to a team: to what, by whom, and to which onboarding.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = TeamInvitation)]
pub struct TeamInvitationWithRelations {
    pub id: Uuid,
    pub email: String,
    pub role: String,
    pub custom_message: Option<String>,
    pub status: InvitationStatus,
    pub expires_at: NaiveDateTime,
    pub accepted_at: Option<NaiveDateTime>,
    pub metadata: Value,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
    pub organization: OrganizationSummary,
    pub inviter: Option<UserSummary>,
    #[projection(from = TeamInvitation::onboarding_path_override_relation)]
    pub onboarding_path_override: Option<PathSummary>,
    pub onboarding_session: Option<SessionSummary>,
}

/// What there is to reach.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OnboardingMilestone)]
pub struct MilestoneSummary {
    pub id: Uuid,
    pub name: String,
    pub description: Option<String>,
    pub milestone_type: MilestoneType,
    pub points: i32,
}

/// What was reached, and when.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = UserAchievement)]
pub struct Achievement {
    pub id: Uuid,
    pub earned_at: NaiveDateTime,
    pub achievement_data: Value,
    pub milestone: MilestoneSummary,
}
