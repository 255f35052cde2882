//! Partitions as attributes of their table.

use super::Context;
use super::attribute::text;
use super::said::Said;
use super::spread::{bound, partition_by};
use crate::ident::Qualified;
use crate::kind::table::Table;
use crate::kind::{Id, Payload};
use std::collections::BTreeSet;

/// The words of each partition of a table, those of partitions behind them.
pub(super) fn partitions(cx: &Context<'_>, table: &Qualified, said: &mut Said) -> Vec<Vec<String>> {
    let mut writer = Writer { cx, table, names: BTreeSet::new(), attributes: Vec::new() };
    writer.of(table, said);
    writer.attributes
}

struct Writer<'w, 'a> {
    cx: &'w Context<'a>,
    table: &'w Qualified,
    names: BTreeSet<&'a str>,
    attributes: Vec<Vec<String>>,
}

impl Writer<'_, '_> {
    fn of(&mut self, parent: &Qualified, said: &mut Said) {
        let partitions = self.cx.parts.partitions.get(parent).map(Vec::as_slice).unwrap_or_default();
        for (name, partition) in partitions {
            // Partitions are told apart by their own names.
            let Some(words) = self.words(parent, name, partition).filter(|_| self.names.insert(name.name.as_str()))
            else {
                continue;
            };
            let id = Id::Table((*name).clone());
            said.lower(id.clone(), Payload::Table((*partition).clone()));
            let comment = said.comment(self.cx.parts.schema, id).map(|comment| text("comment", comment));
            self.attributes.push(words.into_iter().chain(comment).collect());
            self.of(name, said);
        }
    }

    fn words(&self, parent: &Qualified, name: &Qualified, partition: &Table) -> Option<Vec<String>> {
        let Table { partition_of, partition_by: key, .. } = partition;
        let plain = Table { partition_of: partition_of.clone(), partition_by: key.clone(), ..Table::default() };
        let bound = bound(&partition_of.as_ref().filter(|_| plain == *partition)?.bound)?;
        let mut words = vec![text("name", name.name.as_str())];
        if name.schema != self.table.schema {
            words.push(text("schema", name.schema.as_str()));
        }
        if parent != self.table {
            words.push(text("of", parent.name.as_str()));
        }
        words.extend(bound);
        if let Some(key) = key {
            words.push(partition_by(self.cx.parts.schema, self.cx.fields(self.table), self.table, key)?);
        }
        Some(words)
    }
}
