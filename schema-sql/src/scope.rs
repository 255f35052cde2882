//! What a query sees: tables, what common table expressions and sub-queries give, and what is around it.

use std::ops::Range;

use crate::place::Scope;
use crate::token::{Kind, Token};

/// What a source of a query is.
#[derive(Clone)]
pub(crate) enum Of {
    Table(Option<String>, String),
    Columns(Vec<String>),
    Unknown,
}

#[derive(Clone)]
pub(crate) struct Seen {
    pub(crate) alias: String,
    pub(crate) of: Of,
}

/// What a query sees from outside.
#[derive(Clone, Default)]
pub(crate) struct Outside<'a> {
    /// The whole text.
    pub(crate) text: &'a str,
    /// The table that a policy is of.
    pub(crate) own: Scope<'a>,
    pub(crate) ctes: Vec<(String, Of)>,
    pub(crate) sources: Vec<Seen>,
}

impl<'a> Outside<'a> {
    /// Inside of a policy of this table.
    pub(crate) fn of_table(own: Scope<'a>, text: &'a str) -> Self {
        let of = Of::Columns(own.columns.to_vec());
        Self { text, own, ctes: Vec::new(), sources: vec![Seen { alias: own.table.to_owned(), of }] }
    }

    /// Around a whole text.
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }

    /// What a name behind `FROM` is.
    pub(crate) fn table(&self, schema: Option<&String>, table: &str) -> Of {
        let cte = self.ctes.iter().rev().find(|(name, _)| schema.is_none() && name == table);
        let is_own = table == self.own.table && schema.map_or("public", String::as_str) == self.own.schema;
        match cte {
            Some((_, of)) => of.clone(),
            None if is_own && !table.is_empty() => Of::Columns(self.own.columns.to_vec()),
            None => Of::Table(schema.cloned(), table.to_owned()),
        }
    }
}

/// The tokens of what stands in parentheses, which are the ends of this place.
pub(crate) fn inside<'t>(tokens: &[Token<'t>], at: &Range<usize>) -> Vec<Token<'t>> {
    let within = |token: &&Token<'_>| at.start < token.at && token.end() < at.end;
    let mut inside: Vec<_> = tokens.iter().filter(within).copied().collect();
    inside.push(Token { kind: Kind::End, text: "", at: at.end.saturating_sub(1) });
    inside
}
