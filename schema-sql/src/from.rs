//! What stands behind `FROM` (manual, 7.2.1): tables, queries and functions, and how they are joined.

use std::ops::Range;

use crate::keyword::is_reserved;
use crate::parser::{Parsed, Parser, Stop};
use crate::select::{NO_NAME, Select};
use crate::token::Kind;

/// What stands behind `FROM`, and what it is called.
pub(crate) struct Source {
    pub(crate) of: From,
    pub(crate) alias: String,
    /// What its columns are called, where that is written.
    pub(crate) columns: Vec<String>,
}

pub(crate) enum From {
    Table(Option<String>, String),
    /// A query by its place, and whether it sees what stands before it.
    Query(Range<usize>, bool),
    Function,
}

impl Parser<'_> {
    /// A table, and those that are joined to it.
    pub(crate) fn joined(&mut self, select: &mut Select) -> Parsed<()> {
        self.source(select)?;
        loop {
            let bare = self.take_one_of(&["cross", "natural"]);
            select.merges |= self.before().is_word("natural");
            if self.take_one_of(&["left", "right", "full"]) {
                self.take_word("outer");
            } else {
                self.take_word("inner");
            }
            if !self.take_word("join") {
                return if self.before().is_one_of(&["cross", "natural", "left", "right", "full", "outer", "inner"]) {
                    self.missing("`JOIN`")
                } else {
                    Ok(())
                };
            }
            self.source(select)?;
            if bare {
                continue;
            }
            if self.take_word("on") {
                self.condition("ON")?;
            } else if self.take_word("using") {
                self.names()?;
                select.merges = true;
                if self.take_word("as") {
                    self.identifier()?;
                }
            } else if self.peek().is_one_of(&["cross", "natural", "left", "right", "full", "inner", "join"]) {
                return Err(Stop::Unsure);
            } else {
                return self.missing("`ON` with the condition of this join");
            }
        }
    }

    fn source(&mut self, select: &mut Select) -> Parsed<()> {
        let lateral = self.take_word("lateral");
        if self.opens_query() {
            let of = From::Query(self.inside_of()?, lateral);
            return self.called(of, String::new(), select);
        }
        if self.take_sign("(") {
            self.joined(select)?;
            self.sign(")")?;
            return if self.peek().is_word("as") { Err(Stop::Unsure) } else { Ok(()) };
        }
        let first = self.peek();
        if first.kind == Kind::Word && first.is_one_of(NO_NAME) || first.kind == Kind::End {
            return self.missing("a table");
        }
        self.take_word("only");
        let start = self.peek().at;
        let mut table = self.identifier()?;
        let mut schema = None;
        if self.take_sign(".") {
            schema = Some(std::mem::replace(&mut table, self.next().name().ok_or(Stop::Unsure)?));
        }
        if self.peek().is_sign("(") {
            if table.starts_with("json") || table.starts_with("xml") {
                return Err(Stop::Unsure);
            }
            self.call(start, &table, schema.is_some())?;
            if self.take_word("with") {
                self.word("ordinality")?;
            }
            return self.called(From::Function, table, select);
        }
        if self.peek().text == "*" || self.peek().is_sign(".") {
            return Err(Stop::Unsure);
        }
        self.called(From::Table(schema, table.clone()), table, select)
    }

    /// What a source is called.
    fn called(&mut self, of: From, own: String, select: &mut Select) -> Parsed<()> {
        let named = self.take_word("as");
        let next = self.peek();
        let is_alias = next.kind == Kind::Quoted || next.kind == Kind::Word && !next.is_one_of(NO_NAME);
        let alias = if is_alias { self.next().name().ok_or(Stop::Unsure)? } else { own };
        if named && !is_alias || self.peek().is_word("tablesample") {
            return Err(Stop::Unsure);
        }
        let columns = self.names()?;
        select.sources.push(Source { of, alias, columns });
        Ok(())
    }

    pub(crate) fn identifier(&mut self) -> Parsed<String> {
        let token = self.peek();
        let name = token.name().filter(|name| token.kind == Kind::Quoted || !is_reserved(name));
        self.skip(1);
        name.ok_or(Stop::Unsure)
    }

    /// `(a, b)`, where it is written.
    pub(crate) fn names(&mut self) -> Parsed<Vec<String>> {
        let mut names = Vec::new();
        if self.take_sign("(") {
            self.each(|parser| {
                names.push(parser.identifier()?);
                Ok(())
            })?;
            // Columns of a function have types.
            if !self.take_sign(")") {
                return Err(Stop::Unsure);
            }
        }
        Ok(names)
    }

    /// The place of what stands in the parentheses that come next.
    pub(crate) fn inside_of(&mut self) -> Parsed<Range<usize>> {
        let start = self.peek().at;
        self.sign("(")?;
        self.skip_inside()?;
        Ok(start..self.end())
    }
}
