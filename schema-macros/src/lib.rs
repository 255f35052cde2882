//! The proc-macros of schema-core. They know syntax only: what they write are paths into schema-core.

mod ast;
mod attr;
mod check;
mod ctxt;
mod expand;
mod json_text;
mod schema;
mod sql_enum;
mod suggest;
mod table;
mod word;

#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Makes a struct a table: its fields are the columns.
#[proc_macro_attribute]
pub fn table(arguments: TokenStream, item: TokenStream) -> TokenStream {
    table::table(arguments.into(), item.into()).into()
}

/// Makes an enum a closed set of values.
#[proc_macro_derive(SqlEnum, attributes(sql_enum))]
pub fn sql_enum(item: TokenStream) -> TokenStream {
    sql_enum::sql_enum(item.into()).into()
}

/// Collects tables, enums, extensions and files of SQL into one schema.
#[proc_macro]
pub fn schema(tokens: TokenStream) -> TokenStream {
    schema::schema(tokens.into()).into()
}
