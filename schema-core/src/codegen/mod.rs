//! Rust source for a schema that is there already: the way back from a database to code.
//!
//! What the language has words for becomes structs and enums; whatever is left becomes SQL, in files that the source names:
//! together they say the whole schema.

mod attached;
mod attribute;
mod constant;
mod default;
mod doc;
mod element;
mod enumeration;
mod field;
mod group;
mod item;
mod key;
mod lint;
mod module;
mod names;
mod options;
mod own_type;
mod partition;
mod parts;
mod relation;
mod rest;
mod said;
mod spread;
mod table;
mod types;
mod view;
mod words;

use crate::error::Result;
use crate::ident::{Member, Qualified};
use crate::kind::Id;
use crate::model::Schema;
use crate::naming::Naming;
use item::{Item, Items};
use names::{Names, TableNames};
use parts::Parts;
use relation::Relations;
use said::Said;
use std::collections::BTreeSet;

/// How the source is written.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// What `schema!` calls the whole.
    pub name: &'a str,
    /// The convention that leaves names of constraints and indexes out.
    pub naming: Naming,
}

/// A file of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The path, from the directory of the source.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The source of a schema.
#[derive(Clone, Debug)]
pub struct Source {
    /// The files, the module itself first.
    pub files: Vec<File>,
    /// What the source declares, as it will be read from the code.
    pub declared: Schema,
}

/// Writes the source of a schema.
///
/// # Errors
/// A cycle among the statements of what has no words in Rust, which is a defect of this crate.
pub fn generate(schema: &Schema, options: &Options<'_>) -> Result<Source> {
    let parts = Parts::of(schema);
    let names = Names::choose(&parts);
    let relations = Relations::choose(&parts, &names);
    let mut cx = Context {
        parts: &parts,
        names: &names,
        relations: &relations,
        naming: options.naming,
        spelled: BTreeSet::new(),
    };
    cx.spelled = relation::spelled(&cx);
    let mut said = Said::default();
    let enums: Vec<Item> = parts
        .enums
        .iter()
        .filter_map(|(name, values)| enumeration::enumeration(&cx, name, values, &mut said))
        .collect();
    let types: Vec<Item> =
        parts.types.iter().filter_map(|(name, payload)| own_type::own_type(&cx, name, payload, &mut said)).collect();
    let tables: Vec<Item> = parts.tables.values().map(|parts| table::table(&cx, parts, &mut said)).collect();
    let views: Vec<Item> = parts.views.values().filter_map(|parts| view::view(&cx, parts, &mut said)).collect();
    module::source(&cx, options, Items { tables, views, enums, types }, said)
}

/// What everything is written with.
struct Context<'a> {
    parts: &'a Parts<'a>,
    names: &'a Names<'a>,
    relations: &'a Relations<'a>,
    naming: Naming,
    /// Columns that name their type, though their Rust type has one.
    spelled: BTreeSet<Member>,
}

impl Context<'_> {
    /// The names of a table that becomes Rust.
    fn fields(&self, table: &Qualified) -> &TableNames {
        // Only tables with names are written.
        self.names.table(table).unwrap_or_else(|| unreachable!("{table} has no name in Rust"))
    }

    /// The doc comment of an object; a comment that none can have is left for SQL.
    fn comment(&self, indent: &str, on: Id, said: &mut Said) -> String {
        let Some(text) = said.comment(self.parts.schema, on.clone()) else { return String::new() };
        doc::doc(indent, text).unwrap_or_else(|| {
            said.unsay(&Id::Comment(Box::new(on)));
            String::new()
        })
    }
}
