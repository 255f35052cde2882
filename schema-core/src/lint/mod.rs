//! What experience warns of, in migrations and in schemas: one rule a file in `rules`, and what each finds.

mod allow;
mod file;
pub mod page;
mod rules;
mod schema;
mod settings;

pub use file::lint_file;
pub use rules::RULES;
pub use schema::lint_schema;
pub use settings::{Allowed, Level, Levels};

use crate::effect::World;
use crate::ident::{Ident, Qualified};
use crate::sql::{Name, Shape};
use crate::statement::Effects;

/// A rule: what it warns of and why, with an example that is its test.
#[derive(Debug)]
pub struct Rule {
    /// What it is called in settings and where it is allowed.
    pub id: &'static str,
    /// How much it weighs where the settings do not say.
    pub level: Level,
    /// What goes wrong.
    pub why: &'static str,
    /// What to write instead.
    pub help: &'static str,
    /// What other tools call it.
    pub others: &'static [&'static str],
    /// SQL in which it finds something.
    pub bad: &'static str,
    /// SQL in which it finds nothing.
    pub good: &'static str,
    /// How it looks.
    pub check: Check,
}

/// What a rule looks at. What it finds it says in a few words.
#[derive(Debug)]
pub enum Check {
    /// One statement of a migration.
    Statement(fn(&StatementContext<'_>) -> Vec<String>),
    /// A column that comes, in a migration or in the schema.
    Column(fn(&ColumnContext<'_>) -> Option<String>),
    /// A table that is made, in a migration or in the schema.
    Table(fn(&Qualified, &World) -> Vec<String>),
    /// A statement as text alone; found by whoever reads it.
    Text,
}

/// A statement, where it stands.
#[derive(Debug)]
pub struct StatementContext<'a> {
    /// What it is.
    pub shape: &'a Shape,
    /// Its text.
    pub sql: &'a str,
    /// What is there before it.
    pub world: &'a World,
    /// What it does.
    pub effects: &'a Effects,
    /// The statements of the file that stand above it.
    pub above: &'a [Shape],
    /// The file.
    pub file: FileContext,
}

/// A file that statements stand in.
#[derive(Clone, Copy, Debug, Default)]
pub struct FileContext {
    /// It runs without a transaction around it.
    pub no_transaction: bool,
    /// How many statements it has.
    pub statements: usize,
}

/// A column that comes.
#[derive(Debug)]
pub struct ColumnContext<'a> {
    /// The table.
    pub table: &'a Qualified,
    /// Its name.
    pub name: &'a Ident,
    /// Its type, in PostgreSQL's spelling.
    pub sql_type: &'a str,
    /// It is in the primary key.
    pub in_primary_key: bool,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// The file; none for the schema of the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line of the statement, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// What of the schema it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<Qualified>,
    /// The beginning of the statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// What was found.
    pub message: String,
    /// What to write instead.
    pub help: &'static str,
}

impl StatementContext<'_> {
    /// Whether a table was there before this file.
    pub fn is_old(&self, name: &Name) -> bool {
        self.world.relations.get(&name.qualified()).is_none_or(|relation| !relation.is_new)
    }

    /// The actions on a table that was there before.
    pub fn actions(&self) -> impl Iterator<Item = (Qualified, &crate::sql::Action)> {
        let (name, actions) = match self.shape {
            Shape::Alter { kind, name, actions, .. } if kind.ends_with("table") && self.is_old(name) => {
                (Some(name.qualified()), actions.as_slice())
            }
            _ => (None, [].as_slice()),
        };
        actions.iter().filter_map(move |placed| Some((name.clone()?, &placed.action)))
    }

    /// The constraints that come to a table that was there before, beside columns and at them.
    pub fn constraints(&self) -> Vec<(Qualified, &crate::sql::Constraint)> {
        use crate::sql::Action;
        let mut found = Vec::new();
        for (table, action) in self.actions() {
            match action {
                Action::AddConstraint(constraint) => found.push((table, constraint)),
                Action::AddColumn { column, .. } => {
                    found.extend(column.constraints.iter().map(|constraint| (table.clone(), constraint)));
                }
                _ => {}
            }
        }
        found
    }
}

/// The column at the beginning of an element of an index.
fn first_word(element: &str) -> String {
    match element.strip_prefix('"').and_then(|rest| rest.find('"')) {
        Some(end) => element[..end + 2].to_owned(),
        None => element.split(' ').next().unwrap_or_default().to_owned(),
    }
}

/// The rule of this name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
