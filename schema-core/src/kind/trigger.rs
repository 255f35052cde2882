//! Triggers. PostgreSQL replaces one in place, unless it is a constraint trigger.

use super::catalog::deferrable;
use super::key::Deferrable;
use super::object::{Alteration, Context, Object, Place, Slot};
use super::trigger_state::{self, State, state};
use super::{Id, Payload};
use crate::ident::{Ident, Member, Qualified, list};
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A trigger of a table or a view (manual, `CREATE TRIGGER`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// `CREATE CONSTRAINT TRIGGER`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub constraint: bool,
    /// Before, after or instead of the event.
    pub timing: Timing,
    /// The events, in PostgreSQL's order.
    pub events: Vec<Event>,
    /// The columns of `UPDATE OF`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Ident>,
    /// `FOR EACH ROW`; otherwise for each statement.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub row: bool,
    /// The table that a constraint trigger names by `FROM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Qualified>,
    /// When a constraint trigger fires.
    #[serde(default, skip_serializing_if = "Deferrable::is_no")]
    pub deferrable: Deferrable,
    /// `REFERENCING OLD TABLE AS …`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_table: Option<Ident>,
    /// `REFERENCING NEW TABLE AS …`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_table: Option<Ident>,
    /// The condition of `WHEN (…)`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The call of the function, with its arguments.
    pub execute: String,
    /// Whether it fires.
    #[serde(default, skip_serializing_if = "State::is_origin")]
    pub enabled: State,
}

/// When a trigger fires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// `BEFORE`.
    Before,
    /// `AFTER`.
    After,
    /// `INSTEAD OF`.
    InsteadOf,
}

/// What a trigger fires on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// `INSERT`.
    Insert,
    /// `DELETE`.
    Delete,
    /// `UPDATE`.
    Update,
    /// `TRUNCATE`.
    Truncate,
}

impl Object for Trigger {
    type Name = Member;

    /// In `tgtype`, bit 0 is FOR EACH ROW, bit 1 BEFORE, bits 2 to 5 the events, bit 6 INSTEAD OF. Only the whole
    /// definition has the condition and the arguments in PostgreSQL's spelling.
    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_trigger'::regclass, c.oid, 0, r.name || '.' || quote_ident(c.tgname),
                jsonb_strip_nulls(jsonb_build_object(
                    'constraint', CASE WHEN c.tgconstraint <> 0 THEN true END,
                    'timing', CASE WHEN c.tgtype & 2 <> 0 THEN 'before' WHEN c.tgtype & 64 <> 0 THEN 'instead_of'
                                   ELSE 'after' END,
                    'events', array_remove(ARRAY[CASE WHEN c.tgtype & 4 <> 0 THEN 'insert' END,
                        CASE WHEN c.tgtype & 8 <> 0 THEN 'delete' END, CASE WHEN c.tgtype & 16 <> 0 THEN 'update' END,
                        CASE WHEN c.tgtype & 32 <> 0 THEN 'truncate' END], NULL),
                    'columns', ",
        super::catalog::column_names!("c.tgrelid", "c.tgattr"),
        ", 'row', CASE WHEN c.tgtype & 1 <> 0 THEN true END,
                    'from', (SELECT quote_ident(fn.nspname) || '.' || quote_ident(f.relname)
                        FROM pg_class f JOIN pg_namespace fn ON fn.oid = f.relnamespace WHERE f.oid = c.tgconstrrelid),
                    'old_table', c.tgoldtable, 'new_table', c.tgnewtable,
                    'when', CASE WHEN c.tgqual IS NOT NULL THEN
                        substr(split_part(d.text, d.call, 1), strpos(d.text, ' WHEN (') + 7,
                               length(split_part(d.text, d.call, 1)) - strpos(d.text, ' WHEN (') - 7) END,
                    'execute', substr(d.text, strpos(d.text, d.call) + length(' EXECUTE FUNCTION ')), ",
        deferrable!(),
        ", 'enabled', ",
        state!("c.tgenabled"),
        "))
         FROM relations r
         JOIN (SELECT t.*, tgdeferrable AS condeferrable, tginitdeferred AS condeferred FROM pg_trigger t) c
             ON c.tgrelid = r.oid AND NOT c.tgisinternal AND c.tgparentid = 0,
         LATERAL (SELECT pg_get_triggerdef(c.oid), ' EXECUTE FUNCTION ' || c.tgfoid::regproc::text || '(') d(text, call)"
    ));

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "TRIGGER";

