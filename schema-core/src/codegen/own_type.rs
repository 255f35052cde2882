//! Domains, composite types and ranges as types of Rust.

use super::Context;
use super::attribute::{attribute, sql, sql_call, text};
use super::constant;
use super::default::spelled;
use super::doc::doc;
use super::element::reference_text;
use super::field::type_named;
use super::item::Item;
use super::said::Said;
use super::types::{FieldType, field_type};
use super::words::source;
use crate::declare::column::column_as;
use crate::declare::def::{CheckDef, ColumnDef, DefaultDef, RangeDef, TypeDef, TypeKind};
use crate::declare::key::check;
use crate::declare::own_type::range;
use crate::declare::words::sql as expression;
use crate::expression::inside;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::composite::Composite;
use crate::kind::domain::Domain;
use crate::kind::domain_check::DomainCheck;
use crate::kind::range::Range;
use crate::kind::view::ViewColumn;
use crate::kind::{Id, Payload};
use crate::model::{Schema, declared_type};
use crate::naming::object_name;
use schema_names::snake_case;

/// Whether the language has words for the type.
pub(super) fn is_said(name: &Qualified, payload: &Payload, schema: &Schema) -> bool {
    let built_in = |sql_type: &str| Some(field_type(sql_type, false)).filter(|ty| !ty.named);
    match payload {
        Payload::Domain(domain) => built_in(&domain.sql_type).is_some() && domain.not_null_name.is_none(),
        Payload::Composite(composite) => {
            let is_enum = |sql_type: &str| {
                let name = sql_type.trim_end_matches("[]").parse();
                name.is_ok_and(|name| matches!(schema.payload(&Id::Enum(name)), Some(Payload::Enum(own)) if !own.values.is_empty()))
            };
            let said = |each: &ViewColumn| built_in(&each.sql_type).is_some() || is_enum(&each.sql_type);
            !composite.attributes.is_empty() && composite.attributes.iter().all(said)
        }
        Payload::Range(range) => {
            let bounds = built_in(&range.subtype).is_some_and(|ty| ty.words.is_empty() && !ty.rust.starts_with("Vec"));
            bounds && range.canonical.is_none() && range.multirange.schema == name.schema
        }
        _ => false,
    }
}

/// A type as source.
pub(super) fn own_type(cx: &Context<'_>, name: &Qualified, payload: &Payload, said: &mut Said) -> Option<Item> {
    let rust = cx.names.own_type(name)?.to_owned();
    let mut writer = Writer { cx, name, item: Item { rust, ..Item::default() } };
    let (id, derive, mut words, kind) = match payload {
        Payload::Domain(domain) => {
            let (words, kind) = writer.domain(domain, said);
            (Id::Domain(name.clone()), "SqlDomain", words, kind)
        }
        Payload::Composite(composite) => {
            let kind = writer.composite(composite, said);
            (Id::Composite(name.clone()), "SqlComposite", Vec::new(), kind)
        }
        Payload::Range(range) => {
            let (words, kind) = writer.range(range);
            (Id::Range(name.clone()), "SqlRange", words, kind)
        }
        _ => return None,
    };
    words.splice(0..0, writer.name_words());
    let mut item = writer.item;
    let comment = said.lower(cx.parts.schema, id.clone());
    let comment = comment.filter(|text| {
        doc("", text).is_some() || {
            said.unsay(&Id::Comment(Box::new(id.clone())));
            false
        }
    });
    let mut head = comment.and_then(|text| doc("", text)).unwrap_or_default();
    head.push_str(&format!("#[derive(Clone, Debug, PartialEq, {derive})]\n"));
    if !words.is_empty() {
        head.push_str(&attribute("", &snake_case(derive), &words));
    }
    item.text.insert_str(0, &head);
    item.core.insert(derive);
    let def = TypeDef {
        name: constant::table_name(name),
        rust_name: "",
        comment: constant::optional(comment),
        owner: None,
        kind,
    };
    said.declare(declared_type(&def));
    Some(item)
}

struct Writer<'w, 'a> {
    cx: &'w Context<'a>,
    name: &'w Qualified,
    item: Item,
}

