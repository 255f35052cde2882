//! That a table is a partition or a child of another one, said by itself while that changes.

use super::name::Name;
use super::object::{Alteration, Context, Object};
use super::table::Partition;
use super::{Id, partition_rows};
use crate::ident::{Ident, ParseError, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A table and the one that it comes from. Displayed as `table of parent`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Descent {
    /// The partition or child.
    pub table: Qualified,
    /// The partitioned table or parent.
    pub parent: Qualified,
}

impl fmt::Display for Descent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.table, self.parent)
    }
}

impl FromStr for Descent {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let wrong = || ParseError(format!("`{text}` is not of the form `table of parent`"));
        let (table, parent) = text.split_once(" of ").ok_or_else(wrong)?;
        Ok(Self { table: table.parse()?, parent: parent.parse()? })
    }
}

impl Name for Descent {
    fn schema(&self) -> Option<&Ident> {
        Some(&self.table.schema)
    }

    fn renamed(&self, _id: &Id, renames: &Renames) -> Self {
        Self { table: renames.table(&self.table), parent: renames.table(&self.parent) }
    }
}

/// How a table comes from another one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// The bound of a partition; a child has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bound: Option<String>,
}

impl Object for Attachment {
    type Name = Descent;

    /// Tables say it themselves, unless it changes.
    const CATALOG: Option<&'static str> = None;

    const KEYWORD: &'static str = "TABLE";

    fn sql_name(&self, name: &Descent) -> String {
        format!("TABLE {}", name.table)
    }

    fn needs(&self, name: &Descent) -> Vec<Id> {
        vec![Id::Table(name.table.clone()), Id::Table(name.parent.clone())]
    }

    fn create(&self, Descent { table, parent }: &Descent, context: &Context<'_>) -> Vec<Statement> {
        let Some(bound) = &self.bound else {
            return vec![Statement::new(format!("ALTER TABLE {table} INHERIT {parent}"))];
        };
        let attach = Statement::new(format!("ALTER TABLE {parent} ATTACH PARTITION {table} {bound}"));
        vec![match context.is_new(table) {
            true => attach,
            false => {
                let partition = Partition { parent: parent.clone(), bound: bound.clone() };
                let outside = partition_rows::outside(table, &partition, context);
                let is_empty = context.aside.contains_key(&Id::Table(table.clone()));
                let fails = format!("a row of {table} has no place in the partition");
                if is_empty { attach } else { attach.fails_if(fails).counted_by(outside) }
            }
        }]
    }

    fn drop(&self, Descent { table, parent }: &Descent, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(match self.bound {
            Some(_) => format!("ALTER TABLE {parent} DETACH PARTITION {table}"),
            None => format!("ALTER TABLE {table} NO INHERIT {parent}"),
        })]
    }

    fn alter(&self, _to: &Self, _name: &Descent, _context: &Context<'_>) -> Alteration {
        Alteration::Replace
    }
}
