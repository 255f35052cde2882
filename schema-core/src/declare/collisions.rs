//! Names that two have. Each table hashes its own where it stands, once; a schema then compares numbers.

use super::def::{EnumStorage, SchemaDef, TableDef, TableName};
use super::message::{Findings, same};
use super::names::{Name, Named, PRIME, Space, is_plain, named, places};
use super::of_rust::OfRust;
use super::outline::Outline;

/// The hash of a name that a table gives, and the place of the name.
#[derive(Clone, Copy, Debug)]
pub struct Hashed {
    pub(super) hash: u64,
    place: usize,
    /// What is behind a type's name: where it is the same, the types are one. None where it is zero.
    pub(super) rust: u64,
}

impl Hashed {
    const NONE: Self = Self { hash: 0, place: 0, rust: 0 };

    pub(super) const fn is_of_constraint(self) -> bool {
        self.hash % SPACES == Space::Constraint as u64
    }
}

/// Two with one hash are in one space, which the hash tells.
pub(super) const SPACES: u64 = 4;

/// The hashes of all names that a table gives, the table's own first; zero where there is none.
#[must_use]
pub const fn names<const ROOM: usize>(table: &'static TableDef) -> [Hashed; ROOM] {
    let (mut all, mut count, mut place) = ([Hashed::NONE; ROOM], 0, 0);
    while place < places(table) {
        if !is_plain(table, place)
            && let Some(named) = named(table, place)
        {
            let mut at = 0;
            while at < named.spaces.len() {
                let rust = if let Some(rust) = named.of_rust { rust.hash() } else { 0 };
                all[count] = Hashed { hash: hash(table, named.spaces[at], &named), place, rust };
                count += 1;
                at += 1;
            }
        }
        place += 1;
    }
    all
}

/// Those of the names that are there.
#[must_use]
pub const fn given(names: &[Hashed]) -> &[Hashed] {
    let mut count = 0;
    while count < names.len() && names[count].hash != 0 {
        count += 1;
    }
    names.split_at(count).0
}

const fn hash(table: &TableDef, space: Space, named: &Named) -> u64 {
    let owner = if matches!(space, Space::Constraint) { table.name.name } else { "" };
    hash_of(space, [named.schema, owner], &named.name)
}

pub(super) const fn hash_of_table(name: TableName) -> u64 {
    hash_of(Space::Relation, [name.schema, ""], &Name::given(name.name))
}

const fn hash_of(space: Space, [schema, owner]: [&str; 2], name: &Name) -> u64 {
    let start = Name::given(schema).hash(0xCBF2_9CE4_8422_2325).wrapping_mul(PRIME);
    let start = Name::given(owner).hash(start).wrapping_mul(PRIME);
    let hash = name.hash(start ^ 0xFF);
    // Zero is none, and no hash that ends in a space is zero.
    hash - hash % SPACES + space as u64
}

/// Tells the names that two of one table have.
pub(super) const fn check_own(findings: &mut Findings, table: &'static TableDef, names: &[Hashed]) {
    let (mut told, mut at) = (0, 0);
    while at < names.len() {
        let mut other = 0;
        while names[other].hash != names[at].hash {
            other += 1;
        }
        // What has one name in two spaces is told once. At place 0 is the table, which no other comes before.
        if other < at && told != names[at].place && is_mistake((table, names[other]), (table, names[at])) {
            tell(findings, (table, names[other]), (table, names[at]));
            told = names[at].place;
        }
        at += 1;
    }
}

