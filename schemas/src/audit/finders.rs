//! How entries of the audit log and errors are found.

use super::{AuditLog, ErrorLog, ErrorSeverity, Severity};
use chrono::NaiveDateTime;
use schema_core::query::SelectFrom;
use uuid::Uuid;

impl AuditLog {
    /// What was done in an organization: in pages, the latest first, by
    /// `.page((AuditLog::created_at.desc(), AuditLog::id.desc()), after, 50)`.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// Where in an organization this was done.
    pub fn of_organization_with(organization: Uuid, action: &str) -> SelectFrom<Self> {
        Self::of_organization(organization).filter(Self::action.eq(action))
    }

    /// What was done in an organization between two times, the latest first.
    pub fn of_organization_between(organization: Uuid, from: NaiveDateTime, to: NaiveDateTime) -> SelectFrom<Self> {
        Self::between(from, to).filter(Self::organization_id.eq(organization))
    }

    /// What was done between two times, the first of which is included, the latest first.
    pub fn between(from: NaiveDateTime, to: NaiveDateTime) -> SelectFrom<Self> {
        let between = Self::created_at.ge(from).and(Self::created_at.lt(to));
        Self::select().filter(between).order_by(Self::created_at.desc())
    }

    /// What a user did.
    pub fn of_user(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::user_id.eq(user))
    }

    /// Where a user did this.
    pub fn of_user_with(user: Uuid, action: &str) -> SelectFrom<Self> {
        Self::of_user(user).filter(Self::action.eq(action))
    }

    /// Where this was done.
    pub fn with_action(action: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::action.eq(action))
    }

    /// What was done to things of this kind.
    pub fn about_type(resource_type: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::resource_type.eq(resource_type))
    }

    /// What was done to a thing.
    pub fn about(resource_type: &str, resource: Uuid) -> SelectFrom<Self> {
        Self::about_type(resource_type).filter(Self::resource_id.eq(resource))
    }

    /// What was done to the thing with this key, of whatever kind it is.
    pub fn about_key(resource: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::resource_id.eq(resource))
    }

    /// Entries that matter so much.
    pub fn with_severity(severity: Severity) -> SelectFrom<Self> {
        Self::select().filter(Self::severity.eq(severity))
    }
}

impl ErrorLog {
    /// Errors since then, the latest first.
    pub fn since(time: NaiveDateTime) -> SelectFrom<Self> {
        Self::select().filter(Self::created_at.ge(time)).order_by(Self::created_at.desc())
    }

    /// Errors that nobody resolved.
    pub fn unresolved() -> SelectFrom<Self> {
        Self::select().filter(Self::resolved.eq(false))
    }

    /// Errors of a type that nobody resolved.
    pub fn unresolved_of_type(error_type: &str) -> SelectFrom<Self> {
        Self::of_type(error_type).filter(Self::resolved.eq(false))
    }

    /// Errors so bad that nobody resolved.
    pub fn unresolved_with(severity: ErrorSeverity) -> SelectFrom<Self> {
        Self::with_severity(severity).filter(Self::resolved.eq(false))
    }

    /// Errors of a type.
    pub fn of_type(error_type: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::error_type.eq(error_type))
    }

    /// Errors so bad.
    pub fn with_severity(severity: ErrorSeverity) -> SelectFrom<Self> {
        Self::select().filter(Self::severity.eq(severity))
    }

    /// Errors that happened to a user.
    pub fn of_user(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::user_id.eq(user))
    }

    /// Errors in an organization.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// Errors at an address of the interface.
    pub fn at_endpoint(endpoint: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::endpoint.eq(endpoint))
    }
}
