//! The names that a schema gives, by PostgreSQL's own convention where nobody gave one: no two in one place.

use super::def::{
    ColumnDef, EnumDef, EnumStorage, IndexElementDef, IndexKey, KeyDef, SchemaDef, TableDef, TableName, TypeDef,
};
use super::message::{Findings, same};

const LONGEST: usize = super::check::LONGEST_NAME;

/// A name as PostgreSQL makes it (`makeObjectName`): what does not fit is cut, of the longer part first.
#[derive(Clone, Copy)]
struct Name {
    text: [u8; LONGEST + 1],
    length: usize,
}

impl Name {
    const NONE: Self = Self { text: [0; LONGEST + 1], length: 0 };

    const fn given(name: &str) -> Self {
        Self::NONE.with(name.as_bytes())
    }

    /// Adds what there is room for, and one byte more, by which one sees where a character ends.
    const fn with(mut self, text: &[u8]) -> Self {
        let mut at = 0;
        while at < text.len() && self.length <= LONGEST {
            self.text[self.length] = text[at];
            self.length += 1;
            at += 1;
        }
        self
    }

    /// No more bytes than these, and no piece of a character.
    const fn cut(mut self, mut keep: usize) -> Self {
        if keep >= self.length {
            return self;
        }
        while keep > 0 && self.text[keep] & 0xC0 == 0x80 {
            keep -= 1;
        }
        self.length = keep;
        self
    }

    /// The parts of a name, with what the second has in all.
    const fn made(first: &str, second: Self, whole: usize, label: &str) -> Self {
        let overhead = label.len() + 1 + (whole > 0) as usize;
        let (mut keep, mut keep_second) = (first.len(), whole);
        while keep + keep_second > LONGEST - overhead {
            if keep > keep_second { keep -= 1 } else { keep_second -= 1 }
        }
        let mut name = Self::given(first).cut(keep);
        if whole > 0 {
            let second = second.cut(keep_second);
            name = name.with(b"_").with(second.text.split_at(second.length).0);
        }
        name.with(b"_").with(label.as_bytes())
    }

    const fn of_columns(table: &TableDef, columns: &[&str], label: &str) -> Self {
        let (mut joined, mut whole, mut at) = (Self::NONE, columns.len().saturating_sub(1), 0);
        while at < columns.len() {
            joined = if at > 0 { joined.with(b"_") } else { joined }.with(columns[at].as_bytes());
            whole += columns[at].len();
            at += 1;
        }
        Self::made(table.name.name, joined, whole, label)
    }

    const fn of_check(table: &TableDef, column: Option<&str>) -> Self {
        match column {
            Some(column) => Self::of_columns(table, &[column], "check"),
            None => Self::of_columns(table, &[], "check"),
        }
    }

    /// An expression adds the name of its function, where it is a call.
    const fn of_elements(table: &TableDef, elements: Elements, label: &str) -> Self {
        let (mut joined, mut whole, mut at) = (Self::NONE, elements.len().saturating_sub(1), 0);
        while at < elements.len() {
            let name = elements.name(at);
            joined = if at > 0 { joined.with(b"_") } else { joined }.with(name.as_bytes());
            whole += name.len();
            at += 1;
        }
        Self::made(table.name.name, joined, whole, label)
    }

    const fn hash(&self, mut hash: u64) -> u64 {
        let mut at = 0;
        while at < self.length {
            hash = (hash ^ self.text[at] as u64).wrapping_mul(PRIME);
            at += 1;
        }
        hash
    }

    const fn is(&self, other: &Self) -> bool {
        same(self.as_str(), other.as_str())
    }

    const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.text.split_at(self.length).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

/// The elements of an index, or of an exclusion constraint.
#[derive(Clone, Copy)]
enum Elements {
    Of(&'static [IndexElementDef]),
    Excluding(&'static [(IndexElementDef, &'static str)]),
}

impl Elements {
    const fn len(&self) -> usize {
        match self {
            Self::Of(elements) => elements.len(),
            Self::Excluding(elements) => elements.len(),
        }
    }

    const fn name(&self, at: usize) -> &'static str {
        let element = match self {
            Self::Of(elements) => &elements[at],
            Self::Excluding(elements) => &elements[at].0,
        };
        match element.key {
            IndexKey::Column(name) => name,
            IndexKey::Expression(text) => function(text),
        }
    }
}

/// What stands before the first parenthesis, if that is a name.
const fn function(text: &'static str) -> &'static str {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_') {
        at += 1;
    }
    if at > 0 && at < bytes.len() && bytes[at] == b'(' { text.split_at(at).0 } else { "expr" }
}

const PRIME: u64 = 0x0000_0100_0000_01B3;

