//! Procedural languages that no extension brings.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::Ident;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A procedural language (manual, `CREATE LANGUAGE`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// `TRUSTED`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub trusted: bool,
    /// The function that runs functions.
    pub handler: String,
    /// The function that runs `DO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inline: Option<String>,
    /// The function that looks at new functions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub validator: Option<String>,
}

impl Object for Language {
    type Name = Ident;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_language'::regclass, l.oid, 0, quote_ident(l.lanname),
                jsonb_strip_nulls(jsonb_build_object('trusted', CASE WHEN l.lanpltrusted THEN true END,
                    'handler', l.lanplcallfoid::regproc::text, 'inline', nullif(l.laninline, 0)::regproc::text,
                    'validator', nullif(l.lanvalidator, 0)::regproc::text))
         FROM pg_language l WHERE l.lanispl AND l.oid >= 16384",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "LANGUAGE";

    fn sql_name(&self, name: &Ident) -> String {
        format!("LANGUAGE {name}")
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![self.define("CREATE", name)]
    }

    fn drop(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP LANGUAGE {name}"))]
    }

    fn alter(&self, to: &Self, name: &Ident, _context: &Context<'_>) -> Alteration {
        Alteration::statements(vec![to.define("CREATE OR REPLACE", name)])
    }

    fn rename(from: &Ident, to: &Ident) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER LANGUAGE {from} RENAME TO {to}"))]
    }
}

impl Language {
    fn define(&self, verb: &str, name: &Ident) -> Statement {
        let trusted = if self.trusted { "TRUSTED " } else { "" };
        let function =
            |word: &str, name: &Option<String>| name.as_ref().map(|name| format!(" {word} {name}")).unwrap_or_default();
        let (inline, validator) = (function("INLINE", &self.inline), function("VALIDATOR", &self.validator));
        Statement::new(format!("{verb} {trusted}LANGUAGE {name} HANDLER {}{inline}{validator}", self.handler))
    }
}
