//! Rules, besides those that make views.

use super::Id;
use super::object::{Alteration, Context, Object, Place, Slot};
use super::trigger_state::{State, state};
use crate::ident::Member;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A rule of a table or a view (manual, `CREATE RULE`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The event: `INSERT`, `UPDATE`, `DELETE`.
    pub on: String,
    /// What stands behind the name of the table: the condition and the commands.
    pub action: String,
    /// Whether it fires.
    #[serde(default, skip_serializing_if = "State::is_origin")]
    pub enabled: State,
}

impl Object for Rule {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_rewrite'::regclass, w.oid, 0, r.name || '.' || quote_ident(w.rulename),
                jsonb_strip_nulls(jsonb_build_object(
                    'on', CASE w.ev_type WHEN '1' THEN 'SELECT' WHEN '2' THEN 'UPDATE' WHEN '3' THEN 'INSERT'
                                         ELSE 'DELETE' END,
                    'action', rtrim(substr(d.text, strpos(d.text, d.head) + length(d.head)), ';'), 'enabled', ",
        state!("w.ev_enabled"),
        "))
         FROM relations r JOIN pg_rewrite w ON w.ev_class = r.oid AND w.rulename <> '_RETURN',
         LATERAL (SELECT pg_get_ruledef(w.oid), ' TO ' || r.name) d(text, head)"
    ));

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "RULE";

    fn sql_name(&self, name: &Member) -> String {
        format!("RULE {} ON {}", name.name, name.table)
    }

    fn needs(&self, _name: &Member) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        std::iter::once(self.define("CREATE", name)).chain(self.set(State::Origin, name)).collect()
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP {}", self.sql_name(name)))]
    }

    fn alter(&self, to: &Self, name: &Member, _context: &Context<'_>) -> Alteration {
        let redefined = (&self.on, &self.action) != (&to.on, &to.action);
        let replace = redefined.then(|| to.define("CREATE OR REPLACE", name));
        Alteration::statements(replace.into_iter().chain(to.set(self.enabled, name)).collect())
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER RULE {} ON {} RENAME TO {}", from.name, to.table, to.name))]
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone()), Id::View(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Rule(name.clone())]
    }

    fn queries(&self) -> Vec<&str> {
        vec![&self.action]
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        renames.expression(&name.table, &mut self.action);
    }
}

impl Rule {
    fn define(&self, verb: &str, name: &Member) -> Statement {
        Statement::new(format!("{verb} RULE {} AS ON {} TO {}{}", name.name, self.on, name.table, self.action))
    }

    fn set(&self, from: State, name: &Member) -> Option<Statement> {
        let set = || Statement::new(format!("ALTER TABLE {} {} RULE {}", name.table, self.enabled.verb(), name.name));
        (from != self.enabled).then(set)
    }
}
