//! The column that owns a sequence: what makes a column `serial`.

use super::object::{Alteration, Cause, Context, Object};
use super::{Id, Payload};
use crate::ident::{Member, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// The column that owns a sequence (manual, `ALTER SEQUENCE … OWNED BY`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SequenceOwner {
    /// The column.
    pub column: Member,
}

impl Object for SequenceOwner {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(
        "SELECT NULL::oid, NULL::oid, 0, r.name, jsonb_build_object('column', t.name || '.' || quote_ident(a.attname))
         FROM relations r
         JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'a'
                         AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
         JOIN relations t ON t.oid = d.refobjid
         JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
         WHERE r.relkind = 'S'",
    );

    /// A sequence that goes over to another column leaves the old one in time.
    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone
    }

    fn renamed(name: &Qualified, _id: &Id, renames: &Renames) -> Qualified {
        renames.own(&Id::Sequence(name.clone()), name)
    }

    const KEYWORD: &'static str = "SEQUENCE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        vec![Id::Sequence(name.clone()), Id::Column(self.column.clone())]
    }

    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let owned = Statement::new(format!("ALTER SEQUENCE {name} OWNED BY {}", self.column));
        let column_stays = context.from.contains(&Id::Column(self.column.clone()));
        let sequence_is_new = !context.from.contains(&Id::Sequence(name.clone()));
        match context.to.payload(&Id::Sequence(name.clone())) {
            Some(Payload::Sequence(sequence)) if column_stays && sequence_is_new => {
                vec![owned, sequence.options.past(name, &self.column)]
            }
            _ => vec![owned],
        }
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER SEQUENCE {name} OWNED BY NONE"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        Alteration::statements(to.create(name, context))
    }

    fn owners(&self, name: &Qualified) -> Vec<Id> {
        vec![Id::Sequence(name.clone())]
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        self.column = renames.column(&self.column);
    }
}

/// Sets the new sequence of a column past the column's values, before it is drawn from.
pub(super) fn past_new(column: &Member, context: &Context<'_>) -> Option<Statement> {
    let owned = context.to.iter().find_map(|(id, fact)| match (id, &fact.payload) {
        (Id::SequenceOwner(name), Payload::SequenceOwner(owner)) if owner.column == *column => Some(name),
        _ => None,
    });
    let new = owned.map(|name| Id::Sequence(name.clone())).filter(|id| !context.from.contains(id))?;
    match (&new, context.to.payload(&new)) {
        (Id::Sequence(name), Some(Payload::Sequence(sequence))) => Some(sequence.options.past(name, column)),
        _ => None,
    }
}
