//! `#[derive(SqlEnum)]`: a closed set of values.

mod attr;
mod expand;

use proc_macro2::TokenStream;

use crate::ctxt::Ctxt;

pub(crate) use expand::sql_name;

pub(crate) fn sql_enum(tokens: TokenStream) -> TokenStream {
    let input: syn::DeriveInput = match syn::parse2(tokens) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let cx = Ctxt::new();
    let code = attr::Enum::from_syn(&cx, input).map(|item| expand::expand(&item));
    let errors = cx.finish();
    quote::quote!(#code #errors)
}
