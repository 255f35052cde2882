//! Foreign keys.

use super::catalog::{column_names, deferrable};
use super::constraint::{add_constraint, constraint_name, drop_constraint, rename_constraint, validate};
use super::failure;
use super::key::{Deferrable, columns};
use super::object::{Alteration, Cause, Context, Object, Place, Retyped, Slot};
use super::{Id, taken_over};
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
    /// The columns that `ON DELETE SET NULL` or `SET DEFAULT` sets, where it is not all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_delete_columns: Vec<Ident>,
    /// `ON UPDATE`.
    #[serde(default, skip_serializing_if = "Action::is_default")]
    pub on_update: Action,
    /// `MATCH FULL`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub match_full: bool,
    /// When it is checked.
    #[serde(default, skip_serializing_if = "Deferrable::is_no")]
    pub deferrable: Deferrable,
    /// `NOT VALID`: rows that were there before are not checked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_valid: bool,
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
        "SELECT 'pg_constraint'::regclass, c.oid, 0, r.name || '.' || quote_ident(c.conname), jsonb_strip_nulls(jsonb_build_object(
            'target', quote_ident(tn.nspname) || '.' || quote_ident(t.relname), 'columns', ",
        column_names!("c.conrelid", "c.conkey"),
        ", 'target_columns', ",
        column_names!("c.confrelid", "c.confkey"),
        ", 'on_delete', ",
        action!("confdeltype"),
        ", 'on_delete_columns', (SELECT jsonb_agg(ca.attname ORDER BY cn.n)
            FROM jsonb_array_elements_text(to_jsonb(c) -> 'confdelsetcols') WITH ORDINALITY cn(attnum, n)
            JOIN pg_attribute ca ON ca.attrelid = c.conrelid AND ca.attnum = cn.attnum::integer
            WHERE jsonb_typeof(to_jsonb(c) -> 'confdelsetcols') = 'array'),
            'on_update', ",
        action!("confupdtype"),
        ", 'not_valid', CASE WHEN NOT c.convalidated THEN true END, 'match_full', CASE WHEN c.confmatchtype = 'f' THEN true END, ",
        deferrable!(),
        "))
         FROM relations r
         JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype = 'f' AND c.conparentid = 0
         JOIN pg_class t ON t.oid = c.confrelid
         JOIN pg_namespace tn ON tn.oid = t.relnamespace"
    ));

    const PLACE: Place = Place::Reference;

    const KEYWORD: &'static str = "CONSTRAINT";

    fn sql_name(&self, name: &Member) -> String {
        constraint_name(name)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        let mut needs = columns(&name.table, &self.columns);
        needs.extend(columns(&self.target, &self.target_columns));
        needs
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.retyped == Retyped::Type
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement = add_constraint(name, &self.definition());
        let holds = context.is_new(&name.table) || taken_over::are_keys_ready(self, name, context);
        vec![if self.not_valid || holds {
            statement
        } else {
            let rows = format!("a row of {} has no row of {} to refer to", name.table, self.target);
            statement.fails_if(rows).counted_by(self.count(name))
        }]
    }

    fn drop(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        match taken_over::is_key_taken_over(self, name, context) {
            true => Vec::new(),
            false => drop_constraint(name),
        }
    }

    fn alter(&self, to: &Self, name: &Member, _context: &Context<'_>) -> Alteration {
        let same = Self { deferrable: to.deferrable, not_valid: to.not_valid, ..self.clone() };
        if same != *to || (to.not_valid && !self.not_valid) {
            return Alteration::Replace;
        }
        let mut statements = Vec::new();
        if self.not_valid && !to.not_valid {
            statements.push(validate(name).counted_by(self.count(name)));
        }
        if self.deferrable == to.deferrable {
            return Alteration::statements(statements);
        }
        let clause = match to.deferrable {
            Deferrable::No => " NOT DEFERRABLE",
            Deferrable::Immediate => " DEFERRABLE INITIALLY IMMEDIATE",
            Deferrable::Deferred => " DEFERRABLE INITIALLY DEFERRED",
        };
        let alter = format!("ALTER TABLE {} ALTER CONSTRAINT {}{clause}", name.table, name.name);
        statements.push(Statement::new(alter));
        Alteration::statements(statements)
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
        renames.columns(&name.table, &mut self.on_delete_columns);
        renames.columns(&self.target, &mut self.target_columns);
        self.target = renames.table(&self.target);
    }
}

impl ForeignKey {
    fn on_delete_clause(&self) -> String {
        let columns = match self.on_delete_columns.as_slice() {
            [] => String::new(),
            columns => format!(" ({})", list(columns)),
        };
        format!("{}{columns}", self.on_delete.clause("ON DELETE"))
    }

    fn count(&self, name: &Member) -> Option<String> {
        failure::orphans(&name.table, &self.columns, &self.target, &self.target_columns)
    }

    fn definition(&self) -> String {
        format!(
            "FOREIGN KEY ({}) REFERENCES {} ({}){}{}{}{}{}",
            list(&self.columns),
            self.target,
            list(&self.target_columns),
            if self.match_full { " MATCH FULL" } else { "" },
            self.on_update.clause("ON UPDATE"),
            self.on_delete_clause(),
            self.deferrable.clause(),
            if self.not_valid { " NOT VALID" } else { "" },
        )
    }
}
