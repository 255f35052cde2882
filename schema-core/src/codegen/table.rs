//! Tables as structs.

use super::Context;
use super::attached::attached;
use super::attribute::attribute;
use super::constant;
use super::field::field;
use super::item::Item;
use super::key::keys;
use super::lint::allowed;
use super::options::options;
use super::partition::partitions;
use super::parts::TableParts;
use super::said::Said;
use super::spread::partition_by;
use super::words::source;
use crate::kind::table::Table;
use crate::kind::{Id, Payload};
use crate::model::{partition_key, statements_of};

/// A table as source.
pub(super) fn table(cx: &Context<'_>, table: &TableParts<'_>, said: &mut Said) -> Item {
    let names = cx.fields(table.name);
    let id = Id::Table(table.name.clone());
    said.say(id.clone(), Payload::Table(payload(cx, table)));
    let mut item = Item { rust: names.rust.clone(), table: Some(table.name.clone()), ..Item::default() };
    item.core.insert("table");
    item.text.push_str(&cx.comment("", id, said));
    let mut keys = keys(cx, table, said);
    let mut words = options(cx, table, said);
    words.extend(allowed(&keys, |column| names.constant(column)));
    item.text.push_str(&attribute("", "table", &words));
    relations(cx, table, &mut item);
    for (name, words) in &keys.on_struct {
        item.text.push_str(&attribute("", name, words));
    }
    let mut def = crate::declare::table::table(constant::table_name(table.name), "");
    let mut partition_defs = Vec::new();
    for (def, words) in partitions(cx, table.name, said) {
        partition_defs.push(def);
        item.text.push_str(&attribute("", "partition", &words));
    }
    def.partitions = constant::list(partition_defs);
    for (name, words) in attached(cx, table.name, &table.attached, &mut def, said) {
        item.text.push_str(&attribute("", name, &words));
    }
    said.declare(statements_of(&def));
    item.uses.extend(std::mem::take(&mut keys.uses));
    item.text.push_str(&format!("#[derive(Clone, Debug, PartialEq)]\npub struct {} {{\n", names.rust));
    for (place, (name, _)) in table.columns.iter().enumerate() {
        let words = keys.on_field.remove(&name.name).unwrap_or_default();
        let field = field(cx, table, place, words, said);
        item.text.push_str(&field.text);
        item.types.extend(field.imports);
        item.uses.extend(field.uses);
    }
    item.text.push_str("}\n");
    item
}

/// The table as the code will declare it.
fn payload(cx: &Context<'_>, table: &TableParts<'_>) -> Table {
    let key = table.table.partition_by.as_ref().and_then(|key| partition_by(cx.parts.schema, table.name, key));
    Table { partition_by: key.as_ref().map(partition_key), ..table.table.clone() }
}

/// The relations that lead back from foreign keys of other tables.
fn relations(cx: &Context<'_>, table: &TableParts<'_>, item: &mut Item) {
    for inverse in cx.relations.to(table.name) {
        let theirs = cx.fields(inverse.source);
        let attribute_name = if inverse.one { "has_one" } else { "has_many" };
        let mut words = vec![format!("{}: {}", source(&inverse.name), theirs.rust)];
        let by: Vec<_> = inverse.by.iter().map(|column| theirs.constant(column)).collect();
        match by.as_slice() {
            [] => {}
            [one] => words.push(format!("by = {one}")),
            several => words.push(format!("by({})", several.join(", "))),
        }
        item.text.push_str(&attribute("", attribute_name, &words));
        item.uses.insert(theirs.rust.clone());
    }
}
