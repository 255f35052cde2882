//! Foreign data wrappers.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use super::parameter::{Parameters, options_change, options_clause};
use crate::ident::Ident;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A foreign data wrapper (manual, `CREATE FOREIGN DATA WRAPPER`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignDataWrapper {
    /// The function that hands out the routines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handler: Option<String>,
    /// The function that checks options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validator: Option<String>,
    /// `OPTIONS (…)`.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub options: Parameters,
}

impl Object for ForeignDataWrapper {
    type Name = Ident;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_foreign_data_wrapper'::regclass, w.oid, 0, quote_ident(w.fdwname), jsonb_strip_nulls(jsonb_build_object(
            'handler', nullif(w.fdwhandler, 0)::regproc::text, 'validator', nullif(w.fdwvalidator, 0)::regproc::text,
            'options', ",
        super::catalog::options!("w.fdwoptions"),
        ")) FROM pg_foreign_data_wrapper w"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "FOREIGN DATA WRAPPER";

    fn sql_name(&self, name: &Ident) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        let functions = [("HANDLER", &self.handler), ("VALIDATOR", &self.validator)];
        let functions = functions.into_iter().filter_map(|(word, name)| Some(format!(" {word} {}", name.as_ref()?)));
        let functions = functions.collect::<String>();
        let options = options_clause(&self.options);
        vec![Statement::new(format!("CREATE FOREIGN DATA WRAPPER {name}{functions}{options}"))]
    }

    fn drop(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP FOREIGN DATA WRAPPER {name}"))]
    }

    fn alter(&self, to: &Self, name: &Ident, _context: &Context<'_>) -> Alteration {
        let function = |word: &str, from: &Option<String>, to: &Option<String>| {
            let change = to.as_ref().map_or_else(|| format!(" NO {word}"), |name| format!(" {word} {name}"));
            if from == to { String::new() } else { change }
        };
        let options = options_change(&self.options, &to.options).map(|change| format!(" {change}"));
        let change = [
            function("HANDLER", &self.handler, &to.handler),
            function("VALIDATOR", &self.validator, &to.validator),
            options.unwrap_or_default(),
        ];
        Alteration::statements(vec![Statement::new(format!("ALTER FOREIGN DATA WRAPPER {name}{}", change.concat()))])
    }

    fn rename(from: &Ident, to: &Ident) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER FOREIGN DATA WRAPPER {from} RENAME TO {to}"))]
    }
}
