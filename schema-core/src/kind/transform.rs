//! Transforms between SQL types and those of procedural languages.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::Phrase;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A transform (manual, `CREATE TRANSFORM`), by its type and its language: `FOR public.hstore LANGUAGE plpython3u`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transform {
    /// The function from SQL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_sql: Option<String>,
    /// The function to SQL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_sql: Option<String>,
}

impl Object for Transform {
    type Name = Phrase;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_transform'::regclass, t.oid, 0,
                'FOR ' || format_type(t.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname),
                jsonb_strip_nulls(jsonb_build_object('from_sql', nullif(t.trffromsql, 0)::regprocedure::text,
                    'to_sql', nullif(t.trftosql, 0)::regprocedure::text))
         FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "TRANSFORM";

    fn sql_name(&self, name: &Phrase) -> String {
        format!("TRANSFORM {name}")
    }

    fn needs(&self, _name: &Phrase) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Phrase, _context: &Context<'_>) -> Vec<Statement> {
        vec![self.define("CREATE", name)]
    }

    fn drop(&self, name: &Phrase, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP TRANSFORM {name}"))]
    }

    fn alter(&self, to: &Self, name: &Phrase, _context: &Context<'_>) -> Alteration {
        Alteration::statements(vec![to.define("CREATE OR REPLACE", name)])
    }
}

impl Transform {
    fn define(&self, verb: &str, name: &Phrase) -> Statement {
        let functions = [("FROM", &self.from_sql), ("TO", &self.to_sql)];
        let functions = functions.into_iter().filter_map(|(word, function)| {
            function.as_ref().map(|function| format!("{word} SQL WITH FUNCTION {function}"))
        });
        let functions: Vec<_> = functions.collect();
        Statement::new(format!("{verb} TRANSFORM {name} ({})", functions.join(", ")))
    }
}
