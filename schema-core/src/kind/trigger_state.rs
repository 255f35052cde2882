//! Whether triggers fire; and where those that a partition has from its table do so in another way than that table's.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::Member;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// Whether a trigger or a rule fires (manual, `ALTER TABLE … ENABLE TRIGGER`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// `ENABLE`: where `session_replication_role` is `origin` or `local`.
    #[default]
    Origin,
    /// `ENABLE REPLICA`.
    Replica,
    /// `ENABLE ALWAYS`.
    Always,
    /// `DISABLE`.
    Disabled,
}

impl State {
    /// Whether the trigger fires in an ordinary session.
    pub(super) fn fires(self) -> bool {
        matches!(self, Self::Origin | Self::Always)
    }

    /// Whether this is the default.
    pub(super) fn is_origin(&self) -> bool {
        *self == Self::Origin
    }

    /// The word in `ALTER TABLE`.
    pub(super) fn verb(self) -> &'static str {
        match self {
            Self::Origin => "ENABLE",
            Self::Replica => "ENABLE REPLICA",
            Self::Always => "ENABLE ALWAYS",
            Self::Disabled => "DISABLE",
        }
    }
}

/// The state that a catalog column such as `tgenabled` tells, unless it is the default.
macro_rules! state {
    ($column:literal) => {
        concat!("CASE ", $column, " WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' WHEN 'D' THEN 'disabled' END")
    };
}

pub(super) use state;

/// The state of a trigger that a partition has from its table, where it differs from that of the table's trigger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TriggerState {
    /// The trigger that it has it from, of the topmost table.
    pub of: Member,
    /// Whether it fires.
    #[serde(default, skip_serializing_if = "State::is_origin")]
    pub enabled: State,
    /// Whether the table's trigger fires.
    #[serde(default, skip_serializing_if = "State::is_origin")]
    pub parent: State,
}

impl Object for TriggerState {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_trigger'::regclass, c.oid, 0, r.name || '.' || quote_ident(c.tgname),
                jsonb_strip_nulls(jsonb_build_object('of', (
                    WITH RECURSIVE above AS (
                        SELECT c.tgparentid AS oid
                        UNION ALL SELECT t.tgparentid FROM above JOIN pg_trigger t USING (oid) WHERE t.tgparentid <> 0)
                    SELECT quote_ident(n.nspname) || '.' || quote_ident(a.relname) || '.' || quote_ident(t.tgname)
                    FROM above JOIN pg_trigger t USING (oid) JOIN pg_class a ON a.oid = t.tgrelid
                    JOIN pg_namespace n ON n.oid = a.relnamespace
                    WHERE t.tgparentid = 0), 'enabled', ",
        state!("c.tgenabled"),
        ", 'parent', ",
        state!("p.tgenabled"),
        "))
         FROM relations r
         JOIN pg_trigger c ON c.tgrelid = r.oid AND NOT c.tgisinternal AND c.tgparentid <> 0
         JOIN pg_trigger p ON p.oid = c.tgparentid AND p.tgenabled <> c.tgenabled"
    ));

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "TRIGGER";

    fn sql_name(&self, name: &Member) -> String {
        format!("TRIGGER {} ON {}", name.name, name.table)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone()), Id::Trigger(self.of.clone())]
    }

    fn create(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        set(name, self.parent, self.enabled).into_iter().collect()
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        set(name, self.enabled, self.parent).into_iter().collect()
    }

    fn alter(&self, to: &Self, name: &Member, _context: &Context<'_>) -> Alteration {
        Alteration::statements(set(name, to.parent, to.enabled).into_iter().collect())
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        self.needs(name)
    }

    fn apply_renames(&mut self, _name: &Member, renames: &Renames) {
        self.of = renames.constraint(&Id::Trigger(self.of.clone()), &self.of);
    }
}

/// Brings a trigger from one state to another. Those that partitions have from it go along.
pub(super) fn set(name: &Member, from: State, to: State) -> Option<Statement> {
    let set = || Statement::new(format!("ALTER TABLE {} {} TRIGGER {}", name.table, to.verb(), name.name));
    (from != to).then(set)
}
