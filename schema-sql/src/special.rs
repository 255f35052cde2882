//! Expressions that begin with a key word and have a grammar of their own.

use crate::parser::{Gives, Parsed, Parser, Stop};
use crate::step::Step;
use crate::token::Kind;

/// Functions whose arguments have words between them.
const WITH_WORDS: &[&str] = &["extract", "overlay", "position", "substring", "trim"];
/// Functions whose arguments we do not read.
const OPAQUE: &[&str] = &["treat", "normalize", "grouping"];
const BETWEEN: &[&str] = &["from", "for", "placing", "in", "similar", "escape"];

/// Values that are called without parentheses, or with a precision in them.
const VALUES: &[(&str, &str, &str)] = &[
    ("current_date", "a date", "date"),
    ("current_time", "a time", "time with time zone"),
    ("current_timestamp", "a timestamp", "timestamp with time zone"),
    ("localtime", "a time", "time without time zone"),
    ("localtimestamp", "a timestamp", "timestamp without time zone"),
    ("current_user", "a name", "text"),
    ("current_role", "a name", "text"),
    ("session_user", "a name", "text"),
    ("user", "a name", "text"),
    ("current_catalog", "a name", "text"),
    ("current_schema", "a name", "text"),
];

impl Parser<'_> {
    /// An expression that begins with this word, if it is one with a grammar of its own.
    pub(crate) fn special(&mut self, word: &str) -> Parsed<Option<Gives>> {
        let called = self.ahead(1).is_sign("(");
        let gives = match word {
            "true" | "false" => self.one(Gives::Boolean, "boolean"),
            // From PostgreSQL 16 on, `system_user` is no column.
            "null" | "system_user" => self.one(Gives::Unknown, ""),
            "collation" if !called => return Err(Stop::Unsure),
            "case" => self.case()?,
            "cast" if called => self.cast()?,
            "array" => self.array()?,
            "exists" if called => self.exists()?,
            "interval" => self.interval()?,
            "row" if called => {
                self.skip(2);
                let count = self.list_inside()?;
                self.unknown(count);
                Gives::Other("a row")
            }
            _ if called && WITH_WORDS.contains(&word) => self.with_words(word)?,
            _ if called && (word.starts_with("xml") || word.starts_with("json_") || OPAQUE.contains(&word)) => {
                self.skip(2);
                self.skip_inside()?;
                if self.peek().is_one_of(&["filter", "over"]) {
                    return Err(Stop::Unsure);
                }
                self.step(Step::Of(""));
                Gives::Unknown
            }
            _ => return Ok(self.plain_value(word)),
        };
        Ok(Some(gives))
    }

    fn one(&mut self, gives: Gives, of: &'static str) -> Gives {
        self.next();
        self.step(Step::Of(of));
        gives
    }

    /// `CURRENT_TIMESTAMP(3)`.
    fn plain_value(&mut self, word: &str) -> Option<Gives> {
        let (_, what, of) = VALUES.iter().find(|(name, ..)| *name == word)?;
        let token = self.next();
        self.step(Step::Of(of));
        if self.peek().is_sign("(") && self.ahead(1).kind == Kind::Number {
            self.skip(3);
        }
        self.found.calls.push(crate::parser::Call {
            at: token.at..token.end(),
            name: word.to_owned(),
            arguments: 0,
            star: false,
            over: false,
            aggregates: false,
        });
        Some(Gives::Other(what))
    }

    fn case(&mut self) -> Parsed<Gives> {
        let start = self.next().at;
        let of = if self.peek().is_word("when") { None } else { Some(self.value()?) };
        let mut results = 0;
        while self.take_word("when") {
            let value = self.value()?;
            match &of {
                Some(of) => self.step(Step::Against(results, of.at.start..value.at.end)),
                None => {
                    self.found.needs_boolean(&value);
                    self.step(Step::Drop);
                }
            }
            self.word("then")?;
            self.value()?;
            results += 1;
        }
        if self.take_word("else") {
            self.value()?;
            results += 1;
        }
        self.word("end")?;
        if of.is_some() {
            self.unknown(results + 1);
        } else {
            self.step(Step::Alike(results, start..self.end()));
        }
        Ok(Gives::Unknown)
    }

    fn cast(&mut self) -> Parsed<Gives> {
        let start = self.peek().at;
        self.skip(2);
        self.value()?;
        self.word("as")?;
        let gives = self.type_name()?;
        self.sign(")")?;
        self.step(Step::Cast(self.last_type, start..self.end()));
        Ok(gives)
    }

    /// `ARRAY[…]` or `ARRAY(SELECT …)`.
    fn array(&mut self) -> Parsed<Gives> {
        self.next();
        if self.opens_query() {
            self.query()?;
            self.step(Step::Becomes("array"));
            return Ok(Gives::Other("an array"));
        }
        if !self.peek().is_sign("[") {
            return self.missing("`[`");
        }
        let (start, steps) = (self.peek().at, self.found.steps.len());
        let (count, nests) = self.brackets()?;
        if nests || count == 0 {
            self.found.steps.truncate(steps);
            self.step(Step::Of("array"));
        } else {
            self.step(Step::Alike(count, start..self.end()));
            self.step(Step::Becomes("array"));
        }
        Ok(Gives::Other("an array"))
    }

    /// How many values there are, and whether there are brackets in them.
    fn brackets(&mut self) -> Parsed<(usize, bool)> {
        self.sign("[")?;
        let (mut count, mut nests) = (0, false);
        if self.take_sign("]") {
            return Ok((count, nests));
        }
        loop {
            if self.peek().is_sign("[") {
                self.brackets()?;
                nests = true;
            } else {
                self.value()?;
                count += 1;
            }
            if !self.take_sign(",") {
                self.sign("]")?;
                return Ok((count, nests));
            }
        }
    }

    fn exists(&mut self) -> Parsed<Gives> {
        self.next();
        if !self.opens_query() {
            return Err(Stop::Unsure);
        }
        self.query()?;
        self.step(Step::Becomes("boolean"));
        Ok(Gives::Boolean)
    }

    /// `INTERVAL '1' DAY`; elsewhere the word is a type or a name.
    fn interval(&mut self) -> Parsed<Gives> {
        let precise = self.ahead(1).is_sign("(") && self.ahead(4).kind == Kind::Text;
        if !precise && self.ahead(1).kind != Kind::Text {
            return Err(Stop::Unsure);
        }
        self.skip(if precise { 5 } else { 2 });
        self.interval_fields()?;
        self.step(Step::Of("interval"));
        Ok(Gives::Other("an interval"))
    }

    fn with_words(&mut self, word: &str) -> Parsed<Gives> {
        let (start, mut count) = (self.peek().at, 0);
        self.skip(2);
        if word == "extract" {
            self.next();
        } else {
            self.take_one_of(&["both", "leading", "trailing"]);
        }
        if self.take_sign(")") {
            self.step(Step::Of(""));
            return Ok(Gives::Unknown);
        }
        loop {
            while self.take_one_of(BETWEEN) || self.take_sign(",") {}
            self.value_before_words()?;
            count += 1;
            if self.take_sign(")") {
                break;
            }
            if !self.peek().is_one_of(BETWEEN) && !self.peek().is_sign(",") {
                return Err(Stop::Unsure);
            }
        }
        self.step(Step::Call(word.to_owned(), count, start..self.end()));
        Ok(if word == "extract" || word == "position" { Gives::Other("a number") } else { Gives::Other("text") })
    }
}
