//! Operators (manual, 4.1.6): by their precedence, from `OR` on.

use crate::parser::{Gives, Parsed, Parser, Stop, Value};
use crate::step::Step;
use crate::token::{Kind, Token};

const OR: u8 = 1;
const AND: u8 = 2;
pub(crate) const NOT: u8 = 3;
const IS: u8 = 4;
const COMPARISON: u8 = 5;
pub(crate) const RANGE: u8 = 6;
pub(crate) const OPERATOR: u8 = 7;
const SUM: u8 = 8;
const PRODUCT: u8 = 9;
const POWER: u8 = 10;
const ZONE: u8 = 11;
const COLLATE: u8 = 12;
pub(crate) const SIGN: u8 = 13;

pub(crate) const COMPARISONS: &[&str] = &["<", ">", "=", "<=", ">=", "<>", "!="];

/// What may follow `IS` and `IS NOT`.
const STATES: &[&str] = &[
    "null",
    "true",
    "false",
    "unknown",
    "distinct",
    "of",
    "document",
    "normalized",
    "nfc",
    "nfd",
    "nfkc",
    "nfkd",
    "json",
];

/// Words that may follow a value: they belong to what is around it.
const AROUND: &[&str] = &[
    "as",
    "asc",
    "cross",
    "desc",
    "else",
    "end",
    "escape",
    "except",
    "fetch",
    "filter",
    "for",
    "from",
    "full",
    "group",
    "having",
    "in",
    "inner",
    "intersect",
    "join",
    "left",
    "limit",
    "nulls",
    "offset",
    "on",
    "order",
    "over",
    "placing",
    "returning",
    "right",
    "similar",
    "then",
    "union",
    "using",
    "when",
    "where",
    "window",
    "with",
    "within",
    "without",
    "passing",
    "format",
    "encoding",
    "default",
];

impl<'t> Parser<'t> {
    /// The next operator with what is on its right, if it binds stronger than this.
    pub(crate) fn operator_above(&mut self, power: u8, left: &Value) -> Parsed<Option<Gives>> {
        let token = self.peek();
        match token.kind {
            Kind::End => Ok(None),
            Kind::Operator if token.text == "=>" => Err(Stop::Unsure),
            Kind::Operator => self.binary(power, left, token),
            Kind::Word => self.word_operator(power, left, token),
            Kind::Sign if [")", "]", ",", ":", ";", ":="].contains(&token.text) => Ok(None),
            // `float(3) '1.5'` has the form of a call.
            Kind::Text | Kind::Sign | Kind::Parameter => Err(Stop::Unsure),
            Kind::Quoted if self.labels => Ok(None),
            Kind::Number | Kind::Quoted => self.two_values(token),
        }
    }

    fn two_values<T>(&self, token: Token<'t>) -> Parsed<T> {
        let message = format!("syntax error: no operator stands before `{}`", token.text);
        self.mistake(message, "write an operator between two values, and strings in single quotes")
    }

    fn binary(&mut self, power: u8, left: &Value, token: Token<'t>) -> Parsed<Option<Gives>> {
        let number = Gives::Other("the result of arithmetic");
        let (own, gives) = match token.text {
            text if COMPARISONS.contains(&text) => (COMPARISON, Gives::Boolean),
            "+" | "-" => (SUM, number),
            "*" | "/" | "%" => (PRODUCT, number),
            "^" => (POWER, number),
            _ => (OPERATOR, Gives::Unknown),
        };
        if token.text == "==" {
            let help = "write `=`; an operator of your own is written `OPERATOR(schema.==)`";
            return self.mistake("PostgreSQL has no operator `==`", help);
        }
        if own <= power {
            return Ok(None);
        }
        self.next();
        let chains = own == COMPARISON && !self.peek().is_one_of(&["any", "all", "some"]);
        match self.right(own)? {
            Some(_) => self.step(Step::Operator(token.text.to_owned(), left.at.start..self.end())),
            None => self.of_all(),
        }
        let then = self.peek();
        if chains && then.kind == Kind::Operator && COMPARISONS.contains(&then.text) {
            let message = format!("syntax error: a comparison is compared by `{}`", then.text);
            return self.mistake(message, "write `AND` between two comparisons, or put one in parentheses");
        }
        Ok(Some(gives))
    }

    /// What stands on the right of an operator: also `ANY (…)` and `ALL (…)`.
    fn right(&mut self, power: u8) -> Parsed<Option<Value>> {
        if self.peek().is_one_of(&["any", "all", "some"]) {
            self.next();
            if !self.peek().is_sign("(") {
                return self.missing("`(`");
            }
            self.parentheses()?;
            return Ok(None);
        }
        self.above(power).map(Some)
    }

    /// The result of a comparison with `ANY (…)`.
    fn of_all(&mut self) {
        self.unknown(2);
        self.step(Step::Becomes("boolean"));
    }

