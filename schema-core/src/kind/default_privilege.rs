//! Default privileges: what objects have by themselves that a role makes later.

use super::grant::Grantee;
use super::name::Name;
use super::object::{Alteration, Cause, Context, Object, Place};
use super::privilege::{Held, Party, Privileges, Step, steps};
use super::{Id, Payload};
use crate::ident::{Ident, ParseError, first_word};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// Who gets privileges on which objects. Displayed, and kept in files, as `reader on tables in app of manager`; without `of`
/// the objects are those of whoever runs the statements.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Default {
    /// The role that makes the objects, where it is not whoever runs the statements.
    pub of: Option<Ident>,
    /// The schema that they are made in; `None` for all.
    pub schema: Option<Ident>,
    /// The kind of object.
    pub objects: Objects,
    /// Who gets the privileges.
    pub party: Party,
}

/// The kinds of object that have default privileges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Objects {
    /// Tables, views and the like.
    Tables,
    /// Sequences.
    Sequences,
    /// Functions, procedures and aggregates.
    Functions,
    /// Types and domains.
    Types,
    /// Schemas.
    Schemas,
    /// Large objects, since PostgreSQL 18.
    LargeObjects,
}

impl Objects {
    const WORDS: [(Self, &'static str); 6] = [
        (Self::Tables, "tables"),
        (Self::Sequences, "sequences"),
        (Self::Functions, "functions"),
        (Self::Types, "types"),
        (Self::Schemas, "schemas"),
        (Self::LargeObjects, "large objects"),
    ];

    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(objects, _)| *objects == self).map_or("", |(_, word)| word)
    }

    /// The kind of an object.
    fn of(on: &Id) -> Option<Self> {
        match on {
            Id::Table(_) | Id::View(_) | Id::MaterializedView(_) => Some(Self::Tables),
            Id::Sequence(_) | Id::Identity(_) => Some(Self::Sequences),
            Id::Function(_) | Id::Procedure(_) | Id::Aggregate(_) => Some(Self::Functions),
            Id::Enum(_) | Id::Domain(_) | Id::Range(_) | Id::Composite(_) | Id::BaseType(_) => Some(Self::Types),
            Id::Schema(_) => Some(Self::Schemas),
            _ => None,
        }
    }
}

impl fmt::Display for Default {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on {}", self.party, self.objects.word())?;
        self.schema.iter().try_for_each(|schema| write!(f, " in {schema}"))?;
        self.of.iter().try_for_each(|role| write!(f, " of {role}"))
    }
}

impl FromStr for Default {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let wrong = || ParseError(format!("`{text}` is not of the form `role on tables in schema of role`"));
        let (party, rest) = Party::first(text)?;
        let rest = rest.strip_prefix("on ").ok_or_else(wrong)?;
        let (objects, word) = Objects::WORDS.into_iter().find(|(_, word)| rest.starts_with(word)).ok_or_else(wrong)?;
        let mut rest = rest[word.len()..].trim_start();
        let mut named = |word: &str| match rest.strip_prefix(word) {
            Some(name) => first_word(name).map(|(name, after)| {
                rest = after;
                Some(name)
            }),
            None => Ok(None),
        };
        let name = Self { schema: named("in ")?, of: named("of ")?, objects, party };
        if rest.is_empty() { Ok(name) } else { Err(wrong()) }
    }
}

impl Name for Default {
    fn schema(&self) -> Option<&Ident> {
        self.schema.as_ref()
    }

    fn renamed(&self, _id: &Id, _renames: &Renames) -> Self {
        self.clone()
    }
}

/// What someone may do with objects that are made later (manual, `ALTER DEFAULT PRIVILEGES`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DefaultPrivilege(pub Privileges);

impl Object for DefaultPrivilege {
    type Name = Default;

    /// Those of all schemas stand in place of what PostgreSQL gives; those of one schema are given besides.
    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT NULL::oid, NULL::oid, 0,
                d.party || ' on ' || (CASE o.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences'
                    WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE 'large objects' END)
                || coalesce(' in ' || quote_ident(o.nspname), '')
                || CASE WHEN o.owner = current_user::regrole THEN '' ELSE ' of ' || quote_ident(pg_get_userbyid(o.owner)) END,
                d.body
         FROM (
             SELECT a.defaclobjtype, n.nspname, a.defaclrole AS owner, a.defaclacl AS acl,
                    CASE a.defaclnamespace WHEN 0 THEN k.acl END AS base,
                    (SELECT count(*) FROM aclexplode(k.acl) z WHERE z.grantee = a.defaclrole) AS size
             FROM pg_default_acl a LEFT JOIN ours n ON n.oid = a.defaclnamespace,
                  LATERAL acldefault(CASE a.defaclobjtype WHEN 'S' THEN 's' ELSE a.defaclobjtype END, a.defaclrole) k(acl)
             WHERE $3 AND (n.oid IS NOT NULL OR a.defaclnamespace = 0)
         ) o, LATERAL ",
        super::privilege::differences!("o", "o.size"),
        " d"
    ));

    const PLACE: Place = Place::Last;

    const KEYWORD: &'static str = "";

    fn sql_name(&self, name: &Default) -> String {
        name.to_string()
    }

    fn needs(&self, name: &Default) -> Vec<Id> {
        let roles = name.of.iter().chain(name.party.role()).cloned().map(Id::Role);
        roles.chain(name.schema.as_ref().and_then(super::schema::needed)).collect()
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone
    }

    fn create(&self, name: &Default, _context: &Context<'_>) -> Vec<Statement> {
        name.statements(&Privileges::default(), &self.0)
    }

    fn drop(&self, name: &Default, _context: &Context<'_>) -> Vec<Statement> {
        name.statements(&self.0, &Privileges::default())
    }

    fn alter(&self, to: &Self, name: &Default, _context: &Context<'_>) -> Alteration {
        Alteration::statements(name.statements(&self.0, &to.0))
    }

    fn owners(&self, name: &Default) -> Vec<Id> {
        name.schema.iter().cloned().map(Id::Schema).collect()
    }
}

