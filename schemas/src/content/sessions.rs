//! Sessions: who walks along which path, and how far.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

use crate::audit::OnboardingAnalytics;
use crate::content::{OnboardingPath, OnboardingStep};
use crate::invitations::{TeamInvitation, UserAchievement};
use crate::organizations::Organization;
use crate::users::User;
use chrono::NaiveDateTime;
use schema_core::{SqlEnum, table};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A user's walk along an onboarding path.
#[table]
#[has_many(progress: UserProgress)]
#[has_many(achievements: UserAchievement)]
#[has_many(team_invitations: TeamInvitation, by = onboarding_session_id)]
#[has_many(analytics_events: OnboardingAnalytics)]
#[index(columns(user_id), name = "onboarding_sessions_user_id_idx")]
#[index(columns(organization_id), name = "onboarding_sessions_organization_id_idx")]
#[index(columns(path_id), name = "onboarding_sessions_path_id_idx")]
#[index(columns(session_type), name = "onboarding_sessions_session_type_idx")]
#[index(columns(status), name = "onboarding_sessions_status_idx")]
#[index(columns(last_active_at), name = "onboarding_sessions_last_active_at_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct OnboardingSession {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = User::id, on_delete = cascade)]
    pub user_id: Uuid,
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Option<Uuid>,
    #[column(references = OnboardingPath::id)]
    pub path_id: Option<Uuid>,
    #[column(length = 50)]
    pub session_type: SessionType,
    #[column(length = 50, default = SessionStatus::Active)]
    pub status: SessionStatus,
    #[column(references = OnboardingStep::id)]
    pub current_step_id: Option<Uuid>,
    /// The place of the current step among the steps of the path.
    #[column(default = 0)]
    pub current_step_index: i32,
    #[column(default = 0)]
    pub progress_percentage: i32,
    #[column(default = 0)]
    pub time_spent: i32,
    #[column(default = now())]
    pub started_at: NaiveDateTime,
    #[column(default = now())]
    pub last_active_at: NaiveDateTime,
    pub completed_at: Option<NaiveDateTime>,
    pub paused_at: Option<NaiveDateTime>,
    #[column(default = json!({}), json = object)]
    pub session_metadata: Value,
    #[column(default = json!({}), json = object)]
    pub preferences: Value,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// Who goes through a session, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum SessionType {
    Individual,
    TeamAdmin,
    TeamMember,
}

/// What became of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    Active,
    Paused,
    Completed,
    Abandoned,
}

/// How far a user got with one step in a session.
#[table]
#[index(columns(session_id), name = "user_progress_session_id_idx")]
#[index(columns(step_id), name = "user_progress_step_id_idx")]
#[index(columns(user_id), name = "user_progress_user_id_idx")]
#[index(columns(status), name = "user_progress_status_idx")]
#[index(columns(session_id, step_id), name = "user_progress_session_step_idx")]
#[index(columns(user_id, step_id), name = "user_progress_user_step_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct UserProgress {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = OnboardingSession::id, on_delete = cascade)]
    pub session_id: Uuid,
    #[column(references = OnboardingStep::id, on_delete = cascade)]
    pub step_id: Uuid,
    #[column(references = User::id, on_delete = cascade)]
    pub user_id: Uuid,
    #[column(length = 50, default = ProgressStatus::NotStarted)]
    pub status: ProgressStatus,
    pub started_at: Option<NaiveDateTime>,
    pub completed_at: Option<NaiveDateTime>,
    #[column(default = 0)]
    pub time_spent: i32,
    #[column(default = 0)]
    pub attempts: i32,
    pub score: Option<i32>,
    #[column(default = json!({}), json = object)]
    pub feedback: Value,
    #[column(default = json!({}), json = object)]
    pub user_actions: Value,
    #[column(default = json!({}), json = object)]
    pub step_result: Value,
    #[column(default = json!({}), json = object)]
    pub errors: Value,
    #[column(default = json!({}), json = object)]
    pub achievements: Value,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum ProgressStatus {
    NotStarted,
    InProgress,
    Completed,
    Skipped,
    Failed,
}
