//! The rows on which a statement fails are counted before the first statement, too: by the same query, of the rows that are
//! there as they will be when the statement comes to them.

use crate::expression::{rename_columns, words};
use crate::ident::{Ident, Member, Qualified, literal};
use crate::kind::column::{Column, converted};
use crate::kind::enumeration::Enum;
use crate::kind::object::Object;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::Statement;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of the schema before, as they will be.
pub(crate) struct Foreseen<'a> {
    /// What is there.
    pub(crate) before: &'a Schema,
    /// What the statement's query is about.
    pub(crate) after: &'a Schema,
    /// What is called differently by then.
    pub(crate) renames: &'a Renames,
    /// How rows get over a change of type, where the code says it.
    pub(crate) using: &'a BTreeMap<Member, String>,
    /// The columns of `after` that stand in for others, by those others.
    pub(crate) beside: &'a Renames,
}

/// A column of the rows that are there.
struct Seen {
    value: String,
    /// It is there already, just so.
    is_there: bool,
}

impl Foreseen<'_> {
    /// Adds to each query of the statements, which are about an object, the one that can be asked before them.
    pub(crate) fn ask(&self, about: Option<&Id>, statements: &mut [Statement]) {
        for statement in statements {
            let early = statement.checks.iter().filter_map(|check| Some((check.clone(), self.early(check, about)?)));
            let early: Vec<_> = early.collect();
            statement.asked_before.extend(early);
        }
    }

    fn early(&self, query: &str, about: Option<&Id>) -> Option<String> {
        let named: BTreeSet<String> = words(query).into_iter().map(|word| word.name).collect();
        let mut early = query.to_owned();
        let tables = self.after.iter().filter_map(|(id, _)| match id {
            Id::Table(table) if named.contains(table.name.as_str()) => Some(table),
            _ => None,
        });
        for table in tables.filter(|table| query.contains(&format!("FROM {table}"))) {
            if let Some(source) = self.source(table, &named, about)? {
                early = from(&early, table, &source);
            }
        }
        if early == query {
            return None;
        }
        let enums: Vec<String> = self.after.iter().filter_map(|(id, _)| self.changed_enum(id)).collect();
        // The order of values is not that of their names.
        if enums.iter().any(|name| query.contains(name)) && compares_order(query) {
            return None;
        }
        Some(enums.iter().fold(early, |early, name| as_text(&early, name)))
    }

    /// What stands for a table, where its rows are not yet as they will be; nothing where that cannot be said.
    #[expect(clippy::option_option, reason = "not to be said, and nothing to say")]
    fn source(&self, table: &Qualified, named: &BTreeSet<String>, about: Option<&Id>) -> Option<Option<String>> {
        let columns = self.after.columns(table).into_iter().filter(|(name, _)| named.contains(name.name.as_str()));
        let Some(old) = self.table_before(table) else {
            let nulls = columns.map(|(name, column)| format!("NULL::{} AS {}", self.type_before(column), name.name));
            return Some(Some(format!("(SELECT {} WHERE false)", nulls.collect::<Vec<_>>().join(", "))));
        };
        let mut seen = Vec::new();
        let mut is_there = old == *table;
        for (name, column) in columns {
            let one = self.column(&name, column, &old, about == Some(&Id::Column(name.clone())))?;
            is_there &= one.is_there;
            let name = &name.name;
            seen.push(if one.is_there { one.value } else { format!("{} AS {name}", one.value) });
        }
        let places = if named.contains("ctid") { vec!["tableoid".to_owned(), "ctid".to_owned()] } else { Vec::new() };
        let list = [places, seen].concat().join(", ");
        Some((!is_there).then(|| format!("(SELECT {list} FROM {old})")))
    }

    fn table_before(&self, table: &Qualified) -> Option<Qualified> {
        let tables = self.before.iter().filter_map(|(id, _)| if let Id::Table(old) = id { Some(old) } else { None });
        tables.into_iter().find(|old| self.renames.table(old) == *table).cloned()
    }

    fn column(&self, name: &Member, new: &Column, table: &Qualified, is_retyped_by_it: bool) -> Option<Seen> {
        let stood_for = self.after.columns(&name.table).into_iter().map(|(other, _)| other);
        let stood_for = stood_for.into_iter().find(|other| other != name && self.beside.column(other) == *name);
        let last = stood_for.as_ref().unwrap_or(name);
        let columns = self.before.columns(table);
        let Some((old_name, old)) = columns.into_iter().find(|(old, _)| self.renames.column(old) == *last) else {
            return self.given(name, new);
        };
        let generated = |schema: &Schema, name: &Member| schema.payload(&Id::Generated(name.clone())).cloned();
        if generated(self.before, &old_name) != generated(self.after, name) {
            return None;
        }
        let value = match is_retyped_by_it {
            true if self.has_renamed_values(old) => self.as_text(&old_name.name, old)?,
            true => old_name.name.to_string(),
            false => self.value(last, new, &old_name, old)?,
        };
        Some(Seen { is_there: value == name.name.to_string(), value })
    }

    /// The value that a column of now will have.
    fn value(&self, name: &Member, new: &Column, old_name: &Member, old: &Column) -> Option<String> {
        let column = &old_name.name;
        let mut called = old.clone();
        called.apply_renames(old_name, self.renames);
        let changes = |name: &Qualified| self.changed_enum(&Id::Enum(name.clone())).is_some();
        let is_enum = new.enum_type.as_ref().is_some_and(changes);
        let is_retyped = called.sql_type != new.sql_type || is_enum;
        let value = match self.using.get(name).filter(|_| is_retyped) {
            Some(using) => rename_columns(using, |word| self.column_before(&name.table, word, &old_name.table)),
            None if is_enum => self.as_text(column, old)?,
            None if is_retyped => converted(column, old, new),
            None => column.to_string(),
        };
        match self.after.payload(&Id::Default(name.clone())) {
            Some(Payload::Default(default)) if new.not_null && !old.not_null => {
                is_constant(&default.expression).then(|| format!("coalesce({value}, {})", default.expression))
            }
            _ => Some(value),
        }
    }

    /// What rows get in a column that is new.
    fn given(&self, name: &Member, new: &Column) -> Option<Seen> {
        if [Id::Generated(name.clone()), Id::Identity(name.clone())].iter().any(|id| self.after.contains(id)) {
            return None;
        }
        let value = match self.after.payload(&Id::Default(name.clone())) {
            Some(Payload::Default(default)) if is_constant(&default.expression) => default.expression.clone(),
            Some(_) => return None,
            None => format!("NULL::{}", self.type_before(new)),
        };
        Some(Seen { value, is_there: false })
    }

    fn column_before(&self, table: &Qualified, word: &str, old: &Qualified) -> Option<Ident> {
        let after = table.member(Ident::new(word));
        let columns = self.before.columns(old).into_iter().map(|(name, _)| name);
        columns.into_iter().find(|name| self.renames.column(name) == after).map(|name| name.name)
    }

    fn has_renamed_values(&self, column: &Column) -> bool {
        !self.renamed_values(column).is_empty()
    }

    /// The values of a column's enum that get other names.
    fn renamed_values(&self, column: &Column) -> Vec<(&String, &str)> {
        let Some(name) = &column.enum_type else { return Vec::new() };
        let Some(Payload::Enum(one)) = self.before.payload(&Id::Enum(name.clone())) else { return Vec::new() };
        one.values.iter().filter_map(|value| Some((value, self.renames.value(name, value)?))).collect()
    }

    /// The values of an enum under the names that they will have.
    fn as_text(&self, column: &Ident, old: &Column) -> Option<String> {
        let renamed = self.renamed_values(old);
        if !old.sql_type.ends_with("[]") {
            let when = |(old, new): &(&String, &str)| format!("WHEN {} THEN {}", literal(old), literal(new));
            let whens: Vec<String> = renamed.iter().map(when).collect();
            let mapped = || format!("CASE {column}::text {} ELSE {column}::text END", whens.join(" "));
            return Some(if whens.is_empty() { format!("{column}::text") } else { mapped() });
        }
        // One after the other, so that no two may trade their names.
        let trades = renamed.iter().any(|(_, new)| renamed.iter().any(|(old, _)| old.as_str() == *new));
        let replace =
            |value, (old, new): &(&String, &str)| format!("array_replace({value}, {}, {})", literal(old), literal(new));
        (!trades).then(|| renamed.iter().fold(format!("{column}::text[]"), replace))
    }

    fn type_before(&self, column: &Column) -> String {
        match column.enum_type.as_ref().and_then(|name| self.changed_enum(&Id::Enum(name.clone()))) {
            Some(name) => column.sql_type.replace(&name, "text"),
            None => column.sql_type.clone(),
        }
    }

    /// The name of an enum that is not yet as it will be.
    fn changed_enum(&self, id: &Id) -> Option<String> {
        let (Id::Enum(name), Some(Payload::Enum(new))) = (id, self.after.payload(id)) else { return None };
        let is_it = |other: &Id, old: &Enum| match other {
            Id::Enum(other) => {
                let mut called = old.clone();
                called.apply_renames(other, self.renames);
                other == name && called == *new && old == new
            }
            _ => false,
        };
        let stays = self.before.iter().any(|(id, fact)| matches!(&fact.payload, Payload::Enum(old) if is_it(id, old)));
        (!stays).then(|| name.to_string())
    }
}

