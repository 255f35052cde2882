//! The checks of domains.

use super::object::{Alteration, Context, Object, Place, Slot};
use super::{Id, domain_values};
use crate::ident::Member;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A check of a domain (manual, `CREATE DOMAIN`), by the names of the domain and its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DomainCheck {
    /// The condition, which says `VALUE`.
    pub expression: String,
    /// `NOT VALID`: values that were there before are not checked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_valid: bool,
}

impl Object for DomainCheck {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_constraint'::regclass, c.oid, 0,
                quote_ident(n.nspname) || '.' || quote_ident(t.typname) || '.' || quote_ident(c.conname),
                jsonb_strip_nulls(jsonb_build_object('expression', pg_get_expr(c.conbin, 0),
                    'not_valid', CASE WHEN NOT c.convalidated THEN true END))
         FROM pg_type t JOIN ours n ON n.oid = t.typnamespace
         JOIN pg_constraint c ON c.contypid = t.oid AND c.contype = 'c'
         WHERE t.typtype = 'd' AND NOT EXISTS (
             SELECT FROM members m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "CONSTRAINT";

    fn sql_name(&self, name: &Member) -> String {
        format!("CONSTRAINT {} ON DOMAIN {}", name.name, name.table)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        vec![Id::Domain(name.table.clone())]
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let not_valid = if self.not_valid { " NOT VALID" } else { "" };
        let statement = alter(name, &format!("ADD CONSTRAINT {} {}{not_valid}", name.name, self.definition()));
        vec![match self.not_valid {
            true => statement,
            false => {
                let fails = format!("a value of {} does not satisfy {}", name.table, self.expression);
                domain_values::counted(statement.fails_if(fails), &name.table, &self.expression, context)
            }
        }]
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        vec![alter(name, &format!("DROP CONSTRAINT {}", name.name))]
    }

    fn alter(&self, to: &Self, name: &Member, context: &Context<'_>) -> Alteration {
        let validates = self.not_valid && !to.not_valid && self.expression == to.expression;
        if !validates || super::domain::is_in_containers(&name.table, context.from) {
            return Alteration::Replace;
        }
        let failure = format!("a value of {} does not satisfy {}", name.table, self.expression);
        let validate = alter(name, &format!("VALIDATE CONSTRAINT {}", name.name)).fails_if(failure);
        let validate = domain_values::counted(validate, &name.table, &self.expression, context);
        Alteration::statements(vec![validate])
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        vec![alter(to, &format!("RENAME CONSTRAINT {} TO {}", from.name, to.name))]
    }

    fn renamed(name: &Member, id: &Id, renames: &Renames) -> Member {
        let domain = renames.own(&Id::Domain(name.table.clone()), &name.table);
        domain.member(renames.to(id).unwrap_or(&name.name).clone())
    }

    fn queries(&self) -> Vec<&str> {
        vec![&self.expression]
    }

    fn apply_renames(&mut self, _name: &Member, renames: &Renames) {
        renames.casts(&mut self.expression);
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Domain(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Constraint(name.clone())]
    }

    fn adopt_spelling(&mut self, catalog: &Self) {
        self.expression.clone_from(&catalog.expression);
    }
}

impl DomainCheck {
    /// The check without its name.
    pub(super) fn definition(&self) -> String {
        format!("CHECK ({})", self.expression)
    }
}

fn alter(name: &Member, action: &str) -> Statement {
    Statement::new(format!("ALTER DOMAIN {} {action}", name.table))
}
