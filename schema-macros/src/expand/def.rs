//! `impl Table`: the constant description.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use super::{Cx, extras, lists};
use crate::attr::{Column, Index, Kind, Relation, Table};
use crate::check::base;
use crate::word::{Call, chain, placed, written};

pub(super) fn expand(cx: &Cx<'_>) -> TokenStream {
    let (door, ident) = (&cx.door, cx.ident());
    let (name, schema) = (&cx.table.head.name, &cx.table.head.schema);
    let rust_name = ident.unraw().to_string();
    let (consts, fields) = body(cx);
    let room = most_names(cx.table);
    let check = (!cx.broken).then(|| {
        let door = placed(door, ident.span());
        quote_spanned! {ident.span()=>
            #[allow(long_running_const_eval, reason = "a table can have a thousand columns")]
            const _: () = #door::check_table(&<#ident as #door::Table>::DEF, <#ident as #door::Table>::NAMES);
        }
    });
    quote! {
        impl #door::Table for #ident {
            const NAME: #door::TableName = #door::TableName { schema: #schema, name: #name };
            const DEF: #door::TableDef = {
                #[allow(unused_imports, reason = "not every table needs them")]
                use #door::words::*;
                #[allow(unused_imports, reason = "not every table needs them")]
                use #door::{NotOption as _, identity as __identity};
                #consts
                #door::TableDef { #fields ..#door::table(<#ident as #door::Table>::NAME, #rust_name) }
            };
            const NAMES: &'static [#door::Hashed] = &#door::names::<#room>(&<#ident as #door::Table>::DEF);
        }
        #check
    }
}

