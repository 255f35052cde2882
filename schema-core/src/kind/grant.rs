//! Privileges, as they differ from those that an object has by itself.

use super::name::Name;
use super::object::{Alteration, Cause, Context, Object, Slot};
use super::privilege::{Held, Party, Privileges, Step, steps};
use super::{Id, Payload, default_privilege};
use crate::ident::{Ident, ParseError, first_word};
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Who is granted what. Displayed, and kept in files, as `reader on table public.users`, or, where somebody else than the
/// owner grants it, as `reader by manager on table public.users`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grantee {
    /// The object.
    pub on: Box<Id>,
    /// Who may do something with it.
    pub party: Party,
    /// Who says so, where it is not the owner.
    pub by: Option<Ident>,
}

impl fmt::Display for Grantee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.by {
            Some(by) => write!(f, "{} by {by} on {}", self.party, self.on),
            None => write!(f, "{} on {}", self.party, self.on),
        }
    }
}

impl FromStr for Grantee {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let wrong = || ParseError(format!("`{text}` is not of the form `role on kind name`"));
        let (party, rest) = Party::first(text)?;
        let (by, rest) = match rest.strip_prefix("by ") {
            Some(rest) => first_word(rest).map(|(by, rest)| (Some(by), rest))?,
            None => (None, rest),
        };
        let on = rest.strip_prefix("on ").ok_or_else(wrong)?.parse()?;
        Ok(Self { on, party, by })
    }
}

impl Name for Grantee {
    fn schema(&self) -> Option<&Ident> {
        Id::schema(&self.on)
    }

    fn renamed(&self, _id: &Id, renames: &Renames) -> Self {
        Self { on: Box::new(Id::renamed(&self.on, renames)), ..self.clone() }
    }
}

/// What the schema `public` of the object `a` has by itself, whoever owns it.
macro_rules! public_base {
    () => {
        "(acldefault('n', a.owner) || makeaclitem(0, a.owner, 'USAGE', false)
          || CASE WHEN current_setting('server_version_num')::integer < 150000
                  THEN ARRAY[makeaclitem(0, a.owner, 'CREATE', false)] ELSE '{}' END)"
    };
}

/// The objects that have privileges: the address, the kind as `acldefault` knows it, the owner, the privileges, and what
/// an object that is no fact is called. Of PostgreSQL's own schemas only `pg_catalog` counts.
macro_rules! objects {
    () => {
        "SELECT 'pg_class'::regclass::oid, c.oid, 0, CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END, c.relowner, c.relacl,
                CASE c.relkind WHEN 'S' THEN 'sequence' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized_view' ELSE 'table' END,
                n.prefix || quote_ident(c.relname), n.ours
         FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace WHERE c.relacl IS NOT NULL AND c.relkind <> 't'
         UNION ALL
         SELECT 'pg_class'::regclass, c.oid, t.attnum, 'c', c.relowner, t.attacl, 'column',
                n.prefix || quote_ident(c.relname) || '.' || quote_ident(t.attname), n.ours
         FROM pg_attribute t JOIN pg_class c ON c.oid = t.attrelid JOIN spaces n ON n.oid = c.relnamespace
         WHERE t.attacl IS NOT NULL AND NOT t.attisdropped
         UNION ALL
         SELECT 'pg_proc'::regclass, p.oid, 0, 'f', p.proowner, p.proacl,
                CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END,
                n.prefix || quote_ident(p.proname) || '(' || coalesce((
                    SELECT string_agg(format_type(t.oid, NULL), ', ' ORDER BY t.n)
                    FROM unnest(p.proargtypes) WITH ORDINALITY t(oid, n)), '') || ')', n.ours
         FROM pg_proc p JOIN spaces n ON n.oid = p.pronamespace WHERE p.proacl IS NOT NULL
         UNION ALL
         SELECT 'pg_type'::regclass, t.oid, 0, 'T', t.typowner, t.typacl, 'composite',
                n.prefix || quote_ident(t.typname), n.ours
         FROM pg_type t JOIN spaces n ON n.oid = t.typnamespace WHERE t.typacl IS NOT NULL
         UNION ALL
         SELECT 'pg_namespace'::regclass, n.oid, 0, 'n', n.nspowner, n.nspacl, 'schema', quote_ident(n.nspname), s.ours
         FROM pg_namespace n JOIN spaces s ON s.oid = n.oid
         WHERE n.nspacl IS NOT NULL OR n.nspname = 'public'
         UNION ALL
         SELECT 'pg_language'::regclass, oid, 0, 'l', lanowner, lanacl, 'language', quote_ident(lanname), false
         FROM pg_language WHERE lanacl IS NOT NULL
         UNION ALL
         SELECT 'pg_foreign_server'::regclass, oid, 0, 'S', srvowner, srvacl, 'server', quote_ident(srvname), true
         FROM pg_foreign_server WHERE srvacl IS NOT NULL
         UNION ALL
         SELECT 'pg_foreign_data_wrapper'::regclass, oid, 0, 'F', fdwowner, fdwacl, 'foreign_data_wrapper',
                quote_ident(fdwname), true
         FROM pg_foreign_data_wrapper WHERE fdwacl IS NOT NULL"
    };
}

