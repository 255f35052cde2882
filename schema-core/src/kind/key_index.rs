//! The index behind a key or an exclusion constraint.

use super::object::{Alteration, Context};
use super::parameter::{Parameters, changed, parameters};
use super::{Id, partition_index};
use crate::ident::{Ident, Member};
use crate::statement::Statement;
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