/// How many names a table can give: its own, its key's, and those of its parts. Most are in two spaces of names.
fn most_names(table: &Table) -> usize {
    let parts = table.uniques.len() + table.checks.len() + table.foreign_keys.len() + table.exclusions.len();
    2 * (2 + 3 * table.columns.len() + parts + table.indexes.len() + table.partitions.len())
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
        consts.extend(quote!(#(#[allow(non_upper_case_globals, reason = "constants are called as the fields are")] const #names: #door::#ty = #values;)*));
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
    consts.extend(rules(cx));
    (consts, fields)
}

/// What the table says of itself.
fn head(cx: &Cx<'_>) -> TokenStream {
    let head = &cx.table.head;
    let some = |field: &str, value: &Option<String>| {
        let field = format_ident!("{field}");
        value.as_ref().map(|text| quote!(#field: ::core::option::Option::Some(#text),))
    };
    let comment = some("comment", &cx.item.doc);
    let renamed = some("renamed_from", &head.renamed_from);
    let append_only = head.append_only.then(|| quote!(append_only: true,));
    let allows = head.allowed.iter().map(|(lint, reason)| quote!((#lint, #reason)));
    let allows = (!head.allowed.is_empty()).then(|| quote!(allows: &[#(#allows),*],));
    let foreign = cx.table.foreign.iter().map(|(name, near)| quote!((#name, #near)));
    let foreign = (!cx.table.foreign.is_empty()).then(|| quote!(foreign_functions: &[#(#foreign),*],));
    let incomplete = cx.broken.then(|| quote!(incomplete: true,));
    let primary_key = cx.table.primary_key.as_ref().map(|key| {
        let key = lists::key(cx, key, "primary_key");
        quote!(primary_key: ::core::option::Option::Some(#key),)
    });
    let options = (!head.options.is_empty()).then(|| {
        let options = extras::options(cx, &head.options);
        quote!(options: #options,)
    });
    let view = head.view.as_ref().map(|view| {
        let view = extras::view(cx, view);
        quote!(view: ::core::option::Option::Some(#view),)
    });
    quote!(#comment #renamed #append_only #allows #incomplete #foreign #options #view #primary_key)
}

pub(crate) fn column(door: &TokenStream, column: &Column) -> TokenStream {
    let Column { sql_name, ty, calls, .. } = column;
    let start = match &column.sql_type {
        None => quote!(#door::column::<#ty>(#sql_name)),
        Some(sql_type) => {
            quote!(#door::column_as::<#ty>(#sql_name, #door::Probe::<#ty>::NULLABLE, #sql_type))
        }
    };
    let comment = column.doc.as_ref().map(|text| quote!(.comment(#text)));
    chain(quote!(#start #comment), calls, column.ident.span())
}

/// Rules between a column and the keys that it is in, told at the key.
fn rules(cx: &Cx<'_>) -> TokenStream {
    let door = &cx.door;
    let place = |ident: &Ident| {
        let place = cx.table.columns.iter().position(|column| column.ident == *ident);
        format_ident!("__columns_{}", place.unwrap_or_default())
    };
    let key = cx.table.primary_key.iter().flat_map(|key| {
        let columns = key.columns.iter().map(place);
        columns.map(|column| {
            let door = written(door, key.span);
            quote_spanned!(key.span=> const _: () = #door::check_key_column(&#column);)
        })
    });
    let keys = cx.table.foreign_keys.iter().enumerate().filter_map(|(at, key)| {
        let (columns, name, target) =
            (key.columns.iter().map(place), format_ident!("__foreign_keys_{at}"), &key.target);
        let column = key.target_columns.first()?;
        let (span, target) = (column.span(), quote!(<#target>::#column));
        let at_column = written(&cx.door, span);
        let key_of = quote_spanned!(span=> #at_column::check_target(&#name, #target.table_def()));
        let actions = key.calls.iter().find(|call| sets(call)).map(|call| {
            let door = written(&cx.door, call.span);
            quote_spanned!(call.span=> #door::check_actions(&#name, &[#(&#columns),*]);)
        });
        Some(quote_spanned!(span=> const _: () = { #actions #key_of };))
    });
    let relations = cx.table.relations.iter().enumerate().filter_map(|(at, one)| relation(cx, at, one));
    let special = |index: &&Index| {
        let plain = index.calls.is_empty() && index.include.is_empty() && index.parameters.is_empty();
        !plain || index.elements.iter().any(|element| !element.calls.is_empty())
    };
    let indexes = cx.table.indexes.iter().enumerate().filter(|(_, index)| special(index)).map(|(at, index)| {
        let columns = index.elements.iter().filter_map(|element| base(&element.base)).map(place);
        let (door, name) = (written(door, index.span), format_ident!("__indexes_{at}"));
        quote_spanned!(index.span=> const _: () = #door::check_index(&#name, &[#(#columns),*]);)
    });
    let conditions = cx.table.conditions.iter().map(|(span, column)| {
        let (door, column) = (written(door, *span), format_ident!("__columns_{column}"));
        quote_spanned!(*span=> const _: () = #door::check_condition(&#column);)
    });
    quote!(#(#key)* #(#keys)* #(#relations)* #(#indexes)* #(#conditions)*)
}

/// Whether a word of a foreign key may say that columns are set to NULL or to their default.
fn sets(call: &Call) -> bool {
    let text = call.tokens.to_string();
    let is = |words: &[&str]| words.iter().any(|word| text.contains(word));
    is(&["on_delete", "on_update"]) && !is(&["cascade", "restrict", "no_action"])
}

/// A declared relation has the foreign key that it goes by.
fn relation(cx: &Cx<'_>, at: usize, relation: &Relation) -> Option<TokenStream> {
    let (own, Relation { kind, name, target, .. }) = (cx.ident(), relation);
    let (door, place) = (written(&cx.door, name.span()), format_ident!("__relations_{at}"));
    let rust_name = own.unraw().to_string();
    let own = quote!((<#own as #door::Table>::NAME, #rust_name));
    let call = match kind {
        Kind::BelongsTo => return None,
        Kind::HasOne | Kind::HasMany => {
            quote_spanned!(name.span()=> #door::check_inverse(&#place, #own, &<#target as #door::Table>::DEF))
        }
        Kind::ManyToMany(through) => quote_spanned! {name.span()=>
            #door::check_through(
                &#place, #own, &<#through as #door::Table>::DEF, &<#target as #door::Table>::DEF
            )
        },
    };
    Some(quote_spanned!(name.span()=> const _: () = #call;))
}
