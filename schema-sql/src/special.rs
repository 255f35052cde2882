//! Expressions that begin with a key word and have a grammar of their own.

use crate::parser::{Gives, Parsed, Parser, Stop};
use crate::token::Kind;

/// Functions whose arguments have words between them.
const WITH_WORDS: &[&str] = &["extract", "overlay", "position", "substring", "trim"];
/// Functions whose arguments we do not read.
const OPAQUE: &[&str] = &["treat", "normalize", "grouping"];
const BETWEEN: &[&str] = &["from", "for", "placing", "in", "similar", "escape"];

/// Values that are called without parentheses, or with a precision in them.
const VALUES: &[(&str, &str)] = &[
    ("current_date", "a date"),
    ("current_time", "a time"),
    ("current_timestamp", "a timestamp"),
    ("localtime", "a time"),
    ("localtimestamp", "a timestamp"),
    ("current_user", "a name"),
    ("current_role", "a name"),
    ("session_user", "a name"),
    ("user", "a name"),
    ("current_catalog", "a name"),
    ("current_schema", "a name"),
];

impl Parser<'_> {
    /// An expression that begins with this word, if it is one with a grammar of its own.
    pub(crate) fn special(&mut self, word: &str) -> Parsed<Option<Gives>> {
        let called = self.ahead(1).is_sign("(");
        let gives = match word {
            "true" | "false" => self.one(Gives::Boolean),
            // From PostgreSQL 16 on, `system_user` is no column.
            "null" | "system_user" => self.one(Gives::Unknown),
            "collation" if !called => return Err(Stop::Unsure),
            "case" => self.case()?,
            "cast" if called => self.cast()?,
            "array" => self.array()?,
            "exists" if called => self.exists()?,
            "interval" => self.interval()?,
            "row" if called => {
                self.skip(2);
                self.list_inside()?;
                Gives::Other("a row")
            }
            _ if called && WITH_WORDS.contains(&word) => self.with_words(word)?,
            _ if called && (word.starts_with("xml") || word.starts_with("json_") || OPAQUE.contains(&word)) => {
                self.skip(2);
                self.skip_inside()?;
                if self.peek().is_one_of(&["filter", "over"]) {
                    return Err(Stop::Unsure);
                }
                Gives::Unknown
            }
            _ => return Ok(self.plain_value(word)),
        };
        Ok(Some(gives))
    }

    fn one(&mut self, gives: Gives) -> Gives {
        self.next();
        gives
    }

    /// `CURRENT_TIMESTAMP(3)`.
    fn plain_value(&mut self, word: &str) -> Option<Gives> {
        let (_, what) = VALUES.iter().find(|(name, _)| *name == word)?;
        let token = self.next();
        if self.peek().is_sign("(") && self.ahead(1).kind == Kind::Number {
            self.skip(3);
        }
        self.found.calls.push(crate::parser::Call {
            at: token.at..token.end(),
            name: word.to_owned(),
            arguments: 0,
            star: false,
            over: false,
        });
        Some(Gives::Other(what))
    }

    fn case(&mut self) -> Parsed<Gives> {
        self.next();
        if !self.peek().is_word("when") {
            self.value()?;
        }
        while self.take_word("when") {
            self.value()?;
            self.word("then")?;
            self.value()?;
        }
        if self.take_word("else") {
            self.value()?;
        }
        self.word("end")?;
        Ok(Gives::Unknown)
    }

    fn cast(&mut self) -> Parsed<Gives> {
        self.skip(2);
        self.value()?;
        self.word("as")?;
        let gives = self.type_name()?;
        self.sign(")")?;
        Ok(gives)
    }

    /// `ARRAY[…]` or `ARRAY(SELECT …)`.
    fn array(&mut self) -> Parsed<Gives> {
        self.next();
        if self.opens_query() {
            self.query()?;
            return Ok(Gives::Other("an array"));
        }
        if !self.peek().is_sign("[") {
            return self.missing("`[`");
        }
        self.brackets()?;
        Ok(Gives::Other("an array"))
    }

    fn brackets(&mut self) -> Parsed<()> {
        self.sign("[")?;
        if self.take_sign("]") {
            return Ok(());
        }
        loop {
            if self.peek().is_sign("[") {
                self.brackets()?;
            } else {
                self.value()?;
            }
            if !self.take_sign(",") {
                return self.sign("]");
            }
        }
    }

    fn exists(&mut self) -> Parsed<Gives> {
        self.next();
        if !self.opens_query() {
            return Err(Stop::Unsure);
        }
        self.query()?;
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
        Ok(Gives::Other("an interval"))
    }

    fn with_words(&mut self, word: &str) -> Parsed<Gives> {
        self.skip(2);
        if word == "extract" {
            self.next();
        } else {
            self.take_one_of(&["both", "leading", "trailing"]);
        }
        if self.take_sign(")") {
            return Ok(Gives::Unknown);
        }
        loop {
            while self.take_one_of(BETWEEN) || self.take_sign(",") {}
            self.value_before_words()?;
            if self.take_sign(")") {
                break;
            }
            if !self.peek().is_one_of(BETWEEN) && !self.peek().is_sign(",") {
                return Err(Stop::Unsure);
            }
        }
        Ok(if word == "extract" || word == "position" { Gives::Other("a number") } else { Gives::Other("text") })
    }
}
