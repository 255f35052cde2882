//! Events and measurements.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

use crate::content::{OnboardingPath, OnboardingSession, OnboardingStep};
use crate::organizations::Organization;
use crate::users::User;
use chrono::NaiveDateTime;
use schema_core::table;
use serde_json::Value;
use uuid::Uuid;

/// An event of the onboarding; rows are only ever added.
#[table(append_only)]
#[index(columns(organization_id), name = "onboarding_analytics_organization_id_idx")]
#[index(columns(session_id), name = "onboarding_analytics_session_id_idx")]
#[index(columns(user_id), name = "onboarding_analytics_user_id_idx")]
#[index(columns(event_type), name = "onboarding_analytics_event_type_idx")]
#[index(columns(path_id), name = "onboarding_analytics_path_id_idx")]
#[index(columns(step_id), name = "onboarding_analytics_step_id_idx")]
#[index(columns(timestamp), name = "onboarding_analytics_timestamp_idx")]
#[index(columns(organization_id, event_type), name = "onboarding_analytics_org_event_idx")]
#[index(columns(session_id, event_type), name = "onboarding_analytics_session_event_idx")]
#[index(columns(path_id, event_type), name = "onboarding_analytics_path_event_idx")]
#[index(columns(timestamp, organization_id), name = "onboarding_analytics_time_range_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct OnboardingAnalytics {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Option<Uuid>,
    #[column(references = OnboardingSession::id, on_delete = cascade)]
    pub session_id: Option<Uuid>,
    #[column(references = User::id, on_delete = cascade)]
    pub user_id: Option<Uuid>,
    /// What happened: `step_started`, and the like.
    #[column(length = 100)]
    pub event_type: String,
    #[column(default = json!({}), json = object)]
    pub event_data: Value,
    #[column(references = OnboardingPath::id, on_delete = set_null)]
    pub path_id: Option<Uuid>,
    #[column(references = OnboardingStep::id, on_delete = set_null)]
    pub step_id: Option<Uuid>,
    #[column(default = now())]
    pub timestamp: NaiveDateTime,
    pub user_agent: Option<String>,
    #[column(length = 45)]
    pub ip_address: Option<String>,
    #[column(default = json!({}), json = object)]
    pub device_info: Value,
    #[column(default = json!({}), json = object)]
    pub performance_metrics: Value,
    #[column(default = json!({}), json = object)]
    pub metadata: Value,
    #[column(default = now())]
    pub created_at: NaiveDateTime,
}

/// A measurement of the platform; rows are only ever added.
#[table(append_only)]
#[index(columns(metric_type), name = "system_metrics_metric_type_idx")]
#[index(columns(metric_name), name = "system_metrics_metric_name_idx")]
#[index(columns(organization_id), name = "system_metrics_organization_id_idx")]
#[index(columns(timestamp), name = "system_metrics_timestamp_idx")]
#[index(columns(aggregation_period), name = "system_metrics_aggregation_period_idx")]
#[index(columns(metric_type, metric_name), name = "system_metrics_type_name_idx")]
#[index(columns(organization_id, metric_type), name = "system_metrics_org_metric_idx")]
#[index(columns(timestamp, metric_type), name = "system_metrics_time_range_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct SystemMetric {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(length = 100)]
    pub metric_type: String,
    #[column(length = 100)]
    pub metric_name: String,
    /// Any JSON value.
    pub value: Value,
    #[column(length = 20)]
    pub unit: Option<String>,
    #[column(default = json!({}), json = object)]
    pub tags: Value,
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Option<Uuid>,
    #[column(references = User::id, on_delete = set_null)]
    pub user_id: Option<Uuid>,
    #[column(default = now())]
    pub timestamp: NaiveDateTime,
    #[column(length = 20)]
    pub aggregation_period: Option<String>,
    #[column(default = json!({}), json = object)]
    pub metadata: Value,
    #[column(default = now())]
    pub created_at: NaiveDateTime,
}
