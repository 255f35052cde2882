//! Foreign servers.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use super::parameter::{Parameters, options_change, options_clause};
use crate::ident::{Ident, literal};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A foreign server (manual, `CREATE SERVER`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// The foreign-data wrapper.
    pub wrapper: Ident,
    /// `TYPE`.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub server_type: Option<String>,
    /// `VERSION`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// `OPTIONS (…)`.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub options: Parameters,
}

impl Object for Server {
    type Name = Ident;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_foreign_server'::regclass, s.oid, 0, quote_ident(s.srvname), jsonb_strip_nulls(jsonb_build_object(
            'wrapper', w.fdwname, 'type', s.srvtype, 'version', s.srvversion, 'options', ",
        super::catalog::options!("s.srvoptions"),
        ")) FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "SERVER";

    fn sql_name(&self, name: &Ident) -> String {
        format!("SERVER {name}")
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        let server_type = self.server_type.as_ref().map(|text| format!(" TYPE {}", literal(text))).unwrap_or_default();
        let version = self.version.as_ref().map(|text| format!(" VERSION {}", literal(text))).unwrap_or_default();
        vec![Statement::new(format!(
            "CREATE SERVER {name}{server_type}{version} FOREIGN DATA WRAPPER {}{}",
            self.wrapper,
            options_clause(&self.options)
        ))]
    }

    fn drop(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP SERVER {name}"))]
    }

    fn alter(&self, to: &Self, name: &Ident, _context: &Context<'_>) -> Alteration {
        if self.wrapper != to.wrapper || self.server_type != to.server_type {
            return Alteration::Replace;
        }
        let version = to.version.as_ref().map_or_else(|| "NULL".to_owned(), |text| literal(text));
        let version = (self.version != to.version).then(|| format!("VERSION {version}"));
        let actions = version.into_iter().chain(options_change(&self.options, &to.options));
        let alter = |action| Statement::new(format!("ALTER SERVER {name} {action}"));
        Alteration::statements(actions.map(alter).collect())
    }

    fn rename(from: &Ident, to: &Ident) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER SERVER {from} RENAME TO {to}"))]
    }
}
