//! A change, told in one small file: a schema, rows in it, the schema after, and what the rows then say.
//!
//! Sections begin with a line `--- name`: `from`, `rows` and `to` hold SQL; `rename` a line `table.column = old_name`
//! (or `table = old_name`, `enum = old_name`, `enum 'value' = old_value`) for each rename; `using` a line `table.column =
//! expression`; `expect` a line `query => value, value` for each thing the rows have to say; `stages` the names of the stages
//! of the way online, `either` what is said of both sides until they change places, and `new` from when the application may
//! be a new one; `one way` a reason why rows stand against the way back; `native` what the embedded server lacks for it;
//! `since` the first major version that has it.

use schema_core::error::{Error, Result};
use schema_core::ident::{Ident, Qualified};
use schema_core::kind::Id;
use schema_core::model::{Hints, Schema};
use std::collections::BTreeMap;
use std::path::Path;

/// A change, as its file tells it.
#[derive(Clone, Debug, Default)]
pub struct Case {
    sections: BTreeMap<String, String>,
}

impl Case {
    /// Reads a case.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Error::io(format!("cannot read `{}`", path.display())).caused_by(error))?;
        let mut sections: BTreeMap<String, String> = BTreeMap::new();
        let mut name = String::new();
        for line in text.lines() {
            match line.strip_prefix("--- ") {
                Some(section) => name = section.trim().to_owned(),
                None => {
                    let section = sections.entry(name.clone()).or_default();
                    section.push_str(line);
                    section.push('\n');
                }
            }
        }
        Ok(Self { sections })
    }

    /// The text of a section; empty where there is none.
    pub fn section(&self, name: &str) -> &str {
        self.sections.get(name).map_or("", String::as_str)
    }

    /// Whether there is such a section.
    pub fn has(&self, name: &str) -> bool {
        self.sections.contains_key(name)
    }

    /// What the code would ask for.
    pub fn hints(&self, to: &Schema) -> Hints {
        let mut hints = Hints::default();
        for (new, old) in pairs(self.section("rename")) {
            match new.split_once(" '") {
                Some((name, value)) => {
                    let value = value.trim_end_matches('\'').to_owned();
                    hints.values.insert((Qualified::new("public", name), value), old.to_owned());
                }
                None => drop(hints.renames.insert(id(new, to), Ident::new(old))),
            }
        }
        for (column, expression) in pairs(self.section("using")) {
            if let Id::Column(column) = id(column, to) {
                hints.using.insert(column, expression.to_owned());
            }
        }
        hints
    }
}

fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| line.split_once(" = "))
}

/// What is meant by `table`, `table.column` or the name of a type or an index.
fn id(name: &str, to: &Schema) -> Id {
    match name.split_once('.') {
        Some((table, column)) => Id::Column(Qualified::new("public", table).member(column)),
        None => {
            let name = Qualified::new("public", name);
            let types = [
                Id::Enum(name.clone()),
                Id::Domain(name.clone()),
                Id::Range(name.clone()),
                Id::Composite(name.clone()),
            ];
            let kinds: Vec<Id> = types.into_iter().chain([Id::Index(name.clone()), Id::Table(name.clone())]).collect();
            kinds.into_iter().find(|id| to.contains(id)).unwrap_or(Id::Table(name))
        }
    }
}
