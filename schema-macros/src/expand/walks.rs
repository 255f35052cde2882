//! What pieces of SQL do with columns, step by step: the columns know their types while compiling.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use schema_sql::Step;

use super::Cx;
use crate::fragment::Walk;
use crate::word::written;

pub(super) fn walk(cx: &Cx<'_>, walk: &Walk) -> TokenStream {
    let Walk { span, into, .. } = walk;
    let into = into.as_ref().map(|(place, sql)| {
        let (door, column) = (written(&cx.door, *span), format_ident!("__columns_{place}"));
        match cx.table.head.view {
            None => quote!(#door::Step::Makes(&#column, #sql),),
            Some(_) => quote!(#door::Step::Gives(&#column),),
        }
    });
    let column = |name: &str| {
        let place = cx.table.columns.iter().position(|column| column.sql_name == name);
        format_ident!("__columns_{}", place.unwrap_or_default())
    };
    check_steps(&cx.door, walk, column, into)
}

/// The steps, and what comes of the result. A column has a constant of its own.
pub(crate) fn check_steps(
    door: &TokenStream,
    Walk { span, steps, kept, .. }: &Walk,
    column: impl Fn(&str) -> Ident,
    into: Option<TokenStream>,
) -> TokenStream {
    let door = written(door, *span);
    let steps = steps.iter().map(|one| step(&column, one));
    quote_spanned!(*span=> const _: () = #door::check_steps(&[#(#door::Step::#steps,)* #into], #kept);)
}

fn step(column: &impl Fn(&str) -> Ident, step: &Step) -> TokenStream {
    match step {
        Step::Column(name) => {
            let column = column(name);
            quote!(Own(&#column))
        }
        Step::Text(text, kinds) => quote!(Quoted(#text, &[#(#kinds),*])),
        Step::Of(name) => quote!(Typed(#name)),
        Step::Becomes(name) => quote!(Becomes(#name)),
        Step::Cast(name, sql) => quote!(Cast(#name, #sql)),
        Step::Field(name, sql) => quote!(Field(#name, #sql)),
        Step::Operator(sign, sql) => quote!(Operator(#sign, #sql)),
        Step::Sign(sign, sql) => quote!(Sign(#sign, #sql)),
        Step::Call(name, count, sql) => quote!(Call(#name, #count, #sql)),
        Step::Alike(count, sql) => quote!(Alike(#count, #sql)),
        Step::Against(depth, sql) => quote!(Against(#depth, #sql)),
        Step::Condition(sql) => quote!(Condition(#sql)),
        Step::Drop => quote!(Gone),
    }
}
