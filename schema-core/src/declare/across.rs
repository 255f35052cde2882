//! What is checked across the tables of a schema while the compiler runs.

use super::brought::Brought;
use super::collisions::Names;
use super::def::{ColumnDef, ForeignKeyDef, RelationDef, RelationKind, SchemaDef, TableDef, TableName};
use super::keys::column_named;
use super::message::{Findings, same};
use super::operators::check_extensions;
use super::outline::Outline;
use super::outputs::check_outputs;
use super::queries::check_queries;
use super::replica::check_there;
use super::sql_type::SqlType;

/// The tables of a schema, with their names.
pub struct Tables<const ROOM: usize> {
    schema: &'static SchemaDef,
    names: Names<ROOM>,
    brought: Brought,
}

impl<const ROOM: usize> Tables<ROOM> {
    /// Looks through the names that the tables give.
    #[must_use]
    pub const fn new(schema: &'static SchemaDef, tables: &[Outline]) -> Self {
        let brought = Brought { extensions: schema.extensions, sql: schema.sql };
        Self { schema, names: Names::of(schema, tables), brought }
    }

    /// Checks that nobody else has the name of an enum or a type that stands in the schema's own list.
    #[track_caller]
    pub const fn check_listed(&self, is_enum: bool, place: usize) {
        let mut findings = Findings::new();
        self.names.check_listed(&mut findings, self.schema, is_enum, place);
        if !is_enum {
            self.brought.check_subtype(&mut findings, self.schema, self.schema.types[place]);
        }
        findings.report();
    }

    const fn find(&self, name: TableName) -> Option<&'static TableDef> {
        self.names.find(self.schema, name)
    }

    /// Checks what the table at one place says about the others. What is said of relations without a key is said already.
    #[track_caller]
    pub const fn check(&self, place: usize, keyed: &[bool]) {
        let def = self.schema.tables[place];
        let mut findings = Findings::new();
        let mut at = 0;
        while at < def.foreign_keys.len() {
            self.check_target(&mut findings, def, &def.foreign_keys[at]);
            at += 1;
        }
        let mut at = 0;
        while at < def.options.inherits.len() {
            self.check_parent(&mut findings, def, def.options.inherits[at]);
            at += 1;
        }
        let mut at = 0;
        while at < def.relations.len() {
            if keyed.is_empty() || keyed[at] {
                self.check_relation(&mut findings, def, &def.relations[at]);
            }
            at += 1;
        }
        check_extensions(&mut findings, def, &self.brought);
        check_there(&mut findings, def, &self.brought);
        self.brought.check_types(&mut findings, self.schema, def);
        self.brought.check_functions(&mut findings, self.schema, def);
        check_outputs(&mut findings, &self.names, self.schema, &self.brought, def);
        check_queries(&mut findings, &self.names, self.schema, &self.brought, def);
        self.names.tell(&mut findings, self.schema, place);
        findings.report();
    }

    /// A table inherits from a table of the schema, which is not partitioned, and whose columns it has in the same types.
    const fn check_parent(&self, findings: &mut Findings, def: &TableDef, name: TableName) {
        let Some(parent) = self.find(name) else {
            findings.add(&[
                "`",
                def.rust_name,
                "` inherits from the table `",
                name.name,
                "`, which is not in this schema\nhelp: list its struct in `schema!`",
            ]);
            return;
        };
        if parent.options.partition_by.is_some() {
            findings.add(&[
                "`",
                def.rust_name,
                "` inherits from `",
                parent.rust_name,
                "`, which is partitioned\nhelp: write `#[partition(…)]` on that one",
            ]);
        }
        let mut at = 0;
        while at < def.columns.len() {
            let column = &def.columns[at];
            if let Some(other) = column_named(parent.columns, column.name)
                && differ(column, other)
            {
                findings.add(&[
                    "the column `",
                    column.name,
                    "` of `",
                    def.rust_name,
                    "` has another type in `",
                    parent.rust_name,
                    "`, from which it inherits\nhelp: give both one type, or one of them another name",
                ]);
            }
            at += 1;
        }
    }

    /// A foreign key leads to a table of the schema.
    const fn check_target(&self, findings: &mut Findings, def: &TableDef, key: &ForeignKeyDef) {
        if self.find(key.target).is_none() {
            let first = if key.columns.is_empty() { "" } else { key.columns[0] };
            findings.add(&[
                "`",
                def.rust_name,
                "` references the table `",
                key.target.name,
                "` by `",
                first,
                "`, and that table is not in this schema\nhelp: list its struct in `schema!`",
            ]);
        }
    }

    /// A relation leads to a table of the schema, and through one. That of a foreign key leads where the key does.
    const fn check_relation(&self, findings: &mut Findings, def: &TableDef, relation: &RelationDef) {
        let way = ["leads to", "goes through"];
        let (target, way) = match relation.kind {
            RelationKind::BelongsTo => return,
            RelationKind::ManyToMany { through } if self.find(through).is_none() => (through, way[1]),
            _ => (relation.target, way[0]),
        };
        if self.find(target).is_none() {
            findings.add(&[
                "the relation `",
                relation.name,
                "` of `",
                def.rust_name,
                "` ",
                way,
                " the table `",
                target.name,
                "`, which is not in this schema\nhelp: list its struct in `schema!`",
            ]);
        }
    }
}

/// Whether two columns have types that are certainly not one.
pub(super) const fn differ(one: &ColumnDef, other: &ColumnDef) -> bool {
    match (one.sql_type, other.sql_type) {
        _ if one.sql_type_override.is_some() || other.sql_type_override.is_some() => false,
        (SqlType::Builtin(one), SqlType::Builtin(other)) => !same(one, other),
        (SqlType::Named(one), SqlType::Named(other)) => !same(one.name, other.name),
        (SqlType::Array(_), SqlType::Array(_)) => false,
        (SqlType::Builtin(_) | SqlType::Named(_) | SqlType::Array(_), _) => true,
    }
}
