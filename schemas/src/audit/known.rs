//! The known members of open sets: `audit_logs.action` and `onboarding_analytics.event_type` take others too.

macro_rules! known {
    ($(#[$doc:meta])* $all:ident: $($name:ident = $value:literal,)*) => {
        $(
            #[doc = concat!("`", $value, "`")]
            pub const $name: &str = $value;
        )*

        $(#[$doc])*
        pub const $all: &[&str] = &[$($name),*];
    };
}

known! {
    /// The known actions of the audit log.
    ACTIONS:
    USER_CREATED = "user.created",
    USER_UPDATED = "user.updated",
    USER_DELETED = "user.deleted",
    USER_LOGIN = "user.login",
    USER_LOGOUT = "user.logout",
    ORGANIZATION_CREATED = "organization.created",
    ORGANIZATION_UPDATED = "organization.updated",
    ORGANIZATION_DELETED = "organization.deleted",
    MEMBERSHIP_CREATED = "membership.created",
    MEMBERSHIP_UPDATED = "membership.updated",
    MEMBERSHIP_DELETED = "membership.deleted",
    INVITATION_SENT = "invitation.sent",
    INVITATION_ACCEPTED = "invitation.accepted",
    INVITATION_REVOKED = "invitation.revoked",
    ROLE_CREATED = "role.created",
    ROLE_UPDATED = "role.updated",
    ROLE_DELETED = "role.deleted",
    CONTENT_CREATED = "content.created",
    CONTENT_UPDATED = "content.updated",
    CONTENT_DELETED = "content.deleted",
}

known! {
    /// The known events of the onboarding.
    EVENTS:
    SESSION_STARTED = "session_started",
    SESSION_PAUSED = "session_paused",
    SESSION_RESUMED = "session_resumed",
    SESSION_COMPLETED = "session_completed",
    SESSION_ABANDONED = "session_abandoned",
    STEP_STARTED = "step_started",
    STEP_COMPLETED = "step_completed",
    STEP_SKIPPED = "step_skipped",
    STEP_FAILED = "step_failed",
    MILESTONE_EARNED = "milestone_earned",
    FEEDBACK_SUBMITTED = "feedback_submitted",
}
