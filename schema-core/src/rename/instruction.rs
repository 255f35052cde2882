//! Renames that a user asks for by name, such as `public.users.name=public.users.full_name`.

use crate::error::{Error, Finding, Result};
use crate::ident::Ident;
use crate::kind::{Id, Payload};
use crate::model::{Hints, Schema};

/// Understands instructions of the form `from=to` or `from->to`, and adds them to `hints`. What is in a renamed table or
/// schema may be named by either name of it. Returns those that have no effect because they name nothing; one that was
/// carried out before is none of them.
///
/// # Errors
/// One is not of that form.
pub fn add_to(hints: &mut Hints, from: &Schema, to: &Schema, instructions: &[String]) -> Result<Vec<Finding>> {
    let (mut malformed, mut idle, mut earlier) = (Vec::new(), Vec::new(), Vec::new());
    for instruction in instructions {
        let finding = |message: String, help: &str| Finding {
            at: format!("`{instruction}`"),
            message,
            help: Some(help.to_owned()),
        };
        let Some((old, new)) = sides(instruction) else {
            let help = "write `--rename public.t.old=public.t.new` for a column, `public.old=public.new` for a table";
            malformed.push(finding("is not of the form `from=to`".to_owned(), help));
            continue;
        };
        match understood(from, to, [old, new], &earlier) {
            Ok(Some(rename)) => {
                add(hints, &rename);
                earlier.push((parts(&rename.old.path()), parts(&rename.new.path())));
            }
            Ok(None) => earlier.push((parts(old), parts(new))),
            Err(message) => idle.push(finding(message, "write both names as they are, with their schema")),
        }
    }
    if malformed.is_empty() { Ok(idle) } else { Err(Error::findings("these renames are not understood", malformed)) }
}

struct Rename {
    old: Id,
    new: Id,
}

/// What cannot be renamed in place is made anew, which for all but tables comes to the same.
fn add(hints: &mut Hints, Rename { old, new }: &Rename) {
    let (Some(before), Some(after)) = (old.own_name(), new.own_name()) else { return };
    let is_schema = matches!(old, Id::Schema(_));
    if is_schema || (old.member().is_none() && old.schema() != new.schema()) {
        hints.moves.insert(new.clone(), old.clone());
    }
    if !is_schema && before != after && !old.rename(&old.with_name(after)).is_empty() {
        hints.renames.insert(new.clone(), before.clone());
    }
}

type Parts = Vec<String>;

/// What is renamed; nothing where it is done already, or a role: that is the server's, and no schema's.
fn understood(
    from: &Schema,
    to: &Schema,
    [old_name, new_name]: [&str; 2],
    earlier: &[(Parts, Parts)],
) -> Result<Option<Rename>, String> {
    let (old_parts, new_parts) = (parts(old_name), parts(new_name));
    let olds = found(from, [before(&old_parts, earlier), old_parts.clone()]);
    let new_names = [new_parts.clone(), after(&new_parts, earlier)];
    let news = found(to, new_names.clone());
    for old in &olds {
        if let Some(new) = news.iter().find(|new| new.word() == old.word()) {
            return Ok(Some(Rename { old: old.clone(), new: new.clone() }));
        }
    }
    let is_role = matches!(&*old_parts, [role] if from.has_role(&Ident::new(role.as_str())));
    let is_done = olds.is_empty() && found(from, new_names).iter().any(|id| news.contains(id));
    match (olds.first(), news.first()) {
        _ if is_role || is_done => Ok(None),
        (None, _) => Err(format!("there is nothing called `{old_name}` before")),
        (_, None) => Err(format!("there is nothing called `{new_name}` afterwards")),
        (Some(old), Some(new)) => Err(format!("a {} does not become a {}", old.word(), new.word())),
    }
}

/// Both names, the sign between them not in quotes.
fn sides(instruction: &str) -> Option<(&str, &str)> {
    let plain = |at: usize| instruction[..at].matches('"').count().is_multiple_of(2);
    let split = |sign: &str| {
        let at = instruction.match_indices(sign).map(|(at, _)| at).find(|at| plain(*at))?;
        Some((instruction[..at].trim(), instruction[at + sign.len()..].trim()))
    };
    split("->").or_else(|| split("=")).filter(|(old, new)| !old.is_empty() && !new.is_empty())
}

/// What has one of these names; what can be renamed in place first.
fn found(schema: &Schema, names: [Parts; 2]) -> Vec<Id> {
    let mut found: Vec<(bool, usize, Id)> = Vec::new();
    for (id, fact) in schema.iter() {
        let own = names_of(id, &fact.payload);
        if let Some(rank) = names.iter().position(|name| own.contains(name)) {
            let fixed = id.rename(&id.with_name(&Ident::new("other"))).is_empty() && !matches!(id, Id::Schema(_));
            found.push((fixed, rank, id.clone()));
        }
    }
    found.sort_by(|(a, b, _), (c, d, _)| (a, b).cmp(&(c, d)));
    found.into_iter().map(|(_, _, id)| id).collect()
}

/// The names by which something may be called: that of an index may have its table before it, that of a function its
/// arguments behind it.
fn names_of(id: &Id, payload: &Payload) -> Vec<Parts> {
    let Some(own) = id.own_name().map(|name| name.as_str().to_owned()) else { return Vec::new() };
    let text = |name: Option<&Ident>| name.map(|name| name.as_str().to_owned());
    let table = id.member().map(|member| member.table.name.as_str().to_owned());
    let name: Parts = text(id.schema()).into_iter().chain(table).chain([own.clone()]).collect();
    let mut names = vec![name.clone()];
    if let Payload::Index(index) = payload {
        names.push(vec![index.table.schema.as_str().to_owned(), index.table.name.as_str().to_owned(), own]);
    }
    let path = parts(&id.path());
    if path != name {
        names.push(path);
    }
    names
}

/// The parts of a dotted name, without quotes; dots among the arguments of a function divide nothing.
fn parts(name: &str) -> Parts {
    let mut parts = vec![String::new()];
    let (mut quoted, mut depth) = (false, 0_usize);
    for c in name.chars() {
        match c {
            '"' => quoted = !quoted,
            '.' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let (Some(last), true) = (parts.last_mut(), c != '"' || depth > 0) {
            last.push(c);
        }
    }
    parts
}

/// What was called by the name of what was renamed by then, as it was called before.
fn before(name: &Parts, earlier: &[(Parts, Parts)]) -> Parts {
    earlier.iter().rev().fold(name.clone(), |name, (old, new)| replaced(name, new, old))
}

fn after(name: &Parts, earlier: &[(Parts, Parts)]) -> Parts {
    earlier.iter().fold(name.clone(), |name, (old, new)| replaced(name, old, new))
}

fn replaced(name: Parts, start: &Parts, by: &Parts) -> Parts {
    match name.strip_prefix(start.as_slice()) {
        Some(rest) if !rest.is_empty() => by.iter().chain(rest).cloned().collect(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_parts() {
        assert_eq!(parts(r#"public."a.b".c"#), ["public", "a.b", "c"]);
        assert_eq!(parts("public.f(a.b, numeric(1,2))"), ["public", "f(a.b, numeric(1,2))"]);
    }

    #[test]
    fn the_sign_is_an_arrow_or_equals() {
        assert_eq!(sides("a.b->a.c"), Some(("a.b", "a.c")));
        assert_eq!(sides(r#"a."b=c" = a.d"#), Some((r#"a."b=c""#, "a.d")));
        assert_eq!(sides("a"), None);
        assert_eq!(sides("a="), None);
    }
}
