//! From a table to code. Nothing here can fail.

mod def;
mod extras;
mod handles;
mod lists;
mod new_row;
mod request;
mod rows;
mod rules;
mod update_row;
mod walks;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;

use crate::ast::Struct;
use crate::attr::{Column, Table};

pub(crate) use def::{column, start};
pub(crate) use lists::check;
pub(crate) use walks::check_steps;

/// A table on its way into code.
pub(crate) struct Cx<'t> {
    pub(crate) item: &'t Struct,
    pub(crate) table: &'t Table,
    /// The private door into schema-core, as it is called where the code stands.
    pub(crate) door: TokenStream,
    /// The way to it.
    pub(crate) way: TokenStream,
    /// Something is wrong with the table: what is made of it must not bring more errors.
    pub(crate) broken: bool,
}

impl<'t> Cx<'t> {
    pub(crate) fn new(item: &'t Struct, table: &'t Table, broken: bool) -> Self {
        let krate = &table.head.krate;
        Self {
            item,
            table,
            door: format_ident!("__of_{}", item.ident().unraw(), span = Span::call_site()).into_token_stream(),
            way: quote!(#krate::__private),
            broken,
        }
    }

    fn ident(&self) -> &Ident {
        self.item.ident()
    }

    /// The struct's name with something before and after it.
    fn named(&self, before: &str, after: &str) -> Ident {
        format_ident!("{before}{}{after}", self.ident().unraw(), span = Span::call_site())
    }

    /// Whether new rows and updates are read from requests.
    fn reads_requests(&self) -> bool {
        self.table.head.deserialize && !self.broken
    }

    /// The columns that a new row can have, with their places among all.
    fn inserted(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.table.columns.iter().enumerate().filter(|(_, column)| !column.computed)
    }

    /// Whether a column stays as it was inserted, as far as updates go.
    fn is_fixed(&self, column: &Column) -> bool {
        let key = self.table.primary_key.as_ref().map(|key| key.columns.as_slice()).unwrap_or_default();
        column.immutable || column.version || key.contains(&column.ident)
    }

    /// The columns that an update can change, with their places among all.
    fn updated(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.table.columns.iter().enumerate().filter(|(_, column)| !column.computed && !self.is_fixed(column))
    }
}

/// What may be in code whose names are those of fields, and of which no program uses all.
fn allowed() -> TokenStream {
    quote!(#[allow(dead_code, non_upper_case_globals, private_bounds, private_interfaces, reason = "no program uses all")])
}

/// All that `#[table]` and `#[view]` add to a struct. A view's rows are read only. The way into schema-core has a short name,
/// because the compiler reads each token of it for each table, and what users don't call stands in one block.
pub(crate) fn expand(cx: &Cx<'_>) -> TokenStream {
    let (door, way) = (&cx.door, &cx.way);
    let (handles, def) = (handles::expand(cx), def::expand(cx));
    let written = cx.table.head.view.is_none().then(|| [Some(new_row::expand(cx)), update_row::expand(cx)]);
    let parts = written.into_iter().flatten().chain([rows::expand(cx)]).flatten();
    let (called, behind): (Vec<_>, Vec<_>) = parts.map(|[called, behind]| (called, behind)).unzip();
    quote! {
        use #way as #door;
        #handles
        #(#called)*

        #[allow(
            dead_code,
            long_running_const_eval,
            non_camel_case_types,
            non_upper_case_globals,
            private_interfaces,
            unused_imports,
            unused_variables,
            reason = "names are those of the fields, and not every table needs all"
        )]
        const _: () = {
            use #door::asked::*;
            #def
            #(#behind)*
        };
    }
}
