//! What the code declares, as facts.

mod constraint;
mod grant;
mod own_type;
mod partition;
mod policy;
mod table;
mod trigger;
mod view;

use super::parts::qualified;
use super::{Conventions, Declared, Hints, Schema, link, names};
use crate::declare::def::{EnumDef, EnumStorage, SchemaDef, TableDef};
use crate::error::{Error, Finding, Result};
use crate::ident::{Ident, Qualified, literal};
use crate::kind::{Id, Payload, comment, enumeration, extension, owner, schema, sql_object};
use std::collections::BTreeMap;

/// Reads what the code declares.
///
/// # Errors
/// Names that are too long or given twice, all at once.
pub fn from_code(def: &SchemaDef, conventions: Conventions) -> Result<Declared> {
    let mut reader = Reader { conventions, tables: def.tables, ..Reader::default() };
    reader.whole(def);
    let Reader { objects, hints, needs, mut findings, .. } = reader;
    let mut schema = Schema::unlinked(objects);
    schema.done = Some(hints.remembered());
    findings.extend(names::check(&schema));
    if !findings.is_empty() {
        let count = findings.len();
        let mistakes = if count == 1 { "1 mistake".to_owned() } else { format!("{count} mistakes") };
        return Err(Error::findings(format!("the schema `{}` has {mistakes}", def.name), findings));
    }
    link(&mut schema);
    for (id, fact) in schema.iter_mut() {
        fact.needs.extend(needs.get(id).into_iter().flatten().cloned());
    }
    Ok(Declared { schema, hints })
}

/// What the code declares by statements: a view, and what is attached to a table or a view.
pub(crate) fn statements_of(def: &TableDef) -> BTreeMap<Id, Payload> {
    let mut reader = Reader::default();
    let name = qualified(&def.name);
    match &def.view {
        Some(view) => reader.view(def, view),
        None => reader.attached(&Id::Table(name.clone()), &name, def),
    }
    reader.objects
}

#[derive(Default)]
struct Reader {
    conventions: Conventions,
    tables: &'static [&'static TableDef],
    objects: BTreeMap<Id, Payload>,
    hints: Hints,
    /// What statements need, and what needs them, as far as the code says it.
    needs: BTreeMap<Id, Vec<Id>>,
    findings: Vec<Finding>,
}

impl Reader {
    fn whole(&mut self, def: &SchemaDef) {
        for extension in def.extensions {
            let schema = extension.schema.map(Ident::from);
            let version = extension.version.map(str::to_owned);
            self.schema(extension.schema.unwrap_or("public"));
            let payload = extension::Extension { schema, version, fixed: false };
            self.put(Id::Extension(extension.name.into()), Payload::Extension(payload));
        }
        for def in def.enums {
            self.native_enum(def);
        }
        for def in def.types {
            self.own_type(def);
        }
        for def in def.tables {
            match &def.view {
                Some(view) => self.view(def, view),
                None => self.table(def),
            }
        }
        for file in def.sql {
            self.sql(file.path.to_owned(), file.text.trim().to_owned(), []);
        }
    }

    fn native_enum(&mut self, def: &EnumDef) {
        let EnumStorage::Native(name) = &def.storage else { return };
        let name = qualified(name);
        let id = Id::Enum(name.clone());
        let payload = enumeration::Enum { values: def.values.iter().map(|value| value.name.to_owned()).collect() };
        // An enum comes with each column that has it.
        if self.objects.get(&id) == Some(&Payload::Enum(payload.clone())) {
            return;
        }
        self.schema(name.schema.as_str());
        for value in def.values {
            if let Some(old) = value.renamed_from {
                self.hints.values.insert((name.clone(), value.name.to_owned()), old.to_owned());
            }
        }
        if let Some(old) = def.renamed_from {
            self.hints.renames.insert(id.clone(), old.into());
        }
        self.put(id.clone(), Payload::Enum(payload));
        self.comment(id, def.comment);
    }

    /// What is attached to a table or a view, and is said in SQL.
    fn attached(&mut self, to: &Id, name: &Qualified, def: &TableDef) {
        def.partitions.iter().for_each(|partition| self.partition(name, def, partition));
        for policy in def.policies {
            self.sql(format!("policy {}", name.member(policy.name)), policy::create(name, policy), [to.clone()]);
        }
        for trigger in def.triggers {
            self.sql(format!("trigger {}", name.member(trigger.name)), trigger::create(name, trigger), [to.clone()]);
        }
        for (role, create) in grant::create(name, def.grants) {
            self.sql(format!("grants {name} to {role}"), create, [to.clone()]);
        }
    }

    fn sql(&mut self, name: String, create: String, needs: impl IntoIterator<Item = Id>) {
        let id = statements(name);
        self.needs.entry(id.clone()).or_default().extend(needs);
        self.put(id, Payload::SqlObject(sql_object::SqlObject { create }));
    }

    fn owner(&mut self, of: Id, role: Option<&str>) {
        if let Some(role) = role {
            self.put(Id::Owner(Box::new(of)), Payload::Owner(owner::Owner { role: role.into() }));
        }
    }

    fn schema(&mut self, name: &str) {
        if name != "public" {
            self.objects.insert(Id::Schema(name.into()), Payload::Schema(schema::Schema {}));
        }
    }

    fn comment(&mut self, on: Id, text: Option<&str>) {
        if let Some(text) = text {
            let payload = comment::Comment { text: text.to_owned() };
            self.put(Id::Comment(Box::new(on)), Payload::Comment(payload));
        }
    }

    fn put(&mut self, id: Id, payload: Payload) {
        if let Some(before) = self.objects.insert(id.clone(), payload) {
            let same = Some(&before) == self.objects.get(&id);
            let message = if same { "it is declared twice" } else { "two that differ get this name" };
            self.findings.push(Finding {
                at: id.to_string(),
                message: message.to_owned(),
                help: Some("give one of the two another name with `name = \"…\"`, or remove it".to_owned()),
            });
        }
    }
}

/// The statements with this name.
fn statements(name: String) -> Id {
    Id::SqlObject(Ident::new(name))
}

/// Statements one after the other.
fn script(statements: impl IntoIterator<Item = String>) -> String {
    statements.into_iter().collect::<Vec<_>>().join(";\n")
}

fn comment_on(what: &str, text: Option<&str>) -> Option<String> {
    text.map(|text| format!("COMMENT ON {what} IS {}", literal(text)))
}
