//! `#[derive(SqlDomain)]`, `#[derive(SqlComposite)]` and `#[derive(SqlRange)]`: types of the schema.

mod attr;
mod expand;

use proc_macro2::TokenStream;
use schema_sql::Scope;

use crate::ctxt::Ctxt;
use crate::fragment::{Walk, check_fragments};

pub(crate) use attr::Form;

pub(crate) fn sql_type(form: Form, tokens: TokenStream) -> TokenStream {
    let input = match syn::parse2(tokens) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let cx = Ctxt::new();
    let item = attr::OwnType::from_syn(&cx, form, input);
    let told = check_fragments(&cx, &Scope::default());
    let walks: Vec<Walk> = told.iter().filter_map(|(literal, told, _)| Walk::of(literal, told, None)).collect();
    let code = item.map(|item| match cx.has_errors() {
        true => expand::expand(&item.inert(), &[]),
        false => expand::expand(&item, &walks),
    });
    let errors = cx.finish();
    quote::quote!(#code #errors)
}
