//! Foreign keys as relations, and their inverses.

use super::Context;
use super::field::type_of;
use super::names::{Names, TableNames};
use super::parts::{Parts, TableParts};
use super::words::{numbered, snake};
use crate::ident::{Ident, Member, Qualified};
use crate::kind::foreign_key::{Action, ForeignKey};
use schema_names::{snake_case, table_name};
use std::collections::{BTreeMap, BTreeSet};

/// Functions that `#[table]` puts on the struct, beside the constants of columns and relations.
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
];

/// The relations of all tables.
pub(super) struct Relations<'a> {
    /// The relation of each foreign key that Rust has words for.
    forward: BTreeMap<&'a Member, Forward>,
    /// What leads back, by the table that it leads from.
    inverse: BTreeMap<&'a Qualified, Vec<Inverse<'a>>>,
}

/// The relation of a foreign key.
pub(super) struct Forward {
    /// Without `r#`.
    pub(super) name: String,
    /// Whether the macro would call it so by itself.
    pub(super) is_default: bool,
}

/// A relation by a foreign key of another table.
pub(super) struct Inverse<'a> {
    /// Without `r#`.
    pub(super) name: String,
    /// To at most one row.
    pub(super) one: bool,
    /// The table with the foreign key.
    pub(super) source: &'a Qualified,
    /// The foreign key's columns, where the table has several foreign keys to this one.
    pub(super) by: &'a [Ident],
}

impl<'a> Relations<'a> {
    pub(super) fn choose(parts: &Parts<'a>, names: &Names<'a>) -> Self {
        let mut relations = Self { forward: BTreeMap::new(), inverse: BTreeMap::new() };
        let mut spaces = BTreeMap::new();
        for (table, parts_of) in &parts.tables {
            let Some(own) = names.table(table) else { continue };
            let mut space = Space::new(own);
            for (name, key) in parts_of.foreign_keys.iter().filter(|(_, key)| is_said(parts, parts_of, key)) {
                let Some(target) = names.table(&key.target) else { continue };
                relations.forward.insert(name, forward(key, own, target, &mut space));
            }
            spaces.insert(*table, space);
        }
        for (table, parts_of) in &parts.tables {
            relations.invert(table, parts_of, names, &mut spaces);
        }
        relations
    }

    /// The relation of a foreign key; `None` where Rust has no words for the key.
    pub(super) fn of(&self, key: &Member) -> Option<&Forward> {
        self.forward.get(key)
    }

    /// The relations that lead back to a table.
    pub(super) fn to(&self, table: &Qualified) -> &[Inverse<'a>] {
        self.inverse.get(table).map(Vec::as_slice).unwrap_or_default()
    }

    fn invert(
        &mut self,
        source: &'a Qualified,
        parts: &TableParts<'a>,
        names: &Names<'a>,
        spaces: &mut BTreeMap<&'a Qualified, Space>,
    ) {
        let Some(rust) = names.table(source).map(|names| names.rust.as_str()) else { return };
        let said: Vec<_> = parts.foreign_keys.iter().filter_map(|(name, key)| Some((key, self.of(name)?))).collect();
        let mut inverses = Vec::new();
        for (key, forward) in &said {
            let to_same = || said.iter().filter(|(other, _)| other.target == key.target);
            // Two foreign keys with the same columns cannot be told apart.
            if to_same().filter(|(other, _)| other.columns == key.columns).count() > 1 {
                continue;
            }
            let several = to_same().count() > 1;
            let one = parts.is_key(&key.columns);
            let noun = if one { snake_case(rust) } else { table_name(rust) };
            let name = match forward.name.as_str() {
                "parent" if key.target == *source && !one => "children".to_owned(),
                by if several && by.ends_with("_by") => format!("{noun}_{by}"),
                by if several => format!("{noun}_by_{by}"),
                _ => noun,
            };
            inverses.push((&key.target, name, one, if several { key.columns.as_slice() } else { &[] }));
        }
        for (target, name, one, by) in inverses {
            let Some(space) = spaces.get_mut(target) else { continue };
            let name = space.take(&name);
            self.inverse.entry(target).or_default().push(Inverse { name, one, source, by });
        }
    }
}

