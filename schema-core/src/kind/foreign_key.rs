//! Foreign keys.

use super::Id;
use super::catalog::{column_names, deferrable};
use super::key::{Deferrable, columns};
use super::object::{Alteration, Context, Object, Slot};
use super::table::{add_constraint, drop_constraint, rename_constraint};
use crate::ident::{Ident, Member, Qualified, list};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A foreign key (manual, 5.5.5).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignKey {
    /// The referencing columns.
    pub columns: Vec<Ident>,
    /// The referenced table.
    pub target: Qualified,
    /// The referenced columns.
    pub target_columns: Vec<Ident>,
    /// `ON DELETE`.
    #[serde(default, skip_serializing_if = "Action::is_default")]
    pub on_delete: Action,
    /// `ON UPDATE`.
    #[serde(default, skip_serializing_if = "Action::is_default")]
    pub on_update: Action,
    /// `MATCH FULL`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub match_full: bool,
    /// When it is checked.
    #[serde(default, skip_serializing_if = "Deferrable::is_no")]
    pub deferrable: Deferrable,
}

/// What happens to rows whose referenced row is deleted or changes its key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// `NO ACTION`.
    #[default]
    NoAction,
    /// `RESTRICT`.
    Restrict,
    /// `CASCADE`.
    Cascade,
    /// `SET NULL`.
    SetNull,
    /// `SET DEFAULT`.
    SetDefault,
}

impl Action {
    fn is_default(&self) -> bool {
        *self == Self::NoAction
    }

    fn clause(self, event: &str) -> String {
        let action = match self {
            Self::NoAction => return String::new(),
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
            Self::SetDefault => "SET DEFAULT",
        };
        format!(" {event} {action}")
    }
}

/// The catalog's answer for an action.
macro_rules! action {
    ($column:literal) => {
        concat!(
            "CASE c.",
            $column,
            " WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set_null' WHEN 'd' THEN 'set_default' END"
        )
    };
}

impl Object for ForeignKey {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT r.name || '.' || quote_ident(c.conname), jsonb_strip_nulls(jsonb_build_object(
            'target', quote_ident(tn.nspname) || '.' || quote_ident(t.relname), 'columns', ",
        column_names!("c.conrelid", "c.conkey"),
        ", 'target_columns', ",
        column_names!("c.confrelid", "c.confkey"),
        ", 'on_delete', ",
        action!("confdeltype"),
        ", 'on_update', ",
        action!("confupdtype"),
        ", 'match_full', CASE WHEN c.confmatchtype = 'f' THEN true END, ",
        deferrable!(),
        "))
         FROM relations r
         JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype = 'f'
         JOIN pg_class t ON t.oid = c.confrelid
         JOIN pg_namespace tn ON tn.oid = t.relnamespace"
    ));

    fn needs(&self, name: &Member) -> Vec<Id> {
        let mut needs = columns(&name.table, &self.columns);
        needs.extend(columns(&self.target, &self.target_columns));
        needs
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement = add_constraint(name, &self.definition());
        vec![if context.is_new(&name.table) {
            statement
        } else {
            statement.fails_if(format!("a row of {} has no row of {} to refer to", name.table, self.target))
        }]
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        drop_constraint(name)
    }

    fn alter(&self, to: &Self, name: &Member, _context: &Context<'_>) -> Alteration {
        if (Self { deferrable: to.deferrable, ..self.clone() }) != *to {
            return Alteration::Replace;
        }
        let clause = match to.deferrable {
            Deferrable::No => " NOT DEFERRABLE",
            Deferrable::Immediate => " DEFERRABLE INITIALLY IMMEDIATE",
            Deferrable::Deferred => " DEFERRABLE INITIALLY DEFERRED",
        };
        let alter = format!("ALTER TABLE {} ALTER CONSTRAINT {}{clause}", name.table, name.name);
        Alteration::statements(vec![Statement::new(alter)])
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        rename_constraint(from, to)
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Constraint(name.clone())]
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        renames.columns(&name.table, &mut self.columns);
        renames.columns(&self.target, &mut self.target_columns);
        self.target = renames.table(&self.target);
    }
}

impl ForeignKey {
    fn definition(&self) -> String {
        format!(
            "FOREIGN KEY ({}) REFERENCES {} ({}){}{}{}{}",
            list(&self.columns),
            self.target,
            list(&self.target_columns),
            if self.match_full { " MATCH FULL" } else { "" },
            self.on_update.clause("ON UPDATE"),
            self.on_delete.clause("ON DELETE"),
            self.deferrable.clause(),
        )
    }
}
