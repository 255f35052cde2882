//! Rows of one table: each value from a stream of its own, and all of them held against what the table asks for.

use super::condition::Value;
use super::kind::Kind;
use super::parents::Parents;
use super::random::{Random, scattered};
use super::table::{Key, Part, Table};
use super::value::{Place, known, value};
use super::{Given, Overrides};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// A row: the text of each value, or NULL.
pub(super) type Row = Vec<Option<Arc<str>>>;

/// How often a row is made anew that breaks a rule.
const ATTEMPTS: u64 = 60;

/// How many attempts the values of a key get that is counted through.
const PATIENCE: u64 = 10;

/// The last attempt in which the values are those that come by chance: later ones have the row's number in them.
const BY_CHANCE: u64 = 1;

/// From this row on, chance alone would make too many that are alike.
const MANY: u64 = 500;

/// Makes the rows of a table.
pub(super) struct Maker<'m> {
    pub(super) seed: u64,
    pub(super) table: &'m Table,
    pub(super) overrides: &'m Overrides,
    /// References that are filled in afterwards.
    pub(super) later: Vec<usize>,
    /// The keys of the rows that are there.
    seen: Vec<HashSet<String>>,
    /// The key whose values are few and are counted through, with how many there are.
    through: Option<(usize, u64)>,
    counter: u64,
    /// What the last row broke that could not be made.
    pub(super) broken: Option<String>,
    /// Where counted columns go on.
    pub(super) counted_from: BTreeMap<usize, i64>,
}

impl<'m> Maker<'m> {
    pub(super) fn new(seed: u64, table: &'m Table, overrides: &'m Overrides, later: Vec<usize>) -> Self {
        let seen = vec![HashSet::new(); table.keys.len()];
        let (through, counter, broken, counted_from) = (None, 0, None, BTreeMap::new());
        Self { seed, table, overrides, later, seen, through, counter, broken, counted_from }
    }

    /// How many rows there can be of those that are wanted, and by which key: where a key's values are few, they are counted
    /// through, since chance would not find the last of them.
    pub(super) fn room(&mut self, wanted: u64, parents: &Parents) -> (u64, Option<String>) {
        let rooms = self.table.keys.iter().enumerate().filter(|(_, key)| key.predicate.is_none());
        let rooms: Vec<_> = rooms.filter_map(|(at, key)| Some((at, self.values_of(key, parents)?))).collect();
        let Some((at, room)) = rooms.into_iter().min_by_key(|(_, room)| *room) else { return (wanted, None) };
        if room < wanted.saturating_mul(4) {
            self.through = Some((at, room));
        }
        let name = (room < wanted).then(|| self.table.keys[at].name.clone());
        (wanted.min(room), name)
    }

    /// How many different values a key has, where they are few.
    fn values_of(&self, key: &Key, parents: &Parents) -> Option<u64> {
        let columns = Table::key_columns(key)?;
        let digits = self.digits(&columns, parents)?;
        Some(digits.iter().fold(1, |room: u64, (_, count)| room.saturating_mul(*count)))
    }

    /// What a key is counted through by: references and closed columns, each with how many there are.
    fn digits(&self, columns: &[usize], parents: &Parents) -> Option<Vec<(Digit, u64)>> {
        let mut left: Vec<usize> = columns.to_vec();
        let mut digits = Vec::new();
        for (at, reference) in self.table.references.iter().enumerate() {
            let inside = reference.columns.iter().all(|column| left.contains(column));
            let own = reference.target == self.table.name || self.later.contains(&at);
            if inside && !own && !self.is_given(&reference.columns) {
                left.retain(|column| !reference.columns.contains(column));
                digits.push((Digit::Reference(at), parents.count(&reference.target) as u64));
            }
        }
        for at in left {
            let column = self.table.columns.get(at).filter(|_| !self.is_given(&[at]))?;
            let count = match &column.bounds.values {
                Some(values) => values.len() as u64,
                None => column.kind.count()?,
            };
            digits.push((Digit::Column(at), count));
        }
        Some(digits)
    }

    fn is_given(&self, columns: &[usize]) -> bool {
        columns.iter().any(|at| self.overrides.given(&self.table.name, &self.table.columns[*at].name).is_some())
    }

    /// Makes a row that breaks no rule that is known.
    pub(super) fn row(&mut self, number: u64, tries: u64, parents: &Parents) -> Option<Row> {
        for attempt in 0..ATTEMPTS {
            let row = self.attempt(number, tries * ATTEMPTS + attempt, parents);
            match row.and_then(|row| self.accepted(&row).map(|()| row)) {
                Ok(row) => {
                    self.counter += 1;
                    return Some(row);
                }
                Err(broken) => {
                    // What stands against these values of the key may be another's doing: they get some more attempts.
                    let taken = self.through.is_some_and(|(at, _)| self.table.keys[at].name == broken);
                    self.counter += u64::from(taken || attempt % PATIENCE == PATIENCE - 1);
                    self.broken = Some(broken);
                }
            }
        }
        None
    }

