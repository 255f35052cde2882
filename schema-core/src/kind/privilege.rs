//! Sets of privileges as they differ from what is there by itself, and the words that lead from one to another.

use crate::ident::{Ident, ParseError, first_word};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// Stands for all privileges that the kind of object has, in whatever version of PostgreSQL.
const ALL: &str = "ALL";

/// How the privileges of `$object`, whose `acl`, `base` and `owner` are known, differ from `base`: a row for each party, with
/// what deserializes as [`Privileges`]. `$all` is the number of privileges that there are.
macro_rules! differences {
    ($object:literal, $all:literal) => {
        concat!(
            "(SELECT CASE p.grantee WHEN 0 THEN 'PUBLIC' WHEN ",
            $object,
            ".owner THEN 'OWNER'
                     ELSE quote_ident(pg_get_userbyid(p.grantee)) END AS party,
                 CASE WHEN p.grantor <> ",
            $object,
            ".owner THEN quote_ident(pg_get_userbyid(p.grantor)) END AS by,
                 jsonb_strip_nulls(jsonb_build_object('granted', p.granted, 'revoked', p.revoked)) AS body
             FROM (
                 SELECT e.grantee, e.grantor, ",
            $crate::kind::privilege::listed!("granted", $all),
            " AS granted, ",
            $crate::kind::privilege::listed!("revoked", $all),
            " AS revoked
                 FROM (
                     SELECT grantee, grantor, privilege_type,
                         CASE WHEN x.is_grantable AND NOT coalesce(y.is_grantable, false) THEN '*'
                              WHEN y.is_grantable IS NULL THEN '' END AS granted,
                         CASE WHEN x.is_grantable IS NULL THEN ''
                              WHEN y.is_grantable AND NOT x.is_grantable THEN '*' END AS revoked
                     FROM aclexplode(",
            $object,
            ".acl) x
                     FULL JOIN aclexplode(",
            $object,
            ".base) y USING (grantee, grantor, privilege_type)
                 ) e GROUP BY e.grantee, e.grantor
             ) p WHERE p.granted IS NOT NULL OR p.revoked IS NOT NULL)"
        )
    };
}

/// Privileges as a list, in the order of people; all of several are `ALL`.
macro_rules! listed {
    ($marks:literal, $all:literal) => {
        concat!(
            "CASE WHEN count(e.", $marks, ") = ", $all, " AND ", $all, " > 1 AND min(e.", $marks, ") = max(e.", $marks, ")
                 THEN jsonb_build_array('ALL' || min(e.", $marks, "))
                 ELSE jsonb_agg(e.privilege_type || e.", $marks, " ORDER BY array_position(ARRAY['SELECT', 'INSERT',
                     'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'], e.privilege_type), e.privilege_type)
                     FILTER (WHERE e.", $marks, " IS NOT NULL) END"
        )
    };
}

pub(super) use {differences, listed};

/// Who has privileges. Displayed, and kept in files, as `PUBLIC`, `OWNER` or the role's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// Everyone.
    Public,
    /// Whoever owns the object.
    Owner,
    /// A role.
    Role(Ident),
}

impl Party {
    /// The role, where it is one by name.
    pub fn role(&self) -> Option<&Ident> {
        match self {
            Self::Role(role) => Some(role),
            Self::Public | Self::Owner => None,
        }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("PUBLIC"),
            Self::Owner => f.write_str("OWNER"),
            Self::Role(role) => role.fmt(f),
        }
    }
}

impl Party {
    /// The party at the start of a text, and the rest after a space.
    pub(super) fn first(text: &str) -> Result<(Self, &str), ParseError> {
        for (word, party) in [("PUBLIC", Self::Public), ("OWNER", Self::Owner)] {
            match text.strip_prefix(word) {
                Some("") => return Ok((party, "")),
                Some(rest) if rest.starts_with(' ') => return Ok((party, &rest[1..])),
                _ => {}
            }
        }
        first_word(text).map(|(role, rest)| (Self::Role(role), rest))
    }
}

impl FromStr for Party {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        match Self::first(text)? {
            (party, "") => Ok(party),
            _ => Err(ParseError(format!("`{text}` is neither `PUBLIC`, `OWNER` nor a role"))),
        }
    }
}

/// Privileges as they differ from those that are there by themselves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Privileges {
    /// What is granted besides; with `*` behind it, it may be granted on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub granted: Vec<String>,
    /// What would be there by itself, and is not; with `*` behind it, it is there and may not be granted on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<String>,
}

/// What a party holds: privileges that differ from what is there by itself, and such as are given besides.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Held {
    /// The difference.
    pub(super) differs: Privileges,
    /// What is given besides.
    pub(super) besides: Privileges,
}

impl From<&Privileges> for Held {
    fn from(differs: &Privileges) -> Self {
        Self { differs: differs.clone(), besides: Privileges::default() }
    }
}

