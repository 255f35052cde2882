//! A constant for each permission.

use super::Action::{Approve, Delete, Invite, Manage, Read, Write};
use super::{Permission, Resource};

/// The names of each resource's permissions, in the order of the actions.
macro_rules! permissions {
    ($($resource:ident: $($name:ident)*,)*) => {$(
        permissions!(@ $resource [$($name)*] [Read Write Delete Manage Invite Approve]);
    )*};
    (@ $resource:ident [$($name:ident)*] [$($action:ident)*]) => {$(
        #[doc = concat!("`", stringify!($action), "` on `", stringify!($resource), "`.")]
        pub const $name: Permission = Permission::new(Resource::$resource, $action);
    )*};
}

permissions! {
    User: USER_READ USER_WRITE USER_DELETE USER_MANAGE USER_INVITE USER_APPROVE,
    Organization: ORGANIZATION_READ ORGANIZATION_WRITE ORGANIZATION_DELETE ORGANIZATION_MANAGE ORGANIZATION_INVITE
        ORGANIZATION_APPROVE,
    Role: ROLE_READ ROLE_WRITE ROLE_DELETE ROLE_MANAGE ROLE_INVITE ROLE_APPROVE,
    Invitation: INVITATION_READ INVITATION_WRITE INVITATION_DELETE INVITATION_MANAGE INVITATION_INVITE
        INVITATION_APPROVE,
    Content: CONTENT_READ CONTENT_WRITE CONTENT_DELETE CONTENT_MANAGE CONTENT_INVITE CONTENT_APPROVE,
    Onboarding: ONBOARDING_READ ONBOARDING_WRITE ONBOARDING_DELETE ONBOARDING_MANAGE ONBOARDING_INVITE
        ONBOARDING_APPROVE,
    Analytics: ANALYTICS_READ ANALYTICS_WRITE ANALYTICS_DELETE ANALYTICS_MANAGE ANALYTICS_INVITE ANALYTICS_APPROVE,
    Settings: SETTINGS_READ SETTINGS_WRITE SETTINGS_DELETE SETTINGS_MANAGE SETTINGS_INVITE SETTINGS_APPROVE,
}
