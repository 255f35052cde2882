//! What `#[sql_domain(…)]`, `#[sql_composite(…)]` and `#[sql_range(…)]` say.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use schema_names::snake_case;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Expr, Fields, Type};

use crate::ast::{RawField, doc_of};
use crate::attr::{Check, Column, columns_of_type, default_call, forward, named_check};
use crate::ctxt::Ctxt;
use crate::word::{Arg, Call, Word, check_made_name, our_words};

/// Which of the derives.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Domain,
    Composite,
    Range,
}

impl Form {
    fn word(self) -> &'static str {
        match self {
            Self::Domain => "sql_domain",
            Self::Composite => "sql_composite",
            Self::Range => "sql_range",
        }
    }

    /// The words that mean something, and those of the builder.
    fn words(self) -> (&'static [&'static str], &'static [&'static str]) {
        match self {
            Self::Domain => (
                &["name", "schema", "owner", "crate", "not_null", "check", "default"],
                &["collate", "length", "char", "precision", "scale"],
            ),
            Self::Composite => (&["name", "schema", "owner", "crate"], &[]),
            Self::Range => (
                &["name", "schema", "owner", "crate", "subtype"],
                &["subtype_opclass", "collation", "canonical", "subtype_diff", "multirange"],
            ),
        }
    }
}

/// A type of the schema.
pub(super) struct OwnType {
    pub(super) ident: Ident,
    pub(super) krate: TokenStream,
    pub(super) doc: Option<String>,
    pub(super) name: String,
    pub(super) schema: String,
    pub(super) owner: Option<String>,
    pub(super) kind: Kind,
    /// The words that are functions of the builder.
    pub(super) calls: Vec<Call>,
}

/// What it is made of.
pub(super) enum Kind {
    Domain { base: Type, not_null: bool, checks: Vec<Check> },
    Composite(Vec<Column>),
    Range { inner: Type, subtype: Option<Expr> },
}

impl OwnType {
    pub(super) fn from_syn(cx: &Ctxt, form: Form, input: DeriveInput) -> Option<Self> {
        let kind = Kind::from_syn(cx, form, &input)?;
        let mut item = Self {
            name: snake_case(&input.ident.unraw().to_string()),
            doc: doc_of(&input.attrs),
            ident: input.ident,
            krate: quote!(::schema_core),
            schema: "public".to_owned(),
            owner: None,
            kind,
            calls: Vec::new(),
        };
        for word in our_words(cx, &input.attrs, form.word(), &["check"]) {
            item.read_word(cx, form, &word);
        }
        check_made_name(cx, &item.ident, &item.name, form.word());
        if let Kind::Range { subtype: None, .. } = item.kind {
            cx.error(item.ident.span(), "a range has no subtype\nhelp: write `#[sql_range(subtype = \"float8\")]`");
        }
        Some(item)
    }

    /// What stands in after a mistake, so that a column of this type is not one more.
    pub(super) fn inert(mut self) -> Self {
        self.calls.clear();
        match &mut self.kind {
            Kind::Domain { checks, .. } => checks.clear(),
            Kind::Composite(columns) => columns.iter_mut().for_each(|column| column.calls.clear()),
            Kind::Range { subtype, .. } => *subtype = Some(syn::parse_quote!("")),
        }
        self
    }

    fn read_word(&mut self, cx: &Ctxt, form: Form, word: &Word) {
        let string = || word.string(cx).map(|text| text.value());
        match (word.text().as_str(), &mut self.kind) {
            ("name", _) => self.name = string().unwrap_or_default(),
            ("schema", _) => self.schema = string().unwrap_or_default(),
            ("owner", _) => self.owner = string(),
            ("crate", _) => match &word.arg {
                Arg::Value(path) => self.krate = quote!(#path),
                _ => cx.error(word.span(), "`crate` has no value\nhelp: write `crate = path`"),
            },
            ("not_null", Kind::Domain { not_null, .. }) => {
                word.flag(cx);
                *not_null = true;
            }
            ("check", Kind::Domain { checks, .. }) => checks.extend(named_check(cx, word)),
            ("default", Kind::Domain { .. }) => self.calls.extend(default_call(cx, word)),
            ("subtype", Kind::Range { subtype, .. }) => *subtype = word.value(cx, "\"float8\"").cloned(),
            _ => {
                let (meant, forwarded) = form.words();
                self.calls.extend(forward(cx, word, form.word(), meant, forwarded));
            }
        }
    }
}

impl Kind {
    fn from_syn(cx: &Ctxt, form: Form, input: &DeriveInput) -> Option<Self> {
        let derive = format_ident!("Sql{}", ["Domain", "Composite", "Range"][form as usize]);
        if !input.generics.params.is_empty() {
            cx.error_over(&input.generics, "a type of the schema has no generics\nhelp: take them off");
            return None;
        }
        match (form, &input.data) {
            (Form::Composite, Data::Struct(data)) => {
                if let Fields::Named(fields) = &data.fields
                    && !fields.named.is_empty()
                {
                    let fields = fields.named.iter().filter_map(RawField::from_syn).collect::<Vec<_>>();
                    return Some(Self::Composite(columns_of_type(cx, &fields)));
                }
            }
            (_, Data::Struct(data)) => {
                if let Fields::Unnamed(fields) = &data.fields
                    && fields.unnamed.len() == 1
                {
                    let inner = fields.unnamed[0].ty.clone();
                    return Some(match form {
                        Form::Range => Self::Range { inner, subtype: None },
                        _ => Self::Domain { base: inner, not_null: false, checks: Vec::new() },
                    });
                }
            }
            _ => {}
        }
        let example = match form {
            Form::Domain => "struct Name(String);",
            Form::Composite => "struct Name { field: Type }",
            Form::Range => "struct Name(PgRange<f64>);",
        };
        cx.error(input.ident.span(), format!("`#[derive({derive})]` does not fit this\nhelp: write `{example}`"));
        None
    }
}
