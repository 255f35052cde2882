//! The defaults of domains. What they need may be made anew while the domain stays.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::Qualified;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// The default of a domain (manual, `CREATE DOMAIN`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomainDefault {
    /// The expression.
    pub expression: String,
}

impl Object for DomainDefault {
    type Name = Qualified;

    /// PostgreSQL does not tell what the default needs from what the domain needs: it has no address of its own.
    const CATALOG: Option<&'static str> = Some(
        "SELECT NULL::oid, NULL::oid, 0, quote_ident(n.nspname) || '.' || quote_ident(t.typname),
                jsonb_build_object('expression', coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)))
         FROM pg_type t JOIN ours n ON n.oid = t.typnamespace
         WHERE t.typtype = 'd' AND t.typdefault IS NOT NULL AND NOT EXISTS (
             SELECT FROM members m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "DOMAIN";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("DOMAIN {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        vec![Id::Domain(name.clone())]
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER DOMAIN {name} SET DEFAULT {}", self.expression))]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER DOMAIN {name} DROP DEFAULT"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        Alteration::statements(to.create(name, context))
    }

    fn renamed(name: &Qualified, _id: &Id, renames: &Renames) -> Qualified {
        renames.own(&Id::Domain(name.clone()), name)
    }

    fn queries(&self) -> Vec<&str> {
        vec![&self.expression]
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        renames.casts(&mut self.expression);
    }

    fn owners(&self, name: &Qualified) -> Vec<Id> {
        vec![Id::Domain(name.clone())]
    }

    fn adopt_spelling(&mut self, catalog: &Self) {
        self.expression.clone_from(&catalog.expression);
    }
}
