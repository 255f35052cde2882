//! Domains, composite types and ranges, and what they say in constants.
#![cfg(feature = "sqlx")]
#![allow(missing_docs, dead_code, reason = "the structs are here for their descriptions")]

use schema_core::declare::def::{DefaultDef, TypeKind};
use schema_core::{OwnType, SqlComposite, SqlDomain, SqlRange, SqlType, Table, schema, table};
use sqlx::postgres::types::PgRange;

/// How to reach someone.
#[derive(Debug, SqlDomain)]
#[sql_domain(schema = "app", length = 255, collate = "C", not_null, default = "a@b.c", owner = "app")]
#[sql_domain(check = sql("VALUE ~ '@'"), check(sql("VALUE <> ''"), name = "there"))]
struct Email(pub String);

#[derive(SqlComposite)]
#[sql_composite(name = "Address")]
struct Address {
    /// The street.
    street: Option<String>,
    #[column(name = "no", sql_type = "real")]
    number: f64,
    email: Email,
}

#[derive(SqlRange)]
#[sql_range(subtype = "float8", subtype_diff = "float8mi")]
struct FloatRange(pub PgRange<f64>);

#[table(allow(no_primary_key = "its columns are what is looked at"))]
struct Person {
    email: Email,
    addresses: Vec<Address>,
}

schema! { pub people: [Person], types: [FloatRange] }

#[test]
fn types_of_the_schema_come_with_their_columns() {
    let email = Person::DEF.columns[0].own_type.expect("a domain");
    assert_eq!((email.name.schema, email.name.name, email.owner), ("app", "email", Some("app")));
    assert_eq!(email.comment, Some("How to reach someone."));
    let TypeKind::Domain { base, not_null: true, checks } = email.kind else { panic!("{email:?}") };
    assert_eq!((base.length, base.collation, base.default), (Some(255), Some("C"), Some(DefaultDef::Text("a@b.c"))));
    assert_eq!((checks[0].expression, checks[1].name), ("VALUE ~ '@'", Some("there")));
    assert_eq!(Person::DEF.columns[0].sql_type, SqlType::Named(email.name));
    let address = Person::DEF.columns[1].own_type.expect("a composite type");
    assert_eq!(Person::DEF.columns[1].sql_type, SqlType::Array(&SqlType::Named(Address::DEF.name)));
    let TypeKind::Composite(attributes) = address.kind else { panic!("{address:?}") };
    assert_eq!((attributes[0].comment, attributes[1].name), (Some("The street."), "no"));
    assert!(attributes[2].own_type.is_some_and(|def| def.name == email.name));
    assert_eq!(people.types[0].name, FloatRange::DEF.name);
    let TypeKind::Range(range) = FloatRange::DEF.kind else { panic!("no range") };
    assert_eq!((range.subtype, range.subtype_diff), ("float8", Some("float8mi")));
}
