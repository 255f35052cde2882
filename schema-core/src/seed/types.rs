//! The types that a schema has of its own.

use super::condition::Expr;
use super::kind::{Domain, Kind, Types};
use crate::declare::def::{SchemaDef, TypeDef, TypeKind};
use crate::ident::Qualified;
use crate::kind::{Id, Payload};
use crate::model::Schema;

/// The types of the schema, of its facts and of the code.
pub(super) fn types(schema: &Schema, code: Option<&SchemaDef>) -> Types {
    let mut types = Types::new();
    for (id, fact) in schema.iter() {
        if let (Id::Enum(name), Payload::Enum(one)) = (id, &fact.payload) {
            types.insert(name.to_string(), Kind::Enum(one.values.clone()));
        }
    }
    // A type may be made of others: those of others come first.
    for _ in 0..3 {
        for (id, fact) in schema.iter() {
            if let (Id::Domain(name), Payload::Domain(domain)) = (id, &fact.payload) {
                let checks = schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
                    (Id::DomainCheck(check), Payload::DomainCheck(payload)) if check.table == *name => {
                        Some(Expr::read(&payload.expression))
                    }
                    _ => None,
                });
                let base = Kind::of(&domain.sql_type, &types);
                let domain = Domain { base, not_null: domain.not_null, conditions: checks.collect() };
                types.insert(name.to_string(), Kind::Domain(Box::new(flat(domain))));
            }
        }
        let columns = code.into_iter().flat_map(|code| code.tables.iter().flat_map(|table| table.columns));
        let of_columns = columns.filter_map(|column| column.own_type);
        let listed = code.into_iter().flat_map(|code| code.types.iter().copied());
        for def in of_columns.chain(listed) {
            declared(def, &mut types);
        }
    }
    types
}

/// A domain over a domain has the conditions of both.
fn flat(domain: Domain) -> Domain {
    match domain.base {
        Kind::Domain(inner) => Domain {
            base: inner.base,
            not_null: domain.not_null || inner.not_null,
            conditions: inner.conditions.into_iter().chain(domain.conditions).collect(),
        },
        base => Domain { base, ..domain },
    }
}

fn declared(def: &TypeDef, types: &mut Types) {
    let spelled = |column| crate::model::type_text(column);
    let kind = match &def.kind {
        TypeKind::Domain { base, not_null, checks } => {
            let conditions = checks.iter().map(|check| Expr::read(check.expression)).collect();
            let base = Kind::of(&spelled(base), types);
            Kind::Domain(Box::new(flat(Domain { base, not_null: *not_null, conditions })))
        }
        TypeKind::Composite(parts) => {
            parts.iter().filter_map(|part| part.own_type).for_each(|inner| declared(inner, types));
            Kind::Composite(parts.iter().map(|part| Kind::of(&spelled(part), types)).collect())
        }
        TypeKind::Range(range) => {
            let subtype = crate::model::canonical_type(range.subtype);
            Kind::Range(Box::new(Kind::of(&subtype, types)))
        }
    };
    types.insert(Qualified::new(def.name.schema, def.name.name).to_string(), kind);
}
