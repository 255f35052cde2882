//! `schema!`: all tables of a schema in one value.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, LitStr, Path, Token, Visibility, bracketed, parenthesized};

use crate::ctxt::Ctxt;
use crate::word::words;

/// What is between the braces of `schema!`.
struct Schema {
    attributes: Vec<Attribute>,
    vis: Visibility,
    name: Ident,
    tables: Vec<Path>,
    enums: Vec<Path>,
    types: Vec<Path>,
    extensions: Vec<(LitStr, TokenStream)>,
    sql: Vec<LitStr>,
    krate: TokenStream,
}

impl Parse for Schema {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let (vis, name) = (input.parse()?, input.call(Ident::parse_any)?);
        input.parse::<Token![:]>()?;
        let mut schema = Self {
            attributes,
            vis,
            name,
            tables: list(input, Path::parse)?,
            enums: Vec::new(),
            types: Vec::new(),
            extensions: Vec::new(),
            sql: Vec::new(),
            krate: quote!(::schema_core),
        };
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            schema.section(input)?;
        }
        if input.is_empty() {
            Ok(schema)
        } else {
            Err(input.error("a comma is missing here\nhelp: put a comma between parts"))
        }
    }
}

impl Schema {
    fn section(&mut self, input: ParseStream) -> syn::Result<()> {
        let word = input.call(Ident::parse_any)?;
        if word == "crate" {
            input.parse::<Token![=]>()?;
            let path: Path = input.parse()?;
            self.krate = quote!(#path);
            return Ok(());
        }
        input.parse::<Token![:]>()?;
        match word.to_string().as_str() {
            "enums" => self.enums = list(input, Path::parse)?,
            "types" => self.types = list(input, Path::parse)?,
            "extensions" => self.extensions = list(input, |input| Ok((input.parse()?, optional_list(input)?)))?,
            "sql" => self.sql = list(input, |input| input.parse())?,
            other => {
                let message = format!(
                    "unknown part `{other}` of a schema\nhelp: the parts are `enums`, `types`, `extensions`, `sql` and `crate`"
                );
                return Err(syn::Error::new(word.span(), message));
            }
        }
        Ok(())
    }
}

/// `[a, b]`.
fn list<T>(input: ParseStream, item: fn(ParseStream) -> syn::Result<T>) -> syn::Result<Vec<T>> {
    let content;
    bracketed!(content in input);
    Ok(content.parse_terminated(item, Token![,])?.into_iter().collect())
}

fn optional_list(input: ParseStream) -> syn::Result<TokenStream> {
    if !input.peek(syn::token::Paren) {
        return Ok(TokenStream::new());
    }
    let content;
    parenthesized!(content in input);
    content.parse()
}

pub(crate) fn schema(tokens: TokenStream) -> TokenStream {
    let schema: Schema = match syn::parse2(tokens) {
        Ok(schema) => schema,
        Err(error) => return error.into_compile_error(),
    };
    let cx = Ctxt::new();
    let code = expand(&cx, &schema);
    let errors = cx.finish();
    quote!(#code #errors)
}

/// Nothing is listed twice.
fn check_listed_once(cx: &Ctxt, listed: &[impl ToTokens], what: &str) {
    for (at, one) in listed.iter().enumerate() {
        let text = one.to_token_stream().to_string();
        if listed[..at].iter().any(|other| other.to_token_stream().to_string() == text) {
            cx.error_over(one, format!("this {what} is listed twice\nhelp: list it once"));
        }
    }
}

fn expand(cx: &Ctxt, schema: &Schema) -> TokenStream {
    check_listed_once(cx, &schema.tables, "table");
    check_listed_once(cx, &schema.sql, "file");
    let Schema { attributes, vis, name, tables, enums, types, krate, .. } = schema;
    let door = quote!(#krate::__private);
    let text = name.unraw().to_string();
    let extensions = schema.extensions.iter().map(|(name, list)| extension(cx, &door, name, list));
    let sql = schema.sql.iter().map(|path| sql_file(&door, path));
    let checks = (!cx.has_errors()).then(|| checks(schema, &door));
    let doc = attributes.is_empty().then(|| {
        let doc = format!("The schema `{text}`.");
        quote!(#[doc = #doc])
    });
    quote! {
        #(#attributes)*
        #doc
        #[allow(non_upper_case_globals, reason = "constants are called as the fields are")]
        #vis const #name: #door::SchemaDef = #door::SchemaDef {
            tables: &[#(<#tables as #door::Table>::DEF),*],
            enums: &[#(#door::listed::<#enums>()),*],
            types: &[#(#door::listed_type::<#types>()),*],
            extensions: &[#(#extensions),*],
            sql: &[#(#sql),*],
            ..#door::schema(#text)
        };
        #checks
    }
}

/// Each table is checked at its own name in the list.
fn checks(schema: &Schema, door: &TokenStream) -> TokenStream {
    let (tables, name) = (&schema.tables, &schema.name);
    let each = tables.iter().enumerate().map(|(at, table)| {
        quote_spanned! {table.span()=>
            const _: () = if __DOUBTS[#at] { __tables::<()>().check(#at, <#table as #door::Table>::KEYED) };
        }
    });
    let lists = [(true, &schema.enums), (false, &schema.types)];
    let types = lists.into_iter().flat_map(|(is_enum, list)| {
        let check = move |(at, path): (usize, &Path)| {
            quote_spanned!(path.span()=> const _: () = __tables::<()>().check_listed(#is_enum, #at);)
        };
        list.iter().enumerate().map(check)
    });
    let count = tables.len();
    // Nothing reads the descriptions where there is no doubt: what depends on a parameter is evaluated where it is called.
    quote! {
        #[allow(long_running_const_eval, reason = "many tables take many steps, and files of SQL can be long")]
        const _: () = {
            const __OUTLINES: &[#door::Outline; #count] = &[#(<#tables as #door::Table>::OUTLINE),*];
            const __ROOM: usize = #door::room(__OUTLINES);
            const __DOUBTS: [bool; #count] = #door::doubts::<__ROOM, #count>(__OUTLINES);
            #[allow(dead_code, reason = "tables that fit need it not")]
            const fn __tables<__T>() -> &'static #door::Tables<__ROOM> {
                const { &#door::Tables::new(&#name, __OUTLINES) }
            }
            #(#each)*
            #(#types)*
        };
    }
}

fn extension(cx: &Ctxt, door: &TokenStream, name: &LitStr, list: &TokenStream) -> TokenStream {
    let calls = words(cx, list.clone()).into_iter().map(|mut word| {
        if word.text() == "schema" {
            word.name = Ident::new("in_schema", word.span());
        }
        word.call().tokens
    });
    quote_spanned!(name.span()=> #door::extension(#name) #(#calls)*)
}

/// The path starts at the user's own file, as that of every `include_str!`.
fn sql_file(door: &TokenStream, path: &LitStr) -> TokenStream {
    quote_spanned!(path.span()=> #door::SqlFileDef { path: #path, text: ::core::include_str!(#path) })
}
