//! Functions and procedures, in PostgreSQL's own spelling.

use super::object::{Alteration, Context, Object, Place, Slot};
use super::{Id, aside};
use crate::ident::Signature;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A function or a window function (manual, `CREATE FUNCTION`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Function {
    /// The statement that creates it, as `pg_get_functiondef` prints it.
    pub definition: String,
    /// The arguments with their names and defaults, and the result: what cannot change in place.
    pub interface: Interface,
}

/// A procedure (manual, `CREATE PROCEDURE`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The statement that creates it, as `pg_get_functiondef` prints it.
    pub definition: String,
    /// The arguments with their names and defaults.
    pub interface: Interface,
}

/// What callers see of a function.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interface {
    /// The types of the input arguments, by which PostgreSQL tells functions apart.
    pub types: String,
    /// The names of the arguments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The modes of the arguments, a letter each, where one is not `IN`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modes: Option<String>,
    /// How many arguments have defaults.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub defaults: i32,
    /// The type of the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// The types of what is returned by arguments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
}

fn is_zero(number: &i32) -> bool {
    *number == 0
}

impl Interface {
    /// Whether `CREATE OR REPLACE` can lead to `to`: it cannot rename an argument, take a default away or change the
    /// result.
    fn becomes(&self, to: &Self) -> bool {
        let renamed = self.names.iter().enumerate().any(|(at, old)| !old.is_empty() && to.names.get(at) != Some(old));
        !renamed
            && self.defaults <= to.defaults
            && self.result == to.result
            && self.output == to.output
            && self.modes == to.modes
    }
}

macro_rules! catalog {
    ($kinds:literal) => {
        concat!(
            "SELECT 'pg_proc'::regclass, p.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(p.proname)
                    || '(' || coalesce(i.types, '') || ')',
                jsonb_build_object('definition', rtrim(pg_get_functiondef(p.oid), E'\\n'),
                    'interface', jsonb_strip_nulls(jsonb_build_object(
                        'types', coalesce(i.types, ''), 'names', to_jsonb(p.proargnames), 'modes', array_to_string(p.proargmodes, ''), 'defaults', p.pronargdefaults,
                        'result', pg_get_function_result(p.oid), 'output', (
                            SELECT string_agg(format_type(o.type, NULL), ', ' ORDER BY o.n)
                            FROM ROWS FROM (unnest(p.proallargtypes), unnest(p.proargmodes)) WITH ORDINALITY o(type, mode, n)
                            WHERE o.mode NOT IN ('i', 'v')))))
             FROM pg_proc p JOIN ours n ON n.oid = p.pronamespace, LATERAL (
                 SELECT string_agg(format_type(a.type, NULL), ', ' ORDER BY a.n)
                 FROM unnest(p.proargtypes) WITH ORDINALITY a(type, n)) i(types)
             WHERE p.prokind IN (",
            $kinds,
            ") AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid
                              AND d.deptype = 'i')"
        )
    };
}

macro_rules! routine {
    ($type:ident, $keyword:literal, $kinds:literal) => {
        impl Object for $type {
            type Name = Signature;

            const CATALOG: Option<&'static str> = Some(catalog!($kinds));

            const PLACE: Place = Place::Before;

            const KEYWORD: &'static str = $keyword;

            fn sql_name(&self, name: &Signature) -> String {
                format!("{} {name}", Self::KEYWORD)
            }

            fn needs(&self, name: &Signature) -> Vec<Id> {
                super::schema::needed(&name.name.schema).into_iter().collect()
            }

            fn create(&self, name: &Signature, context: &Context<'_>) -> Vec<Statement> {
                aside::create(&Id::$type(name.clone()), Statement::new(&self.definition), context)
            }

            fn drop(&self, name: &Signature, context: &Context<'_>) -> Vec<Statement> {
                let last = aside::last_name(&Id::$type(name.clone()), &name.name, context);
                let last = Signature { name: last, ..name.clone() };
                vec![Statement::new(format!("DROP {} {last}", Self::KEYWORD))]
            }

            fn alter(&self, to: &Self, name: &Signature, context: &Context<'_>) -> Alteration {
                match self.interface.becomes(&to.interface) {
                    true => Alteration::statements(to.create(name, context)),
                    false => Alteration::Replace,
                }
            }

            fn rename(from: &Signature, to: &Signature) -> Vec<Statement> {
                vec![Statement::new(format!("ALTER {} {from} RENAME TO {}", Self::KEYWORD, to.name.name))]
            }

            /// The body of another language is text until it runs.
            fn queries(&self) -> Vec<&str> {
                match self.definition.contains("\n LANGUAGE sql\n") {
                    true => vec![&self.definition],
                    false => self.definition.split("\nAS ").take(1).collect(),
                }
            }

            fn apply_renames(&mut self, _name: &Signature, renames: &Renames) {
                // PostgreSQL knows nothing of what a body in quotes says.
                let header = self.definition.find("\nAS ").unwrap_or(self.definition.len());
                let body = self.definition.split_off(header);
                renames.types(&mut self.definition);
                self.definition.push_str(&body);
                renames.types(&mut self.interface.types);
                self.interface.result.iter_mut().for_each(|result| renames.types(result));
            }

            /// Arguments may be spelled in another way, with other names, and clash all the same.
            fn slots(&self, name: &Signature) -> Vec<Slot> {
                vec![Slot::Routine(name.name.clone(), self.interface.types.clone())]
            }
        }
    };
}

routine!(Function, "FUNCTION", "'f', 'w'");
routine!(Procedure, "PROCEDURE", "'p'");
