//! Queries (manual, chapter 7): what they are made of. What is not read ends the walk, and nothing is said of the whole.

use std::ops::Range;

use crate::from::Source;
use crate::functions::is_aggregate;
use crate::keyword::is_reserved;
use crate::mistake::Mistake;
use crate::nearest::nearest;
use crate::parser::{Found, Parsed, Parser, Stop};
use crate::token::Kind;

/// A query: its common table expressions, and what `UNION` and its like put together.
#[derive(Default)]
pub(crate) struct Query {
    pub(crate) with: Vec<Cte>,
    pub(crate) recursive: bool,
    pub(crate) parts: Vec<Part>,
}

/// `name (columns) AS (…)`, the query by its place with the parentheses.
pub(crate) struct Cte {
    pub(crate) name: String,
    pub(crate) columns: Vec<String>,
    pub(crate) query: Range<usize>,
}

pub(crate) enum Part {
    Select(Box<Select>),
    /// `VALUES`, with so many columns.
    Values(usize),
    /// A query in parentheses.
    Inner(Range<usize>),
}

/// One `SELECT`.
#[derive(Default)]
pub(crate) struct Select {
    pub(crate) outputs: Vec<Output>,
    pub(crate) sources: Vec<Source>,
    /// It has `GROUP BY`.
    pub(crate) groups: bool,
    /// Columns of two tables are one in its result.
    pub(crate) merges: bool,
    /// What stands in all of its expressions.
    pub(crate) found: Found,
    /// The columns found where names of outputs can stand too.
    pub(crate) named: Vec<Range<usize>>,
}

/// A column of the result, by its place.
pub(crate) struct Output {
    pub(crate) at: Range<usize>,
    /// Where its value ends, before its name.
    pub(crate) value_end: usize,
    pub(crate) name: Option<String>,
    /// Which of the steps make its value.
    pub(crate) steps: Range<usize>,
    /// `*`, of one table or of all.
    pub(crate) star: Option<Option<String>>,
}

/// Words behind a table or a value that are no name for it.
pub(crate) const NO_NAME: &[&str] = &[
    "cross",
    "except",
    "fetch",
    "for",
    "from",
    "full",
    "group",
    "having",
    "inner",
    "intersect",
    "into",
    "join",
    "left",
    "limit",
    "natural",
    "offset",
    "on",
    "order",
    "right",
    "tablesample",
    "union",
    "using",
    "where",
    "window",
    "with",
];

/// Words that a misspelt one between the parts of a query probably is.
const PARTS: &[&str] = &["from", "where", "group", "having", "order", "limit", "union", "join", "left", "inner", "as"];

