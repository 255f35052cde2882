//! What is checked of one table while the compiler runs.

use super::collisions::check_own;
use super::def::{Action, ColumnDef, ForeignKeyDef, TableDef};
use super::message::{Findings, has, same};
use super::operators::check_btrees;
use super::outline::Outline;

/// The longest identifier that PostgreSQL keeps, in bytes.
pub const LONGEST_NAME: usize = 63;

/// Checks the names that one table gives, and the keys that have no word at which to tell a mistake.
#[track_caller]
pub const fn check_table(def: &'static TableDef, outline: &Outline) {
    let mut findings = Findings::new();
    check_name(&mut findings, "table", def.name.name);
    check_name(&mut findings, "schema", def.name.schema);
    if let Some((start, _)) = def.name.schema.split_at_checked(3)
        && same(start, "pg_")
    {
        findings.add(&[
            "the schema `",
            def.name.schema,
            "` begins with `pg_`, as PostgreSQL's own do\nhelp: give it another name",
        ]);
    }
    check_constraint_names(&mut findings, def);
    check_own(&mut findings, def, outline.names);
    check_btrees(&mut findings, def);
    findings.report();
}

/// PostgreSQL makes a primary key's columns NOT NULL, whatever their type says.
#[track_caller]
pub const fn check_key_column(column: &ColumnDef) {
    let mut findings = Findings::new();
    if column.nullable {
        findings.add(&[
            "the primary key column `",
            column.name,
            "` is an `Option`, and a primary key is never NULL\nhelp: take the `Option` off",
        ]);
    }
    findings.report();
}

/// An action that sets NULL or the default must be able to.
#[track_caller]
pub const fn check_actions(key: &ForeignKeyDef, columns: &[&ColumnDef]) {
    let mut findings = Findings::new();
    if !key.on_delete_columns.is_empty() && !matches!(key.on_delete, Action::SetNull | Action::SetDefault) {
        findings.add(&["only `set_null` and `set_default` take columns\nhelp: write the word without them"]);
    }
    let mut at = 0;
    while at < columns.len() {
        if key.on_delete_columns.is_empty() || has(key.on_delete_columns, columns[at].name) {
            check_action(&mut findings, columns[at], key.on_delete, "on_delete");
        }
        check_action(&mut findings, columns[at], key.on_update, "on_update");
        at += 1;
    }
    findings.report();
}

const fn check_action(findings: &mut Findings, column: &ColumnDef, action: Action, word: &str) {
    let deletes = same(word, "on_delete");
    match action {
        Action::SetNull | Action::SetDefault | Action::Cascade
            if column.generated.is_some() && !(deletes && matches!(action, Action::Cascade)) =>
        {
            findings.add(&[
                "`",
                word,
                "` changes the column `",
                column.name,
                "`, which is generated\nhelp: use `restrict` or `no_action`",
                if deletes { ", or `cascade`" } else { "" },
            ]);
        }
        Action::SetNull if !column.nullable => findings.add(&[
            "`",
            word,
            " = set_null` on the column `",
            column.name,
            "`, which is NOT NULL\nhelp: make the field an `Option`, or use another action",
        ]),
        Action::SetDefault if column.default.is_none() && !column.nullable => findings.add(&[
            "`",
            word,
            " = set_default` on the column `",
            column.name,
            "`, which has no default\nhelp: add `default = …`, or use another action",
        ]),
        _ => {}
    }
}

/// PostgreSQL cuts a longer name without an error, and a name of no characters is none.
pub(super) const fn check_name(findings: &mut Findings, what: &str, name: &str) {
    if name.is_empty() {
        findings.add(&["the name of a ", what, " is empty\nhelp: write `name = \"…\"` with a name"]);
    }
    if name.len() > LONGEST_NAME {
        findings.add(&[
            "the name of the ",
            what,
            " `",
            name,
            "` is longer than 63 bytes, and PostgreSQL would cut it\nhelp: write a shorter one with `name = \"…\"`",
        ]);
    }
}

/// Names that the user wrote have to fit; those of the naming convention are checked where they are made.
const fn check_constraint_names(findings: &mut Findings, def: &TableDef) {
    macro_rules! names {
        ($($list:ident $what:literal),*) => {$(
            let mut at = 0;
            while at < def.$list.len() {
                if let Some(name) = def.$list[at].name {
                    check_name(findings, $what, name);
                }
                at += 1;
            }
        )*};
    }
    names!(
        uniques "unique constraint",
        checks "check",
        foreign_keys "foreign key",
        exclusions "exclusion constraint",
        indexes "index"
    );
}
