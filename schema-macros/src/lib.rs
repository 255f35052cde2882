//! The proc-macros of schema-core. They know syntax only: what they write are paths into schema-core.

mod ast;
mod attr;
mod check;
mod ctxt;
mod expand;
mod fragment;
mod json_text;
mod lint;
mod name_id;
mod projection;
mod schema;
mod sql_enum;
mod sql_type;
mod table;
mod word;

#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

/// Makes a struct a table: its fields are the columns.
#[proc_macro_attribute]
pub fn table(arguments: TokenStream, item: TokenStream) -> TokenStream {
    table::table(ast::Form::Table, arguments.into(), item.into()).into()
}

/// Makes a struct a view: its fields are the columns of the query, in order.
#[proc_macro_attribute]
pub fn view(arguments: TokenStream, item: TokenStream) -> TokenStream {
    table::table(ast::Form::View, arguments.into(), item.into()).into()
}

/// Makes an enum a closed set of values.
#[proc_macro_derive(SqlEnum, attributes(sql_enum))]
pub fn sql_enum(item: TokenStream) -> TokenStream {
    sql_enum::sql_enum(item.into()).into()
}

/// Makes a struct of one value a domain: some values of another type.
#[proc_macro_derive(SqlDomain, attributes(sql_domain))]
pub fn sql_domain(item: TokenStream) -> TokenStream {
    sql_type::sql_type(sql_type::Form::Domain, item.into()).into()
}

/// Makes a struct a composite type: its fields are the attributes.
#[proc_macro_derive(SqlComposite, attributes(sql_composite, column))]
pub fn sql_composite(item: TokenStream) -> TokenStream {
    sql_type::sql_type(sql_type::Form::Composite, item.into()).into()
}

/// Makes a struct around a `PgRange` a range type.
#[proc_macro_derive(SqlRange, attributes(sql_range))]
pub fn sql_range(item: TokenStream) -> TokenStream {
    sql_type::sql_type(sql_type::Form::Range, item.into()).into()
}

/// Collects tables, views, enums, types, extensions and files of SQL into one schema.
#[proc_macro]
pub fn schema(tokens: TokenStream) -> TokenStream {
    schema::schema(tokens.into()).into()
}

/// Makes a struct what is read of a table's rows: its fields are columns and relations.
#[proc_macro_derive(Projection, attributes(projection))]
pub fn projection(item: TokenStream) -> TokenStream {
    projection::projection(item.into()).into()
}
