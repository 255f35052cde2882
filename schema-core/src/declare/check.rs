//! What is checked of one table while the compiler runs.

use super::def::{Action, ColumnDef, ForeignKeyDef, KeyDef, TableDef};
use super::message::{Findings, characters, same};

/// The longest identifier that PostgreSQL keeps, in bytes.
pub const LONGEST_NAME: usize = 63;

/// Checks one table by itself.
#[track_caller]
pub const fn check_table(def: &TableDef) {
    let mut findings = Findings::new();
    check_name(&mut findings, "table", def.name.name);
    check_columns(&mut findings, def);
    if let Some(key) = &def.primary_key {
        check_primary_key(&mut findings, def, key);
    }
    check_constraint_names(&mut findings, def);
    let mut at = 0;
    while at < def.foreign_keys.len() {
        check_actions(&mut findings, def, &def.foreign_keys[at]);
        at += 1;
    }
    findings.report();
}

/// PostgreSQL cuts a longer name without an error, and a name of no characters is none.
pub(super) const fn check_name(findings: &mut Findings, what: &str, name: &str) {
    if name.is_empty() {
        findings.add(&[
            "the name of a ",
            what,
            " is empty\nhelp: write `name = \"…\"` with a name",
        ]);
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

/// Two columns cannot have one name, and each name has to fit.
const fn check_columns(findings: &mut Findings, def: &TableDef) {
    let mut at = 0;
    while at < def.columns.len() {
        let column = &def.columns[at];
        check_name(findings, "column", column.name);
        let mut before = 0;
        while before < at {
            if same(def.columns[before].name, column.name) {
                findings.add(&[
                    "two fields of `",
                    def.rust_name,
                    "` are the column `",
                    column.name,
                    "`\nhelp: give one of them another name with `#[column(name = \"…\")]`",
                ]);
            }
            before += 1;
        }
        at += 1;
    }
}

/// PostgreSQL makes a primary key's columns NOT NULL, whatever their type says.
const fn check_primary_key(findings: &mut Findings, def: &TableDef, key: &KeyDef) {
    let mut at = 0;
    while at < key.columns.len() {
        if let Some(column) = find_column(def, key.columns[at])
            && column.nullable
        {
            findings.add(&[
                "the primary key column `",
                column.name,
                "` of `",
                def.rust_name,
                "` is an `Option`, and a primary key is never NULL\nhelp: take the `Option` off",
            ]);
        }
        at += 1;
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

/// An action that sets NULL or the default must be able to.
const fn check_actions(findings: &mut Findings, def: &TableDef, key: &ForeignKeyDef) {
    let actions = [key.on_delete, key.on_update];
    let mut at = 0;
    while at < key.columns.len() {
        if let Some(column) = find_column(def, key.columns[at]) {
            check_action(findings, def, column, actions[0], "on_delete");
            check_action(findings, def, column, actions[1], "on_update");
        }
        at += 1;
    }
}

const fn check_action(
    findings: &mut Findings,
    def: &TableDef,
    column: &ColumnDef,
    action: Action,
    word: &str,
) {
    match action {
        Action::SetNull if !column.nullable => findings.add(&[
            "`",
            word,
            " = set_null` on the column `",
            column.name,
            "` of `",
            def.rust_name,
            "`, which is NOT NULL\nhelp: make the field an `Option`, or use another action",
        ]),
        Action::SetDefault if column.default.is_none() && !column.nullable => findings.add(&[
            "`",
            word,
            " = set_default` on the column `",
            column.name,
            "` of `",
            def.rust_name,
            "`, which has no default\nhelp: add `default = …`, or use another action",
        ]),
        _ => {}
    }
}

/// The column with this name in SQL.
const fn find_column(def: &TableDef, name: &str) -> Option<&'static ColumnDef> {
    let columns: &'static [ColumnDef] = def.columns;
    let mut at = 0;
    while at < columns.len() {
        if same(columns[at].name, name) {
            return Some(&columns[at]);
        }
        at += 1;
    }
    None
}

/// Whether a text is longer than a column takes.
#[must_use]
pub const fn is_too_long(text: &str, length: u32) -> bool {
    characters(text) > length as usize
}
