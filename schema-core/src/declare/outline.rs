//! What a schema has to know of tables that are as they should be: numbers, so that an edit that changes none of them makes
//! the compiler check nothing anew. Where they leave a doubt, the tables themselves are read.

use super::brought::Brought;
use super::collisions::{Hashed, SPACES, hash_of_table};
use super::def::{RelationKind, TableDef};
use super::message::Findings;
use super::operators::check_extensions;
use super::replica::check_there;
use super::schema::schema;

/// One table, as numbers.
#[derive(Clone, Copy, Debug)]
pub struct Outline {
    /// The names that it gives.
    pub names: &'static [Hashed],
    /// The hashes of the tables that it leads to.
    pub leads: &'static [u64],
    /// It needs an extension, or has SQL that only the schema knows to be right.
    pub asks: bool,
}

/// The hashes of the tables that keys, parents and relations lead to. What is said of relations without a key is said already.
#[must_use]
pub const fn leads<const ROOM: usize>(table: &TableDef, keyed: &[bool]) -> [u64; ROOM] {
    let (mut all, mut count, mut at) = ([0; ROOM], 0, 0);
    while at < table.foreign_keys.len() {
        all[count] = hash_of_table(table.foreign_keys[at].target);
        (count, at) = (count + 1, at + 1);
    }
    at = 0;
    while at < table.relations.len() {
        let relation = &table.relations[at];
        if !matches!(relation.kind, RelationKind::BelongsTo) && keyed[at] {
            all[count] = hash_of_table(relation.target);
            count += 1;
            if let RelationKind::ManyToMany { through } = relation.kind {
                all[count] = hash_of_table(through);
                count += 1;
            }
        }
        at += 1;
    }
    all
}

/// Whether a table has something to say if there is neither an extension nor a file of SQL nor another table.
#[must_use]
pub const fn asks(table: &'static TableDef) -> bool {
    let (mut findings, nothing, alone) = (Findings::new(), Brought { extensions: &[], sql: &[] }, schema(""));
    check_extensions(&mut findings, table, &nothing);
    check_there(&mut findings, table, &nothing);
    nothing.check_types(&mut findings, &alone, table);
    nothing.check_functions(&mut findings, &alone, table);
    findings.count() > 0 || table.view.is_some() || !table.queries.is_empty() || !table.options.inherits.is_empty()
}

/// How much room the names of a schema need: a power of two, and at least twice as much as there are.
#[must_use]
pub const fn room(tables: &[Outline]) -> usize {
    let (mut count, mut table) = (1, 0);
    while table < tables.len() {
        count += 2 * tables[table].names.len();
        table += 1;
    }
    count.next_power_of_two()
}

/// Of which tables numbers alone don't say that they fit the others.
#[must_use]
pub const fn doubts<const ROOM: usize, const COUNT: usize>(tables: &[Outline; COUNT]) -> [bool; COUNT] {
    let (mut doubts, mut found, mut step) = ([false; COUNT], [(0, 0, 0); ROOM], 0);
    // Those of the tables themselves come first, as below.
    while step < 2 * COUNT {
        let (table, mut at) = (step % COUNT, if step < COUNT { 0 } else { 1 });
        let names = tables[table].names;
        let end = if step < COUNT { 1 } else { names.len() };
        while at < end {
            let Hashed { hash, rust, .. } = names[at];
            let slot = slot_of(&found, hash);
            if names[at].is_of_constraint() {
            } else if found[slot].0 == 0 {
                found[slot] = (hash, rust, table);
            } else if found[slot].2 != table && (rust == 0 || found[slot].1 != rust) {
                doubts[table] = true;
            }
            at += 1;
        }
        step += 1;
    }
    let mut table = 0;
    while table < COUNT {
        let (leads, mut at) = (tables[table].leads, 0);
        doubts[table] = doubts[table] || tables[table].asks;
        while at < leads.len() && leads[at] != 0 {
            doubts[table] = doubts[table] || found[slot_of(&found, leads[at])].0 == 0;
            at += 1;
        }
        table += 1;
    }
    doubts
}

const fn slot_of<const ROOM: usize>(found: &[(u64, u64, usize); ROOM], hash: u64) -> usize {
    let mut slot = (hash / SPACES) as usize % ROOM;
    while found[slot].0 != 0 && found[slot].0 != hash {
        slot = (slot + 1) % ROOM;
    }
    slot
}
