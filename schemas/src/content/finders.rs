//! How paths, sessions, progress and content are found.

use super::*;
use chrono::NaiveDateTime;
use schema_core::query::SelectFrom;
use uuid::Uuid;

impl OnboardingPath {
    /// Paths with this name.
    pub fn by_name(name: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::name.eq(name))
    }

    /// Paths for users with this role.
    pub fn for_role(role: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::target_role.eq(role))
    }

    /// Paths that a subscription has besides those that all have.
    pub fn for_tier(tier: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::subscription_tier.eq(tier))
    }

    /// Paths that can be taken.
    pub fn active() -> SelectFrom<Self> {
        Self::select().filter(Self::is_active.eq(true))
    }
}

impl OnboardingStep {
    /// The steps of a path.
    pub fn of_path(path: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::path_id.eq(path))
    }

    /// The steps of a path from a place on, in their order: the first is the step at that place.
    pub fn of_path_from(path: Uuid, place: i32) -> SelectFrom<Self> {
        Self::of_path(path).filter(Self::step_order.ge(place)).order_by(Self::step_order)
    }

    /// The steps at a place of all paths.
    pub fn at(place: i32) -> SelectFrom<Self> {
        Self::select().filter(Self::step_order.eq(place))
    }

    /// Steps in which there is this to do.
    pub fn of_type(step_type: StepType) -> SelectFrom<Self> {
        Self::select().filter(Self::step_type.eq(step_type))
    }

    /// Steps that cannot be skipped, of all paths.
    pub fn required() -> SelectFrom<Self> {
        Self::select().filter(Self::is_required.eq(true))
    }
}

impl OnboardingSession {
    /// The sessions of a user.
    pub fn of_user(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::user_id.eq(user))
    }

    /// The sessions that a user is in, the one that was active last first.
    pub fn active_of_user(user: Uuid) -> SelectFrom<Self> {
        Self::of_user(user).filter(Self::status.eq(SessionStatus::Active)).order_by(Self::last_active_at.desc())
    }

    /// The sessions in an organization.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// The sessions along a path.
    pub fn on_path(path: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::path_id.eq(path))
    }

    /// Sessions of such users.
    pub fn of_type(session_type: SessionType) -> SelectFrom<Self> {
        Self::select().filter(Self::session_type.eq(session_type))
    }

    /// Sessions with this status.
    pub fn with_status(status: SessionStatus) -> SelectFrom<Self> {
        Self::select().filter(Self::status.eq(status))
    }

    /// Sessions in which nothing happened since then, the longest first: those to remind of, or to give up.
    pub fn idle_since(time: NaiveDateTime) -> SelectFrom<Self> {
        Self::select().filter(Self::last_active_at.lt(time)).order_by(Self::last_active_at)
    }
}

impl UserProgress {
    /// The progress in a session.
    pub fn in_session(session: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::session_id.eq(session))
    }

    /// The progress with a step in a session.
    pub fn in_session_with(session: Uuid, step: Uuid) -> SelectFrom<Self> {
        Self::in_session(session).filter(Self::step_id.eq(step))
    }

    /// The progress of a user, in all sessions.
    pub fn of_user(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::user_id.eq(user))
    }

    /// The progress of a user with a step, in all sessions.
    pub fn of_user_with(user: Uuid, step: Uuid) -> SelectFrom<Self> {
        Self::of_user(user).filter(Self::step_id.eq(step))
    }

    /// How far all are with a step.
    pub fn with_step(step: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::step_id.eq(step))
    }

    /// Steps with this status, of all users.
    pub fn with_status(status: ProgressStatus) -> SelectFrom<Self> {
        Self::select().filter(Self::status.eq(status))
    }
}

impl OnboardingContent {
    /// Content with this title.
    pub fn by_title(title: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::title.eq(title))
    }

    /// Content of this kind.
    pub fn of_type(content_type: ContentType) -> SelectFrom<Self> {
        Self::select().filter(Self::content_type.eq(content_type))
    }

    /// Content that is shown.
    pub fn active() -> SelectFrom<Self> {
        Self::select().filter(Self::is_active.eq(true))
    }

    /// The content of an organization's own.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// What a user made.
    pub fn created_by_user(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::created_by.eq(user))
    }
}

impl OrganizationOnboardingConfig {
    /// How an organization wants the onboarding.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// The wishes that hold.
    pub fn active() -> SelectFrom<Self> {
        Self::select().filter(Self::is_active.eq(true))
    }
}
