//! The extended types are read with all that they name, and are JSON as an interface sends it.

use crate::database::on_platform;
use crate::{key, time};
use expect_test::expect;
use schema_core::row::Error;
use schemas::audit::*;
use schemas::content::*;
use schemas::invitations::*;
use schemas::organizations::*;
use schemas::permissions::{ROLE_WRITE, USER_WRITE};
use schemas::roles::{Role, RoleWithPermissions};
use schemas::users::{User, UserWithMemberships, UserWithOnboarding};
use sqlx::PgConnection;

#[test]
fn extended_types_are_read() {
    on_platform(async |db: &mut PgConnection| {
        people(db).await?;
        invited(db).await?;
        walked(db).await?;
        happened(db).await
    });
}

async fn people(db: &mut PgConnection) -> Result<(), Error> {
    let ann = User::by_clerk_id("clerk_ann").project::<UserWithMemberships>().one(&mut *db).await?;
    let joined: Vec<_> = ann.memberships.iter().map(|one| (&*one.organization.slug, &*one.role.name)).collect();
    assert_eq!(joined, [("acme", "admin"), ("beta", "admin")]);
    let bob = User::select().filter(User::id.eq(key(2))).project::<UserWithOnboarding>().one(&mut *db).await?;
    assert_eq!(bob.onboarding_sessions.iter().map(|one| one.id).collect::<Vec<_>>(), [key(73), key(71)]);
    assert_eq!(bob.achievements[0].milestone.points, 5);

    let acme = Organization::by_slug("acme").project::<OrganizationWithMembers>().one(&mut *db).await?;
    expect![[r#"
        {
          "id": "00000000-0000-0000-0000-000000000032",
          "status": "active",
          "joined_at": "2026-02-02T00:00:00",
          "user": {
            "id": "00000000-0000-0000-0000-000000000002",
            "email": "bob@c9d.test",
            "first_name": null,
            "last_name": null,
            "avatar_url": null
          },
          "role": {
            "id": "00000000-0000-0000-0000-000000000022",
            "name": "member",
            "permissions": [
              "user:read"
            ]
          }
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&acme.memberships[1]).unwrap_or_default());
    let one = OrganizationMembership::of_user_in(key(1), key(12)).project::<MembershipWithRelations>();
    let one = one.one(&mut *db).await?;
    assert_eq!((one.user.email.as_str(), one.organization.name.as_str()), ("ann@c9d.test", "Beta"));
    let overview = Organization::select().order_by(Organization::slug).project::<OrganizationOverview>();
    let overview = overview.all(&mut *db).await?;
    let counts: Vec<_> = overview.iter().map(|one| (one.roles.len(), one.members, one.invitations)).collect();
    assert_eq!(counts, [(2, 2, 2), (1, 1, 2)]);
    assert_eq!(overview[0].onboarding_config.as_ref().map(|config| config.is_active), Some(true));

    let admin = Role::named_in(key(11), "admin").project::<RoleWithPermissions>().one(&mut *db).await?;
    assert_eq!((admin.members, admin.organization.slug.as_str()), (1, "acme"));
    assert!(admin.allows(USER_WRITE) && !admin.allows(ROLE_WRITE));
    Ok(())
}

async fn invited(db: &mut PgConnection) -> Result<(), Error> {
    let pending = Invitation::pending_before(time("03-02")).project::<InvitationWithRelations>().all(&mut *db).await?;
    let pending: Vec<_> =
        pending.iter().map(|one| (&*one.organization.slug, &*one.role.name, &*one.inviter.email)).collect();
    assert_eq!(pending, [("beta", "admin", "bob@c9d.test"), ("acme", "member", "ann@c9d.test")]);
    let team = TeamInvitation::of_organization(key(11)).order_by(TeamInvitation::id);
    let team = team.project::<TeamInvitationWithRelations>().all(&mut *db).await?;
    let of = |one: &TeamInvitationWithRelations| {
        let path = one.onboarding_path_override.as_ref().map(|path| path.name.clone());
        (path, one.inviter.is_some(), one.onboarding_session.as_ref().map(|session| session.id))
    };
    assert_eq!(of(&team[0]), (Some("admins".to_owned()), true, None));
    assert_eq!(of(&team[1]), (None, false, Some(key(71))));
    Ok(())
}

async fn walked(db: &mut PgConnection) -> Result<(), Error> {
    let sessions = OnboardingSession::active_of_user(key(2)).project::<SessionWithProgress>().all(&mut *db).await?;
    let [free, walk] = &sessions[..] else { panic!("{sessions:?}") };
    assert!(free.path.is_none() && free.organization.is_none() && free.progress.is_empty());
    let steps = walk.path.iter().flat_map(|path| &path.steps);
    assert_eq!(steps.map(|step| &*step.title).collect::<Vec<_>>(), ["try it", "look around"]);
    let progress: Vec<_> = walk.progress.iter().map(|one| (one.status, &*one.step.title)).collect();
    assert_eq!(progress, [(ProgressStatus::Completed, "try it"), (ProgressStatus::InProgress, "look around")]);
    assert_eq!(walk.current_step.as_ref().map(|step| step.id), Some(key(61)));
    let content = OnboardingContent::by_title("welcome").project::<ContentWithRelations>().one(&mut *db).await?;
    assert_eq!(content.creator.map(|user| user.id), Some(key(1)));
    Ok(())
}

async fn happened(db: &mut PgConnection) -> Result<(), Error> {
    let log = || AuditLog::of_organization(key(11)).project::<AuditLogWithRelations>();
    let order = || (AuditLog::created_at.desc(), AuditLog::id.desc());
    let first = log().page(order(), None, 2).fetch(&mut *db).await?;
    assert_eq!(first.rows.iter().map(|entry| entry.id).collect::<Vec<_>>(), [key(153), key(152)]);
    assert_eq!(first.rows[0].user.as_ref().map(|user| user.id), Some(key(2)));
    let second = log().page(order(), first.next, 2).fetch(&mut *db).await?;
    assert_eq!((second.rows.len(), second.rows[0].id, second.next), (1, key(151), None));
    let event = OnboardingAnalytics::in_step(key(61)).project::<AnalyticsEventWithRelations>().one(&mut *db).await?;
    assert_eq!((event.step.map(|step| step.id), event.path.map(|path| path.id)), (Some(key(61)), Some(key(51))));
    let error = ErrorLog::at_endpoint("/roles").project::<ErrorLogWithRelations>().one(&mut *db).await?;
    assert_eq!((error.user, error.resolved_by.map(|user| user.id)), (None, Some(key(1))));
    Ok(())
}
