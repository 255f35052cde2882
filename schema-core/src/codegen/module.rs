//! The files: a module for each group of tables, and the module that names them all.

use super::group::groups;
use super::item::Item;
use super::said::Said;
use super::{Context, File, Options, Source, rest};
use crate::error::Result;
use crate::ident::{Ident, Qualified};
use crate::kind::extension::Extension;
use crate::kind::sql_object::SqlObject;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use std::collections::{BTreeMap, BTreeSet};

/// The module of enums that several files use, or none.
const ENUMS: &str = "enums";

/// The module of views.
const VIEWS: &str = "views";

/// Puts all items into files.
pub(super) fn source(
    cx: &Context<'_>,
    options: &Options<'_>,
    tables: Vec<Item>,
    views: Vec<Item>,
    enums: Vec<Item>,
    mut said: Said,
) -> Result<Source> {
    let used: BTreeSet<&String> = tables.iter().chain(&views).flat_map(|item| &item.uses).collect();
    let unused: Vec<String> = enums.iter().map(|item| item.rust.clone()).filter(|name| !used.contains(name)).collect();
    let modules = modules(cx, tables, views, enums);
    let extensions = extensions(cx.parts.schema, &mut said);
    schemas(cx.parts.schema, &mut said);
    let sql = rest::files(cx.parts.schema, &said)?;
    let listed = modules.iter().flat_map(|(_, items)| items).filter(|item| item.table.is_some());
    let root = Root {
        name: options.name,
        modules: modules.iter().map(|(name, _)| name.as_str()).collect(),
        tables: listed.map(|item| item.rust.as_str()).collect(),
        enums: unused,
        extensions,
        sql: &sql,
    };
    let mut files = vec![File { path: "mod.rs".to_owned(), text: root.text() }];
    files.extend(modules.iter().map(|(name, items)| File { path: format!("{name}.rs"), text: module(items) }));
    let statements = sql.iter().map(|file| {
        let create = file.text.trim().to_owned();
        (Id::SqlObject(Ident::from(file.path.as_str())), Payload::SqlObject(SqlObject { create }))
    });
    let declared = Schema::new(said.into_declared().into_iter().chain(statements));
    files.extend(sql.iter().cloned());
    Ok(Source { files, declared })
}

/// The items of each module: tables after those they refer to, each enum before the table that first has it.
fn modules(cx: &Context<'_>, tables: Vec<Item>, views: Vec<Item>, enums: Vec<Item>) -> Vec<(String, Vec<Item>)> {
    let mut tables: BTreeMap<Qualified, Item> =
        tables.into_iter().filter_map(|item| Some((item.table.clone()?, item))).collect();
    let mut modules = Vec::new();
    for group in groups(cx.parts) {
        let ordered = ordered(cx, &group.tables);
        modules.push((group.module, ordered.iter().filter_map(|table| tables.remove(table)).collect::<Vec<_>>()));
    }
    if !views.is_empty() {
        modules.push((VIEWS.to_owned(), views));
    }
    let mut shared = Vec::new();
    for item in enums {
        let users = |items: &[Item]| items.iter().position(|user| user.uses.contains(&item.rust));
        let mut homes = modules.iter_mut().filter_map(|(_, items)| Some((users(items)?, items)));
        match (homes.next(), homes.next()) {
            (Some((place, items)), None) => items.insert(place + 1, item),
            _ => shared.push(item),
        }
    }
    if !shared.is_empty() {
        modules.push((ENUMS.to_owned(), shared));
    }
    modules.sort_by(|(a, _), (b, _)| a.cmp(b));
    modules
}

/// Tables after those they refer to, as far as there is such an order.
fn ordered(cx: &Context<'_>, tables: &[Qualified]) -> Vec<Qualified> {
    let mut left: BTreeSet<&Qualified> = tables.iter().collect();
    let mut ordered = Vec::new();
    while let Some(first) = left.first().copied() {
        let waits = |table: &Qualified| {
            let keys = cx.parts.tables.get(table).map(|parts| parts.foreign_keys.as_slice()).unwrap_or_default();
            keys.iter().any(|(_, key)| key.target != *table && left.contains(&key.target))
        };
        let next = left.iter().copied().find(|table| !waits(table)).unwrap_or(first);
        left.remove(next);
        ordered.push(next.clone());
    }
    ordered
}

