//! `default = …`, by the form of the expression.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use schema_sql::Place;
use syn::Expr;
use syn::spanned::Spanned;

use super::value::{Value, literal};
use crate::ctxt::Ctxt;
use crate::fragment::{given_call, note};
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
            let given = given_call(value);
            Some(quote_spanned!(span=> #given.default_call(#value)))
        }
        Expr::Path(path) if path.path.segments.len() > 1 => {
            Some(quote_spanned!(span=> .default_variant(&#path, #path.as_str())))
        }
        _ => match literal(cx, value) {
            Some(Value { kind, tokens, .. }) => {
                let name = format_ident!("default_{}", kind.to_lowercase(), span = span);
                let float = (kind == "Number").then(|| float(value));
                Some(quote_spanned!(span=> .#name(#tokens #float)))
            }
            None => not_a_default(cx, value),
        },
    }
}

/// The value of a number; NaN where it is too large or too small for all floats.
fn float(value: &Expr) -> TokenStream {
    let text = value.to_token_stream().to_string().replace([' ', '_'], "");
    let digits = text.trim_end_matches("f32").trim_end_matches("f64");
    let float = digits.parse::<f64>().unwrap_or(f64::NAN);
    let is_zero = digits.split(['e', 'E']).next().is_some_and(|digits| !digits.contains(|c| ('1'..='9').contains(&c)));
    if float.is_finite() && (float == 0.0) == is_zero { quote!(, #float) } else { quote!(, 0.0 / 0.0) }
}

fn not_a_default(cx: &Ctxt, value: &Expr) -> Option<TokenStream> {
    cx.error_over(
        value,
        "not a default\nhelp: write a literal, `Enum::Variant`, `json!(…)`, a function as `now()`, or SQL: `sql(\"…\")`",
    );
    None
}
