//! Users, organizations, roles and invitations are found.

use crate::found::{Found, finders};
use crate::{key, time};
use schema_core::row::Error;
use schemas::invitations::*;
use schemas::organizations::*;
use schemas::permissions::{Action, ROLE_READ, Resource, USER_MANAGE};
use schemas::roles::{Permission, Role};
use schemas::users::User;

pub(crate) async fn find(found: &mut Found<'_>) -> Result<(), Error> {
    finders! { found:
        User {
            by_clerk_id("clerk_ann") users_clerk_user_id_idx [1];
            by_email("bob@c9d.test") users_email_idx [2, 3];
            created_since(time("02-01")) users_created_at_idx [3, 2];
        }
        Organization {
            by_slug("beta") organizations_slug_idx [12];
            by_name("Acme") organizations_name_idx [11];
            created_since(time("01-01")) organizations_created_at_idx [12, 11];
        }
        OrganizationMembership {
            of_user(key(1)) org_memberships_user_id_idx [31, 33];
            of_organization(key(11)) org_memberships_organization_id_idx [31, 32];
            of_user_in(key(1), key(12)) org_memberships_user_org_idx [33];
            with_role(key(22)) org_memberships_role_id_idx [32];
            with_status(MembershipStatus::Pending) org_memberships_status_idx [33];
        }
        Role {
            of_organization(key(11)) roles_organization_id_idx [21, 22];
            named_in(key(12), "admin") roles_org_name_idx [23];
            by_name("admin") roles_name_idx [21, 23];
            made_by_platform() roles_is_system_role_idx [21, 23];
        }
        Permission {
            by_name("user:manage") permissions_name_idx [42];
            on(Resource::User) permissions_resource_idx [41, 42];
            for_action(Action::Read) permissions_action_idx [41, 43];
            for_action_on(Resource::Role, Action::Read) permissions_resource_action_idx [43];
        }
    }
    let granted = Role::permissions_of(key(21)).one(&mut *found.db).await?;
    assert_eq!(granted.0, [USER_MANAGE, ROLE_READ]);
    invited(found).await
}

async fn invited(found: &mut Found<'_>) -> Result<(), Error> {
    finders! { found:
        Invitation {
            by_token("token_c") invitations_token_idx [113];
            of_organization(key(11)) invitations_organization_id_idx [111, 112];
            to_email_in(key(12), "cy@c9d.test") invitations_org_email_idx [113];
            to_email("cy@c9d.test") invitations_email_idx [111, 113];
            sent_by(key(1)) invitations_invited_by_idx [111, 112];
            with_status(InvitationStatus::Accepted) invitations_status_idx [112];
            pending_before(time("03-02")) invitations_status_expires_idx [113, 111];
            expiring_before(time("03-02")) invitations_expires_at_idx [112, 113, 111];
        }
        TeamInvitation {
            by_token("token_f") team_invitations_invitation_token_idx [122];
            of_organization(key(11)) team_invitations_organization_id_idx [121, 122];
            to_email_in(key(12), "cy@c9d.test") team_invitations_org_email_idx [123];
            to_email("cy@c9d.test") team_invitations_email_idx [121, 123];
            sent_by(key(1)) team_invitations_invited_by_idx [121];
            to_path(key(52)) team_invitations_onboarding_path_override_idx [121];
            with_status(InvitationStatus::Pending) team_invitations_status_idx [121, 123];
            pending_before(time("03-02")) team_invitations_status_expires_idx [121];
            expiring_before(time("03-02")) team_invitations_expires_at_idx [122, 121];
        }
        OnboardingMilestone {
            by_name("first step") onboarding_milestones_name_idx [131];
            of_type(MilestoneType::Completion) onboarding_milestones_milestone_type_idx [132];
            active() onboarding_milestones_is_active_idx [131];
            of_organization(key(11)) onboarding_milestones_organization_id_idx [131];
        }
        UserAchievement {
            of_user(key(1)) user_achievements_user_id_idx [142, 143];
            of_user_at(key(1), key(131)) user_achievements_user_milestone_idx [143];
            in_session(key(72)) user_achievements_session_id_idx [142, 143];
            in_session_at(key(71), key(131)) user_achievements_session_milestone_idx [141];
            at_milestone(key(131)) user_achievements_milestone_id_idx [141, 143];
            earned_since(time("02-01")) user_achievements_earned_at_idx [142, 141];
        }
    }
    Ok(())
}
