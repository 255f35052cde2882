//! `User::email` and `User::memberships`.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use super::{Cx, allowed};
use crate::attr::{Column, Kind, Relation};

pub(super) fn expand(cx: &Cx<'_>) -> TokenStream {
    let (ident, allowed) = (cx.ident(), allowed());
    let columns = cx.table.columns.iter().map(|column| column_const(cx, column));
    let relations = distinct(cx).map(|relation| relation_const(cx, relation));
    quote! {
        #allowed
        impl #ident {
            #(#columns)*
            #(#relations)*
        }
    }
}

fn column_const(cx: &Cx<'_>, column: &Column) -> TokenStream {
    let (door, ident, vis) = (&cx.door, cx.ident(), cx.item.vis());
    let Column { handle, sql_name, ty, .. } = column;
    let ty = match cx.table.head.view {
        None if column.computed => quote!(#door::Computed<#ty>),
        None if cx.is_fixed(column) => quote!(#door::Fixed<#ty>),
        _ => quote!(#ty),
    };
    let doc = format!("The column `{sql_name}`.");
    let sql_type = column.sql_type.as_ref().map(syn::LitStr::value).or_else(|| column.own_equality.clone());
    let sql_type = sql_type.map(|sql_type| quote!(.of_sql_type(#sql_type)));
    quote_spanned! {handle.span()=>
        #[doc = #doc]
        #vis const #handle: #door::Column<#ident, #ty> = #door::Column::new(<#ident as #door::Table>::NAME, #sql_name) #sql_type;
    }
}

fn relation_const(cx: &Cx<'_>, relation: &Relation) -> TokenStream {
    let (door, ident, vis) = (&cx.door, cx.ident(), cx.item.vis());
    let Relation { kind, name, target, .. } = relation;
    let text = name.unraw().to_string();
    let is_column = cx.table.columns.iter().any(|column| column.handle.unraw() == text);
    let handle = if is_column { format_ident!("{text}_relation", span = name.span()) } else { name.clone() };
    let kind = match kind {
        Kind::BelongsTo => {
            let optional = optional(cx, relation);
            quote!(BelongsTo<#ident, #target, #optional>)
        }
        Kind::HasOne => quote!(HasOne<#ident, #target>),
        Kind::HasMany => quote!(HasMany<#ident, #target>),
        Kind::ManyToMany(between) => quote!(ManyToMany<#ident, #target, #between>),
    };
    let doc = format!("The relation `{text}`.");
    quote! {
        #[doc = #doc]
        #vis const #handle: #door::#kind = <#door::#kind>::new(#text);
    }
}

/// A foreign key leads nowhere if one of its columns is NULL.
fn optional(cx: &Cx<'_>, relation: &Relation) -> TokenStream {
    let door = &cx.door;
    let columns = cx.table.columns.iter().filter(|column| relation.by.contains(&column.ident));
    let types = columns.map(|column| &column.ty);
    quote!({
        #[allow(unused_imports, reason = "an `Option` has the answer itself")]
        use #door::NotOption as _;
        false #(|| #door::Probe::<#types>::NULLABLE)*
    })
}

/// One relation of each name: a second one has been told.
fn distinct<'c>(cx: &'c Cx<'_>) -> impl Iterator<Item = &'c Relation> {
    let all = &cx.table.relations;
    all.iter().enumerate().filter(|(at, one)| all[..*at].iter().all(|other| other.name != one.name)).map(|(_, one)| one)
}
