//! What each fact needs: from its payload, from the words of its expressions, and from the keys it refers to.

use super::Schema;
use crate::expression::words;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::{Id, Payload, index_element::Key};
use std::collections::{BTreeMap, BTreeSet};

/// Finds what each fact needs. Expressions need every column whose name is one of their words: what they need in
/// truth is among those.
pub fn link(schema: &mut Schema) {
    let found: Vec<_> = {
        let links = Links::new(schema);
        schema.iter().map(|(id, fact)| links.needs(id, &fact.payload)).collect()
    };
    for ((_, fact), needs) in schema.iter_mut().zip(found) {
        fact.needs = needs;
    }
}

/// What the whole schema says about what its facts need.
struct Links<'a> {
    schema: &'a Schema,
    keys: BTreeMap<&'a Qualified, Vec<(&'a Id, BTreeSet<&'a Ident>)>>,
    extensions: Vec<&'a Id>,
    sequences: Vec<&'a Id>,
}

impl<'a> Links<'a> {
    fn new(schema: &'a Schema) -> Self {
        let ids = |pick: fn(&Id, &Payload) -> bool| {
            schema.iter().filter(|(id, fact)| pick(id, &fact.payload)).map(|(id, _)| id).collect()
        };
        Self {
            schema,
            keys: keys(schema),
            extensions: ids(|id, _| matches!(id, Id::Extension(_))),
            sequences: ids(|id, _| matches!(id, Id::Sequence(_))),
        }
    }

    fn needs(&self, id: &Id, payload: &Payload) -> Vec<Id> {
        let mut needs = payload.needs(id);
        if let Some(table) = expression_table(id, payload) {
            needs.extend(self.mentioned(payload, table, id));
        }
        match payload {
            Payload::Default(default) if default.expression.contains("nextval") => {
                let drawn = self.sequences.iter().filter(|sequence| default.expression.contains(&sequence.path()));
                needs.extend(drawn.copied().cloned());
            }
            Payload::Table(_) => needs.extend(self.extensions.iter().copied().cloned()),
            Payload::ForeignKey(key) => {
                let target: BTreeSet<&Ident> = key.target_columns.iter().collect();
                let keys = self.keys.get(&key.target).into_iter().flatten();
                needs.extend(keys.filter(|(_, columns)| *columns == target).map(|(id, _)| Id::clone(id)));
            }
            _ => {}
        }
        needs.retain(|need| need != id);
        needs.sort();
        needs.dedup();
        needs
    }

    /// The columns that the fact's expressions may name: all, where they name the whole row.
    fn mentioned(&self, payload: &Payload, table: &Qualified, id: &Id) -> Vec<Id> {
        let names: BTreeSet<String> = payload.expressions().into_iter().flat_map(words).map(|word| word.name).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let whole = names.contains(table.name.as_str());
        let own = |column: &Member| matches!(id, Id::Generated(own) if own == column);
        let columns = self.schema.columns(table).into_iter().map(|(column, _)| column);
        let named = columns.filter(|column| (whole || names.contains(column.name.as_str())) && !own(column));
        named.map(Id::Column).collect()
    }
}

/// The keys that a foreign key may refer to, by table.
fn keys(schema: &Schema) -> BTreeMap<&Qualified, Vec<(&Id, BTreeSet<&Ident>)>> {
    let mut keys: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, fact) in schema.iter() {
        let (table, columns) = match (id, &fact.payload) {
            (Id::PrimaryKey(name), Payload::PrimaryKey(key)) => (&name.table, key.columns.iter().collect()),
            (Id::Unique(name), Payload::Unique(key)) => (&name.table, key.columns.iter().collect()),
            (_, Payload::Index(index)) if index.unique && index.predicate.is_none() => {
                let columns = index.elements.iter().filter_map(|element| match &element.key {
                    Key::Column(column) => Some(column),
                    Key::Expression(_) => None,
                });
                (&index.table, columns.collect())
            }
            _ => continue,
        };
        keys.entry(table).or_default().push((id, columns));
    }
    keys
}

/// The table whose columns an expression of the fact may name.
fn expression_table<'a>(id: &'a Id, payload: &'a Payload) -> Option<&'a Qualified> {
    match payload {
        Payload::Index(index) => Some(&index.table),
        // A default names no column.
        Payload::Default(_) => None,
        _ => id.member().map(|member| &member.table),
    }
}
