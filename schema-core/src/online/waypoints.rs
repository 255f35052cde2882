//! What is not yet, or still, as it is in the end, and until which stage.

use crate::ident::{Ident, Qualified};
use crate::kind::{Id, Payload};
use crate::model::{Fact, Schema};
use crate::rename::Renames;
use crate::statement::{Hazard, Statement};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

/// When something is done. The stages come in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Point {
    /// Enums get values that something else is going to mention.
    Extend,
    /// What hinders nobody is added, and constraints hold for new rows.
    Expand,
    /// New columns get the defaults that would have rewritten the table.
    Default,
    /// The rows of a table that were there before are filled, in batches.
    Fill(Id),
    /// No new row may have a NULL where old ones had some.
    Guard,
    /// An index is built.
    Build(Id),
    /// Constraints are checked for the rows that were there before.
    Validate,
    /// Columns become NOT NULL, and indexes keys.
    Constrain,
    /// What was built beside takes the place of the old.
    Switch,
    /// Constraints that had to wait for it are checked for the rows that were there before.
    Confirm,
    /// What had to be checked on each partition becomes the whole's.
    Join,
    /// An index is dropped.
    Discard(Id),
    /// What the application needs no more is dropped.
    Contract,
}

impl Point {
    /// Whether the stage is one statement outside of a transaction.
    pub(super) fn is_alone(&self) -> bool {
        matches!(self, Self::Build(_) | Self::Discard(_))
    }

    /// What the stage is called in the name of its migration.
    pub(super) fn phase(&self) -> String {
        let of = |word: &str, id: &Id| match id.own_name() {
            Some(name) => format!("{word} {}", name.as_str()),
            None => word.to_owned(),
        };
        match self {
            Self::Extend => "values".to_owned(),
            Self::Expand => "expand".to_owned(),
            Self::Default => "defaults".to_owned(),
            Self::Fill(id) => of("backfill", id),
            Self::Guard => "guard".to_owned(),
            Self::Build(id) => of("index", id),
            Self::Validate => "validate".to_owned(),
            Self::Constrain => "constrain".to_owned(),
            Self::Confirm => "confirm".to_owned(),
            Self::Join => "join".to_owned(),
            Self::Switch => "switch".to_owned(),
            Self::Discard(id) => of("drop", id),
            Self::Contract => "contract".to_owned(),
        }
    }
}

/// What is otherwise than in the end, on the way there.
#[derive(Clone, Debug, Default)]
pub(super) struct Waypoints {
    /// Before a point, an object is like this, or is not there.
    until: BTreeMap<Id, BTreeMap<Point, Option<Fact>>>,
    renames: BTreeMap<Point, Vec<(Id, Ident)>>,
    fills: BTreeMap<Point, Statement>,
    fills_back: BTreeMap<Point, Vec<(Id, Statement)>>,
    copies: BTreeSet<Id>,
    counts: BTreeMap<Id, Option<String>>,
    numbers: BTreeMap<Id, Qualified>,
    continued: BTreeMap<Id, Id>,
    pauses: BTreeMap<Point, BTreeSet<String>>,
    beside: Renames,
    at_once: Renames,
}

impl Waypoints {
    /// What goes over is called so until it takes the name, and what else is called differently is so from the beginning.
    pub(super) fn stand_in(&mut self, beside: Renames, at_once: Renames) {
        (self.beside, self.at_once) = (beside, at_once);
    }

    pub(super) fn renamed_at_once(&self) -> &Renames {
        &self.at_once
    }

    pub(super) fn beside(&self) -> &Renames {
        &self.beside
    }

    /// Before `point` there is no such object.
    pub(super) fn absent(&mut self, id: &Id, point: Point) {
        self.until.entry(id.clone()).or_default().entry(point).or_insert(None);
    }

    /// Before `point` the object is like this.
    pub(super) fn is(&mut self, id: &Id, point: Point, fact: Fact) {
        self.until.entry(id.clone()).or_default().insert(point, Some(fact));
    }

    /// Whether the object is not from the first stage on as it is in the end.
    pub(super) fn waits(&self, id: &Id) -> bool {
        self.until.contains_key(id)
    }

    /// At `point` an object gets another name.
    pub(super) fn rename(&mut self, point: Point, from: Id, to: Ident) {
        self.renames.entry(point).or_default().push((from, to));
    }

    /// At `point` rows are filled.
    pub(super) fn fill_at(&mut self, point: Point, statement: Statement) {
        self.fills.insert(point, statement);
    }

    /// Rows of a column that is dropped at `point` are filled where that is taken back.
    pub(super) fn fill_back_at(&mut self, point: Point, column: Id, statement: Statement) {
        self.fills_back.entry(point).or_default().push((column, statement));
    }

    /// What is in the column is also elsewhere.
    pub(super) fn copy_of(&mut self, column: &Id) {
        self.copies.insert(column.clone());
    }

    /// What the rows of now tell of whether the object will hold: the query that counts those for which it will not.
    pub(super) fn counted(&mut self, id: &Id, query: Option<String>) {
        self.counts.insert(id.clone(), query);
    }

    /// Before `point` the application has to be ready.
    pub(super) fn pause_at(&mut self, point: Point, why: String) {
        self.pauses.entry(point).or_default().insert(why);
    }

    /// The points at which something happens, in order.
    pub(super) fn points(&self) -> BTreeSet<Point> {
        let waits = self.until.values().flat_map(BTreeMap::keys);
        let others = self.renames.keys().chain(self.fills.keys());
        std::iter::once(&Point::Expand).chain(waits).chain(others).cloned().collect()
    }

