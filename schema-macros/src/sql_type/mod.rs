//! `#[derive(SqlDomain)]`, `#[derive(SqlComposite)]` and `#[derive(SqlRange)]`: types of the schema.

mod attr;
mod expand;

use proc_macro2::TokenStream;
use schema_sql::Scope;

use crate::ctxt::Ctxt;
use crate::fragment::check_fragments;

pub(crate) use attr::Form;

pub(crate) fn sql_type(form: Form, tokens: TokenStream) -> TokenStream {
    let input = match syn::parse2(tokens) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let cx = Ctxt::new();
    let item = attr::OwnType::from_syn(&cx, form, input);
    check_fragments(&cx, &Scope::default());
    let code = item.map(|item| expand::expand(&if cx.has_errors() { item.inert() } else { item }));
    let errors = cx.finish();
    quote::quote!(#code #errors)
}
