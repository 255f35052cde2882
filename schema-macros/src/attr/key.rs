//! The attributes of the struct for keys, checks and indexes.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use schema_sql::{Owner, Place};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Lit, Path};

use super::element::{columns, elements, exclusions};
use super::options::parameters;
use super::rules::find;
use super::table::{forward, unknown};
use super::{Check, Exclusion, ForeignKey, Index, Key, Table, column};
use crate::ctxt::Ctxt;
use crate::fragment::{note, note_word};
use crate::word::{Arg, Call, Word, parse_word, pieces, plain_ident, words};

const COLUMNS: &str = "a, b";

/// The words of an attribute that has `columns(…)`; without them it says nothing.
fn with_columns(cx: &Ctxt, attribute: &Attribute, list: TokenStream) -> Option<(TokenStream, Vec<Word>)> {
    let mut words = words(cx, list);
    let Some(place) = words.iter().position(|word| word.text() == "columns") else {
        let name = attribute.path().to_token_stream();
        cx.error_over(&attribute.meta, format!("`#[{name}]` has no columns\nhelp: write `#[{name}(columns(a, b))]`"));
        return None;
    };
    let word = words.remove(place);
    let columns = word.list(cx, COLUMNS)?;
    if columns.is_empty() {
        cx.error(word.span(), "`columns()` names no column\nhelp: write `columns(a, b)`");
        return None;
    }
    Some((columns, words))
}

/// Takes a word with a list of columns out of the others.
fn take_columns(cx: &Ctxt, words: &mut Vec<Word>, name: &str) -> Vec<Ident> {
    let Some(place) = words.iter().position(|word| word.text() == name) else {
        return Vec::new();
    };
    words.remove(place).list(cx, COLUMNS).map(|list| columns(cx, list)).unwrap_or_default()
}

fn forward_all(cx: &Ctxt, words: &[Word], place: &str, meant: &[&str], forwarded: &[&str]) -> Vec<Call> {
    let has_where = forwarded.contains(&"predicate");
    let named = |word: &Word| if has_where { renamed(word) } else { word.clone() };
    words.iter().filter_map(|word| forward(cx, &named(word), place, meant, forwarded)).collect()
}

/// `where` is a keyword of Rust: the builder's function is called otherwise.
fn renamed(word: &Word) -> Word {
    let mut word = word.clone();
    if word.text() == "where" {
        word.name = Ident::new("predicate", word.span());
    }
    word
}

/// `#[unique(columns(a, b))]`.
pub(super) fn unique(cx: &Ctxt, attribute: &Attribute, list: TokenStream) -> Option<Key> {
    const FORWARDED: &[&str] = &["name", "nulls_not_distinct", "deferrable", "comment"];
    let (list, mut words) = with_columns(cx, attribute, list)?;
    let include = take_columns(cx, &mut words, "include");
    let calls = forward_all(cx, &words, "unique", &["columns", "include"], FORWARDED);
    Some(Key { span: attribute.path().span(), columns: columns(cx, list), include, calls })
}

/// `#[primary_key(columns(a, b))]`.
pub(super) fn primary_key(cx: &Ctxt, attribute: &Attribute, list: TokenStream, table: &mut Table) {
    const FORWARDED: &[&str] = &["name", "deferrable", "comment"];
    let Some((list, mut words)) = with_columns(cx, attribute, list) else {
        return;
    };
    let include = take_columns(cx, &mut words, "include");
    let calls = forward_all(cx, &words, "primary_key", &["columns", "include"], FORWARDED);
    if table.primary_key.is_some() {
        cx.error_over(
            &attribute.meta,
            "a table has one primary key, and there is one already\nhelp: keep one of the two",
        );
        return;
    }
    table.primary_key = Some(Key { span: attribute.path().span(), columns: columns(cx, list), include, calls });
}

