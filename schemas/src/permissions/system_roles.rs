//! The roles that the platform makes in every organization.

use super::*;

/// A role that the platform makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SystemRole {
    /// The role's name.
    pub name: &'static str,
    /// What it grants.
    pub permissions: &'static [Permission],
}

/// The roles that the platform makes, from the mightiest.
pub const SYSTEM_ROLES: &[SystemRole] = &[
    SystemRole {
        name: "super_admin",
        permissions: &[
            USER_MANAGE,
            ORGANIZATION_MANAGE,
            ROLE_MANAGE,
            INVITATION_MANAGE,
            CONTENT_MANAGE,
            ONBOARDING_MANAGE,
            SETTINGS_MANAGE,
            ANALYTICS_READ,
        ],
    },
    SystemRole {
        name: "organization_admin",
        permissions: &[
            USER_READ,
            USER_WRITE,
            ORGANIZATION_READ,
            ORGANIZATION_WRITE,
            ROLE_MANAGE,
            INVITATION_MANAGE,
            CONTENT_MANAGE,
            ONBOARDING_MANAGE,
            ANALYTICS_READ,
            SETTINGS_WRITE,
        ],
    },
    SystemRole {
        name: "organization_member",
        permissions: &[USER_READ, ORGANIZATION_READ, CONTENT_READ, CONTENT_WRITE, ONBOARDING_READ, SETTINGS_READ],
    },
    SystemRole {
        name: "organization_viewer",
        permissions: &[USER_READ, ORGANIZATION_READ, CONTENT_READ, ONBOARDING_READ],
    },
];
