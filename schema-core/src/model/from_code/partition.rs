//! Partitions, and the keys that rows are spread by.

use super::{Reader, comment_on, script, statements};
use crate::declare::def::{BoundDef, DefaultDef, PartitionByDef, PartitionDef, Strategy, TableDef};
use crate::ident::Qualified;
use crate::kind::Id;
use crate::kind::index_element::IndexElement;
use crate::model::parts::{default_text, index_element};

impl Reader {
    pub(super) fn partition(&mut self, table: &Qualified, def: &TableDef, partition: &PartitionDef) {
        let qualified = |partition: &PartitionDef| match partition.schema {
            Some(schema) => Qualified::new(schema, partition.name),
            None => table.sibling(partition.name),
        };
        let parent = partition.of.and_then(|name| def.partitions.iter().find(|other| other.name == name));
        let parent = parent.map(qualified);
        let needed = match &parent {
            Some(parent) => statements(format!("partition {parent}")),
            None => Id::Table(table.clone()),
        };
        let name = qualified(partition);
        self.schema(name.schema.as_str());
        let create = create(&name, parent.as_ref().unwrap_or(table), partition);
        self.sql(format!("partition {name}"), create, [needed]);
    }
}

fn create(name: &Qualified, parent: &Qualified, def: &PartitionDef) -> String {
    let by = def.partition_by.as_ref().map(|by| format!(" PARTITION BY {}", partition_key(by))).unwrap_or_default();
    let create = format!("CREATE TABLE {name} PARTITION OF {parent} {}{by}", bound(&def.bound));
    script([create].into_iter().chain(comment_on(&format!("TABLE {name}"), def.comment)))
}

fn bound(bound: &BoundDef) -> String {
    let list = |values: &[DefaultDef]| values.iter().map(default_text).collect::<Vec<_>>().join(", ");
    match bound {
        BoundDef::Range { from, to } => format!("FOR VALUES FROM ({}) TO ({})", list(from), list(to)),
        BoundDef::List(values) => format!("FOR VALUES IN ({})", list(values)),
        BoundDef::Hash { modulus, remainder } => format!("FOR VALUES WITH (modulus {modulus}, remainder {remainder})"),
        BoundDef::Default => "DEFAULT".to_owned(),
    }
}

/// `RANGE (created_at)`.
pub(crate) fn partition_key(by: &PartitionByDef) -> String {
    let strategy = match by.strategy {
        Strategy::Range => "RANGE",
        Strategy::List => "LIST",
        Strategy::Hash => "HASH",
    };
    let keys: Vec<_> = by.keys.iter().map(index_element).map(|key| IndexElement::definition(&key)).collect();
    format!("{strategy} ({})", keys.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declare::partition::partition;

    #[test]
    fn bounds_of_each_kind() {
        const FROM: &[DefaultDef] = &[DefaultDef::Sql("MINVALUE"), DefaultDef::Integer(-5)];
        const TO: &[DefaultDef] = &[DefaultDef::Text("a'b"), DefaultDef::Boolean(true)];
        for (bound, text) in [
            (BoundDef::Range { from: FROM, to: TO }, "FOR VALUES FROM (MINVALUE, -5) TO ('a''b', true)"),
            (BoundDef::List(TO), "FOR VALUES IN ('a''b', true)"),
            (BoundDef::Hash { modulus: 4, remainder: 3 }, "FOR VALUES WITH (modulus 4, remainder 3)"),
            (BoundDef::Default, "DEFAULT"),
        ] {
            let def = partition("P", bound).comment("c");
            let name = Qualified::new("public", "P");
            assert_eq!(
                create(&name, &Qualified::new("app", "t"), &def),
                format!("CREATE TABLE public.\"P\" PARTITION OF app.t {text};\nCOMMENT ON TABLE public.\"P\" IS 'c'")
            );
        }
    }
}
