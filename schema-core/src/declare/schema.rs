//! The builders of a schema: what `schema!` collects.

use super::def::{EnumDef, ExtensionDef, SchemaDef, SqlObjectDef};
use super::message::{Findings, same};

/// The description of a schema that has nothing yet.
#[must_use]
pub const fn schema(name: &'static str) -> SchemaDef {
    SchemaDef { name, tables: &[], enums: &[], extensions: &[], objects: &[] }
}

/// An extension: `extensions: ["pg_trgm"]`.
#[must_use]
pub const fn extension(name: &'static str) -> ExtensionDef {
    ExtensionDef { name, schema: None, version: None }
}

impl ExtensionDef {
    /// `in_schema = "…"`.
    #[must_use]
    pub const fn in_schema(mut self, name: &'static str) -> Self {
        self.schema = Some(name);
        self
    }

    /// `version = "…"`.
    #[must_use]
    pub const fn version(mut self, version: &'static str) -> Self {
        self.version = Some(version);
        self
    }
}

/// An object written in SQL: `objects: [touch(create = "…", drop = "…")]`.
#[must_use]
pub const fn object(name: &'static str) -> SqlObjectDef {
    SqlObjectDef { name, create: "", drop: "", needs: &[], before_tables: false }
}

impl SqlObjectDef {
    /// `create = include_str!("touch.sql")`.
    #[must_use]
    pub const fn create(mut self, statements: &'static str) -> Self {
        self.create = statements;
        self
    }

    /// `drop = "drop function touch()"`.
    #[must_use]
    pub const fn drop(mut self, statements: &'static str) -> Self {
        self.drop = statements;
        self
    }

    /// `before_tables`.
    #[must_use]
    pub const fn before_tables(mut self) -> Self {
        self.before_tables = true;
        self
    }
}

/// Checks the names of enums and objects.
#[track_caller]
pub const fn check_names(def: &SchemaDef) {
    let mut findings = Findings::new();
    let mut at = 0;
    while at < def.objects.len() {
        let mut before = 0;
        while before < at {
            if same(def.objects[before].name, def.objects[at].name) {
                findings.add(&["two objects are called `", def.objects[at].name, "`\nhelp: give each its own name"]);
            }
            before += 1;
        }
        at += 1;
    }
    findings.report();
}

/// Keeps the enum that a list names.
#[must_use]
pub const fn listed<E: super::table::SqlEnum>() -> &'static EnumDef {
    &E::DEF
}
