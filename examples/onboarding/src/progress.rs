//! The onboarding: which path a user walks, and how far.

use crate::caller::Caller;
use crate::problem::Problem;
use crate::request::Body;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use chrono::{NaiveDateTime, Utc};
use schemas::audit::known::{
    SESSION_COMPLETED, SESSION_STARTED, STEP_COMPLETED, STEP_FAILED, STEP_SKIPPED, STEP_STARTED,
};
use schemas::audit::{NewOnboardingAnalytics, OnboardingAnalytics};
use schemas::content::*;
use serde::Deserialize;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

/// Which path to take.
#[derive(Clone, Debug, Deserialize)]
pub struct Start {
    /// Its key.
    pub path_id: Uuid,
}

/// What became of a step.
#[derive(Clone, Debug, Deserialize)]
#[expect(missing_docs, reason = "they are columns of the progress")]
pub struct Step {
    pub status: ProgressStatus,
    pub score: Option<i32>,
}

/// `POST /me/onboarding`: a session along a path, with a record for each step.
///
/// # Errors
/// There is no such path to take.
pub async fn start(
    State(db): State<PgPool>,
    Caller(user): Caller,
    Body(new): Body<Start>,
) -> Result<(StatusCode, Json<SessionWithProgress>), Problem> {
    let mut transaction = db.begin().await?;
    let path = OnboardingPath::active().filter(OnboardingPath::id.eq(new.path_id));
    let steps = OnboardingPath::steps.order_by((OnboardingStep::step_order, OnboardingStep::id));
    let (path, steps) = path.with(steps).one(&mut *transaction).await?;
    let row = NewOnboardingSession::new()
        .user_id(user.id)
        .path_id(path.id)
        .session_type(SessionType::Individual)
        .current_step_id(steps.first().map(|step| step.id));
    let session = OnboardingSession::insert(row).one(&mut *transaction).await?;
    let records =
        steps.iter().map(|step| NewUserProgress::new().session_id(session.id).step_id(step.id).user_id(user.id));
    UserProgress::insert_many(records).execute(&mut *transaction).await?;
    happened(&mut transaction, SESSION_STARTED, &session, None).await?;
    let session = read(&mut transaction, session.id).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(session)))
}

/// `GET /me/onboarding`: the sessions that the caller is in.
///
/// # Errors
/// Nobody has said who asks.
pub async fn sessions(
    State(db): State<PgPool>,
    Caller(user): Caller,
) -> Result<Json<Vec<SessionWithProgress>>, Problem> {
    Ok(Json(OnboardingSession::active_of_user(user.id).project().all(&db).await?))
}

/// `PUT /me/onboarding/{session}/steps/{step}`: what became of a step, and so of the session.
///
/// # Errors
/// The caller has no such session, or the session no such step.
pub async fn take_step(
    State(db): State<PgPool>,
    Caller(user): Caller,
    Path((session, step)): Path<(Uuid, Uuid)>,
    Body(new): Body<Step>,
) -> Result<Json<SessionWithProgress>, Problem> {
    let now = Utc::now().naive_utc();
    let mut transaction = db.begin().await?;
    let session = OnboardingSession::of_user(user.id).filter(OnboardingSession::id.eq(session));
    let session = session.one(&mut *transaction).await?;
    let record = UserProgress::in_session_with(session.id, step).one(&mut *transaction).await?;
    let changes = UserProgressUpdate::new()
        .status(new.status)
        .score(new.score)
        .attempts(record.attempts + 1)
        .started_at(record.started_at.unwrap_or(now))
        .completed_at(is_done(new.status).then_some(now));
    UserProgress::update(record.id).set(changes).one(&mut *transaction).await?;
    if let Some(event) = event(new.status) {
        happened(&mut transaction, event, &session, Some(step)).await?;
    }
    advance(&mut transaction, &session, now).await?;
    let session = read(&mut transaction, session.id).await?;
    transaction.commit().await?;
    Ok(Json(session))
}

/// A session is as far as its steps are.
async fn advance(db: &mut PgConnection, session: &OnboardingSession, now: NaiveDateTime) -> Result<(), Problem> {
    let done = [ProgressStatus::Completed, ProgressStatus::Skipped];
    let all = UserProgress::in_session(session.id).count(&mut *db).await?.max(1);
    let done = UserProgress::in_session(session.id).filter(UserProgress::status.in_(done)).count(&mut *db).await?;
    let percentage = i32::try_from(done * 100 / all).unwrap_or(100);
    let mut changes = OnboardingSessionUpdate::new().progress_percentage(percentage).last_active_at(now);
    if done == all {
        changes = changes.status(SessionStatus::Completed).completed_at(now);
        happened(db, SESSION_COMPLETED, session, None).await?;
    }
    OnboardingSession::update(session.id).set(changes).one(&mut *db).await?;
    Ok(())
}

fn is_done(status: ProgressStatus) -> bool {
    matches!(status, ProgressStatus::Completed | ProgressStatus::Skipped)
}

fn event(status: ProgressStatus) -> Option<&'static str> {
    match status {
        ProgressStatus::NotStarted => None,
        ProgressStatus::InProgress => Some(STEP_STARTED),
        ProgressStatus::Completed => Some(STEP_COMPLETED),
        ProgressStatus::Skipped => Some(STEP_SKIPPED),
        ProgressStatus::Failed => Some(STEP_FAILED),
    }
}

async fn happened(
    db: &mut PgConnection,
    event: &str,
    session: &OnboardingSession,
    step: Option<Uuid>,
) -> Result<(), Problem> {
    let row = NewOnboardingAnalytics::new()
        .event_type(event)
        .user_id(session.user_id)
        .session_id(session.id)
        .path_id(session.path_id)
        .step_id(step);
    OnboardingAnalytics::insert(row).execute(db).await?;
    Ok(())
}

async fn read(db: &mut PgConnection, session: Uuid) -> Result<SessionWithProgress, Problem> {
    Ok(OnboardingSession::select().filter(OnboardingSession::id.eq(session)).project().one(db).await?)
}
