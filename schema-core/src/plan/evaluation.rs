//! Which steps run functions of the schema while they are carried out: on existing rows, or to fill a materialized view.
//!
//! What a function's body calls is a text that PostgreSQL reads when the function runs, and no dependency. Such steps come
//! after all others that can be done.

use super::node::{Action, Node};
use crate::kind::Id;
use crate::model::Schema;
use std::collections::BTreeSet;

/// The objects that need a function of the schema, themselves or by what they need.
pub(super) fn callers(schema: &Schema) -> BTreeSet<&Id> {
    let mut callers: BTreeSet<&Id> = schema.iter().map(|(id, _)| id).filter(|id| is_function(id)).collect();
    if callers.is_empty() {
        return callers;
    }
    loop {
        let before = callers.len();
        let new = schema
            .iter()
            .filter(|(id, fact)| !callers.contains(id) && fact.needs.iter().any(|need| callers.contains(need)));
        let new: Vec<&Id> = new.map(|(id, _)| id).collect();
        callers.extend(new);
        if callers.len() == before {
            return callers;
        }
    }
}

/// Whether the step runs functions.
pub(super) fn evaluates(node: &Node, callers: &BTreeSet<&Id>) -> bool {
    let on_rows = matches!(
        node.id,
        Id::Column(_) | Id::Check(_) | Id::Exclusion(_) | Id::Index(_) | Id::MaterializedView(_) | Id::DomainCheck(_)
    );
    node.action == Action::Create && on_rows && node.with.iter().any(|id| callers.contains(id))
}

fn is_function(id: &Id) -> bool {
    matches!(id, Id::Function(_) | Id::Aggregate(_))
}
