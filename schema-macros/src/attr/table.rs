//! `#[table(…)]` itself, and the struct as a whole.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use schema_names::{snake_case, table_name};
use schema_sql::nearest;
use syn::ext::IdentExt;
use syn::{Attribute, Meta};

use super::place::Place;
use super::rules::check_against;
use super::{Options, Table, View, column, grant, key, partition, policy, relation, trigger};
use crate::ast::{Form, ON_VIEW, Struct};
use crate::ctxt::Ctxt;
use crate::lint::allowed;
use crate::word::{Arg, Call, Word, words};

/// What `#[table(…)]` says of the table as a whole.
#[derive(Default)]
pub(crate) struct Head {
    pub(crate) krate: TokenStream,
    pub(crate) name: String,
    pub(crate) schema: String,
    pub(crate) renamed_from: Option<String>,
    pub(crate) append_only: bool,
    /// New rows and changes are read from requests.
    pub(crate) deserialize: bool,
    /// The lints that are not told.
    pub(crate) allowed: Vec<(String, String)>,
    pub(crate) options: Options,
    /// Of a view.
    pub(crate) view: Option<View>,
}

/// Reads all attributes of a struct.
pub(crate) fn from_struct(cx: &Ctxt, item: &Struct, arguments: TokenStream) -> Table {
    let head = Head::read(cx, item, words(cx, arguments));
    let mut table = Table { head, ..Table::default() };
    let mut attributes = item.attributes.clone();
    let mut fields = item.fields.clone();
    let of_fields = fields.iter_mut().flat_map(|field| &mut field.attributes);
    of_fields.chain(&mut attributes).for_each(|attribute| name_self(attribute, item.ident()));
    let place = if item.form == Form::View { Place::View } else { Place::Table };
    for field in &fields {
        column::read(cx, field, place, &mut table);
    }
    for attribute in &attributes {
        read_attribute(cx, attribute, &mut table);
    }
    relation::from_foreign_keys(&mut table);
    table
}

/// What attributes say is put into constants, which have no `Self`: the struct's name stands for it.
fn name_self(attribute: &mut Attribute, ident: &Ident) {
    if let Meta::List(list) = &mut attribute.meta {
        list.tokens = without_self(std::mem::take(&mut list.tokens), ident);
    }
}

fn without_self(tokens: TokenStream, ident: &Ident) -> TokenStream {
    let replace = |token| match token {
        TokenTree::Ident(word) if word == "Self" => {
            let mut ident = ident.clone();
            ident.set_span(word.span());
            TokenTree::Ident(ident)
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), without_self(group.stream(), ident));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        other => other,
    };
    tokens.into_iter().map(replace).collect()
}

/// Hands an attribute of the struct to the one who reads it.
fn read_attribute(cx: &Ctxt, attribute: &Attribute, table: &mut Table) {
    let Some(name) = attribute.path().get_ident().map(ToString::to_string) else {
        return;
    };
    let Some(list) = list_of(cx, attribute) else {
        return;
    };
    if table.head.view.is_some() && !ON_VIEW.contains(&name.as_str()) {
        let help = "a view has `#[index(…)]` where it is materialized, `#[trigger(…)]` and `#[grant(…)]`";
        cx.error_over(attribute.path(), format!("a view has no `#[{name}(…)]`\nhelp: {help}"));
        return;
    }
    match name.as_str() {
        "index" => table.indexes.extend(key::index(cx, attribute, list)),
        "unique" => table.uniques.extend(key::unique(cx, attribute, list)),
        "primary_key" => key::primary_key(cx, attribute, list, table),
        "foreign_key" => key::foreign_key(cx, attribute, list, table),
        "check" => table.checks.extend(key::check(cx, attribute, list)),
        "exclude" => table.exclusions.extend(key::exclude(cx, attribute, list)),
        "partition" => table.partitions.extend(partition::partition(cx, attribute, list)),
        "policy" => table.policies.extend(policy::policy(cx, attribute, list)),
        "trigger" => table.triggers.extend(trigger::trigger(cx, attribute, list, table.head.view.is_some())),
        "grant" => table.grants.push(grant::grant(cx, attribute, list)),
        _ => table.relations.extend(relation::read(cx, attribute, &name, list)),
    }
}

