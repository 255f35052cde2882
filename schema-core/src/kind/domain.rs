//! Domains. Their default, `NOT NULL` and checks change in place; another type underneath takes a new domain.

use super::catalog::reference;
use super::object::{Alteration, Cause, Context, Object, Place, Slot};
use super::{Id, Payload, aside, domain_values};
use crate::ident::{Ident, Qualified, Reference};
use crate::model::Schema;
use crate::naming::object_name;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A domain (manual, 8.18). Its default and its checks are facts of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// The type underneath, with its modifiers.
    #[serde(rename = "type")]
    pub sql_type: String,
    /// The collation, where it is not the type's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<Reference>,
    /// `NOT NULL`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_null: bool,
    /// The name of `NOT NULL`, where PostgreSQL keeps one and it is not the one that it gives itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_null_name: Option<Ident>,
}

impl Object for Domain {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_type'::regclass, t.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(t.typname),
                jsonb_strip_nulls(jsonb_build_object(
                    'type', format_type(t.typbasetype, t.typtypmod), 'collation',
                    CASE WHEN t.typcollation <> b.typcollation THEN ",
        reference!("c.collnamespace", "c.collname"),
        " END,
                    'not_null', CASE WHEN t.typnotnull THEN true END,
                    'not_null_name', (SELECT k.conname FROM pg_constraint k
                        WHERE k.contypid = t.oid AND k.contype = 'n' AND k.conname <> t.typname || '_not_null')))
         FROM pg_type t JOIN ours n ON n.oid = t.typnamespace JOIN pg_type b ON b.oid = t.typbasetype
         LEFT JOIN pg_collation c ON c.oid = t.typcollation
         WHERE t.typtype = 'd'"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "DOMAIN";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("DOMAIN {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let mut text = format!("CREATE DOMAIN {name} AS {}", self.sql_type);
        if let Some(collation) = &self.collation {
            text.push_str(&format!(" COLLATE {collation}"));
        }
        let default = Id::DomainDefault(name.clone());
        if let Some(Payload::DomainDefault(default)) =
            context.to.payload(&default).filter(|_| context.with.contains(&default))
        {
            text.push_str(&format!("\n    DEFAULT {}", default.expression));
        }
        if let Some(not_null) = self.not_null_constraint(name, context) {
            text.push_str(&format!("\n    {not_null}"));
        }
        let mut apart = Vec::new();
        for id in context.with {
            match (id, context.to.payload(id)) {
                // Only an existing domain takes one that is not valid.
                (Id::DomainCheck(name), Some(Payload::DomainCheck(check))) if check.not_valid => {
                    apart.extend(check.create(name, context));
                }
                (Id::DomainCheck(name), Some(Payload::DomainCheck(check))) => {
                    text.push_str(&format!("\n    CONSTRAINT {} {}", name.name, check.definition()));
                }
                _ => {}
            }
        }
        let mut statements = aside::create(&Id::Domain(name.clone()), Statement::new(text), context);
        statements.extend(apart);
        statements
    }

    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let name = aside::last_name(&Id::Domain(name.clone()), name, context);
        vec![Statement::new(format!("DROP DOMAIN {name}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        let tightens = to.not_null && !self.not_null;
        if self.sql_type != to.sql_type
            || self.collation != to.collation
            || (tightens && is_in_containers(name, context.from))
        {
            return Alteration::Aside;
        }
        let alter = |action: String| Statement::new(format!("ALTER DOMAIN {name} {action}"));
        let mut statements = Vec::new();
        let renamed = self.not_null_name != to.not_null_name;
        if self.not_null && (!to.not_null || renamed) {
            statements.push(alter("DROP NOT NULL".to_owned()));
        }
        if to.not_null && (!self.not_null || renamed) {
            let set = match &to.not_null_name {
                Some(constraint) => format!("ADD CONSTRAINT {constraint} NOT NULL"),
                None => "SET NOT NULL".to_owned(),
            };
            let set = alter(set).fails_if(format!("a value of {name} is NULL"));
            statements.push(domain_values::counted(set, name, "VALUE IS NOT NULL", context));
        }
        Alteration::statements(statements)
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        renames.types(&mut self.sql_type);
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER DOMAIN {from} RENAME TO {}", to.name))]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        vec![Slot::Type(name.clone())]
    }
}

impl Domain {
    /// While the old domain is there, PostgreSQL 17 takes another name for the constraint than it has by itself.
    fn not_null_constraint(&self, name: &Qualified, context: &Context<'_>) -> Option<String> {
        let is_aside = context.aside.contains_key(&Id::Domain(name.clone()));
        let usual = is_aside.then(|| Ident::new(object_name(name.name.as_str(), "", "not_null")));
        let constraint = self.not_null_name.clone().or(usual);
        let constraint = constraint.map(|constraint| format!("CONSTRAINT {constraint} ")).unwrap_or_default();
        self.not_null.then(|| format!("{constraint}NOT NULL"))
    }
}

/// The domains that take new checks, and are part of a type that columns have. PostgreSQL does not look for their values
/// there, and refuses: the whole domain is made anew.
pub(crate) fn renewed<'a>(from: &Schema, to: &Schema, created: impl Iterator<Item = &'a Id>) -> Vec<Id> {
    let domains = created.filter_map(|id| match (id, to.payload(id)) {
        (Id::DomainCheck(name), Some(Payload::DomainCheck(check))) if !check.not_valid => Some(&name.table),
        _ => None,
    });
    let domains = domains.filter(|name| {
        let id = Id::Domain(Qualified::clone(name));
        from.contains(&id) && to.contains(&id) && is_in_containers(name, from)
    });
    domains.map(|name| Id::Domain(name.clone())).collect()
}

/// Whether values of the domain are within arrays, rows and ranges.
pub(super) fn is_in_containers(name: &Qualified, schema: &Schema) -> bool {
    let (id, sql_type) = (Id::Domain(name.clone()), name.to_string());
    schema.iter().filter(|(_, fact)| fact.needs.contains(&id)).any(|(other, fact)| match (other, &fact.payload) {
        (_, Payload::Column(column)) => column.sql_type != sql_type,
        (Id::Domain(over), Payload::Domain(domain)) => domain.sql_type != sql_type || is_in_containers(over, schema),
        (Id::Composite(_) | Id::Range(_), _) => true,
        _ => false,
    })
}

/// The type that is under all domains, or under those that its elements are of.
pub(super) fn base_type(sql_type: &str, schema: &Schema) -> String {
    let (element, array) = match sql_type.strip_suffix("[]") {
        Some(element) => (element, "[]"),
        None => (sql_type, ""),
    };
    let domain = element.parse().ok().and_then(|name| schema.payload(&Id::Domain(name)));
    match domain {
        Some(Payload::Domain(domain)) => format!("{}{array}", base_type(&domain.sql_type, schema)),
        _ => sql_type.to_owned(),
    }
}
