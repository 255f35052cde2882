//! A query with all that is in it: what it names, what is wrong with it, and what it gives.

use std::ops::Range;

use crate::from::{From, Source};
use crate::functions::is_aggregate;
use crate::mistake::Mistake;
use crate::names::{QueryNames, names_of};
use crate::parser::{Parser, Stop};
use crate::scope::{Of, Outside, Seen, inside};
use crate::select::{Output, Part, Query, Select};
use crate::step::{Placed, Step};
use crate::token::Token;

/// A column of what a query gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gives {
    /// What it is called; nothing where that is not known, or where it is all columns of a table.
    pub name: Option<String>,
    /// The table that it is of, with its schema where that is written.
    pub table: Option<(Option<String>, String)>,
    /// Its name there; nothing where it is all columns.
    pub column: Option<String>,
    /// What makes its value, where no column of a table does alone.
    pub steps: Vec<Step>,
    /// Where it stands.
    pub(crate) at: Range<usize>,
}

impl Gives {
    /// It is all columns of a table.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.column.is_none() && self.table.is_some()
    }
}

/// The columns of a query; nothing where they are not known.
pub(crate) type Outputs = Option<Vec<Gives>>;

/// What was read of a query and those within it.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) names: Vec<QueryNames>,
    pub(crate) mistakes: Vec<Mistake>,
}

