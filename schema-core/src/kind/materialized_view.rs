//! Materialized views.

use super::Id;
use super::catalog::options;
use super::object::{Alteration, Context, Object, Place, Slot};
use super::parameter::{Parameters, changed, parameters};
use super::view::{ViewColumn, view_columns};
use crate::ident::{Ident, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A materialized view (manual, `CREATE MATERIALIZED VIEW`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MaterializedView {
    /// The columns, in order.
    pub columns: Vec<ViewColumn>,
    /// The query, as `pg_get_viewdef` prints it.
    pub query: String,
    /// `WITH NO DATA`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub with_no_data: bool,
    /// Storage parameters.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub parameters: Parameters,
    /// The access method, where it is not `heap`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_method: Option<Ident>,
    /// The tablespace, where it is not the database's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tablespace: Option<Ident>,
    /// What only `ALTER COLUMN` can set, by column: `SET STORAGE …`, `SET STATISTICS …`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, Vec<String>>,
}

impl Object for MaterializedView {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_class'::regclass, r.oid, 0, r.name, jsonb_strip_nulls(jsonb_build_object(
            'columns', coalesce(",
        view_columns!(),
        ", '[]'), 'query', rtrim(pg_get_viewdef(r.oid), ';'),
            'with_no_data', CASE WHEN NOT r.relispopulated THEN true END, 'parameters', ",
        options!("r.reloptions"),
        ", 'access_method', (SELECT am.amname FROM pg_am am WHERE am.oid = r.relam AND am.amname <> 'heap'),
            'tablespace', (SELECT ts.spcname FROM pg_tablespace ts WHERE ts.oid = r.reltablespace),
            'settings', (SELECT jsonb_object_agg(a.attname, array_remove(ARRAY[
                    CASE WHEN a.attstorage <> t.typstorage THEN 'SET STORAGE ' || CASE a.attstorage
                        WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END END,
                    CASE WHEN a.attstattarget >= 0 THEN 'SET STATISTICS ' || a.attstattarget END], NULL))
                FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
                  AND (a.attstorage <> t.typstorage OR a.attstattarget >= 0))))
         FROM relations r WHERE r.relkind = 'm'"
    ));

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "MATERIALIZED VIEW";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        let method = self.access_method.as_ref().map(|method| format!(" USING {method}")).unwrap_or_default();
        let with = match self.parameters.is_empty() {
            true => String::new(),
            false => format!(" WITH{}", parameters(&self.parameters)),
        };
        let tablespace = self.tablespace.as_ref().map(|name| format!(" TABLESPACE {name}")).unwrap_or_default();
        let data = if self.with_no_data { "\n WITH NO DATA" } else { "" };
        let create = format!("CREATE MATERIALIZED VIEW {name}{method}{with}{tablespace} AS\n{}{data}", self.query);
        let settings = self.settings.iter().flat_map(|(column, actions)| {
            let column = Ident::new(column.as_str());
            actions.iter().map(move |action| {
                Statement::new(format!("ALTER MATERIALIZED VIEW {name} ALTER COLUMN {column} {action}"))
            })
        });
        std::iter::once(Statement::new(create)).chain(settings).collect()
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP MATERIALIZED VIEW {name}"))]
    }

    /// Whether it holds data is not changed: that is for `REFRESH`.
    fn alter(&self, to: &Self, name: &Qualified, _context: &Context<'_>) -> Alteration {
        let same = Self {
            parameters: to.parameters.clone(),
            tablespace: to.tablespace.clone(),
            with_no_data: to.with_no_data,
            ..self.clone()
        };
        if same != *to {
            return Alteration::Replace;
        }
        let mut actions = changed(&self.parameters, &to.parameters);
        if self.tablespace != to.tablespace {
            let tablespace = to.tablespace.clone().unwrap_or_else(|| Ident::new("pg_default"));
            actions.push(format!("SET TABLESPACE {tablespace}"));
        }
        let alter = |action| Statement::new(format!("ALTER MATERIALIZED VIEW {name} {action}"));
        let mut statements: Vec<_> = actions.into_iter().map(alter).collect();
        if self.with_no_data != to.with_no_data {
            let data = if to.with_no_data { " WITH NO DATA" } else { "" };
            statements.push(Statement::new(format!("REFRESH MATERIALIZED VIEW {name}{data}")));
        }
        Alteration::statements(statements)
    }

    fn queries(&self) -> Vec<&str> {
        vec![&self.query]
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        self.columns.iter_mut().for_each(|column| renames.types(&mut column.sql_type));
        renames.casts(&mut self.query);
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER MATERIALIZED VIEW {from} RENAME TO {}", to.name))]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        vec![Slot::Relation(name.clone()), Slot::Type(name.clone())]
    }
}
