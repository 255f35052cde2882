//! The index behind a key or an exclusion constraint.

use super::failure;
use super::index::{Index, Names};
use super::index_element::IndexElement;
use super::key::Deferrable;
use super::object::{Alteration, Context};
use super::parameter::{Parameters, changed, parameters};
use super::{Id, Payload, partition_index};
use crate::ident::{Ident, Member, Qualified, list};
use crate::statement::{Manner, Statement};
use serde::{Deserialize, Serialize};

/// What the index of a constraint is like, besides what the constraint says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct KeyIndex {
    /// It is one of a partitioned table where partitions lack theirs, so that it is not valid.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub only: bool,
    /// Storage parameters.
    #[serde(skip_serializing_if = "Parameters::is_empty")]
    pub parameters: Parameters,
    /// The tablespace, where it is not the database's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<Ident>,
}

/// What is said of the index `i` behind a constraint, as a key and a value.
macro_rules! key_index {
    () => {
        concat!(
            "'index', (SELECT nullif(jsonb_strip_nulls(jsonb_build_object(
                'only', CASE WHEN kx.relkind = 'I' AND NOT i.indisvalid THEN true END, 'parameters', ",
            $crate::kind::catalog::options!("kx.reloptions"),
            ", 'tablespace', (SELECT kt.spcname FROM pg_tablespace kt WHERE kt.oid = kx.reltablespace))), '{}')
              FROM pg_class kx WHERE kx.oid = i.indexrelid)"
        )
    };
}

pub(super) use key_index;

/// What a key says of its index.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'a> {
    pub(super) kind: &'static str,
    pub(super) columns: &'a [Ident],
    pub(super) include: &'a [Ident],
    pub(super) nulls_not_distinct: bool,
    pub(super) deferrable: Deferrable,
}

impl<'a> Key<'a> {
    /// What a payload says, where it is a key.
    pub(crate) fn of(payload: &'a Payload) -> Option<(Self, &'a KeyIndex)> {
        match payload {
            Payload::PrimaryKey(key) => Some((key.key(), &key.index)),
            Payload::Unique(key) => Some((key.key(), &key.index)),
            _ => None,
        }
    }

    /// The index that would do for the key.
    pub(crate) fn index(self, table: &Qualified, like: &KeyIndex) -> Index {
        Index {
            table: table.clone(),
            unique: true,
            method: Ident::new("btree"),
            elements: self.columns.iter().cloned().map(IndexElement::of_column).collect(),
            include: self.include.to_vec(),
            only: false,
            broken: false,
            nulls_not_distinct: self.nulls_not_distinct,
            predicate: None,
            parameters: like.parameters.clone(),
            tablespace: like.tablespace.clone(),
            names: Names::default(),
        }
    }
}

/// The index that the key takes for its own: one that is there before, and is not any more by itself.
fn built_for(name: &Member, key: Key<'_>, like: &KeyIndex, context: &Context<'_>) -> Option<Qualified> {
    if context.manner != Manner::Online || like.only {
        return None;
    }
    let wanted = key.index(&name.table, like);
    context.from.iter().find_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Index(index), Payload::Index(built))
            if *built == wanted && !context.to.contains(id) && !has_comment(id, context) =>
        {
            Some(index.clone())
        }
        _ => None,
    })
}

/// What is said of the index would stay, and be said of the key's.
fn has_comment(index: &Id, context: &Context<'_>) -> bool {
    context.from.contains(&Id::Comment(Box::new(index.clone())))
}

/// Whether a key that is created takes the index for its own.
pub(super) fn is_taken_over(index: &Index, name: &Qualified, context: &Context<'_>) -> bool {
    let mut keys = context.to.iter().filter(|(id, _)| !context.from.contains(id) || context.replaced.contains(id));
    context.manner == Manner::Online
        && keys.any(|(id, fact)| match (id.member(), Key::of(&fact.payload)) {
            (Some(member), Some((key, like))) if member.table == index.table => {
                built_for(member, key, like, context).as_ref() == Some(name)
            }
            _ => false,
        })
}

impl KeyIndex {
    /// Whether there is nothing to say.
    pub(crate) fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The clauses of the constraint, with a space before.
    pub(super) fn clauses(&self) -> String {
        let with = match self.parameters.is_empty() {
            true => String::new(),
            false => format!(" WITH{}", parameters(&self.parameters)),
        };
        let tablespace = self.tablespace.as_ref().map(|name| format!(" USING INDEX TABLESPACE {name}"));
        with + &tablespace.unwrap_or_default()
    }

    /// The statement that adds a constraint with this index to a table.
    pub(super) fn add(&self, name: &Member, definition: &str) -> Statement {
        let only = if self.only { "ONLY " } else { "" };
        Statement::new(format!("ALTER TABLE {only}{}\n    ADD CONSTRAINT {} {definition}", name.table, name.name))
    }

    /// The statement that adds a key, from an index that was built for it where there is one.
    pub(super) fn add_key(&self, name: &Member, key: Key<'_>, definition: &str, context: &Context<'_>) -> Statement {
        let statement = match built_for(name, key, self, context) {
            Some(index) => {
                let (kind, when) = (key.kind, key.deferrable.clause());
                return self.add(name, &format!("{kind} USING INDEX {}{when}", index.name));
            }
            None => self.add(name, definition),
        };
        match context.is_new(&name.table) {
            true => statement,
            false => {
                let columns: Vec<String> = key.columns.iter().map(ToString::to_string).collect();
                let alike = key.nulls_not_distinct || key.kind == "PRIMARY KEY";
                let fails = statement.fails_if(format!("{} holds duplicates of ({})", name.table, list(key.columns)));
                fails.counted_by(failure::duplicates(&name.table, &columns, None, alike))
            }
        }
    }

    /// How the index becomes `to`, where nothing else differs.
    pub(super) fn alter(&self, to: &Self, id: &Id, name: &Member, context: &Context<'_>) -> Alteration {
        if self.only != to.only && (to.only || partition_index::has_special_parts(id, context)) {
            return Alteration::Replace;
        }
        let mut actions = changed(&self.parameters, &to.parameters);
        if !actions.is_empty() && context.is_partitioned(&name.table) {
            return Alteration::Replace;
        }
        if self.tablespace != to.tablespace {
            let tablespace = to.tablespace.clone().unwrap_or_else(|| Ident::new("pg_default"));
            actions.push(format!("SET TABLESPACE {tablespace}"));
        }
        let index = name.table.sibling(name.name.clone());
        let set = actions.into_iter().map(|action| Statement::new(format!("ALTER INDEX {index} {action}")));
        let whole = if self.only && !to.only { partition_index::complete(id, context) } else { Vec::new() };
        Alteration::statements(set.chain(whole).collect())
    }
}
