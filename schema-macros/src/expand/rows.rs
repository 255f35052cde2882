//! Rows from and to PostgreSQL, where schema-core has sqlx.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Cx, allowed};
use crate::attr::Column;

/// What users call, and the traits behind it.
pub(super) fn expand(cx: &Cx<'_>) -> Option<[TokenStream; 2]> {
    if cx.broken {
        return None;
    }
    let (door, ident, allowed) = (&cx.door, cx.ident(), allowed());
    let mut all = vec![from_row(cx)];
    if cx.table.head.view.is_none() {
        all.extend([Some(insert(cx)), keyed(cx), update(cx)].into_iter().flatten());
    }
    let (calls, traits): (Vec<_>, Vec<_>) = all.into_iter().map(|[calls, traits]| (calls, traits)).unzip();
    Some([quote!(#door::__if_sqlx! { #allowed impl #ident { #(#calls)* } }), quote!(#door::__if_sqlx! { #(#traits)* })])
}

fn from_row(cx: &Cx<'_>) -> [TokenStream; 2] {
    let (door, krate, ident, vis) = (&cx.door, &cx.table.head.krate, cx.ident(), cx.item.vis());
    let columns = &cx.table.columns;
    let names = columns.iter().map(|column| &column.sql_name);
    let select_list = select_list(&cx.table.head.name, columns);
    let fields = columns.iter().enumerate().map(|(at, column)| {
        let read = read(cx, at, column);
        let ident = &column.ident;
        quote!(#ident: #read)
    });
    let not_deleted = columns.iter().find(|column| column.soft_delete).map(|Column { handle, ty, .. }| {
        quote! {
            /// The rows that are not marked as deleted.
            #[inline]
            #vis fn not_deleted() -> #door::query::Expr<#door::query::scope::Never<#door::query::scope::Of<#ident, #ty>>, bool> {
                Self::#handle.is_null()
            }
        }
    });
    let traits = quote! {
        impl #door::ReadRow for #ident {
            const COLUMNS: &'static [&'static str] = &[#(#names),*];
            const REQUIRED: #door::Option<usize> = #door::query::required(<#ident as #door::Table>::DEF);
            const KEY: #door::Option<&'static str> = #door::query::one_column_key(<#ident as #door::Table>::DEF);
            const SELECT_LIST: #door::Option<&'static str> = #door::Some(#select_list);

            #[inline]
            fn read(
                __row: &#door::sqlx::postgres::PgRow,
                __from: #door::Option<usize>,
            ) -> #door::Result<Self, #door::sqlx::Error> {
                #door::Ok(Self { #(#fields,)* })
            }
        }

        impl #door::query::Projection for #ident {
            type Table = Self;

            fn ask(__query: &mut #door::query::Query) {
                #door::query::ask_itself::<Self>(__query);
            }

            fn read(
                __cursor: &mut #door::query::Cursor<'_>,
            ) -> #door::Result<Self, #krate::row::Error> {
                #door::query::read_itself(__cursor)
            }
        }

        impl<'__r> #door::sqlx::FromRow<'__r, #door::sqlx::postgres::PgRow> for #ident {
            #[inline]
            fn from_row(
                __row: &'__r #door::sqlx::postgres::PgRow,
            ) -> #door::Result<Self, #door::sqlx::Error> {
                <Self as #door::ReadRow>::read(__row, #door::None)
            }
        }
    };
    let calls = quote! {
        /// Reads rows.
        #[inline]
        #vis fn select() -> #door::Select<#door::query::Rows<#ident>, #door::query::Whole<#ident>> {
            #door::query::select::<#ident>()
        }

        #not_deleted
    };
    [calls, traits]
}

/// `"users"."id", "users"."name"`.
fn select_list(table: &str, columns: &[Column]) -> String {
    let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    let columns = columns.iter().map(|column| format!("{}.{}", quoted(table), quoted(&column.sql_name)));
    columns.collect::<Vec<_>>().join(", ")
}

/// A type that the user named in SQL is sqlx's business alone; others are asked with care for the number of errors.
fn read(cx: &Cx<'_>, at: usize, Column { sql_name, ty, sql_type, .. }: &Column) -> TokenStream {
    let door = &cx.door;
    let place = quote!(#door::Place::new(#sql_name, __from, #at));
    match sql_type {
        Some(_) => quote!(#door::sqlx::Row::try_get::<#ty, #door::Place>(__row, #place)?),
        None => quote_spanned!(ty.span()=> (&#door::Field::<#ty>::NEW).read(__row, #place)?),
    }
}

/// The same for a value on its way.
fn write(cx: &Cx<'_>, column: &Column, value: TokenStream, method: &str, name: Option<&String>) -> TokenStream {
    let (door, method) = (&cx.door, format_ident!("{method}"));
    let name = name.into_iter();
    match column.sql_type {
        Some(_) => quote!(__row.#method(#(#name,)* #value);),
        None => quote_spanned!(column.ty.span()=> #door::Bind(#value).#method(__row, #(#name)*);),
    }
}

fn insert(cx: &Cx<'_>) -> [TokenStream; 2] {
    let (door, ident, vis) = (&cx.door, cx.ident(), cx.item.vis());
    let (new, values) = (cx.named("New", ""), cx.named("__New", "Values"));
    let names = cx.inserted().map(|(_, column)| &column.sql_name);
    let writes = cx.inserted().map(|(_, column)| {
        let field = &column.ident;
        write(cx, column, quote!(__values.#field), "insert", None)
    });
    let traits = quote! {
        impl #door::InsertRow for #ident {
            type Values = #values;
            const INSERTED: &'static [&'static str] = &[#(#names),*];

            #[inline]
            fn check(__values: &#values, __violations: &mut #door::Violations) {
                __values.__check(__violations);
            }

            #[inline]
            fn write(__values: #values, __row: &mut #door::Row<'_>) {
                #(#writes)*
            }
        }
    };
    let calls = quote! {
        /// Inserts a row.
        #vis fn insert<__S: #door::state::Complete>(__new: #new<__S>) -> #door::Insert<#ident> {
            #door::Insert::one_row(__new.values)
        }

        /// Deletes rows.
        #[inline]
        #vis fn delete() -> #door::query::Delete<#ident> {
            #door::query::delete::<#ident>()
        }

        /// Inserts what a SELECT gives, into these columns.
        #vis fn insert_from<__Q, __S, __G: #door::query::grouping::OneGrain>(
            __select: #door::Select<__Q, __S, __G>,
            __columns: impl #door::query::Fed<#ident, __S>,
        ) -> #door::Insert<#ident> {
            #door::query::insert_from(__select, __columns)
        }

        /// Copies rows in, which is the fastest way for very many.
        #vis fn copy_in<__S: #door::state::Complete>(
            __rows: impl ::core::iter::IntoIterator<Item = #new<__S>>,
        ) -> #door::query::CopyIn<#ident> {
            #door::query::CopyIn::rows(::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ))
        }

        /// Inserts rows, in one statement.
        #vis fn insert_many<__S: #door::state::Complete>(
            __rows: impl ::core::iter::IntoIterator<Item = #new<__S>>,
        ) -> #door::Insert<#ident> {
            #door::Insert::rows(::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(__rows),
                |__row| __row.values,
            ))
        }
    };
    [calls, traits]
}

