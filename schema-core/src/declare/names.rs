//! The names that a table gives, by PostgreSQL's own convention where nobody gave one.

use super::def::{ColumnDef, EnumDef, EnumStorage, IndexElementDef, IndexKey, KeyDef, TableDef, TableName};
use super::message::same;
use super::of_rust::OfRust;

const LONGEST: usize = super::check::LONGEST_NAME;

/// A name as PostgreSQL makes it (`makeObjectName`): what does not fit is cut, of the longer part first.
#[derive(Clone, Copy)]
pub(super) struct Name {
    text: [u8; LONGEST + 1],
    length: usize,
}

impl Name {
    const NONE: Self = Self { text: [0; LONGEST + 1], length: 0 };

    pub(super) const fn given(name: &str) -> Self {
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

    pub(super) const fn of_columns(table: &TableDef, columns: &[&str], label: &str) -> Self {
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

    pub(super) const fn hash(&self, mut hash: u64) -> u64 {
        let mut at = 0;
        while at < self.length {
            hash = (hash ^ self.text[at] as u64).wrapping_mul(PRIME);
            at += 1;
        }
        hash
    }

    pub(super) const fn is(&self, other: &Self) -> bool {
        same(self.as_str(), other.as_str())
    }

    pub(super) const fn as_str(&self) -> &str {
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

pub(super) const PRIME: u64 = 0x0000_0100_0000_01B3;

/// What has a name, and among what its name is the only one.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub(super) what: &'static str,
    /// Tables, indexes and sequences of a schema share their names, and so do types, and the constraints of a table.
    pub(super) spaces: &'static [Space],
    pub(super) schema: &'static str,
    pub(super) name: Name,
    /// A type comes with each column that has it.
    pub(super) of_rust: Option<OfRust>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    Relation = 1,
    Type,
    Constraint,
}

use Space::{Constraint, Relation, Type};

/// What a column can bring: a sequence, a type, the check of its values.
pub(super) const OF_COLUMN: usize = 3;

/// How many places for names there are in a table.
pub(super) const fn places(table: &TableDef) -> usize {
    2 + OF_COLUMN * table.columns.len()
        + table.uniques.len()
        + table.checks.len()
        + table.foreign_keys.len()
        + table.exclusions.len()
        + table.indexes.len()
        + table.partitions.len()
}

/// Whether a place is that of a column that brings no name, as most do.
pub(super) const fn is_plain(table: &TableDef, place: usize) -> bool {
    if place == 0 || place > OF_COLUMN * table.columns.len() {
        return false;
    }
    let column = &table.columns[(place - 1) / OF_COLUMN];
    !column.serial && column.identity.is_none() && column.values.is_none() && column.own_type.is_none()
}

/// A table has a key or an exclusion constraint of this name.
#[cfg(feature = "sqlx")]
#[track_caller]
pub(crate) const fn check_constraint(table: &'static TableDef, name: &str) {
    let mut place = 1 + OF_COLUMN * table.columns.len();
    while place < places(table) {
        if let Some(Named { spaces: [Space::Relation, Space::Constraint], name: own, .. }) = &named(table, place)
            && same(own.as_str(), name)
        {
            return;
        }
        place += 1;
    }
    let mut findings = super::message::Findings::new();
    if !table.incomplete {
        findings.add(&[
            "`",
            table.rust_name,
            "` has no constraint `",
            name,
            "` that rows can conflict by\nhelp: name its primary key, or a unique or exclusion constraint",
        ]);
    }
    findings.report();
}

/// The columns of a check, where it stands on one or names them; that of values or of a shape stands on the one of its name.
#[cfg(feature = "sqlx")]
pub(crate) fn check_columns(table: &'static TableDef, name: &str) -> Vec<&'static str> {
    let is_it = |check: &&super::def::CheckDef| match check.name {
        Some(given) => given == name,
        None => Name::of_check(table, check.column).as_str() == name,
    };
    let Some(check) = table.checks.iter().find(is_it) else {
        let own = table.columns.iter().filter(|column| Name::of_check(table, Some(column.name)).as_str() == name);
        return own.map(|column| column.name).collect();
    };
    let words = check.expression.split(|c: char| !c.is_alphanumeric() && c != '_').collect::<Vec<_>>();
    let named = |column: &str| check.column == Some(column) || words.contains(&column);
    table.columns.iter().map(|column| column.name).filter(|column| named(column)).collect()
}

/// The name that is at one of the places.
pub(super) const fn named(table: &'static TableDef, place: usize) -> Option<Named> {
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
    Named { what, spaces, schema: table.name.schema, name, of_rust: None }
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
            (Some(def @ EnumDef { storage: EnumStorage::Native(name), .. }), _) => {
                Some(of_rust("enum", *name, OfRust::Enum(def)))
            }
            (_, Some(def)) => Some(of_rust("type", def.name, OfRust::Type(def))),
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

const fn of_rust(what: &'static str, name: TableName, rust: OfRust) -> Named {
    Named { what, spaces: &[Type], schema: name.schema, name: Name::given(name.name), of_rust: Some(rust) }
}
