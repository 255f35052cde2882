//! Constraints and indexes.

use super::Reader;
use crate::declare::def::{CheckDef, ExclusionDef, ForeignKeyDef, IndexDef, KeyDef};
use crate::ident::{Ident, Qualified};
use crate::kind::{Id, Payload, check, exclusion, foreign_key, index, key};
use crate::model::parts::{action, deferrable, idents, index_element, key_name, parameters, qualified};

impl Reader {
    pub(super) fn unique(&mut self, table: &Qualified, key: &KeyDef) {
        let naming = self.conventions.naming;
        let own = key.name.map_or_else(|| naming.unique(table.name.as_str(), key.columns), str::to_owned);
        let payload = key::Unique {
            columns: idents(key.columns),
            include: idents(key.include),
            nulls_not_distinct: key.nulls_not_distinct,
            deferrable: deferrable(key.deferrable),
        };
        self.constraint(Id::Unique(table.member(own.as_str())), Payload::Unique(payload), key.comment);
    }

    pub(super) fn check(&mut self, table: &Qualified, def: &CheckDef) {
        let naming = self.conventions.naming;
        let own = def.name.map_or_else(|| naming.check(table.name.as_str(), def.column), str::to_owned);
        let payload = check::Check {
            expression: def.expression.to_owned(),
            not_valid: def.not_valid,
            no_inherit: def.no_inherit,
        };
        self.constraint(Id::Check(table.member(own.as_str())), Payload::Check(payload), def.comment);
    }

    pub(super) fn foreign_key(&mut self, table: &Qualified, def: &ForeignKeyDef) {
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
            on_delete_columns: idents(def.on_delete_columns),
            deferrable: deferrable(def.deferrable),
            not_valid: def.not_valid,
        };
        self.constraint(Id::ForeignKey(table.member(name.as_str())), Payload::ForeignKey(payload), def.comment);
    }

    pub(super) fn exclusion(&mut self, table: &Qualified, def: &ExclusionDef) {
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
        self.constraint(Id::Exclusion(table.member(name.as_str())), Payload::Exclusion(payload), def.comment);
    }

    pub(super) fn index(&mut self, table: &Qualified, def: &IndexDef) -> Id {
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
        self.constraint(Id::Index(name.clone()), Payload::Index(payload), def.comment);
        Id::Index(name)
    }

    pub(super) fn constraint(&mut self, id: Id, payload: Payload, comment: Option<&str>) {
        self.put(id.clone(), payload);
        self.comment(id, comment);
    }
}
