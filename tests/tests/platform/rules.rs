//! What may not change, what is only added, and which values there are.

use super::facts;
use schema_core::declare::def::{ColumnDef, DefaultDef, EnumStorage};
use schemas::audit::known::{ACTIONS, EVENTS};
use schemas::c9d;
use std::collections::{BTreeMap, BTreeSet};

fn columns() -> impl Iterator<Item = (&'static str, &'static ColumnDef)> {
    c9d.tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table.name.name, column)))
}

#[test]
fn four_columns_and_the_times_are_immutable() {
    let immutable = columns().filter(|(_, column)| column.immutable);
    let immutable: BTreeSet<String> = immutable.map(|(table, column)| format!("{table}.{}", column.name)).collect();
    let mut expected: BTreeSet<String> =
        ["users.clerk_user_id", "organizations.slug", "invitations.token", "team_invitations.invitation_token"]
            .map(str::to_owned)
            .into();
    for table in c9d.tables.iter().filter(|table| !table.append_only) {
        let times = table.columns.iter().filter(|column| ["created_at", "updated_at"].contains(&column.name));
        expected.extend(times.map(|column| format!("{}.{}", table.name.name, column.name)));
    }
    assert_eq!(immutable, expected);
}

#[test]
fn three_tables_are_append_only() {
    let tables = c9d.tables.iter().filter(|table| table.append_only).map(|table| table.name.name);
    assert_eq!(tables.collect::<Vec<_>>(), ["user_achievements", "onboarding_analytics", "system_metrics"]);
}

#[test]
fn closed_sets_are_those_of_the_platform() {
    let Some(facts) = facts::closed_sets("closed_sets_are_those_of_the_platform") else { return };
    let mut closed = BTreeMap::new();
    for (table, column) in columns() {
        let Some(def) = column.values else { continue };
        if def.storage == (EnumStorage::Text { check: true }) {
            let values: BTreeSet<&str> = def.values.iter().map(|value| value.name).collect();
            closed.insert(format!("{table}.{}", column.name), (values, column.default));
        }
    }
    assert_eq!(facts.len(), closed.len());
    for (column, values) in facts {
        let (declared, default) = &closed[&column];
        assert_eq!(*declared, values.iter().map(String::as_str).collect(), "{column}");
        let default = default.map(|default| match default {
            DefaultDef::Text(text) => text.to_owned(),
            other => panic!("{column} has the default {other:?}"),
        });
        assert!(default.is_none() || default == Some(values[0].clone()), "{column} has the default {default:?}");
    }
}

#[test]
fn the_known_members_of_open_sets_are_those_of_the_platform() {
    let Some(readme) = facts::file("README.md", "the_known_members_of_open_sets_are_those_of_the_platform") else {
        return;
    };
    let open = readme.split("are open sets").nth(1).unwrap().split("\n## ").next().unwrap();
    let members: BTreeSet<String> = open.split('`').skip(1).step_by(2).flat_map(expanded).collect();
    let declared: BTreeSet<String> = ACTIONS.iter().chain(EVENTS).map(|known| (*known).to_owned()).collect();
    assert_eq!(declared, members);
    assert_eq!((ACTIONS.len(), EVENTS.len()), (20, 11));
}

/// `a.{b,c}` is `a.b` and `a.c`.
fn expanded(text: &str) -> Vec<String> {
    match text.split_once('{') {
        Some((stem, ends)) => ends.trim_end_matches('}').split(',').map(|end| format!("{stem}{end}")).collect(),
        None => vec![text.to_owned()],
    }
}
