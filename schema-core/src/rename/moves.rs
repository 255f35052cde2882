//! What is in another schema afterwards. That is carried out before all else, so that whatever follows finds things where
//! they will be.

use crate::expression::words;
use crate::ident::{Ident, Qualified};
use crate::kind::{Id, Payload};
use crate::model::{Fact, Hints, Schema};
use crate::statement::Statement;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The statements that move things, what they do, a line each, and the schema after them.
#[derive(Clone, Debug)]
pub struct Moved<'a> {
    /// The schema after the moves.
    pub schema: Cow<'a, Schema>,
    /// The statements.
    pub statements: Vec<Statement>,
    /// A line for people for each of them.
    pub summary: Vec<String>,
}

/// Carries the moves of `hints` out, as far as nothing is in the way.
pub fn carry_out<'a>(from: &'a Schema, to: &Schema, hints: &Hints) -> Moved<'a> {
    let mut moved = Moved { schema: Cow::Borrowed(from), statements: Vec::new(), summary: Vec::new() };
    let is_schema = |id: &Id| matches!(id, Id::Schema(_));
    let (schemas, objects): (Vec<_>, Vec<_>) = hints.moves.iter().partition(|(new, _)| is_schema(new));
    for (new, old) in schemas {
        if let (Id::Schema(before), Id::Schema(after)) = (old, new)
            && moved.schema.contains(old)
            && !moved.schema.contains(new)
        {
            moved.statements.push(Statement::new(format!("ALTER SCHEMA {before} RENAME TO {after}")));
            moved.take(old, new, &Places { schema: Some((before, after)), ..Places::default() });
        }
    }
    for (new, old) in objects {
        let (Some(before), Some(after)) = (old.schema(), new.schema()) else { continue };
        let here = old.own_name().map_or_else(|| new.clone(), |name| new.with_name(name));
        if before == after || !moved.schema.contains(old) || moved.schema.contains(&here) {
            continue;
        }
        moved.make_schema(after, to);
        let object = old.sql_name(&moved.schema);
        moved.statements.push(Statement::new(format!("ALTER {object} SET SCHEMA {after}")));
        let names = taken_along(&moved.schema, old).into_iter().map(|name| (name, after)).collect();
        moved.take(old, &here, &Places { names, ..Places::default() });
    }
    moved
}

impl Moved<'_> {
    /// The statements that move everything back to where it was.
    pub fn back(&self, before: &Schema, hints: &Hints) -> Vec<Statement> {
        let here = |(new, old): (&Id, &Id)| {
            let is_schema = matches!(old, Id::Schema(_));
            let here = old.own_name().filter(|_| !is_schema).map_or_else(|| new.clone(), |name| new.with_name(name));
            (old.clone(), here)
        };
        let moves = hints.moves.iter().map(here).collect();
        let back = carry_out(&self.schema, before, &Hints { moves, ..Hints::default() });
        let (statements, made) = (back.statements, back.schema);
        let left = made.iter().filter(|(id, _)| matches!(id, Id::Schema(_)) && !before.contains(id));
        let drop = left.map(|(id, _)| Statement::new(format!("DROP SCHEMA {}", id.path())));
        statements.into_iter().chain(drop).collect()
    }

    fn take(&mut self, old: &Id, new: &Id, places: &Places<'_>) {
        self.summary.push(format!("> {old} -> {}", new.path()));
        self.schema = Cow::Owned(places.moved(&self.schema));
    }

    /// A schema that comes is there before something moves into it.
    fn make_schema(&mut self, name: &Ident, to: &Schema) {
        let id = Id::Schema(name.clone());
        if let (false, Some(payload)) = (self.schema.contains(&id), to.payload(&id)) {
            self.statements.push(Statement::new(format!("CREATE SCHEMA {name}")));
            self.summary.push(format!("+ {id}"));
            self.schema.to_mut().insert(id, Fact { payload: payload.clone(), needs: Vec::new() });
        }
    }
}

