//! Tables and their columns.

use super::Reader;
use super::partition::partition_key;
use crate::declare::def::{ColumnDef, EnumStorage, ReplicaIdentity, Storage, TableDef, TableOptions};
use crate::ident::{Ident, Member, Qualified, Reference, literal};
use crate::kind::parameter::Parameters;
use crate::kind::{
    Id, Payload, check, column, default, generated, identity, key, replica_identity, sequence, sequence_owner, table,
};
use crate::model::parts::{
    closed_set, default_text, deferrable, enum_of, idents, json_shape, parameters, qualified, sequence_options,
    type_text,
};
use std::collections::BTreeSet;

impl Reader {
    pub(super) fn table(&mut self, def: &TableDef) {
        let name = qualified(&def.name);
        self.schema(def.name.schema);
        self.put(Id::Table(name.clone()), Payload::Table(options(&def.options)));
        self.comment(Id::Table(name.clone()), def.comment);
        self.owner(Id::Table(name.clone()), def.options.owner);
        if let Some(old) = def.renamed_from {
            self.hints.renames.insert(Id::Table(name.clone()), old.into());
        }
        let inherited = self.inherited(def);
        for (place, column) in def.columns.iter().enumerate().filter(|(_, column)| !inherited.contains(column.name)) {
            self.column(&name, def, column, place);
        }
        let naming = self.conventions.naming;
        if let Some(key) = &def.primary_key {
            let own = key.name.map_or_else(|| naming.primary_key(def.name.name, key.columns), str::to_owned);
            let payload = key::PrimaryKey {
                columns: idents(key.columns),
                include: idents(key.include),
                deferrable: deferrable(key.deferrable),
            };
            self.constraint(Id::PrimaryKey(name.member(own.as_str())), Payload::PrimaryKey(payload), key.comment);
        }
        def.uniques.iter().for_each(|key| self.unique(&name, key));
        def.checks.iter().for_each(|check| self.check(&name, check));
        def.foreign_keys.iter().for_each(|key| self.foreign_key(&name, key));
        def.exclusions.iter().for_each(|exclusion| self.exclusion(&name, exclusion));
        for index in def.indexes {
            self.index(&name, index);
        }
        self.replica_identity(&name, def.options.replica_identity);
        self.attached(&Id::Table(name.clone()), &name, def);
    }

    fn column(&mut self, table: &Qualified, def: &TableDef, column: &ColumnDef, place: usize) {
        let name = table.member(column.name);
        let keyed = def.primary_key.is_some_and(|key| key.columns.contains(&column.name));
        let enum_type = column.own_type.is_none().then(|| enum_of(&column.sql_type)).flatten();
        let payload = column::Column {
            position: column::Position(u32::try_from(place + 1).unwrap_or(u32::MAX)),
            sql_type: type_text(column),
            enum_type: enum_type.map(|name| qualified(&name)),
            not_null: !column.nullable || keyed,
            collation: column.collation.map(Reference::from),
            storage: column.storage.map(|storage| storage_word(storage).to_owned()),
            compression: column.compression.map(str::to_owned),
            statistics: column.statistics,
            options: parameters(column.options),
            foreign_options: Parameters::default(),
        };
        let sql_type = payload.sql_type.clone();
        self.put(Id::Column(name.clone()), Payload::Column(payload));
        self.comment(Id::Column(name.clone()), column.comment);
        if let Some(old) = column.renamed_from {
            self.hints.renames.insert(Id::Column(name.clone()), old.into());
        }
        if let Some(using) = column.using {
            self.hints.using.insert(name.clone(), using.to_owned());
        }
        self.value(&name, column, &sql_type);
        self.values_check(&name, column, &sql_type);
    }

