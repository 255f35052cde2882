//! What tables, columns, enums and values are called in Rust: each name once, whatever the database has.

use super::parts::{Parts, TableParts};
use super::words::{camel, numbered, snake, source, take};
use crate::ident::{Ident, Qualified};
use crate::kind::enumeration::Enum;
use schema_names::{CASES, in_case, struct_name, table_name};
use std::collections::{BTreeMap, BTreeSet};

/// Names of types that generated code uses, or that a reader would take for another type.
const TAKEN: &[&str] = &[
    "BTreeMap",
    "BigDecimal",
    "BitVec",
    "Box",
    "Clone",
    "Copy",
    "Date",
    "DateTime",
    "Debug",
    "Decimal",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "FixedOffset",
    "From",
    "Hash",
    "HashMap",
    "Into",
    "IpNetwork",
    "Iterator",
    "JsonValue",
    "MacAddress",
    "NaiveDate",
    "NaiveDateTime",
    "NaiveTime",
    "None",
    "OffsetDateTime",
    "Oid",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "PgBox",
    "PgCircle",
    "PgCube",
    "PgHstore",
    "PgInterval",
    "PgLQuery",
    "PgLSeg",
    "PgLTree",
    "PgLine",
    "PgMoney",
    "PgPath",
    "PgPoint",
    "PgPolygon",
    "PgRange",
    "PrimitiveDateTime",
    "Raw",
    "Result",
    "Send",
    "Sized",
    "Some",
    "SqlEnum",
    "String",
    "Sync",
    "Time",
    "ToString",
    "Utc",
    "Uuid",
    "Vec",
];

/// Functions that `#[table]` puts on the struct or on its inserts and updates: a column of that name has a constant of
/// another.
const FUNCTIONS: &[&str] = &[
    "insert",
    "insert_many",
    "insert_from",
    "copy_in",
    "update",
    "update_rows",
    "delete",
    "delete_by",
    "soft_delete",
    "restore",
    "not_deleted",
    "new",
    "validate",
];

/// What everything is called in Rust.
pub(super) struct Names<'a> {
    tables: BTreeMap<&'a Qualified, TableNames>,
    enums: BTreeMap<&'a Qualified, EnumNames>,
    types: BTreeMap<&'a Qualified, String>,
}

/// What a table and its columns are called.
pub(super) struct TableNames {
    /// The struct.
    pub(super) rust: String,
    fields: BTreeMap<Ident, String>,
}

/// What an enum and its values are called.
pub(super) struct EnumNames {
    /// The enum.
    pub(super) rust: String,
    /// The variants, in the order of the values.
    pub(super) variants: Vec<String>,
    /// The case that gives back most of the values.
    pub(super) case: &'static str,
}

impl<'a> Names<'a> {
    pub(super) fn choose(parts: &Parts<'a>) -> Self {
        let mut types: BTreeSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
        let mut names = Self { tables: BTreeMap::new(), enums: BTreeMap::new(), types: BTreeMap::new() };
        for (table, parts) in by_fitness(parts) {
            let rust = table_type(table, &mut types);
            let columns = parts.columns.iter().map(|(member, _)| &member.name);
            names.tables.insert(table, TableNames { rust, fields: fields(columns) });
        }
        for (name, view) in &parts.views {
            let rust = table_type(name, &mut types);
            let columns = view.columns.iter().map(|column| &column.name);
            names.tables.insert(name, TableNames { rust, fields: fields(columns) });
        }
        for (name, values) in public_first(&parts.enums) {
            names.enums.insert(name, enum_names(name, values, &mut types));
        }
        for (name, _) in public_first(&parts.types) {
            names.types.insert(name, type_name(name, &mut types));
        }
        names
    }

    pub(super) fn table(&self, name: &Qualified) -> Option<&TableNames> {
        self.tables.get(name)
    }

    /// A domain, a composite type or a range.
    pub(super) fn own_type(&self, name: &Qualified) -> Option<&str> {
        self.types.get(name).map(String::as_str)
    }

    pub(super) fn enumeration(&self, name: &Qualified) -> Option<&EnumNames> {
        self.enums.get(name)
    }
}

impl TableNames {
    /// A column's field, without `r#`.
    pub(super) fn field<'n>(&'n self, column: &'n Ident) -> &'n str {
        self.fields.get(column).map_or(column.as_str(), String::as_str)
    }

    /// A column's field as source.
    pub(super) fn written(&self, column: &Ident) -> String {
        source(self.field(column))
    }

    /// A column's constant as source.
    pub(super) fn constant(&self, column: &Ident) -> String {
        source(&constant(self.field(column)))
    }

