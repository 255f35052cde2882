//! Objects that the catalogs keep at one address: which of them needs what.

use crate::kind::Id;
use crate::kind::aside::is_of_column;
use crate::model::Schema;
use std::collections::BTreeMap;

/// The functions that a type is made of need only that it is promised.
pub(super) fn promise_base_types(schema: &mut Schema) {
    let mut promised: BTreeMap<Id, (Id, Id)> = BTreeMap::new();
    for (id, fact) in schema.iter() {
        let Some(shell) = fact.needs.iter().find(|need| matches!(need, Id::ShellType(_))) else { continue };
        let made_of = fact.needs.iter().filter(|need| schema.get(need).is_some_and(|fact| fact.needs.contains(id)));
        promised.extend(made_of.map(|function| (function.clone(), (id.clone(), shell.clone()))));
    }
    if promised.is_empty() {
        return;
    }
    for (function, fact) in schema.iter_mut() {
        if let Some((id, shell)) = promised.get(function) {
            fact.needs.iter_mut().filter(|need| *need == id).for_each(|need| need.clone_from(shell));
        }
    }
}

/// What a domain needs besides a type and a collation, its default needs.
pub(super) fn divide_domains(schema: &mut Schema) {
    let defaults = schema.iter().filter_map(|(id, _)| match id {
        Id::DomainDefault(name) => Some((Id::Domain(name.clone()), Vec::new())),
        _ => None,
    });
    let mut moved: BTreeMap<Id, Vec<Id>> = defaults.collect();
    if moved.is_empty() {
        return;
    }
    let of_type = |need: &Id| is_of_column(need) || matches!(need, Id::Schema(_) | Id::Extension(_) | Id::Table(_));
    // Domains come before their defaults.
    for (id, fact) in schema.iter_mut() {
        if let Some(needs) = moved.get_mut(id) {
            let (stay, go) = fact.needs.drain(..).partition(of_type);
            fact.needs = stay;
            *needs = go;
        } else if let Id::DomainDefault(name) = id {
            fact.needs.extend(moved.remove(&Id::Domain(name.clone())).into_iter().flatten());
        }
    }
}
