//! Composite types. Attributes come, go and change their types in place; their order stays.

use super::Id;
use super::object::{Alteration, Cause, Context, Object, Place, Slot};
use super::view::{ViewColumn, view_columns};
use crate::ident::Qualified;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A composite type (manual, 8.16).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Composite {
    /// The attributes, in order.
    pub attributes: Vec<ViewColumn>,
}

impl Object for Composite {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_type'::regclass, r.reltype, 0, r.name, jsonb_build_object('attributes', coalesce(",
        view_columns!(),
        ", '[]')) FROM relations r WHERE r.relkind = 'c'"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "TYPE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("TYPE {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    /// Values never give way.
    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        let attributes: Vec<_> = self.attributes.iter().map(|each| format!("\n    {}", definition(each))).collect();
        vec![Statement::new(format!("CREATE TYPE {name} AS ({}\n)", attributes.join(",")))]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP TYPE {name}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, _context: &Context<'_>) -> Alteration {
        let find = |of: &Self, wanted: &ViewColumn| of.attributes.iter().find(|each| each.name == wanted.name).cloned();
        let mut actions = Vec::new();
        for old in self.attributes.iter().filter(|old| find(to, old).is_none()) {
            actions.push(format!("DROP ATTRIBUTE {}", old.name));
        }
        for new in &to.attributes {
            match find(self, new) {
                None => actions.push(format!("ADD ATTRIBUTE {}", definition(new))),
                Some(old) if old != *new => {
                    let collation = new.collation.as_ref().map(|name| format!(" COLLATE {name}")).unwrap_or_default();
                    actions.push(format!("ALTER ATTRIBUTE {} TYPE {}{collation}", new.name, new.sql_type));
                }
                Some(_) => {}
            }
        }
        let alter = |action| Statement::new(format!("ALTER TYPE {name} {action}"));
        Alteration::statements(actions.into_iter().map(alter).collect())
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TYPE {from} RENAME TO {}", to.name))]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        vec![Slot::Relation(name.clone()), Slot::Type(name.clone())]
    }
}

fn definition(attribute: &ViewColumn) -> String {
    let collation = attribute.collation.as_ref().map(|name| format!(" COLLATE {name}")).unwrap_or_default();
    format!("{} {}{collation}", attribute.name, attribute.sql_type)
}