impl Default {
    fn statements(&self, from: &Privileges, to: &Privileges) -> Vec<Statement> {
        let of = self.of.as_ref().map(|role| format!(" FOR ROLE {role}")).unwrap_or_default();
        let schema = self.schema.as_ref().map(|schema| format!(" IN SCHEMA {schema}")).unwrap_or_default();
        let objects = self.objects.word().to_uppercase();
        let party = match (&self.party, &self.of) {
            (Party::Owner, Some(role)) => role.to_string(),
            (Party::Owner, None) => "CURRENT_USER".to_owned(),
            (other, _) => other.to_string(),
        };
        let has_all = self.party == Party::Owner && self.schema.is_none();
        let alter = |step: Step| {
            let privileges = step.privileges.join(", ");
            let change = format!("{} {privileges} ON {objects} {}", step.verb, step.party(&party));
            Statement::new(format!("ALTER DEFAULT PRIVILEGES{of}{schema} {change}"))
        };
        steps(&Held::from(from), to, has_all).into_iter().map(alter).collect()
    }
}

/// The default privileges of whoever runs the statements that are there all the while, for what is made in a schema.
fn acting<'a>(context: &Context<'a>, schema: Option<&'a Ident>) -> impl Iterator<Item = (&'a Default, &'a Privileges)> {
    let first = Default { of: None, schema: None, objects: Objects::Tables, party: Party::Public };
    let to = context.to;
    let facts = context.from.starting_at(&Id::DefaultPrivilege(first)).map_while(|(id, fact)| match &fact.payload {
        Payload::DefaultPrivilege(privileges) => Some((id, &privileges.0)),
        _ => None,
    });
    facts.filter(|(id, _)| to.contains(id)).filter_map(move |(id, privileges)| match id {
        Id::DefaultPrivilege(name)
            if name.of.is_none() && (name.schema.is_none() || name.schema.as_ref() == schema) =>
        {
            Some((name, privileges))
        }
        _ => None,
    })
}

/// What parties hold of an object as soon as the plan has created it. Nothing of an object that is not created.
pub(super) fn born(on: &Id, context: &Context<'_>) -> BTreeMap<Party, Held> {
    let mut born: BTreeMap<Party, Held> = BTreeMap::new();
    let is_new = !context.from.contains(on) && !context.to.silent.privileges;
    let is_created = context.to.contains(on) && (context.replaced.contains(on) || is_new);
    let Some(objects) = Objects::of(on).filter(|_| is_created) else { return born };
    let schema = on.schema().cloned();
    for (name, privileges) in acting(context, schema.as_ref()).filter(|(name, _)| name.objects == objects) {
        let held = born.entry(name.party.clone()).or_default();
        let given = if name.schema.is_none() { &mut held.differs } else { &mut held.besides };
        *given = privileges.clone();
    }
    born
}

/// Lets statements create what nobody can list as if there were no default privileges.
pub(super) fn suspended(create: Statement, schema: Option<&Ident>, context: &Context<'_>) -> Vec<Statement> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let of_members = |name: &Default| name.objects != Objects::Schemas && !context.to.silent.privileges;
    for (name, privileges) in acting(context, schema).filter(|(name, _)| of_members(name)) {
        before.extend(name.statements(privileges, &Privileges::default()));
        after.extend(name.statements(&Privileges::default(), privileges));
    }
    before.into_iter().chain([create]).chain(after).collect()
}

/// Takes back what an object has as soon as it is created, and shall not have.
pub(crate) fn taken_back(on: &Id, context: &Context<'_>) -> Vec<Statement> {
    let unwanted = born(on, context).into_iter().map(|(party, held)| {
        let name = Grantee { on: Box::new(on.clone()), party, by: None };
        match context.to.contains(&Id::Grant(name.clone())) {
            true => Vec::new(),
            false => name.statements(&held, &Privileges::default(), context.to, "CURRENT_USER"),
        }
    });
    unwanted.flatten().collect()
}
