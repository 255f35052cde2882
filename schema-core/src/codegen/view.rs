//! Views as structs.

use super::Context;
use super::attached::attached;
use super::attribute::{attribute, block, sql, text};
use super::element::parameters;
use super::field::type_named;
use super::item::Item;
use super::key::indexes;
use super::options::owner;
use super::parts::ViewParts;
use super::said::Said;
use super::words::source;
use crate::ident::Qualified;
use crate::kind::materialized_view::MaterializedView;
use crate::kind::parameter::Parameters;
use crate::kind::view::View;
use crate::kind::{Id, Payload};
use schema_names::table_name;
use std::collections::BTreeMap;

/// A view as source; `None` where it has something that the language has no words for.
pub(super) fn view(cx: &Context<'_>, view: &ViewParts<'_>, said: &mut Said) -> Option<Item> {
    let names = cx.fields(view.name);
    let (words, defaults) = words(view.payload)?;
    let id = match view.payload {
        Payload::MaterializedView(_) => Id::MaterializedView(view.name.clone()),
        _ => Id::View(view.name.clone()),
    };
    said.lower(id.clone(), view.payload.clone());
    let mut item = Item { rust: names.rust.clone(), table: Some(view.name.clone()), ..Item::default() };
    item.core.insert("view");
    item.text.push_str(&cx.comment("", id.clone(), said));
    let head = name_words(&names.rust, view.name).into_iter().chain(words).chain(owner(cx, id, said));
    item.text.push_str(&attribute("", "view", &head.collect::<Vec<_>>()));
    let indexes = indexes(cx, view.name, &view.indexes, said);
    for (name, words) in indexes.into_iter().chain(attached(cx, view.name, &view.attached, said)) {
        item.text.push_str(&attribute("", name, &words));
    }
    item.text.push_str(&format!("#[derive(Clone, Debug, PartialEq)]\npub struct {} {{\n", names.rust));
    for column in view.columns {
        let ty = type_named(cx, &column.sql_type);
        let mut words = Vec::new();
        let field = names.field(&column.name);
        if field != column.name.as_str() {
            words.push(text("name", column.name.as_str()));
        }
        // The query gives the type: what names it is for the compiler.
        words.extend(ty.words.iter().filter(|_| ty.named).cloned());
        words.extend(defaults.get(column.name.as_str()).map(|default| sql("default", default)));
        item.text.push_str(&cx.comment("    ", Id::Column(view.name.member(column.name.clone())), said));
        if !words.is_empty() {
            item.text.push_str(&attribute("    ", "column", &words));
        }
        item.text.push_str(&format!("    pub {}: Option<{}>,\n", source(field), ty.rust));
        item.types.extend(ty.imports.iter().copied());
        item.uses.extend(ty.uses.clone());
    }
    item.text.push_str("}\n");
    Some(item)
}

fn name_words(rust: &str, name: &Qualified) -> Vec<String> {
    let mut words = Vec::new();
    if table_name(rust) != name.name.as_str() {
        words.push(text("name", name.name.as_str()));
    }
    if name.schema.as_str() != "public" {
        words.push(text("schema", name.schema.as_str()));
    }
    words
}

/// The words of `#[view(…)]`, and the defaults of columns.
fn words(payload: &Payload) -> Option<(Vec<String>, BTreeMap<String, String>)> {
    match payload {
        Payload::View(View { columns: _, query, parameters, defaults }) => {
            let mut parameters = parameters.clone();
            let option = parameters.remove("check_option").map(|option| format!("check_option = {option}"));
            Some((
                option.into_iter().chain(with(&parameters)).chain([block("query", query)]).collect(),
                defaults.clone(),
            ))
        }
        Payload::MaterializedView(view) => materialized(view).map(|words| (words, BTreeMap::new())),
        _ => None,
    }
}

fn materialized(view: &MaterializedView) -> Option<Vec<String>> {
    let MaterializedView { columns: _, query, with_no_data, parameters, access_method, tablespace, settings } = view;
    if access_method.is_some() || !settings.is_empty() {
        return None;
    }
    let mut words = vec!["materialized".to_owned()];
    words.extend(with_no_data.then(|| "with_no_data".to_owned()));
    words.extend(with(parameters));
    words.extend(tablespace.as_ref().map(|tablespace| text("tablespace", tablespace.as_str())));
    words.push(block("query", query));
    Some(words)
}

fn with(map: &Parameters) -> Option<String> {
    (!map.is_empty()).then(|| format!("with({})", parameters(map)))
}
