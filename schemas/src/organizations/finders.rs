//! How organizations and memberships are found.

use super::{MembershipStatus, Organization, OrganizationMembership};
use chrono::NaiveDateTime;
use schema_core::query::SelectFrom;
use uuid::Uuid;

impl Organization {
    /// The organization with this name in addresses.
    pub fn by_slug(slug: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::slug.eq(slug))
    }

    /// Organizations with this name.
    pub fn by_name(name: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::name.eq(name))
    }

    /// Organizations that came since then, the latest first.
    pub fn created_since(time: NaiveDateTime) -> SelectFrom<Self> {
        Self::select().filter(Self::created_at.ge(time)).order_by(Self::created_at.desc())
    }
}

impl OrganizationMembership {
    /// The memberships of a user.
    pub fn of_user(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::user_id.eq(user))
    }

    /// The members of an organization.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// The memberships of a user in an organization, which the table does not hold to one.
    pub fn of_user_in(user: Uuid, organization: Uuid) -> SelectFrom<Self> {
        Self::of_user(user).filter(Self::organization_id.eq(organization))
    }

    /// Who has a role.
    pub fn with_role(role: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::role_id.eq(role))
    }

    /// Memberships of all organizations with this status.
    pub fn with_status(status: MembershipStatus) -> SelectFrom<Self> {
        Self::select().filter(Self::status.eq(status))
    }
}
