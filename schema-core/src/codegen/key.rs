//! Constraints and indexes: words on a field where one field is all they are about, else attributes on the struct.

use super::Context;
use super::attribute::{sql, sql_call, text};
use super::element::{columns, declared, element, key_name, parameters};
use super::parts::{Indexes, TableParts};
use super::said::Said;
use super::words::source;
use crate::expression::inside;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::check::Check;
use crate::kind::exclusion::Exclusion;
use crate::kind::foreign_key::{Action, ForeignKey};
use crate::kind::index::Index;
use crate::kind::key::{Deferrable, PrimaryKey, Unique};
use crate::kind::{Id, Payload};
use std::collections::{BTreeMap, BTreeSet};

/// The constraints and indexes of a table.
#[derive(Default)]
pub(super) struct Keys {
    /// The words of each field.
    pub(super) on_field: BTreeMap<Ident, Vec<String>>,
    /// The attributes of the struct, each with its words.
    pub(super) on_struct: Vec<(&'static str, Vec<String>)>,
    /// The structs that are referred to.
    pub(super) uses: BTreeSet<String>,
}

/// Reads the constraints and indexes of a table.
pub(super) fn keys(cx: &Context<'_>, table: &TableParts<'_>, said: &mut Said) -> Keys {
    let mut reader = Reader { cx, table, said, keys: Keys::default() };
    if let Some((name, key)) = table.primary_key {
        reader.primary_key(name, key);
    }
    table.uniques.iter().for_each(|(name, key)| reader.unique(name, key));
    table.foreign_keys.iter().for_each(|(name, key)| reader.foreign_key(name, key));
    table.checks.iter().for_each(|(name, check)| reader.check(name, check));
    table.exclusions.iter().for_each(|(name, exclusion)| reader.exclusion(name, exclusion));
    let mut keys = reader.keys;
    keys.on_struct.extend(indexes(cx, table.name, &table.indexes, said));
    keys
}

struct Reader<'r, 'a> {
    cx: &'r Context<'a>,
    table: &'r TableParts<'a>,
    said: &'r mut Said,
    keys: Keys,
}

impl Reader<'_, '_> {
    fn primary_key(&mut self, name: &Member, key: &PrimaryKey) {
        let PrimaryKey { columns, include, deferrable, index } = key;
        // The language has no words for the index.
        if !index.is_plain() {
            return;
        }
        let default = self.cx.naming.primary_key(self.own(), &strs(columns));
        let mut rest = self.include(include);
        rest.extend(deferrable_word(*deferrable));
        let id = Id::PrimaryKey(name.clone());
        self.key(id, Payload::PrimaryKey(key.clone()), columns, ("primary_key", &default), rest);
    }

    fn unique(&mut self, name: &Member, key: &Unique) {
        let Unique { columns, include, nulls_not_distinct, deferrable, index } = key;
        if !index.is_plain() {
            return;
        }
        let default = self.cx.naming.unique(self.own(), &strs(columns));
        let mut rest = self.include(include);
        rest.extend(nulls_not_distinct.then(|| "nulls_not_distinct".to_owned()));
        rest.extend(deferrable_word(*deferrable));
        self.key(Id::Unique(name.clone()), Payload::Unique(key.clone()), columns, ("unique", &default), rest);
    }

