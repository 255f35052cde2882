//! `#[table]` and `#[view]`: their stages, one after the other.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::Item;
use syn::ext::IdentExt;

use crate::ast::{Form, Struct, strip};
use crate::attr::from_struct;
use crate::check::check;
use crate::ctxt::Ctxt;
use crate::expand::{Cx, expand};
use crate::fragment::check_fragments_of;
use crate::lint::warnings;
use crate::name_id::name_id;
use crate::word::{Word, words};

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
        let inert = inert(&item, &words(&cx, arguments));
        let (errors, item) = (cx.finish(), strip(item));
        return quote!(#item #inert #errors);
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

/// What cannot be a table is still one to others, so that they have nothing to say of it.
fn inert(item: &Item, words: &[Word]) -> TokenStream {
    let (ident, generics) = match item {
        Item::Struct(item) => (&item.ident, &item.generics),
        Item::Enum(item) => (&item.ident, &item.generics),
        _ => return TokenStream::new(),
    };
    // What a table is has no lifetime.
    let mut generics = generics.clone();
    generics.type_params_mut().for_each(|parameter| parameter.bounds.push(syn::parse_quote!('static)));
    generics.lifetimes_mut().for_each(|parameter| parameter.bounds.push(syn::parse_quote!('static)));
    let (parameters, arguments, conditions) = generics.split_for_impl();
    let krate = words.iter().find(|word| word.text() == "crate").and_then(Word::expr);
    let door = krate.map_or_else(|| quote!(::schema_core::__private), |path| quote!(#path::__private));
    let name = ident.unraw().to_string();
    let id = name_id(&door, &name);
    quote! {
        impl #parameters #door::Table for #ident #arguments #conditions {
            const NAME: #door::TableName = #door::TableName { schema: "public", name: #name };
            const DEF: &'static #door::TableDef =
                &#door::TableDef { incomplete: true, ..#door::table(<Self as #door::Table>::NAME, #name) };
            const OUTLINE: #door::Outline = #door::Outline {
                names: #door::given(&#door::names::<4>(<Self as #door::Table>::DEF)), leads: &[], asks: false,
            };
            type Id = #id;
        }
    }
}
