//! Composite types. Attributes come and go in place; while columns have the type, another type of an attribute takes a new
//! one.

use super::object::{Alteration, Cause, Context, Object, Place, Retyped, Slot};
use super::view::{ViewColumn, view_columns};
use super::{Id, aside};
use crate::ident::Qualified;
use crate::rename::Renames;
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

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let attributes: Vec<_> = self.attributes.iter().map(|each| format!("\n    {}", definition(each))).collect();
        let create = Statement::new(format!("CREATE TYPE {name} AS ({}\n)", attributes.join(",")));
        aside::create(&Id::Composite(name.clone()), create, context)
    }

    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let name = aside::last_name(&Id::Composite(name.clone()), name, context);
        vec![Statement::new(format!("DROP TYPE {name}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        let find = |of: &Self, wanted: &ViewColumn| of.attributes.iter().find(|each| each.name == wanted.name).cloned();
        // An attribute that comes is the last one.
        let kept = self.attributes.iter().filter(|old| find(to, old).is_some());
        let come = to.attributes.iter().filter(|new| find(self, new).is_none());
        if !kept.chain(come).map(|each| &each.name).eq(to.attributes.iter().map(|each| &each.name)) {
            return Alteration::Aside;
        }
        let (mut actions, mut retyped) = (Vec::new(), Retyped::No);
        for old in self.attributes.iter().filter(|old| find(to, old).is_none()) {
            retyped = Retyped::Type;
            actions.push(format!("DROP ATTRIBUTE {}", old.name));
        }
        for new in &to.attributes {
            match find(self, new) {
                None => actions.push(format!("ADD ATTRIBUTE {}", definition(new))),
                Some(old) if old != *new => {
                    if is_in_columns(&Id::Composite(name.clone()), context) {
                        return Alteration::Aside;
                    }
                    retyped = Retyped::Type;
                    let collation = new.collation.as_ref().map(|name| format!(" COLLATE {name}")).unwrap_or_default();
                    actions.push(format!("ALTER ATTRIBUTE {} TYPE {}{collation}", new.name, new.sql_type));
                }
                Some(_) => {}
            }
        }
        let alter = |action| Statement::new(format!("ALTER TYPE {name} {action}"));
        Alteration::InPlace { statements: actions.into_iter().map(alter).collect(), retyped }
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        self.attributes.iter_mut().for_each(|attribute| renames.types(&mut attribute.sql_type));
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

impl Composite {
    /// The expression that makes a row of the new type of a column that has a row of this one.
    pub(super) fn over(&self, column: &str, to: &Self, target: &Qualified) -> String {
        let attributes = to.attributes.iter().map(|new| {
            let old = self.attributes.iter().find(|old| old.name == new.name);
            match old {
                Some(old) if old.sql_type == new.sql_type && super::conversion::is_builtin(&old.sql_type) => {
                    format!("({column}).{}", new.name)
                }
                Some(_) => format!("({column}).{}::text::{}", new.name, new.sql_type),
                None => format!("NULL::{}", new.sql_type),
            }
        });
        let attributes: Vec<_> = attributes.collect();
        format!("CASE WHEN {column} IS DISTINCT FROM NULL THEN ROW({})::{target} END", attributes.join(", "))
    }
}

/// Whether columns hold values of the type, or of types that are made of it.
fn is_in_columns(id: &Id, context: &Context<'_>) -> bool {
    let users = context.from.iter().filter(|(_, fact)| fact.needs.contains(id));
    users.into_iter().any(|(other, _)| match other {
        Id::Column(_) => true,
        other => aside::is_type(other) && is_in_columns(other, context),
    })
}
