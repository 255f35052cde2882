//! Which tables stand in one file: those whose names begin alike, with the few others that they are bound to.
//!
//! Tables whose names have the same first word are a family; a large family is split by the word that follows. A small
//! family joins the one that it shares most foreign keys with, as long as the file stays small. What is then alone and
//! bound to nothing is gathered.

use super::parts::Parts;
use super::words::{file, snake, take};
use crate::ident::Qualified;
use schema_names::{snake_case, struct_name, table_name};
use std::collections::{BTreeMap, BTreeSet};

/// The most tables of a file.
const MOST: usize = 24;

/// A family of fewer tables joins another one.
const FEW: usize = 4;

/// Names of modules that would hide a crate or a file of Rust's own.
const TAKEN: &[&str] = &["alloc", "core", "main", "mod", "proc_macro", "schema_core", "std", "test", "types", "views"];

/// Tables of one file.
#[derive(Debug, PartialEq)]
pub(super) struct Group {
    /// The module's name.
    pub(super) module: String,
    pub(super) tables: Vec<Qualified>,
}

/// Groups the tables.
pub(super) fn groups(parts: &Parts<'_>) -> Vec<Group> {
    let bonds: Vec<_> = parts
        .tables
        .values()
        .flat_map(|table| table.foreign_keys.iter().map(|(name, key)| (&name.table, &key.target)))
        .filter(|(from, to)| from != to && from.schema == to.schema && parts.tables.contains_key(to))
        .collect();
    let mut by_schema: BTreeMap<_, Vec<&Qualified>> = BTreeMap::new();
    for table in parts.tables.keys() {
        by_schema.entry(&table.schema).or_default().push(table);
    }
    let several = by_schema.len() > 1;
    let mut taken: BTreeSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    let mut groups = Vec::new();
    for (schema, tables) in by_schema {
        let families = joined(families(&tables, 1), &bonds);
        for (name, tables) in gathered(families) {
            let name =
                if several && schema.as_str() != "public" { format!("{}_{name}", schema.as_str()) } else { name };
            let module = take(&mut taken, &file(&snake(&name, "tables")), "_");
            groups.push(Group { module, tables: tables.into_iter().cloned().collect() });
        }
    }
    groups.sort_by(|a, b| a.module.cmp(&b.module));
    groups
}

type Families<'a> = BTreeMap<String, Vec<&'a Qualified>>;

/// The tables by the first `count` words of their names.
fn families<'a>(tables: &[&'a Qualified], count: usize) -> Families<'a> {
    let mut families: Families<'_> = BTreeMap::new();
    for table in tables {
        families.entry(prefix(table, count)).or_default().push(table);
    }
    let mut all = Families::new();
    for (name, tables) in families {
        if tables.len() > MOST && count < 6 {
            split(name, &tables, count, &mut all)
        } else {
            cut(name, &tables, &mut all)
        }
    }
    all
}

/// Splits a large family by one more word; small parts of it stay together.
fn split<'a>(name: String, tables: &[&'a Qualified], count: usize, all: &mut Families<'a>) {
    let mut rest = Vec::new();
    for (name, tables) in families(tables, count + 1) {
        if tables.len() < FEW { rest.extend(tables) } else { all.entry(name).or_default().extend(tables) }
    }
    rest.sort();
    cut(name, &rest, all);
}

/// Cuts what no word splits.
fn cut<'a>(name: String, tables: &[&'a Qualified], all: &mut Families<'a>) {
    for (place, tables) in tables.chunks(MOST).enumerate() {
        let name = if place == 0 { name.clone() } else { format!("{name}_{}", place + 1) };
        all.entry(name).or_default().extend(tables);
    }
}

/// The first words of a table's name, in the singular, so that `users` and `user_roles` begin alike.
fn prefix(table: &Qualified, count: usize) -> String {
    let name = snake_case(table.name.as_str());
    let words: Vec<&str> = name.split('_').take(count).collect();
    snake_case(&struct_name(&words.join("_")))
}

/// Lets small families join the ones they are bound to, the smallest first.
fn joined<'a>(mut families: Families<'a>, bonds: &[(&Qualified, &Qualified)]) -> Families<'a> {
    let mut of: BTreeMap<&Qualified, String> = BTreeMap::new();
    for (name, tables) in &families {
        of.extend(tables.iter().map(|table| (*table, name.clone())));
    }
    let mut settled = BTreeSet::new();
    loop {
        let small = families.iter().filter(|(name, tables)| tables.len() < FEW && !settled.contains(*name));
        let Some((_, name)) = small.map(|(name, tables)| (tables.len(), name.clone())).min() else { return families };
        let Some(other) = nearest(&name, &families, &of, bonds) else {
            settled.insert(name);
            continue;
        };
        let (into, from) = if is_better(&name, &other, &families, bonds) { (name, other) } else { (other, name) };
        let tables = families.remove(&from).unwrap_or_default();
        of.extend(tables.iter().map(|table| (*table, into.clone())));
        families.entry(into).or_default().extend(tables);
    }
}