type Of = (&'static TableDef, Hashed);

/// Names that differ can have one hash, and a type comes with each column that has it.
const fn is_mistake((one, first): Of, (other, second): Of) -> bool {
    match (named(one, first.place), named(other, second.place)) {
        (Some(one), Some(other)) => {
            let one_type = match (one.of_rust, other.of_rust) {
                (Some(one), Some(other)) => one.is(other),
                _ => false,
            };
            !one_type && one.name.is(&other.name)
        }
        _ => false,
    }
}

const fn tell(findings: &mut Findings, (first, one): Of, (second, other): Of) {
    if let (Some(one), Some(other)) = (named(first, one.place), named(second, other.place)) {
        findings.add(&[
            "`",
            other.name.as_str(),
            "` is the name of two: ",
            one.what,
            " of `",
            first.rust_name,
            "`, and ",
            other.what,
            " of `",
            second.rust_name,
            "`\nhelp: give one of the two another name with `name = \"…\"`",
        ]);
    }
}

/// A name that two tables give: the places of both in the list, and which of their names.
#[derive(Clone, Copy)]
struct Twice {
    tables: [usize; 2],
    names: [Hashed; 2],
}

/// So many are told at once.
const MOST: usize = 32;

/// The names of a schema by their hashes, and those that two tables give.
pub(super) struct Names<const ROOM: usize> {
    hashes: [u64; ROOM],
    tables: [usize; ROOM],
    places: [usize; ROOM],
    twice: [Option<Twice>; MOST],
    count: usize,
}

impl<const ROOM: usize> Names<ROOM> {
    /// Those of the tables themselves come first, so that each is found by its own.
    pub(super) const fn of(schema: &SchemaDef, tables: &[Outline]) -> Self {
        let mut all = Self { hashes: [0; ROOM], tables: [0; ROOM], places: [0; ROOM], twice: [None; MOST], count: 0 };
        let mut table = 0;
        while table < tables.len() {
            all.enter(schema, table, tables[table].names[0]);
            table += 1;
        }
        let mut table = 0;
        while table < tables.len() {
            let (names, mut at) = (tables[table].names, 1);
            while at < names.len() {
                // The constraints of a table share their names with nobody else.
                if !names[at].is_of_constraint() {
                    all.enter(schema, table, names[at]);
                }
                at += 1;
            }
            table += 1;
        }
        all
    }

    const fn enter(&mut self, schema: &SchemaDef, table: usize, name: Hashed) {
        let slot = self.slot(name.hash);
        if self.hashes[slot] == 0 {
            self.hashes[slot] = name.hash;
            self.tables[slot] = table;
            self.places[slot] = name.place;
            return;
        }
        let first = Hashed { place: self.places[slot], ..name };
        let tables = [self.tables[slot], table];
        let (one, other) = (schema.tables[tables[0]], schema.tables[table]);
        // What has one name in two spaces, or a type that two columns have, is noted once.
        let noted = match self.count.checked_sub(1) {
            Some(last) => match self.twice[last] {
                Some(Twice { tables: [_, second], names }) => {
                    second == table && (names[1].place == name.place || names[1].hash == name.hash)
                }
                None => false,
            },
            None => false,
        };
        if tables[0] != table && !noted && self.count < MOST && is_mistake((one, first), (other, name)) {
            self.twice[self.count] = Some(Twice { tables, names: [first, name] });
            self.count += 1;
        }
    }

    /// Where a hash is, or where there is room for it.
    const fn slot(&self, hash: u64) -> usize {
        let mut slot = (hash / SPACES) as usize % ROOM;
        while self.hashes[slot] != 0 && self.hashes[slot] != hash {
            slot = (slot + 1) % ROOM;
        }
        slot
    }

    /// The place of the table with this name in the list.
    pub(super) const fn find(&self, schema: &SchemaDef, name: TableName) -> Option<&'static TableDef> {
        let slot = self.slot(hash_of_table(name));
        if self.hashes[slot] == 0 {
            return None;
        }
        let found = schema.tables[self.tables[slot]];
        if same(found.name.name, name.name) && same(found.name.schema, name.schema) { Some(found) } else { None }
    }

    /// Tells who else has the name of a listed enum or type: a table, a type of a column, or one before it in the lists.
    pub(super) const fn check_listed(&self, findings: &mut Findings, schema: &SchemaDef, is_enum: bool, place: usize) {
        let Some((name, own)) = listed(schema, is_enum, place) else { return };
        let slot = self.slot(hash_of(Space::Type, [name.schema, ""], &Name::given(name.name)));
        let other =
            if self.hashes[slot] == 0 { None } else { named(schema.tables[self.tables[slot]], self.places[slot]) };
        let mut twice = match other {
            Some(Named { of_rust: Some(other), .. }) => !own.is(other),
            Some(_) => true,
            None => false,
        };
        let mut at = 0;
        while at < schema.enums.len() + if is_enum { 0 } else { place } {
            let enums = schema.enums.len();
            let before = if at < enums { listed(schema, true, at) } else { listed(schema, false, at - enums) };
            if let Some((other, of_rust)) = before
                && !(is_enum && at >= place)
                && same(other.name, name.name)
                && same(other.schema, name.schema)
            {
                twice = twice || !own.is(of_rust);
            }
            at += 1;
        }
        if twice {
            findings.add(&[
                "`",
                name.name,
                "` is the name of two: this type, and another one or a table\nhelp: give one of the two another name with `name = \"…\"`",
            ]);
        }
    }

    /// Whether something of the schema that queries can read has this name.
    pub(super) const fn has(&self, name: TableName) -> bool {
        self.hashes[self.slot(hash_of_table(name))] != 0
    }

    /// Tells what a table has of them.
    pub(super) const fn tell(&self, findings: &mut Findings, schema: &SchemaDef, table: usize) {
        let (mut at, mut twins) = (0, false);
        while at < self.count {
            if let Some(Twice { tables: [first, second], names }) = self.twice[at]
                && second == table
                && !schema.tables[table].incomplete
            {
                let (one, other) = (schema.tables[first], schema.tables[second]);
                // What two tables of one name share besides is its consequence.
                if !same(one.name.name, other.name.name) || !same(one.name.schema, other.name.schema) {
                    tell(findings, (one, names[0]), (other, names[1]));
                } else if !twins {
                    tell_twins(findings, one, other);
                    twins = true;
                }
            }
            at += 1;
        }
    }
}

/// The name in SQL of a listed enum or type, if it has one.
const fn listed(schema: &SchemaDef, is_enum: bool, place: usize) -> Option<(TableName, OfRust)> {
    if !is_enum {
        return Some((schema.types[place].name, OfRust::Type(schema.types[place])));
    }
    match schema.enums[place].storage {
        EnumStorage::Native(name) => Some((name, OfRust::Enum(schema.enums[place]))),
        EnumStorage::Text { .. } => None,
    }
}

/// Two tables cannot have one name.
const fn tell_twins(findings: &mut Findings, one: &TableDef, other: &TableDef) {
    if same(one.rust_name, other.rust_name) {
        findings.add(&["`", one.rust_name, "` is listed twice, or shares the table name `", one.name.name,
            "` with a struct of the same name\nhelp: list it once, or give one of them another name with `#[table(name = \"…\")]`"]);
    } else {
        findings.add(&[
            "`",
            one.rust_name,
            "` and `",
            other.rust_name,
            "` are both the table `",
            one.name.name,
            "`\nhelp: give one of them another name with `#[table(name = \"…\")]`",
        ]);
    }
}
