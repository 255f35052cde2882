//! Identity columns.

use super::column::alter_column;
use super::object::{Alteration, Cause, Context, Object, Slot};
use super::sequence::{Options, default_name};
use super::{Id, Payload};
use crate::ident::{Member, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// The identity of a column (manual, 5.3).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    /// `ALWAYS`; otherwise `BY DEFAULT`.
    pub always: bool,
    /// The sequence behind it.
    pub sequence: Qualified,
    /// The options of the sequence.
    #[serde(flatten)]
    pub options: Options,
}

impl Object for Identity {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_class'::regclass, s.oid, 0, t.name || '.' || quote_ident(a.attname),
                o.options || jsonb_build_object('always', a.attidentity = 'a', 'sequence', s.name)
         FROM relations t
         JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND d.deptype = 'i'
                         AND d.classid = 'pg_class'::regclass
         JOIN relations s ON s.oid = d.objid AND s.relkind = 'S'
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
         JOIN sequence_options o ON o.seqrelid = s.oid",
    );

    fn renamed(name: &Member, _id: &Id, renames: &Renames) -> Member {
        renames.column(name)
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone
    }

    const KEYWORD: &'static str = "COLUMN";

    fn sql_name(&self, name: &Member) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        vec![Id::Column(name.clone())]
    }

    fn create(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        let add = alter_column(name, &format!("ADD {}", self.definition(name)));
        vec![add, self.options.past(&self.sequence, name)]
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        vec![alter_column(name, "DROP IDENTITY")]
    }

    /// Bounds that fit one type may not fit the other, so that neither can be changed before the other.
    fn alter(&self, to: &Self, name: &Member, context: &Context<'_>) -> Alteration {
        let column = Id::Column(name.clone());
        let sql_type = |schema: &crate::model::Schema| match schema.payload(&column) {
            Some(Payload::Column(column)) => Some(column.sql_type.clone()),
            _ => None,
        };
        if self.options != to.options && sql_type(context.from) != sql_type(context.to) {
            return Alteration::Replace;
        }
        let mut actions = String::new();
        if self.always != to.always {
            actions.push_str(&format!(" SET GENERATED {}", to.when()));
        }
        for clause in to.options.clauses(Some(&self.options)) {
            let set = if clause.starts_with(" RESTART") { "" } else { " SET" };
            actions.push_str(&format!("{set}{clause}"));
        }
        let action = (!actions.is_empty()).then(|| alter_column(name, actions.trim_start()));
        Alteration::statements(action.into_iter().collect())
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Column(name.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        let sequence = &self.sequence;
        vec![Slot::Value(name.clone()), Slot::Relation(sequence.clone()), Slot::Type(sequence.clone())]
    }

    fn apply_renames(&mut self, _name: &Member, renames: &Renames) {
        self.sequence = renames.own(&Id::Sequence(self.sequence.clone()), &self.sequence);
    }
}

impl Identity {
    /// The clause of a column's definition.
    pub(super) fn definition(&self, name: &Member) -> String {
        let mut options = self.options.clauses(None).concat();
        if self.sequence != default_name(name) {
            options.insert_str(0, &format!(" SEQUENCE NAME {}", self.sequence));
        }
        let options = if options.is_empty() { options } else { format!(" ({})", options.trim_start()) };
        format!("GENERATED {} AS IDENTITY{options}", self.when())
    }

    fn when(&self) -> &'static str {
        if self.always { "ALWAYS" } else { "BY DEFAULT" }
    }
}