/// A module's text.
fn module(items: &[Item]) -> String {
    let own: BTreeSet<&String> = items.iter().map(|item| &item.rust).collect();
    let uses: BTreeSet<&str> =
        items.iter().flat_map(|item| &item.uses).filter(|name| !own.contains(name)).map(String::as_str).collect();
    let types: BTreeSet<&str> = items.iter().flat_map(|item| item.types.iter().copied()).collect();
    let core: BTreeSet<&str> = items.iter().flat_map(|item| item.core.iter().copied()).collect();
    let mut imports = [("super", uses), ("schema_core::types", types), ("schema_core", core)];
    // rustfmt sorts a list behind a path, and two paths by their words.
    if imports[2].1.len() == 1 && imports[2].1.first() < Some(&"types") {
        imports.swap(1, 2);
    }
    let mut text: String = imports.iter().map(|(from, names)| import(from, names)).collect();
    for item in items {
        text.push('\n');
        text.push_str(&item.text);
    }
    text
}

/// `use from::{names};`, laid out as rustfmt does.
fn import(from: &str, names: &BTreeSet<&str>) -> String {
    let names: Vec<&str> = names.iter().copied().collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("use {from}::{one};\n"),
        several => {
            let line = format!("use {from}::{{{}}};\n", several.join(", "));
            if line.len() <= 101 { line } else { format!("use {from}::{{\n{}}};\n", filled(several)) }
        }
    }
}

/// A list that is broken where the line is full.
fn filled(names: &[&str]) -> String {
    let mut text = String::new();
    let mut line = String::from("   ");
    for name in names {
        if line.len() + name.len() + 2 > 100 {
            text.push_str(&format!("{line}\n"));
            line = String::from("   ");
        }
        line.push_str(&format!(" {name},"));
    }
    format!("{text}{line}\n")
}

/// The extensions, as `schema!` lists them.
fn extensions(schema: &Schema, said: &mut Said) -> Vec<String> {
    let mut list = Vec::new();
    for (id, fact) in schema.iter() {
        let (Id::Extension(name), Payload::Extension(extension)) = (id, &fact.payload) else { continue };
        let own = extension.schema.clone().filter(|schema| !matches!(schema.as_str(), "public" | "pg_catalog"));
        let text = super::attribute::string(name.as_str());
        list.push(match &own {
            Some(schema) => format!("{text}(schema = {})", super::attribute::string(schema.as_str())),
            None => text,
        });
        said.say(id.clone(), Payload::Extension(Extension { schema: own, version: None, fixed: false }));
    }
    list
}

/// The schemas that come with what is in them.
fn schemas(schema: &Schema, said: &mut Said) {
    for (id, fact) in schema.iter() {
        let Id::Schema(name) = id else { continue };
        if said.names_schema(name) {
            said.say(id.clone(), fact.payload.clone());
        }
    }
}

/// What the root module says.
struct Root<'a> {
    name: &'a str,
    modules: Vec<&'a str>,
    tables: Vec<&'a str>,
    enums: Vec<String>,
    extensions: Vec<String>,
    sql: &'a [File],
}

impl Root<'_> {
    fn text(&self) -> String {
        let name = super::words::source(self.name);
        let mut text =
            format!("//! The schema: a module for each group of tables, and [`{}`], which is all of it.\n", self.name);
        if !self.modules.is_empty() {
            text.push('\n');
            text.extend(self.modules.iter().map(|module| format!("mod {module};\n")));
            text.push('\n');
            text.extend(self.modules.iter().map(|module| format!("pub use {module}::*;\n")));
        }
        text.push_str(&format!("\nschema_core::schema! {{\n    pub {name}: {},\n", list(&self.tables)));
        let parts = [
            ("enums", list(&self.enums)),
            ("extensions", list(&self.extensions)),
            ("sql", list(&self.sql.iter().map(|file| super::attribute::string(&file.path)).collect::<Vec<_>>())),
        ];
        text.extend(parts.iter().filter(|(_, list)| list != "[]").map(|(word, list)| format!("    {word}: {list},\n")));
        text.push_str("}\n");
        text
    }
}

/// A list, with a line for each where one line is too long.
fn list(items: &[impl AsRef<str>]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    let line = format!("[{}]", items.join(", "));
    if line.len() <= 70 {
        return line;
    }
    let lines: String = items.iter().map(|item| format!("        {item},\n")).collect();
    format!("[\n{lines}    ]")
}
