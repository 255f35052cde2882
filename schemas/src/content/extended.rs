//! The onboarding with what belongs together.
#![expect(missing_docs, reason = "what a field is, its column or relation says")]

use super::{
    ContentType, OnboardingContent, OnboardingPath, OnboardingSession, OnboardingStep, ProgressStatus, SessionStatus,
    SessionType, StepType, UserProgress,
};
use crate::organizations::OrganizationSummary;
use crate::users::UserSummary;
use chrono::NaiveDateTime;
use schema_core::{Json, Projection};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// A path without its steps.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OnboardingPath)]
pub struct PathSummary {
    pub id: Uuid,
    pub name: String,
    pub description: Option<String>,
    pub estimated_duration: i32,
}

/// A path with its steps, in their order.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OnboardingPath)]
pub struct PathWithSteps {
    pub id: Uuid,
    pub name: String,
    pub description: Option<String>,
    pub target_role: String,
    pub subscription_tier: Option<String>,
    pub estimated_duration: i32,
    pub learning_objectives: Json<Vec<String>>,
    #[projection(from = OnboardingPath::steps.order_by((OnboardingStep::step_order, OnboardingStep::id)))]
    pub steps: Vec<StepSummary>,
}

/// A step without what it shows.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OnboardingStep)]
pub struct StepSummary {
    pub id: Uuid,
    pub title: String,
    pub step_type: StepType,
    pub step_order: i32,
    pub estimated_time: i32,
    pub is_required: bool,
}

/// A session, and how far it is.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OnboardingSession)]
pub struct SessionSummary {
    pub id: Uuid,
    pub session_type: SessionType,
    pub status: SessionStatus,
    pub current_step_index: i32,
    pub progress_percentage: i32,
    pub last_active_at: NaiveDateTime,
}

/// A session: who walks, along which steps, and how far with each.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OnboardingSession)]
pub struct SessionWithProgress {
    pub id: Uuid,
    pub session_type: SessionType,
    pub status: SessionStatus,
    pub current_step_index: i32,
    pub progress_percentage: i32,
    pub time_spent: i32,
    pub started_at: NaiveDateTime,
    pub last_active_at: NaiveDateTime,
    pub completed_at: Option<NaiveDateTime>,
    pub paused_at: Option<NaiveDateTime>,
    pub user: UserSummary,
    pub organization: Option<OrganizationSummary>,
    pub path: Option<PathWithSteps>,
    pub current_step: Option<StepSummary>,
    #[projection(from = OnboardingSession::progress.order_by((UserProgress::created_at, UserProgress::id)))]
    pub progress: Vec<StepProgress>,
}

/// How far a user is with a step.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = UserProgress)]
pub struct StepProgress {
    pub id: Uuid,
    pub status: ProgressStatus,
    pub started_at: Option<NaiveDateTime>,
    pub completed_at: Option<NaiveDateTime>,
    pub time_spent: i32,
    pub attempts: i32,
    pub score: Option<i32>,
    pub step: StepSummary,
}

/// A piece of content, and whose it is.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OnboardingContent)]
pub struct ContentWithRelations {
    pub id: Uuid,
    pub content_type: ContentType,
    pub title: String,
    pub description: Option<String>,
    pub content_data: Value,
    pub version: i32,
    pub is_active: bool,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
    pub organization: Option<OrganizationSummary>,
    pub creator: Option<UserSummary>,
}