    /// The schema after `point`.
    pub(super) fn at(&self, point: &Point, end: &Schema) -> Schema {
        let mut schema = end.clone();
        let later = (Bound::Excluded(point), Bound::Unbounded);
        for (id, until) in &self.until {
            match until.range::<Point, _>(later).next() {
                Some((_, Some(fact))) => schema.insert(id.clone(), fact.clone()),
                Some((_, None)) => drop(schema.remove(id)),
                None => {}
            }
        }
        schema
    }

    pub(super) fn renames(&self, point: &Point) -> &[(Id, Ident)] {
        self.renames.get(point).map_or(&[], Vec::as_slice)
    }

    pub(super) fn fill(&self, point: &Point) -> Option<&Statement> {
        self.fills.get(point)
    }

    pub(super) fn fills_back(&self, point: &Point) -> &[(Id, Statement)] {
        self.fills_back.get(point).map_or(&[], Vec::as_slice)
    }

    /// What is known of a statement for the object from the way there.
    pub(super) fn correct(&self, id: &Id, statement: &mut Statement) {
        if self.copies.contains(id) {
            statement.hazards.retain(|hazard| !matches!(hazard, Hazard::LosesData(_)));
        }
        if let (Some(count), false) = (self.counts.get(id), statement.checks.is_empty()) {
            statement.checks = count.iter().cloned().collect();
        }
    }

    /// Until it is there, an identity column is numbered by a sequence.
    pub(super) fn numbered_by(&mut self, identity: Id, sequence: Qualified) {
        self.numbers.insert(identity, sequence);
    }

    pub(super) fn numbers(&self) -> &BTreeMap<Id, Qualified> {
        &self.numbers
    }

    /// The numbers of the one identity column go on in the other one.
    pub(super) fn continued_by(&mut self, old: Id, new: Id) {
        self.continued.insert(old, new);
    }

    pub(super) fn continued(&self) -> &BTreeMap<Id, Id> {
        &self.continued
    }

    /// What the application has to do before `point`.
    pub(super) fn pause(&self, point: &Point) -> Option<String> {
        let why = self.pauses.get(point)?;
        Some(why.iter().cloned().collect::<Vec<_>>().join("; "))
    }

    /// The point from which on an object is there as it is in the end, where it has to wait.
    fn ready(&self, id: &Id) -> Option<&Point> {
        let (point, _) = self.until.get(id)?.iter().rfind(|(_, before)| before.is_none())?;
        Some(point)
    }

    /// What is still as it was needs what it needed.
    pub(super) fn keep_what_they_need(&mut self, from: &Schema, to: &Schema) {
        loop {
            let mut missing: BTreeMap<Id, Point> = BTreeMap::new();
            for (point, fact) in self.until.values().flatten().filter_map(|(point, fact)| Some((point, fact.as_ref()?)))
            {
                let gone = |need: &&Id| {
                    let kept = self.until.get(*need).and_then(|until| until.keys().next_back());
                    from.contains(need) && !to.contains(need) && kept < Some(point)
                };
                for need in fact.needs.iter().filter(gone) {
                    let until = missing.entry(need.clone()).or_insert_with(|| point.clone());
                    *until = point.clone().max(until.clone());
                }
            }
            if missing.is_empty() {
                return;
            }
            for (id, point) in missing {
                let Some(fact) = from.get(&id) else { continue };
                if let Id::PrimaryKey(_) = id {
                    self.keep_not_null(fact, &point, from);
                }
                self.is(&id, point, fact.clone());
            }
        }
    }

    /// The columns of a primary key are NOT NULL while it is there.
    fn keep_not_null(&mut self, key: &Fact, point: &Point, from: &Schema) {
        for column in key.needs.iter().filter(|need| matches!(need, Id::Column(_))) {
            if let (Some(fact), false) = (from.get(column), self.waits(column)) {
                self.is(column, point.clone(), fact.clone());
            }
        }
    }

    /// What needs an object that comes later comes later itself, as it was before until then.
    pub(super) fn delay_what_needs_them(&mut self, from: &Schema, to: &Schema) {
        loop {
            let waits = |id: &Id, fact: &Fact| {
                let until = fact.needs.iter().filter_map(|need| self.ready(need)).max()?;
                let unchanged = from.get(id).is_some_and(|old| old.payload == fact.payload);
                let waits = self.until.get(id).is_some_and(|own| own.keys().next_back() >= Some(until));
                (!unchanged && !waits).then(|| (id.clone(), fact.clone(), until.clone()))
            };
            let late: Vec<_> = to.iter().filter_map(|(id, fact)| waits(id, fact)).collect();
            if late.is_empty() {
                return;
            }
            for (id, fact, until) in late {
                match from.get(&id) {
                    Some(old) => self.is(&id, until, old.clone()),
                    None => self.absent(&id, until),
                }
                self.check_later(&id, fact);
            }
        }
    }

    /// A foreign key that had to wait for its key is checked in a stage of its own.
    fn check_later(&mut self, id: &Id, mut fact: Fact) {
        if let Payload::ForeignKey(key) = &mut fact.payload
            && self.until.get_mut(id).and_then(|until| until.remove(&Point::Validate)).is_some()
        {
            key.not_valid = true;
            self.is(id, Point::Confirm, fact);
        }
    }
}
