//! Identity columns.

use super::Id;
use super::column::alter_column;
use super::object::{Alteration, Context, Object, Slot};
use super::sequence::{Options, default_name};
use crate::ident::{Member, Qualified};
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
        "SELECT t.name || '.' || quote_ident(a.attname),
                o.options || jsonb_build_object('always', a.attidentity = 'a', 'sequence', s.name)
         FROM relations t
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attidentity <> '' AND NOT a.attisdropped
         JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid = a.attnum
                         AND d.classid = 'pg_class'::regclass AND d.deptype = 'i'
         JOIN relations s ON s.oid = d.objid
         JOIN sequence_options o ON o.seqrelid = s.oid",
    );

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

    fn alter(&self, to: &Self, name: &Member, _context: &Context<'_>) -> Alteration {
        let mut statements = Vec::new();
        if self.sequence != to.sequence {
            let rename = format!("ALTER SEQUENCE {} RENAME TO {}", self.sequence, to.sequence.name);
            statements.push(Statement::new(rename));
        }
        let mut actions = String::new();
        if self.always != to.always {
            actions.push_str(&format!(" SET GENERATED {}", to.when()));
        }
        for clause in to.options.clauses(Some(&self.options)) {
            actions.push_str(&format!(" SET{clause}"));
        }
        if !actions.is_empty() {
            statements.push(alter_column(name, actions.trim_start()));
        }
        Alteration::statements(statements)
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Column(name.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Value(name.clone()), Slot::Relation(self.sequence.clone())]
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
