//! What is called differently is so at once: no statement of the application is right before and after.

use crate::kind::Id;
use crate::model::Schema;
use crate::rename::Renames;

/// What the application has to do before tables and columns of it get other names.
pub(super) fn breaks(renames: &Renames, before: &Schema, after: &Schema) -> Option<String> {
    let is_said = |id: &Id| matches!(id, Id::Table(_) | Id::Column(_) | Id::View(_) | Id::MaterializedView(_));
    let all = renames.pairs();
    let tables = all.iter().filter_map(|(old, new)| match (old, new) {
        (Id::Table(old), Id::Table(new)) if after.contains(&Id::View(old.clone())) => Some(new),
        _ => None,
    });
    // A view has the name of the table, and its columns the names that they had.
    let with_views: Vec<_> = tables.collect();
    let is_in_view = |id: &Id| match id {
        Id::Table(table) => with_views.contains(&table),
        id => id.table().is_some_and(|table| with_views.contains(&table)),
    };
    let pairs = all.iter().filter(|(old, new)| is_said(old) && old.path() != new.path() && !is_in_view(new));
    let names: Vec<String> = pairs.map(|(old, new)| format!("{} -> {}", old.path(), new.path())).collect();
    (!names.is_empty() && !before.is_empty()).then(|| {
        format!(
            "statements of the application that say the old names fail from here on, and those that say the new ones until \
             then ({}): stop what uses them, and start the application that says the new ones right after; where it cannot \
             be stopped, add a column beside the old one in place of `renamed_from`, write both, and drop the old one later",
            names.join(", ")
        )
    })
}
