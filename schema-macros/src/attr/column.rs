//! `#[column(…)]`.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use schema_sql::{Owner, Place, Scope, read as read_sql};
use syn::LitStr;
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::default::default_call;
use super::key::{referenced, split_reference, take_strings};
use super::limits::check_limits;
use super::options::parameters;
use super::place::{self, check_place};
use super::rules::{check_against, check_needed, find};
use super::table::{forward, list_of, unknown};
use super::{Check, Column, ForeignKey, Key, Table};
use crate::ast::RawField;
use crate::ctxt::Ctxt;
use crate::fragment::{note_of, note_word};
use crate::word::{Arg, Call, Word, chain, pairs, words};

/// The words that mean something here.
const MEANT: &[&str] = &[
    "name",
    "sql_type",
    "primary_key",
    "unique",
    "check",
    "default",
    "generated",
    "virtual",
    "stored",
    "identity",
    "serial",
    "immutable",
    "version",
    "soft_delete",
    "references",
    "on_delete",
    "on_update",
    "match_full",
    "deferrable",
    "relation",
    "constraint",
    "not_valid",
    "options",
];

/// The words of the builder, for suggestions: a word that is not among them is forwarded all the same.
const FORWARDED: &[&str] = &[
    "length",
    "char",
    "citext",
    "precision",
    "scale",
    "collate",
    "renamed_from",
    "using",
    "json",
    "storage",
    "compression",
    "statistics",
    "updated_at",
];

/// Words that make a type of that of the field.
const OF_TYPE: &[&str] = &["length", "char", "citext", "precision", "scale"];

const OF_REFERENCE: &[&str] = &["on_delete", "on_update", "match_full", "deferrable", "not_valid"];

/// Functions of ours on the struct, on `NewX` and on `XUpdate`: a column of that name gets a handle of another.
const TAKEN: &[&str] = &[
    "insert",
    "insert_many",
    "insert_from",
    "copy_in",
    "update",
    "update_rows",
    "delete",
    "delete_by",
    "soft_delete",
    "restore",
    "not_deleted",
    "new",
    "validate",
];

/// Reads a field into the table.
pub(super) fn read(cx: &Ctxt, field: &RawField, place: place::Place, table: &mut Table) {
    let name = field.ident.unraw().to_string();
    let taken = TAKEN.contains(&name.as_str());
    let mut column = Column {
        ident: field.ident.clone(),
        handle: if taken { quote::format_ident!("{}_column", name) } else { field.ident.clone() },
        sql_name: name,
        ty: field.ty.clone(),
        doc: field.doc.clone(),
        sql_type: None,
        own_equality: None,
        calls: Vec::new(),
        has_default: false,
        generated: false,
        computed: false,
        immutable: false,
        version: false,
        soft_delete: false,
    };
    let mut words = all_words(cx, field);
    check_pairs(cx, &words);
    check_place(cx, &words, place);
    check_limits(cx, &mut words);
    take_strings(cx, &mut words);
    for (name, place) in [("check", Place::Check), ("using", Place::Transform)] {
        note_word(cx, place, &words, name);
    }
    for word in &words {
        read_word(cx, word, &words, &mut column, table);
    }
    read_reference(cx, &words, &column, table);
    table.columns.push(column);
}

