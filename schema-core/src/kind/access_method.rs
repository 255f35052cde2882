//! Access methods that no extension brings.

use super::Id;
use super::object::{Context, Object, Place};
use crate::ident::Ident;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// An access method (manual, `CREATE ACCESS METHOD`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessMethod {
    /// `index` or `table`.
    #[serde(rename = "type")]
    pub method_type: String,
    /// The function.
    pub handler: String,
}

impl Object for AccessMethod {
    type Name = Ident;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_am'::regclass, a.oid, 0, quote_ident(a.amname),
                jsonb_build_object('type', CASE a.amtype WHEN 'i' THEN 'index' ELSE 'table' END,
                    'handler', a.amhandler::text)
         FROM pg_am a WHERE a.oid >= 16384",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "ACCESS METHOD";

    fn sql_name(&self, name: &Ident) -> String {
        format!("ACCESS METHOD {name}")
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        let method_type = self.method_type.to_uppercase();
        vec![Statement::new(format!("CREATE ACCESS METHOD {name} TYPE {method_type} HANDLER {}", self.handler))]
    }

    fn drop(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP ACCESS METHOD {name}"))]
    }
}