    /// Where the column's value comes from when none is given.
    fn value(&mut self, name: &Member, column: &ColumnDef, sql_type: &str) {
        if let Some(default) = &column.default {
            let payload = default::Default { expression: default_text(default) };
            self.put(Id::Default(name.clone()), Payload::Default(payload));
        }
        if let Some(generated) = &column.generated {
            let payload =
                generated::Generated { expression: generated.expression.to_owned(), stored: generated.stored };
            self.put(Id::Generated(name.clone()), Payload::Generated(payload));
        }
        if let Some(identity) = &column.identity {
            let payload = identity::Identity {
                always: identity.always,
                sequence: sequence::default_name(name),
                options: sequence_options(&identity.options),
            };
            self.put(Id::Identity(name.clone()), Payload::Identity(payload));
        }
        if column.serial {
            let sequence = sequence::default_name(name);
            let options = sequence::Options::default();
            let expression = format!("nextval({}::regclass)", literal(&sequence.to_string()));
            let own = sequence::Sequence { sql_type: sql_type.to_owned(), unlogged: false, options };
            let owner = sequence_owner::SequenceOwner { column: name.clone() };
            self.put(Id::Default(name.clone()), Payload::Default(default::Default { expression }));
            self.put(Id::Sequence(sequence.clone()), Payload::Sequence(own));
            self.put(Id::SequenceOwner(sequence), Payload::SequenceOwner(owner));
        }
    }

    /// The check that a closed set or a JSON shape brings, and the types that the column needs.
    fn values_check(&mut self, name: &Member, column: &ColumnDef, sql_type: &str) {
        let types = self.types_of(column);
        self.needs.entry(Id::Column(name.clone())).or_default().extend(types);
        let checked = column.values.filter(|def| matches!(def.storage, EnumStorage::Text { check: true }));
        let expression = match (checked, column.json_shape) {
            _ if self.conventions.omit_value_checks => return,
            (Some(def), _) => closed_set(&name.name, def, sql_type.ends_with("[]")),
            (None, Some(shape)) => json_shape(&name.name, shape, sql_type),
            (None, None) => return,
        };
        let own = self.conventions.naming.check(name.table.name.as_str(), Some(name.name.as_str()));
        self.put(
            Id::Check(name.table.member(own.as_str())),
            Payload::Check(check::Check { expression, ..check::Check::default() }),
        );
    }

    /// The columns that are those of a table that this one inherits from.
    fn inherited(&self, def: &TableDef) -> BTreeSet<&'static str> {
        let parents = self.tables.iter().filter(|parent| def.options.inherits.contains(&parent.name));
        parents.flat_map(|parent| parent.columns).map(|column| column.name).collect()
    }

    fn replica_identity(&mut self, table: &Qualified, def: ReplicaIdentity) {
        let identity = match def {
            ReplicaIdentity::Default => return,
            ReplicaIdentity::Full => replica_identity::ReplicaIdentity::Full,
            ReplicaIdentity::Nothing => replica_identity::ReplicaIdentity::Nothing,
            ReplicaIdentity::Index(name) => replica_identity::ReplicaIdentity::Index(name.into()),
        };
        let id = Id::ReplicaIdentity(table.clone());
        if let ReplicaIdentity::Index(name) = def {
            let key = table.member(name);
            let indexes = [Id::Index(table.sibling(name)), Id::Unique(key.clone()), Id::PrimaryKey(key)];
            self.needs.entry(id.clone()).or_default().extend(indexes);
        }
        self.put(id, Payload::ReplicaIdentity(identity));
    }
}

fn options(def: &TableOptions) -> table::Table {
    table::Table {
        unlogged: def.unlogged,
        partition_by: def.partition_by.as_ref().map(partition_key),
        partition_of: None,
        inherits: def.inherits.iter().map(qualified).collect(),
        foreign: None,
        parameters: parameters(def.parameters),
        row_level_security: def.row_level_security,
        force_row_level_security: def.force_row_level_security,
        access_method: None,
        tablespace: def.tablespace.map(Ident::from),
    }
}

pub(super) fn storage_word(storage: Storage) -> &'static str {
    match storage {
        Storage::Plain => "plain",
        Storage::External => "external",
        Storage::Extended => "extended",
        Storage::Main => "main",
    }
}