/// `#[index(columns(a, b))]`.
pub(super) fn index(cx: &Ctxt, attribute: &Attribute, list: TokenStream) -> Option<Index> {
    const FORWARDED: &[&str] =
        &["name", "unique", "method", "predicate", "nulls_not_distinct", "tablespace", "renamed_from", "comment"];
    let (list, mut words) = with_columns(cx, attribute, list)?;
    note_word(cx, Place::Predicate, &words, "where");
    let all = words.iter().map(Word::text).collect();
    let include = take_columns(cx, &mut words, "include");
    let parameters = take_parameters(cx, &mut words);
    let calls = forward_all(cx, &words, "index", &["columns", "include", "with", "where"], FORWARDED);
    Some(Index {
        span: attribute.path().span(),
        unique: find(&words, "unique").is_some(),
        words: all,
        elements: elements(cx, Place::IndexExpression, list),
        include,
        parameters,
        calls,
    })
}

fn take_parameters(cx: &Ctxt, words: &mut Vec<Word>) -> Vec<(String, String)> {
    let method = find(words, "method").and_then(Word::expr).map(|method| method.to_token_stream().to_string());
    let method = method.as_deref().map_or("btree", |method| method.trim_matches('"'));
    let place = words.iter().position(|word| word.text() == "with");
    place.map(|place| parameters(cx, &words.remove(place), Owner::Index(method))).unwrap_or_default()
}

/// `#[exclude(columns(room with "=", during with "&&"))]`.
pub(super) fn exclude(cx: &Ctxt, attribute: &Attribute, list: TokenStream) -> Option<Exclusion> {
    const FORWARDED: &[&str] = &["name", "method", "predicate", "deferrable", "comment"];
    let (list, mut words) = with_columns(cx, attribute, list)?;
    note_word(cx, Place::Predicate, &words, "where");
    let include = take_columns(cx, &mut words, "include");
    let calls = forward_all(cx, &words, "exclude", &["columns", "include", "where"], FORWARDED);
    Some(Exclusion { span: attribute.path().span(), elements: exclusions(cx, list), include, calls })
}

/// `#[check(sql("…"), name = "…")]`.
pub(super) fn check(cx: &Ctxt, attribute: &Attribute, list: TokenStream) -> Option<Check> {
    check_of(cx, Place::Check, &attribute.meta, list, "#[check(sql(\"…\"))]")
}

