//! The one grammar of attributes: words, each a flag, with a value, or with a list.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Token};

use crate::ctxt::Ctxt;

/// A word of an attribute.
#[derive(Clone)]
pub(crate) struct Word {
    pub(crate) name: Ident,
    pub(crate) arg: Arg,
}

/// A call of a builder's function.
pub(crate) struct Call {
    pub(crate) span: Span,
    pub(crate) tokens: TokenStream,
}

/// A builder with its calls. Each is a statement whose receiver stands at the word, so that rustc points at the word
/// and not at all that comes before it.
pub(crate) fn chain(start: TokenStream, calls: &[Call], end: Span) -> TokenStream {
    let mut code = TokenStream::new();
    let mut value = start;
    for Call { span, tokens } in calls {
        let builder = Ident::new("__builder", *span);
        code.extend(quote!(let #builder = #value;));
        value = quote!(#builder #tokens);
    }
    let builder = Ident::new("__builder", end);
    let build = quote_spanned!(end=> .build());
    quote!({ #code let #builder = #value; #builder #build })
}

/// Tokens at another place, that mean what they meant.
pub(crate) fn placed(tokens: &TokenStream, span: Span) -> TokenStream {
    let place = |mut token: TokenTree| {
        token.set_span(span.resolved_at(token.span()));
        token
    };
    tokens.clone().into_iter().map(place).collect()
}

/// Tokens at another place, as if they were written there: rustc then says nothing of a macro.
pub(crate) fn written(tokens: &TokenStream, span: Span) -> TokenStream {
    let place = |mut token: TokenTree| {
        token.set_span(span);
        token
    };
    tokens.clone().into_iter().map(place).collect()
}

/// Names and values as a list of pairs.
pub(crate) fn pairs(parameters: &[(String, String)]) -> TokenStream {
    let pairs = parameters.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(&[#(#pairs),*])
}

/// A text that may be there, as code.
pub(crate) fn some(value: &Option<String>) -> TokenStream {
    match value {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    }
}

/// What follows a word.
#[derive(Clone)]
pub(crate) enum Arg {
    /// Nothing.
    Flag,
    /// `= value`.
    Value(Expr),
    /// `(list)`.
    List(TokenStream),
}

impl Word {
    /// The word itself, without `r#`.
    pub(crate) fn text(&self) -> String {
        self.name.unraw().to_string()
    }

    pub(crate) fn span(&self) -> Span {
        self.name.span()
    }

    /// The word as a call of a builder's function, at the user's span.
    pub(crate) fn call(&self) -> Call {
        let name = method(&self.name);
        let (span, arguments) = (self.span(), self.arguments());
        Call { span, tokens: quote_spanned!(span=> .#name(#arguments)) }
    }

    fn arguments(&self) -> TokenStream {
        match &self.arg {
            Arg::Flag => TokenStream::new(),
            Arg::Value(value) => value.to_token_stream(),
            Arg::List(list) => list.clone(),
        }
    }

    /// The value, where there is one.
    pub(crate) fn expr(&self) -> Option<&Expr> {
        match &self.arg {
            Arg::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The value, which has to be there.
    pub(crate) fn value(&self, cx: &Ctxt, example: &str) -> Option<&Expr> {
        if let Some(value) = self.expr() {
            return Some(value);
        }
        let word = self.text();
        cx.error(self.span(), format!("`{word}` has no value\nhelp: write `{word} = {example}`"));
        None
    }

    /// The value, which has to be a string.
    pub(crate) fn string(&self, cx: &Ctxt) -> Option<LitStr> {
        let value = self.value(cx, "\"…\"")?;
        if let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = value {
            return Some(text.clone());
        }
        let word = self.text();
        cx.error_over(value, format!("the value of `{word}` is not a string\nhelp: write `{word} = \"…\"`"));
        None
    }

    /// The value, which has to be an identifier.
    pub(crate) fn ident(&self, cx: &Ctxt) -> Option<Ident> {
        let value = self.value(cx, "a_name")?;
        let ident = plain_ident(value);
        if ident.is_none() {
            let word = self.text();
            cx.error_over(value, format!("the value of `{word}` is not a name\nhelp: write `{word} = a_name`"));
        }
        ident
    }

    /// The word has to stand alone.
    pub(crate) fn flag(&self, cx: &Ctxt) {
        if !matches!(self.arg, Arg::Flag) {
            let word = self.text();
            cx.error(self.span(), format!("`{word}` takes no value\nhelp: write `{word}` alone"));
        }
    }

    /// The list, which has to be there.
    pub(crate) fn list(&self, cx: &Ctxt, example: &str) -> Option<TokenStream> {
        if let Arg::List(list) = &self.arg {
            return Some(list.clone());
        }
        let word = self.text();
        cx.error(self.span(), format!("`{word}` has no list\nhelp: write `{word}({example})`"));
        None
    }
}

/// A keyword is a function's name only as a raw identifier.
fn method(name: &Ident) -> Ident {
    match syn::parse2::<Ident>(name.to_token_stream()) {
        Ok(ident) => ident,
        Err(_) => Ident::new_raw(&name.to_string(), name.span()),
    }
}

/// An expression that is one identifier.
pub(crate) fn plain_ident(value: &Expr) -> Option<Ident> {
    match value {
        Expr::Path(path) if path.qself.is_none() => path.path.get_ident().cloned(),
        _ => None,
    }
}

/// The words of all attributes with a name. Those of `repeated` may stand there more than once.
pub(crate) fn our_words(cx: &Ctxt, attributes: &[Attribute], name: &str, repeated: &[&str]) -> Vec<Word> {
    let ours = attributes.iter().filter(|attribute| attribute.path().is_ident(name));
    let lists = ours.filter_map(|attribute| cx.ok(attribute.meta.require_list()).map(|list| list.tokens.clone()));
    words_but(cx, lists.flat_map(|list| quote!(#list,)).collect(), repeated)
}

/// Reads words, and goes on after one that is wrong. A repeated word is an error.
pub(crate) fn words(cx: &Ctxt, tokens: TokenStream) -> Vec<Word> {
    words_but(cx, tokens, &[])
}

fn words_but(cx: &Ctxt, tokens: TokenStream, repeated: &[&str]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for piece in pieces(tokens) {
        let Some(mut word) = cx.ok(parse_word.parse2(piece)) else {
            continue;
        };
        check_sql(cx, &mut word);
        let text = word.text();
        if !repeated.contains(&text.as_str()) && words.iter().any(|other| other.text() == text) {
            cx.error(word.span(), format!("`{text}` is written twice\nhelp: write it once"));
            continue;
        }
        check_name(cx, &word);
        words.push(word);
    }
    words
}

/// SQL stands in `sql(…)`, by which it is told from a text.
fn check_sql(cx: &Ctxt, word: &mut Word) {
    const OF_SQL: &[&str] = &["check", "execute", "generated", "using", "when", "where", "with_check"];
    let text = word.text();
    if let Arg::Value(value @ Expr::Lit(ExprLit { lit: Lit::Str(_), .. })) = &mut word.arg
        && OF_SQL.contains(&text.as_str())
    {
        let shown = value.to_token_stream();
        cx.error_over(&*value, format!("the value of `{text}` is no SQL yet\nhelp: write `{text} = sql({shown})`"));
        *value = syn::parse_quote!(sql(#shown));
    }
}

/// A name as PostgreSQL keeps it. What is no literal is checked when it is known.
fn check_name(cx: &Ctxt, word: &Word) {
    let text = word.text();
    let Some(Expr::Lit(ExprLit { lit: Lit::Str(name), .. })) = word.expr() else { return };
    if name.value().contains('\0') {
        cx.error(name.span(), "this text has a NUL byte, which PostgreSQL has in no text\nhelp: take the `\\0` out");
        return;
    }
    if !["name", "schema", "constraint", "sequence"].contains(&text.as_str()) {
        return;
    }
    match name.value().len() {
        0 => cx.error(name.span(), format!("this name is empty\nhelp: write a name, or take `{text}` out")),
        64.. => cx.error(
            name.span(),
            "this name is longer than 63 bytes, and PostgreSQL would cut it\nhelp: write a shorter one",
        ),
        _ => {}
    }
}

/// The name that a type has by its Rust name.
pub(crate) fn check_made_name(cx: &Ctxt, ident: &Ident, name: &str, attribute: &str) {
    if name.len() > 63 && name == schema_names::snake_case(&ident.unraw().to_string()) {
        let help = format!("write a shorter one: `#[{attribute}(name = \"…\")]`");
        cx.error(
            ident.span(),
            format!("the type's name is longer than 63 bytes, and PostgreSQL would cut it\nhelp: {help}"),
        );
    }
}

/// Cuts a list at its commas.
pub(crate) fn pieces(tokens: TokenStream) -> Vec<TokenStream> {
    let mut pieces = vec![TokenStream::new()];
    for token in tokens {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => pieces.push(TokenStream::new()),
            _ => pieces.extend_last(token),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

trait ExtendLast {
    fn extend_last(&mut self, token: TokenTree);
}

impl ExtendLast for Vec<TokenStream> {
    fn extend_last(&mut self, token: TokenTree) {
        if let Some(last) = self.last_mut() {
            last.extend([token]);
        }
    }
}

pub(crate) fn parse_word(input: ParseStream) -> syn::Result<Word> {
    if !input.peek(syn::Ident::peek_any) {
        return Err(input.error("not a word of an attribute\nhelp: write `word`, `word = value` or `word(list)`"));
    }
    let name = input.call(Ident::parse_any)?;
    let arg = parse_arg(&name, input)?;
    if !input.is_empty() {
        return Err(input.error("a comma is missing here\nhelp: put a comma between words"));
    }
    Ok(Word { name, arg })
}

fn parse_arg(name: &Ident, input: ParseStream) -> syn::Result<Arg> {
    if let Some(eq) = input.parse::<Option<Token![=]>>()? {
        if input.is_empty() {
            return Err(syn::Error::new_spanned(
                quote!(#name #eq),
                format!("`{name}` has no value\nhelp: write `{name} = …`"),
            ));
        }
        return Ok(Arg::Value(input.parse()?));
    }
    if input.peek(syn::token::Paren) {
        let TokenTree::Group(group) = input.parse()? else {
            return Ok(Arg::Flag);
        };
        debug_assert_eq!(group.delimiter(), Delimiter::Parenthesis);
        return Ok(Arg::List(group.stream()));
    }
    Ok(Arg::Flag)
}