    /// The names of all constants of columns.
    pub(super) fn constants(&self) -> impl Iterator<Item = String> {
        self.fields.values().map(|field| constant(field))
    }
}

/// The constant of a field.
fn constant(field: &str) -> String {
    if FUNCTIONS.contains(&field) { format!("{field}_column") } else { field.to_owned() }
}

fn public_first<'p, 'a, T>(all: &'p BTreeMap<&'a Qualified, T>) -> Vec<(&'a Qualified, &'p T)> {
    let mut all: Vec<_> = all.iter().map(|(name, each)| (*name, each)).collect();
    all.sort_by_key(|(name, _)| (name.schema.as_str() != "public", *name));
    all
}

/// Tables whose names the language gives back by itself choose first, and among those the ones in `public`, and short names.
fn by_fitness<'p, 'a>(parts: &'p Parts<'a>) -> Vec<(&'a Qualified, &'p TableParts<'a>)> {
    let mut tables: Vec<_> = parts.tables.iter().map(|(name, parts)| (*name, parts)).collect();
    tables.sort_by_key(|(table, _)| {
        let own = table.name.as_str();
        (table.schema.as_str() != "public", table_name(&struct_name(own)) != own, own.len(), *table)
    });
    tables
}

/// The struct's name, for which the names of its insert and its update must be free, too.
fn table_type(table: &Qualified, types: &mut BTreeSet<String>) -> String {
    let own = struct_name(table.name.as_str());
    let plain = camel(&own, "Table");
    let in_schema = camel(&format!("{}_{own}", table.schema.as_str()), "Table");
    let all = |name: &str| [name.to_owned(), format!("New{name}"), format!("{name}Update")];
    let candidates = match table.schema.as_str() {
        "public" => vec![plain.clone(), format!("{plain}Row")],
        _ => vec![plain.clone(), in_schema.clone(), format!("{in_schema}Row")],
    };
    let numbered = (2_u32..).map(|number| format!("{plain}{number}"));
    let free = candidates.into_iter().chain(numbered).find(|name| all(name).iter().all(|name| !types.contains(name)));
    let rust = free.unwrap_or(plain);
    types.extend(all(&rust));
    rust
}

/// Columns whose names are fields as they are choose first.
pub(super) fn fields<'i>(columns: impl Iterator<Item = &'i Ident>) -> BTreeMap<Ident, String> {
    let fields =
        columns.enumerate().map(|(place, name)| (snake(name.as_str(), &format!("column_{}", place + 1)), name.clone()));
    let mut columns: Vec<_> = fields.collect();
    columns.sort_by_key(|(field, name)| field != name.as_str());
    let mut taken = BTreeSet::new();
    let mut fields = BTreeMap::new();
    for (field, name) in columns {
        let free = numbered(&field, "_", |field| !taken.contains(field) && !taken.contains(&constant(field)));
        taken.extend([free.clone(), constant(&free)]);
        fields.insert(name, free);
    }
    fields
}

/// The name of an enum or another type that is no table.
fn type_name(name: &Qualified, types: &mut BTreeSet<String>) -> String {
    let plain = camel(name.name.as_str(), "Type");
    let in_schema = camel(&format!("{}_{}", name.schema.as_str(), name.name.as_str()), "Type");
    let candidates = match name.schema.as_str() {
        "public" => [plain.clone(), format!("{plain}Type")],
        _ => [plain.clone(), in_schema],
    };
    let free = candidates.into_iter().find(|name| !types.contains(name));
    let rust = free.unwrap_or_else(|| take(types, &plain, ""));
    types.insert(rust.clone());
    rust
}

fn enum_names(name: &Qualified, values: &Enum, types: &mut BTreeSet<String>) -> EnumNames {
    let rust = type_name(name, types);
    let mut taken = BTreeSet::new();
    let variant = |(place, value): (usize, &String)| {
        let plain = match value.chars().any(|c| c.is_ascii_alphanumeric()) {
            true => camel(value, "Value"),
            false if value.is_empty() => "Empty".to_owned(),
            false => format!("Value{}", place + 1),
        };
        take(&mut taken, &plain, "")
    };
    let variants: Vec<String> = values.values.iter().enumerate().map(variant).collect();
    let fitting = |case: &&str| {
        let pairs = variants.iter().zip(&values.values);
        pairs.filter(|(variant, value)| in_case(variant, case) == **value).count()
    };
    // The first of those that fit equally well.
    let case = CASES.iter().copied().rev().max_by_key(fitting).unwrap_or("snake_case");
    EnumNames { rust, variants, case }
}
