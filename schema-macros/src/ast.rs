//! What `#[table]` and `#[view]` stand on: the struct, with the attributes that are ours taken off.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, Field, Fields, Item, ItemStruct, Lit, Meta, Type, Visibility};

use crate::ctxt::Ctxt;

/// The attributes of a struct that belong to `#[table]`.
pub(crate) const ON_STRUCT: &[&str] = &[
    "index",
    "unique",
    "primary_key",
    "foreign_key",
    "check",
    "exclude",
    "has_many",
    "has_one",
    "many_to_many",
    "partition",
    "policy",
    "trigger",
    "grant",
];

/// Those of them that a view has.
pub(crate) const ON_VIEW: &[&str] = &["index", "trigger", "grant"];

/// What a struct is made.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Table,
    View,
}

impl Form {
    fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::View => "view",
        }
    }
}

/// A struct under `#[table]` or `#[view]`.
pub(crate) struct Struct {
    pub(crate) form: Form,
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
    pub(crate) fn from_syn(cx: &Ctxt, form: Form, item: Item) -> Option<Self> {
        let word = form.word();
        let Item::Struct(mut item) = item else {
            cx.error_over(
                kind_of(&item),
                format!("`#[{word}]` stands on a struct\nhelp: a {word} is a struct with named fields; for an enum there is `#[derive(SqlEnum)]`"),
            );
            return None;
        };
        let again = take(&mut item.attrs, &["table", "view"]);
        let attributes = take(&mut item.attrs, ON_STRUCT);
        let misplaced = misplaced(&mut item);
        let fields = raw_fields(&mut item);
        check_generics(cx, word, &item);
        check_fields(cx, word, &item);
        let doc = doc_of(&item.attrs);
        let own = (!cx.has_errors()).then_some(Self { form, item, attributes, fields, doc });
        for second in again {
            let message = format!("this struct is a {word} already\nhelp: write all words in one `#[{word}(…)]`");
            cx.error_over(second.path(), message);
        }
        for attribute in misplaced {
            let name = attribute.path().to_token_stream();
            let message = format!("`#[{name}]` stands on the struct\nhelp: write it below `#[{word}]`");
            cx.error_over(attribute.path(), message);
        }
        own
    }
}

impl RawField {
    /// A field that has a name.
    pub(crate) fn from_syn(field: &Field) -> Option<Self> {
        let attributes = field.attrs.iter().filter(|attribute| attribute.path().is_ident("column")).cloned().collect();
        Some(Self { ident: field.ident.clone()?, ty: field.ty.clone(), doc: doc_of(&field.attrs), attributes })
    }
}

fn raw_fields(item: &mut ItemStruct) -> Vec<RawField> {
    let fields = item.fields.iter().filter_map(RawField::from_syn).collect();
    for field in &mut item.fields {
        take(&mut field.attrs, &["column"]);
    }
    fields
}

/// Takes attributes of the struct off the fields, unless they may belong to a derive that not everybody knows.
fn misplaced(item: &mut ItemStruct) -> Vec<Attribute> {
    const KNOWN: &[&str] = &["Clone", "Copy", "Debug", "Default", "Deserialize", "Eq", "Hash", "Ord", "Serialize"];
    let known = |token: TokenTree| match token {
        TokenTree::Ident(name) => KNOWN.contains(&name.to_string().as_str()) || name.to_string().starts_with("Partial"),
        _ => true,
    };
    let derives = item.attrs.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let mut lists = derives.filter_map(|derive| derive.meta.require_list().ok());
    if lists.any(|list| !list.tokens.clone().into_iter().all(known)) {
        return Vec::new();
    }
    item.fields.iter_mut().flat_map(|field| take(&mut field.attrs, ON_STRUCT)).collect()
}

/// A table has one shape: a parameter would make many.
fn check_generics(cx: &Ctxt, word: &str, item: &ItemStruct) {
    if !item.generics.params.is_empty() {
        let message = format!("a {word} has no generics\nhelp: write the types and lifetimes out");
        cx.error_over(&item.generics, message);
    }
}

fn check_fields(cx: &Ctxt, word: &str, item: &ItemStruct) {
    match &item.fields {
        Fields::Named(fields) if !fields.named.is_empty() => {}
        Fields::Named(_) | Fields::Unit => {
            cx.error_over(&item.ident, format!("this {word} has no columns\nhelp: add fields: each is a column"));
        }
        Fields::Unnamed(fields) => {
            let message = format!("the fields of a {word} have names\nhelp: write `struct Name {{ field: Type }}`");
            cx.error_over(fields, message);
        }
    }
}

/// The tokens that say what an item is, for the span.
fn kind_of(item: &Item) -> TokenStream {
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
        take(&mut item.attrs, &["table", "view"]);
        misplaced(item);
        for field in &mut item.fields {
            take(&mut field.attrs, &["column"]);
        }
        // So that the name alone, as a list of tables has it, is a type.
        for parameter in item.generics.type_params_mut().filter(|parameter| parameter.bounds.is_empty()) {
            parameter.default.get_or_insert_with(|| (Default::default(), syn::parse_quote!(())));
        }
    }
    item
}
