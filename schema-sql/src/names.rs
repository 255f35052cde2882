//! The tables and columns that a query names, as far as they can be told for certain.

use std::ops::Range;

use crate::functions::{is_unknown, nearest_function};
use crate::mistake::Mistake;
use crate::nearest::nearest;
use crate::parser::{Parser, Stop};
use crate::place::{SYSTEM_COLUMNS, Scope};
use crate::select::{From, Output, Part, Query, Select, Source};
use crate::token::{Kind, Token};

/// What a query names: tables, and columns of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueryNames {
    /// All tables whose columns can stand in it, with their schemas where these are written.
    pub tables: Vec<(Option<String>, String)>,
    /// The columns: of the table at a place in the list, or of any of them.
    pub columns: Vec<(Option<usize>, String)>,
    /// The functions that are none of PostgreSQL's, each with one of a similar name.
    pub foreign: Vec<(String, Option<&'static str>)>,
}

/// A column of what a query gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gives {
    /// What it is called; nothing where that is not known, or where it is all columns of a table.
    pub name: Option<String>,
    /// The table that it is of, with its schema where that is written.
    pub table: Option<(Option<String>, String)>,
    /// Its name there; nothing where it is all columns.
    pub column: Option<String>,
    /// Where it stands, and where its value ends.
    pub(crate) at: Range<usize>,
    pub(crate) value_end: usize,
}

/// The columns of a query; nothing where they are not known.
pub(crate) type Outputs = Option<Vec<Gives>>;

/// What a source of a query is.
#[derive(Clone)]
enum Of {
    Table(Option<String>, String),
    Columns(Vec<String>),
    Unknown,
}

#[derive(Clone)]
struct Seen {
    alias: String,
    of: Of,
}

/// What a query sees from outside.
#[derive(Clone, Default)]
pub(crate) struct Outside<'a> {
    /// The table that a policy is of.
    own: Scope<'a>,
    ctes: Vec<(String, Of)>,
    sources: Vec<Seen>,
}

/// What was read of a query and those within it.
#[derive(Default)]
pub(crate) struct Reading {
    pub(crate) names: Vec<QueryNames>,
    pub(crate) mistakes: Vec<Mistake>,
}

impl<'a> Outside<'a> {
    /// Inside of a policy of this table.
    pub(crate) fn of_table(own: Scope<'a>) -> Self {
        let of = Of::Columns(own.columns.to_vec());
        Self { own, ctes: Vec::new(), sources: vec![Seen { alias: own.table.to_owned(), of }] }
    }

    /// What a name behind `FROM` is.
    fn table(&self, schema: Option<&String>, table: &str) -> Of {
        let cte = self.ctes.iter().rev().find(|(name, _)| schema.is_none() && name == table);
        let is_own = table == self.own.table && schema.map_or("public", String::as_str) == self.own.schema;
        match cte {
            Some((_, of)) => of.clone(),
            None if is_own && !table.is_empty() => Of::Columns(self.own.columns.to_vec()),
            None => Of::Table(schema.cloned(), table.to_owned()),
        }
    }
}

/// The tokens of what stands in parentheses, which are the ends of this place.
pub(crate) fn inside<'t>(tokens: &[Token<'t>], at: &Range<usize>) -> Vec<Token<'t>> {
    let within = |token: &&Token<'_>| at.start < token.at && token.end() < at.end;
    let mut inside: Vec<_> = tokens.iter().filter(within).copied().collect();
    inside.push(Token { kind: Kind::End, text: "", at: at.end.saturating_sub(1) });
    inside
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
    let counted = |outputs: &Outputs| outputs.as_ref().filter(|all| !all.iter().any(is_star)).map(Vec::len);
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
    parts.into_iter().next().flatten()
}

fn is_star(output: &Gives) -> bool {
    output.name.is_none() && output.column.is_none() && output.table.is_some()
}

/// A query as a table, whose first columns may be called otherwise.
fn renamed(outputs: Outputs, columns: &[String]) -> Of {
    let Some(outputs) = outputs.filter(|outputs| outputs.iter().all(|output| !is_star(output))) else {
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
    let outputs = outputs(select, &own);
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
fn outputs(select: &Select, sources: &[Seen]) -> Outputs {
    let mut all = Vec::new();
    for output in &select.outputs {
        let Output { at, value_end, name, star } = output;
        let Some(star) = star else {
            let (table, column) = origin(select, output, sources).unzip();
            all.push(Gives { name: name.clone(), table, column, at: at.clone(), value_end: *value_end });
            continue;
        };
        if star.is_none() && select.merges {
            return None;
        }
        for source in sources.iter().filter(|source| star.as_ref().is_none_or(|alias| source.alias == *alias)) {
            match &source.of {
                Of::Table(schema, table) => {
                    let table = Some((schema.clone(), table.clone()));
                    all.push(Gives { table, at: at.clone(), value_end: *value_end, ..Gives::default() });
                }
                Of::Columns(names) => all.extend(names.iter().map(|name| Gives {
                    name: Some(name.clone()),
                    at: at.clone(),
                    value_end: *value_end,
                    ..Gives::default()
                })),
                Of::Unknown => return None,
            }
        }
    }
    Some(all)
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

/// Notes the columns of tables, and tells those that what is known has not.
fn names_of(select: &Select, inner: &Outside<'_>, all: &mut Reading) {
    let (found, sources) = (&select.found, &inner.sources);
    let tables = sources.iter().filter_map(|source| match &source.of {
        Of::Table(schema, table) => Some((schema.clone(), table.clone())),
        Of::Columns(_) | Of::Unknown => None,
    });
    let mut names = QueryNames { tables: tables.collect(), ..QueryNames::default() };
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

#[cfg(test)]
mod tests {
    use super::{Outside, Reading, read};
    use crate::token::tokens;

    fn told(text: &str) -> Vec<String> {
        let mut all = Reading::default();
        read(&tokens(text).unwrap_or_default(), &Outside::default(), &mut all);
        let query = |names: &super::QueryNames| {
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