/// What someone may do with an object (manual, 5.8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grant(pub Privileges);

impl Object for Grant {
    type Name = Grantee;

    /// As `pg_dump` has it: against what the server or an extension was made with, or else what PostgreSQL gives every
    /// object of the kind. What is no fact, such as a view's column or what an extension brings, is told by its name.
    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT o.class, o.object, o.part, d.party || coalesce(' by ' || d.by, '') || ' on ' || o.word || ' ' || o.name, d.body
         FROM (
             SELECT coalesce(f.class, e.refclassid, CASE WHEN a.ours THEN a.class END) AS class,
                 coalesce(f.object, e.refobjid, CASE WHEN a.ours THEN a.object END) AS object,
                 CASE WHEN e.refobjid IS NULL THEN a.part ELSE 0 END AS part,
                 coalesce(f.word, a.word) AS word, coalesce(f.name, a.name) AS name, a.owner,
                 coalesce(a.acl, acldefault(a.kind::\"char\", a.owner)) AS acl,
                 CASE WHEN a.word = 'schema' AND a.name = 'public' THEN ", public_base!(), "
                      ELSE coalesce(i.initprivs, acldefault(a.kind::\"char\", a.owner)) END AS base,
                 CASE a.kind WHEN 'c' THEN 4 ELSE (
                     SELECT count(*) FROM aclexplode(acldefault(a.kind::\"char\", a.owner)) z WHERE z.grantee = a.owner) END AS size
             FROM (", objects!(), ") a(class, object, part, kind, owner, acl, word, name, ours)
             LEFT JOIN facts f ON f.class = a.class AND f.object = a.object AND f.part = a.part
             LEFT JOIN pg_depend e ON e.classid = a.class AND e.objid = a.object AND e.deptype = 'e'
             LEFT JOIN pg_init_privs i ON i.classoid = a.class AND i.objoid = a.object AND i.objsubid = a.part
             WHERE $3 AND (a.acl IS DISTINCT FROM i.initprivs OR a.word = 'schema' AND a.name = 'public')
               AND (f.object IS NOT NULL OR e.objid IS NOT NULL OR NOT a.ours OR a.word = 'schema'
                    OR a.word = 'column' AND EXISTS (SELECT FROM relations r WHERE r.oid = a.object))
         ) o, LATERAL ",
        super::privilege::differences!("o", "o.size"),
        " d"
    ));

    const ATTACHED: bool = true;

    const KEYWORD: &'static str = "";

    fn sql_name(&self, name: &Grantee) -> String {
        name.on.path()
    }

    fn needs(&self, name: &Grantee) -> Vec<Id> {
        let mut needs = vec![Id::clone(&name.on)];
        needs.extend(name.party.role().cloned().map(Id::Role));
        needs.extend(name.by.iter().cloned().map(Id::Role));
        // What is revoked of a table is revoked of its columns.
        let on_table = |on| Id::Grant(Grantee { on: Box::new(on), party: name.party.clone(), by: name.by.clone() });
        needs.extend(relations(&name.on).map(on_table));
        needs.extend(relations(&name.on));
        needs
    }

    fn follows(&self, name: &Grantee) -> Vec<Id> {
        let on = std::iter::once(Id::clone(&name.on)).chain(relations(&name.on));
        on.map(|on| Id::Owner(Box::new(on))).chain(name.way_there()).collect()
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.aside
    }

    fn create(&self, name: &Grantee, context: &Context<'_>) -> Vec<Statement> {
        let born = default_privilege::born(&name.on, context).remove(&name.party).filter(|_| name.by.is_none());
        name.statements(&born.unwrap_or_default(), &self.0, context.to, &owner(&name.on, context.to))
    }

    fn drop(&self, name: &Grantee, context: &Context<'_>) -> Vec<Statement> {
        let owner = owner(&name.on, context.from);
        name.statements(&Held::from(&self.0), &Privileges::default(), context.from, &owner)
    }

    fn alter(&self, to: &Self, name: &Grantee, context: &Context<'_>) -> Alteration {
        let held = Held::from(&self.0);
        let takes = steps(&held, &to.0, name.has_all()).iter().any(Step::takes);
        if takes && name.is_needed(context.from) {
            return Alteration::Replace;
        }
        Alteration::statements(name.statements(&held, &to.0, context.to, &owner(&name.on, context.to)))
    }

    fn owners(&self, name: &Grantee) -> Vec<Id> {
        std::iter::once(Id::clone(&name.on)).chain(relations(&name.on)).collect()
    }
}

impl Grantee {
    /// Whether the party has every privilege by itself.
    fn has_all(&self) -> bool {
        self.party == Party::Owner && !matches!(*self.on, Id::Column(_))
    }

    /// Who grants something on has to reach it.
    fn way_there(&self) -> Option<Id> {
        let on = Box::new(Id::Schema(Id::schema(&self.on)?.clone()));
        Some(Id::Grant(Self { on, party: Party::Role(self.by.clone()?), by: None }))
    }

    /// Whether other grants stand on this one.
    fn is_needed(&self, schema: &Schema) -> bool {
        let id = Id::Grant(self.clone());
        schema.iter().any(|(other, fact)| matches!(other, Id::Grant(_)) && fact.needs.contains(&id))
    }

    /// The statements that lead from what is held to what shall be.
    pub(super) fn statements(&self, from: &Held, to: &Privileges, schema: &Schema, owner: &str) -> Vec<Statement> {
        let party = match &self.party {
            Party::Owner => owner.to_owned(),
            other => other.to_string(),
        };
        let grant = |step: Step| {
            let privileges = match &*self.on {
                Id::Column(column) => step.privileges.iter().map(|each| format!("{each} ({})", column.name)).collect(),
                _ => step.privileges.clone(),
            };
            let target = target(&self.on, schema);
            Statement::new(format!("{} {} ON {target} {}", step.verb, privileges.join(", "), step.party(&party)))
        };
        let statements: Vec<_> = steps(from, to, self.has_all()).into_iter().map(grant).collect();
        match &self.by {
            Some(by) if !statements.is_empty() => {
                let start = Statement::new(format!("SET ROLE {by}"));
                std::iter::once(start).chain(statements).chain([Statement::new("RESET ROLE")]).collect()
            }
            _ => statements,
        }
    }
}

/// What grants need that are granted on: those to whoever grants them on, for the object or the table that it is of.
pub(crate) fn granted_before(schema: &Schema) -> Vec<(Id, Vec<Id>)> {
    let granted_on = schema.iter().filter_map(|(id, _)| match id {
        Id::Grant(name) => Some((id, name, Party::Role(name.by.clone()?))),
        _ => None,
    });
    let before = granted_on.map(|(id, name, by)| {
        let objects = std::iter::once(Id::clone(&name.on)).chain(relations(&name.on));
        let grants = objects.flat_map(|on| to_party(schema, on, by.clone())).collect();
        (id.clone(), grants)
    });
    before.collect()
}

fn to_party(schema: &Schema, on: Id, party: Party) -> Vec<Id> {
    let first = Grantee { on: Box::new(on), party, by: None };
    let of = |id: &&Id| matches!(id, Id::Grant(name) if (&name.on, &name.party) == (&first.on, &first.party));
    schema.starting_at(&Id::Grant(first.clone())).map(|(id, _)| id).take_while(of).cloned().collect()
}

/// The relations that a column may be of.
fn relations(on: &Id) -> impl Iterator<Item = Id> + use<> {
    match on {
        Id::Column(column) => Some(Id::relations(&column.table)),
        _ => None,
    }
    .into_iter()
    .flatten()
}

/// The object as `GRANT` names it.
fn target(on: &Id, schema: &Schema) -> String {
    match (on, schema.payload(on)) {
        (Id::Column(column), _) => format!("TABLE {}", column.table),
        (_, Some(Payload::Identity(identity))) => format!("SEQUENCE {}", identity.sequence),
        (_, payload) => {
            let word = match on.keyword() {
                "VIEW" | "MATERIALIZED VIEW" | "FOREIGN TABLE" => "TABLE",
                "AGGREGATE" => "FUNCTION",
                "DOMAIN" => "TYPE",
                "SERVER" => "FOREIGN SERVER",
                other => other,
            };
            // An aggregate is named in its own way elsewhere.
            let routine = payload.into_iter().flat_map(|payload| payload.slots(on)).find_map(|slot| match slot {
                Slot::Routine(name, types) => Some(format!("{name}({types})")),
                _ => None,
            });
            format!("{word} {}", routine.unwrap_or_else(|| on.path()))
        }
    }
}

/// The owner of an object, in words that `GRANT` takes.
fn owner(on: &Id, schema: &Schema) -> String {
    let mut of: Vec<Id> = std::iter::once(on.clone()).chain(relations(on)).collect();
    if let Id::Identity(column) = on {
        of = vec![Id::Table(column.table.clone())];
    }
    let owner = of.into_iter().find_map(|on| match schema.payload(&Id::Owner(Box::new(on))) {
        Some(Payload::Owner(owner)) => Some(owner.role.to_string()),
        _ => None,
    });
    owner.unwrap_or_else(|| super::owner::none(on).to_owned())
}
