//! Roles with what belongs to them.
#![expect(missing_docs, reason = "what a field is, its column or relation says")]

use super::Role;
use crate::organizations::OrganizationSummary;
use crate::permissions::Permission;
use chrono::NaiveDateTime;
use schema_core::{Json, Projection};
use serde::Serialize;
use uuid::Uuid;

/// A role, and what it grants.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = Role)]
pub struct RoleSummary {
    pub id: Uuid,
    pub name: String,
    pub permissions: Json<Vec<Permission>>,
}

/// A role with what it grants, where it holds, and how many have it.
#[derive(Clone, Debug, PartialEq, Projection, Serialize)]
#[projection(of = Role)]
pub struct RoleWithPermissions {
    pub id: Uuid,
    pub name: String,
    pub description: Option<String>,
    pub is_system_role: bool,
    pub permissions: Json<Vec<Permission>>,
    pub created_at: NaiveDateTime,
    pub updated_at: NaiveDateTime,
    pub organization: OrganizationSummary,
    #[projection(from = Role::memberships.count())]
    pub members: i64,
}

impl RoleWithPermissions {
    /// Whether who has the role may do what `wanted` asks for.
    pub fn allows(&self, wanted: Permission) -> bool {
        crate::permissions::has_permission(&self.permissions, wanted)
    }
}