impl Parser<'_> {
    /// The whole text is one query.
    pub(crate) fn whole_query(&mut self) -> Parsed<Query> {
        let query = self.any_query()?;
        while self.take_sign(";") {}
        let token = self.peek();
        match token.kind {
            Kind::End => Ok(query),
            Kind::Word if token.is_one_of(NO_NAME) || is_reserved(&token.text.to_ascii_lowercase()) => {
                Err(Stop::Unsure)
            }
            Kind::Word | Kind::Quoted | Kind::Text | Kind::Number => self.ends_early(),
            _ => Err(Stop::Unsure),
        }
    }

    /// What follows belongs to no part: the word before may be misspelt.
    fn ends_early<T>(&mut self) -> Parsed<T> {
        let before = self.before();
        let near = nearest(&before.text.to_ascii_lowercase(), PARTS.iter().copied());
        if let Some(near) = near.filter(|_| before.kind == Kind::Word) {
            let near = near.to_uppercase();
            let message = format!("syntax error: `{}` is no part of a query", before.text);
            let help = format!("there is a key word with a similar name: `{near}`");
            return Err(Stop::Mistake(Mistake::new(before.at..before.end(), message, help)));
        }
        let message = format!("syntax error: the query ends before `{}`", self.peek().text);
        self.mistake(message, "write a comma, an operator or a key word such as `WHERE` before it")
    }

    fn any_query(&mut self) -> Parsed<Query> {
        let mut query = Query::default();
        if self.take_word("with") {
            query.recursive = self.take_word("recursive");
            self.each(|parser| {
                let cte = parser.cte()?;
                query.with.push(cte);
                Ok(())
            })?;
        }
        query.parts.push(self.part()?);
        while self.take_one_of(&["union", "intersect", "except"]) {
            self.take_one_of(&["all", "distinct"]);
            query.parts.push(self.part()?);
        }
        self.rest(&mut query)?;
        Ok(query)
    }

    /// As many as there are commas between.
    pub(crate) fn each(&mut self, mut item: impl FnMut(&mut Self) -> Parsed<()>) -> Parsed<()> {
        loop {
            item(self)?;
            if !self.take_sign(",") {
                return Ok(());
            }
        }
    }

    fn cte(&mut self) -> Parsed<Cte> {
        let name = self.identifier()?;
        let columns = self.names()?;
        self.word("as")?;
        self.take_word("not");
        self.take_word("materialized");
        let query = self.inside_of()?;
        if self.peek().is_one_of(&["search", "cycle"]) { Err(Stop::Unsure) } else { Ok(Cte { name, columns, query }) }
    }

    fn part(&mut self) -> Parsed<Part> {
        if self.opens_query() {
            return self.inside_of().map(Part::Inner);
        }
        if self.take_word("values") {
            let mut count = 0;
            self.each(|parser| {
                parser.sign("(")?;
                count = parser.list_inside()?;
                Ok(())
            })?;
            return Ok(Part::Values(count));
        }
        if self.peek().is_one_of(&["table", "insert", "update", "delete", "merge"]) || self.peek().is_sign("(") {
            return Err(Stop::Unsure);
        }
        self.word("select")?;
        let outer = std::mem::take(&mut self.found);
        let mut select = Select::default();
        let read = self.select(&mut select);
        select.found = std::mem::replace(&mut self.found, outer);
        read.map(|()| Part::Select(Box::new(select)))
    }

    fn select(&mut self, select: &mut Select) -> Parsed<()> {
        if self.take_one_of(&["all", "distinct"]) && self.take_word("on") {
            self.sign("(")?;
            let start = self.found.columns.len();
            self.list_inside()?;
            select.named.push(start..self.found.columns.len());
        }
        if !self.peek().is_one_of(NO_NAME) && self.peek().kind != Kind::End {
            self.each(|parser| parser.output(&mut select.outputs))?;
        } else if self.peek().is_word("into") {
            return Err(Stop::Unsure);
        }
        if self.take_word("from") {
            self.each(|parser| parser.joined(select))?;
        }
        if self.take_word("where") {
            self.condition("WHERE")?;
        }
        if self.take_word("group") {
            self.word("by")?;
            select.groups = true;
            self.take_one_of(&["all", "distinct"]);
            let start = self.found.columns.len();
            self.each(Self::group)?;
            select.named.push(start..self.found.columns.len());
        }
        if self.take_word("having") {
            let value = self.value()?;
            self.found.needs_boolean(&value);
        }
        if self.take_word("window") {
            self.each(|parser| {
                parser.identifier()?;
                parser.word("as")?;
                parser.inside_of().map(drop)
            })?;
        }
        Ok(())
    }

    /// A condition on single rows.
    pub(crate) fn condition(&mut self, clause: &str) -> Parsed<()> {
        let before = self.found.calls.len();
        let value = self.value()?;
        self.found.needs_boolean(&value);
        if let Some(call) = self.found.calls[before..].iter().find(|call| is_aggregate(call) && !call.over) {
            let message = format!("`{clause}` cannot have an aggregate function");
            let help = "`HAVING` looks at groups, behind `GROUP BY`";
            let mistake = Mistake::new(call.at.clone(), message, help);
            self.found.wrong.push(mistake);
        }
        Ok(())
    }

    fn output(&mut self, outputs: &mut Vec<Output>) -> Parsed<()> {
        let first = self.peek();
        let dotted = self.ahead(1).is_sign(".") && self.ahead(2).text == "*";
        if first.text == "*" || dotted {
            self.skip(if dotted { 3 } else { 1 });
            let star = Some(if dotted { first.name() } else { None });
            let value_end = self.end();
            outputs.push(Output { at: first.at..value_end, value_end, name: None, steps: 0..0, star });
            return Ok(());
        }
        let before = self.found.steps.len();
        self.labels = true;
        let value = self.value();
        self.labels = false;
        let (value, steps) = (value?, before..self.found.steps.len());
        // All columns of a composite value, or of a table with its schema.
        if self.before().text == "*" {
            return Err(Stop::Unsure);
        }
        let next = self.peek();
        let name = if self.take_word("as") {
            let label = self.next();
            Some(label.name().ok_or(Stop::Unsure)?)
        } else if next.kind == Kind::Quoted || next.kind == Kind::Word && !next.is_one_of(NO_NAME) {
            let label = self.next();
            // `SELECT id FORM users`.
            if self.peek().kind == Kind::Word && !self.peek().is_one_of(NO_NAME) {
                return self.ends_early();
            }
            label.name()
        } else {
            self.own_name(first.at)
        };
        outputs.push(Output { at: first.at..self.end(), value_end: value.at.end, name, steps, star: None });
        Ok(())
    }

    /// What PostgreSQL calls an output that is a column.
    fn own_name(&self, start: usize) -> Option<String> {
        let column = self.found.columns.iter().find(|(at, _)| at.start == start && at.end == self.end());
        let qualified = self.found.qualified.iter().find(|(at, ..)| at.start == start && at.end == self.end());
        column.map(|(_, name)| name.clone()).or_else(|| qualified.map(|(_, _, name)| name.clone()))
    }

    fn group(&mut self) -> Parsed<()> {
        if self.peek().is_sign("(") && self.ahead(1).is_sign(")") || self.peek().is_word("grouping") {
            return Err(Stop::Unsure);
        }
        if self.peek().is_one_of(&["rollup", "cube"]) && self.ahead(1).is_sign("(") {
            self.skip(1);
        }
        self.value().map(drop)
    }

    /// `ORDER BY`, `LIMIT` and what follows.
    fn rest(&mut self, query: &mut Query) -> Parsed<()> {
        let outer = std::mem::take(&mut self.found);
        let read = self.ordered();
        let found = std::mem::replace(&mut self.found, outer);
        // The order of several parts goes by names of the result only.
        if let [Part::Select(select)] = query.parts.as_mut_slice() {
            let start = select.found.columns.len();
            select.named.push(start..start + found.columns.len());
            select.found.add(found);
        }
        read
    }

    fn ordered(&mut self) -> Parsed<()> {
        if self.take_word("order") {
            self.word("by")?;
            self.each(|parser| {
                parser.value()?;
                parser.take_one_of(&["asc", "desc"]);
                if parser.take_word("nulls") && !parser.take_one_of(&["first", "last"]) {
                    return Err(Stop::Unsure);
                }
                Ok(())
            })?;
        }
        while self.take_one_of(&["limit", "offset"]) {
            if !self.take_word("all") {
                self.value()?;
            }
            self.take_one_of(&["row", "rows"]);
        }
        if self.peek().is_one_of(&["fetch", "for"]) { Err(Stop::Unsure) } else { Ok(()) }
    }
}
