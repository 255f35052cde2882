//! Keys, checks, indexes and relations as values of their descriptions.

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;

use super::Cx;
use crate::attr::{Base, Check, Element, Exclusion, ForeignKey, Index, Key, Kind, Options, PartitionBy, Relation};
use crate::word::{chain, pairs, placed};

/// The handle of one of the table's own columns, at the span of the word that names it.
fn own(cx: &Cx<'_>, ident: &Ident) -> TokenStream {
    let table = cx.ident();
    let column = cx.table.columns.iter().find(|column| column.ident.unraw() == ident.unraw());
    let mut handle = column.map_or_else(|| ident.clone(), |column| column.handle.clone());
    handle.set_span(ident.span());
    let table = Ident::new(&table.to_string(), ident.span().resolved_at(table.span()));
    quote!(#table::#handle)
}

fn names(cx: &Cx<'_>, idents: &[Ident]) -> TokenStream {
    let handles = idents.iter().map(|ident| own(cx, ident));
    quote!(&[#(#handles.name()),*])
}

fn include(cx: &Cx<'_>, idents: &[Ident]) -> Option<TokenStream> {
    (!idents.is_empty()).then(|| {
        let names = names(cx, idents);
        quote!(include: #names,)
    })
}

/// A primary key or a unique constraint.
pub(super) fn key(cx: &Cx<'_>, key: &Key, builder: &str) -> TokenStream {
    let (door, builder) = (&cx.door, format_ident!("{builder}"));
    let (columns, include, calls) = (names(cx, &key.columns), include(cx, &key.include), &key.calls);
    {
        let start = chain(quote!(#door::#builder()), calls, key.span);
        quote!(#door::KeyDef { columns: #columns, #include ..#start })
    }
}

pub(super) fn check(cx: &Cx<'_>, check: &Check) -> TokenStream {
    let (door, calls, expression) = (&cx.door, &check.calls, &check.expression);
    let column = match &check.column {
        Some(name) => quote!(::core::option::Option::Some(#name)),
        None => quote!(::core::option::Option::None),
    };
    chain(quote!(#door::check(#column, #expression)), calls, check.span)
}

pub(super) fn foreign_key(cx: &Cx<'_>, key: &ForeignKey) -> TokenStream {
    let (door, target, calls) = (&cx.door, &key.target, &key.calls);
    let columns = names(cx, &key.columns);
    let theirs: Vec<TokenStream> = key.target_columns.iter().map(|column| quote!(#target::#column)).collect();
    // Rustc blames the first of a pair that does not fit: it stands where the other is written.
    let mut pairs = key.columns.iter().map(|column| placed(&own(cx, column), key.span)).zip(&theirs);
    let first = pairs.next().map(|(own, their)| quote!(#own, #their));
    let start =
        if key.unchecked { quote_spanned!(key.span=> references_as) } else { quote_spanned!(key.span=> references) };
    let more = pairs.filter(|_| !key.unchecked).map(|(own, their)| quote_spanned!(key.span=> .and(#own, #their)));
    let at_key = placed(door, key.span);
    let start = quote_spanned!(key.span=> #at_key::#start(#first) #(#more)*);
    let start = chain(start, calls, key.span);
    let set = (!key.on_delete_columns.is_empty()).then(|| {
        let names = names(cx, &key.on_delete_columns);
        quote!(on_delete_columns: #names,)
    });
    quote_spanned! {key.span=>
        #door::ForeignKeyDef {
            columns: #columns,
            target_columns: &[#(#theirs.name()),*],
            #set
            ..#start
        }
    }
}

pub(super) fn index(cx: &Cx<'_>, index: &Index) -> TokenStream {
    let (door, calls) = (&cx.door, &index.calls);
    let elements = index.elements.iter().map(|e| element(cx, e));
    let include = include(cx, &index.include);
    let parameters = parameters(&index.parameters);
    let start = chain(quote!(#door::index()), calls, index.span);
    quote! {
        #door::IndexDef { elements: &[#(#elements),*], #include #parameters ..#start }
    }
}

pub(super) fn exclusion(cx: &Cx<'_>, exclusion: &Exclusion) -> TokenStream {
    let (door, calls) = (&cx.door, &exclusion.calls);
    let elements = exclusion.elements.iter().map(|(e, operator)| {
        let e = element(cx, e);
        quote!((#e, #operator))
    });
    let include = include(cx, &exclusion.include);
    let start = chain(quote!(#door::exclude()), calls, exclusion.span);
    quote!(#door::ExclusionDef { elements: &[#(#elements),*], #include ..#start })
}

fn parameters(parameters: &[(String, String)]) -> Option<TokenStream> {
    (!parameters.is_empty()).then(|| {
        let pairs = pairs(parameters);
        quote!(parameters: #pairs,)
    })
}

/// What `#[table(…)]` says besides names.
pub(super) fn options(cx: &Cx<'_>, options: &Options) -> TokenStream {
    let (door, inherits) = (&cx.door, &options.inherits);
    let partition_by = options.partition_by.as_ref().map(|by| {
        let by = partition_by(cx, by);
        quote!(partition_by: ::core::option::Option::Some(#by),)
    });
    let inherits = (!inherits.is_empty()).then(|| quote!(inherits: &[#(<#inherits as #door::Table>::NAME),*],));
    let parameters = parameters(&options.parameters);
    let start = chain(quote!(#door::table_options()), &options.calls, cx.ident().span());
    quote!(#door::TableOptions { #partition_by #inherits #parameters ..#start })
}

fn partition_by(cx: &Cx<'_>, by: &PartitionBy) -> TokenStream {
    let (door, strategy) = (&cx.door, format_ident!("{}", by.strategy.to_upper_camel_case()));
    let keys = by.elements.iter().map(|e| element(cx, e));
    quote!(#door::PartitionByDef { strategy: #door::Strategy::#strategy, keys: &[#(#keys),*] })
}

fn element(cx: &Cx<'_>, element: &Element) -> TokenStream {
    let (door, calls) = (&cx.door, &element.calls);
    let start = match &element.base {
        Base::Column(ident) => {
            let own = own(cx, ident);
            quote!(#door::element(#own))
        }
        Base::Expression(expression) => quote!(#door::element_sql(#expression)),
    };
    let start = chain(start, calls, element.span);
    match &element.parameters {
        None => start,
        Some(parameters) => {
            let pairs = pairs(parameters);
            quote!(#door::IndexElementDef { opclass_parameters: #pairs, ..#start })
        }
    }
}

pub(super) fn relation(cx: &Cx<'_>, relation: &Relation) -> TokenStream {
    let door = &cx.door;
    let Relation { kind, name, target, by } = relation;
    let name = name.unraw().to_string();
    let (kind, by) = match kind {
        Kind::BelongsTo => (quote!(BelongsTo), names(cx, by)),
        Kind::HasOne => (quote!(HasOne), quote!(&[#(#target::#by.name()),*])),
        Kind::HasMany => (quote!(HasMany), quote!(&[#(#target::#by.name()),*])),
        Kind::ManyToMany(through) => {
            (quote!(ManyToMany { through: <#through as #door::Table>::NAME }), quote!(&[#(#through::#by.name()),*]))
        }
    };
    quote! {
        #door::RelationDef {
            name: #name,
            kind: #door::RelationKind::#kind,
            target: <#target as #door::Table>::NAME,
            by: #by,
        }
    }
}
