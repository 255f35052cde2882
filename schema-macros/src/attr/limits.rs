//! Numbers of one field that limit each other, where both are literals. Of constants, schema-core asks the same later.

use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit};

use super::rules::find;
use crate::ctxt::Ctxt;
use crate::word::Word;

pub(super) fn check_limits(cx: &Ctxt, words: &[Word]) {
    let value = |name| find(words, name).and_then(Word::expr);
    if let (Some(scale), Some(precision), Some(word)) =
        (value("scale").and_then(number), value("precision").and_then(number), value("scale"))
        && scale > precision
    {
        cx.error(
            word.span(),
            format!("the `scale` is more than the `precision`\nhelp: write `precision = {scale}` or more: it counts all digits, those of the scale too"),
        );
    }
    let length = value("length").or_else(|| value("char")).and_then(number);
    if let (Some(length), Some(Expr::Lit(ExprLit { lit: Lit::Str(text), .. }))) = (length, value("default"))
        && text.value().chars().count() > length as usize
    {
        cx.error(text.span(), format!("the default is longer than the column, which has a length of {length}\nhelp: write a shorter default, or a greater length"));
    }
}

fn number(value: &Expr) -> Option<u32> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Int(number), .. }) => number.base10_parse().ok(),
        _ => None,
    }
}
