//! Which objects are created, dropped and altered, and which have to give way meanwhile and are put back: spread to a
//! fixpoint before anything is ordered.

use crate::diff::{Change, Changes};
use crate::ident::{Member, Qualified};
use crate::kind::aside::{Aside, displaced, is_of_column, is_type};
use crate::kind::descent::{is_overridden, parents};
use crate::kind::domain;
use crate::kind::enumeration::mentioned;
use crate::kind::object::{Alteration, Cause, Context, Retyped};
use crate::kind::partition_index::is_only;
use crate::kind::{Id, Payload};
use crate::model::{Fact, Schema};
use crate::statement::Statement;
use std::collections::{BTreeMap, BTreeSet};

/// What happens to which objects.
#[derive(Debug, Default)]
pub(super) struct Actions {
    /// Those that come.
    pub(super) created: BTreeSet<Id>,
    /// Those that go.
    pub(super) dropped: BTreeSet<Id>,
    /// Those that are dropped and created anew.
    pub(super) replaced: BTreeSet<Id>,
    /// Those whose successor is created before they are dropped.
    pub(super) aside: Aside,
    /// Those that become another in place.
    pub(super) altered: BTreeMap<Id, (Vec<Statement>, Retyped)>,
    /// The enums whose new values other statements mention.
    pub(super) mentioned: BTreeSet<Qualified>,
}

impl Actions {
    /// What statements are written for.
    pub(super) fn context<'a>(&'a self, changes: &'a Changes<'_>, with: &'a BTreeSet<Id>) -> Context<'a> {
        Context {
            from: &changes.from,
            to: &changes.to,
            using: &changes.using,
            with,
            replaced: &self.replaced,
            aside: &self.aside,
            manner: changes.manner,
            mentioned: &self.mentioned,
        }
    }

    /// Whether the object is dropped, for good or to be created anew.
    pub(super) fn drops(&self, id: &Id) -> bool {
        self.dropped.contains(id) || self.replaced.contains(id)
    }

    fn move_aside(&mut self, id: Id) {
        self.replaced.insert(id.clone());
        self.aside.insert(id.clone(), id);
    }

    /// Whether the object is created, for the first time or anew.
    pub(super) fn creates(&self, id: &Id) -> bool {
        self.created.contains(id) || self.replaced.contains(id)
    }
}

/// Decides what happens to each object.
pub(super) fn resolve(changes: &Changes<'_>) -> Actions {
    let pick = |wanted| changes.list.iter().filter(move |(_, change)| *change == wanted).map(|(id, _)| id.clone());
    let mut actions = Actions {
        created: pick(Change::Create).collect(),
        dropped: pick(Change::Drop).collect(),
        mentioned: mentioned(changes.list.iter().map(|(id, _)| id), &changes.from, &changes.to),
        aside: displaced(
            changes.list.iter().filter(|(_, change)| *change == Change::Drop).map(|(id, _)| id),
            &changes.from,
            &changes.to,
        ),
        ..Actions::default()
    };
    for table in changes.anew.iter().cloned().map(Id::Table) {
        match changes.from.payload(&table) {
            // Its rows are elsewhere.
            Some(Payload::Table(old)) if old.foreign.is_some() => drop(actions.replaced.insert(table)),
            _ => actions.move_aside(table),
        }
    }
    let mut touched: BTreeSet<Id> = pick(Change::Alter).collect();
    loop {
        let size = (actions.replaced.len(), touched.len());
        alter(changes, &mut actions, &touched);
        spread(changes, &mut actions, &mut touched);
        if (actions.replaced.len(), touched.len()) == size {
            alter(changes, &mut actions, &touched);
            return actions;
        }
    }
}

fn alter(changes: &Changes<'_>, actions: &mut Actions, touched: &BTreeSet<Id>) {
    actions.altered.clear();
    for id in touched {
        let (Some(from), Some(to)) = (changes.from.payload(id), changes.to.payload(id)) else { continue };
        if actions.replaced.contains(id) {
            continue;
        }
        // It is the same text about other things.
        if from == to && changes.list.contains(&(id.clone(), Change::Alter)) {
            actions.replaced.insert(id.clone());
            continue;
        }
        match from.alter(to, id, &actions.context(changes, &BTreeSet::new())) {
            Alteration::InPlace { statements, retyped } => {
                actions.altered.insert(id.clone(), (statements, retyped));
            }
            Alteration::Replace => {
                actions.replaced.insert(id.clone());
            }
            Alteration::Aside => {
                actions.move_aside(id.clone());
            }
        }
    }
}

/// Whatever stands on something that is dropped or retyped gives way.
fn spread(changes: &Changes<'_>, actions: &mut Actions, touched: &mut BTreeSet<Id>) {
    renew_generated(changes, actions);
    domain::renewed(&changes.from, &changes.to, actions.created.iter().chain(&actions.replaced))
        .into_iter()
        .for_each(|id| actions.move_aside(id));
    override_anew(changes, actions);
    lose_parts(changes, actions);
    let retyped = actions.altered.values().any(|(_, retyped)| *retyped != Retyped::No);
    if actions.dropped.is_empty() && actions.replaced.is_empty() && !retyped {
        return;
    }
    for (id, fact) in changes.from.iter() {
        match goes_with_table(id, fact, actions) {
            Some(Table::Aside) if matches!(id, Id::Table(_)) && changes.to.contains(id) => {
                actions.move_aside(id.clone())
            }
            Some(_) if changes.to.contains(id) => drop(actions.replaced.insert(id.clone())),
            _ => {}
        }
        let goes_over = (matches!(id, Id::Column(_)) || is_type(id))
            && fact.needs.iter().any(|need| is_of_column(need) && actions.aside.contains_key(need));
        functions_step_aside(id, fact, changes, actions);
        // Few do either, and what stays is looked up last.
        if !(goes_over || gives_way(id, fact, actions)) || actions.replaced.contains(id) || !changes.to.contains(id) {
            continue;
        }
        match (goes_over, id) {
            (true, Id::Column(_)) => drop(touched.insert(id.clone())),
            (true, _) => actions.move_aside(id.clone()),
            (false, _) => drop(actions.replaced.insert(id.clone())),
        }
    }
}

