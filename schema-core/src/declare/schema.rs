//! The builders of a schema: what `schema!` collects.

use super::def::{EnumDef, ExtensionDef, SchemaDef};

/// The description of a schema that has nothing yet.
#[must_use]
pub const fn schema(name: &'static str) -> SchemaDef {
    SchemaDef { name, tables: &[], enums: &[], types: &[], extensions: &[], sql: &[] }
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

/// Keeps the enum that a list names.
#[must_use]
pub const fn listed<E: super::table::SqlEnum>() -> &'static EnumDef {
    &E::DEF
}
