//! Operator families. Their members come and go in place.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::Signature;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An operator family (manual, `CREATE OPERATOR FAMILY`), by its name with its access method in parentheses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorFamily {
    /// The members that belong to none of its classes: what each is, by its number and its types.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub members: BTreeMap<String, String>,
}

/// The members that depend on the object `$object` of the catalog `$class`, as `FUNCTION 1 (integer, integer)` with what
/// each is.
macro_rules! members {
    ($class:literal, $object:literal) => {
        concat!(
            "(SELECT jsonb_object_agg(m.place, m.what) FROM (
                SELECT 'OPERATOR ' || ao.amopstrategy || ' (' || format_type(ao.amoplefttype, NULL) || ', '
                       || format_type(ao.amoprighttype, NULL) || ')',
                       oo.oprnamespace::regnamespace || '.' || oo.oprname || '(' || format_type(oo.oprleft, NULL)
                       || ', ' || format_type(oo.oprright, NULL) || ')'
                       || coalesce(' FOR ORDER BY ' || of.opfnamespace::regnamespace || '.' || quote_ident(of.opfname), '')
                FROM pg_depend d JOIN pg_amop ao ON ao.oid = d.objid JOIN pg_operator oo ON oo.oid = ao.amopopr
                LEFT JOIN pg_opfamily of ON of.oid = ao.amopsortfamily
                WHERE d.classid = 'pg_amop'::regclass AND d.refclassid = '", $class, "'::regclass
                  AND d.refobjid = ", $object, " AND d.deptype IN ('i', 'a')
                UNION ALL
                SELECT 'FUNCTION ' || ap.amprocnum || ' (' || format_type(ap.amproclefttype, NULL) || ', '
                       || format_type(ap.amprocrighttype, NULL) || ')', ap.amproc::regprocedure::text
                FROM pg_depend d JOIN pg_amproc ap ON ap.oid = d.objid
                WHERE d.classid = 'pg_amproc'::regclass AND d.refclassid = '", $class, "'::regclass
                  AND d.refobjid = ", $object, " AND d.deptype IN ('i', 'a')) m(place, what))"
        )
    };
}

pub(super) use members;

impl Object for OperatorFamily {
    type Name = Signature;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_opfamily'::regclass, f.oid, 0,
                quote_ident(n.nspname) || '.' || quote_ident(f.opfname) || '(' || quote_ident(m.amname) || ')',
                jsonb_strip_nulls(jsonb_build_object('members', ",
        members!("pg_opfamily", "f.oid"),
        ")) FROM pg_opfamily f JOIN ours n ON n.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "OPERATOR FAMILY";

    fn sql_name(&self, name: &Signature) -> String {
        format!("OPERATOR FAMILY {} USING {}", name.name, name.arguments)
    }

    fn needs(&self, name: &Signature) -> Vec<Id> {
        super::schema::needed(&name.name.schema).into_iter().collect()
    }

    fn create(&self, name: &Signature, _context: &Context<'_>) -> Vec<Statement> {
        let create = Statement::new(format!("CREATE {}", self.sql_name(name)));
        std::iter::once(create).chain(self.change(name, "ADD", &added(&BTreeMap::new(), &self.members))).collect()
    }

    fn drop(&self, name: &Signature, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP {}", self.sql_name(name)))]
    }

    fn alter(&self, to: &Self, name: &Signature, _context: &Context<'_>) -> Alteration {
        let gone = self.members.iter().filter(|(place, what)| to.members.get(*place) != Some(what));
        let gone: Vec<_> = gone.map(|(place, _)| place.clone()).collect();
        let dropped = self.change(name, "DROP", &gone);
        Alteration::statements(
            dropped.into_iter().chain(self.change(name, "ADD", &added(&self.members, &to.members))).collect(),
        )
    }

    fn apply_renames(&mut self, _name: &Signature, renames: &Renames) {
        self.members = renamed(&self.members, renames);
    }

    fn rename(from: &Signature, to: &Signature) -> Vec<Statement> {
        let method = &from.arguments;
        vec![Statement::new(format!("ALTER OPERATOR FAMILY {} USING {method} RENAME TO {}", from.name, to.name.name))]
    }
}

impl OperatorFamily {
    fn change(&self, name: &Signature, verb: &str, members: &[String]) -> Option<Statement> {
        let change = || format!("ALTER {} {verb}\n    {}", self.sql_name(name), members.join(",\n    "));
        (!members.is_empty()).then(|| Statement::new(change()))
    }
}

fn added(from: &BTreeMap<String, String>, to: &BTreeMap<String, String>) -> Vec<String> {
    let new = to.iter().filter(|(place, what)| from.get(*place) != Some(what));
    new.map(|(place, what)| member(place, what)).collect()
}

/// A member as it is added: the types of an operator are those of its operands.
pub(super) fn member(place: &str, what: &str) -> String {
    match place.split_once(" (") {
        Some((number, _)) if number.starts_with("OPERATOR") => format!("{number} {what}"),
        _ => format!("{place} {what}"),
    }
}

/// The members with types called by other names.
pub(super) fn renamed(members: &BTreeMap<String, String>, renames: &Renames) -> BTreeMap<String, String> {
    let renamed = |text: &String| {
        let mut renamed = text.clone();
        renames.types(&mut renamed);
        renamed
    };
    members.iter().map(|(place, what)| (renamed(place), renamed(what))).collect()
}
