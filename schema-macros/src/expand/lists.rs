//! Keys, checks, indexes and relations as values of their descriptions.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Path;
use syn::ext::IdentExt;

use super::Cx;
use crate::attr::{Base, Check, Element, Exclusion, ForeignKey, Index, Key, Kind, Relation};
use crate::word::{chain, pairs, placed, some, written};

/// The handle of one of the table's own columns, at the span of the word that names it.
fn own(cx: &Cx<'_>, ident: &Ident) -> TokenStream {
    let table = cx.ident();
    let column = cx.table.columns.iter().find(|column| column.ident.unraw() == ident.unraw());
    let mut handle = column.map_or_else(|| ident.clone(), |column| column.handle.clone());
    handle.set_span(ident.span());
    let table = Ident::new(&table.to_string(), ident.span().resolved_at(table.span()));
    quote!(#table::#handle)
}

pub(super) fn names(cx: &Cx<'_>, idents: &[Ident]) -> TokenStream {
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

pub(crate) fn check(door: &TokenStream, check: &Check) -> TokenStream {
    let (column, calls, expression) = (some(&check.column), &check.calls, &check.expression);
    chain(quote!(#door::check(#column, #expression)), calls, check.span)
}

/// `((a, b), c)`: there can be as many as there are.
fn nested(span: Span, columns: &[TokenStream]) -> Option<TokenStream> {
    columns.iter().cloned().reduce(|before, column| quote_spanned!(span=> (#before, #column)))
}

pub(super) fn foreign_key(cx: &Cx<'_>, key: &ForeignKey) -> TokenStream {
    let (door, target, calls) = (&cx.door, &key.target, &key.calls);
    let columns = names(cx, &key.columns);
    let mut theirs: Vec<TokenStream> = key.target_columns.iter().map(|column| quote!(<#target>::#column)).collect();
    let same_type = same_type(cx, key);
    if same_type.is_some() {
        theirs = vec![quote_spanned!(key.span=> __theirs)];
    }
    // Rustc blames the first of a pair that does not fit: it stands where the other is written.
    let ours: Vec<TokenStream> = key.columns.iter().map(|column| placed(&own(cx, column), key.span)).collect();
    let (first, their_first) = (ours.first(), theirs.first());
    let together = !key.unchecked && ours.len() > 1;
    let start = match together {
        false => quote_spanned!(key.span=> references_as),
        true => quote_spanned!(key.span=> references_all),
    };
    let all = together.then(|| {
        let (ours, theirs) = (nested(key.span, &ours), nested(key.span, &theirs));
        quote_spanned!(key.span=> #ours, #theirs,)
    });
    let at_key = placed(door, key.span);
    let start = quote_spanned!(key.span=> #at_key::#start(#all #first, #their_first));
    let start = chain(start, calls, key.span);
    let set = (!key.on_delete_columns.is_empty()).then(|| {
        let names = names(cx, &key.on_delete_columns);
        quote!(on_delete_columns: #names,)
    });
    let def = quote_spanned! {key.span=>
        #door::ForeignKeyDef {
            columns: #columns,
            target_columns: &[#(#theirs.name()),*],
            #set
            ..#start
        }
    };
    quote!({ #same_type #def })
}

/// That a foreign key's only column has the type of the other one, which is named once: where it is unknown, that is one error.
fn same_type(cx: &Cx<'_>, key: &ForeignKey) -> Option<TokenStream> {
    let ([ours], [theirs]) = (&*key.columns, &*key.target_columns) else { return None };
    let (ours, target, door) = (written(&own(cx, ours), key.span), &key.target, written(&cx.door, key.span));
    (!key.unchecked).then(|| {
        quote_spanned! {key.span=>
            let __theirs = <#target>::#theirs;
            let _ = || (&&#door::Referring(#ours, __theirs)).same_type();
        }
    })
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

pub(super) fn parameters(parameters: &[(String, String)]) -> Option<TokenStream> {
    (!parameters.is_empty()).then(|| {
        let pairs = pairs(parameters);
        quote!(parameters: #pairs,)
    })
}

pub(super) fn element(cx: &Cx<'_>, element: &Element) -> TokenStream {
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
    let target_name = quote!(<#target as #door::Table>::NAME);
    let (kind, target, by) = match kind {
        Kind::BelongsTo => (quote!(BelongsTo), target_of_key(cx, relation).unwrap_or(target_name), names(cx, by)),
        Kind::HasOne => (quote!(HasOne), target_name, quote!(&[#(<#target>::#by.name()),*])),
        Kind::HasMany => (quote!(HasMany), target_name, quote!(&[#(<#target>::#by.name()),*])),
        Kind::ManyToMany(through) => (
            quote!(ManyToMany { through: <#through as #door::Table>::NAME }),
            target_name,
            quote!(&[#(<#through>::#by.name()),*]),
        ),
    };
    quote! {
        #door::RelationDef {
            name: #name,
            kind: #door::RelationKind::#kind,
            target: #target,
            by: #by,
        }
    }
}

/// What the foreign key of a relation leads to: where that is no table, the key tells it.
fn target_of_key(cx: &Cx<'_>, relation: &Relation) -> Option<TokenStream> {
    let target = |path: &Path| path.to_token_stream().to_string();
    let mut keys = cx.table.foreign_keys.iter();
    let at = keys.position(|key| key.columns == relation.by && target(&key.target) == target(&relation.target))?;
    let key = format_ident!("__foreign_keys_{at}");
    Some(quote!(#key.target))
}
