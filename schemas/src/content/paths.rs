//! Onboarding paths and their steps.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

use crate::audit::OnboardingAnalytics;
use crate::content::{OnboardingSession, UserProgress};
use crate::invitations::TeamInvitation;
use chrono::NaiveDateTime;
use schema_core::{Json, SqlEnum, table};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// A way through the onboarding, made of steps, for one kind of user.
#[table]
#[has_many(steps: OnboardingStep)]
#[has_many(sessions: OnboardingSession)]
#[has_many(team_invitation_overrides: TeamInvitation, by = onboarding_path_override)]
#[has_many(analytics_events: OnboardingAnalytics)]
#[index(columns(name), name = "onboarding_paths_name_idx")]
#[index(columns(target_role), name = "onboarding_paths_target_role_idx")]
#[index(columns(subscription_tier), name = "onboarding_paths_subscription_tier_idx")]
#[index(columns(is_active), name = "onboarding_paths_is_active_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct OnboardingPath {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(length = 255)]
    pub name: String,
    pub description: Option<String>,
    #[column(length = 100)]
    pub target_role: String,
    #[column(length = 50)]
    pub subscription_tier: Option<String>,
    pub estimated_duration: i32,
    #[column(default = true)]
    pub is_active: bool,
    #[column(default = json!([]), json = array)]
    pub prerequisites: Json<Vec<Value>>,
    #[column(default = json!([]), json = array)]
    pub learning_objectives: Json<Vec<String>>,
    #[column(default = json!({}), json = object)]
    pub success_criteria: Value,
    #[column(default = json!({}), json = object)]
    pub metadata: Value,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// One step of an onboarding path.
#[table]
#[has_many(progress: UserProgress)]
#[has_many(current_sessions: OnboardingSession, by = current_step_id)]
#[has_many(analytics_events: OnboardingAnalytics)]
#[index(columns(path_id), name = "onboarding_steps_path_id_idx")]
#[index(columns(step_type), name = "onboarding_steps_step_type_idx")]
#[index(columns(step_order), name = "onboarding_steps_step_order_idx")]
#[index(columns(is_required), name = "onboarding_steps_is_required_idx")]
#[index(columns(path_id, step_order), name = "onboarding_steps_path_order_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct OnboardingStep {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = OnboardingPath::id, on_delete = cascade)]
    pub path_id: Uuid,
    #[column(length = 255)]
    pub title: String,
    pub description: Option<String>,
    #[column(length = 50)]
    pub step_type: StepType,
    /// The place among the steps of the path.
    pub step_order: i32,
    pub estimated_time: i32,
    #[column(default = true)]
    pub is_required: bool,
    /// The steps to complete before.
    #[column(default = json!([]), json = array)]
    pub dependencies: Json<Vec<Value>>,
    #[column(default = json!({}), json = object)]
    pub content: Value,
    #[column(default = json!({}), json = object)]
    pub interactive_elements: Value,
    #[column(default = json!({}), json = object)]
    pub success_criteria: Value,
    #[column(default = json!({}), json = object)]
    pub validation_rules: Value,
    #[column(default = json!({}), json = object)]
    pub metadata: Value,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// What there is to do in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum StepType {
    Tutorial,
    Exercise,
    Setup,
    Validation,
    Milestone,
}
