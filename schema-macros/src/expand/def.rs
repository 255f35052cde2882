//! `impl Table`: the constant description.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::{Cx, extras, lists, rules};
use crate::attr::{Column, Table};
use crate::name_id::name_id;
use crate::word::{chain, placed, written};

pub(super) fn expand(cx: &Cx<'_>) -> TokenStream {
    let (door, ident) = (&cx.door, cx.ident());
    let (name, schema) = (&cx.table.head.name, &cx.table.head.schema);
    let rust_name = ident.unraw().to_string();
    let id = name_id(door, name);
    let (consts, fields) = body(cx);
    let (room, leads, keyed) = (most_names(cx.table), most_leads(cx.table), rules::keyed(cx));
    let check = (!cx.broken).then(|| {
        let parts = rules::of_parts(cx);
        let door = placed(door, ident.span());
        quote_spanned! {ident.span()=>
            const _: () = #door::check_table(<#ident as #door::Table>::DEF, &<#ident as #door::Table>::OUTLINE);
            #parts
        }
    });
    quote! {
        impl #door::Table for #ident {
            const NAME: #door::TableName = #door::TableName { schema: #schema, name: #name };
            const DEF: &'static #door::TableDef = {
                use #door::{words::*, identity as __identity};
                #consts
                static __DEF: #door::TableDef =
                    #door::TableDef { #fields ..#door::table(<#ident as #door::Table>::NAME, #rust_name) };
                &__DEF
            };
            const OUTLINE: #door::Outline = #door::Outline {
                names: #door::given(&#door::names::<#room>(<#ident as #door::Table>::DEF)),
                leads: &#door::leads::<#leads>(<#ident as #door::Table>::DEF, <#ident as #door::Table>::KEYED),
                asks: #door::asks(<#ident as #door::Table>::DEF),
            };
            #keyed
            type Id = #id;
        }
        #check
    }
}

/// How many names a table can give: its own, its key's, and those of its parts. Most are in two spaces of names.
fn most_names(table: &Table) -> usize {
    let parts = table.uniques.len() + table.checks.len() + table.foreign_keys.len() + table.exclusions.len();
    2 * (2 + 3 * table.columns.len() + parts + table.indexes.len() + table.partitions.len())
}

/// How many tables it can lead to.
fn most_leads(table: &Table) -> usize {
    table.foreign_keys.len() + 2 * table.relations.len()
}

/// Each part is a constant of its own, so that all mistakes are told and not the first only.
fn body(cx: &Cx<'_>) -> (TokenStream, TokenStream) {
    let door = &cx.door;
    let mut consts = TokenStream::new();
    let mut fields = TokenStream::new();
    let mut list = |field: &str, ty: &str, values: Vec<TokenStream>| {
        if values.is_empty() {
            return;
        }
        let (field, ty) = (format_ident!("{field}"), format_ident!("{ty}"));
        let names: Vec<_> = (0..values.len()).map(|at| format_ident!("__{field}_{at}")).collect();
        consts.extend(quote!(#(const #names: #door::#ty = #values;)*));
        fields.extend(quote!(#field: &[#(#names),*],));
    };
    list("columns", "ColumnDef", cx.table.columns.iter().map(|c| column(door, c)).collect());
    list("uniques", "KeyDef", cx.table.uniques.iter().map(|k| lists::key(cx, k, "unique")).collect());
    list("checks", "CheckDef", cx.table.checks.iter().map(|c| lists::check(door, c)).collect());
    list("foreign_keys", "ForeignKeyDef", cx.table.foreign_keys.iter().map(|k| lists::foreign_key(cx, k)).collect());
    list("exclusions", "ExclusionDef", cx.table.exclusions.iter().map(|e| lists::exclusion(cx, e)).collect());
    list("indexes", "IndexDef", cx.table.indexes.iter().map(|i| lists::index(cx, i)).collect());
    list("relations", "RelationDef", cx.table.relations.iter().map(|r| lists::relation(cx, r)).collect());
    list("partitions", "PartitionDef", cx.table.partitions.iter().map(|p| extras::partition(cx, p)).collect());
    list("policies", "PolicyDef", cx.table.policies.iter().map(|p| extras::policy(cx, p)).collect());
    list("triggers", "TriggerDef", cx.table.triggers.iter().map(|t| extras::trigger(cx, t)).collect());
    list("grants", "GrantDef", cx.table.grants.iter().map(|g| extras::grant(cx, g)).collect());
    fields.extend(head(cx));
    if !cx.table.head.options.is_empty() {
        let options = extras::options(cx, &cx.table.head.options);
        consts.extend(quote!(const __OPTIONS: #door::TableOptions = #options;));
    }
    consts.extend(rules::rules(cx));
    (consts, fields)
}

/// What the table says of itself.
fn head(cx: &Cx<'_>) -> TokenStream {
    let (door, head) = (&cx.door, &cx.table.head);
    let some = |field: &str, value: &Option<String>| {
        let field = format_ident!("{field}");
        value.as_ref().map(|text| quote!(#field: #door::Some(#text),))
    };
    let comment = some("comment", &cx.item.doc);
    let renamed = some("renamed_from", &head.renamed_from);
    let append_only = head.append_only.then(|| quote!(append_only: true,));
    let allows = head.allowed.iter().map(|(lint, reason)| quote!((#lint, #reason)));
    let allows = (!head.allowed.is_empty()).then(|| quote!(allows: &[#(#allows),*],));
    let foreign = cx.table.foreign.iter().map(|(name, near)| quote!((#name, #near)));
    let foreign = (!cx.table.foreign.is_empty()).then(|| quote!(foreign_functions: &[#(#foreign),*],));
    let queries = cx.table.queries.iter().map(|query| extras::query(cx, query));
    let queries = (!cx.table.queries.is_empty()).then(|| quote!(queries: &[#(#queries),*],));
    let incomplete = cx.broken.then(|| quote!(incomplete: true,));
    let primary_key = cx.table.primary_key.as_ref().map(|key| {
        let key = lists::key(cx, key, "primary_key");
        quote!(primary_key: #door::Some(#key),)
    });
    let options = (!head.options.is_empty()).then(|| quote!(options: __OPTIONS,));
    let view = head.view.as_ref().map(|view| {
        let view = extras::view(cx, view);
        quote!(view: #door::Some(#view),)
    });
    quote!(#comment #renamed #append_only #allows #incomplete #foreign #queries #options #view #primary_key)
}

pub(crate) fn column(door: &TokenStream, column: &Column) -> TokenStream {
    let Column { sql_name, ty, calls, .. } = column;
    let start = match &column.sql_type {
        None => start(door, ty, sql_name),
        Some(sql_type) => {
            quote!(#door::column_as::<#ty>(#sql_name, #door::Probe::<#ty>::NULLABLE, #sql_type))
        }
    };
    let comment = column.doc.as_ref().map(|text| quote!(.comment(#text)));
    chain(quote!(#start #comment), calls, column.ident.span())
}

/// A column of a type. Where that is none, it is told once, and not at the words too.
pub(crate) fn start(door: &TokenStream, ty: &Type, name: &str) -> TokenStream {
    let door = written(door, ty.span());
    quote_spanned!(ty.span()=> { #door::known::<#ty>(); #door::Start::<#ty>::COLUMN.named(#name) })
}