/// Reads a query, and tells what it gives.
pub(crate) fn read(tokens: &[Token<'_>], outside: &Outside<'_>, all: &mut Reading) -> Outputs {
    match Parser::new(tokens).whole_query() {
        Ok(query) => of_query(&query, tokens, outside, all),
        Err(Stop::Mistake(mistake)) => {
            all.mistakes.push(mistake);
            None
        }
        Err(Stop::Unsure) => None,
    }
}

fn of_query(query: &Query, tokens: &[Token<'_>], outside: &Outside<'_>, all: &mut Reading) -> Outputs {
    let mut outside = outside.clone();
    if query.recursive {
        let own = |columns: &Vec<String>| if columns.is_empty() { Of::Unknown } else { Of::Columns(columns.clone()) };
        outside.ctes.extend(query.with.iter().map(|cte| (cte.name.clone(), own(&cte.columns))));
    }
    for cte in &query.with {
        let outputs = read(&inside(tokens, &cte.query), &outside, all);
        outside.ctes.push((cte.name.clone(), renamed(outputs, &cte.columns)));
    }
    let parts: Vec<Outputs> = query.parts.iter().map(|part| of_part(part, tokens, &outside, all)).collect();
    let counted = |outputs: &Outputs| outputs.as_ref().filter(|all| !all.iter().any(Gives::is_all)).map(Vec::len);
    let counts: Vec<usize> = parts.iter().filter_map(counted).collect();
    if let (Some(wrong), Some(Part::Select(select))) =
        (counts.iter().position(|count| *count != counts[0]), query.parts.last())
    {
        let at = select.outputs.first().map_or(0..0, |first| first.at.clone());
        let (one, other) = (counts[0], counts[wrong]);
        let message = format!("the queries of a `UNION` have as many columns, and these have {one} and {other}");
        all.mistakes.push(Mistake::new(at, message, "give both the same columns, in the same order"));
        return None;
    }
    let is_one = parts.len() == 1;
    let mut outputs = parts.into_iter().next().flatten()?;
    // Types of several parts are those that they share.
    if !is_one {
        outputs.iter_mut().for_each(|output| output.steps.clear());
    }
    Some(outputs)
}

/// A query as a table, whose first columns may be called otherwise.
fn renamed(outputs: Outputs, columns: &[String]) -> Of {
    let Some(outputs) = outputs.filter(|outputs| outputs.iter().all(|output| !output.is_all())) else {
        return Of::Unknown;
    };
    let names = outputs.into_iter().enumerate().map(|(at, output)| columns.get(at).cloned().or(output.name));
    names.collect::<Option<Vec<_>>>().map_or(Of::Unknown, Of::Columns)
}

fn of_part(part: &Part, tokens: &[Token<'_>], outside: &Outside<'_>, all: &mut Reading) -> Outputs {
    match part {
        Part::Select(select) => of_select(select, tokens, outside, all),
        Part::Inner(at) => read(&inside(tokens, at), outside, all),
        Part::Values(count) => {
            let names = (1..=*count).map(|at| Gives { name: Some(format!("column{at}")), ..Gives::default() });
            Some(names.collect())
        }
    }
}

fn of_select(select: &Select, tokens: &[Token<'_>], outside: &Outside<'_>, all: &mut Reading) -> Outputs {
    let mut own: Vec<Seen> = Vec::new();
    for source in &select.sources {
        let of = of_source(source, &own, tokens, outside, all);
        own.push(Seen { alias: source.alias.clone(), of });
    }
    all.mistakes.extend(select.found.wrong.iter().cloned());
    all.mistakes.extend(select.found.not_boolean.iter().map(|(at, what)| {
        let message = format!("this is {what}, and a boolean has to stand here");
        Mistake::new(at.clone(), message, "write a condition, such as a comparison")
    }));
    if outside.sources.is_empty() {
        all.mistakes.extend(ungrouped(select));
    }
    let outputs = outputs(select, &own, outside.text);
    let inner =
        Outside { sources: own.into_iter().chain(outside.sources.iter().cloned()).collect(), ..outside.clone() };
    names_of(select, &inner, all);
    for query in &select.found.queries {
        read(&inside(tokens, query), &inner, all);
    }
    outputs
}

fn of_source(source: &Source, before: &[Seen], tokens: &[Token<'_>], outside: &Outside<'_>, all: &mut Reading) -> Of {
    match &source.of {
        From::Query(at, lateral) => {
            let seen = before.iter().filter(|_| *lateral).cloned();
            let sources = seen.chain(outside.sources.iter().cloned()).collect();
            let outputs = read(&inside(tokens, at), &Outside { sources, ..outside.clone() }, all);
            renamed(outputs, &source.columns)
        }
        From::Table(schema, table) => match outside.table(schema.as_ref(), table) {
            Of::Columns(names) => {
                let called = names.into_iter().enumerate();
                Of::Columns(called.map(|(at, name)| source.columns.get(at).cloned().unwrap_or(name)).collect())
            }
            of if source.columns.is_empty() => of,
            _ => Of::Unknown,
        },
        From::Function => Of::Unknown,
    }
}

/// What a `SELECT` gives.
fn outputs(select: &Select, sources: &[Seen], text: &str) -> Outputs {
    let mut all = Vec::new();
    for output in &select.outputs {
        let Output { at, name, steps, star, .. } = output;
        let Some(star) = star else {
            let (table, column) = origin(select, output, sources).unzip();
            let unnamed = |step: &Placed| if matches!(step, Step::Column(_)) { Step::Of("") } else { step.clone() };
            let steps = select.found.steps[steps.clone()].iter().map(|step| unnamed(step).told(text)).collect();
            all.push(Gives { name: name.clone(), table, column, steps, at: at.clone() });
            continue;
        };
        if star.is_none() && select.merges {
            return None;
        }
        for source in sources.iter().filter(|source| star.as_ref().is_none_or(|alias| source.alias == *alias)) {
            match &source.of {
                Of::Table(schema, table) => {
                    let table = Some((schema.clone(), table.clone()));
                    all.push(Gives { table, at: at.clone(), ..Gives::default() });
                }
                Of::Columns(names) => all.extend(names.iter().map(|name| Gives {
                    name: Some(name.clone()),
                    at: at.clone(),
                    ..Gives::default()
                })),
                Of::Unknown => return None,
            }
        }
    }
    Some(all)
}

/// A column beside an aggregate function, which has no one value for all rows.
fn ungrouped(select: &Select) -> Option<Mistake> {
    let aggregates = select.found.calls.iter().any(|call| is_aggregate(call) && !call.over);
    let is_column = |output: &&Output| {
        let whole = output.at.start..output.value_end;
        let bare = select.found.columns.iter().any(|(at, _)| *at == whole);
        bare || select.found.qualified.iter().any(|(at, ..)| *at == whole)
    };
    let output = select
        .outputs
        .iter()
        .find(is_column)
        .filter(|_| aggregates && !select.groups && select.found.wrong.is_empty())?;
    let message = "this column stands beside an aggregate function, and there is no `GROUP BY`";
    let at = output.at.start..output.value_end;
    Some(Mistake::new(at, message, "group by it, or aggregate it too"))
}

/// The table and the column that an output is, where it is one and nothing more.
fn origin(select: &Select, output: &Output, sources: &[Seen]) -> Option<((Option<String>, String), String)> {
    let whole = output.at.start..output.value_end;
    let bare = select.found.columns.iter().find(|(at, _)| *at == whole).map(|(_, name)| (None, name));
    let qualified = select.found.qualified.iter().find(|(at, ..)| *at == whole);
    let (alias, column) = bare.or_else(|| qualified.map(|(_, alias, name)| (Some(alias), name)))?;
    let source = match (alias, sources) {
        (None, [only]) => only,
        (None, _) => return None,
        (Some(alias), sources) => sources.iter().find(|source| source.alias == *alias)?,
    };
    match &source.of {
        Of::Table(schema, table) => Some(((schema.clone(), table.clone()), column.clone())),
        Of::Columns(_) | Of::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, read};
    use crate::names::QueryNames;
    use crate::scope::Outside;
    use crate::token::tokens;

    fn told(text: &str) -> Vec<String> {
        let mut all = Reading::default();
        read(&tokens(text).unwrap_or_default(), &Outside::default(), &mut all);
        let query = |names: &QueryNames| {
            let tables: Vec<_> = names.tables.iter().map(|(_, table)| table.as_str()).collect();
            let columns = names.columns.iter().map(|(place, name)| match place {
                Some(place) => format!("{}.{name}", tables[*place]),
                None => name.clone(),
            });
            format!("{}: {}", tables.join(" "), columns.collect::<Vec<_>>().join(" "))
        };
        all.names.iter().map(query).chain(all.mistakes.iter().map(|mistake| mistake.message.clone())).collect()
    }

    #[test]
    fn queries_tell_what_they_name() {
        let cases: &[(&str, &[&str])] = &[
            ("SELECT id, u.email FROM users u WHERE u = u AND ctid IS NOT NULL", &["users: id users.email"]),
            (
                "SELECT count(*) AS n, lower(name) low FROM app.books b LEFT JOIN users ON b.by = users.id \
                 GROUP BY low, b.day ORDER BY n DESC NULLS LAST, title LIMIT 5",
                &["books users: name title books.by books.day users.id"],
            ),
            (
                "SELECT id FROM users WHERE k IN (SELECT n FROM other WHERE other.id = users.id)",
                &["users: id k", "other users: n other.id users.id"],
            ),
            ("SELECT 1 AS one", &[]),
            ("WITH n AS (SELECT 1 AS a) SELECT a FROM n", &[]),
            (
                "WITH n AS (SELECT 1 AS a) SELECT b, n.c FROM n",
                &["this query has no column `b`", "`n` has no column `c`"],
            ),
            ("SELECT a FROM users JOIN other USING (id)", &["users other: a"]),
            ("SELECT a FROM users UNION SELECT b FROM other", &["users: a", "other: b"]),
            (
                "SELECT b.x FROM users, LATERAL (SELECT users.y) b",
                &["users: users.y", "users: ", "`b` has no column `x`"],
            ),
            ("SELECT a FROM users WINDOW w AS (PARTITION BY a)", &["users: a"]),
        ];
        for (text, names) in cases {
            assert_eq!(told(text), *names, "{text}");
        }
    }

    #[test]
    fn nothing_is_said_of_what_is_not_read() {
        for text in [
            "SELECT a FROM generate_series(1, 2) AS a",
            "SELECT a FROM (SELECT 1) AS b (a)",
            "SELECT a FROM users AS u (a)",
            "SELECT a FROM users FOR UPDATE",
            "WITH RECURSIVE t (n) AS (SELECT 1 UNION SELECT n + 1 FROM t) SELECT n FROM t",
            "VALUES (1)",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }
}