/// The query with another source of rows in place of a table.
fn from(query: &str, table: &Qualified, source: &str) -> String {
    let (before, alias) = (format!("FROM {table}"), &table.name);
    let mut pieces = query.split(&before);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.chars().next() {
            None | Some(' ' | ')') if piece.starts_with(" AS ") => text.push_str(&format!("FROM {source}{piece}")),
            None | Some(' ' | ')') => text.push_str(&format!("FROM {source} AS {alias}{piece}")),
            // The name goes on.
            Some(_) => text.push_str(&format!("{before}{piece}")),
        }
    }
    text
}

/// The query with casts to an enum, which may be named without its schema, as casts to text.
fn as_text(query: &str, name: &str) -> String {
    let short = name.strip_prefix("public.").unwrap_or(name);
    let mut pieces = query.split("::");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.strip_prefix(name).or_else(|| piece.strip_prefix(short));
        let ends = |rest: &&str| !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '"'));
        match rest.filter(ends) {
            Some(rest) => text.push_str(&format!("::text{rest}")),
            None => text.push_str(&format!("::{piece}")),
        }
    }
    text
}

fn compares_order(query: &str) -> bool {
    query.replace("<>", "").replace("count(*) > 1", "").contains(['<', '>'])
}

/// Whether an expression is the same for each row, and at any time.
fn is_constant(expression: &str) -> bool {
    !expression.contains('(') && !words(expression).iter().any(|word| word.name.starts_with("current_"))
}
