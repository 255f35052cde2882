//! A type of the schema as code.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::attr::{Kind, OwnType};
use crate::attr::Column;
use crate::expand::{check, check_steps, column, start};
use crate::fragment::Walk;
use crate::sql_enum::sql_name;
use crate::word::{chain, some};

pub(super) fn expand(item: &OwnType, walks: &[Walk]) -> TokenStream {
    let krate = &item.krate;
    let door = quote!(#krate::__private);
    let (def, rows) = (def(item, &door, walks), rows(item, &door));
    quote!(#def #door::__if_sqlx! { #rows })
}

/// The description, and the type as one of columns.
fn def(item: &OwnType, door: &TokenStream, walks: &[Walk]) -> TokenStream {
    let OwnType { ident, name, schema, .. } = item;
    let rust_name = ident.unraw().to_string();
    let (comment, owner, kind) = (some(&item.doc), some(&item.owner), kind(item, door, walks));
    let name = quote!(#door::TableName { schema: #schema, name: #name });
    let check = matches!(item.kind, Kind::Domain { .. }).then(|| {
        quote! {
            fn check(&self, __column: &#door::ColumnDef, __violations: &mut #door::Violations) {
                #[allow(unused_imports, reason = "most types are types of columns")]
                use #door::Unbased as _;
                #door::Based(&self.0).check(&<Self as #door::OwnType>::DEF, __column, __violations);
            }
        }
    });
    let checks = checks(item, door, walks);
    quote! {
        impl #door::OwnType for #ident {
            const DEF: #door::TypeDef = {
                #[allow(unused_imports, reason = "not every table needs them")]
                use #door::words::*;
                #[allow(unused_imports, reason = "not every table needs them")]
                use #door::{NotOption as _, Unstarted as _};
                #checks
                #door::TypeDef { name: #name, rust_name: #rust_name, comment: #comment, owner: #owner, kind: #kind }
            };
        }

        impl #door::ColumnType for #ident {
            type Value = Self;
            const SQL_TYPE: #door::SqlType = #door::SqlType::Named(#name);
            const OWN_TYPE: ::core::option::Option<&'static #door::TypeDef> =
                ::core::option::Option::Some(&<Self as #door::OwnType>::DEF);
            #check
        }
    }
}

/// A domain's checks, with the type that `VALUE` has.
fn checks(item: &OwnType, door: &TokenStream, walks: &[Walk]) -> Option<TokenStream> {
    let Kind::Domain { base, .. } = &item.kind else { return None };
    let value = |_: &str| format_ident!("__VALUE");
    let checks = walks.iter().map(|walk| check_steps(door, walk, value, None));
    (!walks.is_empty()).then(|| {
        let base = chain(start(door, base, "value"), &item.calls, item.ident.span());
        quote!(const __VALUE: #door::ColumnDef = #base; #(#checks)*)
    })
}

fn kind(item: &OwnType, door: &TokenStream, walks: &[Walk]) -> TokenStream {
    let (calls, span) = (&item.calls, item.ident.span());
    match &item.kind {
        Kind::Domain { base, not_null, checks } => {
            let base = match walks {
                [] => chain(start(door, base, "value"), calls, span),
                _ => quote!(__VALUE),
            };
            let checks = checks.iter().map(|each| check(door, each));
            quote!(#door::TypeKind::Domain { base: &#base, not_null: #not_null, checks: &[#(#checks),*] })
        }
        Kind::Composite(columns) => {
            let columns = columns.iter().map(|each| column(door, each));
            quote!(#door::TypeKind::Composite(&[#(#columns),*]))
        }
        Kind::Range { subtype, .. } => {
            let range = chain(quote!(#door::range(#subtype)), calls, span);
            quote!(#door::TypeKind::Range(#range))
        }
    }
}

/// From and to PostgreSQL. A domain's values come as those of its base.
fn rows(item: &OwnType, door: &TokenStream) -> TokenStream {
    let (ident, name, sqlx) = (&item.ident, sql_name(&item.schema, &item.name), quote!(#door::sqlx));
    let compatible = match &item.kind {
        Kind::Domain { base, .. } => Some(quote! {
            fn compatible(__ty: &#sqlx::postgres::PgTypeInfo) -> bool {
                #[allow(unused_imports, reason = "sqlx knows most types")]
                use #door::{NeedsRead as _, Unread as _};
                *__ty == <Self as #sqlx::Type<#sqlx::Postgres>>::type_info() || (&#door::Field::<#base>::NEW).takes(__ty)
            }
        }),
        Kind::Composite(_) | Kind::Range { .. } => None,
    };
    let (encode, decode) = match &item.kind {
        Kind::Domain { base: inner, .. } => (
            quote_spanned!(inner.span()=> (&#door::Piece(&self.0)).write(__buffer)),
            quote_spanned!(inner.span()=> ::core::result::Result::map((&#door::Field::<#inner>::NEW).all(__value), Self)),
        ),
        // sqlx writes a range without knowing its type.
        Kind::Range { inner, .. } => (
            quote!(<#inner as #sqlx::Encode<'__q, #sqlx::Postgres>>::encode_by_ref(&self.0, __buffer)),
            quote!(::core::result::Result::map(<#inner as #sqlx::Decode<'__r, #sqlx::Postgres>>::decode(__value), Self)),
        ),
        Kind::Composite(columns) => {
            let fields: Vec<_> = columns.iter().map(|column| &column.ident).collect();
            let adds = columns.iter().map(|Column { ident, ty, sql_type, .. }| match sql_type {
                Some(_) => quote!(__record.encode(&self.#ident)?;),
                None => quote_spanned!(ty.span()=> (&#door::Piece(&self.#ident)).add(&mut __record)?;),
            });
            let reads = columns.iter().map(|Column { ty, sql_type, .. }| match sql_type {
                Some(_) => quote!(__record.try_decode::<#ty>()?),
                None => quote_spanned!(ty.span()=> (&#door::Field::<#ty>::NEW).next(&mut __record)?),
            });
            (
                quote! {
                    let mut __record = #sqlx::postgres::types::PgRecordEncoder::new(__buffer);
                    #(#adds)*
                    __record.finish();
                    ::core::result::Result::Ok(#sqlx::encode::IsNull::No)
                },
                quote! {
                    let mut __record = #sqlx::postgres::types::PgRecordDecoder::new(__value)?;
                    ::core::result::Result::Ok(Self { #(#fields: #reads,)* })
                },
            )
        }
    };
    // A bound without a lifetime would be an error where it does not hold.
    let classes = match &item.kind {
        Kind::Domain { base, .. } => ["Text", "Ordered"].map(|class| {
            let class = format_ident!("{class}");
            quote!(impl #door::query::#class for #ident where for<'__a> #base: #door::query::#class {})
        }),
        Kind::Composite(_) | Kind::Range { .. } => Default::default(),
    };
    quote! {
        #(#classes)*

        impl #sqlx::Type<#sqlx::Postgres> for #ident {
            fn type_info() -> #sqlx::postgres::PgTypeInfo {
                #sqlx::postgres::PgTypeInfo::with_name(#name)
            }
            #compatible
        }

        impl #sqlx::postgres::PgHasArrayType for #ident {
            fn array_type_info() -> #sqlx::postgres::PgTypeInfo {
                #sqlx::postgres::PgTypeInfo::array_of(#name)
            }
        }

        impl<'__q> #sqlx::Encode<'__q, #sqlx::Postgres> for #ident {
            fn encode_by_ref(
                &self,
                __buffer: &mut #sqlx::postgres::PgArgumentBuffer,
            ) -> ::core::result::Result<#sqlx::encode::IsNull, #sqlx::error::BoxDynError> {
                #[allow(unused_imports, reason = "sqlx knows most types")]
                use #door::{NeedsWrite as _, Unwritten as _};
                #encode
            }
        }

        impl<'__r> #sqlx::Decode<'__r, #sqlx::Postgres> for #ident {
            fn decode(
                __value: #sqlx::postgres::PgValueRef<'__r>,
            ) -> ::core::result::Result<Self, #sqlx::error::BoxDynError> {
                #[allow(unused_imports, reason = "sqlx knows most types")]
                use #door::{NeedsRead as _, Unread as _};
                #decode
            }
        }
    }
}
