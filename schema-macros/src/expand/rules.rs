//! What is checked of a table while the compiler runs, each where its word stands.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use schema_sql::Given;
use syn::Path;
use syn::ext::IdentExt;

use super::{Cx, walks};
use crate::attr::{Element, Exclusion, ForeignKey, Index, Kind, Relation};
use crate::check::base;
use crate::word::{Call, written};

/// Rules between a column and the keys that it is in, told at the key.
pub(super) fn rules(cx: &Cx<'_>) -> TokenStream {
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
    let unlogged = if cx.table.head.options.is_empty() { quote!(false) } else { quote!(__OPTIONS.unlogged) };
    let keys = cx.table.foreign_keys.iter().enumerate().filter_map(|(at, key)| {
        let (columns, name, target) =
            (key.columns.iter().map(place), format_ident!("__foreign_keys_{at}"), &key.target);
        let span = key.target_columns.first()?.span();
        let at_column = written(&cx.door, span);
        let target = described(door, target);
        let key_of = quote_spanned!(span=> #at_column::check_target(&#name, #unlogged, #target););
        let types = key.unchecked.then(|| {
            let columns = key.columns.iter().map(place);
            quote_spanned!(span=> #at_column::check_written_types(&#name, &[#(&#columns),*], #target);)
        });
        let actions = key.calls.iter().find(|call| sets(key, call)).map(|call| {
            let door = written(&cx.door, call.span);
            quote_spanned!(call.span=> #door::check_actions(&#name, &[#(&#columns),*]);)
        });
        Some(quote_spanned!(span=> const _: () = { #actions #key_of #types };))
    });
    let relations = cx.table.relations.iter().enumerate().filter_map(|(at, one)| relation(cx, at, one));
    let indexes = cx.table.indexes.iter().enumerate().filter(|(_, index)| !is_plain(index));
    let indexes = indexes.map(|(at, index)| of_index(cx, &format_ident!("__indexes_{at}"), index, &place));
    let exclusions = cx.table.exclusions.iter().enumerate();
    let exclusions = exclusions.map(|(at, one)| of_exclusion(cx, &format_ident!("__exclusions_{at}"), one, &place));
    let walks = cx.table.walks.iter().map(|walk| walks::walk(cx, walk));
    quote!(#(#key)* #(#keys)* #(#relations)* #(#indexes)* #(#exclusions)* #(#walks)*)
}

/// `check_table` sees to an index of which no more is said than its columns.
fn is_plain(index: &Index) -> bool {
    index.calls.is_empty() && index.include.is_empty() && index.elements.iter().all(|element| element.calls.is_empty())
}

fn of_index(cx: &Cx<'_>, name: &Ident, index: &Index, place: &impl Fn(&Ident) -> Ident) -> TokenStream {
    let span = span_of_method(&index.calls, index.span);
    let door = written(&cx.door, span);
    let columns = index.elements.iter().filter_map(|element| base(&element.base)).map(place);
    let elements = index.elements.iter().enumerate().filter_map(|(at, element)| {
        let columns = base(&element.base).map(place);
        of_element(cx, element, &quote!(#name.method, &#name.elements[#at], &[#columns]))
    });
    let whole = quote_spanned!(span=> const _: () = #door::check_index(&#name, &[#(#columns),*]););
    quote!(#whole #(#elements)*)
}

fn of_exclusion(cx: &Cx<'_>, name: &Ident, one: &Exclusion, place: &impl Fn(&Ident) -> Ident) -> TokenStream {
    let span = span_of_method(&one.calls, one.span);
    let door = written(&cx.door, span);
    let columns = one.elements.iter().filter_map(|(element, _)| base(&element.base)).map(place);
    let elements = one.elements.iter().enumerate().map(|(at, (element, operator))| {
        let (columns, door) = (base(&element.base).map(place), written(&cx.door, operator.span()));
        let own = of_element(cx, element, &quote!(#name.method, &#name.elements[#at].0, &[#columns]));
        let span = operator.span();
        let asked = quote_spanned!(span=> const _: () = #door::check_operator(&#name, #at, &[#columns]););
        quote!(#own #asked)
    });
    let whole = quote_spanned!(span=> const _: () = #door::check_exclusion(&#name, &[#(#columns),*]););
    quote!(#whole #(#elements)*)
}

/// What a method cannot do is told at the method, where there is one.
fn span_of_method(calls: &[Call], otherwise: Span) -> Span {
    let method = calls.iter().find(|call| call.tokens.to_string().contains("method"));
    method.map_or(otherwise, |call| call.span)
}

/// The check of an element's operator class and collation, at the word that says one.
fn of_element(cx: &Cx<'_>, element: &Element, of: &TokenStream) -> Option<TokenStream> {
    let says = |call: &&Call| ["opclass", "collate"].iter().any(|word| call.tokens.to_string().contains(word));
    let Call { span, .. } = element.calls.iter().find(says)?;
    let door = written(&cx.door, *span);
    Some(quote_spanned!(*span=> const _: () = #door::check_element(#of);))
}

/// Whether a word of a foreign key may change its columns.
fn sets(key: &ForeignKey, call: &Call) -> bool {
    let text = call.tokens.to_string();
    let is = |word: &str| text.contains(word);
    let cascades = is("on_delete") && is("cascade") && key.on_delete_columns.is_empty();
    (is("on_delete") || is("on_update")) && !is("restrict") && !is("no_action") && !cascades
}

/// What is known of a table. An alias stands for it, because rustc says more of an unknown type among the arguments of
/// another one.
fn described(door: &TokenStream, table: &Path) -> TokenStream {
    quote!({ type __Table = #table; #door::Described::<__Table>::DEF })
}

/// A declared relation has the foreign key that it goes by.
fn relation(cx: &Cx<'_>, at: usize, relation: &Relation) -> Option<TokenStream> {
    let (own, Relation { kind, name, target, .. }) = (cx.ident(), relation);
    let (door, place) = (written(&cx.door, name.span()), format_ident!("__relations_{at}"));
    let rust_name = own.unraw().to_string();
    let own = quote!((<#own as #door::Table>::NAME, #rust_name));
    let target = described(&door, target);
    let call = match kind {
        Kind::BelongsTo => return None,
        Kind::HasOne | Kind::HasMany => {
            quote_spanned!(name.span()=> #door::check_inverse(&#place, #own, #target))
        }
        Kind::ManyToMany(through) => {
            let through = described(&door, through);
            quote_spanned!(name.span()=> #door::check_through(&#place, #own, #through, #target))
        }
    };
    Some(quote_spanned!(name.span()=> const _: () = #call;))
}

/// Which relations have a foreign key to go by, where some are declared.
pub(super) fn keyed(cx: &Cx<'_>) -> Option<TokenStream> {
    let (door, own, relations) = (&cx.door, cx.ident(), &cx.table.relations);
    let each = relations.iter().enumerate().map(|(at, Relation { kind, target, .. })| {
        let relation = quote!(&<#own as #door::Table>::DEF.relations[#at], <#own as #door::Table>::NAME);
        let def = described(door, target);
        match kind {
            Kind::BelongsTo => quote!(true),
            Kind::HasOne | Kind::HasMany => quote!(#door::is_keyed(#relation, #def)),
            Kind::ManyToMany(through) => {
                let through = described(door, through);
                quote!(#door::is_keyed_through(#relation, #through, #def.name))
            }
        }
    });
    let declared = relations.iter().any(|relation| !matches!(relation.kind, Kind::BelongsTo));
    declared.then(|| {
        quote! {
            const KEYED: &'static [bool] = {
                &[#(#each),*]
            };
        }
    })
}

/// The checks of single parts that need the whole table.
pub(super) fn of_parts(cx: &Cx<'_>) -> TokenStream {
    let (door, ident) = (&cx.door, cx.ident());
    let def = quote!(<#ident as #door::Table>::DEF);
    let identity = cx.table.head.options.calls.iter();
    let identity = identity.filter(|call| call.tokens.to_string().contains("replica_identity")).map(|call| {
        let door = written(door, call.span);
        quote_spanned!(call.span=> const _: () = #door::check_replica_identity(#def);)
    });
    let partitions = cx.table.partitions.iter().enumerate().map(|(at, partition)| {
        let values = partition.bound.values();
        let values = values.filter_map(|(place, value)| Some((place, value.span, value.given.as_ref()?)));
        let values = values.map(|(place, span, Given { what, kinds })| {
            let door = written(door, span);
            quote_spanned!(span=> const _: () = #door::check_bound(#def, #at, #place, #what, &[#(#kinds),*]);)
        });
        let door = written(door, partition.word);
        quote_spanned!(partition.word=> #(#values)* const _: () = #door::check_partition(#def, #at);)
    });
    quote!(#(#identity)* #(#partitions)*)
}
