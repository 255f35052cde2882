//! Casts.

use super::Id;
use super::object::{Context, Object, Place};
use crate::ident::Phrase;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A cast (manual, `CREATE CAST`), by its types: `(text AS integer)`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    /// The function; without one, values are the same for both types.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// Values go through their text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inout: bool,
    /// Where the cast goes without saying: in an `assignment`, or everywhere (`implicit`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
}

impl Object for Cast {
    type Name = Phrase;

    /// Casts are in no schema: those of a schema's types and functions are its own.
    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_cast'::regclass, c.oid, 0,
                '(' || format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) || ')',
                jsonb_strip_nulls(jsonb_build_object('function', nullif(c.castfunc, 0)::regprocedure::text,
                    'inout', CASE WHEN c.castmethod = 'i' THEN true END,
                    'context', CASE c.castcontext WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' END))
         FROM pg_cast c JOIN pg_type s ON s.oid = c.castsource JOIN pg_type t ON t.oid = c.casttarget
         LEFT JOIN pg_proc p ON p.oid = c.castfunc
         WHERE c.oid >= 16384
           AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = c.oid
                           AND d.deptype = 'i')
           AND ($1::text[] IS NULL
                OR EXISTS (SELECT FROM ours WHERE oid IN (s.typnamespace, t.typnamespace, p.pronamespace)))",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "CAST";

    fn sql_name(&self, name: &Phrase) -> String {
        format!("CAST {name}")
    }

    fn needs(&self, _name: &Phrase) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Phrase, _context: &Context<'_>) -> Vec<Statement> {
        let method = match (&self.function, self.inout) {
            (Some(function), _) => format!("WITH FUNCTION {function}"),
            (None, true) => "WITH INOUT".to_owned(),
            (None, false) => "WITHOUT FUNCTION".to_owned(),
        };
        let context = self.context.as_ref().map(|context| format!(" AS {}", context.to_uppercase()));
        vec![Statement::new(format!("CREATE CAST {name} {method}{}", context.unwrap_or_default()))]
    }

    fn apply_renames(&mut self, _name: &Phrase, renames: &Renames) {
        self.function.iter_mut().for_each(|function| renames.types(function));
    }

    fn drop(&self, name: &Phrase, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP CAST {name}"))]
    }
}
