//! Policies of row level security. Roles and conditions change in place; a condition cannot be taken away.

use super::Id;
use super::object::{Alteration, Context, Object, Place, Slot};
use crate::ident::{Ident, Member, list};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A policy of a table (manual, `CREATE POLICY`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// `AS RESTRICTIVE`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub restrictive: bool,
    /// The command that it is for.
    #[serde(default, rename = "for", skip_serializing_if = "Command::is_all")]
    pub command: Command,
    /// The roles that it is for; all where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Ident>,
    /// The rows that are seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub using: Option<String>,
    /// The rows that may be written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_check: Option<String>,
}

/// What a policy is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// `ALL`.
    #[default]
    All,
    /// `SELECT`.
    Select,
    /// `INSERT`.
    Insert,
    /// `UPDATE`.
    Update,
    /// `DELETE`.
    Delete,
}

impl Command {
    fn is_all(&self) -> bool {
        *self == Self::All
    }

    fn clause(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Select => " FOR SELECT",
            Self::Insert => " FOR INSERT",
            Self::Update => " FOR UPDATE",
            Self::Delete => " FOR DELETE",
        }
    }
}

impl Object for Policy {
    type Name = Member;

    /// The role without a name is PUBLIC.
    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_policy'::regclass, p.oid, 0, r.name || '.' || quote_ident(p.polname),
                jsonb_strip_nulls(jsonb_build_object(
                    'restrictive', CASE WHEN NOT p.polpermissive THEN true END,
                    'for', CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update'
                                         WHEN 'd' THEN 'delete' END,
                    'to', (SELECT jsonb_agg(a.rolname ORDER BY a.rolname) FROM pg_roles a WHERE a.oid = ANY(p.polroles)),
                    'using', pg_get_expr(p.polqual, p.polrelid), 'with_check', pg_get_expr(p.polwithcheck, p.polrelid)))
         FROM relations r JOIN pg_policy p ON p.polrelid = r.oid",
    );

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "POLICY";

    fn sql_name(&self, name: &Member) -> String {
        format!("POLICY {} ON {}", name.name, name.table)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        let roles = self.to.iter().cloned().map(Id::Role);
        std::iter::once(Id::Table(name.table.clone())).chain(roles).collect()
    }

    fn create(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        let restrictive = if self.restrictive { " AS RESTRICTIVE" } else { "" };
        let to = if self.to.is_empty() { String::new() } else { format!(" TO {}", list(&self.to)) };
        let create = format!("CREATE {}{restrictive}{}{to}", self.sql_name(name), self.command.clause());
        vec![Statement::new(format!("{create}{}{}", using(&self.using), with_check(&self.with_check)))]
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP {}", self.sql_name(name)))]
    }

    fn alter(&self, to: &Self, name: &Member, _context: &Context<'_>) -> Alteration {
        let loses = |old: &Option<String>, new: &Option<String>| old.is_some() && new.is_none();
        if self.restrictive != to.restrictive
            || self.command != to.command
            || loses(&self.using, &to.using)
            || loses(&self.with_check, &to.with_check)
        {
            return Alteration::Replace;
        }
        let mut alter = format!("ALTER {}", self.sql_name(name));
        if self.to != to.to {
            let roles = if to.to.is_empty() { "PUBLIC".to_owned() } else { list(&to.to) };
            alter.push_str(&format!(" TO {roles}"));
        }
        if self.using != to.using {
            alter.push_str(&using(&to.using));
        }
        if self.with_check != to.with_check {
            alter.push_str(&with_check(&to.with_check));
        }
        Alteration::statements(vec![Statement::new(alter)])
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER POLICY {} ON {} RENAME TO {}", from.name, to.table, to.name))]
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Policy(name.clone())]
    }

    fn expressions(&self) -> Vec<&str> {
        self.using.as_deref().into_iter().chain(self.with_check.as_deref()).collect()
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        for condition in self.using.iter_mut().chain(&mut self.with_check) {
            renames.expression(&name.table, condition);
        }
    }
}

fn using(condition: &Option<String>) -> String {
    condition.as_ref().map(|condition| format!("\n    USING ({condition})")).unwrap_or_default()
}

fn with_check(condition: &Option<String>) -> String {
    condition.as_ref().map(|condition| format!("\n    WITH CHECK ({condition})")).unwrap_or_default()
}