/// The primary key's columns, and what its values are called where they are arguments.
fn key<'c>(cx: &'c Cx<'_>) -> Option<(Vec<&'c Column>, Vec<Ident>)> {
    let key = cx.table.primary_key.as_ref()?;
    let columns = cx.table.columns.iter().filter(|column| key.columns.contains(&column.ident)).collect::<Vec<_>>();
    let arguments = columns.iter().map(|column| format_ident!("__{}", column.ident.unraw())).collect();
    Some((columns, arguments))
}

/// Rows that are found by their key, and what is known of them when they are written.
fn keyed(cx: &Cx<'_>) -> Option<[TokenStream; 2]> {
    let (door, ident, vis) = (&cx.door, cx.ident(), cx.item.vis());
    let (columns, arguments) = key(cx)?;
    let types = columns.iter().map(|column| &column.ty).collect::<Vec<_>>();
    let writes = columns
        .iter()
        .zip(&arguments)
        .map(|(column, field)| write(cx, column, quote!(#door::Value::Set(#field)), "update", Some(&column.sql_name)));
    let version = cx.table.columns.iter().find(|column| column.version).map(|Column { ty, sql_name, .. }| {
        quote! {
            impl #door::Versioned for #ident {
                type Version = #ty;
                const VERSION: &'static str = #sql_name;
            }
        }
    });
    let soft_delete = cx.table.columns.iter().find(|column| column.soft_delete).map(|column| {
        let name = &column.sql_name;
        quote! {
            /// Marks the row with this key as deleted, if it is not.
            #[inline]
            #vis fn soft_delete(#(#arguments: #types),*) -> #door::query::UpdateRows<#ident, #door::query::Said> {
                #door::query::soft_delete::<#ident>((#(#arguments,)*), #name, true)
            }

            /// Takes the mark of a deleted row away.
            #[inline]
            #vis fn restore(#(#arguments: #types),*) -> #door::query::UpdateRows<#ident, #door::query::Said> {
                #door::query::soft_delete::<#ident>((#(#arguments,)*), #name, false)
            }
        }
    });
    let traits = quote! {
        impl #door::Keyed for #ident {
            type Key = (#(#types,)*);

            #[inline]
            fn write_key((#(#arguments,)*): Self::Key, __row: &mut #door::Row<'_>) {
                #(#writes)*
            }
        }

        #version
    };
    let calls = quote! {
        /// Deletes the row with this key.
        #[inline]
        #vis fn delete_by(#(#arguments: #types),*) -> #door::query::Delete<#ident, #door::query::Said> {
            #door::query::delete_by::<#ident>((#(#arguments,)*))
        }

        #soft_delete
    };
    Some([calls, traits])
}

/// There is an update of rows that may change, and of one that can be found.
fn update(cx: &Cx<'_>) -> Option<[TokenStream; 2]> {
    if cx.table.head.append_only {
        return None;
    }
    let (door, ident, vis, update) = (&cx.door, cx.ident(), cx.item.vis(), cx.named("", "Update"));
    let writes = cx.updated().map(|(_, column)| {
        let field = &column.ident;
        write(cx, column, quote!(__changes.#field), "update", Some(&column.sql_name))
    });
    let one = key(cx).map(|(columns, arguments)| {
        let types = columns.iter().map(|column| &column.ty);
        quote! {
            /// Updates the row with this key.
            #[inline]
            #vis fn update(#(#arguments: #types),*) -> #door::Update<#ident> {
                #door::Update::new((#(#arguments,)*))
            }
        }
    });
    let changes = one.is_some().then(|| {
        quote! {
            impl #door::UpdateRow for #ident {
                type Changes = #update;

                #[inline]
                fn check(__changes: &#update, __violations: &mut #door::Violations) {
                    __changes.__check(__violations);
                }

                #[inline]
                fn write(__changes: #update, __row: &mut #door::Row<'_>) {
                    #(#writes)*
                }
            }
        }
    });
    let calls = quote! {
        #one

        /// Updates rows, column by column.
        #[inline]
        #vis fn update_rows() -> #door::query::UpdateRows<#ident> {
            #door::query::update_rows::<#ident>()
        }
    };
    Some([calls, quote!(#changes)])
}
