//! Enums.

use super::Context;
use super::attribute::{attribute, text};
use super::item::Item;
use super::said::Said;
use crate::ident::Qualified;
use crate::kind::enumeration::Enum;
use crate::kind::{Id, Payload};
use schema_names::{in_case, snake_case};

/// An enum as source.
pub(super) fn enumeration(cx: &Context<'_>, name: &Qualified, values: &Enum, said: &mut Said) -> Option<Item> {
    let names = cx.names.enumeration(name)?;
    let id = Id::Enum(name.clone());
    said.say(id.clone(), Payload::Enum(values.clone()));
    let mut item = Item { rust: names.rust.clone(), ..Item::default() };
    item.text.push_str(&cx.comment("", id, said));
    item.core.insert("SqlEnum");
    item.text.push_str("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, SqlEnum)]\n");
    let mut words = Vec::new();
    if snake_case(&names.rust) != name.name.as_str() {
        words.push(text("name", name.name.as_str()));
    }
    if name.schema.as_str() != "public" {
        words.push(text("schema", name.schema.as_str()));
    }
    if names.case != "snake_case" {
        words.push(text("rename_all", names.case));
    }
    if !words.is_empty() {
        item.text.push_str(&attribute("", "sql_enum", &words));
    }
    item.text.push_str(&format!("pub enum {} {{\n", names.rust));
    for (variant, value) in names.variants.iter().zip(&values.values) {
        if in_case(variant, names.case) != *value {
            item.text.push_str(&attribute("    ", "sql_enum", &[text("rename", value)]));
        }
        item.text.push_str(&format!("    {variant},\n"));
    }
    item.text.push_str("}\n");
    Some(item)
}
