//! How invitations, milestones and achievements are found.

use super::{Invitation, InvitationStatus, MilestoneType, OnboardingMilestone, TeamInvitation, UserAchievement};
use chrono::NaiveDateTime;
use schema_core::query::SelectFrom;
use uuid::Uuid;

impl Invitation {
    /// The invitation with this token.
    pub fn by_token(token: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::token.eq(token))
    }

    /// The invitations to an organization.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// The invitations of this address to an organization.
    pub fn to_email_in(organization: Uuid, email: &str) -> SelectFrom<Self> {
        Self::of_organization(organization).filter(Self::email.eq(email))
    }

    /// The invitations of this address to all organizations.
    pub fn to_email(email: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::email.eq(email))
    }

    /// The invitations that a user sent.
    pub fn sent_by(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::invited_by.eq(user))
    }

    /// Invitations of all organizations with this status.
    pub fn with_status(status: InvitationStatus) -> SelectFrom<Self> {
        Self::select().filter(Self::status.eq(status))
    }

    /// Pending invitations that expire before then, the first to expire first: those to remind of, or to mark as expired.
    pub fn pending_before(time: NaiveDateTime) -> SelectFrom<Self> {
        Self::with_status(InvitationStatus::Pending).filter(Self::expires_at.lt(time)).order_by(Self::expires_at)
    }

    /// Invitations of any status that expire before then, the first to expire first.
    pub fn expiring_before(time: NaiveDateTime) -> SelectFrom<Self> {
        Self::select().filter(Self::expires_at.lt(time)).order_by(Self::expires_at)
    }
}

impl TeamInvitation {
    /// The invitation with this token.
    pub fn by_token(token: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::invitation_token.eq(token))
    }

    /// The invitations to teams of an organization.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }

    /// The invitations of this address to teams of an organization.
    pub fn to_email_in(organization: Uuid, email: &str) -> SelectFrom<Self> {
        Self::of_organization(organization).filter(Self::email.eq(email))
    }

    /// The invitations of this address to teams of all organizations.
    pub fn to_email(email: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::email.eq(email))
    }

    /// The invitations that a user sent.
    pub fn sent_by(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::invited_by.eq(user))
    }

    /// The invitations that lead to a path in place of the one that the role has.
    pub fn to_path(path: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::onboarding_path_override.eq(path))
    }

    /// Invitations of all organizations with this status.
    pub fn with_status(status: InvitationStatus) -> SelectFrom<Self> {
        Self::select().filter(Self::status.eq(status))
    }

    /// Pending invitations that expire before then, the first to expire first.
    pub fn pending_before(time: NaiveDateTime) -> SelectFrom<Self> {
        Self::with_status(InvitationStatus::Pending).filter(Self::expires_at.lt(time)).order_by(Self::expires_at)
    }

    /// Invitations of any status that expire before then, the first to expire first.
    pub fn expiring_before(time: NaiveDateTime) -> SelectFrom<Self> {
        Self::select().filter(Self::expires_at.lt(time)).order_by(Self::expires_at)
    }
}

impl OnboardingMilestone {
    /// Milestones with this name.
    pub fn by_name(name: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::name.eq(name))
    }

    /// Milestones that are reached by this.
    pub fn of_type(milestone_type: MilestoneType) -> SelectFrom<Self> {
        Self::select().filter(Self::milestone_type.eq(milestone_type))
    }

    /// Milestones that can be reached.
    pub fn active() -> SelectFrom<Self> {
        Self::select().filter(Self::is_active.eq(true))
    }

    /// The milestones of an organization's own.
    pub fn of_organization(organization: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::organization_id.eq(organization))
    }
}

impl UserAchievement {
    /// What a user reached.
    pub fn of_user(user: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::user_id.eq(user))
    }

    /// When a user reached a milestone, in whatever session.
    pub fn of_user_at(user: Uuid, milestone: Uuid) -> SelectFrom<Self> {
        Self::of_user(user).filter(Self::milestone_id.eq(milestone))
    }

    /// What was reached in a session.
    pub fn in_session(session: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::session_id.eq(session))
    }

    /// Whether a milestone was reached in a session.
    pub fn in_session_at(session: Uuid, milestone: Uuid) -> SelectFrom<Self> {
        Self::in_session(session).filter(Self::milestone_id.eq(milestone))
    }

    /// Who reached a milestone.
    pub fn at_milestone(milestone: Uuid) -> SelectFrom<Self> {
        Self::select().filter(Self::milestone_id.eq(milestone))
    }

    /// What was reached since then, the latest first.
    pub fn earned_since(time: NaiveDateTime) -> SelectFrom<Self> {
        Self::select().filter(Self::earned_at.ge(time)).order_by(Self::earned_at.desc())
    }
}
