//! What indexes and exclusion constraints are made of: columns and expressions, with order, operator class, collation.

use super::parameter::{Parameters, parameters};
use crate::ident::{Ident, Qualified, Reference};
use crate::rename::Renames;
use serde::{Deserialize, Serialize};

/// One element of an index or of an exclusion constraint. A plain column is kept in files as its name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Spelled", into = "Spelled")]
pub struct IndexElement {
    /// A column or an expression.
    pub key: Key,
    /// `DESC`.
    pub descending: bool,
    /// `NULLS FIRST` (`true`) or `NULLS LAST` (`false`), where it is not the order's default.
    pub nulls_first: Option<bool>,
    /// The operator class, where it is not the type's default.
    pub opclass: Option<Reference>,
    /// The parameters of the operator class.
    pub opclass_parameters: Parameters,
    /// The collation, where it is not the column's.
    pub collation: Option<Reference>,
}

/// What an element takes its values from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A column.
    Column(Ident),
    /// An expression.
    Expression(String),
}

/// How an element is kept in files and printed by the catalog query.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum Spelled {
    Plain(Ident),
    Full(Full),
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Full {
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<Ident>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expression: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    descending: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    nulls_first: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    opclass: Option<Reference>,
    #[serde(skip_serializing_if = "Parameters::is_empty")]
    opclass_parameters: Parameters,
    #[serde(skip_serializing_if = "Option::is_none")]
    collation: Option<Reference>,
}

impl From<Spelled> for IndexElement {
    fn from(spelled: Spelled) -> Self {
        let full = match spelled {
            Spelled::Plain(column) => Full { column: Some(column), ..Full::default() },
            Spelled::Full(full) => full,
        };
        let key = match (full.column, full.expression) {
            (Some(column), _) => Key::Column(column),
            (None, expression) => Key::Expression(expression.unwrap_or_default()),
        };
        Self {
            key,
            descending: full.descending,
            nulls_first: full.nulls_first,
            opclass: full.opclass,
            opclass_parameters: full.opclass_parameters,
            collation: full.collation,
        }
    }
}

impl From<IndexElement> for Spelled {
    fn from(element: IndexElement) -> Self {
        if element.is_plain()
            && let Key::Column(column) = element.key
        {
            return Self::Plain(column);
        }
        let (column, expression) = match element.key {
            Key::Column(column) => (Some(column), None),
            Key::Expression(expression) => (None, Some(expression)),
        };
        Self::Full(Full {
            column,
            expression,
            descending: element.descending,
            nulls_first: element.nulls_first,
            opclass: element.opclass,
            opclass_parameters: element.opclass_parameters,
            collation: element.collation,
        })
    }
}

impl IndexElement {
    /// A column as it is.
    pub(super) fn of_column(column: Ident) -> Self {
        Self::from(Spelled::Plain(column))
    }

    /// The column that the element is.
    pub(super) fn column(&self) -> Option<&Ident> {
        match &self.key {
            Key::Column(column) => Some(column),
            Key::Expression(_) => None,
        }
    }

    /// The expression that the element is.
    pub(super) fn expression(&self) -> Option<&str> {
        match &self.key {
            Key::Column(_) => None,
            Key::Expression(expression) => Some(expression),
        }
    }

    /// Whether the element is a column and nothing else, so that it works for a column of any type.
    pub(super) fn is_plain(&self) -> bool {
        matches!(self.key, Key::Column(_))
            && !self.descending
            && self.nulls_first.is_none()
            && self.opclass.is_none()
            && self.opclass_parameters.is_empty()
            && self.collation.is_none()
    }

    /// The element in SQL.
    pub(crate) fn definition(&self) -> String {
        let mut text = match &self.key {
            Key::Column(column) => column.to_string(),
            Key::Expression(expression) => format!("({expression})"),
        };
        if let Some(collation) = &self.collation {
            text.push_str(&format!(" COLLATE {collation}"));
        }
        if let Some(opclass) = &self.opclass {
            text.push_str(&format!(" {opclass}{}", parameters(&self.opclass_parameters)));
        }
        if self.descending {
            text.push_str(" DESC");
        }
        if let Some(first) = self.nulls_first {
            text.push_str(if first { " NULLS FIRST" } else { " NULLS LAST" });
        }
        text
    }

    /// Carries renames of columns into the element.
    pub(super) fn apply_renames(&mut self, table: &Qualified, renames: &Renames) {
        match &mut self.key {
            Key::Column(column) => *column = renames.column(&table.member(column.clone())).name,
            Key::Expression(expression) => renames.expression(table, expression),
        }
    }

    /// Takes over PostgreSQL's spelling of the expression.
    pub(super) fn adopt_spelling(&mut self, catalog: &Self) {
        if let (Key::Expression(ours), Key::Expression(theirs)) = (&mut self.key, &catalog.key) {
            ours.clone_from(theirs);
        }
        adopt_schema(&mut self.opclass, &catalog.opclass);
        adopt_schema(&mut self.collation, &catalog.collation);
    }
}

/// What the code leaves to the search path has the schema that PostgreSQL found.
pub(super) fn adopt_schema(ours: &mut Option<Reference>, catalog: &Option<Reference>) {
    if let (Some(ours), Some(theirs)) = (ours, catalog) {
        ours.adopt(theirs);
    }
}

/// Takes over PostgreSQL's spelling of a condition that both have.
pub(super) fn adopt_predicate(ours: &mut Option<String>, catalog: &Option<String>) {
    if ours.is_some() && catalog.is_some() {
        ours.clone_from(catalog);
    }
}
