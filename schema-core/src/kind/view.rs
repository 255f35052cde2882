//! Views. PostgreSQL can change one in place where the columns that it has stay its first ones.

use super::Id;
use super::object::{Alteration, Context, Object, Place, Slot};
use super::parameter::{Parameters, changed, parameters};
use crate::ident::{Ident, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A view (manual, `CREATE VIEW`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct View {
    /// The columns, in order.
    pub columns: Vec<ViewColumn>,
    /// The query, as `pg_get_viewdef` prints it.
    pub query: String,
    /// Options such as `security_barrier`.
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub parameters: Parameters,
    /// Defaults that inserts into the view take, by column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub defaults: BTreeMap<String, String>,
}

/// A column of a view or an attribute of a composite type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewColumn {
    /// The name.
    pub name: Ident,
    /// The type with its modifiers.
    #[serde(rename = "type")]
    pub sql_type: String,
    /// The collation, where it is not the type's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<crate::ident::Reference>,
}

/// The columns of the relation `r`.
macro_rules! view_columns {
    () => {
        concat!(
            "(SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                  'name', va.attname, 'type', format_type(va.atttypid, va.atttypmod),
                  'collation', CASE WHEN va.attcollation <> vt.typcollation THEN ",
            $crate::kind::catalog::reference!("vc.collnamespace", "vc.collname"),
            " END)) ORDER BY va.attnum)
              FROM pg_attribute va JOIN pg_type vt ON vt.oid = va.atttypid
              LEFT JOIN pg_collation vc ON vc.oid = va.attcollation
              WHERE va.attrelid = r.oid AND va.attnum > 0 AND NOT va.attisdropped)"
        )
    };
}

pub(super) use view_columns;

impl Object for View {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_class'::regclass, r.oid, 0, r.name, jsonb_strip_nulls(jsonb_build_object(
            'columns', coalesce(",
        view_columns!(),
        ", '[]'), 'query', rtrim(pg_get_viewdef(r.oid), ';'), 'parameters', ",
        super::catalog::options!("r.reloptions"),
        ", 'defaults', (SELECT jsonb_object_agg(a.attname, pg_get_expr(d.adbin, d.adrelid))
            FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE d.adrelid = r.oid)))
         FROM relations r WHERE r.relkind = 'v'"
    ));

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "VIEW";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("VIEW {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        let mut statements = vec![self.define("CREATE", name)];
        statements.extend(defaults(name, &BTreeMap::new(), &self.defaults));
        statements
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP VIEW {name}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, _context: &Context<'_>) -> Alteration {
        if !to.columns.starts_with(&self.columns) {
            return Alteration::Replace;
        }
        let mut statements = Vec::new();
        if self.query != to.query || self.columns != to.columns {
            statements.push(to.define("CREATE OR REPLACE", name));
        } else {
            let actions = changed(&self.parameters, &to.parameters);
            statements.extend(actions.into_iter().map(|action| Statement::new(format!("ALTER VIEW {name} {action}"))));
        }
        statements.extend(defaults(name, &self.defaults, &to.defaults));
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
        vec![Statement::new(format!("ALTER VIEW {from} RENAME TO {}", to.name))]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        vec![Slot::Relation(name.clone()), Slot::Type(name.clone())]
    }
}

impl View {
    fn define(&self, verb: &str, name: &Qualified) -> Statement {
        let mut with = self.parameters.clone();
        let check = with.remove("check_option");
        let check = check.map(|option| format!("\n WITH {} CHECK OPTION", option.to_uppercase())).unwrap_or_default();
        let with = if with.is_empty() { String::new() } else { format!(" WITH{}", parameters(&with)) };
        // A recursive view is printed as the query that it stands for; names are those of the query.
        Statement::new(format!("{verb} VIEW {name}{with} AS\n{}{check}", self.query))
    }
}

fn defaults(name: &Qualified, from: &BTreeMap<String, String>, to: &BTreeMap<String, String>) -> Vec<Statement> {
    let alter = |column: &str, action: String| {
        Statement::new(format!("ALTER VIEW {name} ALTER COLUMN {} {action}", Ident::new(column)))
    };
    let gone = from.keys().filter(|column| !to.contains_key(*column));
    let gone = gone.map(|column| alter(column, "DROP DEFAULT".to_owned()));
    let new = to.iter().filter(|(column, value)| from.get(*column) != Some(value));
    gone.chain(new.map(|(column, value)| alter(column, format!("SET DEFAULT {value}")))).collect()
}