impl Writer<'_, '_> {
    fn name_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if snake_case(&self.item.rust) != self.name.name.as_str() {
            words.push(text("name", self.name.name.as_str()));
        }
        if self.name.schema.as_str() != "public" {
            words.push(text("schema", self.name.schema.as_str()));
        }
        words
    }

    fn domain(&mut self, domain: &Domain, said: &mut Said) -> (Vec<String>, TypeKind) {
        let Domain { sql_type, collation, not_null, not_null_name: _ } = domain;
        let ty = field_type(sql_type, false);
        let collation = collation.as_ref().map(reference_text);
        let id = Id::DomainDefault(self.name.clone());
        let default = match self.cx.parts.schema.payload(&id) {
            Some(Payload::DomainDefault(default)) => Some(spelled(&default.expression, sql_type, &ty, |_| None)),
            _ => None,
        };
        said.lower_alone(id);
        let mut words = ty.words.clone();
        words.extend(collation.as_deref().map(|collation| text("collate", collation)));
        words.extend(default.as_ref().map(|default| format!("default = {}", default.rust)));
        words.extend(not_null.then(|| "not_null".to_owned()));
        let mut checks = Vec::new();
        for (name, payload) in self.checks() {
            said.lower_alone(Id::DomainCheck(name.clone()));
            let condition = inside(&payload.expression);
            let own = (name.name.as_str() != object_name(self.name.name.as_str(), "", "check")).then_some(&name.name);
            words.push(match own {
                Some(own) => format!("check({}, {})", sql_call(condition), text("name", own.as_str())),
                None => sql("check", condition),
            });
            let def = check(None, expression(constant::text(condition))).build();
            checks.push(CheckDef { name: constant::optional(own.map(Ident::as_str)), ..def });
        }
        self.take(&ty);
        self.item.text = format!("pub struct {}(pub {});\n", self.item.rust, ty.rust);
        let base = ColumnDef {
            collation: constant::optional(collation.as_deref()),
            default: default.map(|default| DefaultDef::Sql(constant::text(&default.declared))),
            ..described("value", &ty)
        };
        let [base] = constant::list(vec![base]) else { unreachable!("a list of one") };
        (words, TypeKind::Domain { base, not_null: *not_null, checks: constant::list(checks) })
    }

    /// The checks that the language has words for.
    fn checks(&self) -> Vec<(Member, DomainCheck)> {
        let checks = self.cx.parts.schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
            (Id::DomainCheck(name), Payload::DomainCheck(check)) if name.table == *self.name && !check.not_valid => {
                Some((name.clone(), check.clone()))
            }
            _ => None,
        });
        checks.collect()
    }

    fn composite(&mut self, composite: &Composite, said: &mut Said) -> TypeKind {
        self.item.text = format!("pub struct {} {{\n", self.item.rust);
        let fields = super::names::fields(composite.attributes.iter().map(|each| &each.name));
        let mut columns = Vec::new();
        for each in &composite.attributes {
            let ty = type_named(self.cx, &each.sql_type);
            let field = fields.get(&each.name).map_or(each.name.as_str(), String::as_str);
            let collation = each.collation.as_ref().map(reference_text);
            let id = Id::Comment(Box::new(Id::Column(self.name.member(each.name.clone()))));
            let comment = match self.cx.parts.schema.payload(&id) {
                Some(Payload::Comment(comment)) => Some(comment.text.as_str()),
                _ => None,
            };
            let written = comment.and_then(|text| doc("    ", text));
            let comment = comment.filter(|_| written.is_some());
            if comment.is_some() {
                said.lower_alone(id);
            }
            let mut words = Vec::new();
            if field != each.name.as_str() {
                words.push(text("name", each.name.as_str()));
            }
            words.extend(ty.words.iter().cloned());
            words.extend(collation.as_deref().map(|collation| text("collate", collation)));
            self.item.text.push_str(&written.unwrap_or_default());
            if !words.is_empty() {
                self.item.text.push_str(&attribute("    ", "column", &words));
            }
            self.item.text.push_str(&format!("    pub {}: Option<{}>,\n", source(field), ty.rust));
            self.take(&ty);
            columns.push(ColumnDef {
                collation: constant::optional(collation.as_deref()),
                comment: constant::optional(comment),
                ..described(each.name.as_str(), &ty)
            });
        }
        self.item.text.push_str("}\n");
        TypeKind::Composite(constant::list(columns))
    }

    fn range(&mut self, payload: &Range) -> (Vec<String>, TypeKind) {
        let Range { subtype, multirange, subtype_opclass, collation, canonical: _, subtype_diff } = payload;
        let ty = field_type(subtype, false);
        let opclass = subtype_opclass.as_ref().map(ToString::to_string);
        let collation = collation.as_ref().map(reference_text);
        let own =
            (multirange.name.as_str() != multirange_name(self.name.name.as_str())).then(|| multirange.name.as_str());
        let mut words = vec![text("subtype", subtype)];
        words.extend(opclass.as_deref().map(|opclass| text("subtype_opclass", opclass)));
        words.extend(collation.as_deref().map(|collation| text("collation", collation)));
        words.extend(subtype_diff.as_deref().map(|function| text("subtype_diff", function)));
        words.extend(own.map(|name| text("multirange", name)));
        self.take(&ty);
        self.item.types.insert("PgRange");
        self.item.text = format!("pub struct {}(pub PgRange<{}>);\n", self.item.rust, ty.rust);
        let def = RangeDef {
            subtype_opclass: constant::optional(opclass.as_deref()),
            collation: constant::optional(collation.as_deref()),
            subtype_diff: constant::optional(subtype_diff.as_deref()),
            multirange: constant::optional(own),
            ..range(constant::text(subtype))
        };
        (words, TypeKind::Range(def))
    }

    fn take(&mut self, ty: &FieldType) {
        self.item.types.extend(ty.imports.iter().copied());
        self.item.uses.extend(ty.uses.iter().cloned());
    }
}

/// A value of this type.
fn described(name: &str, ty: &FieldType) -> ColumnDef {
    column_as::<()>(constant::text(name), true, constant::text(&ty.declared)).build()
}

/// The name that PostgreSQL gives the multirange type of a range.
fn multirange_name(range: &str) -> String {
    match range.find("range") {
        Some(_) => range.replacen("range", "multirange", 1),
        None => object_name(range, "", "multirange"),
    }
}