    /// A key of one column that needs no more words stands on its field.
    fn key(
        &mut self,
        id: Id,
        payload: Payload,
        columns: &[Ident],
        (word, default): (&'static str, &str),
        rest: Vec<String>,
    ) {
        let rest = self.named(&id, default, rest);
        self.said.say(id, payload);
        if let ([column], true) = (columns, rest.is_empty())
            && !self.on_field(column).iter().any(|other| other == word)
        {
            self.on_field(column).push(word.to_owned());
            return;
        }
        self.with_columns(word, columns, rest);
    }

    fn foreign_key(&mut self, name: &Member, key: &ForeignKey) {
        let (Some(relation), Some(target)) = (self.cx.relations.of(name), self.cx.names.table(&key.target)) else {
            return;
        };
        let default = self.cx.naming.foreign_key(
            self.own(),
            &strs(&key.columns),
            key.target.name.as_str(),
            &strs(&key.target_columns),
        );
        let id = Id::ForeignKey(name.clone());
        let mut rest = self.actions(key);
        if !relation.is_default {
            rest.push(format!("relation = {}", source(&relation.name)));
        }
        let commented = self.is_commented(&id);
        let named = self.named(&id, &default, Vec::new());
        self.said.say(id, Payload::ForeignKey(key.clone()));
        self.keys.uses.insert(target.rust.clone());
        let constants: Vec<_> = key.target_columns.iter().map(|column| target.constant(column)).collect();
        if let ([column], [theirs], []) =
            (key.columns.as_slice(), constants.as_slice(), key.on_delete_columns.as_slice())
            && !commented
            && !self.on_field(column).iter().any(|word| word.starts_with("references"))
        {
            let references = format!("references = {}::{theirs}", target.rust);
            let name = name.name.as_str();
            let named = (name != default).then(|| text("constraint", name));
            self.on_field(column).extend([references].into_iter().chain(rest).chain(named));
            return;
        }
        let references = format!("references = {}({})", target.rust, constants.join(", "));
        self.with_columns("foreign_key", &key.columns, [references].into_iter().chain(rest).chain(named).collect());
    }

    fn actions(&self, key: &ForeignKey) -> Vec<String> {
        let mut words = Vec::new();
        let mut word = |name: &str, action: Action, set: &str| {
            if action != Action::NoAction {
                words.push(format!("{name} = {}{set}", action_word(action)));
            }
        };
        let set = match key.on_delete_columns.as_slice() {
            [] => String::new(),
            set => format!("({})", columns(self.cx.fields(self.table.name), set)),
        };
        word("on_delete", key.on_delete, &set);
        word("on_update", key.on_update, "");
        words.extend(key.match_full.then(|| "match_full".to_owned()));
        words.extend(deferrable_word(key.deferrable));
        words.extend(key.not_valid.then(|| "not_valid".to_owned()));
        words
    }

    fn check(&mut self, name: &Member, check: &Check) {
        let Check { expression, not_valid, no_inherit } = check;
        let expression = inside(expression);
        let id = Id::Check(name.clone());
        let mut rest = Vec::new();
        rest.extend(not_valid.then(|| "not_valid".to_owned()));
        rest.extend(no_inherit.then(|| "no_inherit".to_owned()));
        let payload = Check { expression: expression.to_owned(), ..check.clone() };
        let naming = self.cx.naming;
        let own = self.own().to_owned();
        let of_column = |column: &Ident| naming.check(&own, Some(column.as_str())) == name.name.as_str();
        let column =
            self.table.columns.iter().map(|(member, _)| &member.name).find(|column| of_column(column)).cloned();
        if let Some(column) = column.filter(|_| rest.is_empty() && !self.is_commented(&id))
            && !self.on_field(&column).iter().any(|word| word.starts_with("check"))
        {
            self.on_field(&column).push(sql("check", expression));
        } else {
            let rest = self.named(&id, &naming.check(&own, None), rest);
            self.keys.on_struct.push(("check", [sql_call(expression)].into_iter().chain(rest).collect()));
        }
        self.said.say(id, Payload::Check(payload));
    }

    fn exclusion(&mut self, name: &Member, exclusion: &Exclusion) {
        let Exclusion { method, elements, operators, include, predicate, deferrable, index } = exclusion;
        // The language lists operators and nothing that is included.
        if !include.is_empty() || !index.is_plain() || operators.len() != elements.len() {
            return;
        }
        let names = self.cx.fields(self.table.name);
        let pairs = elements.iter().zip(operators);
        let pairs =
            pairs.map(|(one, operator)| format!("{} with {}", element(names, one), super::attribute::string(operator)));
        let mut words = Vec::new();
        if method.as_str() != "gist" {
            words.push(method_word(method));
        }
        words.push(format!("columns({})", pairs.collect::<Vec<_>>().join(", ")));
        words.extend(predicate.as_deref().map(|predicate| sql("where", inside(predicate))));
        words.extend(deferrable_word(*deferrable));
        let keys: Vec<_> = elements.iter().map(key_name).collect();
        let default = self.cx.naming.exclusion(self.own(), &keys);
        let id = Id::Exclusion(name.clone());
        let words = self.named(&id, &default, words);
        let payload = Exclusion {
            elements: elements.iter().map(declared).collect(),
            predicate: predicate.as_deref().map(|predicate| inside(predicate).to_owned()),
            ..exclusion.clone()
        };
        self.said.say(id, Payload::Exclusion(payload));
        self.keys.on_struct.push(("exclude", words));
    }

    fn named(&mut self, id: &Id, default: &str, words: Vec<String>) -> Vec<String> {
        named(self.cx, self.said, id, default, words)
    }

    fn is_commented(&self, id: &Id) -> bool {
        self.cx.parts.schema.contains(&Id::Comment(Box::new(id.clone())))
    }

    fn with_columns(&mut self, attribute: &'static str, of: &[Ident], rest: Vec<String>) {
        let list = format!("columns({})", columns(self.cx.fields(self.table.name), of));
        self.keys.on_struct.push((attribute, [list].into_iter().chain(rest).collect()));
    }

    fn include(&self, include: &[Ident]) -> Vec<String> {
        included(self.cx, self.table.name, include)
    }

    fn on_field(&mut self, column: &Ident) -> &mut Vec<String> {
        self.keys.on_field.entry(column.clone()).or_default()
    }

    /// The table's own name.
    fn own(&self) -> &str {
        self.table.name.name.as_str()
    }
}

/// The attributes of indexes.
pub(super) fn indexes(
    cx: &Context<'_>,
    table: &Qualified,
    indexes: &Indexes<'_>,
    said: &mut Said,
) -> Vec<(&'static str, Vec<String>)> {
    // The language has no words for an index that is not valid.
    let valid = indexes.iter().filter(|(_, index)| !index.only && !index.broken);
    valid.map(|(name, index)| ("index", index_words(cx, table, name, index, said))).collect()
}

fn index_words(cx: &Context<'_>, table: &Qualified, name: &Qualified, index: &Index, said: &mut Said) -> Vec<String> {
    let Index {
        table: _,
        unique,
        method,
        elements,
        include,
        nulls_not_distinct,
        predicate,
        parameters: with,
        tablespace,
        only: _,
        broken: _,
        names: _,
    } = index;
    let names = cx.fields(table);
    let list: Vec<_> = elements.iter().map(|one| element(names, one)).collect();
    let mut words = vec![format!("columns({})", list.join(", "))];
    words.extend(unique.then(|| "unique".to_owned()));
    if method.as_str() != "btree" {
        words.push(method_word(method));
    }
    words.extend(predicate.as_deref().map(|predicate| sql("where", inside(predicate))));
    words.extend(included(cx, table, include));
    words.extend(nulls_not_distinct.then(|| "nulls_not_distinct".to_owned()));
    if !with.is_empty() {
        words.push(format!("with({})", parameters(with)));
    }
    words.extend(tablespace.as_ref().map(|tablespace| text("tablespace", tablespace.as_str())));
    let keys: Vec<_> = elements.iter().map(key_name).collect();
    let default = cx.naming.index(table.name.as_str(), &keys);
    let id = Id::Index(name.clone());
    let words = named(cx, said, &id, &default, words);
    let payload = Index {
        elements: elements.iter().map(declared).collect(),
        predicate: predicate.as_deref().map(|predicate| inside(predicate).to_owned()),
        ..index.clone()
    };
    said.say(id, Payload::Index(payload));
    words
}

/// Adds the name, where it is not the default, and the comment.
fn named(cx: &Context<'_>, said: &mut Said, id: &Id, default: &str, mut words: Vec<String>) -> Vec<String> {
    let name = id.own_name().map(Ident::as_str).unwrap_or_default();
    if name != default {
        words.push(text("name", name));
    }
    words.extend(said.comment(cx.parts.schema, id.clone()).map(|comment| text("comment", comment)));
    words
}

fn included(cx: &Context<'_>, table: &Qualified, include: &[Ident]) -> Vec<String> {
    let list = || format!("include({})", columns(cx.fields(table), include));
    if include.is_empty() { Vec::new() } else { vec![list()] }
}

fn strs(idents: &[Ident]) -> Vec<&str> {
    idents.iter().map(Ident::as_str).collect()
}

pub(super) fn deferrable_word(deferrable: Deferrable) -> Option<String> {
    match deferrable {
        Deferrable::No => None,
        Deferrable::Immediate => Some("deferrable = immediate".to_owned()),
        Deferrable::Deferred => Some("deferrable = deferred".to_owned()),
    }
}

fn action_word(action: Action) -> &'static str {
    match action {
        Action::NoAction => "no_action",
        Action::Restrict => "restrict",
        Action::Cascade => "cascade",
        Action::SetNull => "set_null",
        Action::SetDefault => "set_default",
    }
}

/// The methods that the language knows have no quotes.
fn method_word(method: &Ident) -> String {
    match method.as_str() {
        known @ ("btree" | "hash" | "gin" | "gist" | "spgist" | "brin") => format!("method = {known}"),
        other => text("method", other),
    }
}
