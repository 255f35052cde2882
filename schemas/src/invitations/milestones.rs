//! Milestones, and who reached them.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

use crate::content::OnboardingSession;
use crate::organizations::Organization;
use crate::users::User;
use chrono::NaiveDateTime;
use schema_core::{SqlEnum, table};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Something to reach during the onboarding, and what it earns.
#[table]
#[has_many(achievements: UserAchievement)]
#[index(columns(name), name = "onboarding_milestones_name_idx")]
#[index(columns(milestone_type), name = "onboarding_milestones_milestone_type_idx")]
#[index(columns(is_active), name = "onboarding_milestones_is_active_idx")]
#[index(columns(organization_id), name = "onboarding_milestones_organization_id_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct OnboardingMilestone {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(length = 255)]
    pub name: String,
    pub description: Option<String>,
    #[column(length = 50)]
    pub milestone_type: MilestoneType,
    #[column(default = json!({}), json = object)]
    pub criteria: Value,
    #[column(default = json!({}), json = object)]
    pub reward_data: Value,
    #[column(default = 0)]
    pub points: i32,
    #[column(default = true)]
    pub is_active: bool,
    /// The organization whose own milestone it is.
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Option<Uuid>,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// By what a milestone is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneType {
    Progress,
    Achievement,
    Completion,
    TimeBased,
}

/// A milestone that a user reached; rows are only ever added.
#[table(append_only)]
#[index(columns(user_id), name = "user_achievements_user_id_idx")]
#[index(columns(session_id), name = "user_achievements_session_id_idx")]
#[index(columns(milestone_id), name = "user_achievements_milestone_id_idx")]
#[index(columns(earned_at), name = "user_achievements_earned_at_idx")]
#[index(columns(user_id, milestone_id), name = "user_achievements_user_milestone_idx")]
#[index(columns(session_id, milestone_id), name = "user_achievements_session_milestone_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct UserAchievement {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = User::id, on_delete = cascade)]
    pub user_id: Uuid,
    #[column(references = OnboardingSession::id, on_delete = cascade)]
    pub session_id: Uuid,
    #[column(references = OnboardingMilestone::id, on_delete = cascade)]
    pub milestone_id: Uuid,
    #[column(default = now())]
    pub earned_at: NaiveDateTime,
    #[column(default = json!({}), json = object)]
    pub achievement_data: Value,
    #[column(default = now())]
    pub created_at: NaiveDateTime,
}
