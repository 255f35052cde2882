//! `default = …`, by the form of the expression.

use proc_macro2::TokenStream;
use quote::{format_ident, quote_spanned};
use schema_sql::Place;
use syn::Expr;
use syn::spanned::Spanned;

use super::value::{Value, literal};
use crate::ctxt::Ctxt;
use crate::fragment::note;
use crate::json_text::json_text;
use crate::word::{Call, Word};

/// `default = …` as a call.
pub(crate) fn default_call(cx: &Ctxt, word: &Word) -> Option<Call> {
    let value = word.value(cx, "…")?;
    Some(Call { span: value.span(), tokens: default(cx, value)? })
}

fn default(cx: &Ctxt, value: &Expr) -> Option<TokenStream> {
    let span = value.span();
    match value {
        Expr::Macro(json) if json.mac.path.is_ident("json") => {
            let text = cx.ok(json_text(&json.mac.tokens))?;
            Some(quote_spanned!(span=> .default_json(#text)))
        }
        Expr::Call(_) => {
            note(cx, Place::Default, value);
            Some(quote_spanned!(span=> .default_call(#value)))
        }
        Expr::Path(path) if path.path.segments.len() > 1 => {
            Some(quote_spanned!(span=> .default_variant(&#path, #path.as_str())))
        }
        _ => match literal(cx, value) {
            Some(Value { kind, tokens }) => {
                let name = format_ident!("default_{}", kind.to_lowercase(), span = span);
                Some(quote_spanned!(span=> .#name(#tokens)))
            }
            None => not_a_default(cx, value),
        },
    }
}

fn not_a_default(cx: &Ctxt, value: &Expr) -> Option<TokenStream> {
    cx.error_over(
        value,
        "not a default\nhelp: write a literal, `Enum::Variant`, `json!(…)`, a function as `now()`, or SQL: `sql(\"…\")`",
    );
    None
}
