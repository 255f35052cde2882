//! What a table has besides columns, constraints and indexes, and what makes a view, as values of their descriptions.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use schema_names::upper_camel_case;
use schema_sql::{Gives, QueryNames};

use super::Cx;
use super::lists::{element, names, parameters};
use crate::attr::{Bound, Grant, Options, Partition, PartitionBy, Policy, Role, Trigger, Value, View};
use crate::word::{chain, some};

/// What `#[table(…)]` says besides names.
pub(super) fn options(cx: &Cx<'_>, options: &Options) -> TokenStream {
    let (door, inherits) = (&cx.door, &options.inherits);
    let partition_by = options.partition_by.as_ref().map(|by| {
        let by = partition_by(cx, by);
        quote!(partition_by: #door::Some(#by),)
    });
    let inherits = (!inherits.is_empty()).then(|| quote!(inherits: &[#(<#inherits as #door::Table>::NAME),*],));
    let parameters = parameters(&options.parameters);
    let start = chain(quote!(#door::table_options()), &options.calls, cx.ident().span());
    quote!(#door::TableOptions { #partition_by #inherits #parameters ..#start })
}

fn partition_by(cx: &Cx<'_>, by: &PartitionBy) -> TokenStream {
    let (door, strategy) = (&cx.door, format_ident!("{}", upper_camel_case(&by.strategy)));
    let keys = by.elements.iter().map(|e| element(cx, e));
    quote!(#door::PartitionByDef { strategy: #door::Strategy::#strategy, keys: &[#(#keys),*] })
}

/// What `#[view(…)]` says besides names.
pub(super) fn view(cx: &Cx<'_>, view: &View) -> TokenStream {
    let (door, query, parameters) = (&cx.door, &view.query, parameters(&view.parameters));
    let query = query.as_ref().map_or_else(|| quote!(""), |query| quote!(#query));
    let start = chain(quote!(#door::view(#query)), &view.calls, cx.ident().span());
    // Only tables know more than the query does.
    let asks = view.gives.iter().any(|gives| gives.table.is_some());
    let outputs = view.gives.iter().map(|gives| output(cx, gives));
    let outputs = asks.then(|| quote!(outputs: &[#(#outputs),*],));
    quote!(#door::ViewDef { #parameters #outputs ..#start })
}

/// A column of what a query gives.
fn output(cx: &Cx<'_>, Gives { name, table, column, .. }: &Gives) -> TokenStream {
    let (door, name) = (&cx.door, some(name));
    let table = table.as_ref().map(|(schema, table)| (some(schema), table));
    match (table, column) {
        (Some((schema, table)), Some(column)) => quote!(#door::OutputDef::ColumnOf(#schema, #table, #column, #name)),
        (Some((schema, table)), None) => quote!(#door::OutputDef::AllOf(#schema, #table)),
        (None, _) => quote!(#door::OutputDef::Called(#name)),
    }
}

pub(super) fn partition(cx: &Cx<'_>, partition: &Partition) -> TokenStream {
    let (door, name) = (&cx.door, &partition.name);
    let list = |values: &[Value]| {
        let kinds = values.iter().map(|value| format_ident!("{}", value.kind));
        let values = values.iter().map(|value| &value.tokens);
        quote!(&[#(#door::DefaultDef::#kinds(#values)),*])
    };
    let bound = match &partition.bound {
        Bound::Range(from, to) => {
            let (from, to) = (list(from), list(to));
            quote!(Range { from: #from, to: #to })
        }
        Bound::List(values) => {
            let values = list(values);
            quote!(List(#values))
        }
        Bound::Hash(modulus, remainder) => quote!(Hash { modulus: #modulus, remainder: #remainder }),
        Bound::Default => quote!(Default),
    };
    let start = quote!(#door::partition(#name, #door::BoundDef::#bound));
    let start = chain(start, &partition.calls, partition.span);
    match &partition.partition_by {
        None => start,
        Some(by) => {
            let by = partition_by(cx, by);
            quote!(#door::PartitionDef { partition_by: #door::Some(#by), ..#start })
        }
    }
}

pub(super) fn policy(cx: &Cx<'_>, policy: &Policy) -> TokenStream {
    let (door, name, roles) = (&cx.door, &policy.name, roles(cx, &policy.roles));
    let command = format_ident!("{}", upper_camel_case(&policy.command));
    let start = chain(quote!(#door::policy(#name, #door::Command::#command)), &policy.calls, policy.span);
    quote!(#door::PolicyDef { roles: #roles, ..#start })
}

pub(super) fn trigger(cx: &Cx<'_>, trigger: &Trigger) -> TokenStream {
    let (door, name, execute) = (&cx.door, &trigger.name, &trigger.execute);
    let start = chain(quote!(#door::trigger(#name, #execute)), &trigger.calls, trigger.span);
    if trigger.update_of.is_empty() {
        return start;
    }
    let columns = names(cx, &trigger.update_of);
    quote!(#door::TriggerDef { update: #door::Some(#columns), ..#start })
}

pub(super) fn grant(cx: &Cx<'_>, grant: &Grant) -> TokenStream {
    let (door, roles, grantable) = (&cx.door, roles(cx, &grant.roles), grant.grantable);
    let privileges = grant.privileges.iter().map(|(name, columns)| {
        let columns = names(cx, columns);
        quote!(#door::PrivilegeDef { name: #name, columns: #columns })
    });
    quote!(#door::GrantDef { privileges: &[#(#privileges),*], roles: #roles, grantable: #grantable })
}

/// What a query in SQL names.
pub(super) fn query(cx: &Cx<'_>, query: &QueryNames) -> TokenStream {
    let (door, pair) = (&cx.door, query.pair);
    let tables = query.tables.iter().map(|(schema, name)| {
        let schema = some(schema);
        quote!((#schema, #name))
    });
    let columns = query.columns.iter().map(|(place, name)| match place {
        Some(place) => quote!((#door::Some(#place), #name)),
        None => quote!((#door::None, #name)),
    });
    quote!(#door::QueryDef { tables: &[#(#tables),*], columns: &[#(#columns),*], pair: #pair })
}

fn roles(cx: &Cx<'_>, roles: &[Role]) -> TokenStream {
    let door = &cx.door;
    let roles = roles.iter().map(|role| match role {
        Role::Named(name) => quote!(#door::RoleDef::Named(#name)),
        Role::Word(word) => quote!(#door::RoleDef::Word(#word)),
    });
    quote!(&[#(#roles),*])
}
