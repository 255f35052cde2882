//! Permissions: `resource:action`, where `manage` implies every other action on its resource.

mod constants;
mod system_roles;

pub use constants::*;
pub use system_roles::{SYSTEM_ROLES, SystemRole};

use schema_core::SqlEnum;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::str::FromStr;

/// What a permission is about.
#[expect(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, SqlEnum)]
#[sql_enum(text, check = false)]
pub enum Resource {
    User,
    Organization,
    Role,
    Invitation,
    Content,
    Onboarding,
    Analytics,
    Settings,
}

/// What a permission lets one do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, SqlEnum)]
#[sql_enum(text, check = false)]
pub enum Action {
    /// See it.
    Read,
    /// Make and change it.
    Write,
    /// Delete it.
    Delete,
    /// All of the others.
    Manage,
    /// Invite others to it.
    Invite,
    /// Approve of it.
    Approve,
}

/// An action on a resource. As text, and in JSON, it is `resource:action`.
///
/// ```
/// use schemas::permissions::{Permission, USER_MANAGE, USER_READ};
///
/// assert_eq!("user:read".parse(), Ok(USER_READ));
/// assert_eq!(USER_READ.to_string(), "user:read");
/// assert!(USER_MANAGE.implies(USER_READ) && !USER_READ.implies(USER_MANAGE));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Permission {
    /// What it is about.
    pub resource: Resource,
    /// What it lets one do.
    pub action: Action,
}

impl Permission {
    /// The action on the resource.
    pub const fn new(resource: Resource, action: Action) -> Self {
        Self { resource, action }
    }

    /// Whether who has this permission may do what `wanted` asks for.
    pub fn implies(self, wanted: Self) -> bool {
        self.resource == wanted.resource && (self.action == wanted.action || self.action == Action::Manage)
    }
}

/// Whether one of the granted permissions implies the wanted one.
///
/// ```
/// use schemas::permissions::{CONTENT_READ, CONTENT_WRITE, ROLE_MANAGE, ROLE_READ, has_permission};
///
/// let granted = [CONTENT_READ, ROLE_MANAGE];
/// assert!(has_permission(&granted, ROLE_READ));
/// assert!(!has_permission(&granted, CONTENT_WRITE));
/// ```
pub fn has_permission(granted: &[Permission], wanted: Permission) -> bool {
    granted.iter().any(|permission| permission.implies(wanted))
}

/// A text that is no permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAPermission(String);

impl fmt::Display for NotAPermission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a permission: it is `resource:action`, as `user:read`", self.0)
    }
}

impl std::error::Error for NotAPermission {}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.resource, self.action)
    }
}

impl FromStr for Permission {
    type Err = NotAPermission;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (resource, action) = text.split_once(':')?;
            Some(Self::new(resource.parse().ok()?, action.parse().ok()?))
        };
        parse().ok_or_else(|| NotAPermission(text.to_owned()))
    }
}

impl Serialize for Permission {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Permission {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