/// The words of all of the field's attributes.
fn all_words(cx: &Ctxt, field: &RawField) -> Vec<Word> {
    let lists = field.attributes.iter().filter_map(|attribute| list_of(cx, attribute));
    let all: TokenStream = lists.flat_map(|list| quote!(#list,)).collect();
    words(cx, all)
}

/// Words that contradict each other, or need each other.
fn check_pairs(cx: &Ctxt, words: &[Word]) {
    const AGAINST: &[(&str, &str)] = &[
        ("identity", "default"),
        ("generated", "default"),
        ("serial", "default"),
        ("generated", "identity"),
        ("serial", "identity"),
        ("serial", "generated"),
        ("length", "char"),
        ("length", "citext"),
        ("virtual", "stored"),
    ];
    if find(words, "sql_type").is_some() {
        for word in words.iter().filter(|word| OF_TYPE.contains(&word.text().as_str())) {
            let text = word.text();
            let message = format!(
                "`{text}` does not go with `sql_type`\nhelp: write it into the type: `sql_type = \"varchar(20)\"`"
            );
            cx.error(word.span(), message);
        }
    }
    check_against(cx, words, AGAINST);
    check_needed(cx, words, &[("virtual", "generated = …"), ("stored", "generated = …")]);
    let of_reference = OF_REFERENCE.iter().chain(&["relation", "constraint"]).map(|word| (*word, "references = …"));
    check_needed(cx, words, &of_reference.collect::<Vec<_>>());
}

/// The fields of a composite type.
pub(crate) fn columns_of_type(cx: &Ctxt, fields: &[RawField]) -> Vec<Column> {
    let mut table = Table::default();
    fields.iter().for_each(|field| read(cx, field, place::Place::Composite, &mut table));
    crate::check::check_columns_once(cx, &table.columns);
    table.columns
}

/// A type is what something can be cast to, and nothing follows it.
fn check_type(cx: &Ctxt, text: &LitStr) {
    let cast = read_sql(&format!("NULL::{}", text.value()), Place::Transform, &Scope::default());
    if !cast.mistakes.is_empty() {
        let message = "this is not one type in SQL\nhelp: write a type alone, such as `numeric(10, 2)`; what else is said of a column are words of `#[column(…)]`";
        cx.error(text.span(), message);
    }
}

fn read_word(cx: &Ctxt, word: &Word, words: &[Word], column: &mut Column, table: &mut Table) {
    match word.text().as_str() {
        "name" => column.sql_name = word.string(cx).map(|text| text.value()).unwrap_or_default(),
        "sql_type" => {
            column.sql_type = word.string(cx);
            column.sql_type.iter().for_each(|text| check_type(cx, text));
        }
        "primary_key" => read_primary_key(cx, word, column, table),
        "unique" => {
            word.flag(cx);
            let columns = vec![column.ident.clone()];
            table.uniques.push(Key { span: word.span(), columns, include: Vec::new(), calls: Vec::new() });
        }
        "check" => {
            if let Some(value) = word.value(cx, "sql(\"…\")") {
                let expression = quote!(#value);
                let name = column.sql_name.clone();
                table.checks.push(Check { span: value.span(), column: Some(name), expression, calls: Vec::new() });
            }
        }
        "default" => {
            column.has_default = true;
            column.calls.extend(default_call(cx, word));
        }
        "generated" => {
            (column.generated, column.computed) = (true, true);
            let stored = find(words, "virtual").is_none();
            if let Some(value) = word.value(cx, "sql(\"…\")") {
                note_of(cx, Place::Generated, value, Some(table.columns.len()));
                let tokens = quote_spanned!(word.span()=> .generated(#value, #stored));
                column.calls.push(Call { span: word.span(), tokens });
            }
        }
        "identity" => read_identity(cx, word, column),
        "serial" => {
            column.has_default = true;
            column.calls.push(word.call());
        }
        "immutable" => {
            column.immutable = true;
            column.calls.push(word.call());
        }
        "version" | "soft_delete" => {
            let is_version = word.text() == "version";
            let kept = |column: &Column| if is_version { column.version } else { column.soft_delete };
            if let Some(first) = table.columns.iter().find(|column| kept(column)) {
                let (first, word_text) = (&first.ident, word.text());
                cx.error(
                    word.span(),
                    format!("a table has one `{word_text}` column, and `{first}` is it\nhelp: leave the word out here"),
                );
            }
            (column.version, column.soft_delete) = (column.version || is_version, column.soft_delete || !is_version);
            column.calls.push(word.call());
        }
        "virtual" | "stored" => word.flag(cx),
        "options" => {
            let pairs = pairs(&parameters(cx, word, Owner::Column));
            column.calls.push(Call { span: word.span(), tokens: quote_spanned!(word.span()=> .options(#pairs)) });
        }
        text if MEANT.contains(&text) => {}
        text => {
            if matches!(text, "citext" | "char") {
                column.own_equality = Some(text.to_owned());
            }
            column.calls.extend(forward(cx, word, "column", MEANT, FORWARDED));
        }
    }
}

/// `primary_key` on two fields would be two keys: one of many columns stands on the struct.
fn read_primary_key(cx: &Ctxt, word: &Word, column: &Column, table: &mut Table) {
    word.flag(cx);
    if let Some(key) = &table.primary_key {
        let first = &key.columns[0];
        let this = &column.ident;
        cx.error(
            word.span(),
            format!("a table has one primary key, and `{first}` is it\nhelp: for a key of both columns write `#[primary_key(columns({first}, {this}))]` on the struct"),
        );
        return;
    }
    table.primary_key =
        Some(Key { span: word.span(), columns: vec![column.ident.clone()], include: Vec::new(), calls: Vec::new() });
}

/// `identity`, or `identity(by_default, start = 1)`.
fn read_identity(cx: &Ctxt, word: &Word, column: &mut Column) {
    const OPTIONS: &[&str] =
        &["always", "by_default", "start", "increment", "min", "max", "cache", "cycle", "sequence"];
    let options = match &word.arg {
        Arg::Flag => Vec::new(),
        Arg::List(list) => words(cx, list.clone()),
        Arg::Value(_) => {
            cx.error(
                word.span(),
                "`identity` takes a list\nhelp: write `identity` or `identity(by_default, start = 1)`",
            );
            return;
        }
    };
    let by_default = find(&options, "by_default").is_some();
    column.has_default = true;
    column.computed = !by_default;
    for option in &options {
        if !OPTIONS.contains(&option.text().as_str()) {
            unknown(cx, option, "column(identity(…))", OPTIONS);
            return;
        }
    }
    let calls: Vec<Call> = options.iter().map(Word::call).collect();
    let identity = chain(quote!(__identity()), &calls, word.span());
    let tokens = quote_spanned!(word.span()=> .identity(#identity));
    column.calls.push(Call { span: word.span(), tokens });
}

/// The words of a foreign key of this one column.
fn read_reference(cx: &Ctxt, words: &[Word], column: &Column, table: &mut Table) {
    let Some(word) = find(words, "references") else {
        return;
    };
    let Some(value) = word.value(cx, "Other::column") else {
        return;
    };
    let Some((target, target_columns)) = split_reference(cx, value) else {
        return;
    };
    if target_columns.len() != 1 {
        cx.error_over(value, "a field references one column\nhelp: for a key of several columns write `#[foreign_key(columns(…), references = …)]` on the struct");
        return;
    }
    let named = find(words, "constraint").map(|word| {
        let name = Ident::new("name", word.span());
        Word { name, ..word.clone() }.call()
    });
    table.foreign_keys.push(ForeignKey {
        span: value.span(),
        columns: vec![column.ident.clone()],
        target,
        target_columns,
        calls: OF_REFERENCE.iter().filter_map(|name| find(words, name)).map(Word::call).chain(named).collect(),
        on_delete_columns: Vec::new(),
        relation: referenced(cx, words),
        unchecked: column.sql_type.is_some(),
    });
}

/// Keeps a field's name for an error.
pub(super) fn field_named<'c>(columns: &'c [Column], ident: &Ident) -> Option<&'c Column> {
    columns.iter().find(|column| column.ident.unraw() == ident.unraw())
}
