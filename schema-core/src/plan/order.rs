//! The order of the steps: a stable topological sort over what each needs, provides and removes.

use super::between_tables;
use super::evaluation::{callers, evaluates};
use super::node::{Action, Node};
use super::replacement::Actions;
use crate::diff::Changes;
use crate::error::{Error, Result};
use crate::ident::Signature;
use crate::kind::object::{Place, Slot};
use crate::kind::{Id, Payload};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};

/// The places of the steps, in an order in which each finds what it needs.
///
/// # Errors
/// The steps wait for each other in a circle.
pub(super) fn sort(nodes: &[Node], changes: &Changes<'_>, actions: &Actions) -> Result<Vec<usize>> {
    let edges = edges(nodes, changes, actions);
    let callers = callers(&changes.to);
    let ranks: Vec<_> = nodes.iter().map(|node| rank(node, evaluates(node, &callers), changes)).collect();
    let mut waiting = vec![0_usize; nodes.len()];
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (first, second) in edges.iter().copied() {
        waiting[second] += 1;
        after[first].push(second);
    }
    let mut ready: BinaryHeap<_> =
        (0..nodes.len()).filter(|at| waiting[*at] == 0).map(|at| Reverse((&ranks[at], at))).collect();
    let mut order = Vec::with_capacity(nodes.len());
    while let Some(Reverse((_, at))) = ready.pop() {
        order.push(at);
        for next in &after[at] {
            waiting[*next] -= 1;
            if waiting[*next] == 0 {
                ready.push(Reverse((&ranks[*next], *next)));
            }
        }
    }
    if order.len() == nodes.len() { Ok(order) } else { Err(circle(nodes, &waiting, &edges)) }
}

fn circle(nodes: &[Node], waiting: &[usize], edges: &BTreeSet<(usize, usize)>) -> Error {
    let before = |at: usize| edges.iter().find(|(first, second)| *second == at && waiting[*first] > 0);
    let mut walked: Vec<usize> = (0..nodes.len()).filter(|at| waiting[*at] > 0).take(1).collect();
    let start = loop {
        let first = walked.last().and_then(|last| before(*last)).map_or(0, |(first, _)| *first);
        if let Some(start) = walked.iter().position(|at| *at == first) {
            break start;
        }
        walked.push(first);
    };
    let stuck: Vec<_> =
        walked[start..].iter().rev().map(|at| format!("{:?} {}", nodes[*at].action, nodes[*at].id)).collect();
    Error::internal(format!("these steps wait for each other: {}", stuck.join(", ")))
        .help("this is a defect of the tool: please report the two schemas")
}

/// Where several steps are ready, people read on with the same table.
fn rank(node: &Node, evaluates: bool, changes: &Changes<'_>) -> (u8, String, u32, Id) {
    let place = node.id.place();
    let class = match (node.action, place) {
        (Action::Drop, Place::After | Place::Last) => 0,
        (Action::Drop, Place::Table | Place::Reference) => 1,
        (_, Place::Ground) if node.action != Action::Drop => 2,
        (Action::Create, Place::Before) => 3,
        (Action::Create | Action::Alter, Place::Last) => 9,
        (Action::Create, _) if evaluates => 8,
        (Action::Alter, _) => 4,
        (Action::Create, Place::Ground | Place::Table) => 5,
        (Action::Create, Place::Reference) => 6,
        (Action::Create, Place::After) => 7,
        (Action::Drop, Place::Before) => 10,
        (Action::Drop, Place::Ground) => 11,
    };
    // New columns come in the order that they have in a new table.
    let position = match changes.to.payload(&node.id) {
        Some(Payload::Column(column)) if node.action == Action::Create => column.position.0,
        _ => 0,
    };
    (class, table(&node.id, changes, node.action).unwrap_or_default(), position, node.id.clone())
}