/// The family with most foreign keys from or to this one; of several, the smallest.
fn nearest(
    name: &str,
    families: &Families<'_>,
    of: &BTreeMap<&Qualified, String>,
    bonds: &[(&Qualified, &Qualified)],
) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (from, to) in bonds {
        match (of.get(from).map(String::as_str), of.get(to).map(String::as_str)) {
            (Some(from), Some(to)) if from != to && from == name => *counts.entry(to).or_default() += 1,
            (Some(from), Some(to)) if from != to && to == name => *counts.entry(from).or_default() += 1,
            _ => {}
        }
    }
    let size = |name: &str| families.get(name).map_or(0, Vec::len);
    let fitting = counts.into_iter().filter(|(other, _)| size(other) + size(name) <= MOST);
    let best = fitting.max_by_key(|(other, count)| (*count, std::cmp::Reverse((size(other), *other))));
    best.map(|(other, _)| other.to_owned())
}

/// Whether the file is called after `name`: the larger of the two, or the one that is referred to.
fn is_better(name: &str, other: &str, families: &Families<'_>, bonds: &[(&Qualified, &Qualified)]) -> bool {
    let rank = |name: &str| {
        let tables = families.get(name).map(Vec::as_slice).unwrap_or_default();
        let referred = bonds.iter().filter(|(_, to)| tables.contains(to)).count();
        (tables.len(), referred, std::cmp::Reverse(name.to_owned()))
    };
    rank(name) > rank(other)
}

/// Gathers tables that are alone, and gives each file its name: that of the table that the family is called after, if there
/// is one.
fn gathered(families: Families<'_>) -> Vec<(String, Vec<&Qualified>)> {
    let (alone, mut all): (Families<'_>, Families<'_>) =
        families.into_iter().partition(|(_, tables)| tables.len() == 1);
    if alone.len() > 1 {
        let mut tables: Vec<_> = alone.into_values().flatten().collect();
        tables.sort();
        cut("other".to_owned(), &tables, &mut all);
    } else {
        all.extend(alone);
    }
    all.into_iter().map(|(name, tables)| (file_name(name, &tables), tables)).collect()
}

/// What the file is called: by the table that the family is called after, in the plural; else by all words that the names
/// of the family share.
fn file_name(family: String, tables: &[&Qualified]) -> String {
    let many = table_name(&struct_name(&family));
    let names: Vec<String> = tables.iter().map(|table| snake_case(table.name.as_str())).collect();
    if names.iter().any(|own| *own == many || *own == family) {
        return many;
    }
    let of_family = || names.iter().filter(|own| own.starts_with(&format!("{family}_")));
    let mut longest: Vec<&str> = of_family().next().map(|own| own.split('_').collect()).unwrap_or_default();
    for own in of_family() {
        let same = longest.iter().zip(own.split('_')).take_while(|(a, b)| *a == b).count();
        longest.truncate(same);
    }
    if of_family().count() > 1 { longest.join("_") } else { family }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(names: &[&str]) -> Vec<(String, usize)> {
        let tables: Vec<Qualified> = names.iter().map(|name| Qualified::new("public", *name)).collect();
        let families = joined(families(&tables.iter().collect::<Vec<_>>(), 1), &[]);
        gathered(families).into_iter().map(|(name, tables)| (name, tables.len())).collect()
    }

    #[test]
    fn names_that_begin_alike_stand_together() {
        let names = ["users", "user_roles", "in_app_messages", "in_app_events", "stray", "lonely"];
        let groups = [("in_app".to_owned(), 2), ("other".to_owned(), 2), ("users".to_owned(), 2)];
        assert_eq!(grouped(&names), groups);
    }

    #[test]
    fn a_large_family_is_split_and_loses_nothing() {
        let mut names: Vec<String> = (0..30).map(|n| format!("ci_build_{n}")).collect();
        names.extend((0..20).map(|n| format!("ci_job_{n}")));
        names.extend(["ci", "cis", "ci_a", "ci_b", "ci_build_2_2"].map(str::to_owned));
        let groups = grouped(&names.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(groups.iter().map(|(_, count)| count).sum::<usize>(), 55);
        assert!(groups.iter().all(|(_, count)| *count <= MOST), "{groups:?}");
    }
}
