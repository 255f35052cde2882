//! The names in a schema: short enough, and each given once.

use super::Schema;
use crate::error::Finding;
use crate::ident::MAX_BYTES;
use crate::kind::{Id, object::Slot};
use std::collections::HashMap;

/// What is wrong with the names of a schema.
pub(super) fn check(schema: &Schema) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut taken: HashMap<Slot, &Id> = HashMap::with_capacity(schema.len());
    for (id, fact) in schema.iter() {
        findings.extend(too_long(id));
        let slots = fact.payload.slots(id).into_iter().filter(|slot| !matches!(slot, Slot::Value(_)));
        for slot in slots {
            if let Some(other) = taken.insert(slot.clone(), id) {
                findings.push(taken_twice(&slot, other, id));
            }
        }
    }
    findings
}

fn too_long(id: &Id) -> Option<Finding> {
    let name = id.own_name()?;
    (name.as_str().len() > MAX_BYTES && !matches!(id, Id::SqlObject(_))).then(|| Finding {
        at: id.to_string(),
        message: format!("the name has {} bytes, and PostgreSQL keeps {MAX_BYTES}", name.as_str().len()),
        help: Some("give it a shorter name with `name = \"…\"`".to_owned()),
    })
}

fn taken_twice(slot: &Slot, first: &Id, second: &Id) -> Finding {
    let message = match slot {
        Slot::Relation(name) => {
            format!(
                "{first} has the name {name} too; tables, indexes, keys and sequences of a schema share their names"
            )
        }
        Slot::Type(name) => format!("{first} has the name {name} too; tables and enums of a schema share their names"),
        Slot::Constraint(name) => format!("{first} is called {} too, in the same table", name.name),
        Slot::PrimaryKey(table) => format!("{first} is the primary key of {table} already"),
        Slot::Default(what) => format!("{first} is the default {what} already"),
        Slot::Value(_) | Slot::Routine(..) | Slot::Trigger(_) | Slot::Policy(_) | Slot::Rule(_) => {
            format!("{first} is there already")
        }
    };
    Finding {
        at: second.to_string(),
        message,
        help: Some("give one of the two another name with `name = \"…\"`".to_owned()),
    }
}