    /// Keeps in mind that a row is there, which may be none of ours.
    pub(super) fn remember(&mut self, row: &Row) {
        for (at, key) in self.table.keys.iter().enumerate() {
            if let Some(text) = self.key_of(key, row) {
                self.seen[at].insert(text);
            }
        }
    }

    /// Forgets a row that PostgreSQL refused.
    pub(super) fn forget(&mut self, row: &Row) {
        for (at, key) in self.table.keys.iter().enumerate() {
            if let Some(text) = self.key_of(key, row) {
                self.seen[at].remove(&text);
            }
        }
    }

    fn accepted(&mut self, row: &Row) -> Result<(), String> {
        for (name, condition) in &self.table.conditions {
            if condition.value(&|column| self.value_of(row, column)) == Value::Boolean(false) {
                return Err(name.clone());
            }
        }
        let keys: Vec<_> = self.table.keys.iter().map(|key| self.key_of(key, row)).collect();
        for (at, text) in keys.iter().enumerate() {
            if text.as_ref().is_some_and(|text| self.seen[at].contains(text)) {
                return Err(self.table.keys[at].name.clone());
            }
        }
        for (at, text) in keys.into_iter().enumerate() {
            self.seen[at].extend(text);
        }
        Ok(())
    }

    fn value_of(&self, row: &Row, column: &str) -> Value {
        let Some(at) = self.table.column(column) else { return Value::Unknown };
        match &row[at] {
            None => Value::Null,
            Some(text) => known(&self.table.columns[at].kind, text),
        }
    }

    /// The values of a key as one text; `None` where the row has none that could be twice.
    fn key_of(&self, key: &Key, row: &Row) -> Option<String> {
        let column = |name: &str| self.value_of(row, name);
        if let Some(predicate) = &key.predicate
            && matches!(predicate.value(&column), Value::Boolean(false) | Value::Null)
        {
            return None;
        }
        let mut text = String::new();
        for part in &key.parts {
            match part {
                Part::Column(at) => match &row[*at] {
                    Some(value) => text.push_str(value),
                    None if key.nulls_distinct => return None,
                    None => text.push('\u{1}'),
                },
                Part::Expression(expression) => match expression.value(&column) {
                    Value::Null | Value::Unknown => return None,
                    value => text.push_str(&format!("{value:?}")),
                },
            }
            text.push('\0');
        }
        Some(text)
    }

    fn attempt(&self, number: u64, attempt: u64, parents: &Parents) -> Result<Row, String> {
        let mut row: Row = vec![None; self.table.columns.len()];
        let mut set = vec![false; row.len()];
        let name = self.table.name.to_string();
        let stream = |what: &str| Random::of(self.seed, &[&name, what], &[number, attempt]);
        self.count_through(&mut row, &mut set, parents);
        for (at, reference) in self.table.references.iter().enumerate() {
            if reference.columns.iter().all(|column| set[*column]) || self.is_given(&reference.columns) {
                continue;
            }
            let own = reference.target == self.table.name;
            if self.later.contains(&at) || (own && self.refers_to_itself(at)) {
                continue;
            }
            let mut random = stream(&reference.name);
            let skip = reference.nullable && random.chance(if own { 10 } else { 20 });
            let parent = if skip { None } else { self.parent(at, &row, &set, &mut random, parents) };
            if parent.is_none() && !reference.nullable {
                return Err(reference.name.clone());
            }
            for (column, target) in reference.columns.iter().zip(&reference.target_columns) {
                let values = parents.column(&reference.target, target);
                row[*column] = parent.and_then(|place| values.get(place)?.clone());
                set[*column] = true;
            }
        }
        self.others(number, attempt, &mut row, &set)?;
        for (at, reference) in self.table.references.iter().enumerate() {
            if reference.target == self.table.name && self.refers_to_itself(at) {
                self.itself(at, &mut row, &mut stream(&reference.name), parents);
            }
        }
        Ok(row)
    }

    /// A reference to the table itself that cannot be NULL: the first row refers to itself.
    fn refers_to_itself(&self, reference: usize) -> bool {
        !self.table.references[reference].nullable
    }

    fn itself(&self, at: usize, row: &mut Row, random: &mut Random, parents: &Parents) {
        let reference = &self.table.references[at];
        let place = random.place(parents.count(&reference.target) + 1);
        for (column, target) in reference.columns.iter().zip(&reference.target_columns) {
            let before = parents.column(&reference.target, target).get(place).cloned();
            let own = self.table.column(target.as_str()).and_then(|at| row[at].clone());
            row[*column] = before.unwrap_or(own);
        }
    }

