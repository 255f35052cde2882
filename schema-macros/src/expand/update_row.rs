//! `UserUpdate`: what an update may change.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::new_row::{check, setter_doc};
use super::{Cx, request};
use crate::attr::Column;

pub(super) fn expand(cx: &Cx<'_>) -> TokenStream {
    if cx.table.head.append_only && !cx.broken {
        return TokenStream::new();
    }
    let (door, ident, vis, update) = (&cx.door, cx.ident(), cx.item.vis(), cx.named("", "Update"));
    let read = request::update(cx, &update);
    let fields = cx.updated().map(|(_, Column { ident, ty, .. })| quote!(#ident: #door::Value<#ty>));
    let unset = cx.updated().map(|(_, Column { ident, .. })| quote!(#ident: #door::Value::Unset));
    let setters = cx.updated().map(|(_, column)| setter(cx, column));
    let checks = cx.updated().map(|(at, column)| check(cx, at, column));
    let doc = format!("Changes to a row of [`{ident}`]: only what is set is written.");
    quote! {
        #[doc = #doc]
        #[must_use = "nothing is changed until this is given to `update`"]
        #[allow(private_interfaces, reason = "a struct can be more visible than the types of its fields")]
        #vis struct #update {
            #(#fields,)*
        }

        #read

        #[allow(dead_code, private_interfaces, reason = "not every program uses all of it")]
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
            #vis fn validate(&self) -> ::core::result::Result<(), #door::Violations> {
                let mut __violations = #door::Violations::none();
                self.__check(&mut __violations);
                __violations.into_result()
            }

            #[allow(unused_variables, reason = "there may be no such column")]
            #[inline]
            fn __check(&self, __violations: &mut #door::Violations) {
                #[allow(unused_imports, reason = "not every table needs them")]
                use #door::Unchecked as _;
                #(#checks)*
            }
        }

        impl ::core::default::Default for #update {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        }
    }
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
