//! How much each rule weighs, and where it is allowed.

use super::{RULES, rule};
use crate::declare::def::TableDef;
use crate::error::{Error, Finding, Result};
use crate::ident::Qualified;
use std::collections::BTreeMap;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It is not looked for.
    Off,
    /// It is said.
    Warn,
    /// It is said as an error.
    Deny,
}

/// The levels that differ from those of the rules, and what of the schema is allowed.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    levels: BTreeMap<&'static str, Level>,
    allowed: Vec<Allowed>,
}

/// What is allowed of one table of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The rule.
    pub rule: &'static str,
    /// The table, as `name` or `schema.name`.
    pub table: String,
}

impl Levels {
    /// Reads what the settings say: levels by rule, and reasons by rule and table.
    ///
    /// # Errors
    /// Names that are no rules, with the nearest that are; reasons that say nothing.
    pub fn new(levels: &BTreeMap<String, Level>, allowed: &BTreeMap<String, BTreeMap<String, String>>) -> Result<Self> {
        let mut found = Self::default();
        let mut mistakes = Vec::new();
        for (name, level) in levels {
            match rule(name) {
                Some(rule) => drop(found.levels.insert(rule.id, *level)),
                None => mistakes.push(unknown(name, "[lint]")),
            }
        }
        for (name, tables) in allowed {
            let Some(rule) = rule(name) else {
                mistakes.push(unknown(name, "[lint.allow]"));
                continue;
            };
            for (table, reason) in tables {
                if reason.trim().is_empty() {
                    let message = format!("`{name}` is allowed for `{table}` without a reason");
                    let help = Some("write why as its value".to_owned());
                    mistakes.push(Finding { at: "[lint.allow]".to_owned(), message, help });
                }
                found.allowed.push(Allowed { rule: rule.id, table: table.clone() });
            }
        }
        if mistakes.is_empty() {
            Ok(found)
        } else {
            Err(Error::findings("`schema.toml` says what cannot be", mistakes))
        }
    }

    /// How much a rule weighs.
    pub fn level(&self, id: &str) -> Level {
        let given = self.levels.get(id).copied();
        given.unwrap_or_else(|| rule(id).map_or(Level::Warn, |rule| rule.level))
    }

    /// Allows besides what the tables of the code allow.
    #[must_use]
    pub fn with(mut self, tables: &[&TableDef]) -> Self {
        for table in tables {
            let name = Qualified::new(table.name.schema, table.name.name).to_string();
            let allowed = |(id, _): &(&str, &str)| Some(Allowed { rule: rule(id)?.id, table: name.clone() });
            self.allowed.extend(table.allows.iter().filter_map(allowed));
        }
        self
    }

    /// Whether a rule is allowed for a table of the schema.
    pub fn allows(&self, id: &str, table: &Qualified) -> bool {
        let is = |name: &str| name == table.to_string() || name == table.name.as_str();
        self.allowed.iter().any(|allowed| allowed.rule == id && is(&allowed.table))
    }
}

fn unknown(name: &str, at: &str) -> Finding {
    let help = match nearest(name) {
        Some(near) => format!("write `{near}`"),
        None => "docs/lint.md lists the rules".to_owned(),
    };
    Finding { at: at.to_owned(), message: format!("`{name}` is no rule of `lint`"), help: Some(help) }
}

/// The rule whose name is nearest, by this or by what other tools call it.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let same = RULES.iter().find(|rule| rule.others.contains(&name)).map(|rule| rule.id);
    let name = name.replace('-', "_");
    same.or_else(|| schema_sql::nearest(&name, RULES.iter().map(|rule| rule.id)))
}
