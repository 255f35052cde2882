//! `#[table]` and `#[view]`: their stages, one after the other.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Item;

use crate::ast::{Form, Struct, strip};
use crate::attr::from_struct;
use crate::check::check;
use crate::ctxt::Ctxt;
use crate::expand::{Cx, expand};
use crate::fragment::check_fragments_of;
use crate::lint::warnings;

pub(crate) fn table(form: Form, arguments: TokenStream, tokens: TokenStream) -> TokenStream {
    let item: Item = match syn::parse2(tokens.clone()) {
        Ok(item) => item,
        Err(error) => {
            let error = error.into_compile_error();
            return quote!(#tokens #error);
        }
    };
    let cx = Ctxt::new();
    let Some(item) = Struct::from_syn(&cx, form, item.clone()) else {
        let errors = cx.finish();
        let item = strip(item);
        return quote!(#item #errors);
    };
    let mut table = from_struct(&cx, &item, arguments);
    check(&cx, &mut table);
    check_fragments_of(&cx, &mut table);
    let code = expand(&Cx::new(&item, &table, cx.has_errors()));
    let warnings = (!cx.has_errors()).then(|| warnings(&table, item.ident()));
    let errors = cx.finish();
    let item = item.item.to_token_stream();
    quote!(#item #code #warnings #errors)
}
