//! `json!(…)` as text.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::Lit;

/// The JSON of a `json!(…)`: what it says, without blanks.
pub(crate) fn json_text(tokens: &TokenStream) -> syn::Result<String> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut text = String::new();
    match value(&trees, &mut text)? {
        [] => Ok(text),
        [extra, ..] => Err(syn::Error::new(extra.span(), "not JSON\nhelp: write one value")),
    }
}

/// Writes the value that the tokens start with, and gives back the rest.
fn value<'t>(trees: &'t [TokenTree], out: &mut String) -> syn::Result<&'t [TokenTree]> {
    match trees {
        [TokenTree::Group(group), rest @ ..] => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            match group.delimiter() {
                Delimiter::Brace => object(&inner, out)?,
                Delimiter::Bracket => array(&inner, out)?,
                _ => drop(value(&inner, out)?),
            }
            Ok(rest)
        }
        [TokenTree::Punct(minus), TokenTree::Literal(number), rest @ ..] if minus.as_char() == '-' => {
            out.push('-');
            literal(number, out)?;
            Ok(rest)
        }
        [TokenTree::Literal(literal_), rest @ ..] => literal(literal_, out).map(|()| rest),
        [TokenTree::Ident(ident), rest @ ..] if ident == "null" || ident == "true" || ident == "false" => {
            out.push_str(&ident.to_string());
            Ok(rest)
        }
        [other, ..] => Err(syn::Error::new(
            other.span(),
            "not JSON\nhelp: a default is a constant: write its value, or SQL with `sql(\"…\")`",
        )),
        [] => Err(syn::Error::new(proc_macro2::Span::call_site(), "`json!()` has no value\nhelp: write `json!({})`")),
    }
}

fn array(mut trees: &[TokenTree], out: &mut String) -> syn::Result<()> {
    out.push('[');
    while !trees.is_empty() {
        trees = comma(value(trees, out)?, out)?;
    }
    out.push(']');
    Ok(())
}

fn object(mut trees: &[TokenTree], out: &mut String) -> syn::Result<()> {
    out.push('{');
    while let [key, rest @ ..] = trees {
        match syn::parse2(key.clone().into())? {
            Lit::Str(text) => quote_string(&text.value(), out),
            _ => {
                return Err(syn::Error::new(key.span(), "a key of a JSON object is a string\nhelp: put it in quotes"));
            }
        }
        let [TokenTree::Punct(colon), rest @ ..] = rest else {
            return Err(syn::Error::new(key.span(), "a key without a value\nhelp: write `\"key\": value`"));
        };
        if colon.as_char() != ':' {
            return Err(syn::Error::new(colon.span(), "not JSON\nhelp: put a `:` between key and value"));
        }
        out.push(':');
        trees = comma(value(rest, out)?, out)?;
    }
    out.push('}');
    Ok(())
}

/// The comma before the next element; the last one may have it too.
fn comma<'t>(trees: &'t [TokenTree], out: &mut String) -> syn::Result<&'t [TokenTree]> {
    match trees {
        [] => Ok(trees),
        [TokenTree::Punct(comma), rest @ ..] if comma.as_char() == ',' => {
            if !rest.is_empty() {
                out.push(',');
            }
            Ok(rest)
        }
        [other, ..] => Err(syn::Error::new(other.span(), "not JSON\nhelp: put a comma between elements")),
    }
}

fn literal(literal: &proc_macro2::Literal, out: &mut String) -> syn::Result<()> {
    match Lit::new(literal.clone()) {
        Lit::Str(text) => quote_string(&text.value(), out),
        Lit::Int(number) => out.push_str(number.base10_digits()),
        Lit::Float(number) => out.push_str(number.base10_digits()),
        Lit::Char(c) => quote_string(&c.value().to_string(), out),
        other => {
            return Err(syn::Error::new(
                other.span(),
                "not JSON\nhelp: write a string, a number, `true`, `false` or `null`",
            ));
        }
    }
    Ok(())
}

fn quote_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::json_text;

    #[test]
    fn json_is_written_without_blanks() {
        for (rust, json) in [
            ("{}", "{}"),
            ("[1, -2.5, \"a\\\"b\", null, true,]", "[1,-2.5,\"a\\\"b\",null,true]"),
            ("{\"a\": {\"b\": [1]}, \"c\": 1_000}", "{\"a\":{\"b\":[1]},\"c\":1000}"),
        ] {
            let text = rust.parse().ok().and_then(|tokens| json_text(&tokens).ok());
            assert_eq!(text.as_deref(), Some(json));
        }
    }
}
