//! The elements of indexes and exclusion constraints, and lists of columns.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use schema_sql::{Owner, Place, WrongParameter, check_parameter};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, ExprMethodCall, Lit, LitStr, UnOp};

use super::{Base, Element};
use crate::ctxt::Ctxt;
use crate::fragment::note;
use crate::word::{Call, pieces, plain_ident};

/// `a, b`.
pub(super) fn columns(cx: &Ctxt, list: TokenStream) -> Vec<Ident> {
    pieces(list).into_iter().filter_map(|piece| cx.ok(column.parse2(piece))).collect()
}

fn column(input: ParseStream) -> syn::Result<Ident> {
    let ident = input.call(Ident::parse_any)?;
    if input.is_empty() { Ok(ident) } else { Err(input.error("not a column\nhelp: write the field's name only")) }
}

/// `a, b.desc(), sql("lower(c)").opclass("text_pattern_ops")`.
pub(super) fn elements(cx: &Ctxt, place: Place, list: TokenStream) -> Vec<Element> {
    let elements = pieces(list).into_iter().filter_map(|piece| cx.ok(syn::parse2(piece)));
    elements.filter_map(|expr| element(cx, place, expr)).collect()
}

/// `room with "=", during with "&&"`.
pub(super) fn exclusions(cx: &Ctxt, list: TokenStream) -> Vec<(Element, LitStr)> {
    pieces(list)
        .into_iter()
        .filter_map(|piece| cx.ok(exclusion.parse2(piece)))
        .filter_map(|(expr, operator)| Some((element(cx, Place::IndexExpression, expr)?, operator)))
        .collect()
}

fn exclusion(input: ParseStream) -> syn::Result<(Expr, LitStr)> {
    let expr: Expr = input.parse()?;
    let missing = |span| syn::Error::new(span, "an element has no operator\nhelp: write `column with \"=\"`");
    let with: Ident = input.parse().map_err(|_| missing(expr.span()))?;
    if with != "with" {
        return Err(missing(with.span()));
    }
    Ok((expr, input.parse().map_err(|_| missing(with.span()))?))
}

/// A column or an expression, with calls on it.
fn element(cx: &Ctxt, place: Place, expr: Expr) -> Option<Element> {
    match expr {
        Expr::MethodCall(call) => {
            let mut element = element(cx, place, (*call.receiver).clone())?;
            add_call(cx, &mut element, &call);
            Some(element)
        }
        Expr::Call(_) => {
            note(cx, place, &expr);
            Some(of(expr.span(), Base::Expression(expr.to_token_stream())))
        }
        _ => match plain_ident(&expr) {
            Some(ident) => Some(of(ident.span(), Base::Column(ident))),
            None => {
                cx.error_over(expr, "neither a column nor an expression\nhelp: write a field's name, or `sql(\"…\")`");
                None
            }
        },
    }
}

fn of(span: Span, base: Base) -> Element {
    Element { span, base, calls: Vec::new(), parameters: None }
}

/// A call is passed on; only the parameters in `opclass("…", siglen = 32)` are taken out of it.
fn add_call(cx: &Ctxt, element: &mut Element, call: &ExprMethodCall) {
    let (method, turbofish) = (&call.method, &call.turbofish);
    let mut arguments = Vec::new();
    let mut parameters = Vec::new();
    let class = match call.args.first() {
        Some(Expr::Lit(ExprLit { lit: Lit::Str(class), .. })) => class.value(),
        _ => String::new(),
    };
    for argument in &call.args {
        match argument {
            Expr::Assign(assign) => parameters.extend(parameter(cx, Owner::Class(&class), &assign.left, &assign.right)),
            other => arguments.push(other),
        }
    }
    if !parameters.is_empty() {
        element.parameters = Some(parameters);
    }
    let tokens = quote_spanned!(method.span()=> .#method #turbofish(#(#arguments),*));
    element.calls.push(Call { span: method.span(), tokens });
}

/// `fillfactor = 70`, as two texts.
pub(super) fn parameter(cx: &Ctxt, owner: Owner<'_>, name: &Expr, value: &Expr) -> Option<(String, String)> {
    let Some(text) = parameter_name(name) else {
        cx.error_over(name, "not a parameter's name\nhelp: write `name = value`");
        return None;
    };
    let Some(written) = parameter_value(value) else {
        cx.error_over(value, "not a parameter's value\nhelp: write a number, a string, `true`, `false` or a word");
        return None;
    };
    match check_parameter(owner, &text, &written) {
        Ok(()) => {}
        Err(WrongParameter::Name(message)) => cx.error_over(name, message),
        Err(WrongParameter::Value(message)) => cx.error_over(value, message),
    }
    Some((text, written))
}

fn parameter_value(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            Lit::Bool(value) => Some(value.value.to_string()),
            Lit::Int(number) => Some(number.base10_digits().to_owned()),
            Lit::Float(number) => Some(number.base10_digits().to_owned()),
            _ => None,
        },
        Expr::Unary(minus) if matches!(minus.op, UnOp::Neg(_)) => Some(format!("-{}", parameter_value(&minus.expr)?)),
        other => plain_ident(other).map(|word| word.to_string()),
    }
}

/// `fillfactor` or `toast.autovacuum_enabled`.
fn parameter_name(name: &Expr) -> Option<String> {
    match name {
        Expr::Field(field) => {
            let (base, member) = (plain_ident(&field.base)?, &field.member);
            Some(format!("{base}.{}", member.to_token_stream()))
        }
        name => plain_ident(name).map(|ident| ident.unraw().to_string()),
    }
}
