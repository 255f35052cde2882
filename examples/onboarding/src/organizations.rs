//! Organizations and their members.

use crate::audit::{self, entry};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::request::Body;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use schema_core::row::Error;
use schemas::audit::known::ORGANIZATION_CREATED;
use schemas::organizations::*;
use schemas::permissions::{ORGANIZATION_READ, SYSTEM_ROLES};
use schemas::roles::{NewRole, Role};
use serde::Deserialize;
use sqlx::PgPool;

/// The role of who makes an organization.
pub const OWNER: &str = "organization_admin";

/// What is told when an organization is made.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "they are columns of the organization")]
pub struct Create {
    pub name: String,
    pub slug: String,
    pub description: Option<String>,
}

/// `POST /organizations`: the organization, the platform's roles in it, and the caller as its owner; all or nothing.
///
/// # Errors
/// The name in addresses is taken, or a field is wrong.
pub async fn create(
    State(db): State<PgPool>,
    Caller(user): Caller,
    Body(new): Body<Create>,
) -> Result<(StatusCode, Json<OrganizationWithMembers>), Problem> {
    if new.slug.is_empty() || !new.slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(Problem::invalid("slug", "no_slug", "it is made of letters, digits and `-`"));
    }
    let mut transaction = db.begin().await?;
    let row = NewOrganization::new().name(new.name).slug(new.slug).description(new.description);
    let organization = Organization::insert(row).one(&mut *transaction).await?;
    let roles = SYSTEM_ROLES.iter().map(|role| {
        NewRole::new()
            .name(role.name)
            .organization_id(organization.id)
            .is_system_role(true)
            .permissions(role.permissions.to_vec())
    });
    let roles = Role::insert_many(roles).all(&mut *transaction).await?;
    let owner = roles.iter().find(|role| role.name == OWNER).ok_or(Error::NotFound { table: "roles" })?;
    let seat = NewOrganizationMembership::new()
        .user_id(user.id)
        .organization_id(organization.id)
        .role_id(owner.id)
        .status(MembershipStatus::Active);
    OrganizationMembership::insert(seat).execute(&mut *transaction).await?;
    let entry = entry(ORGANIZATION_CREATED, "organization", organization.id);
    audit::note(&mut transaction, entry.user_id(user.id).organization_id(organization.id)).await?;
    let made = Organization::by_slug(&organization.slug).project().one(&mut *transaction).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(made)))
}

/// `GET /organizations/{slug}/members`
///
/// # Errors
/// There is no such organization, or the caller may not see it.
pub async fn members(
    State(db): State<PgPool>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Json<Vec<Member>>, Problem> {
    let organization = caller.organization(&db, &slug, ORGANIZATION_READ).await?;
    let members = OrganizationMembership::of_organization(organization.id)
        .filter(OrganizationMembership::status.eq(MembershipStatus::Active))
        .order_by((OrganizationMembership::joined_at, OrganizationMembership::id))
        .project()
        .all(&db)
        .await?;
    Ok(Json(members))
}
