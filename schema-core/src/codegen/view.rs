//! Views as structs.

use super::Context;
use super::attached::attached;
use super::attribute::{attribute, block, sql, text};
use super::constant;
use super::doc::doc;
use super::element::parameters;
use super::field::type_named;
use super::item::Item;
use super::key::indexes;
use super::parts::ViewParts;
use super::said::Said;
use super::words::source;
use crate::declare::column::column_as;
use crate::declare::def::{CheckOption, ColumnDef, DefaultDef, TableDef, ViewDef};
use crate::declare::table::table;
use crate::declare::view::view as declared;
use crate::ident::Qualified;
use crate::kind::materialized_view::MaterializedView;
use crate::kind::parameter::Parameters;
use crate::kind::view::{View, ViewColumn};
use crate::kind::{Id, Payload};
use crate::model::statements_of;
use schema_names::table_name;
use std::collections::BTreeMap;

/// A view as source; `None` where it has something that the language has no words for.
pub(super) fn view(cx: &Context<'_>, view: &ViewParts<'_>, said: &mut Said) -> Option<Item> {
    let (id, own, defaults) = describe(view)?;
    let names = cx.fields(view.name);
    let comment = said.lower(cx.parts.schema, id.clone());
    let doc = match comment.map(|text| doc("", text)) {
        None => String::new(),
        Some(Some(doc)) => doc,
        Some(None) => return None,
    };
    let owner = lowered_owner(cx, id, said);
    let mut item = Item { rust: names.rust.clone(), table: Some(view.name.clone()), text: doc, ..Item::default() };
    item.core.insert("view");
    let words = name_words(&names.rust, view.name).into_iter().chain(view_words(&own));
    let words = words.chain(owner.map(|role| text("owner", role)));
    item.text.push_str(&attribute("", "view", &words.collect::<Vec<_>>()));
    let mut def = TableDef {
        comment: constant::optional(comment),
        view: Some(ViewDef { owner, ..own }),
        ..table(constant::table_name(view.name), "")
    };
    let indexes = indexes(cx, view.name, &view.indexes, said);
    for (name, words) in indexes.into_iter().chain(attached(cx, view.name, &view.attached, &mut def, said)) {
        item.text.push_str(&attribute("", name, &words));
    }
    item.text.push_str(&format!("#[derive(Clone, Debug, PartialEq)]\npub struct {} {{\n", names.rust));
    let columns = view.columns.iter().map(|column| field(cx, view, column, defaults, &mut item, said));
    def.columns = constant::list(columns.collect());
    item.text.push_str("}\n");
    said.declare(statements_of(&def));
    Some(item)
}

/// A column as a field.
fn field(
    cx: &Context<'_>,
    view: &ViewParts<'_>,
    column: &ViewColumn,
    defaults: &BTreeMap<String, String>,
    item: &mut Item,
    said: &mut Said,
) -> ColumnDef {
    let names = cx.fields(view.name);
    let ty = type_named(cx, &column.sql_type);
    let mut words = Vec::new();
    let own = names.field(&column.name);
    if own != column.name.as_str() {
        words.push(text("name", column.name.as_str()));
    }
    // The query gives the type: what names it is for the compiler.
    words.extend(ty.words.iter().filter(|_| ty.named).cloned());
    let default = defaults.get(column.name.as_str());
    words.extend(default.map(|default| sql("default", default)));
    let id = Id::Column(view.name.member(column.name.clone()));
    let comment = said.lower(cx.parts.schema, id.clone());
    match comment.map(|text| doc("    ", text)) {
        Some(Some(doc)) => item.text.push_str(&doc),
        Some(None) => said.unsay(&Id::Comment(Box::new(id))),
        None => {}
    }
    if !words.is_empty() {
        item.text.push_str(&attribute("    ", "column", &words));
    }
    item.text.push_str(&format!("    pub {}: Option<{}>,\n", source(own), ty.rust));
    item.types.extend(ty.imports);
    item.uses.extend(ty.uses);
    ColumnDef {
        comment: constant::optional(comment.filter(|text| doc("", text).is_some())),
        default: default.map(|default| DefaultDef::Sql(constant::text(default))),
        ..column_as::<()>(constant::text(column.name.as_str()), true, "").build()
    }
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

/// The view itself, and the defaults of its columns.
fn describe<'a>(view: &ViewParts<'a>) -> Option<(Id, ViewDef, &'a BTreeMap<String, String>)> {
    static NONE: BTreeMap<String, String> = BTreeMap::new();
    let def = |query: &str, parameters: &Parameters| ViewDef {
        parameters: constant::list(
            parameters.iter().map(|(name, value)| (constant::text(name), constant::text(value))).collect(),
        ),
        ..declared(constant::text(query))
    };
    match view.payload {
        Payload::View(View { columns: _, query, parameters, defaults }) => {
            let mut parameters = parameters.clone();
            let check_option = parameters.remove("check_option").map(|option| match option.as_str() {
                "local" => CheckOption::Local,
                _ => CheckOption::Cascaded,
            });
            let def = ViewDef { check_option, ..def(query, &parameters) };
            Some((Id::View(view.name.clone()), def, defaults))
        }
        Payload::MaterializedView(own) => {
            let MaterializedView { columns: _, query, with_no_data, parameters, access_method, tablespace, settings } =
                own;
            let def = ViewDef {
                materialized: true,
                no_data: *with_no_data,
                tablespace: constant::optional(tablespace.as_ref().map(|tablespace| tablespace.as_str())),
                ..def(query, parameters)
            };
            let said = access_method.is_none() && settings.is_empty();
            said.then(|| (Id::MaterializedView(view.name.clone()), def, &NONE))
        }
        _ => None,
    }
}

/// The words of `#[view(…)]`.
fn view_words(def: &ViewDef) -> Vec<String> {
    let ViewDef { query, outputs: _, materialized, no_data, check_option, parameters: with, tablespace, owner: _ } =
        def;
    let mut words = Vec::new();
    words.extend(materialized.then(|| "materialized".to_owned()));
    words.extend(no_data.then(|| "with_no_data".to_owned()));
    words.extend(check_option.map(|option| match option {
        CheckOption::Local => "check_option = local".to_owned(),
        CheckOption::Cascaded => "check_option = cascaded".to_owned(),
    }));
    if !with.is_empty() {
        let with = with.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        words.push(format!("with({})", parameters(&with.collect())));
    }
    words.extend(tablespace.map(|tablespace| text("tablespace", tablespace)));
    words.push(block("query", query));
    words
}

/// The role that owns the view.
fn lowered_owner(cx: &Context<'_>, of: Id, said: &mut Said) -> Option<&'static str> {
    let id = Id::Owner(Box::new(of));
    let Some(Payload::Owner(owner)) = cx.parts.schema.payload(&id) else { return None };
    said.lower(cx.parts.schema, id);
    Some(constant::text(owner.role.as_str()))
}
