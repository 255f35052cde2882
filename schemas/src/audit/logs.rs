//! What was done, and what went wrong.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

use crate::organizations::Organization;
use crate::users::User;
use chrono::NaiveDateTime;
use schema_core::{SqlEnum, table};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Who did what to which resource, and when.
#[table]
#[index(columns(user_id), name = "audit_logs_user_id_idx")]
#[index(columns(organization_id), name = "audit_logs_organization_id_idx")]
#[index(columns(action), name = "audit_logs_action_idx")]
#[index(columns(resource_type), name = "audit_logs_resource_type_idx")]
#[index(columns(resource_id), name = "audit_logs_resource_id_idx")]
#[index(columns(severity), name = "audit_logs_severity_idx")]
#[index(columns(created_at), name = "audit_logs_created_at_idx")]
#[index(columns(user_id, action), name = "audit_logs_user_action_idx")]
#[index(columns(organization_id, action), name = "audit_logs_org_action_idx")]
#[index(columns(resource_type, resource_id), name = "audit_logs_resource_idx")]
#[index(columns(created_at, organization_id), name = "audit_logs_time_range_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct AuditLog {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(references = User::id, on_delete = set_null)]
    pub user_id: Option<Uuid>,
    #[column(references = Organization::id, on_delete = set_null)]
    pub organization_id: Option<Uuid>,
    /// What was done: `user.created`, and the like.
    #[column(length = 100)]
    pub action: String,
    #[column(length = 50)]
    pub resource_type: String,
    pub resource_id: Option<Uuid>,
    #[column(default = json!({}), json = object)]
    pub metadata: Value,
    #[column(length = 45)]
    pub ip_address: Option<String>,
    pub user_agent: Option<String>,
    #[column(length = 255)]
    pub session_id: Option<String>,
    #[column(length = 255)]
    pub request_id: Option<String>,
    #[column(length = 20, default = Severity::Info)]
    pub severity: Severity,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
}

/// How much an entry of the audit log matters, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Debug,
    Info,
    Warn,
    Error,
    Critical,
}

/// An error that happened, and whether somebody resolved it.
#[table]
#[index(columns(error_type), name = "error_logs_error_type_idx")]
#[index(columns(severity), name = "error_logs_severity_idx")]
#[index(columns(user_id), name = "error_logs_user_id_idx")]
#[index(columns(organization_id), name = "error_logs_organization_id_idx")]
#[index(columns(endpoint), name = "error_logs_endpoint_idx")]
#[index(columns(resolved), name = "error_logs_resolved_idx")]
#[index(columns(created_at), name = "error_logs_created_at_idx")]
#[index(columns(error_type, resolved), name = "error_logs_type_resolved_idx")]
#[index(columns(severity, resolved), name = "error_logs_severity_resolved_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorLog {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(length = 100)]
    pub error_type: String,
    pub error_message: String,
    pub error_stack: Option<String>,
    #[column(length = 50)]
    pub error_code: Option<String>,
    #[column(length = 20, default = ErrorSeverity::Error)]
    pub severity: ErrorSeverity,
    #[column(references = User::id, on_delete = set_null)]
    pub user_id: Option<Uuid>,
    #[column(references = Organization::id, on_delete = set_null)]
    pub organization_id: Option<Uuid>,
    #[column(length = 255)]
    pub session_id: Option<String>,
    #[column(length = 255)]
    pub request_id: Option<String>,
    #[column(length = 255)]
    pub endpoint: Option<String>,
    #[column(length = 10)]
    pub http_method: Option<String>,
    pub http_status: Option<i32>,
    pub user_agent: Option<String>,
    #[column(length = 45)]
    pub ip_address: Option<String>,
    #[column(default = json!({}), json = object)]
    pub context: Value,
    #[column(default = false)]
    pub resolved: bool,
    pub resolved_at: Option<NaiveDateTime>,
    /// The user who resolved it.
    #[column(references = User::id, on_delete = set_null)]
    pub resolved_by: Option<Uuid>,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
}

/// How bad an error is, from the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, SqlEnum, Serialize, Deserialize)]
#[sql_enum(text)]
#[serde(rename_all = "snake_case")]
pub enum ErrorSeverity {
    Warn,
    Error,
    Critical,
}
