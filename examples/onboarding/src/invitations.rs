//! Who is invited, and who comes.

use crate::audit::{self, entry};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::request::Body;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{Days, NaiveDateTime, Utc};
use schemas::audit::known::{INVITATION_ACCEPTED, INVITATION_SENT};
use schemas::invitations::*;
use schemas::organizations::*;
use schemas::permissions::{INVITATION_INVITE, INVITATION_READ};
use schemas::roles::Role;
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

/// How long an invitation holds.
const VALID: Days = Days::new(14);

/// Who is invited, and as what.
#[derive(Clone, Debug, Deserialize)]
pub struct Invite {
    /// The address.
    pub email: String,
    /// The name of a role of the organization.
    pub role: String,
}

/// An invitation as who sends it sees it: once, and then never again, with its token.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "they are columns of the invitation")]
pub struct Sent {
    pub id: Uuid,
    pub email: String,
    pub token: String,
    pub expires_at: NaiveDateTime,
}

/// `POST /organizations/{slug}/invitations`
///
/// # Errors
/// The caller may not, there is no such role, or the address has an invitation already.
pub async fn invite(
    State(db): State<PgPool>,
    caller: Caller,
    Path(slug): Path<String>,
    Body(new): Body<Invite>,
) -> Result<(StatusCode, Json<Sent>), Problem> {
    let organization = caller.organization(&db, &slug, INVITATION_INVITE).await?;
    let now = Utc::now().naive_utc();
    let mut transaction = db.begin().await?;
    let role = Role::named_in(organization.id, &new.role).first(&mut *transaction).await?;
    let role = role.ok_or_else(|| Problem::invalid("role", "no_such", "the organization has no such role"))?;
    let open = Invitation::to_email_in(organization.id, &new.email)
        .filter(Invitation::status.eq(InvitationStatus::Pending))
        .filter(Invitation::expires_at.gt(now));
    if open.exists(&mut *transaction).await? {
        return Err(Problem::taken("email", "an invitation is on its way"));
    }
    let row = NewInvitation::new()
        .organization_id(organization.id)
        .email(new.email)
        .role_id(role.id)
        .invited_by(caller.0.id)
        .token(token(&mut transaction).await?)
        .expires_at(now + VALID);
    let Invitation { id, email, token, expires_at, .. } = Invitation::insert(row).one(&mut *transaction).await?;
    let entry = entry(INVITATION_SENT, "invitation", id).user_id(caller.0.id).organization_id(organization.id);
    audit::note(&mut transaction, entry).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(Sent { id, email, token, expires_at })))
}

/// 244 bits that nobody guesses: PostgreSQL asks the system for them.
async fn token(db: &mut PgConnection) -> Result<String, Problem> {
    let sql = "SELECT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')";
    Ok(sqlx::query_scalar(sql).fetch_one(db).await?)
}

/// `GET /organizations/{slug}/invitations`: those that wait for an answer.
///
/// # Errors
/// There is no such organization, or the caller may not see its invitations.
pub async fn pending(
    State(db): State<PgPool>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Json<Vec<InvitationWithRelations>>, Problem> {
    let organization = caller.organization(&db, &slug, INVITATION_READ).await?;
    let pending = Invitation::of_organization(organization.id)
        .filter(Invitation::status.eq(InvitationStatus::Pending))
        .order_by((Invitation::expires_at, Invitation::id));
    Ok(Json(pending.project().all(&db).await?))
}

/// `POST /invitations/{token}/accept`
///
/// # Errors
/// There is no such invitation, it is another's, or it was used or has expired.
pub async fn accept(
    State(db): State<PgPool>,
    Caller(user): Caller,
    Path(token): Path<String>,
) -> Result<(StatusCode, Json<MembershipWithRelations>), Problem> {
    let mut transaction = db.begin().await?;
    let invitation = Invitation::by_token(&token).one(&mut *transaction).await?;
    if !invitation.email.eq_ignore_ascii_case(&user.email) {
        return Err(Problem::Forbidden);
    }
    // Of two requests at once, one finds it pending. The statement is sqlx's own, in the same transaction.
    let used = "UPDATE invitations SET status = 'accepted', accepted_at = now(), updated_at = now()
        WHERE id = $1 AND status = 'pending' AND expires_at > now()";
    if sqlx::query(used).bind(invitation.id).execute(&mut *transaction).await?.rows_affected() == 0 {
        return Err(Problem::Gone);
    }
    let seat = NewOrganizationMembership::new()
        .user_id(user.id)
        .organization_id(invitation.organization_id)
        .role_id(invitation.role_id);
    let seat = OrganizationMembership::insert(seat).one(&mut *transaction).await?;
    let entry = entry(INVITATION_ACCEPTED, "invitation", invitation.id);
    audit::note(&mut transaction, entry.user_id(user.id).organization_id(invitation.organization_id)).await?;
    let seat = OrganizationMembership::select().filter(OrganizationMembership::id.eq(seat.id));
    let seat = seat.project().one(&mut *transaction).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(seat)))
}
