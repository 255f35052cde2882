//! The tables and columns that a query names, where its form is plain enough to tell them for certain.

use crate::functions::{is_unknown, nearest_function};
use crate::keyword::is_reserved;
use crate::mistake::Mistake;
use crate::nearest::nearest;
use crate::parser::{Parsed, Parser, Stop};
use crate::place::SYSTEM_COLUMNS;
use crate::sub_query::NO_ALIAS;
use crate::token::{Kind, Token, tokens};

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

/// A table, and what it is called in a query.
#[derive(Clone)]
pub(crate) struct Source {
    pub(crate) schema: Option<String>,
    pub(crate) table: String,
    pub(crate) alias: String,
}

/// The names of a query and of those within it.
#[must_use]
pub fn query_names(text: &str) -> Vec<QueryNames> {
    let mut all = Vec::new();
    collect(text, &[], &mut all);
    all
}

/// Columns of a table that the query does not have.
pub(crate) fn strangers(text: &str) -> Vec<Mistake> {
    let Ok(tokens) = tokens(text) else { return Vec::new() };
    let Some(Select { sources, parser, .. }) = Select::of(&tokens) else { return Vec::new() };
    let qualified = parser.found.qualified.into_iter();
    let strange = qualified.filter(|(_, alias, _)| sources.iter().all(|source| source.alias != *alias));
    strange
        .map(|(at, alias, _)| {
            let message = format!("no table of this query is called `{alias}`");
            let near = nearest(&alias, sources.iter().map(|source| source.alias.as_str()));
            let help = near.map_or("name one of the tables behind `FROM`".to_owned(), |near| {
                format!("there is one with a similar name: `{near}`")
            });
            Mistake::new(at, message, help)
        })
        .collect()
}

/// Adds the names of a query that stands within others, whose tables it sees.
pub(crate) fn collect(text: &str, outer: &[Source], all: &mut Vec<QueryNames>) {
    let Ok(tokens) = tokens(text) else { return };
    let Some(select) = Select::of(&tokens) else { return };
    let found = select.parser.found;
    let sources: Vec<Source> = select.sources.into_iter().chain(outer.iter().cloned()).collect();
    let mut names = QueryNames::default();
    names.tables.extend(sources.iter().map(|source| (source.schema.clone(), source.table.clone())));
    for (at, (_, name)) in found.columns.iter().enumerate() {
        let is_row = sources.iter().any(|source| source.alias == *name);
        let is_output = select.named.iter().any(|range| range.contains(&at)) && select.outputs.contains(name);
        if !is_row && !is_output {
            names.columns.push((None, name.clone()));
        }
    }
    for (_, alias, name) in &found.qualified {
        let place = sources.iter().position(|source| source.alias == *alias);
        names.columns.extend(place.map(|place| (Some(place), name.clone())));
    }
    // A row can be given to a function that is one of its columns.
    let is_row = |(_, name): &(_, String)| sources.iter().any(|source| source.alias == *name);
    if !found.columns.iter().any(is_row) {
        let foreign = found.calls.iter().map(|call| &call.name).filter(|name| is_unknown(name));
        names.foreign = foreign.map(|name| (name.clone(), nearest_function(name))).collect();
    }
    names.columns.retain(|(_, name)| !SYSTEM_COLUMNS.contains(&name.as_str()));
    names.columns.sort();
    names.columns.dedup();
    if !names.tables.is_empty() || !names.foreign.is_empty() {
        all.push(names);
    }
    for query in &found.queries {
        collect(&text[query.start + 1..query.end - 1], &sources, all);
    }
}

/// A `SELECT` on its way. What is not read ends it.
struct Select<'t> {
    parser: Parser<'t>,
    sources: Vec<Source>,
    /// What its columns are called.
    outputs: Vec<String>,
    /// The columns found where these names can stand too.
    named: Vec<std::ops::Range<usize>>,
}

