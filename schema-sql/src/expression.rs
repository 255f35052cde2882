//! Expressions (manual, 4.2): operators by their precedence, from `OR` on.

use crate::keyword::{QUERY, can_be_column, is_reserved};
use crate::parser::{Gives, Parsed, Parser, Stop, Value};
use crate::token::{Kind, Token};

const OR: u8 = 1;
const AND: u8 = 2;
const NOT: u8 = 3;
const IS: u8 = 4;
const COMPARISON: u8 = 5;
const RANGE: u8 = 6;
const OPERATOR: u8 = 7;
const SUM: u8 = 8;
const PRODUCT: u8 = 9;
const POWER: u8 = 10;
const ZONE: u8 = 11;
const COLLATE: u8 = 12;
const SIGN: u8 = 13;

const COMPARISONS: &[&str] = &["<", ">", "=", "<=", ">=", "<>", "!="];

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
    "desc",
    "else",
    "end",
    "escape",
    "except",
    "fetch",
    "filter",
    "for",
    "from",
    "group",
    "having",
    "in",
    "intersect",
    "limit",
    "nulls",
    "offset",
    "on",
    "order",
    "over",
    "placing",
    "returning",
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
    /// A whole expression.
    pub(crate) fn value(&mut self) -> Parsed<Value> {
        self.above(0)
    }

    /// An argument before words such as `FROM` and `IN`, which are no operators there.
    pub(crate) fn value_before_words(&mut self) -> Parsed<Value> {
        self.above(RANGE)
    }

    /// An expression whose operators bind stronger than this.
    fn above(&mut self, power: u8) -> Parsed<Value> {
        let start = self.peek().at;
        let mut gives = self.operand()?;
        loop {
            let left = Value { at: start..self.end(), gives };
            match self.operator_above(power, &left)? {
                Some(next) => gives = next,
                None => return Ok(left),
            }
        }
    }

    fn operand(&mut self) -> Parsed<Gives> {
        let token = self.peek();
        match token.kind {
            Kind::Word | Kind::Quoted => self.named(token),
            Kind::Text => {
                while self.peek().kind == Kind::Text {
                    self.next();
                }
                self.below(Gives::Unknown)
            }
            Kind::Number => {
                self.next();
                self.below(Gives::Other("a number"))
            }
            Kind::Sign if token.text == "(" => self.parentheses(),
            Kind::Operator => self.prefix(token),
            Kind::Parameter => Err(Stop::Unsure),
            Kind::End => self.mistake(
                "syntax error: a value is missing at the end",
                "write a value here, or take out what needs one",
            ),
            Kind::Sign => {
                let message = format!("syntax error: a value is missing before `{}`", token.text);
                self.mistake(message, "write a value here, or take out what needs one")
            }
        }
    }

    fn prefix(&mut self, token: Token<'t>) -> Parsed<Gives> {
        if COMPARISONS.contains(&token.text) || ["*", "/", "%", "^"].contains(&token.text) {
            let message = format!("syntax error: `{}` has nothing on its left", token.text);
            return self.mistake(message, "write a value on both sides of an operator");
        }
        self.next();
        let sign = token.text == "-" || token.text == "+";
        let value = self.above(if sign { SIGN } else { OPERATOR })?;
        Ok(if sign { value.gives } else { Gives::Unknown })
    }

    /// What begins with a word: a key word with a grammar of its own, a type with a string, a call, a column.
    fn named(&mut self, token: Token<'t>) -> Parsed<Gives> {
        let name = token.name().unwrap_or_default();
        if token.kind == Kind::Word {
            if name == "not" {
                self.next();
                let value = self.above(NOT)?;
                self.found.needs_boolean(&value);
                return Ok(Gives::Boolean);
            }
            if let Some(gives) = self.special(&name)? {
                return self.below(gives);
            }
            self.check_reserved(&name)?;
        }
        if let Some(gives) = self.typed_string()? {
            return self.below(gives);
        }
        self.next();
        let mut last = name.clone();
        let mut qualified = false;
        while self.take_sign(".") {
            qualified = true;
            let part = self.next();
            match part.name() {
                Some(name) => last = name,
                None if part.text == "*" => return Ok(Gives::Unknown),
                None => return Err(Stop::Unsure),
            }
        }
        if self.peek().is_sign("(") {
            let gives = self.call(token.at, &last, qualified)?;
            return self.below(gives);
        }
        if !qualified {
            self.found.columns.push((token.at..token.end(), name));
        }
        self.below(Gives::Unknown)
    }

    fn check_reserved(&self, name: &str) -> Parsed<()> {
        if name != "values" && QUERY.contains(&name) {
            return self.mistake("syntax error: a query stands here without parentheses", "write `(SELECT …)`");
        }
        let called = self.ahead(1).is_sign("(");
        if can_be_column(name) || (called && !is_reserved(name)) || self.ahead(1).is_sign(".") {
            return Ok(());
        }
        let message = format!("syntax error: a value is missing before the key word `{name}`");
        self.mistake(
            message,
            format!("write the value; if a column is called `{name}`, write it in quotes: `\"{name}\"`"),
        )
    }

    /// `date '2024-01-01'`.
    fn typed_string(&mut self) -> Parsed<Option<Gives>> {
        // Only a type has a string behind it: what else it is made of is found by trying.
        let mut ahead = 1;
        while !matches!(self.ahead(ahead).kind, Kind::End | Kind::Text) && ahead < 6 {
            let token = self.ahead(ahead);
            let goes_on = token.is_sign(".")
                || token.kind == Kind::Quoted
                || token.is_one_of(&["precision", "varying", "with", "without", "time", "zone"])
                || (self.ahead(ahead - 1).is_sign(".") && token.kind == Kind::Word);
            if !goes_on {
                return Ok(None);
            }
            ahead += 1;
        }
        if self.ahead(ahead).kind != Kind::Text {
            return Ok(None);
        }
        let gives = self.type_name()?;
        if self.next().kind != Kind::Text {
            return Err(Stop::Unsure);
        }
        Ok(Some(gives))
    }

    fn parentheses(&mut self) -> Parsed<Gives> {
        if self.begins_query(1) {
            self.query()?;
            return self.below(Gives::Unknown);
        }
        self.next();
        let first = self.value()?;
        if self.take_sign(",") {
            self.list_inside()?;
            return self.below(Gives::Other("a row"));
        }
        self.end_of_list()?;
        self.below(first.gives)
    }

    /// The rest of `(a, b)`.
    pub(crate) fn list_inside(&mut self) -> Parsed<()> {
        if self.take_sign(")") {
            return Ok(());
        }
        loop {
            self.value()?;
            if !self.take_sign(",") {
                return self.end_of_list();
            }
        }
    }

    /// A parenthesis comes next, and begins a query.
    pub(crate) fn opens_query(&self) -> bool {
        let words = (0..).find(|places| !self.ahead(*places).is_sign("("));
        words.is_some_and(|places| places > 0 && self.begins_query(places))
    }

    fn begins_query(&self, places: usize) -> bool {
        let word = self.ahead(places);
        // `values` can be a column too.
        word.is_one_of(QUERY) && (!word.is_word("values") || self.ahead(places + 1).is_sign("("))
    }

    pub(crate) fn query(&mut self) -> Parsed<()> {
        let start = self.next().at;
        self.skip_inside()?;
        self.found.queries.push(start..self.end());
        Ok(())
    }

    /// Casts, elements and fields: what binds stronger than any operator.
    fn below(&mut self, mut gives: Gives) -> Parsed<Gives> {
        loop {
            if self.take_sign("::") {
                gives = self.type_name()?;
            } else if self.take_sign("[") {
                self.skip_inside()?;
                gives = Gives::Unknown;
            } else if self.peek().is_sign(".") && (self.ahead(1).name().is_some() || self.ahead(1).text == "*") {
                self.skip(2);
                gives = Gives::Unknown;
            } else {
                return Ok(gives);
            }
        }
    }

    /// The next operator with what is on its right, if it binds stronger than this.
    fn operator_above(&mut self, power: u8, left: &Value) -> Parsed<Option<Gives>> {
        let token = self.peek();
        match token.kind {
            Kind::End => Ok(None),
            Kind::Operator if token.text == "=>" => Err(Stop::Unsure),
            Kind::Operator => self.binary(power, token),
            Kind::Word => self.word_operator(power, left, token),
            Kind::Sign if [")", "]", ",", ":", ";", ":="].contains(&token.text) => Ok(None),
            // `float(3) '1.5'` has the form of a call.
            Kind::Text | Kind::Sign | Kind::Parameter => Err(Stop::Unsure),
            Kind::Number | Kind::Quoted => self.two_values(token),
        }
    }

    fn two_values<T>(&self, token: Token<'t>) -> Parsed<T> {
        let message = format!("syntax error: no operator stands before `{}`", token.text);
        self.mistake(message, "write an operator between two values, and strings in single quotes")
    }

    fn binary(&mut self, power: u8, token: Token<'t>) -> Parsed<Option<Gives>> {
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
        self.right(own)?;
        Ok(Some(gives))
    }

    /// What stands on the right of an operator: also `ANY (…)` and `ALL (…)`.
    fn right(&mut self, power: u8) -> Parsed<()> {
        if self.peek().is_one_of(&["any", "all", "some"]) {
            self.next();
            if !self.peek().is_sign("(") {
                return self.missing("`(`");
            }
            self.parentheses()?;
            return Ok(());
        }
        self.above(power).map(drop)
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
            "at" => ZONE,
            "collate" => COLLATE,
            _ if AROUND.contains(&name.as_str()) => return Ok(None),
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
            }
            "is" => self.state()?,
            "between" => {
                self.take_one_of(&["symmetric", "asymmetric"]);
                self.above(RANGE)?;
                self.word("and")?;
                self.above(RANGE)?;
            }
            "in" => _ = self.parentheses()?,
            "like" | "ilike" | "similar" => {
                self.take_word("to");
                self.right(RANGE)?;
                if self.take_word("escape") {
                    self.above(RANGE)?;
                }
            }
            "overlaps" => _ = self.above(RANGE)?,
            "operator" => {
                self.next();
                self.skip_inside()?;
                self.right(OPERATOR)?;
                return Ok(Gives::Unknown);
            }
            "at" => return self.zone(),
            "collate" => {
                self.type_name()?;
                return Ok(Gives::Unknown);
            }
            _ => {}
        }
        Ok(Gives::Boolean)
    }

    fn zone(&mut self) -> Parsed<Gives> {
        if !self.take_word("local") {
            self.word("time")?;
            self.word("zone")?;
            self.above(ZONE)?;
        }
        Ok(Gives::Other("a time"))
    }

    /// What follows `IS`.
    fn state(&mut self) -> Parsed<()> {
        self.take_word("not");
        let state = self.peek();
        if !state.is_one_of(STATES) {
            return self.mistake(
                "syntax error: `IS` is followed by none of its words",
                "write `IS NULL`, `IS TRUE`, `IS DISTINCT FROM …`, or one of them with `NOT`",
            );
        }
        self.next();
        if state.is_word("distinct") {
            self.word("from")?;
            self.above(IS)?;
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
