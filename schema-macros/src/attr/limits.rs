//! Numbers of one field that limit each other, where both are literals. Of constants, schema-core asks the same later.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit};

use super::rules::find;
use crate::ctxt::Ctxt;
use crate::word::Word;

/// What is told here is taken out, so that schema-core does not tell it again.
pub(super) fn check_limits(cx: &Ctxt, words: &mut Vec<Word>) {
    let value = |name| find(words, name).and_then(Word::expr);
    let limits = [
        ("scale", value("scale").and_then(|scale| check_scale(cx, number(scale)?, value("precision")?, scale.span()))),
        (
            "default",
            value("length").or_else(|| value("char")).and_then(|length| check_length(cx, length, value("default")?)),
        ),
    ];
    let told = limits.map(|(word, told)| told.map(|()| word));
    words.retain(|word| !told.contains(&Some(word.text().as_str())));
}

fn check_scale(cx: &Ctxt, scale: u32, precision: &Expr, span: Span) -> Option<()> {
    (scale > number(precision)?).then(|| {
        cx.error(span, format!("the `scale` is more than the `precision`\nhelp: write `precision = {scale}` or more: it counts all digits, those of the scale too"));
    })
}

fn check_length(cx: &Ctxt, length: &Expr, default: &Expr) -> Option<()> {
    let (Some(length), Expr::Lit(ExprLit { lit: Lit::Str(text), .. })) = (number(length), default) else { return None };
    (text.value().chars().count() > length as usize).then(|| {
        cx.error(text.span(), format!("the default is longer than the column, which has a length of {length}\nhelp: write a shorter default, or a greater length"));
    })
}

fn number(value: &Expr) -> Option<u32> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().ok(),
        _ => None,
    }
}
