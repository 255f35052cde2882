//! `NewUser`: what an insert needs, kept as a type until it is there.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};

use super::{Cx, allowed, request};
use crate::attr::Column;

/// The columns that nothing gives but the program.
fn required<'c>(cx: &'c Cx<'_>) -> Vec<(usize, &'c Column)> {
    cx.inserted().filter(|(_, column)| !column.has_default && !cx.broken).collect()
}

fn structs(cx: &Cx<'_>) -> TokenStream {
    let (door, ident, vis) = (&cx.door, cx.ident(), cx.item.vis());
    let (new, values) = (cx.named("New", ""), cx.named("__New", "Values"));
    let complete = required(cx).iter().rev().fold(quote!(()), |rest, _| quote!((#door::state::Given, #rest)));
    let fields = cx.inserted().map(|(_, Column { ident, ty, .. })| quote!(#ident: #door::Value<#ty>));
    let passed_over = if cx.reads_requests() {
        " What is read may have fields that it does not have: they are passed over."
    } else {
        ""
    };
    let doc =
        format!("A new row of [`{ident}`]: what has no default must be set before it can be inserted.{passed_over}");
    quote! {
        #[doc(hidden)]
        #[allow(private_interfaces, reason = "a struct can be more visible than the types of its fields")]
        #vis struct #values {
            #(#fields,)*
        }

        #[doc = #doc]
        #[must_use = "nothing is inserted until this is given to `insert`"]
        #vis struct #new<__S = #complete> {
            values: #values,
            state: #door::PhantomData<fn() -> __S>,
        }
    }
}

/// What users call, and what stands in the block.
pub(super) fn expand(cx: &Cx<'_>) -> [TokenStream; 2] {
    let (door, vis, allowed, required) = (&cx.door, cx.item.vis(), allowed(), required(cx));
    let (new, values) = (cx.named("New", ""), cx.named("__New", "Values"));
    let (structs, start) = (structs(cx), start(cx, &required));
    let read = request::new(cx, &required);
    let unset = cx.inserted().map(|(_, Column { ident, .. })| quote!(#ident: #door::Value::Unset));
    let setters = cx.inserted().map(|(_, column)| setter(cx, column, &required));
    let checks = cx.inserted().map(|(at, column)| check(cx, at, column));
    let called = quote! {
        #structs

        #allowed
        impl<__S> #new<__S> {
            fn __with(values: #values) -> Self {
                Self { values, state: #door::PhantomData }
            }

            #(#setters)*

            /// Tells all rules of the schema that the values break.
            ///
            /// # Errors
            /// If a value breaks a rule.
            #[inline]
            #vis fn validate(&self) -> #door::Result<(), #door::Violations>
            where
                __S: #door::state::Complete,
            {
                let mut __violations = #door::Violations::none();
                self.values.__check(&mut __violations);
                __violations.into_result()
            }
        }
    };
    let behind = quote! {
        #start

        #read

        impl #values {
            #[inline]
            fn __unset() -> Self {
                Self { #(#unset,)* }
            }

            #[inline]
            fn __check(&self, __violations: &mut #door::Violations) {
                #(#checks)*
            }
        }
    };
    [called, behind]
}

/// `NewUser::new()`, in which the markers of the required columns live.
fn start(cx: &Cx<'_>, required: &[(usize, &Column)]) -> TokenStream {
    let (door, ident, vis) = (&cx.door, cx.ident(), cx.item.vis());
    let (new, values) = (cx.named("New", ""), cx.named("__New", "Values"));
    let markers = required.iter().map(|(_, column)| &column.ident);
    let initial = required.iter().rev().fold(quote!(()), |rest, (at, column)| {
        let marker = &column.ident;
        quote! {
            (<#door::state::Nullable<{ <#ident as #door::Table>::DEF.columns[#at].nullable }>
                as #door::state::Start>::Of<#marker>, #rest)
        }
    });
    quote! {
        const _: () = {
            #(#vis struct #markers;)*

            impl #new<#initial> {
                /// A row of which nothing is set.
                #[inline]
                #vis fn new() -> Self {
                    Self::__with(#values::__unset())
                }
            }
        };
    }
}

fn setter(cx: &Cx<'_>, column: &Column, required: &[(usize, &Column)]) -> TokenStream {
    let (door, vis, new) = (&cx.door, cx.item.vis(), cx.named("New", ""));
    let Column { ident, handle, ty, .. } = column;
    let doc = setter_doc(column);
    // A field can come from another macro, where `self` would be another one.
    let set = quote_spanned! {ident.span()=>
        self.values.#ident = #door::IntoValue::into_value(__value);
    };
    let place = required.iter().position(|(_, other)| other.ident == column.ident);
    let Some(place) = place else {
        return quote_spanned! {ident.span()=>
            #[doc = #doc]
            #vis fn #handle<__W>(mut self, __value: impl #door::IntoValue<#ty, __W>) -> Self {
                #set
                self
            }
        };
    };
    let place = index(cx, place);
    quote_spanned! {ident.span()=>
        #[doc = #doc]
        #vis fn #handle<__W: #door::Brings>(mut self, __value: impl #door::IntoValue<#ty, __W>)
            -> #new<<__S as #door::state::Set<#place>>::Output>
        where
            __S: #door::state::Set<#place>,
        {
            #set
            #new::__with(self.values)
        }
    }
}

/// The user's own words about the column, else its name.
pub(super) fn setter_doc(column: &Column) -> String {
    column.doc.clone().unwrap_or_else(|| format!("Sets the column `{}`.", column.sql_name))
}

/// A place in the list, as a type: those beyond the last named one count on from it.
fn index(cx: &Cx<'_>, place: usize) -> TokenStream {
    const LAST: usize = 63;
    let door = &cx.door;
    let named = format_ident!("I{}", place.min(LAST));
    (LAST..place).fold(quote!(#door::state::#named), |inner, _| quote!(#door::state::After<#inner>))
}

/// One column against the schema's rules.
pub(super) fn check(cx: &Cx<'_>, at: usize, column: &Column) -> TokenStream {
    let (door, table, ident) = (&cx.door, cx.ident(), &column.ident);
    quote! {
        #door::Checked(&self.#ident).check(<#table as #door::Table>::DEF, #at, __violations);
    }
}