/// The names that move with an object: a table takes its indexes and sequences along.
fn taken_along(schema: &Schema, id: &Id) -> Vec<Qualified> {
    let own = id.schema().zip(id.own_name()).map(|(schema, name)| Qualified::new(schema.clone(), name.clone()));
    let Id::Table(table) = id else { return own.into_iter().collect() };
    let along = schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Index(name), Payload::Index(index)) if index.table == *table => Some(name.clone()),
        (Id::SequenceOwner(name), Payload::SequenceOwner(owner)) if owner.column.table == *table => Some(name.clone()),
        (Id::Identity(column), Payload::Identity(identity)) if column.table == *table => {
            Some(identity.sequence.clone())
        }
        _ => None,
    });
    along.chain(own).collect()
}

/// What is where afterwards.
#[derive(Default)]
struct Places<'a> {
    schema: Option<(&'a Ident, &'a Ident)>,
    names: BTreeMap<Qualified, &'a Ident>,
}

impl Places<'_> {
    fn moved(&self, schema: &Schema) -> Schema {
        schema.map(|id, fact| {
            let new = self.id(id);
            let needs = fact.needs.iter().map(|need| self.id(need)).collect();
            let payload = self.payload(&new, &fact.payload);
            (new, Fact { payload, needs })
        })
    }

    fn id(&self, id: &Id) -> Id {
        let path = id.path();
        let path = match self.schema {
            // `schema a`, or what is said of it, such as `schema a` of a comment.
            Some((before, after)) if matches!(id, Id::Schema(name) if name == before) => after.to_string(),
            Some((before, after)) => match path.strip_suffix(&format!("schema {before}")) {
                Some(start) => format!("{start}schema {after}"),
                None => self.text(&path),
            },
            None => self.text(&path),
        };
        Id::from_path(id.word(), &path).unwrap_or_else(|_| id.clone())
    }

    fn payload(&self, id: &Id, payload: &Payload) -> Payload {
        let Ok(mut value) = serde_json::to_value(payload) else { return payload.clone() };
        self.value(&mut value);
        id.deserialize(value).unwrap_or_else(|_| payload.clone())
    }

    fn value(&self, value: &mut Value) {
        match value {
            Value::String(text) => *text = self.text(text),
            Value::Array(values) => values.iter_mut().for_each(|value| self.value(value)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match (self.schema, &*value) {
                        (Some((before, after)), Value::String(text)) if name == "schema" && text == before.as_str() => {
                            *value = Value::String(after.as_str().to_owned());
                        }
                        _ => self.value(value),
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Names in a text, as PostgreSQL spells them afterwards; what is in strings stays, but for `'a.b'::regclass`.
    fn text(&self, text: &str) -> String {
        let mut changes = Vec::new();
        let words = words(text);
        for pair in words.windows(2) {
            let [first, second] = pair else { continue };
            let touching = text[first.range.end..].starts_with('.') && first.range.end + 1 == second.range.start;
            if touching && !text[..first.range.start].ends_with('.') {
                let name = Qualified::new(Ident::new(first.name.as_str()), Ident::new(second.name.as_str()));
                changes.extend(self.place(&name).map(|schema| (first.range.clone(), schema.to_string())));
            }
        }
        let mut changed = text.to_owned();
        for (range, by) in changes.into_iter().rev() {
            changed.replace_range(range, &by);
        }
        self.constants(changed)
    }

    fn constants(&self, text: String) -> String {
        let Some(end) = text.find("'::reg") else { return text };
        let start = text[..end].rfind('\'').map_or(0, |at| at + 1);
        let name = match text[start..end].parse::<Qualified>() {
            Ok(name) => self.place(&name).map_or_else(|| name.to_string(), |to| format!("{to}.{}", name.name)),
            Err(_) => text[start..end].to_owned(),
        };
        let next = end + "'::reg".len();
        format!("{}{name}{}{}", &text[..start], &text[end..next], self.constants(text[next..].to_owned()))
    }

    fn place(&self, name: &Qualified) -> Option<&Ident> {
        let of_schema = self.schema.filter(|(before, _)| **before == name.schema).map(|(_, after)| after);
        self.names.get(name).copied().or(of_schema)
    }
}
