//! Roles that a schema names. Roles belong to the whole server: they are created where they are missing, and never changed
//! or dropped.

use super::Id;
use super::object::{Alteration, Cause, Context, Object, Place};
use crate::ident::{Ident, literal};
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A role (manual, chapter 22). Passwords cannot be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// PostgreSQL itself made the role when the server was set up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub initial: bool,
    /// Attributes such as `LOGIN`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// `CONNECTION LIMIT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connection_limit: Option<i32>,
    /// `VALID UNTIL`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<String>,
    /// The named roles that this is a member of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub member_of: Vec<Membership>,
    /// The named roles that are members of this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Membership>,
}

/// One role is a member of another (manual, 22.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The other role.
    pub role: Ident,
    /// Options such as `ADMIN OPTION`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
}

/// The memberships `m`, each with the role of its column.
macro_rules! memberships {
    ($other:literal, $own:literal) => {
        concat!(
            "(SELECT jsonb_agg(jsonb_build_object('role', b.rolname, 'options', array_remove(ARRAY[
                  CASE WHEN m.admin_option THEN 'ADMIN OPTION' END,
                  CASE WHEN to_jsonb(m) ->> 'inherit_option' = 'false' AND c.rolinherit THEN 'INHERIT FALSE' END,
                  CASE WHEN to_jsonb(m) ->> 'inherit_option' = 'true' AND NOT c.rolinherit THEN 'INHERIT TRUE' END,
                  CASE WHEN to_jsonb(m) ->> 'set_option' = 'false' THEN 'SET FALSE' END], NULL)) ORDER BY b.rolname)
              FROM pg_auth_members m JOIN pg_roles b ON b.oid = m.",
            $other,
            " JOIN pg_roles c ON c.oid = m.member WHERE m.",
            $own,
            " = a.oid)"
        )
    };
}

impl Object for Role {
    type Name = Ident;

    /// All of them: which are named by the schema is known when all else is read.
    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_authid'::regclass, a.oid, 0, quote_ident(a.rolname),
                CASE WHEN a.oid < 16384 THEN '{\"initial\": true}' ELSE jsonb_strip_nulls(jsonb_build_object(
                    'attributes', array_remove(ARRAY[
                        CASE WHEN a.rolsuper THEN 'SUPERUSER' END, CASE WHEN a.rolcreatedb THEN 'CREATEDB' END,
                        CASE WHEN a.rolcreaterole THEN 'CREATEROLE' END, CASE WHEN NOT a.rolinherit THEN 'NOINHERIT' END,
                        CASE WHEN a.rolcanlogin THEN 'LOGIN' END, CASE WHEN a.rolreplication THEN 'REPLICATION' END,
                        CASE WHEN a.rolbypassrls THEN 'BYPASSRLS' END], NULL),
                    'connection_limit', nullif(a.rolconnlimit, -1), 'valid_until', a.rolvaliduntil, 'member_of', ",
        memberships!("roleid", "member"),
        ", 'members', ",
        memberships!("member", "roleid"),
        ")) END FROM pg_roles a"
    ));

    const PLACE: Place = Place::Ground;

    const KEYWORD: &'static str = "ROLE";

    fn sql_name(&self, name: &Ident) -> String {
        format!("ROLE {name}")
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        self.member_of.iter().map(|membership| Id::Role(membership.role.clone())).collect()
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, name: &Ident, context: &Context<'_>) -> Vec<Statement> {
        if self.initial {
            return Vec::new();
        }
        let mut words: Vec<String> = self.attributes.clone();
        words.extend(self.connection_limit.map(|limit| format!("CONNECTION LIMIT {limit}")));
        words.extend(self.valid_until.as_ref().map(|time| format!("VALID UNTIL {}", literal(time))));
        let words: String = words.iter().map(|word| format!(" {word}")).collect();
        let mut create = format!("CREATE ROLE {name}{words}");
        if context.from.server_roles.is_none() {
            let is_there = format!("SELECT FROM pg_roles WHERE rolname = {}", literal(name.as_str()));
            create = format!("DO $do$ BEGIN IF NOT EXISTS ({is_there}) THEN {create}; END IF; END $do$");
        }
        let joins = self.member_of.iter().map(|membership| membership.grant(&membership.role, name));
        let there = self.members.iter().filter(|membership| context.from.has_role(&membership.role));
        let joined = there.map(|membership| membership.grant(name, &membership.role));
        std::iter::once(Statement::new(create)).chain(joins).chain(joined).collect()
    }

    fn drop(&self, _name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn alter(&self, _to: &Self, _name: &Ident, _context: &Context<'_>) -> Alteration {
        Alteration::statements(Vec::new())
    }
}

impl Role {
    /// Forgets memberships in roles that nothing names, unless every server has them.
    pub(crate) fn keep(&mut self, named: &BTreeSet<Ident>) {
        let everywhere = |role: &Ident| role.as_str().starts_with("pg_");
        self.member_of.retain(|membership| named.contains(&membership.role) || everywhere(&membership.role));
        self.members.retain(|membership| named.contains(&membership.role));
    }
}

impl Membership {
    fn grant(&self, role: &Ident, member: &Ident) -> Statement {
        let options =
            if self.options.is_empty() { String::new() } else { format!(" WITH {}", self.options.join(", ")) };
        Statement::new(format!("GRANT {role} TO {member}{options}"))
    }
}