/// What has a name, and among what its name is the only one.
#[derive(Clone, Copy)]
struct Named {
    what: &'static str,
    /// Tables, indexes and sequences of a schema share their names, and so do types, and the constraints of a table.
    spaces: &'static [Space],
    schema: &'static str,
    name: Name,
    /// A type comes with each column that has it.
    of_rust: &'static str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Space {
    Relation,
    Type,
    Constraint,
}

use Space::{Constraint, Relation, Type};

/// What a column can bring: a sequence, a type, the check of its values.
const OF_COLUMN: usize = 3;

/// How many places for names there are in a table.
const fn places(table: &TableDef) -> usize {
    2 + OF_COLUMN * table.columns.len()
        + table.uniques.len()
        + table.checks.len()
        + table.foreign_keys.len()
        + table.exclusions.len()
        + table.indexes.len()
        + table.partitions.len()
}

/// The name that is at one of the places.
const fn named(table: &'static TableDef, place: usize) -> Option<Named> {
    if place == 0 {
        return Some(entry(table, "table", &[Relation, Type], Name::given(table.name.name)));
    }
    let mut at = place - 1;
    if at < OF_COLUMN * table.columns.len() {
        return of_column(table, &table.columns[at / OF_COLUMN], at % OF_COLUMN);
    }
    at -= OF_COLUMN * table.columns.len();
    macro_rules! list {
        ($($list:ident $what:literal $spaces:expr, |$one:ident| $name:expr;)*) => {$(
            if at < table.$list.len() {
                let $one = &table.$list[at];
                let name = if let Some(name) = $one.name { Name::given(name) } else { $name };
                return Some(entry(table, $what, $spaces, name));
            }
            at -= table.$list.len();
        )*};
    }
    list! {
        uniques "unique constraint" &[Relation, Constraint], |key| Name::of_columns(table, key.columns, "key");
        checks "check" &[Constraint], |check| Name::of_check(table, check.column);
        foreign_keys "foreign key" &[Constraint], |key| Name::of_columns(table, key.columns, "fkey");
        exclusions "exclusion constraint" &[Relation, Constraint], |exclusion| {
            Name::of_elements(table, Elements::Excluding(exclusion.elements), "excl")
        };
        indexes "index" &[Relation], |index| Name::of_elements(table, Elements::Of(index.elements), "idx");
    }
    if at < table.partitions.len() {
        let partition = &table.partitions[at];
        let schema = if let Some(schema) = partition.schema { schema } else { table.name.schema };
        let named = entry(table, "partition", &[Relation, Type], Name::given(partition.name));
        return Some(Named { schema, ..named });
    }
    match &table.primary_key {
        Some(KeyDef { name: Some(name), .. }) => {
            Some(entry(table, "primary key", &[Relation, Constraint], Name::given(name)))
        }
        Some(_) => Some(entry(table, "primary key", &[Relation, Constraint], Name::of_columns(table, &[], "pkey"))),
        None => None,
    }
}

const fn entry(table: &TableDef, what: &'static str, spaces: &'static [Space], name: Name) -> Named {
    Named { what, spaces, schema: table.name.schema, name, of_rust: "" }
}

const fn of_column(table: &TableDef, column: &ColumnDef, which: usize) -> Option<Named> {
    match which {
        0 => {
            let given = if let Some(identity) = &column.identity { identity.sequence } else { None };
            match given {
                Some(name) => Some(entry(table, "sequence", &[Relation, Type], Name::given(name))),
                None if column.serial || column.identity.is_some() => {
                    Some(entry(table, "sequence", &[Relation, Type], Name::of_columns(table, &[column.name], "seq")))
                }
                None => None,
            }
        }
        1 => match (column.values, column.own_type) {
            (Some(EnumDef { storage: EnumStorage::Native(name), rust_name, .. }), _) => {
                Some(of_rust("enum", *name, rust_name))
            }
            (_, Some(TypeDef { name, rust_name, .. })) => Some(of_rust("type", *name, rust_name)),
            _ => None,
        },
        _ => match column.values {
            Some(EnumDef { storage: EnumStorage::Text { check: true }, .. }) => {
                Some(entry(table, "check of the values", &[Constraint], Name::of_check(table, Some(column.name))))
            }
            _ => None,
        },
    }
}

const fn of_rust(what: &'static str, name: TableName, rust: &'static str) -> Named {
    Named { what, spaces: &[Type], schema: name.schema, name: Name::given(name.name), of_rust: rust }
}

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
    let start =
        if matches!(space, Constraint) { Name::given(table.name.name).hash(start).wrapping_mul(PRIME) } else { start };
    named.name.hash(start ^ 0xFF)
}
