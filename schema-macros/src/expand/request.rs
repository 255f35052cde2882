//! `NewUser` and `UserUpdate` from requests: what serde gives, field by field.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::Cx;
use crate::attr::Column;
use crate::word::placed;

/// How a struct with a value for each column is read; nothing, where the table does not say so.
pub(super) fn fields<'c>(
    cx: &Cx<'_>,
    ident: &Ident,
    columns: impl Iterator<Item = (usize, &'c Column)>,
) -> Option<TokenStream> {
    let door = &cx.door;
    let columns: Vec<&Column> = columns.map(|(_, column)| column).collect();
    let names = columns.iter().map(|column| column.ident.unraw().to_string());
    let empty = columns.iter().map(|Column { ident, .. }| quote!(#ident: #door::Value::Unset));
    let reads = columns.iter().enumerate().map(|(at, Column { ident, ty, .. })| {
        let door = placed(door, ty.span());
        quote_spanned!(ty.span()=> #at => self.#ident = #door::serde::de::MapAccess::next_value(__map)?,)
    });
    cx.reads_requests().then(|| {
        quote! {
            impl #door::request::Request for #ident {
                const FIELDS: &'static [&'static str] = &[#(#names),*];

                fn empty() -> Self {
                    Self { #(#empty,)* }
                }

                #[allow(unused_variables, reason = "there may be no such column")]
                fn field<'__de, __A: #door::serde::de::MapAccess<'__de>>(
                    &mut self,
                    __at: usize,
                    __map: &mut __A,
                ) -> #door::Result<(), __A::Error> {
                    match __at {
                        #(#reads)*
                        _ => {}
                    }
                    #door::Ok(())
                }
            }
        }
    })
}

/// `UserUpdate` is read as its fields are.
pub(super) fn update(cx: &Cx<'_>, ident: &Ident) -> Option<TokenStream> {
    let door = &cx.door;
    let fields = fields(cx, ident, cx.updated())?;
    Some(quote! {
        #fields

        impl<'__de> #door::serde::Deserialize<'__de> for #ident {
            fn deserialize<__D: #door::serde::Deserializer<'__de>>(
                __from: __D,
            ) -> #door::Result<Self, __D::Error> {
                #door::request::read(__from)
            }
        }
    })
}

/// `NewUser` from a request: a required column that is not there is missing.
pub(super) fn new(cx: &Cx<'_>, required: &[(usize, &Column)]) -> Option<TokenStream> {
    let (door, ident, new, values) = (&cx.door, cx.ident(), cx.named("New", ""), cx.named("__New", "Values"));
    let fields = fields(cx, &values, cx.inserted())?;
    let checks = required.iter().map(|(at, Column { ident: field, .. })| {
        let name = field.unraw().to_string();
        quote! {
            if __values.#field.is_unset() && !<#ident as #door::Table>::DEF.columns[#at].nullable {
                return #door::Err(#door::serde::de::Error::missing_field(#name));
            }
        }
    });
    Some(quote! {
        #fields

        impl<'__de> #door::serde::Deserialize<'__de> for #new {
            fn deserialize<__D: #door::serde::Deserializer<'__de>>(
                __from: __D,
            ) -> #door::Result<Self, __D::Error> {
                let __values: #values = #door::request::read(__from)?;
                #(#checks)*
                #door::Ok(Self::__with(__values))
            }
        }
    })
}
