//! An enum as code.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

use super::attr::{Enum, Value};
use crate::word::some;

pub(super) fn expand(item: &Enum) -> TokenStream {
    let krate = &item.krate;
    let door = quote!(#krate::__private);
    let def = def(item, &door);
    let (texts, rows) = (texts(item, &door), rows(item, &door));
    quote!(#def #texts #rows)
}

/// The description, and the enum as a type of columns.
fn def(item: &Enum, door: &TokenStream) -> TokenStream {
    let Enum { ident, check, name, schema, .. } = item;
    let rust_name = ident.unraw().to_string();
    let (storage, sql_type) = if item.text {
        (quote!(Text { check: #check }), quote!(Builtin("text")))
    } else {
        let table = quote!(#door::TableName { schema: #schema, name: #name });
        (quote!(Native(#table)), quote!(Named(#table)))
    };
    let values = item.values.iter().map(|Value { name, renamed_from, .. }| {
        let renamed_from = some(renamed_from);
        quote!(#door::EnumValueDef { name: #name, renamed_from: #renamed_from })
    });
    let (comment, renamed_from) = (some(&item.doc), some(&item.renamed_from));
    let length = item.text.then(|| {
        quote! {
            impl #door::fits::Length for #ident {
                const SQL_TYPE: #door::SqlType = #door::SqlType::Builtin("character varying");
            }
        }
    });
    quote! {
        impl #door::SqlEnum for #ident {
            const DEF: #door::EnumDef = #door::EnumDef {
                storage: #door::EnumStorage::#storage,
                rust_name: #rust_name,
                values: &[#(#values),*],
                comment: #comment,
                renamed_from: #renamed_from,
            };
        }

        impl #door::ColumnType for #ident {
            type Value = Self;
            const SQL_TYPE: #door::SqlType = #door::SqlType::#sql_type;
            const VALUES: ::core::option::Option<&'static #door::EnumDef> =
                ::core::option::Option::Some(&<Self as #door::SqlEnum>::DEF);
        }

        #length
    }
}

/// From and to text. A variant with a mistake has a text too, so that what uses the enum is not one more.
fn texts(item: &Enum, door: &TokenStream) -> TokenStream {
    let ident = &item.ident;
    let rust_name = ident.unraw().to_string();
    let sound = || item.values.iter().filter(|value| value.sound);
    let variants: Vec<_> = sound().map(|value| &value.ident).collect();
    let names: Vec<_> = sound().map(|value| &value.name).collect();
    let all_names = item.values.iter().map(|value| &value.name);
    let patterns = item.values.iter().map(|Value { ident, sound, .. }| {
        let fields = (!sound).then(|| quote!({ .. }));
        quote!(Self::#ident #fields)
    });
    quote! {
        #[allow(dead_code, reason = "not every program uses all of it")]
        impl #ident {
            /// All values, in order.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The value in SQL.
            #[must_use]
            pub const fn as_str(&self) -> &'static str {
                match *self {
                    #(#patterns => #all_names,)*
                }
            }
        }

        impl ::core::fmt::Display for #ident {
            fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for #ident {
            type Err = #door::UnknownValue;

            fn from_str(__value: &str) -> ::core::result::Result<Self, #door::UnknownValue> {
                match __value {
                    #(#names => ::core::result::Result::Ok(Self::#variants),)*
                    _ => ::core::result::Result::Err(#door::UnknownValue::new(#rust_name, __value, &[#(#names),*])),
                }
            }
        }
    }
}

/// From and to PostgreSQL, where schema-core has sqlx.
fn rows(item: &Enum, door: &TokenStream) -> TokenStream {
    let ident = &item.ident;
    let sqlx = quote!(#door::sqlx);
    let (type_info, compatible, array) = if item.text {
        (
            quote!(<str as #sqlx::Type<#sqlx::Postgres>>::type_info()),
            quote!(<str as #sqlx::Type<#sqlx::Postgres>>::compatible(__ty)),
            quote! {
                fn array_type_info() -> #sqlx::postgres::PgTypeInfo {
                    <&str as #sqlx::postgres::PgHasArrayType>::array_type_info()
                }
                fn array_compatible(__ty: &#sqlx::postgres::PgTypeInfo) -> bool {
                    <&str as #sqlx::postgres::PgHasArrayType>::array_compatible(__ty)
                }
            },
        )
    } else {
        let name = sql_name(&item.schema, &item.name);
        (
            quote!(#sqlx::postgres::PgTypeInfo::with_name(#name)),
            quote!(*__ty == <Self as #sqlx::Type<#sqlx::Postgres>>::type_info()),
            quote! {
                fn array_type_info() -> #sqlx::postgres::PgTypeInfo {
                    #sqlx::postgres::PgTypeInfo::array_of(#name)
                }
            },
        )
    };
    quote! {
        #door::__if_sqlx! {
            impl #sqlx::Type<#sqlx::Postgres> for #ident {
                fn type_info() -> #sqlx::postgres::PgTypeInfo {
                    #type_info
                }
                fn compatible(__ty: &#sqlx::postgres::PgTypeInfo) -> bool {
                    #compatible
                }
            }

            impl #sqlx::postgres::PgHasArrayType for #ident {
                #array
            }

            impl<'__q> #sqlx::Encode<'__q, #sqlx::Postgres> for #ident {
                fn encode_by_ref(
                    &self,
                    __buffer: &mut #sqlx::postgres::PgArgumentBuffer,
                ) -> ::core::result::Result<#sqlx::encode::IsNull, #sqlx::error::BoxDynError> {
                    <&str as #sqlx::Encode<'__q, #sqlx::Postgres>>::encode(self.as_str(), __buffer)
                }
            }

            impl<'__r> #sqlx::Decode<'__r, #sqlx::Postgres> for #ident {
                fn decode(
                    __value: #sqlx::postgres::PgValueRef<'__r>,
                ) -> ::core::result::Result<Self, #sqlx::error::BoxDynError> {
                    let __text = <&'__r str as #sqlx::Decode<'__r, #sqlx::Postgres>>::decode(__value)?;
                    ::core::result::Result::Ok(::core::str::FromStr::from_str(__text)?)
                }
            }
        }
    }
}

/// The type's name as sqlx looks it up; quoted where SQL needs it.
pub(crate) fn sql_name(schema: &str, name: &str) -> String {
    match schema {
        "public" => quoted(name),
        schema => format!("{}.{}", quoted(schema), quoted(name)),
    }
}

fn quoted(name: &str) -> String {
    let plain = !name.is_empty()
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && !name.starts_with(|c: char| c.is_ascii_digit());
    if plain { name.to_owned() } else { format!("\"{}\"", name.replace('"', "\"\"")) }
}
