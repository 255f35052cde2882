//! Rows from and to PostgreSQL, where schema-core has sqlx.

use proc_macro2::TokenStream;
use quote::quote;

use super::Cx;
use crate::attr::Column;

pub(super) fn expand(cx: &Cx<'_>) -> TokenStream {
    if cx.broken {
        return TokenStream::new();
    }
    let door = &cx.door;
    let (from_row, insert, update) = (from_row(cx), insert(cx), update(cx));
    quote!(#door::__if_sqlx! { #from_row #insert #update })
}

fn from_row(cx: &Cx<'_>) -> TokenStream {
    let (door, ident) = (&cx.door, cx.ident());
    let fields = cx.table.columns.iter().map(
        |Column {
             ident,
             sql_name,
             ty,
             ..
         }| { quote!(#ident: #door::sqlx::Row::try_get::<#ty, &str>(__row, #sql_name)?) },
    );
    quote! {
        impl<'__r> #door::sqlx::FromRow<'__r, #door::sqlx::postgres::PgRow> for #ident {
            fn from_row(
                __row: &'__r #door::sqlx::postgres::PgRow,
            ) -> ::core::result::Result<Self, #door::sqlx::Error> {
                ::core::result::Result::Ok(Self { #(#fields,)* })
            }
        }
    }
}

fn insert(cx: &Cx<'_>) -> TokenStream {
    let (door, ident, vis) = (&cx.door, cx.ident(), cx.item.vis());
    let (new, values) = (cx.named("New", ""), cx.named("__New", "Values"));
    let names = cx.inserted().map(|(_, column)| &column.sql_name);
    let fields = cx.inserted().map(|(_, column)| &column.ident);
    quote! {
        #[allow(private_interfaces)]
        impl #door::InsertRow for #ident {
            type Values = #values;
            const INSERTED: &'static [&'static str] = &[#(#names),*];

            fn check(__values: &#values, __violations: &mut #door::Violations) {
                __values.__check(__violations);
            }

            #[allow(unused_variables)]
            fn write(__values: #values, __row: &mut #door::Row<'_>) {
                #(__row.insert(__values.#fields);)*
            }
        }

        #[allow(dead_code, private_interfaces)]
        impl #ident {
            /// Inserts a row.
            #vis fn insert<__S: #door::state::Complete>(new: #new<__S>) -> #door::Insert<#ident> {
                #door::Insert::one_row(new.values)
            }

            /// Inserts rows, in one statement.
            #vis fn insert_many<__S: #door::state::Complete>(
                rows: impl ::core::iter::IntoIterator<Item = #new<__S>>,
            ) -> #door::Insert<#ident> {
                #door::Insert::rows(::core::iter::Iterator::map(
                    ::core::iter::IntoIterator::into_iter(rows),
                    |__row| __row.values,
                ))
            }
        }
    }
}

/// There is an update of a row that can be found and may change.
fn update(cx: &Cx<'_>) -> Option<TokenStream> {
    let key = cx
        .table
        .primary_key
        .as_ref()
        .filter(|_| !cx.table.head.append_only)?;
    let (door, ident, vis, update) = (&cx.door, cx.ident(), cx.item.vis(), cx.named("", "Update"));
    let key: Vec<&Column> = cx
        .table
        .columns
        .iter()
        .filter(|column| key.columns.contains(&column.ident))
        .collect();
    let types = key.iter().map(|column| &column.ty).collect::<Vec<_>>();
    let arguments = key.iter().map(|column| &column.ident).collect::<Vec<_>>();
    let key_names = key.iter().map(|column| &column.sql_name);
    let fields: Vec<_> = cx.updated().map(|(_, column)| &column.ident).collect();
    let names = cx.updated().map(|(_, column)| &column.sql_name);
    Some(quote! {
        #[allow(private_interfaces)]
        impl #door::UpdateRow for #ident {
            type Changes = #update;
            type Key = (#(#types,)*);

            fn is_empty(__changes: &#update) -> bool {
                true #(&& __changes.#fields.is_unset())*
            }

            fn check(__changes: &#update, __violations: &mut #door::Violations) {
                __changes.__check(__violations);
            }

            #[allow(unused_variables)]
            fn write(__changes: #update, __row: &mut #door::Row<'_>) {
                #(__row.update(#names, __changes.#fields);)*
            }

            fn write_key((#(#arguments,)*): Self::Key, __row: &mut #door::Row<'_>) {
                #(__row.key(#key_names, #arguments);)*
            }
        }

        #[allow(dead_code, private_interfaces)]
        impl #ident {
            /// Updates the row with this key.
            #vis fn update(#(#arguments: #types),*) -> #door::Update<#ident> {
                #door::Update::new((#(#arguments,)*))
            }
        }
    })
}
