//! What `#[sql_enum(…)]` says of an enum and of its variants.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use schema_names::{CASES, in_case, snake_case};
use schema_sql::nearest;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Expr, ExprLit, Fields, Lit, LitStr, Variant};

use crate::ast::doc_of;
use crate::ctxt::Ctxt;
use crate::word::{Arg, Word, check_made_name, our_words};

const ON_ENUM: &[&str] = &["native", "text", "check", "name", "schema", "renamed_from", "rename_all", "crate"];
const ON_VARIANT: &[&str] = &["rename", "renamed_from"];

/// An enum under `#[derive(SqlEnum)]`.
pub(super) struct Enum {
    pub(super) ident: Ident,
    pub(super) krate: TokenStream,
    pub(super) doc: Option<String>,
    pub(super) text: bool,
    pub(super) check: bool,
    pub(super) name: String,
    pub(super) schema: String,
    pub(super) renamed_from: Option<String>,
    pub(super) rename_all: String,
    pub(super) values: Vec<Value>,
}

/// One variant.
pub(super) struct Value {
    pub(super) ident: Ident,
    pub(super) name: String,
    pub(super) renamed_from: Option<String>,
    /// It has no fields, and no other variant is the same value.
    pub(super) sound: bool,
}

impl Enum {
    pub(super) fn from_syn(cx: &Ctxt, input: DeriveInput) -> Option<Self> {
        let Data::Enum(data) = input.data else {
            cx.error(
                input.ident.span(),
                "`#[derive(SqlEnum)]` stands on an enum\nhelp: a struct is a table with `#[table]`",
            );
            return None;
        };
        if !input.generics.params.is_empty() {
            cx.error_over(&input.generics, "an enum of the schema has no generics\nhelp: take them off");
            return None;
        }
        if data.variants.is_empty() {
            cx.error(input.ident.span(), "this enum has no values\nhelp: add variants: each is a value");
        }
        let mut item = Self::new(input.ident, doc_of(&input.attrs));
        for word in our_words(cx, &input.attrs, "sql_enum", &[]) {
            item.read_word(cx, &word);
        }
        for variant in &data.variants {
            item.read_variant(cx, variant);
        }
        if !item.text {
            check_made_name(cx, &item.ident, &item.name, "sql_enum");
        }
        item.check_values(cx);
        Some(item)
    }

    fn new(ident: Ident, doc: Option<String>) -> Self {
        Self {
            name: snake_case(&ident.unraw().to_string()),
            ident,
            krate: quote!(::schema_core),
            doc,
            text: false,
            check: true,
            schema: "public".to_owned(),
            renamed_from: None,
            rename_all: "snake_case".to_owned(),
            values: Vec::new(),
        }
    }

    fn read_word(&mut self, cx: &Ctxt, word: &Word) {
        let string = || word.string(cx).map(|text| text.value());
        match word.text().as_str() {
            "native" => word.flag(cx),
            "text" => {
                word.flag(cx);
                self.text = true;
            }
            "check" => self.check = boolean(cx, word),
            "name" => self.name = string().unwrap_or_default(),
            "schema" => self.schema = string().unwrap_or_default(),
            "renamed_from" => self.renamed_from = string(),
            "rename_all" => self.read_case(cx, word.string(cx)),
            "crate" => match &word.arg {
                Arg::Value(path) => self.krate = quote!(#path),
                _ => cx.error(word.span(), "`crate` has no value\nhelp: write `crate = path`"),
            },
            _ => unknown(cx, word, ON_ENUM),
        }
    }

    fn read_case(&mut self, cx: &Ctxt, case: Option<LitStr>) {
        let Some(case) = case else { return };
        if CASES.contains(&case.value().as_str()) {
            self.rename_all = case.value();
            return;
        }
        let cases = CASES.iter().map(|case| format!("`{case}`")).collect::<Vec<_>>().join(", ");
        cx.error(case.span(), format!("unknown case `{}`\nhelp: the cases are {cases}", case.value()));
    }

    fn read_variant(&mut self, cx: &Ctxt, variant: &Variant) {
        let sound = matches!(variant.fields, Fields::Unit);
        if !sound {
            cx.error_over(
                &variant.fields,
                "a value of an enum has no fields\nhelp: take them off, or keep the type as `Json<…>`",
            );
        }
        let ident = variant.ident.clone();
        let name = in_case(&ident.unraw().to_string(), &self.rename_all);
        let mut value = Value { ident, name, renamed_from: None, sound };
        for word in our_words(cx, &variant.attrs, "sql_enum", &[]) {
            match word.text().as_str() {
                "rename" => value.name = word.string(cx).map(|text| text.value()).unwrap_or_default(),
                "renamed_from" => value.renamed_from = word.string(cx).map(|text| text.value()),
                _ => unknown(cx, &word, ON_VARIANT),
            }
        }
        self.values.push(value);
    }

    /// PostgreSQL has each value once, in at most 63 bytes where the enum is native.
    fn check_values(&mut self, cx: &Ctxt) {
        for at in 0..self.values.len() {
            let (before, value) = self.values.split_at_mut(at);
            let value = &mut value[0];
            let name = &value.name;
            if before.iter().any(|other| other.name == *name) {
                value.sound = false;
                cx.error(
                    value.ident.span(),
                    format!("two variants are the value `{name}`\nhelp: rename one: `#[sql_enum(rename = \"…\")]`"),
                );
            }
            if name.len() > 63 && !self.text {
                cx.error(
                    value.ident.span(),
                    format!(
                        "the value `{name}` is longer than 63 bytes\nhelp: rename it: `#[sql_enum(rename = \"…\")]`"
                    ),
                );
            }
        }
    }
}

fn boolean(cx: &Ctxt, word: &Word) -> bool {
    match word.value(cx, "false") {
        Some(Expr::Lit(ExprLit { lit: Lit::Bool(value), .. })) => return value.value,
        Some(other) => cx.error_over(other, "`check` is `true` or `false`\nhelp: write `check = false`"),
        None => {}
    }
    true
}

fn unknown(cx: &Ctxt, word: &Word, known: &[&str]) {
    let text = word.text();
    let help = match nearest(&text, known.iter().copied()) {
        Some(near) => format!("there is a word with a similar name: `{near}`"),
        None => {
            format!("the words are {}", known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "))
        }
    };
    cx.error(word.span(), format!("unknown word `{text}` in `#[sql_enum(…)]`\nhelp: {help}"));
}
