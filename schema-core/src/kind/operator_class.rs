//! Operator classes. Nothing of them can change in place but the name.

use super::Id;
use super::catalog::reference;
use super::object::{Context, Object, Place, Slot};
use super::operator_family::{member, members, renamed};
use crate::ident::{Reference, Signature};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An operator class (manual, `CREATE OPERATOR CLASS`), by its name with its access method in parentheses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorClass {
    /// `DEFAULT`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub default: bool,
    /// The type that is indexed.
    #[serde(rename = "type")]
    pub sql_type: String,
    /// The family.
    pub family: Reference,
    /// The type that is stored, where it is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage: Option<String>,
    /// The members: what each is, by its number and its types.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub members: BTreeMap<String, String>,
}

impl Object for OperatorClass {
    type Name = Signature;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_opclass'::regclass, c.oid, 0,
                quote_ident(n.nspname) || '.' || quote_ident(c.opcname) || '(' || quote_ident(m.amname) || ')',
                jsonb_strip_nulls(jsonb_build_object('default', CASE WHEN c.opcdefault THEN true END,
                    'type', format_type(c.opcintype, NULL), 'family', ",
        reference!("f.opfnamespace", "f.opfname"),
        ", 'storage', CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END, 'members', ",
        members!("pg_opclass", "c.oid"),
        ")) FROM pg_opclass c JOIN ours n ON n.oid = c.opcnamespace JOIN pg_am m ON m.oid = c.opcmethod
         JOIN pg_opfamily f ON f.oid = c.opcfamily"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "OPERATOR CLASS";

    fn sql_name(&self, name: &Signature) -> String {
        format!("OPERATOR CLASS {} USING {}", name.name, name.arguments)
    }

    fn needs(&self, name: &Signature) -> Vec<Id> {
        super::schema::needed(&name.name.schema).into_iter().collect()
    }

    fn create(&self, name: &Signature, _context: &Context<'_>) -> Vec<Statement> {
        let default = if self.default { "DEFAULT " } else { "" };
        let mut items: Vec<_> = self.members.iter().map(|(place, what)| member(place, what)).collect();
        if let Some(storage) = &self.storage {
            items.push(format!("STORAGE {storage}"));
        } else if items.is_empty() {
            // There is no class of nothing: this says what goes without saying.
            items.push(format!("STORAGE {}", self.sql_type));
        }
        vec![Statement::new(format!(
            "CREATE OPERATOR CLASS {}\n    {default}FOR TYPE {} USING {} FAMILY {} AS\n    {}",
            name.name,
            self.sql_type,
            name.arguments,
            self.family,
            items.join(",\n    ")
        ))]
    }

    fn drop(&self, name: &Signature, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP {}", self.sql_name(name)))]
    }

    fn apply_renames(&mut self, _name: &Signature, renames: &Renames) {
        self.storage.iter_mut().chain([&mut self.sql_type]).for_each(|text| renames.types(text));
        self.members = renamed(&self.members, renames);
    }

    fn rename(from: &Signature, to: &Signature) -> Vec<Statement> {
        let method = &from.arguments;
        vec![Statement::new(format!("ALTER OPERATOR CLASS {} USING {method} RENAME TO {}", from.name, to.name.name))]
    }

    fn slots(&self, name: &Signature) -> Vec<Slot> {
        let slot = || Slot::Default(format!("operator class of {} for {}", name.arguments, self.sql_type));
        self.default.then(slot).into_iter().collect()
    }
}