fn table(id: &Id, changes: &Changes<'_>, action: Action) -> Option<String> {
    let schema = if action == Action::Drop { &*changes.from } else { &*changes.to };
    match (id, schema.payload(id)) {
        (_, Some(Payload::Index(index))) => Some(index.table.to_string()),
        (_, Some(Payload::SequenceOwner(owner))) => Some(owner.column.table.to_string()),
        (Id::Comment(on), _) => table(on, changes, action),
        _ => id.table().map(ToString::to_string),
    }
}

struct Places<'a> {
    creates: HashMap<&'a Id, usize>,
    drops: HashMap<&'a Id, usize>,
    alters: HashMap<&'a Id, usize>,
    vacates: HashMap<&'a Id, usize>,
    frees: BTreeMap<Slot, usize>,
}

impl<'a> Places<'a> {
    fn new(nodes: &'a [Node], changes: &Changes<'_>, actions: &Actions) -> Self {
        let mut places = Self {
            creates: HashMap::new(),
            drops: HashMap::new(),
            alters: HashMap::new(),
            vacates: HashMap::new(),
            frees: BTreeMap::new(),
        };
        for (at, node) in nodes.iter().enumerate() {
            let map = match node.action {
                Action::Create => &mut places.creates,
                Action::Drop => &mut places.drops,
                Action::Alter => &mut places.alters,
            };
            map.extend(node.with.iter().map(|id| (id, at)));
            // What is aside has left its place.
            if node.action == Action::Drop && !actions.aside.contains_key(&node.id) {
                places.vacates.extend(node.with.iter().map(|id| (id, at)));
                let freed = node.with.iter().filter_map(|id| Some(changes.from.payload(id)?.slots(id)));
                places.frees.extend(freed.flatten().map(|slot| (slot, at)));
            }
        }
        places
    }
}

/// The pairs of steps of which the first comes before the second.
fn edges(nodes: &[Node], changes: &Changes<'_>, actions: &Actions) -> BTreeSet<(usize, usize)> {
    let places = Places::new(nodes, changes, actions);
    let mut edges = BTreeSet::new();
    for (at, node) in nodes.iter().enumerate() {
        for id in &node.with {
            if node.action != Action::Drop {
                after_needs(id, at, &places, changes, &mut edges);
            }
            if node.action != Action::Create {
                before_needs_go(id, at, &places, changes, actions, &mut edges);
            }
            if node.action == Action::Create {
                after_place_is_free(id, at, &places, changes, actions, &mut edges);
            }
            beside_those_it_follows(id, at, node.action, &places, changes, &mut edges);
        }
    }
    edges.extend(between_tables::edges(nodes, changes, actions));
    edges.retain(|(first, second)| first != second);
    after_others_of_the_name(nodes, &places, changes, &mut edges);
    edges
}

fn after_needs(id: &Id, at: usize, places: &Places<'_>, changes: &Changes<'_>, edges: &mut BTreeSet<(usize, usize)>) {
    // NULLs of a column that becomes NOT NULL take its default.
    let default = match id {
        Id::Column(column) => changes.to.get(&Id::Default(column.clone())),
        _ => None,
    };
    let facts = [changes.to.get(id), default];
    for need in facts.iter().flatten().flat_map(|fact| &fact.needs).filter(|need| *need != id) {
        edges.extend(places.creates.get(need).map(|first| (*first, at)));
        edges.extend(places.alters.get(need).map(|first| (*first, at)));
    }
}

fn before_needs_go(
    id: &Id,
    at: usize,
    places: &Places<'_>,
    changes: &Changes<'_>,
    actions: &Actions,
    edges: &mut BTreeSet<(usize, usize)>,
) {
    for need in changes.from.get(id).iter().flat_map(|fact| &fact.needs) {
        edges.extend(places.drops.get(need).map(|second| (at, *second)));
        // What is dropped does not see its needs altered; unless it is what lets a column be NOT NULL at once.
        if lets_be_not_null(id, need, changes) {
            edges.extend(places.alters.get(need).map(|first| (*first, at)));
        } else if places.drops.get(id) == Some(&at) {
            edges.extend(places.alters.get(need).map(|second| (at, *second)));
            edges.extend(new_of_what_it_names(id, need, places, actions).map(|second| (at, second)));
        }
    }
}

