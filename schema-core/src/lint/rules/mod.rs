//! The rules, each named once.

mod adding_check_constraint;
mod adding_exclusion_constraint;
mod adding_foreign_key;
mod adding_generated_column;
mod adding_required_column;
mod adding_serial_column;
mod adding_unique_constraint;
mod adding_volatile_default;
mod attaching_partition;
mod backfill_beside_schema_change;
mod changing_column_type;
mod char_column;
mod concurrently_in_transaction;
mod detaching_partition;
mod domain_constraint;
mod domain_with_constraint;
mod drop_cascade;
mod dropping_column;
mod dropping_constraint;
mod dropping_not_null;
mod dropping_schema_or_database;
mod dropping_table;
mod enum_of_few_values;
mod enum_value_without_place;
mod foreign_key_type;
mod foreign_key_without_index;
mod identifier_too_long;
mod index_dropped_not_concurrent;
mod index_not_concurrent;
mod json_column;
mod lock_table;
mod mixed_case_name;
mod money_column;
mod name_without_schema;
mod narrowing_type;
mod new_enum_value_used;
mod no_primary_key;
mod nullable_unique;
mod prefer_bigint;
mod prefer_identity;
mod prefer_text;
mod prefer_timestamptz;
mod primary_key_over_nullable;
mod redundant_index;
mod refresh_not_concurrent;
mod reindex_not_concurrent;
mod renaming_column;
mod renaming_table;
mod renaming_value;
mod reserved_word_name;
mod rewriting_table;
mod robust_statements;
mod security_definer_without_path;
mod setting_not_null;
mod several_without_transaction;
mod small_primary_key;
mod syntax_error;
mod time_with_zone;
mod timeout_settings;
mod transaction_nesting;
mod truncating;
mod unique_index_on_rows;
mod unread_statement;
mod unvalidated_constraint;
mod wide_varchar;
mod writing_all_rows;
mod wrong_allow;

use super::Rule;
use crate::effect::World;
use crate::ident::Qualified;
use crate::sql::Rule as Demand;

/// All rules, in the order of their names.
pub const RULES: &[&Rule] = &[
    &adding_check_constraint::RULE,
    &adding_exclusion_constraint::RULE,
    &adding_foreign_key::RULE,
    &adding_generated_column::RULE,
    &adding_required_column::RULE,
    &adding_serial_column::RULE,
    &adding_unique_constraint::RULE,
    &adding_volatile_default::RULE,
    &attaching_partition::RULE,
    &backfill_beside_schema_change::RULE,
    &changing_column_type::RULE,
    &char_column::RULE,
    &concurrently_in_transaction::RULE,
    &detaching_partition::RULE,
    &domain_constraint::RULE,
    &domain_with_constraint::RULE,
    &drop_cascade::RULE,
    &dropping_column::RULE,
    &dropping_constraint::RULE,
    &dropping_not_null::RULE,
    &dropping_schema_or_database::RULE,
    &dropping_table::RULE,
    &enum_of_few_values::RULE,
    &enum_value_without_place::RULE,
    &foreign_key_type::RULE,
    &foreign_key_without_index::RULE,
    &identifier_too_long::RULE,
    &index_dropped_not_concurrent::RULE,
    &index_not_concurrent::RULE,
    &json_column::RULE,
    &lock_table::RULE,
    &mixed_case_name::RULE,
    &money_column::RULE,
    &name_without_schema::RULE,
    &narrowing_type::RULE,
    &new_enum_value_used::RULE,
    &no_primary_key::RULE,
    &nullable_unique::RULE,
    &prefer_bigint::RULE,
    &prefer_identity::RULE,
    &prefer_text::RULE,
    &prefer_timestamptz::RULE,
    &primary_key_over_nullable::RULE,
    &redundant_index::RULE,
    &refresh_not_concurrent::RULE,
    &reindex_not_concurrent::RULE,
    &renaming_column::RULE,
    &renaming_table::RULE,
    &renaming_value::RULE,
    &reserved_word_name::RULE,
    &rewriting_table::RULE,
    &robust_statements::RULE,
    &security_definer_without_path::RULE,
    &setting_not_null::RULE,
    &several_without_transaction::RULE,
    &small_primary_key::RULE,
    &syntax_error::RULE,
    &time_with_zone::RULE,
    &timeout_settings::RULE,
    &transaction_nesting::RULE,
    &truncating::RULE,
    &unique_index_on_rows::RULE,
    &unread_statement::RULE,
    &unvalidated_constraint::RULE,
    &wide_varchar::RULE,
    &writing_all_rows::RULE,
    &wrong_allow::RULE,
];

/// The keys of a table, each with its columns as an index has them.
fn keys(table: &Qualified, world: &World) -> Vec<(String, Vec<String>)> {
    let constraints = world.relations.get(table).into_iter().flat_map(|relation| &relation.constraints);
    let keys = constraints.filter_map(|(name, constraint)| match &constraint.rule {
        Demand::PrimaryKey(columns, _) | Demand::Unique(columns, _) => {
            Some((name.to_string(), columns.iter().map(ToString::to_string).collect()))
        }
        _ => None,
    });
    keys.collect()
}

/// What the plain indexes and the keys of a table are over.
fn covering(table: &Qualified, world: &World) -> Vec<Vec<String>> {
    let indexes = world.indexes.values().filter(|index| index.table == *table && index.predicate.is_none());
    let indexes = indexes.map(|index| index.elements.iter().map(|element| super::first_word(element)).collect());
    indexes.chain(keys(table, world).into_iter().map(|(_, columns)| columns)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Check, Levels, lint_file, page};
    use std::collections::{BTreeMap, BTreeSet};

    /// Each rule finds its bad example, and not its good one.
    #[test]
    fn examples_are_what_they_say() {
        let mut wrong = Vec::new();
        for rule in RULES {
            for (text, expected) in [(rule.bad, true), (rule.good, false)] {
                if found(rule.id, text) != expected {
                    wrong.push(format!("{}: {} in\n{text}", rule.id, if expected { "not found" } else { "found" }));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    }

    fn found(id: &str, text: &str) -> bool {
        let levels = BTreeMap::from([(id.to_owned(), crate::lint::Level::Warn)]);
        let levels = Levels::new(&levels, &BTreeMap::new()).expect("a rule");
        let mut world = World::default();
        let files = text.split("-- next file\n").map(|file| lint_file("a.sql", file, &mut world, &levels, &|_| None));
        files.last().expect("a file").iter().any(|finding| finding.rule == id)
    }

    #[test]
    fn names_are_sorted_and_said_once() {
        let names: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
        let sorted: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(names, sorted.into_iter().collect::<Vec<_>>());
    }

    /// What is found in a schema can be allowed in the code: the macro knows the words.
    #[test]
    fn what_looks_at_a_schema_is_a_word_of_the_language() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../schema-macros/src/lint.rs");
        let source = std::fs::read_to_string(path).expect("the macro's words");
        let of_schema = |rule: &&&Rule| matches!(rule.check, Check::Column(_) | Check::Table(_));
        for rule in RULES.iter().filter(of_schema) {
            assert!(source.contains(&format!("    \"{}\",\n", rule.id)), "{} is missing in `LINTS`", rule.id);
        }
    }

    /// `UPDATE_EXPECT=1` writes it anew.
    #[test]
    fn the_page_is_that_of_the_rules() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/lint.md");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(path, page::page()).expect("written");
        }
        let held = std::fs::read_to_string(path).expect("docs/lint.md");
        assert!(held == page::page(), "docs/lint.md is stale: run the test with UPDATE_EXPECT=1");
    }
}
