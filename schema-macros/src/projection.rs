//! `#[derive(Projection)]`: a struct whose fields are columns and relations of a table.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Expr, Fields, Type};

use crate::ctxt::Ctxt;
use crate::word::{Arg, our_words};

pub(crate) fn projection(tokens: TokenStream) -> TokenStream {
    let input = match syn::parse2(tokens) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let cx = Ctxt::new();
    let code = read(&cx, input).filter(|_| !cx.has_errors()).map(|item| expand(&item));
    let errors = cx.finish();
    quote!(#code #errors)
}

struct Projection {
    ident: Ident,
    krate: TokenStream,
    of: Expr,
    fields: Vec<Field>,
}

struct Field {
    ident: Ident,
    ty: Type,
    from: From,
}

/// What a field is read from.
enum From {
    /// The column or relation of its name.
    Name,
    Said(Expr),
    /// The same row: the field is the table's own struct or another projection of it.
    Row,
}

fn read(cx: &Ctxt, input: DeriveInput) -> Option<Projection> {
    let shape =
        "a projection is a struct with named fields, without generics\nhelp: write `struct Name { field: Type }`";
    let (Data::Struct(data), true) = (input.data, input.generics.params.is_empty()) else {
        cx.error(input.ident.span(), shape);
        return None;
    };
    let Fields::Named(fields) = data.fields else {
        cx.error(input.ident.span(), shape);
        return None;
    };
    let (mut of, mut krate) = (None, quote!(::schema_core));
    for word in our_words(cx, &input.attrs, "projection", &[]) {
        match (word.text().as_str(), &word.arg) {
            ("of", Arg::Value(table @ Expr::Path(_))) => of = Some(table.clone()),
            ("of", _) => cx.error(word.span(), "`of` names a table\nhelp: write `of = User`"),
            ("crate", Arg::Value(path)) => krate = quote!(#path),
            _ => cx.error(word.span(), "this says nothing of a projection\nhelp: write `of = User`"),
        }
    }
    if of.is_none() && !cx.has_errors() {
        cx.error(
            input.ident.span(),
            "the projection does not say of which table it is\nhelp: add `#[projection(of = User)]`",
        );
    }
    let fields = fields.named.into_iter().filter_map(|field| self::field(cx, field)).collect();
    Some(Projection { ident: input.ident, krate, of: of?, fields })
}

fn field(cx: &Ctxt, field: syn::Field) -> Option<Field> {
    let mut from = From::Name;
    for word in our_words(cx, &field.attrs, "projection", &[]) {
        match (word.text().as_str(), &word.arg) {
            ("from", Arg::Value(value)) => from = From::Said(value.clone()),
            ("flatten", Arg::Flag) => from = From::Row,
            ("from", _) => {
                cx.error(word.span(), "`from` has no value\nhelp: write `from = User::memberships.limit(3)`")
            }
            _ => cx.error(
                word.span(),
                "this says nothing of a field\nhelp: write `from = User::memberships.limit(3)`, or `flatten` for a struct that is read from the same row",
            ),
        }
    }
    Some(Field { ident: field.ident?, ty: field.ty, from })
}

fn expand(Projection { ident, krate, of, fields }: &Projection) -> TokenStream {
    let query = quote!(#krate::query);
    let asks = fields.iter().map(|field| {
        let ty = &field.ty;
        let Some(member) = member(of, field) else {
            return quote_spanned!(place(field)=> (&#query::SameRow::<#of, #ty>::NEW).ask(__query););
        };
        quote_spanned!(place(field)=> #query::ask(::core::marker::PhantomData::<(#of, #ty)>, #member, __query);)
    });
    let reads = fields.iter().map(|field| {
        let (name, ty) = (&field.ident, &field.ty);
        let Some(member) = member(of, field) else {
            return quote!(#name: (&#query::SameRow::<#of, #ty>::NEW).read(__cursor)?);
        };
        quote!(#name: (&#query::reading::<#of, #ty, _>(|| #member)).read(__cursor)?)
    });
    quote! {
        impl #query::Projection for #ident {
            type Table = #of;

            fn ask(__query: &mut #query::Query) {
                #[allow(unused_imports, reason = "not every projection needs it")]
                use #query::{NoRowOf as _, ReadRowOf as _};
                #(#asks)*
            }

            fn read(__cursor: &mut #query::Cursor<'_>) -> ::core::result::Result<Self, #krate::row::Error> {
                #[allow(unused_imports, reason = "not every projection needs it")]
                use #query::{NoMember as _, NoRowOf as _, ReadMember as _, ReadRowOf as _};
                ::core::result::Result::Ok(Self { #(#reads,)* })
            }
        }
    }
}

/// The column or relation: at the field's name, where it is written nowhere else.
fn member(of: &Expr, Field { ident, from, .. }: &Field) -> Option<TokenStream> {
    match from {
        From::Name => Some(quote_spanned!(ident.span()=> <#of>::#ident)),
        From::Said(from) => Some(quote!(#from)),
        From::Row => None,
    }
}

/// Where rustc tells that the field does not fit.
fn place(field: &Field) -> Span {
    field.ty.span()
}
