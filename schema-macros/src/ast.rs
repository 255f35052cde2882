//! What `#[table]` stands on: the struct, with the attributes that are ours taken off.

use proc_macro2::{Ident, TokenStream};
use syn::{Attribute, Expr, Fields, Item, ItemStruct, Lit, Meta, Type, Visibility};

use crate::ctxt::Ctxt;

/// The attributes of a struct that belong to `#[table]`.
pub(crate) const ON_STRUCT: &[&str] =
    &["index", "unique", "primary_key", "foreign_key", "check", "exclude", "has_many", "has_one", "many_to_many"];

/// A struct under `#[table]`.
pub(crate) struct Struct {
    /// As the user wrote it, without our attributes.
    pub(crate) item: ItemStruct,
    /// Ours, in order.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) fields: Vec<RawField>,
    pub(crate) doc: Option<String>,
}

/// A field and its `#[column(…)]`.
#[derive(Clone)]
pub(crate) struct RawField {
    pub(crate) ident: Ident,
    pub(crate) ty: Type,
    pub(crate) doc: Option<String>,
    pub(crate) attributes: Vec<Attribute>,
}

impl Struct {
    pub(crate) fn ident(&self) -> &Ident {
        &self.item.ident
    }

    pub(crate) fn vis(&self) -> &Visibility {
        &self.item.vis
    }

    /// Takes the item apart; what is no struct with fields cannot be a table.
    pub(crate) fn from_syn(cx: &Ctxt, item: Item) -> Option<Self> {
        let Item::Struct(mut item) = item else {
            cx.error_over(
                kind_of(&item),
                "`#[table]` stands on a struct\nhelp: a table is a struct with named fields; for an enum there is `#[derive(SqlEnum)]`",
            );
            return None;
        };
        let attributes = take(&mut item.attrs, ON_STRUCT);
        let fields = raw_fields(&mut item);
        check_generics(cx, &item);
        check_fields(cx, &item);
        let doc = doc_of(&item.attrs);
        (!cx.has_errors()).then_some(Self { item, attributes, fields, doc })
    }
}

fn raw_fields(item: &mut ItemStruct) -> Vec<RawField> {
    let mut fields = Vec::new();
    for field in &mut item.fields {
        let attributes = take(&mut field.attrs, &["column"]);
        if let Some(ident) = field.ident.clone() {
            fields.push(RawField { ident, ty: field.ty.clone(), doc: doc_of(&field.attrs), attributes });
        }
    }
    fields
}

/// A table has one shape: a parameter would make many.
fn check_generics(cx: &Ctxt, item: &ItemStruct) {
    if !item.generics.params.is_empty() {
        cx.error_over(&item.generics, "a table has no generics\nhelp: write the types and lifetimes out");
    }
}

fn check_fields(cx: &Ctxt, item: &ItemStruct) {
    match &item.fields {
        Fields::Named(fields) if !fields.named.is_empty() => {}
        Fields::Named(_) | Fields::Unit => {
            cx.error_over(&item.ident, "this table has no columns\nhelp: add fields: each is a column");
        }
        Fields::Unnamed(fields) => {
            cx.error_over(fields, "the fields of a table have names\nhelp: write `struct Name { field: Type }`");
        }
    }
}

/// The tokens that say what an item is, for the span.
fn kind_of(item: &Item) -> TokenStream {
    use quote::ToTokens;
    match item {
        Item::Enum(item) => item.enum_token.to_token_stream(),
        Item::Union(item) => item.union_token.to_token_stream(),
        other => other.to_token_stream(),
    }
}

/// Takes off the attributes with these names.
fn take(attributes: &mut Vec<Attribute>, names: &[&str]) -> Vec<Attribute> {
    let (ours, others) =
        attributes.drain(..).partition(|attribute| names.iter().any(|name| attribute.path().is_ident(name)));
    *attributes = others;
    ours
}

/// The doc comment: its lines, without the blank that follows `///`.
pub(crate) fn doc_of(attributes: &[Attribute]) -> Option<String> {
    let lines: Vec<String> = attributes.iter().filter_map(doc_line).collect();
    let text = lines.join("\n").trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn doc_line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    if !meta.path.is_ident("doc") {
        return None;
    }
    let Expr::Lit(literal) = &meta.value else {
        return None;
    };
    let Lit::Str(text) = &literal.lit else {
        return None;
    };
    let text = text.value();
    Some(text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n"))
}

/// The item without our attributes, for when nothing can be made of it.
pub(crate) fn strip(mut item: Item) -> Item {
    if let Item::Struct(item) = &mut item {
        take(&mut item.attrs, ON_STRUCT);
        for field in &mut item.fields {
            take(&mut field.attrs, &["column"]);
        }
    }
    item
}
