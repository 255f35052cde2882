//! Partitions as attributes of their table.

use super::Context;
use super::attribute::text;
use super::constant;
use super::said::Said;
use super::spread::{bound, bound_words, partition_by, partition_by_word};
use crate::declare::def::PartitionDef;
use crate::declare::partition::partition;
use crate::ident::Qualified;
use crate::kind::Id;
use crate::kind::table::Table;
use std::collections::BTreeSet;

/// The descriptions of a table's partitions, and the words of each: those of partitions behind them.
pub(super) fn partitions(cx: &Context<'_>, table: &Qualified, said: &mut Said) -> Vec<(PartitionDef, Vec<String>)> {
    let mut writer = Writer { cx, table, names: BTreeSet::new(), all: Vec::new() };
    writer.of(table, said);
    writer.all
}

struct Writer<'w, 'a> {
    cx: &'w Context<'a>,
    table: &'w Qualified,
    names: BTreeSet<&'a str>,
    all: Vec<(PartitionDef, Vec<String>)>,
}

impl Writer<'_, '_> {
    fn of(&mut self, parent: &Qualified, said: &mut Said) {
        let partitions = self.cx.parts.partitions.get(parent).map(Vec::as_slice).unwrap_or_default();
        for (name, payload) in partitions {
            // Partitions are told apart by their own names.
            let Some(mut def) = self.def(parent, name, payload).filter(|_| self.names.insert(name.name.as_str()))
            else {
                continue;
            };
            def.comment = constant::optional(said.lower(self.cx.parts.schema, Id::Table((*name).clone())));
            self.all.push((def, self.words(&def)));
            self.of(name, said);
        }
    }

    fn def(&self, parent: &Qualified, name: &Qualified, payload: &Table) -> Option<PartitionDef> {
        let Table { partition_of, partition_by: key, .. } = payload;
        let plain = Table { partition_of: partition_of.clone(), partition_by: key.clone(), ..Table::default() };
        let bound = bound(&partition_of.as_ref().filter(|_| plain == *payload)?.bound)?;
        let mut def = partition(constant::text(name.name.as_str()), bound);
        if name.schema != self.table.schema {
            def.schema = Some(constant::text(name.schema.as_str()));
        }
        if parent != self.table {
            def.of = Some(constant::text(parent.name.as_str()));
        }
        if let Some(key) = key {
            def.partition_by = Some(partition_by(self.cx.parts.schema, self.table, key)?);
        }
        Some(def)
    }

    fn words(&self, def: &PartitionDef) -> Vec<String> {
        let mut words = vec![text("name", def.name)];
        words.extend(def.schema.map(|schema| text("schema", schema)));
        words.extend(def.of.map(|parent| text("of", parent)));
        words.extend(bound_words(&def.bound));
        words.extend(def.partition_by.map(|by| partition_by_word(self.cx.fields(self.table), &by)));
        words.extend(def.comment.map(|comment| text("comment", comment)));
        words
    }
}
