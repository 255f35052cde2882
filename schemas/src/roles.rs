//! Roles, and the permissions that they can have.
#![expect(missing_docs, reason = "what a column or a value is, its name says, unless a comment does")]

#[cfg(feature = "sqlx")]
mod extended;
#[cfg(feature = "sqlx")]
mod finders;

#[cfg(feature = "sqlx")]
pub use extended::*;

use crate::invitations::Invitation;
use crate::organizations::{Organization, OrganizationMembership};
use crate::permissions::{self, Action, Resource};
use chrono::NaiveDateTime;
use schema_core::{Json, table};
use uuid::Uuid;

/// A named set of permissions in an organization.
#[table]
#[has_many(memberships: OrganizationMembership)]
#[has_many(invitations: Invitation)]
#[index(columns(name), name = "roles_name_idx")]
#[index(columns(organization_id), name = "roles_organization_id_idx")]
#[index(columns(is_system_role), name = "roles_is_system_role_idx")]
#[index(columns(organization_id, name), name = "roles_org_name_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    #[column(length = 100)]
    pub name: String,
    #[column(length = 500)]
    pub description: Option<String>,
    #[column(references = Organization::id, on_delete = cascade)]
    pub organization_id: Uuid,
    /// Made by the platform, and the same in every organization.
    #[column(default = false)]
    pub is_system_role: bool,
    #[column(default = json!([]), json = array)]
    pub permissions: Json<Vec<permissions::Permission>>,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
    #[column(immutable, default = now())]
    pub updated_at: NaiveDateTime,
}

/// A permission that roles can have: an action on a resource.
#[table]
#[index(columns(name), name = "permissions_name_idx")]
#[index(columns(resource), name = "permissions_resource_idx")]
#[index(columns(action), name = "permissions_action_idx")]
#[index(columns(resource, action), name = "permissions_resource_action_idx")]
#[derive(Clone, Debug, PartialEq)]
pub struct Permission {
    #[column(primary_key, default = gen_random_uuid())]
    pub id: Uuid,
    /// `resource:action`.
    #[column(unique, length = 100)]
    pub name: String,
    #[column(length = 500)]
    pub description: Option<String>,
    #[column(length = 100)]
    pub resource: Resource,
    #[column(length = 50)]
    pub action: Action,
    #[column(immutable, default = now())]
    pub created_at: NaiveDateTime,
}
