//! The audit log: it is written with what it tells of, and read in pages.

use crate::caller::Caller;
use crate::problem::Problem;
use axum::Json;
use axum::extract::{Path, Query, State};
use schema_core::query::PageCursor;
use schema_core::row::Error;
use schemas::audit::{AuditLog, AuditLogWithRelations, NewAuditLog};
use schemas::permissions::ORGANIZATION_WRITE;
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

/// How many entries a page has at most, and where nobody says.
const MOST: u32 = 200;
const USUAL: u32 = 50;

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
    pub limit: Option<u32>,
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
    let no_page = || Problem::invalid("after", "no_page", "take it from `next` of the page before");
    let after = asked.after.map(|after| after.parse::<PageCursor>()).transpose().map_err(|_| no_page())?;
    let size = asked.limit.unwrap_or(USUAL).clamp(1, MOST);
    let page = AuditLog::of_organization(organization.id)
        .project::<AuditLogWithRelations>()
        .page((AuditLog::created_at.desc(), AuditLog::id.desc()), after, size)
        .fetch(&db)
        .await
        .map_err(|error| match error {
            // One of another list.
            Error::Cursor => no_page(),
            error => error.into(),
        })?;
    Ok(Json(Page { entries: page.rows, next: page.next.map(|next| next.to_string()) }))
}