/// What is granted or revoked by one statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// `GRANT`, `REVOKE` or `REVOKE GRANT OPTION FOR`.
    pub(super) verb: &'static str,
    /// The privileges.
    pub(super) privileges: Vec<String>,
    /// `TO`, or `FROM`.
    preposition: &'static str,
    /// `WITH GRANT OPTION`, with a space before.
    option: &'static str,
}

impl Step {
    /// The end of the statement: to or from whom.
    pub(super) fn party(&self, name: &str) -> String {
        format!("{} {name}{}", self.preposition, self.option)
    }

    /// Whether less is held afterwards.
    pub(super) fn takes(&self) -> bool {
        self.preposition == "FROM"
    }
}

/// How far a privilege goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Nothing,
    Use,
    GrantOn,
}

impl Privileges {
    /// Whether these differ in nothing from what is there by itself.
    pub fn is_empty(&self) -> bool {
        self.granted.is_empty() && self.revoked.is_empty()
    }

    /// How far a privilege goes; `by_itself` where nothing is said of it.
    fn level(&self, privilege: &str, by_itself: Level) -> Level {
        let said = |name: &str| {
            let find = |list: &[String]| list.iter().find(|each| each.trim_end_matches('*') == name).cloned();
            match (find(&self.granted), find(&self.revoked)) {
                (Some(granted), _) => Some(if granted.ends_with('*') { Level::GrantOn } else { Level::Use }),
                (None, Some(revoked)) => Some(if revoked.ends_with('*') { Level::Use } else { Level::Nothing }),
                (None, None) => None,
            }
        };
        said(privilege).or_else(|| said(ALL)).unwrap_or(by_itself)
    }

    /// How far a privilege that this takes away goes by itself.
    fn taken(&self, privilege: &str) -> Level {
        match self.revoked.iter().find(|each| [privilege, ALL].contains(&each.trim_end_matches('*'))) {
            Some(revoked) if revoked.ends_with('*') => Level::GrantOn,
            Some(_) => Level::Use,
            None => Level::Nothing,
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.granted.iter().chain(&self.revoked).map(|each| each.trim_end_matches('*'))
    }
}

/// What leads from some privileges to others; `all_by_itself` says that the party has every privilege by itself.
pub(super) fn steps(from: &Held, to: &Privileges, all_by_itself: bool) -> Vec<Step> {
    let by_itself = |privilege: &str| {
        let owner = if all_by_itself { Level::Use } else { Level::Nothing };
        owner.max(from.differs.taken(privilege)).max(to.taken(privilege))
    };
    let before = |privilege: &str| {
        let besides = from.besides.level(privilege, Level::Nothing);
        from.differs.level(privilege, by_itself(privilege)).max(besides)
    };
    let after = |privilege: &str| to.level(privilege, by_itself(privilege));
    let (all_before, all_after) = (before(ALL), after(ALL));
    let mut steps: Vec<Step> = step(ALL, all_before, all_after).into_iter().collect();
    let names: BTreeSet<&str> = from.differs.names().chain(from.besides.names()).chain(to.names()).collect();
    for privilege in in_order(names) {
        let held = match all_before.cmp(&all_after) {
            Ordering::Less => before(privilege).max(all_after),
            Ordering::Equal => before(privilege),
            Ordering::Greater => before(privilege).min(all_after),
        };
        add(&mut steps, step(privilege, held, after(privilege)));
    }
    steps
}

/// Adds a step to one that does the same with other privileges, where there is one.
fn add(steps: &mut Vec<Step>, new: Option<Step>) {
    let Some(new) = new else { return };
    let same = |step: &&mut Step| step.verb == new.verb && step.option == new.option && step.privileges != [ALL];
    match steps.iter_mut().find(same) {
        Some(step) => step.privileges.extend(new.privileges),
        None => steps.push(new),
    }
}

fn step(privilege: &str, before: Level, after: Level) -> Option<Step> {
    let (verb, preposition, option) = match (before, after) {
        (Level::Use, Level::Use) | (Level::GrantOn, Level::GrantOn) | (Level::Nothing, Level::Nothing) => return None,
        (_, Level::Nothing) => ("REVOKE", "FROM", ""),
        (Level::GrantOn, Level::Use) => ("REVOKE GRANT OPTION FOR", "FROM", ""),
        (_, Level::Use) => ("GRANT", "TO", ""),
        (_, Level::GrantOn) => ("GRANT", "TO", " WITH GRANT OPTION"),
    };
    Some(Step { verb, privileges: vec![privilege.to_owned()], preposition, option })
}

/// Privileges as people list them.
fn in_order(names: BTreeSet<&str>) -> Vec<&str> {
    let usual = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN"];
    let mut names: Vec<_> = names.into_iter().filter(|name| *name != ALL).collect();
    names.sort_by_key(|name| usual.iter().position(|each| each == name).unwrap_or(usual.len()));
    names
}
