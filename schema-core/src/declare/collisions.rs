//! Names that two have in a schema: found by a table of hashes, because each comparison costs time while compiling.

use super::def::{SchemaDef, TableDef};
use super::message::{Findings, same};
use super::names::{Name, Named, PRIME, Space, named, places};

/// A name that two have: the table and the place of each.
#[derive(Clone, Copy)]
struct Twice {
    first: (usize, usize),
    second: (usize, usize),
}

/// So many are told at once.
const MOST: usize = 32;

/// The names that two have in a schema.
pub(super) struct Collisions {
    found: [Option<Twice>; MOST],
    count: usize,
}

/// How much room the names of a schema need.
#[must_use]
pub const fn room(schema: &SchemaDef) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < schema.tables.len() {
        count += 2 * places(schema.tables[at]);
        at += 1;
    }
    count.next_power_of_two()
}

impl Collisions {
    /// Finds them by a table of hashes with so much room.
    pub(super) const fn of<const ROOM: usize>(schema: &SchemaDef) -> Self {
        let mut taken: [Option<(u64, usize, usize)>; ROOM] = [None; ROOM];
        let mut collisions = Self { found: [None; MOST], count: 0 };
        let mut table = 0;
        while table < schema.tables.len() {
            let mut place = 0;
            while place < places(schema.tables[table]) {
                if let Some(named) = named(schema.tables[table], place) {
                    collisions.enter(schema, &mut taken, (table, place), &named);
                }
                place += 1;
            }
            table += 1;
        }
        collisions
    }

    const fn enter<const ROOM: usize>(
        &mut self,
        schema: &SchemaDef,
        taken: &mut [Option<(u64, usize, usize)>; ROOM],
        (table, place): (usize, usize),
        named: &Named,
    ) {
        let mut at = 0;
        while at < named.spaces.len() {
            let hash = hash(schema.tables[table], named.spaces[at], named);
            let mut slot = hash as usize % ROOM;
            while let Some((other, first, first_place)) = taken[slot] {
                if other == hash {
                    self.note((first, first_place), (table, place), schema);
                    return;
                }
                slot = (slot + 1) % ROOM;
            }
            taken[slot] = Some((hash, table, place));
            at += 1;
        }
    }

    const fn note(&mut self, first: (usize, usize), second: (usize, usize), schema: &SchemaDef) {
        let (Some(one), Some(other)) =
            (named(schema.tables[first.0], first.1), named(schema.tables[second.0], second.1))
        else {
            return;
        };
        let one_type = !one.of_rust.is_empty() && same(one.of_rust, other.of_rust);
        // Two tables with one name are told elsewhere.
        let (table, twin) = (&schema.tables[first.0].name, &schema.tables[second.0].name);
        let twins = first.0 != second.0 && same(table.name, twin.name) && same(table.schema, twin.schema);
        if one.name.is(&other.name) && !one_type && !twins && self.count < MOST {
            self.found[self.count] = Some(Twice { first, second });
            self.count += 1;
        }
    }

    /// Tells what a table has of them.
    pub(super) const fn tell(&self, findings: &mut Findings, schema: &SchemaDef, table: &TableDef) {
        let mut at = 0;
        while at < self.count {
            if let Some(Twice { first, second }) = self.found[at] {
                let (one, other) = (schema.tables[first.0], schema.tables[second.0]);
                if same(other.rust_name, table.rust_name) && same(other.name.name, table.name.name) && !other.incomplete
                {
                    tell(findings, (one, first.1), (other, second.1));
                }
            }
            at += 1;
        }
    }
}

const fn tell(findings: &mut Findings, first: (&'static TableDef, usize), second: (&'static TableDef, usize)) {
    if let (Some(one), Some(other)) = (named(first.0, first.1), named(second.0, second.1)) {
        findings.add(&[
            "`",
            other.name.as_str(),
            "` is the name of two: ",
            one.what,
            " of `",
            first.0.rust_name,
            "`, and ",
            other.what,
            " of `",
            second.0.rust_name,
            "`\nhelp: give one of the two another name with `name = \"…\"`",
        ]);
    }
}

/// Two with one hash are in one space.
const fn hash(table: &TableDef, space: Space, named: &Named) -> u64 {
    let start = 0xCBF2_9CE4_8422_2325 ^ space as u64;
    let start = Name::given(named.schema).hash(start).wrapping_mul(PRIME);
    let start = if matches!(space, Space::Constraint) {
        Name::given(table.name.name).hash(start).wrapping_mul(PRIME)
    } else {
        start
    };
    named.name.hash(start ^ 0xFF)
}
