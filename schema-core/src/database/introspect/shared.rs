//! Objects that the catalogs keep at one address: which of them needs what.

use crate::kind::Id;
use crate::kind::aside::is_of_column;
use crate::model::Schema;
use std::collections::BTreeSet;

/// The functions that a type is made of need only that it is promised.
pub(super) fn promise_base_types(schema: &mut Schema) {
    let promised = schema.iter().filter_map(|(id, fact)| {
        let shell = fact.needs.iter().find(|need| matches!(need, Id::ShellType(_)))?;
        let made_of = fact.needs.iter().filter(|need| schema.get(need).is_some_and(|fact| fact.needs.contains(id)));
        Some((id.clone(), shell.clone(), made_of.cloned().collect::<BTreeSet<_>>()))
    });
    for (id, shell, functions) in promised.collect::<Vec<_>>() {
        for (_, fact) in schema.iter_mut().filter(|(function, _)| functions.contains(*function)) {
            fact.needs.iter_mut().filter(|need| **need == id).for_each(|need| need.clone_from(&shell));
        }
    }
}

/// What a domain needs besides a type and a collation, its default needs.
pub(super) fn divide_domains(schema: &mut Schema) {
    let defaults = schema.iter().filter_map(|(id, _)| match id {
        Id::DomainDefault(name) => Some(name.clone()),
        _ => None,
    });
    let domains: BTreeSet<Id> = defaults.map(Id::Domain).collect();
    let of_type = |need: &Id| is_of_column(need) || matches!(need, Id::Schema(_) | Id::Extension(_) | Id::Table(_));
    let mut moved = Vec::new();
    for (id, fact) in schema.iter_mut().filter(|(id, _)| domains.contains(*id)) {
        let (stay, go) = fact.needs.drain(..).partition(of_type);
        fact.needs = stay;
        moved.push((id.clone(), go));
    }
    for (domain, needs) in moved {
        let default =
            |id: &Id| matches!((id, &domain), (Id::DomainDefault(name), Id::Domain(domain)) if name == domain);
        schema.iter_mut().filter(|(id, _)| default(id)).for_each(|(_, fact)| fact.needs.extend(needs.iter().cloned()));
    }
}
