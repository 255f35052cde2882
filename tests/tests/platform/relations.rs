//! Relations: names, kinds, targets and columns are the platform's.

use super::facts;
use schema_core::declare::def::{RelationDef, RelationKind, TableDef};
use schemas::c9d;
use serde_json::{Value, json};

/// The column that a label of the facts stands for.
fn column_of_label(label: &str) -> &'static str {
    match label {
        "inviter" => "invited_by",
        "creator" => "created_by",
        "resolver" => "resolved_by",
        "pathOverride" => "onboarding_path_override",
        "onboardingSession" => "onboarding_session_id",
        "currentStep" => "current_step_id",
        other => panic!("the label `{other}` is not known"),
    }
}

/// The columns of the foreign key that a relation goes by, on whichever side it is.
fn goes_by(table: &TableDef, relation: &RelationDef) -> &'static [&'static str] {
    if !relation.by.is_empty() {
        return relation.by;
    }
    let target = c9d.tables.iter().find(|other| other.name == relation.target).unwrap();
    let mut keys = target.foreign_keys.iter().filter(|key| key.target == table.name);
    let key = keys.next().unwrap();
    assert!(keys.next().is_none(), "{} of {} is ambiguous", relation.name, table.name.name);
    key.columns
}

fn described(table: &TableDef, relation: &RelationDef, fact: &Value) -> Value {
    let by = goes_by(table, relation);
    let kind = if relation.kind == RelationKind::HasMany { "many" } else { "one" };
    let mut described = json!({ "name": relation.name, "kind": kind, "target": relation.target.name });
    if relation.kind == RelationKind::BelongsTo {
        described["column"] = json!(by[0]);
    }
    if let Some(label) = fact["label"].as_str() {
        assert_eq!(by, [column_of_label(label)], "{} of {}", relation.name, table.name.name);
        described["label"] = fact["label"].clone();
    }
    described
}

#[test]
fn relations_are_those_of_the_platform() {
    let Some(catalog) = facts::catalog("relations_are_those_of_the_platform") else { return };
    for table in c9d.tables {
        let facts = catalog[table.name.name]["relations"].as_array().unwrap();
        let relations = table.relations.iter().zip(facts);
        let made: Vec<Value> = relations.map(|(relation, fact)| described(table, relation, fact)).collect();
        assert_eq!(&made, facts, "{}", table.name.name);
        assert_eq!(table.relations.len(), facts.len(), "{}", table.name.name);
    }
}

#[test]
fn relations_have_constants_to_go_by() {
    use schemas::audit::ErrorLog;
    use schemas::invitations::TeamInvitation;
    use schemas::users::User;
    assert_eq!(User::resolved_errors.name(), "resolved_errors");
    assert_eq!(ErrorLog::resolved_by_relation.name(), ErrorLog::resolved_by.name());
    assert_eq!(TeamInvitation::onboarding_path_override_relation.name(), "onboarding_path_override");
}