/// Whether Rust has words for the foreign key, and the compiler lets them pass.
fn is_said(parts: &Parts<'_>, table: &TableParts<'_>, key: &ForeignKey) -> bool {
    let Some(target) = parts.tables.get(&key.target) else { return false };
    target.is_key(&key.target_columns)
        && can_do(table, key, key.on_delete, &key.on_delete_columns)
        && can_do(table, key, key.on_update, &[])
}

/// An action that sets NULL or the default must be able to.
fn can_do(table: &TableParts<'_>, key: &ForeignKey, action: Action, columns: &[Ident]) -> bool {
    let mut columns = if columns.is_empty() { key.columns.iter() } else { columns.iter() };
    let nullable = |column: &Ident| table.column(column).is_some_and(|column| !column.not_null);
    match action {
        Action::NoAction | Action::Restrict | Action::Cascade => true,
        Action::SetNull => columns.all(nullable),
        Action::SetDefault => columns.all(|column| nullable(column) || table.has_default(column)),
    }
}

/// Columns of foreign keys whose Rust type is not that of the column they refer to: a type that is named is PostgreSQL's
/// business alone.
pub(super) fn spelled(cx: &Context<'_>) -> BTreeSet<Member> {
    let mut spelled = BTreeSet::new();
    let keys = cx.parts.tables.values().flat_map(|table| table.foreign_keys.iter().map(move |key| (table, key)));
    for (table, (name, key)) in keys.filter(|(_, (name, _))| cx.relations.of(name).is_some()) {
        let own = |column: &Ident| Some(type_of(cx, &table.name.member(column.clone()), table.column(column)?));
        let Some(target) = cx.parts.tables.get(&key.target) else { continue };
        let their = |column: &Ident| Some(type_of(cx, &target.name.member(column.clone()), target.column(column)?));
        if key.columns.iter().filter_map(own).any(|ty| ty.named) {
            continue;
        }
        let mut pairs = key.columns.iter().zip(&key.target_columns);
        let differs = pairs.find(|(a, b)| own(a).map(|ty| ty.rust) != their(b).map(|ty| ty.rust));
        spelled.extend(differs.map(|(column, _)| name.table.member(column.clone())));
    }
    spelled
}

fn forward(key: &ForeignKey, own: &TableNames, target: &TableNames, space: &mut Space) -> Forward {
    let stem = match key.columns.as_slice() {
        [column] => {
            let field = own.field(column);
            field.strip_suffix("_id").filter(|stem| !stem.is_empty()).unwrap_or(field).to_owned()
        }
        _ => snake_case(&target.rust),
    };
    let default = snake(&stem, &stem);
    let name = space.take(&default);
    Forward { is_default: name == default, name }
}

/// The names that are taken on a struct.
struct Space {
    constants: BTreeSet<String>,
    columns: BTreeSet<String>,
    relations: BTreeSet<String>,
}

impl Space {
    fn new(names: &TableNames) -> Self {
        let columns: BTreeSet<String> = names.constants().collect();
        let functions = FUNCTIONS.iter().map(|name| (*name).to_owned());
        Self { constants: columns.iter().cloned().chain(functions).collect(), columns, relations: BTreeSet::new() }
    }

    /// A relation called like a column has a constant of another name.
    fn constant(&self, name: &str) -> String {
        if self.columns.contains(name) { format!("{name}_relation") } else { name.to_owned() }
    }

    fn take(&mut self, name: &str) -> String {
        let free = numbered(name, "_", |name| {
            !self.relations.contains(name) && !self.constants.contains(&self.constant(name))
        });
        self.constants.insert(self.constant(&free));
        self.relations.insert(free.clone());
        free
    }
}