    /// The next values of the key that is counted through, in an order that looks like chance.
    fn count_through(&self, row: &mut Row, set: &mut [bool], parents: &Parents) {
        let Some((at, room)) = self.through else { return };
        let digits = Table::key_columns(&self.table.keys[at]).and_then(|columns| self.digits(&columns, parents));
        let mut rest = scattered(self.seed, self.counter, room);
        for (digit, count) in digits.into_iter().flatten() {
            let place = (rest % count.max(1)) as usize;
            rest /= count.max(1);
            match digit {
                Digit::Reference(at) => {
                    let reference = &self.table.references[at];
                    for (column, target) in reference.columns.iter().zip(&reference.target_columns) {
                        row[*column] = parents.column(&reference.target, target).get(place).cloned().flatten();
                        set[*column] = true;
                    }
                }
                Digit::Column(at) => {
                    let column = &self.table.columns[at];
                    row[at] = match (&column.bounds.values, &column.kind) {
                        (Some(values), _) | (None, Kind::Enum(values)) => {
                            values.get(place).map(|value| value.as_str().into())
                        }
                        (None, Kind::Boolean) => Some(if place == 0 { "f" } else { "t" }.into()),
                        _ => None,
                    };
                    // What has one value gets it as all others do.
                    set[at] = row[at].is_some();
                }
            }
        }
    }

    /// The place of a row to refer to, which has the values that other references have set already.
    fn parent(&self, at: usize, row: &Row, set: &[bool], random: &mut Random, parents: &Parents) -> Option<usize> {
        let reference = &self.table.references[at];
        let count = parents.count(&reference.target);
        let column = reference.columns.first().map(|at| &self.table.columns[*at].name);
        let spread = column.and_then(|column| self.overrides.spread(&self.table.name, column)).unwrap_or_default();
        let fits = |place: &usize| {
            reference.columns.iter().zip(&reference.target_columns).all(|(column, target)| {
                let value = parents.column(&reference.target, target).get(*place).cloned().flatten();
                value.is_some() && (!set[*column] || row[*column] == value)
            })
        };
        let chosen = (0..20).map(|_| spread.place(count, random)).find(fits);
        chosen.or_else(|| (0..count).find(fits))
    }

    fn others(&self, number: u64, attempt: u64, row: &mut Row, set: &[bool]) -> Result<(), String> {
        let name = self.table.name.to_string();
        let moment = Random::of(self.seed, &[&name], &[number]).below(400 * 86_400);
        for (at, column) in self.table.columns.iter().enumerate() {
            if let Some(given) = self.overrides.given(&self.table.name, &column.name) {
                row[at] = given(number).0.map(Arc::from);
                continue;
            }
            if set[at] || self.later.iter().any(|later| self.table.references[*later].columns.contains(&at)) {
                continue;
            }
            let reference = self.table.references.iter().any(|reference| reference.columns.contains(&at));
            if reference && column.nullable {
                continue;
            }
            if let Some((first, step)) = column.counted {
                let from = self.counted_from.get(&at).copied().unwrap_or(first);
                row[at] = Some(from.saturating_add(step.saturating_mul(number as i64)).to_string().into());
                continue;
            }
            let mut random = Random::of(self.seed, &[&name, column.name.as_str()], &[number, attempt]);
            let keyed = self.distinct(at);
            if column.nullable && keyed.is_none() && random.chance(column.hint.nulls()) {
                continue;
            }
            if let Some(json) = &column.json {
                row[at] = Some(json.as_str().into());
                continue;
            }
            let distinct = match keyed {
                Some(true) if !matches!(column.kind, Kind::Text(_)) => Some(number + attempt),
                Some(true) if attempt >= BY_CHANCE || number >= MANY => Some(number + attempt / ATTEMPTS),
                Some(false) if attempt > ATTEMPTS / 2 => Some(number),
                _ => None,
            };
            let place = Place { name: &column.hint, bounds: &column.bounds, distinct, moment };
            match value(&column.kind, &place, &mut random) {
                Some(text) => row[at] = Some(text.into()),
                None if column.nullable => {}
                None => return Err(format!("no value of `{}` is known", column.name)),
            }
        }
        Ok(())
    }

    /// Whether the column is a key by itself, or one of several columns of one.
    fn distinct(&self, column: usize) -> Option<bool> {
        let has = |part: &Part| match part {
            Part::Column(at) => *at == column,
            Part::Expression(expression) => expression.has(self.table.columns[column].name.as_str()),
        };
        let keys = self.table.keys.iter().filter(|key| key.parts.iter().any(has));
        keys.map(|key| key.parts.len() == 1).max()
    }
}

enum Digit {
    Reference(usize),
    Column(usize),
}

/// What a user gives for a column.
pub(super) type Giver = Arc<dyn Fn(u64) -> Given + Send + Sync>;
