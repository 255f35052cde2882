//! Who signs up, and who is who.

use crate::audit::{self, entry};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::request::Body;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use schemas::audit::known::USER_CREATED;
use schemas::users::{NewUser, User, UserWithMemberships};
use serde::Deserialize;
use sqlx::PgPool;

/// What is told when somebody signs up.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "they are columns of the user")]
pub struct SignUp {
    pub clerk_user_id: String,
    pub email: String,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
}

/// `POST /users`
///
/// # Errors
/// The user is there already, or a field is too long.
pub async fn sign_up(
    State(db): State<PgPool>,
    Body(new): Body<SignUp>,
) -> Result<(StatusCode, Json<UserWithMemberships>), Problem> {
    if !new.email.contains('@') {
        return Err(Problem::invalid("email", "no_address", "it is not an address"));
    }
    let mut transaction = db.begin().await?;
    let row = NewUser::new()
        .clerk_user_id(new.clerk_user_id)
        .email(new.email)
        .first_name(new.first_name)
        .last_name(new.last_name);
    let user = User::insert(row).one(&mut *transaction).await?;
    audit::note(&mut transaction, entry(USER_CREATED, "user", user.id).user_id(user.id)).await?;
    let user = User::by_clerk_id(&user.clerk_user_id).project().one(&mut *transaction).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(user)))
}

/// `GET /me`
///
/// # Errors
/// Nobody has said who asks.
pub async fn me(State(db): State<PgPool>, Caller(user): Caller) -> Result<Json<UserWithMemberships>, Problem> {
    Ok(Json(User::by_clerk_id(&user.clerk_user_id).project().one(&db).await?))
}