/// `check = sql("…")` or `check(sql("…"), name = "…")`, of a type.
pub(crate) fn named_check(cx: &Ctxt, word: &Word) -> Option<Check> {
    match &word.arg {
        Arg::List(list) => check_of(cx, Place::DomainCheck, &word.name, list.clone(), "check(sql(\"…\"))"),
        _ => word
            .value(cx, "sql(\"…\")")
            .and_then(|value| check_of(cx, Place::DomainCheck, value, quote!(#value), "check = sql(\"…\")")),
    }
}

fn check_of(cx: &Ctxt, stands: Place, place: impl ToTokens, list: TokenStream, example: &str) -> Option<Check> {
    let mut pieces = pieces(list).into_iter();
    let missing = format!("a check has no condition\nhelp: write `{example}`");
    let Some(first) = pieces.next() else {
        cx.error_over(place, missing);
        return None;
    };
    let expression: Expr = cx.ok(syn::parse2(first))?;
    if !matches!(expression, Expr::Call(_)) {
        cx.error_over(&expression, missing);
        return None;
    }
    note(cx, stands, &expression);
    let rest = words(cx, pieces.flat_map(|piece| quote!(#piece,)).collect());
    let calls = forward_all(cx, &rest, "check", &[], &["name", "not_valid", "no_inherit", "comment"]);
    Some(Check { span: expression.span(), column: None, expression: quote!(#expression), calls })
}

/// `#[foreign_key(columns(a, b), references = Other(x, y))]`.
pub(super) fn foreign_key(cx: &Ctxt, attribute: &Attribute, list: TokenStream, table: &mut Table) {
    const FORWARDED: &[&str] = &["name", "on_delete", "on_update", "match_full", "deferrable", "not_valid", "comment"];
    let Some((list, mut words)) = with_columns(cx, attribute, list) else {
        return;
    };
    let Some(place) = words.iter().position(|word| word.text() == "references") else {
        cx.error_over(&attribute.meta, "a foreign key references nothing\nhelp: add `references = Other(x, y)`");
        return;
    };
    let word = words.remove(place);
    let Some(value) = word.value(cx, "Other(x, y)").cloned() else {
        return;
    };
    let Some((target, target_columns)) = split_reference(cx, &value) else {
        return;
    };
    let relation = referenced(cx, &words);
    words.retain(|word| word.text() != "relation");
    let on_delete_columns = take_set_columns(cx, &mut words);
    take_strings(cx, &mut words);
    let columns = columns(cx, list);
    if columns.len() != target_columns.len() {
        let (ours, theirs) = (columns.len(), target_columns.len());
        cx.error_over(
            &value,
            format!(
                "a foreign key has as many columns on both sides, and here are {ours} and {theirs}\nhelp: name the columns of the target's key"
            ),
        );
        return;
    }
    let unchecked =
        columns.iter().filter_map(|ident| column::field_named(&table.columns, ident)).any(|c| c.sql_type.is_some());
    let calls = forward_all(cx, &words, "foreign_key", &["columns", "references", "relation"], FORWARDED);
    table.foreign_keys.push(ForeignKey {
        span: value.span(),
        columns,
        target,
        target_columns,
        calls,
        on_delete_columns,
        relation,
        unchecked,
    });
}

/// Tells of actions that are strings, and takes them out.
pub(super) fn take_strings(cx: &Ctxt, words: &mut Vec<Word>) {
    words.retain(|word| {
        let name = word.text();
        let Some(Expr::Lit(ExprLit { lit: Lit::Str(value), .. })) = word.expr() else { return true };
        let is_action = ["on_delete", "on_update", "deferrable"].contains(&name.as_str());
        if is_action {
            let action = value.value().to_lowercase().replace(' ', "_");
            let message =
                format!("the value of `{name}` is a word, and this is a string\nhelp: write `{name} = {action}`");
            cx.error(value.span(), message);
        }
        !is_action
    });
}

/// The columns of `on_delete = set_null(a, b)`, which becomes `on_delete = set_null`.
fn take_set_columns(cx: &Ctxt, words: &mut [Word]) -> Vec<Ident> {
    let Some(word) = words.iter_mut().find(|word| word.text() == "on_delete") else {
        return Vec::new();
    };
    let Arg::Value(Expr::Call(call)) = &word.arg else {
        return Vec::new();
    };
    let (action, list) = (call.func.as_ref().clone(), call.args.to_token_stream());
    word.arg = Arg::Value(action);
    columns(cx, list)
}

/// `relation = name`.
pub(super) fn referenced(cx: &Ctxt, words: &[Word]) -> Option<Ident> {
    find(words, "relation").and_then(|word| word.ident(cx))
}

/// `Other::column` or `Other(x, y)`: the table and its columns.
pub(super) fn split_reference(cx: &Ctxt, value: &Expr) -> Option<(Path, Vec<Ident>)> {
    match value {
        Expr::Path(path) if path.qself.is_none() && path.path.segments.len() > 1 => {
            let mut target = path.path.clone();
            let column = target.segments.pop()?.ident;
            target.segments.pop_punct();
            Some((target, vec![column]))
        }
        Expr::Call(call) => {
            let Expr::Path(target) = call.func.as_ref() else {
                return not_a_reference(cx, value);
            };
            let columns: Option<Vec<Ident>> = call.args.iter().map(plain_ident).collect();
            columns.map(|columns| (target.path.clone(), columns)).or_else(|| not_a_reference(cx, value))
        }
        _ => not_a_reference(cx, value),
    }
}

fn not_a_reference<T>(cx: &Ctxt, value: &Expr) -> Option<T> {
    cx.error_over(value, "`references` names a table and its column\nhelp: write `references = Other::column`");
    None
}

/// The rest of a relation's words.
pub(super) fn relation_words(cx: &Ctxt, tokens: Vec<TokenStream>) -> Vec<Word> {
    use syn::parse::Parser;
    tokens.into_iter().filter_map(|piece| cx.ok(parse_word.parse2(piece))).collect()
}

/// `by = column` or `by(a, b)`.
pub(super) fn by(cx: &Ctxt, word: &Word) -> Vec<Ident> {
    match &word.arg {
        Arg::List(list) => columns(cx, list.clone()),
        _ => word.ident(cx).into_iter().collect(),
    }
}

/// A word that a relation does not have.
pub(super) fn unknown_of_relation(cx: &Ctxt, word: &Word, place: &str) {
    unknown(cx, word, place, &["by", "through"]);
}
