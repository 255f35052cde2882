//! The audit log: it is written with what it tells of, and read in pages.

use crate::caller::Caller;
use crate::problem::Problem;
use axum::Json;
use axum::extract::{Path, Query, State};
use chrono::NaiveDateTime;
use schema_core::row::Error;
use schemas::audit::{AuditLog, AuditLogWithRelations, NewAuditLog};
use schemas::permissions::ORGANIZATION_WRITE;
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

/// How many entries a page has at most, and where nobody says.
const MOST: u64 = 200;
const USUAL: u64 = 50;

/// An entry: what was done to what.
pub fn entry(action: &str, resource_type: &str, resource: Uuid) -> NewAuditLog {
    NewAuditLog::new().action(action).resource_type(resource_type).resource_id(resource)
}

/// Writes an entry, in the transaction that does what it tells of.
///
/// # Errors
/// The database says no.
pub async fn note(transaction: &mut PgConnection, entry: NewAuditLog) -> Result<(), Error> {
    AuditLog::insert(entry).execute(transaction).await.map(drop)
}

/// Which page is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// How many entries.
    pub limit: Option<u64>,
    /// What the page before said comes next.
    pub after: Option<String>,
}

/// Entries, the latest first.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// The entries.
    pub entries: Vec<AuditLogWithRelations>,
    /// What to give as `after` for the next page, if there is one.
    pub next: Option<String>,
}

/// `GET /organizations/{slug}/audit-log?limit=50&after=…`
///
/// # Errors
/// There is no such organization, the caller may not see its log, or no page ended with `after`.
pub async fn page(
    State(db): State<PgPool>,
    caller: Caller,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Json<Page>, Problem> {
    let organization = caller.organization(&db, &slug, ORGANIZATION_WRITE).await?;
    let after = asked.after.map(|after| {
        last(&after).ok_or_else(|| Problem::invalid("after", "no_page", "take it from `next` of the page before"))
    });
    let limit = asked.limit.unwrap_or(USUAL).clamp(1, MOST);
    // One more than the page has says whether there is a next one.
    let entries = AuditLog::page_of_organization(organization.id, after.transpose()?).limit(limit + 1);
    let mut entries: Vec<AuditLogWithRelations> = entries.project().all(&db).await?;
    let more = entries.len() as u64 > limit;
    entries.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = entries.last().filter(|_| more).map(|entry| format!("{}_{}", time(entry.created_at), entry.id));
    Ok(Json(Page { entries, next }))
}

fn time(time: NaiveDateTime) -> String {
    time.and_utc().timestamp_micros().to_string()
}

/// The time and the key of the last entry of a page.
fn last(after: &str) -> Option<(NaiveDateTime, Uuid)> {
    let (time, id) = after.split_once('_')?;
    let time = chrono::DateTime::from_timestamp_micros(time.parse().ok()?)?;
    Some((time.naive_utc(), id.parse().ok()?))
}
