//! What happened, with whom and what it was about.
#![expect(missing_docs, reason = "what a field is, its column or relation says")]

use super::{AuditLog, ErrorLog, ErrorSeverity, OnboardingAnalytics, Severity};
use crate::content::{PathSummary, SessionSummary, StepSummary};
use crate::organizations::OrganizationSummary;
use crate::users::UserSummary;
use chrono::NaiveDateTime;
use schema_core::Projection;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// An entry of the audit log: who did it, and where.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = AuditLog)]
pub struct AuditLogWithRelations {
    pub id: Uuid,
    pub action: String,
    pub resource_type: String,
    pub resource_id: Option<Uuid>,
    pub metadata: Value,
    pub ip_address: Option<String>,
    pub severity: Severity,
    pub created_at: NaiveDateTime,
    pub user: Option<UserSummary>,
    pub organization: Option<OrganizationSummary>,
}

/// An event of the onboarding: who, where, and in which step.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = OnboardingAnalytics)]
pub struct AnalyticsEventWithRelations {
    pub id: Uuid,
    pub event_type: String,
    pub event_data: Value,
    pub timestamp: NaiveDateTime,
    pub user: Option<UserSummary>,
    pub organization: Option<OrganizationSummary>,
    pub session: Option<SessionSummary>,
    pub path: Option<PathSummary>,
    pub step: Option<StepSummary>,
}

/// An error: to whom it happened, and who resolved it.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = ErrorLog)]
pub struct ErrorLogWithRelations {
    pub id: Uuid,
    pub error_type: String,
    pub error_message: String,
    pub error_code: Option<String>,
    pub severity: ErrorSeverity,
    pub endpoint: Option<String>,
    pub http_method: Option<String>,
    pub http_status: Option<i32>,
    pub context: Value,
    pub resolved: bool,
    pub resolved_at: Option<NaiveDateTime>,
    pub created_at: NaiveDateTime,
    pub user: Option<UserSummary>,
    pub organization: Option<OrganizationSummary>,
    #[projection(from = ErrorLog::resolved_by_relation)]
    pub resolved_by: Option<UserSummary>,
}