    fn sql_name(&self, name: &Member) -> String {
        format!("TRIGGER {} ON {}", name.name, name.table)
    }

    fn needs(&self, _name: &Member) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        let create = Statement::new(format!("CREATE {}", self.definition(name)));
        std::iter::once(create).chain(trigger_state::set(name, State::Origin, self.enabled)).collect()
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP TRIGGER {} ON {}", name.name, name.table))]
    }

    fn alter(&self, to: &Self, name: &Member, _context: &Context<'_>) -> Alteration {
        let mut statements = Vec::new();
        if (Self { enabled: to.enabled, ..self.clone() }) != *to {
            if self.constraint || to.constraint {
                return Alteration::Replace;
            }
            statements.push(Statement::new(format!("CREATE OR REPLACE {}", to.definition(name))));
            statements.extend(trigger_state::set(name, State::Origin, to.enabled));
        } else {
            statements.extend(trigger_state::set(name, self.enabled, to.enabled));
        }
        Alteration::statements(statements)
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TRIGGER {} ON {} RENAME TO {}", from.name, to.table, to.name))]
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone()), Id::View(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Trigger(name.clone())]
    }

    fn queries(&self) -> Vec<&str> {
        self.when.as_deref().into_iter().collect()
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        renames.columns(&name.table, &mut self.columns);
        if let Some(when) = &mut self.when {
            renames.expression(&name.table, when);
        }
        if let Some(from) = &mut self.from {
            *from = renames.table(from);
        }
    }
}

impl Trigger {
    fn definition(&self, name: &Member) -> String {
        let timing = match self.timing {
            Timing::Before => "BEFORE",
            Timing::After => "AFTER",
            Timing::InsteadOf => "INSTEAD OF",
        };
        let events: Vec<_> = self.events.iter().map(|event| self.event(*event)).collect();
        let constraint = if self.constraint { "CONSTRAINT " } else { "" };
        let mut text = format!("{constraint}TRIGGER {} {timing} {} ON {}", name.name, events.join(" OR "), name.table);
        if let Some(from) = &self.from {
            text.push_str(&format!(" FROM {from}"));
        }
        text.push_str(self.deferrable.clause());
        if self.old_table.is_some() || self.new_table.is_some() {
            text.push_str(" REFERENCING");
        }
        for (which, table) in [("OLD", &self.old_table), ("NEW", &self.new_table)] {
            if let Some(table) = table {
                text.push_str(&format!(" {which} TABLE AS {table}"));
            }
        }
        text.push_str(if self.row { "\n    FOR EACH ROW" } else { "\n    FOR EACH STATEMENT" });
        if let Some(when) = &self.when {
            text.push_str(&format!(" WHEN ({when})"));
        }
        text.push_str(&format!(" EXECUTE FUNCTION {}", self.execute));
        text
    }

    fn event(&self, event: Event) -> String {
        match event {
            Event::Insert => "INSERT".to_owned(),
            Event::Delete => "DELETE".to_owned(),
            Event::Update if !self.columns.is_empty() => format!("UPDATE OF {}", list(&self.columns)),
            Event::Update => "UPDATE".to_owned(),
            Event::Truncate => "TRUNCATE".to_owned(),
        }
    }
}

/// The triggers that an update of columns of a table fires, in words.
pub(crate) fn fired(table: &Qualified, columns: &[Ident], schema: &Schema) -> Option<String> {
    let fires = |trigger: &Trigger| {
        trigger.events.contains(&Event::Update)
            && trigger.enabled.fires()
            && (trigger.columns.is_empty() || trigger.columns.iter().any(|column| columns.contains(column)))
    };
    let names = schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Trigger(name), Payload::Trigger(trigger)) if name.table == *table && fires(trigger) => Some(&name.name),
        _ => None,
    });
    let names: Vec<&Ident> = names.collect();
    (!names.is_empty()).then(|| format!("{} of {table}, by the rows that are filled", list(names)))
}
