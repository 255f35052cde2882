//! What the code declares, as facts.

use super::parts::{
    action, closed_set, default_text, deferrable, enum_of, idents, index_element, json_shape, key_name, options,
    parameters, qualified, type_text,
};
use super::{Conventions, Declared, Hints, Schema, link, names};
use crate::declare::def::{
    CheckDef, ColumnDef, EnumDef, EnumStorage, ExclusionDef, ForeignKeyDef, IndexDef, KeyDef, SchemaDef, TableDef,
};
use crate::error::{Error, Finding, Result};
use crate::ident::{Ident, Member, Qualified, Reference, literal};
use crate::kind::{
    Id, Payload, check, column, comment, default, enumeration, exclusion, extension, foreign_key, generated, identity,
    index, key, schema, sequence, sequence_owner, sql_object, table,
};
use std::collections::BTreeMap;

/// Reads what the code declares.
///
/// # Errors
/// Names that are too long or given twice, all at once.
pub fn from_code(def: &SchemaDef, conventions: Conventions) -> Result<Declared> {
    let mut reader = Reader { conventions, ..Reader::default() };
    reader.whole(def);
    let Reader { objects, hints, mut findings, .. } = reader;
    let mut schema = Schema::unlinked(objects);
    schema.done = Some(hints.remembered());
    findings.extend(names::check(&schema));
    if !findings.is_empty() {
        let count = findings.len();
        let mistakes = if count == 1 { "1 mistake".to_owned() } else { format!("{count} mistakes") };
        return Err(Error::findings(format!("the schema `{}` has {mistakes}", def.name), findings));
    }
    link(&mut schema);
    Ok(Declared { schema, hints })
}

#[derive(Default)]
struct Reader {
    conventions: Conventions,
    objects: BTreeMap<Id, Payload>,
    hints: Hints,
    findings: Vec<Finding>,
}

impl Reader {
    fn whole(&mut self, def: &SchemaDef) {
        for extension in def.extensions {
            let schema = extension.schema.map(Ident::from);
            let version = extension.version.map(str::to_owned);
            self.schema(extension.schema.unwrap_or("public"));
            let payload = extension::Extension { schema, version, fixed: false };
            self.put(Id::Extension(extension.name.into()), Payload::Extension(payload));
        }
        for def in def.enums {
            self.native_enum(def);
        }
        for def in def.tables {
            self.table(def);
        }
        def.sql.iter().for_each(|file| self.sql(file.path.into(), file.text.trim().to_owned()));
    }

    fn table(&mut self, def: &TableDef) {
        let name = qualified(&def.name);
        self.schema(def.name.schema);
        self.put(Id::Table(name.clone()), Payload::Table(table::Table::default()));
        self.comment(Id::Table(name.clone()), def.comment);
        if let Some(old) = def.renamed_from {
            self.hints.renames.insert(Id::Table(name.clone()), old.into());
        }
        for (place, column) in def.columns.iter().enumerate() {
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
            self.put(Id::PrimaryKey(name.member(own.as_str())), Payload::PrimaryKey(payload));
        }
        def.uniques.iter().for_each(|key| self.unique(&name, key));
        def.checks.iter().for_each(|check| self.check(&name, check));
        def.foreign_keys.iter().for_each(|key| self.foreign_key(&name, key));
        def.exclusions.iter().for_each(|exclusion| self.exclusion(&name, exclusion));
        def.indexes.iter().for_each(|index| self.index(&name, index));
    }

