//! Migrations that were merged late: applied where they commute with what was applied after them, else refused.

use super::context::{Context, texts};
use super::runtime;
use crate::database::commute::collisions;
use crate::database::history::History;
use crate::database::interrupt::interruptible;
use crate::database::introspect::Scope;
use crate::database::scratch::Scratch;
use crate::error::{Error, Finding, Result};
use crate::migration::Migration;

/// What collides; on a scratch database, and only where something is late.
pub(super) fn colliding(
    context: &Context<'_, '_>,
    migrations: &[Migration],
    history: &History<'_>,
) -> Result<Vec<Finding>> {
    let late: Vec<i64> = history.late().map(|migration| migration.version).collect();
    if late.is_empty() {
        return Ok(Vec::new());
    }
    let applied: Vec<i64> = history.applied.iter().map(|migration| migration.version).collect();
    // What is pending and not late comes after both.
    let last = applied.last().copied().unwrap_or_default();
    let known = &migrations[..migrations.partition_point(|migration| migration.version <= last)];
    runtime()?.block_on(async {
        let mut scratch = Scratch::for_scripts(&context.settings, texts(known)).await?;
        let scope = Scope::whole();
        let work = async |connection: &mut _| collisions(connection, known, &late, &applied, &scope).await;
        let found = interruptible(scratch.session(), work).await;
        scratch.close().await?;
        found.map_err(|error| error.while_doing("whether late migrations may still be applied cannot be told"))
    })
}

/// Refuses what collides.
///
/// # Errors
/// Something does.
pub(super) fn refuse_colliding(
    context: &Context<'_, '_>,
    migrations: &[Migration],
    history: &History<'_>,
) -> Result<()> {
    let findings = colliding(context, migrations, history)?;
    if findings.is_empty() {
        return Ok(());
    }
    Err(Error::findings("migrations that were merged late collide with what is applied: nothing was done", findings))
}
