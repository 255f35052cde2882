//! The column that owns a sequence: what makes a column `serial`.

use super::object::{Alteration, Cause, Context, Object};
use super::{Id, Payload};
use crate::ident::{Ident, Member, Qualified};
use crate::model::Schema;
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

    /// The sequence and the table have to have the same owner.
    fn follows(&self, name: &Qualified) -> Vec<Id> {
        [Id::Table(self.column.table.clone()), Id::Sequence(name.clone())].map(|on| Id::Owner(Box::new(on))).into()
    }

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
        let mut statements = Vec::new();
        if let Some(owner) = self.table_owner(context.to) {
            statements.push(Statement::new(format!("ALTER SEQUENCE {name} OWNER TO {owner}")));
        }
        statements.push(Statement::new(format!("ALTER SEQUENCE {name} OWNED BY {}", self.column)));
        let column_stays = context.from.contains(&Id::Column(self.column.clone()));
        let sequence_is_new = !context.from.contains(&Id::Sequence(name.clone()));
        match context.to.payload(&Id::Sequence(name.clone())) {
            Some(Payload::Sequence(sequence)) if column_stays && sequence_is_new && self.is_numbered(context.to) => {
                statements.push(sequence.options.past(name, &self.column));
            }
            _ => {}
        }
        statements
    }

    /// The sequence had the owner of the table.
    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let mut statements = vec![Statement::new(format!("ALTER SEQUENCE {name} OWNED BY NONE"))];
        let sequence = Id::Sequence(name.clone());
        let stays = context.to.contains(&sequence) && !context.to.contains(&Id::Owner(Box::new(sequence)));
        if stays && self.table_owner(context.from).is_some() {
            statements.push(Statement::new(format!("ALTER SEQUENCE {name} OWNER TO CURRENT_USER")));
        }
        statements
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        match self.table_owner(context.from) == to.table_owner(context.to) {
            true => {
                Alteration::statements(vec![Statement::new(format!("ALTER SEQUENCE {name} OWNED BY {}", to.column))])
            }
            false => Alteration::Replace,
        }
    }

    fn owners(&self, name: &Qualified) -> Vec<Id> {
        vec![Id::Sequence(name.clone())]
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        self.column = renames.column(&self.column);
    }
}

impl SequenceOwner {
    /// Whether the column's values are numbers, which a sequence can be set past.
    fn is_numbered(&self, schema: &Schema) -> bool {
        is_numbered(&self.column, schema)
    }

    /// The owner of the table, where it has one of its own.
    fn table_owner<'a>(&self, schema: &'a Schema) -> Option<&'a Ident> {
        match schema.payload(&Id::Owner(Box::new(Id::Table(self.column.table.clone())))) {
            Some(Payload::Owner(owner)) => Some(&owner.role),
            _ => None,
        }
    }
}

fn is_numbered(column: &Member, schema: &Schema) -> bool {
    let Some(Payload::Column(column)) = schema.payload(&Id::Column(column.clone())) else { return false };
    matches!(column.sql_type.as_str(), "smallint" | "integer" | "bigint")
}

/// Sets a new sequence that no column owns past the values of a column that draws from it.
pub(super) fn past_shared(column: &Member, context: &Context<'_>) -> Option<Statement> {
    let stays = |schema: &Schema| is_numbered(column, schema);
    let needs =
        &context.to.get(&Id::Default(column.clone())).filter(|_| stays(context.from) && stays(context.to))?.needs;
    needs.iter().find_map(|need| match (need, context.to.payload(need)) {
        (Id::Sequence(name), Some(Payload::Sequence(sequence)))
            if !context.from.contains(need) && !context.to.contains(&Id::SequenceOwner(name.clone())) =>
        {
            Some(sequence.options.past_shared(name, column))
        }
        _ => None,
    })
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