/// A range that stays until its values have gone over has its functions until then, and so has a table whose rows are
/// divided by what a function says.
fn functions_step_aside(id: &Id, fact: &Fact, changes: &Changes<'_>, actions: &mut Actions) {
    let user = match id {
        Id::Range(_) => id.clone(),
        Id::Table(name) => Id::Table(whole(name, &changes.from)),
        _ => return,
    };
    let functions = fact.needs.iter().filter(|need| matches!(need, Id::Function(_)) && actions.drops(need));
    for function in functions.filter(|_| changes.to.contains(&user)).cloned().collect::<Vec<_>>() {
        actions.move_aside(user.clone());
        match overload(&function, actions) {
            // A call would be of either.
            Some(new) => drop(actions.aside.insert(function, new)),
            None if actions.replaced.contains(&function) => actions.move_aside(function),
            None => {}
        }
    }
}

/// The new function that has the name of one that is dropped.
fn overload(old: &Id, actions: &Actions) -> Option<Id> {
    let Id::Function(old_name) = old else { return None };
    let is_new = |id: &&Id| matches!(id, Id::Function(new) if new.name == old_name.name);
    actions.created.iter().find(is_new).filter(|_| actions.dropped.contains(old)).cloned()
}

/// The table that a partition of a partition is part of in the end.
fn whole(name: &Qualified, schema: &Schema) -> Qualified {
    parents(name, schema).next().map_or_else(|| name.clone(), |parent| whole(parent, schema))
}

/// What a change would go on to is said anew after it.
fn override_anew(changes: &Changes<'_>, actions: &mut Actions) {
    let overrides = |id: &Id| matches!(id, Id::Default(_) | Id::InheritedColumn(_) | Id::TriggerState(_));
    let changes_it = |id: &Id, need: &Id| {
        let comes_or_goes = actions.created.contains(need) || actions.dropped.contains(need);
        is_overridden(id, need) && (comes_or_goes || actions.altered.contains_key(need))
    };
    let anew = changes.from.iter().filter(|(id, _)| overrides(id)).filter(|(id, fact)| {
        let after = changes.to.get(id).map(|fact| &fact.needs);
        after.is_some_and(|after| fact.needs.iter().chain(after).any(|need| changes_it(id, need)))
    });
    let anew: Vec<Id> = anew.map(|(id, _)| id.clone()).collect();
    actions.replaced.extend(anew);
}

/// The index of a partition is a part until the whole index is dropped.
fn lose_parts(changes: &Changes<'_>, actions: &mut Actions) {
    let lost = actions.dropped.iter().filter_map(|id| match changes.from.payload(id) {
        Some(Payload::PartitionIndex(index)) if !index.apart => Some(index.of.clone()),
        _ => None,
    });
    let whole: Vec<Id> = lost.filter(|of| changes.to.payload(of).is_some_and(is_only)).collect();
    actions.replaced.extend(whole);
}

/// How a table is made anew.
enum Table {
    /// Its rows are lost, or are elsewhere.
    Replaced,
    /// Its rows go over to the new one.
    Aside,
}

/// How the table is made anew that the object goes with: as a part, a partition or a child.
fn goes_with_table(id: &Id, fact: &Fact, actions: &Actions) -> Option<Table> {
    let child = matches!(id, Id::Table(_)).then_some(&fact.needs).into_iter().flatten();
    let owners = fact.payload.owners(id);
    let mut above = owners.iter().chain(child).filter(|owner| matches!(owner, Id::Table(_)) && *owner != id);
    above.find_map(|table| match actions.replaced.contains(table) {
        true if actions.aside.contains_key(table) => Some(Table::Aside),
        true => Some(Table::Replaced),
        false => None,
    })
}

/// An existing column becomes a generated one only by a new column.
fn renew_generated(changes: &Changes<'_>, actions: &mut Actions) {
    let generated = actions.created.iter().chain(&actions.replaced).filter_map(|id| match id {
        Id::Generated(column) => Some(Id::Column(column.clone())),
        _ => None,
    });
    // A virtual column has no values to keep when its expression goes.
    let bare = actions.dropped.iter().filter_map(|id| match (id, changes.from.payload(id)) {
        (Id::Generated(column), Some(Payload::Generated(generated))) if !generated.stored => {
            Some(Id::Column(Member::clone(column)))
        }
        _ => None,
    });
    let columns: Vec<_> =
        generated.chain(bare).filter(|column| changes.from.contains(column) && changes.to.contains(column)).collect();
    actions.replaced.extend(columns);
}

fn gives_way(id: &Id, fact: &Fact, actions: &Actions) -> bool {
    let mut cause = NOTHING;
    for need in &fact.needs {
        // Nothing goes over from a function to another one.
        let aside = actions.aside.contains_key(need) && !matches!(need, Id::Function(_));
        cause.aside |= aside;
        cause.gone |= actions.drops(need) && !aside;
        cause.retyped = cause.retyped.max(actions.altered.get(need).map_or(Retyped::No, |(_, retyped)| *retyped));
    }
    let moves = matches!(id, Id::SequenceOwner(_)) && actions.altered.contains_key(id);
    cause != NOTHING && !moves && fact.payload.gives_way(cause)
}

const NOTHING: Cause = Cause { gone: false, aside: false, retyped: Retyped::No };
