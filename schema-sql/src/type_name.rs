//! Names of types: what follows `::`, and stands in `CAST(… AS …)`.

use crate::keyword::is_reserved;
use crate::parser::{Gives, Parsed, Parser, Stop};
use crate::token::Kind;

/// Types of PostgreSQL that nothing takes for a boolean.
const NO_BOOLEAN: &[&str] = &[
    "smallint",
    "integer",
    "bigint",
    "int",
    "int2",
    "int4",
    "int8",
    "numeric",
    "decimal",
    "real",
    "float",
    "float4",
    "float8",
    "double",
    "text",
    "varchar",
    "char",
    "character",
    "uuid",
    "date",
    "time",
    "timetz",
    "timestamp",
    "timestamptz",
    "interval",
    "json",
    "jsonb",
    "bytea",
    "inet",
];

/// Words that begin a type of several words, and those that may follow.
const LONG: &[(&str, &[&str])] = &[
    ("double", &["precision"]),
    ("character", &["varying"]),
    ("char", &["varying"]),
    ("bit", &["varying"]),
    ("national", &["character", "char", "varying"]),
    ("nchar", &["varying"]),
];

/// Types by what they are called, with what PostgreSQL calls them itself.
const USUAL: &[(&str, &str)] = &[
    ("smallint", "smallint"),
    ("int2", "smallint"),
    ("integer", "integer"),
    ("int", "integer"),
    ("int4", "integer"),
    ("bigint", "bigint"),
    ("int8", "bigint"),
    ("numeric", "numeric"),
    ("decimal", "numeric"),
    ("real", "real"),
    ("float4", "real"),
    ("float8", "double precision"),
    ("double", "double precision"),
    ("boolean", "boolean"),
    ("bool", "boolean"),
    ("text", "text"),
    ("varchar", "text"),
    ("char", "text"),
    ("character", "text"),
    ("uuid", "uuid"),
    ("date", "date"),
    ("time", "time without time zone"),
    ("timetz", "time with time zone"),
    ("timestamp", "timestamp without time zone"),
    ("timestamptz", "timestamp with time zone"),
    ("interval", "interval"),
    ("json", "json"),
    ("jsonb", "jsonb"),
    ("inet", "inet"),
    ("bytea", "bytea"),
];

const OF_INTERVAL: &[&str] = &["year", "month", "day", "hour", "minute", "second", "to"];

impl Parser<'_> {
    /// Goes behind a type.
    pub(crate) fn type_name(&mut self) -> Parsed<Gives> {
        let Some(name) = self.peek().name() else { return self.missing("the name of a type") };
        if self.peek().kind == Kind::Word && is_reserved(&name) {
            return Err(Stop::Unsure);
        }
        let quoted = self.next().kind == Kind::Quoted;
        let mut gives = gives(if quoted { "" } else { &name });
        self.last_type = USUAL.iter().find(|(known, _)| !quoted && *known == name).map_or("", |(_, own)| own);
        while self.take_sign(".") {
            (_, gives) = (self.next(), Gives::Unknown);
            self.last_type = "";
        }
        if let Some((_, more)) = LONG.iter().find(|(first, _)| *first == name) {
            while self.take_one_of(more) {}
        }
        self.modifiers()?;
        self.rest_of_time(&name)?;
        while self.peek().is_sign("[") || self.peek().is_word("array") {
            gives = Gives::Other("an array");
            self.last_type = "array";
            if self.next().is_sign("[") {
                self.skip_inside()?;
            }
        }
        Ok(gives)
    }

    fn modifiers(&mut self) -> Parsed<()> {
        if self.take_sign("(") { self.skip_inside() } else { Ok(()) }
    }

    fn rest_of_time(&mut self, name: &str) -> Parsed<()> {
        match name {
            "timestamp" | "time" if self.peek().is_one_of(&["with", "without"]) && self.ahead(1).is_word("time") => {
                if self.next().is_word("with") {
                    self.last_type = if name == "time" { "time with time zone" } else { "timestamp with time zone" };
                }
                self.next();
                self.word("zone")
            }
            "interval" => self.interval_fields(),
            _ => Ok(()),
        }
    }

    /// `DAY TO SECOND(3)`.
    pub(crate) fn interval_fields(&mut self) -> Parsed<()> {
        while self.take_one_of(OF_INTERVAL) {
            self.modifiers()?;
        }
        Ok(())
    }
}

fn gives(name: &str) -> Gives {
    match name {
        "boolean" | "bool" => Gives::Boolean,
        _ => NO_BOOLEAN.iter().find(|known| **known == name).map_or(Gives::Unknown, |name| Gives::Other(name)),
    }
}