/// What is between the parentheses.
pub(super) fn list_of(cx: &Ctxt, attribute: &Attribute) -> Option<TokenStream> {
    match &attribute.meta {
        Meta::List(list) => Some(list.tokens.clone()),
        other => {
            let name = other.path().get_ident().map(ToString::to_string).unwrap_or_default();
            cx.error_over(other, format!("`#[{name}]` says nothing\nhelp: write `#[{name}(…)]`"));
            None
        }
    }
}

impl Head {
    fn read(cx: &Ctxt, item: &Struct, words: Vec<Word>) -> Self {
        let mut head = Self {
            krate: quote!(::schema_core),
            name: table_name(&item.ident().unraw().to_string()),
            schema: "public".to_owned(),
            renamed_from: None,
            append_only: false,
            deserialize: false,
            allowed: Vec::new(),
            options: Options::default(),
            view: (item.form == Form::View).then(View::default),
        };
        for word in &words {
            head.read_word(cx, word);
        }
        match &mut head.view {
            Some(view) => view.check(cx, item.ident(), &words),
            None => check_against(cx, &words, &[("partition_by", "with"), ("partition_by", "inherits")]),
        }
        head
    }

    fn read_word(&mut self, cx: &Ctxt, word: &Word) {
        let string = || word.string(cx).map(|text| text.value());
        match word.text().as_str() {
            "name" => self.name = string().unwrap_or_default(),
            "schema" => self.schema = string().unwrap_or_default(),
            "crate" => match &word.arg {
                Arg::Value(path) => self.krate = quote!(#path),
                _ => cx.error(word.span(), "`crate` has no value\nhelp: write `crate = path`"),
            },
            _ => match &mut self.view {
                Some(view) => view.read_word(cx, word),
                None => self.read_word_of_table(cx, word),
            },
        }
    }

    fn read_word_of_table(&mut self, cx: &Ctxt, word: &Word) {
        match word.text().as_str() {
            "renamed_from" => self.renamed_from = word.string(cx).map(|text| text.value()),
            "allow" => self.allowed = allowed(cx, word),
            "append_only" => {
                word.flag(cx);
                self.append_only = true;
            }
            "deserialize" => {
                word.flag(cx);
                self.deserialize = true;
            }
            _ => self.options.read_word(cx, word),
        }
    }
}

/// Words of builders that stand alone.
const FLAGS: &[&str] = &[
    "citext",
    "force_row_level_security",
    "match_full",
    "materialized",
    "no_inherit",
    "not_valid",
    "nulls_not_distinct",
    "restrictive",
    "unique",
    "unlogged",
    "updated_at",
    "with_no_data",
];

/// Where words belong that stand in the wrong place.
const ELSEWHERE: &[(&str, &str)] = &[
    ("columns", "`columns(…)` belongs to `#[index(…)]`, `#[unique(…)]`, `#[primary_key(…)]` and `#[foreign_key(…)]`"),
    ("index", "write `#[index(columns(…))]` on the struct"),
    ("default", "`default` belongs to a field: `#[column(default = …)]`"),
    ("length", "`length` belongs to a field: `#[column(length = …)]`"),
    ("nullable", "a field is nullable by its type: `Option<…>`"),
    ("using", "write `method = gin`, or `using = sql(\"…\")` on a field that changes its type or in a policy"),
    ("command", "write `for = select`, or another command of a policy"),
    ("not_null", "every field is NOT NULL, unless its type is an `Option<…>`"),
    ("null", "a field is nullable by its type: `Option<…>`"),
    ("comment", "the doc comment is the comment: `/// …`"),
    ("type", "write `sql_type = \"…\"`"),
    ("foreign_key", "on a field, write `references = Other::column`; on the struct, `#[foreign_key(columns(…), …)]`"),
    ("append_only", "`append_only` belongs to the table: `#[table(append_only)]`"),
    ("schema", "`schema` belongs to the table: `#[table(schema = \"…\")]`"),
    ("row_level_security", "`row_level_security` belongs to the table: `#[table(row_level_security)]`"),
    ("unlogged", "`unlogged` belongs to the table: `#[table(unlogged)]`"),
    ("partition_by", "`partition_by` belongs to the table: `#[table(partition_by = range(a_column))]`"),
    ("auto_increment", "write `identity`"),
    ("autoincrement", "write `identity`"),
    ("varchar", "write `length = …` on a `String`"),
    ("exclude", "write `#[exclude(…)]` on the struct"),
    ("has_many", "write `#[has_many(…)]` on the struct"),
    ("has_one", "write `#[has_one(…)]` on the struct"),
    ("many_to_many", "write `#[many_to_many(…)]` on the struct"),
    ("primary_key", "`primary_key` belongs to a field, or to the struct: `#[primary_key(columns(…))]`"),
    ("unique", "`unique` belongs to a field or an index, or to the struct: `#[unique(columns(…))]`"),
    ("references", "`references` belongs to a field, or to `#[foreign_key(…)]` on the struct"),
    ("query", "a view is a struct under `#[view(query = \"…\")]`"),
    ("partition", "write `#[partition(…)]` on the struct"),
    ("policy", "write `#[policy(…)]` on the struct"),
    ("trigger", "write `#[trigger(…)]` on the struct"),
    ("grant", "write `#[grant(…)]` on the struct"),
    ("where", "`where` belongs to `#[exclude(…)]` and `#[index(…)]`, which can be `unique`"),
];

/// A word that this place does not have: the nearest right one, or the right place.
pub(crate) fn unknown(cx: &Ctxt, word: &Word, place: &str, known: &[&str]) {
    let text = word.text();
    let elsewhere = ELSEWHERE.iter().find(|(name, _)| *name == text);
    let help = match (elsewhere, nearest(&text, known.iter().copied())) {
        (Some((_, right)), _) => (*right).to_owned(),
        (None, Some(near)) => format!("there is a word with a similar name: `{near}`"),
        (None, None) => format!("the words are {}", listed(known)),
    };
    let list = if place.contains('(') { "" } else { "(…)" };
    cx.error(word.span(), format!("unknown word `{text}` in `#[{place}{list}]`\nhelp: {help}"));
}

/// A word that the macro does not know is forwarded, unless it is near one that it knows, or belongs elsewhere.
pub(crate) fn forward(cx: &Ctxt, word: &Word, place: &str, meant: &[&str], forwarded: &[&str]) -> Option<Call> {
    let text = word.text();
    let text = text.as_str();
    if forwarded.contains(&text) {
        if FLAGS.contains(&text) && !matches!(word.arg, Arg::Flag) {
            word.flag(cx);
            return None;
        }
        return Some(word.call());
    }
    let elsewhere = ELSEWHERE.iter().any(|(name, _)| *name == text);
    let all = || meant.iter().chain(forwarded).copied();
    if elsewhere || nearest(text, all()).is_some_and(|near| meant.contains(&near)) {
        unknown(cx, word, place, &all().collect::<Vec<_>>());
        return None;
    }
    Some(word.call())
}

pub(super) fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The name of a type in snake_case.
pub(super) fn snake(ident: &Ident) -> Ident {
    spelled(&snake_case(&ident.unraw().to_string()), ident.span())
}

/// A name as an identifier: raw, where it is a keyword, and with something behind it, where even that is none.
pub(super) fn spelled(name: &str, span: Span) -> Ident {
    match name {
        "self" | "Self" | "super" | "crate" | "_" => Ident::new(&format!("{name}_"), span),
        // A keyword from the edition 2024 on, which syn does not know.
        "gen" => Ident::new_raw(name, span),
        _ if syn::parse_str::<Ident>(name).is_ok() => Ident::new(name, span),
        _ => Ident::new_raw(name, span),
    }
}