fn lets_be_not_null(id: &Id, need: &Id, changes: &Changes<'_>) -> bool {
    match (changes.from.payload(id), changes.from.payload(need), changes.to.payload(need), need) {
        (Some(Payload::Check(check)), Some(Payload::Column(old)), Some(Payload::Column(new)), Id::Column(name)) => {
            !old.not_null && new.not_null && old.sql_type == new.sql_type && check.says_not_null(name)
        }
        _ => false,
    }
}

fn beside_those_it_follows(
    id: &Id,
    at: usize,
    action: Action,
    places: &Places<'_>,
    changes: &Changes<'_>,
    edges: &mut BTreeSet<(usize, usize)>,
) {
    let schema = if action == Action::Drop { &*changes.from } else { &*changes.to };
    for other in schema.payload(id).map(|payload| payload.follows(id)).unwrap_or_default() {
        let steps = [&places.creates, &places.alters, &places.drops].into_iter().filter_map(|map| map.get(&other));
        edges.extend(steps.map(|step| if action == Action::Drop { (at, *step) } else { (*step, at) }));
    }
}

/// A function is named by the types of its arguments, and is dropped while they are called as they are.
fn new_of_what_it_names(id: &Id, need: &Id, places: &Places<'_>, actions: &Actions) -> Option<usize> {
    let new = actions.aside.get(need)?;
    let named = (id.table().is_none() || matches!(id, Id::DomainCheck(_))) && places.vacates.contains_key(id);
    places.creates.get(new).copied().filter(|_| named)
}

/// While a function is there that goes, a call may be of that one or of a new one with the same name: wherever it can, it
/// goes first.
fn after_others_of_the_name(
    nodes: &[Node],
    places: &Places<'_>,
    changes: &Changes<'_>,
    edges: &mut BTreeSet<(usize, usize)>,
) {
    let gone: Vec<_> = places.vacates.iter().filter_map(|(id, at)| Some((signature(id)?, *at))).collect();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.action == Action::Create) {
        let needs = node.with.iter().filter_map(|id| changes.to.get(id)).flat_map(|fact| &fact.needs);
        for new in needs.filter(|need| places.creates.contains_key(need)).filter_map(signature) {
            let others = gone.iter().filter(|(old, _)| old.name == new.name && *old != new);
            let free: Vec<_> = others.map(|(_, first)| *first).filter(|first| !reaches(at, *first, edges)).collect();
            edges.extend(free.into_iter().map(|first| (first, at)));
        }
    }
}

fn signature(id: &Id) -> Option<&Signature> {
    match id {
        Id::Function(signature) => Some(signature),
        _ => None,
    }
}

/// Whether a step comes before another one, by steps between them or none.
fn reaches(step: usize, other: usize, edges: &BTreeSet<(usize, usize)>) -> bool {
    let (mut waiting, mut seen) = (vec![step], BTreeSet::new());
    while let Some(at) = waiting.pop() {
        if at == other {
            return true;
        }
        let next = edges.range((at, 0)..=(at, usize::MAX)).map(|(_, second)| *second);
        waiting.extend(next.filter(|second| seen.insert(*second)));
    }
    false
}

fn after_place_is_free(
    id: &Id,
    at: usize,
    places: &Places<'_>,
    changes: &Changes<'_>,
    actions: &Actions,
    edges: &mut BTreeSet<(usize, usize)>,
) {
    let aside = actions.aside.iter().filter(|(_, new)| *new == id);
    edges.extend(aside.filter_map(|(old, _)| places.drops.get(old)).map(|second| (at, *second)));
    edges.extend(places.vacates.get(id).map(|first| (*first, at)));
    let slots = changes.to.payload(id).map(|payload| payload.slots(id)).unwrap_or_default();
    edges.extend(slots.iter().filter_map(|slot| places.frees.get(slot)).map(|first| (*first, at)));
}
