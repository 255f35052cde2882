//! What a schema has besides tables and types, and what tables need of it.

use super::classes::is_known_extension;
use super::def::{EnumStorage, ExtensionDef, SchemaDef, SqlFileDef, TableDef, TypeDef, TypeKind};
use super::message::{Findings, contains, same};
use super::sql_type::{SqlType, unknown_type};

/// Extensions and files of SQL.
#[derive(Clone, Copy)]
pub(super) struct Brought {
    pub(super) extensions: &'static [ExtensionDef],
    pub(super) sql: &'static [SqlFileDef],
}

impl Brought {
    /// The extension is listed, or a file of SQL speaks of it.
    pub(super) const fn has(&self, extension: &str) -> bool {
        let mut at = 0;
        while at < self.extensions.len() {
            if same(self.extensions[at].name, extension) {
                return true;
            }
            at += 1;
        }
        let mut at = 0;
        while at < self.sql.len() {
            if contains(self.sql[at].text, extension) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// No other operator classes come than those of extensions that are known.
    pub(super) const fn knows_classes(&self) -> bool {
        let mut at = 0;
        while at < self.extensions.len() {
            if !is_known_extension(self.extensions[at].name) {
                return false;
            }
            at += 1;
        }
        !self.has("EXTENSION") && !self.has("extension") && !self.has("OPERATOR") && !self.has("operator class")
    }

    /// What is called is PostgreSQL's own, or a file of SQL or a type has its name. What extensions bring is not known.
    pub(super) const fn check_functions(&self, findings: &mut Findings, schema: &SchemaDef, def: &TableDef) {
        let mut at = 0;
        while at < def.foreign_functions.len() {
            let (name, near) = def.foreign_functions[at];
            if self.extensions.is_empty() && !self.has(name) && !is_type(schema, name) {
                let similar = ["there is a function with a similar name: `", near, "`; one"];
                findings.add(&[
                    "PostgreSQL has no function `",
                    name,
                    "`, which the SQL of `",
                    def.rust_name,
                    "` calls\nhelp: ",
                    if near.is_empty() { "" } else { similar[0] },
                    near,
                    if near.is_empty() { "one" } else { similar[2] },
                    " of your own comes from a file in `sql: [\"…\"]` of `schema!`",
                ]);
            }
            at += 1;
        }
    }

    /// `citext` is a type of an extension, and a type that the user wrote is PostgreSQL's or comes with the schema.
    pub(super) const fn check_types(&self, findings: &mut Findings, schema: &SchemaDef, def: &TableDef) {
        let mut at = 0;
        while at < def.columns.len() {
            let column = &def.columns[at];
            if let Some(written) = column.sql_type_override
                && let Some(name) = unknown_type(written)
                && self.extensions.is_empty()
                && !self.has(name)
                && !is_type(schema, name)
            {
                findings.add(&[
                    "PostgreSQL has no type `",
                    name,
                    "`, which the column `",
                    column.name,
                    "` of `",
                    def.rust_name,
                    "` has\nhelp: write one of its own, such as `text`; one of yours comes with `types: […]`, `enums: […]` or a file in `sql: [\"…\"]` of `schema!`",
                ]);
            }
            if let Some(own) = column.own_type {
                self.check_subtype(findings, schema, own);
            }
            if let SqlType::Builtin(own) = column.sql_type
                && column.sql_type_override.is_none()
                && same(own, "citext")
                && !self.has("citext")
            {
                findings.add(&[
                    "the column `",
                    column.name,
                    "` of `",
                    def.rust_name,
                    "` is citext, a type of the extension of that name\nhelp: list it in `schema!`: `extensions: [\"citext\"]`",
                ]);
            }
            at += 1;
        }
    }

    /// What a range is over, where that is written.
    pub(super) const fn check_subtype(&self, findings: &mut Findings, schema: &SchemaDef, own: &TypeDef) {
        if let TypeKind::Range(range) = own.kind
            && let Some(name) = unknown_type(range.subtype)
            && self.extensions.is_empty()
            && !self.has(name)
            && !is_type(schema, name)
        {
            findings.add(&[
                "PostgreSQL has no type `",
                name,
                "`, which is the subtype of `",
                own.rust_name,
                "`\nhelp: write one of its own, such as `float8`; one of yours comes with the schema or a file in `sql: [\"…\"]`",
            ]);
        }
    }
}

/// A type can be called as a function: that is a cast.
const fn is_type(schema: &SchemaDef, name: &str) -> bool {
    let mut at = 0;
    while at < schema.types.len() {
        if same(schema.types[at].name.name, name) {
            return true;
        }
        at += 1;
    }
    let mut at = 0;
    while at < schema.enums.len() {
        if let EnumStorage::Native(own) = schema.enums[at].storage
            && same(own.name, name)
        {
            return true;
        }
        at += 1;
    }
    let mut table = 0;
    while table < schema.tables.len() {
        let (columns, mut at) = (schema.tables[table].columns, 0);
        while at < columns.len() {
            if let Some(own) = columns[at].own_type
                && same(own.name.name, name)
            {
                return true;
            }
            if let SqlType::Named(own) = columns[at].sql_type
                && same(own.name, name)
            {
                return true;
            }
            at += 1;
        }
        table += 1;
    }
    false
}
