//! How a column that a table has from another one is unlike that one's.

use super::column::{alter_column, set_not_null};
use super::column_setting::{heirs, own_storage};
use super::descent::{all_columns, inherited_default, parents};
use super::object::{Alteration, Context, Object};
use super::parameter::{Parameters, changed, options_change};
use super::{Id, Payload};
use crate::ident::Member;
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// What is special about a column of a partition or a child (manual, 5.10 and 5.11). Its own default is a fact by itself.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct InheritedColumn {
    /// It is `NOT NULL`, and the other one is not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not_null: bool,
    /// It has no default, and the other one has.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub no_default: bool,
    /// How long values are stored, where it is not the other one's way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage: Option<String>,
    /// How long values are compressed, where it is not the other one's way: `pglz`, `lz4` or `default`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compression: Option<String>,
    /// How finely statistics are gathered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statistics: Option<i32>,
    /// Options such as `n_distinct`.
    #[serde(skip_serializing_if = "Parameters::is_empty")]
    pub options: Parameters,
    /// `OPTIONS (…)` of a column of a foreign table.
    #[serde(skip_serializing_if = "Parameters::is_empty")]
    pub foreign_options: Parameters,
}

impl Object for InheritedColumn {
    type Name = Member;

    /// New columns take storage and compression from the other one, and nothing else of what `ALTER COLUMN` sets.
    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_class'::regclass, a.attrelid, a.attnum, r.name || '.' || quote_ident(a.attname),
                jsonb_strip_nulls(jsonb_build_object(
                    'not_null', CASE WHEN a.attnotnull AND NOT p.not_null THEN true END,
                    'no_default', CASE WHEN p.has_default AND NOT a.atthasdef THEN true END,
                    'storage', CASE WHEN a.attstorage <> p.storage THEN CASE a.attstorage
                        WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' ELSE 'main' END END,
                    'compression', CASE WHEN a.attcompression <> p.compression THEN CASE a.attcompression
                        WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' ELSE 'default' END END,
                    'statistics', CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END,
                    'options', ",
        super::catalog::options!("a.attoptions"),
        ", 'foreign_options', ",
        super::catalog::options!("a.attfdwoptions"),
        "))
         FROM relations r
         JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attislocal,
         LATERAL (SELECT bool_or(pa.attnotnull), bool_or(pa.atthasdef AND pa.attgenerated = ''),
                         (array_agg(pa.attstorage ORDER BY i.inhseqno))[1],
                         (array_agg(pa.attcompression ORDER BY i.inhseqno))[1]
             FROM pg_inherits i
             JOIN pg_attribute pa ON pa.attrelid = i.inhparent AND pa.attname = a.attname AND NOT pa.attisdropped
             WHERE i.inhrelid = r.oid) p(not_null, has_default, storage, compression)
         WHERE r.relkind IN ('r', 'p', 'f')
           AND ((a.attnotnull AND NOT p.not_null) OR (p.has_default AND NOT a.atthasdef)
                OR a.attstorage <> p.storage OR a.attcompression <> p.compression
                OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL OR a.attfdwoptions IS NOT NULL)"
    ));

    const ATTACHED: bool = true;

    const KEYWORD: &'static str = "COLUMN";

    fn renamed(name: &Member, _id: &Id, renames: &Renames) -> Member {
        renames.column(name)
    }

    fn sql_name(&self, name: &Member) -> String {
        format!("COLUMN {name}")
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        Self::default().become_like(self, name, context)
    }

    fn drop(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        self.become_like(&Self::default(), name, context)
    }

    fn alter(&self, to: &Self, name: &Member, context: &Context<'_>) -> Alteration {
        Alteration::statements(self.become_like(to, name, context))
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }
}

impl InheritedColumn {
    fn become_like(&self, to: &Self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let mut statements = Vec::new();
        match (self.not_null, to.not_null) {
            (true, false) => statements.push(alter_column(name, "DROP NOT NULL")),
            (false, true) => statements.extend(set_not_null(name, context)),
            _ => {}
        }
        match (self.no_default, to.no_default) {
            (false, true) => statements.push(alter_column(name, "DROP DEFAULT")),
            (true, false) => statements.extend(set_inherited_default(name, context)),
            _ => {}
        }
        let mut actions = Vec::new();
        if self.storage != to.storage {
            let storage = to.storage.clone().unwrap_or_else(|| inherited_storage(name, context.to));
            // Those that come from it follow.
            statements.push(alter_column(name, &format!("SET STORAGE {}", storage.to_uppercase())));
        }
        if self.compression != to.compression {
            let compression = to.compression.clone().unwrap_or_else(|| inherited_compression(name, context.to));
            let set = format!("SET COMPRESSION {compression}");
            statements.push(alter_column(name, &set));
            statements.extend(heirs(name, context).iter().map(|heir| alter_column(heir, &set)));
        }
        if self.statistics != to.statistics {
            actions.push(format!("SET STATISTICS {}", to.statistics.unwrap_or(-1)));
        }
        actions.extend(changed(&self.options, &to.options));
        actions.extend(options_change(&self.foreign_options, &to.foreign_options));
        statements.extend(actions.iter().map(|action| {
            Statement::new(format!("ALTER TABLE ONLY {} ALTER COLUMN {} {action}", name.table, name.name))
        }));
        statements
    }
}

/// Gives a column the default of the one that it comes from, unless that changes, and takes it along.
pub(super) fn set_inherited_default(name: &Member, context: &Context<'_>) -> Option<Statement> {
    let default = inherited_default(name, context.to)?;
    (inherited_default(name, context.from) == Some(default))
        .then(|| alter_column(name, &format!("SET DEFAULT {default}")))
}

fn inherited_storage(name: &Member, schema: &Schema) -> String {
    let of = |parent: &crate::ident::Qualified| match schema
        .payload(&Id::InheritedColumn(parent.member(name.name.clone())))
    {
        Some(Payload::InheritedColumn(InheritedColumn { storage: Some(storage), .. })) => Some(storage.clone()),
        _ => all_columns(parent, schema)
            .get(&name.name)
            .map(|column| column.storage.clone().unwrap_or_else(|| own_storage(&column.sql_type).to_owned())),
    };
    parents(&name.table, schema).find_map(of).unwrap_or_else(|| "extended".to_owned())
}

fn inherited_compression(name: &Member, schema: &Schema) -> String {
    let columns = parents(&name.table, schema).map(|parent| all_columns(parent, schema));
    let set = columns.filter_map(|columns| columns.get(&name.name)?.compression.clone()).next();
    set.unwrap_or_else(|| "default".to_owned())
}
