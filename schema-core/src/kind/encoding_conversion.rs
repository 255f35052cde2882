//! Conversions between encodings.

use super::Id;
use super::object::{Context, Object, Place, Slot};
use crate::ident::{Qualified, literal};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A conversion between encodings (manual, `CREATE CONVERSION`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EncodingConversion {
    /// `DEFAULT`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub default: bool,
    /// The encoding before.
    pub from: String,
    /// The encoding after.
    pub to: String,
    /// The function.
    pub function: String,
}

impl Object for EncodingConversion {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_conversion'::regclass, c.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(c.conname),
                jsonb_strip_nulls(jsonb_build_object('default', CASE WHEN c.condefault THEN true END,
                    'from', pg_encoding_to_char(c.conforencoding), 'to', pg_encoding_to_char(c.contoencoding),
                    'function', c.conproc::text))
         FROM pg_conversion c JOIN ours n ON n.oid = c.connamespace",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "CONVERSION";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("CONVERSION {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        let default = if self.default { "DEFAULT " } else { "" };
        let (from, to) = (literal(&self.from), literal(&self.to));
        vec![Statement::new(format!("CREATE {default}CONVERSION {name} FOR {from} TO {to} FROM {}", self.function))]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP CONVERSION {name}"))]
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER CONVERSION {from} RENAME TO {}", to.name))]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        let slot = || Slot::Default(format!("conversion in {} from {} to {}", name.schema, self.from, self.to));
        self.default.then(slot).into_iter().collect()
    }
}