    fn column(&mut self, table: &Qualified, def: &TableDef, column: &ColumnDef, place: usize) {
        let name = table.member(column.name);
        let keyed = def.primary_key.is_some_and(|key| key.columns.contains(&column.name));
        let enum_type = column.sql_type_override.is_none().then(|| enum_of(&column.sql_type)).flatten();
        let payload = column::Column {
            position: column::Position(u32::try_from(place + 1).unwrap_or(u32::MAX)),
            sql_type: type_text(column),
            enum_type: enum_type.map(|name| qualified(&name)),
            not_null: !column.nullable || keyed,
            collation: column.collation.map(Reference::from),
            ..column::Column::default()
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
                options: options(&identity.options),
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

    /// The check that a closed set or a JSON shape brings, and the enum that a native one needs.
    fn values_check(&mut self, name: &Member, column: &ColumnDef, sql_type: &str) {
        if let Some(def) = column.values {
            self.native_enum(def);
        }
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

    fn native_enum(&mut self, def: &EnumDef) {
        let EnumStorage::Native(name) = &def.storage else { return };
        let name = qualified(name);
        let id = Id::Enum(name.clone());
        let payload = enumeration::Enum { values: def.values.iter().map(|value| value.name.to_owned()).collect() };
        // An enum comes with each column that has it.
        if self.objects.get(&id) == Some(&Payload::Enum(payload.clone())) {
            return;
        }
        self.schema(name.schema.as_str());
        for value in def.values {
            if let Some(old) = value.renamed_from {
                self.hints.values.insert((name.clone(), value.name.to_owned()), old.to_owned());
            }
        }
        if let Some(old) = def.renamed_from {
            self.hints.renames.insert(id.clone(), old.into());
        }
        self.put(id.clone(), Payload::Enum(payload));
        self.comment(id, def.comment);
    }

    fn unique(&mut self, table: &Qualified, key: &KeyDef) {
        let naming = self.conventions.naming;
        let own = key.name.map_or_else(|| naming.unique(table.name.as_str(), key.columns), str::to_owned);
        let payload = key::Unique {
            columns: idents(key.columns),
            include: idents(key.include),
            nulls_not_distinct: key.nulls_not_distinct,
            deferrable: deferrable(key.deferrable),
        };
        self.put(Id::Unique(table.member(own.as_str())), Payload::Unique(payload));
    }

    fn check(&mut self, table: &Qualified, def: &CheckDef) {
        let naming = self.conventions.naming;
        let own = def.name.map_or_else(|| naming.check(table.name.as_str(), def.column), str::to_owned);
        let payload = check::Check { expression: def.expression.to_owned(), ..check::Check::default() };
        self.put(Id::Check(table.member(own.as_str())), Payload::Check(payload));
    }

    fn foreign_key(&mut self, table: &Qualified, def: &ForeignKeyDef) {
        let (own, target) = (table.name.as_str(), def.target.name);
        let made = || self.conventions.naming.foreign_key(own, def.columns, target, def.target_columns);
        let name = def.name.map_or_else(made, str::to_owned);
        let payload = foreign_key::ForeignKey {
            columns: idents(def.columns),
            target: qualified(&def.target),
            target_columns: idents(def.target_columns),
            on_delete: action(def.on_delete),
            on_update: action(def.on_update),
            match_full: def.match_full,
            on_delete_columns: Vec::new(),
            deferrable: deferrable(def.deferrable),
            not_valid: false,
        };
        self.put(Id::ForeignKey(table.member(name.as_str())), Payload::ForeignKey(payload));
    }

    fn exclusion(&mut self, table: &Qualified, def: &ExclusionDef) {
        let keys: Vec<_> = def.elements.iter().map(|(element, _)| key_name(element)).collect();
        let made = || self.conventions.naming.exclusion(table.name.as_str(), &keys);
        let name = def.name.map_or_else(made, str::to_owned);
        let payload = exclusion::Exclusion {
            method: def.method.into(),
            elements: def.elements.iter().map(|(element, _)| index_element(element)).collect(),
            operators: def.elements.iter().map(|(_, operator)| (*operator).to_owned()).collect(),
            include: idents(def.include),
            predicate: def.predicate.map(str::to_owned),
            deferrable: deferrable(def.deferrable),
        };
        self.put(Id::Exclusion(table.member(name.as_str())), Payload::Exclusion(payload));
    }

    fn index(&mut self, table: &Qualified, def: &IndexDef) {
        let keys: Vec<_> = def.elements.iter().map(key_name).collect();
        let made = || self.conventions.naming.index(table.name.as_str(), &keys);
        let name = table.sibling(def.name.map_or_else(made, str::to_owned).as_str());
        if let Some(old) = def.renamed_from {
            self.hints.renames.insert(Id::Index(name.clone()), old.into());
        }
        let payload = index::Index {
            table: table.clone(),
            unique: def.unique,
            method: def.method.into(),
            elements: def.elements.iter().map(index_element).collect(),
            include: idents(def.include),
            nulls_not_distinct: def.nulls_not_distinct,
            predicate: def.predicate.map(str::to_owned),
            parameters: parameters(def.parameters),
            tablespace: def.tablespace.map(Ident::from),
        };
        self.put(Id::Index(name), Payload::Index(payload));
    }

    fn sql(&mut self, name: Ident, create: String) {
        self.put(Id::SqlObject(name), Payload::SqlObject(sql_object::SqlObject { create }));
    }

    fn schema(&mut self, name: &str) {
        if name != "public" {
            self.objects.insert(Id::Schema(name.into()), Payload::Schema(schema::Schema {}));
        }
    }

    fn comment(&mut self, on: Id, text: Option<&str>) {
        if let Some(text) = text {
            let payload = comment::Comment { text: text.to_owned() };
            self.put(Id::Comment(Box::new(on)), Payload::Comment(payload));
        }
    }

    fn put(&mut self, id: Id, payload: Payload) {
        if let Some(before) = self.objects.insert(id.clone(), payload) {
            let same = Some(&before) == self.objects.get(&id);
            let message = if same { "it is declared twice" } else { "two that differ get this name" };
            self.findings.push(Finding {
                at: id.to_string(),
                message: message.to_owned(),
                help: Some("give one of the two another name with `name = \"…\"`, or remove it".to_owned()),
            });
        }
    }
}