    fn word_operator(&mut self, power: u8, left: &Value, token: Token<'t>) -> Parsed<Option<Gives>> {
        let name = token.text.to_ascii_lowercase();
        let negated = name == "not" && self.ahead(1).is_one_of(&["between", "in", "like", "ilike", "similar"]);
        let name = if negated { self.ahead(1).text.to_ascii_lowercase() } else { name };
        let own = match name.as_str() {
            "or" => OR,
            "and" => AND,
            "is" | "isnull" | "notnull" => IS,
            "between" | "in" | "like" | "ilike" | "overlaps" => RANGE,
            "similar" if self.ahead(1 + usize::from(negated)).is_word("to") => RANGE,
            "operator" if self.ahead(1).is_sign("(") => OPERATOR,
            "at" if self.ahead(1).is_one_of(&["time", "local"]) || !self.labels => ZONE,
            "collate" => COLLATE,
            _ if AROUND.contains(&name.as_str()) => return Ok(None),
            _ if self.labels => return Ok(None),
            _ => return self.two_values(token),
        };
        if own <= power || (name == "in" && !self.ahead(1 + usize::from(negated)).is_sign("(")) {
            return Ok(None);
        }
        self.next();
        if negated {
            self.next();
        }
        self.word_operator_right(&name, own, left).map(Some)
    }

    fn word_operator_right(&mut self, name: &str, own: u8, left: &Value) -> Parsed<Gives> {
        match name {
            "or" | "and" => {
                self.found.needs_boolean(left);
                let right = self.above(own)?;
                self.found.needs_boolean(&right);
                self.step(Step::Drop);
            }
            "is" => self.state(left)?,
            "between" => {
                self.take_one_of(&["symmetric", "asymmetric"]);
                self.above(RANGE)?;
                self.step(Step::Against(0, left.at.start..self.end()));
                self.word("and")?;
                self.above(RANGE)?;
                self.step(Step::Against(0, left.at.start..self.end()));
            }
            "in" => self.in_list(left)?,
            "like" | "ilike" | "similar" => {
                self.take_word("to");
                let right = self.right(RANGE)?;
                let at = left.at.start..self.end();
                if self.take_word("escape") {
                    self.above(RANGE)?;
                    self.step(Step::Drop);
                }
                match right {
                    Some(_) => self.step(Step::Operator("like".to_owned(), at)),
                    None => self.of_all(),
                }
            }
            "overlaps" => {
                self.above(RANGE)?;
                self.of_all();
            }
            "operator" => {
                self.next();
                self.skip_inside()?;
                self.right(OPERATOR)?;
                self.unknown(2);
                return Ok(Gives::Unknown);
            }
            "at" => return self.zone(left),
            "collate" => {
                self.type_name()?;
                return Ok(Gives::Unknown);
            }
            _ => {}
        }
        self.step(Step::Becomes("boolean"));
        Ok(Gives::Boolean)
    }

    /// `(a, b)` or a query behind `IN`.
    fn in_list(&mut self, left: &Value) -> Parsed<()> {
        if self.opens_query() {
            self.parentheses()?;
            self.step(Step::Drop);
            return Ok(());
        }
        self.sign("(")?;
        loop {
            let value = self.value()?;
            self.step(Step::Against(0, left.at.start..value.at.end));
            if !self.take_sign(",") {
                return self.end_of_list();
            }
        }
    }

    fn zone(&mut self, left: &Value) -> Parsed<Gives> {
        if self.take_word("local") {
            self.step(Step::Becomes(""));
        } else {
            self.word("time")?;
            self.word("zone")?;
            self.above(ZONE)?;
            self.step(Step::Operator("at time zone".to_owned(), left.at.start..self.end()));
        }
        Ok(Gives::Other("a time"))
    }

    /// What follows `IS`.
    fn state(&mut self, left: &Value) -> Parsed<()> {
        self.take_word("not");
        let state = self.peek();
        if !state.is_one_of(STATES) {
            return self.mistake(
                "syntax error: `IS` is followed by none of its words",
                "write `IS NULL`, `IS TRUE`, `IS DISTINCT FROM …`, or one of them with `NOT`",
            );
        }
        self.next();
        if state.is_one_of(&["true", "false", "unknown"]) {
            self.found.needs_boolean(left);
        }
        if state.is_word("distinct") {
            self.word("from")?;
            self.above(IS)?;
            self.step(Step::Against(0, left.at.start..self.end()));
        } else if state.is_word("of") {
            self.sign("(")?;
            self.skip_inside()?;
        } else if state.is_word("json") {
            self.take_one_of(&["value", "array", "object", "scalar"]);
            self.take_one_of(&["with", "without"]);
            self.take_word("unique");
            self.take_word("keys");
        } else if state.is_one_of(&["nfc", "nfd", "nfkc", "nfkd"]) {
            self.take_word("normalized");
        }
        Ok(())
    }
}
