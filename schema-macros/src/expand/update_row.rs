//! `UserUpdate`: what an update may change.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::new_row::{check, setter_doc};
use super::{Cx, allowed, request};
use crate::attr::Column;

fn structs(cx: &Cx<'_>) -> TokenStream {
    let (door, ident, vis, update) = (&cx.door, cx.ident(), cx.item.vis(), cx.named("", "Update"));
    let fields = cx.updated().map(|(_, Column { ident, ty, .. })| quote!(#ident: #door::Value<#ty>));
    let doc = format!("Changes to a row of [`{ident}`]: only what is set is written.");
    quote! {
        #[doc = #doc]
        #[must_use = "nothing is changed until this is given to `update`"]
        #[allow(private_interfaces, reason = "a struct can be more visible than the types of its fields")]
        #vis struct #update {
            #(#fields,)*
        }
    }
}

/// What users call, and what stands in the block.
pub(super) fn expand(cx: &Cx<'_>) -> Option<[TokenStream; 2]> {
    if cx.table.head.append_only && !cx.broken {
        return None;
    }
    let (door, vis, update, allowed) = (&cx.door, cx.item.vis(), cx.named("", "Update"), allowed());
    let (structs, setters) = (structs(cx), cx.updated().map(|(_, column)| setter(cx, column)));
    let unset = cx.updated().map(|(_, Column { ident, .. })| quote!(#ident: #door::Value::Unset));
    let checks = cx.updated().map(|(at, column)| check(cx, at, column));
    let read = request::update(cx, &update);
    let called = quote! {
        #structs

        #allowed
        impl #update {
            /// Changes nothing.
            #[inline]
            #vis fn new() -> Self {
                Self { #(#unset,)* }
            }

            #(#setters)*

            /// Tells all rules of the schema that the values break.
            ///
            /// # Errors
            /// If a value breaks a rule.
            #[inline]
            #vis fn validate(&self) -> #door::Result<(), #door::Violations> {
                let mut __violations = #door::Violations::none();
                self.__check(&mut __violations);
                __violations.into_result()
            }
        }
    };
    let behind = quote! {
        #read

        impl #update {
            #[inline]
            fn __check(&self, __violations: &mut #door::Violations) {
                #(#checks)*
            }
        }

        impl ::core::default::Default for #update {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        }
    };
    Some([called, behind])
}

fn setter(cx: &Cx<'_>, column: &Column) -> TokenStream {
    let (door, vis) = (&cx.door, cx.item.vis());
    let Column { ident, handle, ty, .. } = column;
    let doc = setter_doc(column);
    let brings = (!column.has_default).then(|| quote!(: #door::Brings));
    quote_spanned! {ident.span()=>
        #[doc = #doc]
        #vis fn #handle<__W #brings>(mut self, __value: impl #door::IntoValue<#ty, __W>) -> Self {
            self.#ident = #door::IntoValue::into_value(__value);
            self
        }
    }
}
