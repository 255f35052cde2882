//! Nothing is declared that no schema has.

#[test]
fn every_table_is_listed() {
    schema_core::assert_all_listed!();
}