impl<'t> Select<'t> {
    fn of(tokens: &'t [Token<'t>]) -> Option<Self> {
        let mut select =
            Self { parser: Parser::new(tokens), sources: Vec::new(), outputs: Vec::new(), named: Vec::new() };
        select.read().ok().map(|()| select)
    }

    fn read(&mut self) -> Parsed<()> {
        self.parser.word("select")?;
        if self.parser.take_one_of(&["all", "distinct"]) && self.parser.peek().is_word("on") {
            return Err(Stop::Unsure);
        }
        self.list(Self::output)?;
        if self.parser.take_word("from") {
            self.list(Self::joined)?;
        }
        if self.parser.take_word("where") {
            self.parser.value()?;
        }
        if self.parser.take_word("group") {
            self.by(|_| Ok(()))?;
        }
        if self.parser.take_word("having") {
            self.parser.value()?;
        }
        if self.parser.take_word("order") {
            self.by(Self::order)?;
        }
        while self.parser.take_one_of(&["limit", "offset"]) {
            self.parser.value()?;
        }
        self.parser.take_sign(";");
        if self.parser.peek().kind == Kind::End { Ok(()) } else { Err(Stop::Unsure) }
    }

    fn list(&mut self, item: fn(&mut Self) -> Parsed<()>) -> Parsed<()> {
        loop {
            item(self)?;
            if !self.parser.take_sign(",") {
                return Ok(());
            }
        }
    }

    /// One column of the result.
    fn output(&mut self) -> Parsed<()> {
        if self.parser.peek().text == "*" {
            self.parser.skip(1);
            return Ok(());
        }
        self.parser.value()?;
        if self.parser.take_word("as") {
            self.outputs.push(self.parser.next().name().ok_or(Stop::Unsure)?);
        }
        Ok(())
    }

    /// A table, and those that are joined to it.
    fn joined(&mut self) -> Parsed<()> {
        self.source()?;
        loop {
            let is_cross = self.parser.take_word("cross");
            let is_outer = !is_cross && self.parser.take_one_of(&["left", "right", "full"]);
            if is_outer {
                self.parser.take_word("outer");
            }
            let is_inner = !is_cross && !is_outer && self.parser.take_word("inner");
            if !self.parser.take_word("join") {
                return if is_cross || is_outer || is_inner { Err(Stop::Unsure) } else { Ok(()) };
            }
            self.source()?;
            if !is_cross {
                self.parser.word("on")?;
                self.parser.value()?;
            }
        }
    }

    fn source(&mut self) -> Parsed<()> {
        let first = self.parser.next();
        let mut table = first.name().ok_or(Stop::Unsure)?;
        if first.kind == Kind::Word && is_reserved(&table) {
            return Err(Stop::Unsure);
        }
        let mut schema = None;
        if self.parser.take_sign(".") {
            schema = Some(std::mem::replace(&mut table, self.parser.next().name().ok_or(Stop::Unsure)?));
        }
        let is_named = self.parser.take_word("as");
        let next = self.parser.peek();
        let is_alias = next.kind == Kind::Quoted || next.kind == Kind::Word && !next.is_one_of(NO_ALIAS);
        let alias = if is_named || is_alias { self.parser.next().name().ok_or(Stop::Unsure)? } else { table.clone() };
        if self.parser.peek().is_sign("(") || self.parser.peek().is_sign(".") {
            return Err(Stop::Unsure);
        }
        self.sources.push(Source { schema, table, alias });
        Ok(())
    }

    /// What stands behind `GROUP BY` and `ORDER BY`.
    fn by(&mut self, rest: fn(&mut Self) -> Parsed<()>) -> Parsed<()> {
        self.parser.word("by")?;
        let start = self.parser.found.columns.len();
        loop {
            self.parser.value()?;
            rest(self)?;
            if !self.parser.take_sign(",") {
                break;
            }
        }
        self.named.push(start..self.parser.found.columns.len());
        Ok(())
    }

    fn order(&mut self) -> Parsed<()> {
        self.parser.take_one_of(&["asc", "desc"]);
        if self.parser.take_word("nulls") && !self.parser.take_one_of(&["first", "last"]) {
            return Err(Stop::Unsure);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::query_names;

    fn told(text: &str) -> Vec<String> {
        let all = query_names(text);
        let query = |names: &super::QueryNames| {
            let tables: Vec<_> = names.tables.iter().map(|(_, table)| table.as_str()).collect();
            let columns = names.columns.iter().map(|(place, name)| match place {
                Some(place) => format!("{}.{name}", tables[*place]),
                None => name.clone(),
            });
            format!("{}: {}", tables.join(" "), columns.collect::<Vec<_>>().join(" "))
        };
        all.iter().map(query).collect()
    }

    #[test]
    fn plain_queries_tell_what_they_name() {
        let cases: &[(&str, &[&str])] = &[
            ("SELECT id, u.email FROM users u WHERE u = u AND ctid IS NOT NULL", &["users: id users.email"]),
            (
                "SELECT count(*) AS n, lower(name) AS low FROM app.books b LEFT JOIN users ON b.by = users.id \
                 GROUP BY low, b.day ORDER BY n DESC NULLS LAST, title LIMIT 5",
                &["books users: name title books.by books.day users.id"],
            ),
            (
                "SELECT id FROM users WHERE k IN (SELECT n FROM other WHERE other.id = users.id)",
                &["users: id k", "other users: n other.id users.id"],
            ),
            ("SELECT 1 AS one", &[]),
        ];
        for (text, names) in cases {
            assert_eq!(told(text), *names, "{text}");
        }
    }

    #[test]
    fn nothing_is_said_of_what_is_not_read() {
        for text in [
            "WITH n AS (SELECT 1) SELECT a FROM n",
            "SELECT a FROM users JOIN other USING (id)",
            "SELECT a FROM generate_series(1, 2) AS a",
            "SELECT a FROM (SELECT 1) AS b (a)",
            "SELECT a FROM users UNION SELECT 1",
            "SELECT a FROM users, LATERAL (SELECT 1) b",
            "SELECT a FROM users AS u (a)",
            "SELECT a FROM users WINDOW w AS (PARTITION BY a)",
            "VALUES (1)",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }
}
