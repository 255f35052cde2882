//! Renames that a user asks for by name, such as `public.users.name=public.users.full_name`.

use crate::error::{Error, Finding, Result};
use crate::ident::{Ident, Qualified};
use crate::kind::Id;
use crate::model::{Hints, Schema};

/// Understands instructions of the form `from=to` or `from->to`.
///
/// # Errors
/// One is not of that form, or names nothing that is there before or afterwards.
pub fn hints(from: &Schema, to: &Schema, instructions: &[String]) -> Result<Hints> {
    let mut hints = Hints::default();
    let mut wrong = Vec::new();
    let mut tables: Vec<(Qualified, Qualified)> = Vec::new();
    for instruction in instructions {
        match understood(from, to, instruction, &tables) {
            Ok(Rename { old: Id::Table(old), new: Id::Table(new) }) => {
                hints.renames.insert(Id::Table(new.clone()), old.name.clone());
                tables.push((old, new));
            }
            Ok(Rename { old, new }) => {
                let name = old.own_name().cloned().unwrap_or_else(|| Ident::new(""));
                hints.renames.insert(new, name);
            }
            Err((message, help)) => {
                wrong.push(Finding { at: format!("`{instruction}`"), message, help: Some(help) });
            }
        }
    }
    if wrong.is_empty() { Ok(hints) } else { Err(Error::findings("these renames are not understood", wrong)) }
}

struct Rename {
    old: Id,
    new: Id,
}

fn understood(
    from: &Schema,
    to: &Schema,
    instruction: &str,
    tables: &[(Qualified, Qualified)],
) -> Result<Rename, (String, String)> {
    let form = || {
        let help = "write `--rename public.t.old=public.t.new` for a column, `public.old=public.new` for a table";
        ("is not of the form `from=to`".to_owned(), help.to_owned())
    };
    let (old, new) = instruction.split_once("->").or_else(|| instruction.split_once('=')).ok_or_else(form)?;
    let (old, new) = (old.trim(), new.trim());
    let news = named(to, new);
    for old in named(from, old).into_iter().chain(named(from, &by_old_table(old, tables))) {
        if let Some(new) = news.iter().find(|new| new.word() == old.word()) {
            return Ok(Rename { old, new: new.clone() });
        }
    }
    let nothing = |side: &str, name: &str| format!("there is nothing called `{name}` {side}");
    let message = if news.is_empty() { nothing("afterwards", new) } else { nothing("before", old) };
    Err((message, "write both names as they are, with their schema".to_owned()))
}

/// What has this name, in the order of kinds; what is but a part of another thing has no name of its own.
fn named(schema: &Schema, path: &str) -> Vec<Id> {
    let own = |id: &&Id| {
        !matches!(id, Id::Default(_) | Id::Identity(_) | Id::Generated(_) | Id::SequenceOwner(_) | Id::Comment(_))
    };
    schema.iter().map(|(id, _)| id).filter(own).filter(|id| is_called(id, path)).cloned().collect()
}

fn is_called(id: &Id, path: &str) -> bool {
    id.path() == path || id.path().replace('"', "") == path.replace('"', "")
}

/// An instruction may name a column by its table's new name.
fn by_old_table(path: &str, tables: &[(Qualified, Qualified)]) -> String {
    let renamed = tables
        .iter()
        .find_map(|(old, new)| path.strip_prefix(&format!("{new}.")).map(|column| format!("{old}.{column}")));
    renamed.unwrap_or_else(|| path.to_owned())
}
