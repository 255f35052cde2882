//! Dependencies as PostgreSQL's catalogs have them, from addresses to identities.

use crate::kind::Id;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where the catalogs keep an object: a row of a catalog, or a part of it such as a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Address {
    pub(super) class: i64,
    pub(super) object: i64,
    pub(super) part: i32,
}

impl Address {
    fn whole(self) -> Self {
        Self { part: 0, ..self }
    }
}

/// The most aliases from one address to an object: a multirange of an array of a table's row type, and some.
const MOST_ALIASES: usize = 6;

/// Which addresses are which objects, and which depend on which.
#[derive(Default)]
pub(super) struct Dependencies {
    objects: HashMap<Address, Id>,
    aliases: HashMap<Address, Address>,
    inherited: HashMap<Address, Address>,
    pairs: Vec<(Address, Address)>,
}

impl Dependencies {
    /// An object and its address.
    pub(super) fn object(&mut self, address: Address, id: Id) {
        self.objects.insert(address, id);
    }

    /// What is at `from` is part of what is at `to`.
    pub(super) fn alias(&mut self, from: Address, to: Address) {
        self.aliases.insert(from, to);
    }

    /// What is at `from` is there because of what is at `to`. Who needs the one needs the other; what it needs itself
    /// is no need of the other.
    pub(super) fn inherited(&mut self, from: Address, to: Address) {
        self.inherited.insert(from, to);
    }

    /// What is at `from` depends on what is at `to`.
    pub(super) fn depends(&mut self, from: Address, to: Address) {
        self.pairs.push((from, to));
    }

    /// What each object needs. `attached` has the address of what it is said of.
    pub(super) fn edges<'a>(&'a self, attached: &'a [(Id, Address)]) -> BTreeMap<&'a Id, BTreeSet<Id>> {
        let mut edges: BTreeMap<&Id, BTreeSet<Id>> = BTreeMap::new();
        for (from, to) in &self.pairs {
            if let (Some(from), Some(to)) = (self.part_of(*from), self.resolve(*to))
                && is_need(from, to)
            {
                edges.entry(from).or_default().insert(to.clone());
            }
        }
        for (id, address) in attached {
            edges.entry(id).or_default().extend(self.resolve(*address).cloned());
        }
        edges
    }

    /// The object that depends on what an address depends on.
    fn part_of(&self, address: Address) -> Option<&Id> {
        let is_fact = self.objects.contains_key(&address);
        if is_fact || !self.inherited.contains_key(&address) { self.follow(address, |_| None) } else { None }
    }

    /// The object that has to exist for what is at an address to exist.
    fn resolve(&self, address: Address) -> Option<&Id> {
        self.follow(address, |address| self.inherited.get(&address).copied())
    }

    /// The object at an address: of a part that is no object itself, the whole.
    fn follow(&self, mut address: Address, further: impl Fn(Address) -> Option<Address>) -> Option<&Id> {
        for _ in 0..MOST_ALIASES {
            if let Some(id) = self.objects.get(&address) {
                return Some(id);
            }
            let alias = |address| self.aliases.get(&address).copied().or_else(|| further(address));
            match alias(address).or_else(|| alias(address.whole())) {
                Some(next) => address = next,
                None => return self.objects.get(&address.whole()),
            }
        }
        None
    }
}

/// Whether one has to exist for the other. What belongs together in one statement depends on each other in the catalogs.
fn is_need(from: &Id, to: &Id) -> bool {
    match (from, to) {
        // The column owns it: that is a fact of its own.
        (Id::Sequence(_), Id::Column(_) | Id::Table(_)) => false,
        // A partition key depends on its columns, which come with the table.
        (Id::Table(table), other) => other.member().is_none_or(|member| member.table != *table),
        _ => from != to,
    }
}
