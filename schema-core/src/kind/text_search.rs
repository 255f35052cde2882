//! Parsers and templates of text search: functions under a name.

use super::Id;
use super::object::{Context, Object, Place};
use crate::ident::Qualified;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A parser (manual, `CREATE TEXT SEARCH PARSER`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSearchParser {
    /// The function that begins.
    pub start: String,
    /// The function that gives the next token.
    pub gettoken: String,
    /// The function that ends.
    pub end: String,
    /// The function that tells the types of tokens.
    pub lextypes: String,
    /// The function that makes headlines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
}

/// A template (manual, `CREATE TEXT SEARCH TEMPLATE`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextSearchTemplate {
    /// The function that makes lexemes.
    pub lexize: String,
    /// The function that reads the options of a dictionary.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub init: Option<String>,
}

macro_rules! functions {
    ($type:ident, $keyword:literal, $catalog:literal, [$($field:ident),*], [$($optional:ident),*]) => {
        impl Object for $type {
            type Name = Qualified;

            const CATALOG: Option<&'static str> = Some($catalog);

            const PLACE: Place = Place::Before;

            const KEYWORD: &'static str = $keyword;

            fn sql_name(&self, name: &Qualified) -> String {
                format!("{} {name}", Self::KEYWORD)
            }

            fn needs(&self, name: &Qualified) -> Vec<Id> {
                super::schema::needed(&name.schema).into_iter().collect()
            }

            fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
                let mut functions = vec![$(format!("{} = {}", stringify!($field).to_uppercase(), self.$field)),*];
                $(functions.extend(
                    self.$optional.as_ref().map(|of| format!("{} = {of}", stringify!($optional).to_uppercase())),
                );)*
                vec![Statement::new(format!("CREATE {} {name} ({})", Self::KEYWORD, functions.join(", ")))]
            }

            fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
                vec![Statement::new(format!("DROP {} {name}", Self::KEYWORD))]
            }

            fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
                vec![Statement::new(format!("ALTER {} {from} RENAME TO {}", Self::KEYWORD, to.name))]
            }
        }
    };
}

functions!(
    TextSearchParser,
    "TEXT SEARCH PARSER",
    "SELECT 'pg_ts_parser'::regclass, p.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(p.prsname),
            jsonb_strip_nulls(jsonb_build_object('start', p.prsstart::text, 'gettoken', p.prstoken::text,
                'end', p.prsend::text, 'lextypes', p.prslextype::text,
                'headline', nullif(p.prsheadline, 0)::regproc::text))
     FROM pg_ts_parser p JOIN ours n ON n.oid = p.prsnamespace",
    [start, gettoken, end, lextypes],
    [headline]
);
functions!(
    TextSearchTemplate,
    "TEXT SEARCH TEMPLATE",
    "SELECT 'pg_ts_template'::regclass, t.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(t.tmplname),
            jsonb_strip_nulls(jsonb_build_object('lexize', t.tmpllexize::text,
                'init', nullif(t.tmplinit, 0)::regproc::text))
     FROM pg_ts_template t JOIN ours n ON n.oid = t.tmplnamespace",
    [lexize],
    [init]
);
