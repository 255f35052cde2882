//! Invitations to organizations and to teams.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

use crate::content::{OnboardingPath, OnboardingSession};
use crate::organizations::Organization;
use crate::roles::Role;
use crate::users::User;
use chrono::NaiveDateTime;
use schema_core::{SqlEnum, table};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// An invitation by e-mail to join an organization with a role.
#[table]
#[index(columns(organization_id), name = "invitations_organization_id_idx")]
#[index(columns(email), name = "invitations_email_idx")]
#[index(columns(invited_by), name = "invitations_invited_by_idx")]
#[index(columns(token), name = "invitations_token_idx")]
#[index(columns(status), name = "invitations_status_idx")]
#[index(columns(expires_at), name = "invitations_expires_at_idx")]
#[index(columns(organization_id, email), name = "invitations_org_email_idx")]
#[index(columns(status, expires_at), name = "invitations_status_expires_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Uuid,
    #[column(length = 255)]
    pub email: String,
    #[column(references = Role::id)]
    pub role_id: Uuid,
    #[column(references = User::id, relation = inviter)]
    pub invited_by: Uuid,
    #[column(unique, length = 255, immutable)]
    pub token: String,
    #[column(length = 20, default = InvitationStatus::Pending)]
    pub status: InvitationStatus,
    pub expires_at: NaiveDateTime,
    pub accepted_at: Option<NaiveDateTime>,
    pub revoked_at: Option<NaiveDateTime>,
    #[column(default = json!({}), json = object)]
    pub metadata: Value,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// An invitation to a team, with the onboarding that follows.
#[table]
#[index(columns(organization_id), name = "team_invitations_organization_id_idx")]
#[index(columns(invited_by), name = "team_invitations_invited_by_idx")]
#[index(columns(email), name = "team_invitations_email_idx")]
#[index(columns(onboarding_path_override), name = "team_invitations_onboarding_path_override_idx")]
#[index(columns(invitation_token), name = "team_invitations_invitation_token_idx")]
#[index(columns(status), name = "team_invitations_status_idx")]
#[index(columns(expires_at), name = "team_invitations_expires_at_idx")]
#[index(columns(organization_id, email), name = "team_invitations_org_email_idx")]
#[index(columns(status, expires_at), name = "team_invitations_status_expires_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct TeamInvitation {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Uuid,
    #[column(references = User::id, relation = inviter)]
    pub invited_by: Option<Uuid>,
    #[column(length = 255)]
    pub email: String,
    #[column(length = 100)]
    pub role: String,
    pub custom_message: Option<String>,
    /// The path to take in place of the one that the role has.
    #[column(references = OnboardingPath::id)]
    pub onboarding_path_override: Option<Uuid>,
    #[column(unique, length = 255, immutable)]
    pub invitation_token: String,
    #[column(length = 20, default = InvitationStatus::Pending)]
    pub status: InvitationStatus,
    pub expires_at: NaiveDateTime,
    pub accepted_at: Option<NaiveDateTime>,
    /// The session that the invitation led to.
    #[column(references = OnboardingSession::id)]
    pub onboarding_session_id: Option<Uuid>,
    #[column(default = json!({}), json = object)]
    pub metadata: Value,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum InvitationStatus {
    Pending,
    Accepted,
    Expired,
    Revoked,
}
