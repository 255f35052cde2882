//! The tables and columns that a query names, as far as they can be told for certain.

use std::ops::Range;

use crate::functions::{is_unknown, nearest_function};
use crate::mistake::Mistake;
use crate::nearest::nearest;
use crate::place::SYSTEM_COLUMNS;
use crate::reading::Reading;
use crate::scope::{Of, Outside, Seen};
use crate::select::Select;

/// What a query names: tables, and columns of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryNames {
    /// All tables whose columns can stand in it, with their schemas where these are written.
    pub tables: Vec<(Option<String>, String)>,
    /// The columns: of the table at a place in the list, or of any of them.
    pub columns: Vec<(Option<usize>, String)>,
    /// It has two tables and sees no other: a column of both is ambiguous where it stands alone.
    pub pair: bool,
    /// The functions that are none of PostgreSQL's, each with one of a similar name.
    pub foreign: Vec<(String, Option<&'static str>)>,
}

/// Notes the columns of tables, and tells those that what is known has not.
pub(crate) fn names_of(select: &Select, inner: &Outside<'_>, all: &mut Reading) {
    let (found, sources) = (&select.found, &inner.sources);
    let tables = sources.iter().filter_map(|source| match &source.of {
        Of::Table(schema, table) => Some((schema.clone(), table.clone())),
        Of::Columns(_) | Of::Unknown => None,
    });
    let mut names = QueryNames { tables: tables.collect(), ..QueryNames::default() };
    let is_alone = sources.len() == 2 && select.sources.len() == 2 && !select.merges;
    names.pair = is_alone && names.tables.len() == 2;
    let is_sure = sources.iter().all(|source| !matches!(source.of, Of::Unknown));
    let is_row = |name: &String| sources.iter().any(|source| source.alias == *name);
    for (at, (place, name)) in found.columns.iter().enumerate() {
        let can_be_output = select.named.iter().any(|range| range.contains(&at));
        let is_output = can_be_output && select.outputs.iter().any(|output| output.name.as_ref() == Some(name));
        let known = sources.iter().any(|source| matches!(&source.of, Of::Columns(names) if names.contains(name)));
        if is_row(name) || is_output || known || !is_sure || SYSTEM_COLUMNS.contains(&name.as_str()) {
            continue;
        }
        if names.tables.is_empty() {
            all.mistakes.push(unknown(place, name, sources, None));
        } else {
            names.columns.push((None, name.clone()));
        }
    }
    for (place, alias, name) in &found.qualified {
        let Some(at) = sources.iter().position(|source| source.alias == *alias) else {
            all.mistakes.push(stranger(place, alias, sources));
            continue;
        };
        match &sources[at].of {
            Of::Table(..) if !SYSTEM_COLUMNS.contains(&name.as_str()) => {
                let before = sources[..at].iter().filter(|source| matches!(source.of, Of::Table(..)));
                names.columns.push((Some(before.count()), name.clone()));
            }
            Of::Columns(columns) if !columns.contains(name) && !SYSTEM_COLUMNS.contains(&name.as_str()) => {
                all.mistakes.push(unknown(place, name, sources, Some(alias)));
            }
            Of::Table(..) | Of::Columns(_) | Of::Unknown => {}
        }
    }
    // A row can be given to a function that is one of its columns.
    if !found.columns.iter().any(|(_, name)| is_row(name)) {
        let foreign = found.calls.iter().map(|call| &call.name).filter(|name| is_unknown(name));
        names.foreign = foreign.map(|name| (name.clone(), nearest_function(name))).collect();
    }
    names.columns.sort();
    names.columns.dedup();
    if !names.tables.is_empty() || !names.foreign.is_empty() {
        all.names.push(names);
    }
}

fn unknown(at: &Range<usize>, name: &str, sources: &[Seen], alias: Option<&String>) -> Mistake {
    let of = sources.iter().filter(|source| alias.is_none_or(|alias| source.alias == *alias));
    let columns = of.flat_map(|source| match &source.of {
        Of::Columns(names) => names.as_slice(),
        Of::Table(..) | Of::Unknown => &[],
    });
    let help = match nearest(name, columns.map(String::as_str)) {
        Some(near) => format!("there is a column with a similar name: `{near}`"),
        None => "write the name of a column; a string stands in single quotes".to_owned(),
    };
    let message = match alias {
        Some(alias) => format!("`{alias}` has no column `{name}`"),
        None => format!("this query has no column `{name}`"),
    };
    Mistake::new(at.clone(), message, help)
}

fn stranger(at: &Range<usize>, alias: &str, sources: &[Seen]) -> Mistake {
    let message = format!("no table of this query is called `{alias}`");
    let near = nearest(alias, sources.iter().map(|source| source.alias.as_str()));
    let help = near.map_or("name one of the tables behind `FROM`".to_owned(), |near| {
        format!("there is one with a similar name: `{near}`")
    });
    Mistake::new(at.clone(), message, help)
}
