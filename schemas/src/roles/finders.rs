//! How roles and permissions are found.

use super::{Permission, Role};
use crate::permissions::{self, Action, Resource};
use schema_core::Json;
use schema_core::query::shape::{Picked, Scalar};
use schema_core::query::{Rows, Select, SelectFrom};
use uuid::Uuid;

/// Of each role, what it grants.
type SelectGranted = Select<Rows<Role>, Picked<Scalar<Json<Vec<permissions::Permission>>>>>;

impl Role {
    /// The roles of an organization.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// The roles of an organization with this name, which the table does not hold to one.
    pub fn named_in(organization: Uuid, name: &str) -> SelectFrom<Self> {
        Self::of_organization(organization).filter(Self::name.eq(name))
    }

    /// The roles of all organizations with this name.
    pub fn by_name(name: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::name.eq(name))
    }

    /// The roles of all organizations that the platform made.
    pub fn made_by_platform() -> SelectFrom<Self> {
        Self::select().filter(Self::is_system_role.eq(true))
    }

    /// What a role grants.
    pub fn permissions_of(role: Uuid) -> SelectGranted {
        Self::select().filter(Self::id.eq(role)).columns(Self::permissions)
    }
}

impl Permission {
    /// The permission `resource:action`.
    pub fn by_name(name: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::name.eq(name))
    }

    /// What can be granted on a resource.
    pub fn on(resource: Resource) -> SelectFrom<Self> {
        Self::select().filter(Self::resource.eq(resource))
    }

    /// On which resources an action can be granted.
    pub fn for_action(action: Action) -> SelectFrom<Self> {
        Self::select().filter(Self::action.eq(action))
    }

    /// The permissions for an action on a resource.
    pub fn for_action_on(resource: Resource, action: Action) -> SelectFrom<Self> {
        Self::on(resource).filter(Self::action.eq(action))
    }
}
