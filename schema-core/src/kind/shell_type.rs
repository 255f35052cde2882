//! Types that are only promised, so that the functions of a base type can name it before it is made.

use super::Id;
use super::object::{Alteration, Cause, Context, Object, Place, Slot};
use crate::ident::Qualified;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A shell type (manual, `CREATE TYPE`). A type that is more than a promise, and has functions that need it while it needs
/// them, has one beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShellType {}

impl Object for ShellType {
    type Name = Qualified;

    /// Only what stays a promise has an address of its own.
    const CATALOG: Option<&'static str> = Some(
        "SELECT CASE WHEN NOT t.typisdefined THEN 'pg_type'::regclass END, CASE WHEN NOT t.typisdefined THEN t.oid END, 0,
                quote_ident(n.nspname) || '.' || quote_ident(t.typname), '{}'::jsonb
         FROM pg_type t JOIN ours n ON n.oid = t.typnamespace LEFT JOIN pg_range g ON g.rngtypid = t.oid
         WHERE (NOT t.typisdefined OR t.typtype = 'b' OR g.rngcanonical <> 0)
           AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
           AND NOT EXISTS (SELECT FROM members m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "TYPE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("TYPE {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("CREATE TYPE {name}"))]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP TYPE {name}"))]
    }

    fn alter(&self, _to: &Self, _name: &Qualified, _context: &Context<'_>) -> Alteration {
        Alteration::statements(Vec::new())
    }

    fn owners(&self, name: &Qualified) -> Vec<Id> {
        vec![Id::BaseType(name.clone()), Id::Range(name.clone())]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        vec![Slot::Type(name.clone())]
    }
}
