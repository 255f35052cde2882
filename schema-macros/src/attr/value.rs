//! Values that are written as literals, and as SQL where there is none.

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote;
use schema_sql::{Given, given};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, UnOp};

use crate::ctxt::Ctxt;
use crate::word::{Word, pieces};

/// A value.
pub(crate) struct Value {
    /// Its kind, in capitals and small letters.
    pub(crate) kind: &'static str,
    pub(crate) tokens: TokenStream,
    pub(crate) span: Span,
    /// What it is in SQL, as far as it tells.
    pub(crate) given: Option<Given>,
}

/// `"a", -5, sql("MINVALUE")`.
pub(super) fn values(cx: &Ctxt, word: &Word) -> Vec<Value> {
    let list = word.list(cx, "\"…\"").map(pieces).unwrap_or_default();
    list.into_iter().filter_map(|piece| cx.ok(syn::parse2(piece))).filter_map(|expr| value(cx, &expr)).collect()
}

fn value(cx: &Ctxt, expr: &Expr) -> Option<Value> {
    if let Expr::Call(_) = expr {
        return Some(Value { kind: "Sql", tokens: quote!(#expr.text()), span: expr.span(), given: None });
    }
    let value = literal(cx, expr);
    if value.is_none() {
        cx.error_over(expr, "not a value\nhelp: write a literal, or SQL: `sql(\"…\")`");
    }
    value
}

/// A literal, or the negative of one; nothing where it is something else.
pub(super) fn literal(cx: &Ctxt, expr: &Expr) -> Option<Value> {
    match expr {
        Expr::Lit(literal) => of_literal(cx, literal, false),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match unary.expr.as_ref() {
            Expr::Lit(literal) => of_literal(cx, literal, true),
            _ => None,
        },
        _ => None,
    }
}

fn of_literal(cx: &Ctxt, literal: &ExprLit, negative: bool) -> Option<Value> {
    let (kind, tokens, sql) = match &literal.lit {
        Lit::Int(number) => {
            let value: i128 = number.base10_parse().unwrap_or_else(|_| {
                cx.error(number.span(), "no type has a number as large as this\nhelp: write a smaller one");
                0
            });
            let value = if negative { -value } else { value };
            let tokens = negative_literal(Literal::i128_suffixed(value));
            ("Integer", tokens, value.to_string())
        }
        Lit::Float(number) => {
            let text = format!("{}{}", if negative { "-" } else { "" }, number.base10_digits());
            ("Number", quote!(#text), number.base10_digits().to_owned())
        }
        Lit::Str(text) if !negative => ("Text", quote!(#text), format!("'{}'", text.value().replace('\'', "''"))),
        Lit::Bool(value) if !negative => ("Boolean", quote!(#value), value.value.to_string()),
        _ => return None,
    };
    Some(Value { kind, tokens, span: literal.span(), given: given(&sql) })
}

/// A negative literal is two tokens, which `quote!` makes of it.
fn negative_literal(literal: Literal) -> TokenStream {
    let text = literal.to_string();
    text.parse().unwrap_or_else(|_| quote!(#literal))
}
