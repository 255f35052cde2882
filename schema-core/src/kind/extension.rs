//! Extensions.

use super::object::{Alteration, Cause, Context, Object, Place};
use super::{Id, default_privilege};
use crate::ident::{Ident, literal};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// An extension (manual, 36.17).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The schema its objects are in, where it is not the one that the server chooses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<Ident>,
    /// The version, where it is pinned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// It cannot go to another schema.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fixed: bool,
}

impl Object for Extension {
    type Name = Ident;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_extension'::regclass, e.oid, 0, quote_ident(e.extname), jsonb_strip_nulls(jsonb_build_object(
                    'schema', n.nspname, 'fixed', CASE WHEN NOT e.extrelocatable THEN true END))
         FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'",
    );

    const PLACE: Place = Place::Ground;

    const KEYWORD: &'static str = "EXTENSION";

    fn sql_name(&self, name: &Ident) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        self.schema.iter().filter_map(super::schema::needed).collect()
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, name: &Ident, context: &Context<'_>) -> Vec<Statement> {
        let schema = self.schema.as_ref().map(|schema| format!(" SCHEMA {schema}")).unwrap_or_default();
        let version = self.version.as_ref().map(|version| format!(" VERSION {}", literal(version))).unwrap_or_default();
        let create = Statement::new(format!("CREATE EXTENSION IF NOT EXISTS {name}{schema}{version}"));
        // Its objects have all the privileges that they are born with, or none of them.
        let id = Id::Extension(name.clone());
        let granted = context.to.iter().any(|(other, fact)| matches!(other, Id::Grant(_)) && fact.needs.contains(&id));
        if granted { vec![create] } else { default_privilege::suspended(create, self.schema.as_ref(), context) }
    }

    fn drop(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP EXTENSION {name}"))]
    }

    fn alter(&self, to: &Self, name: &Ident, _context: &Context<'_>) -> Alteration {
        let mut statements = Vec::new();
        if self.schema != to.schema {
            if self.fixed {
                return Alteration::Replace;
            }
            let schema = to.schema.clone().unwrap_or_else(|| Ident::new("public"));
            statements.push(Statement::new(format!("ALTER EXTENSION {name} SET SCHEMA {schema}")));
        }
        if let Some(version) = to.version.as_ref().filter(|_| self.version != to.version) {
            statements.push(Statement::new(format!("ALTER EXTENSION {name} UPDATE TO {}", literal(version))));
        }
        Alteration::statements(statements)
    }

    /// What the code leaves to the server is whatever the server chose; a version is no part of a database's schema.
    fn adopt_spelling(&mut self, catalog: &Self) {
        self.schema = self.schema.take().or_else(|| catalog.schema.clone());
        self.version.clone_from(&catalog.version);
        self.fixed = catalog.fixed;
    }
}
