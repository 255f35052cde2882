//! Expressions (manual, 4.2): operands, and what binds stronger than any operator.

use crate::keyword::{QUERY, can_be_column, is_reserved};
use crate::operator::{COMPARISONS, NOT, OPERATOR, RANGE, SIGN};
use crate::parser::{Gives, Parsed, Parser, Stop, Value};
use crate::step::{Step, of_number, of_string};
use crate::token::{Kind, Token};

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
    pub(crate) fn above(&mut self, power: u8) -> Parsed<Value> {
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
                let alone = self.ahead(1).kind != Kind::Text;
                self.step(if alone { of_string(&token) } else { Step::Of("") });
                while self.peek().kind == Kind::Text {
                    self.next();
                }
                self.below(Gives::Unknown, token.at)
            }
            Kind::Number => {
                self.next();
                self.step(of_number(&token));
                self.below(Gives::Other("a number"), token.at)
            }
            Kind::Sign if token.text == "(" => self.parentheses(),
            Kind::Operator => self.prefix(token),
            Kind::Parameter => {
                let message = format!("there is no parameter `{}`", token.text);
                self.mistake(message, "write the value itself")
            }
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
        if token.text == "!" {
            return self.mistake("PostgreSQL has no operator `!` before a value", "write `NOT`");
        }
        self.next();
        let sign = token.text == "-" || token.text == "+";
        let value = self.above(if sign { SIGN } else { OPERATOR })?;
        self.step(Step::Sign(token.text.to_owned(), token.at..self.end()));
        Ok(if sign && value.gives != Gives::Column { value.gives } else { Gives::Unknown })
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
                return self.below(gives, token.at);
            }
            self.check_reserved(&name)?;
        }
        if let Some(gives) = self.typed_string()? {
            return self.below(gives, token.at);
        }
        self.next();
        let mut last = name.clone();
        let mut parts = 1;
        while self.take_sign(".") {
            parts += 1;
            let part = self.next();
            match part.name() {
                Some(name) => last = name,
                None if part.text == "*" => {
                    self.step(Step::Of(""));
                    return Ok(Gives::Unknown);
                }
                None => return Err(Stop::Unsure),
            }
        }
        if self.peek().is_sign("(") {
            let gives = self.call(token.at, &last, parts > 1)?;
            return self.below(gives, token.at);
        }
        self.step(Step::Column(if parts == 2 { format!("{name}\0{last}") } else { name.clone() }));
        match parts {
            1 => self.found.columns.push((token.at..token.end(), name)),
            2 => self.found.qualified.push((token.at..self.end(), name, last)),
            _ => self.step(Step::Becomes("")),
        }
        self.below(if parts == 1 { Gives::Column } else { Gives::Unknown }, token.at)
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
        self.step(Step::Of(self.last_type));
        if self.next().kind != Kind::Text {
            return Err(Stop::Unsure);
        }
        Ok(Some(gives))
    }

    pub(crate) fn parentheses(&mut self) -> Parsed<Gives> {
        let start = self.peek().at;
        if self.begins_query(1) {
            self.query()?;
            return self.below(Gives::Unknown, start);
        }
        self.next();
        let first = self.value()?;
        if self.take_sign(",") {
            let more = self.list_inside()?;
            self.unknown(1 + more);
            return self.below(Gives::Other("a row"), start);
        }
        self.end_of_list()?;
        self.below(first.gives, start)
    }

    /// The rest of `(a, b)`: how many values there are.
    pub(crate) fn list_inside(&mut self) -> Parsed<usize> {
        if self.take_sign(")") {
            return Ok(0);
        }
        let mut count = 0;
        loop {
            self.value()?;
            count += 1;
            if !self.take_sign(",") {
                self.end_of_list()?;
                return Ok(count);
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
        self.step(Step::Of(""));
        self.found.queries.push(start..self.end());
        Ok(())
    }

    /// Casts, elements and fields: what binds stronger than any operator.
    fn below(&mut self, mut gives: Gives, start: usize) -> Parsed<Gives> {
        loop {
            if self.take_sign("::") {
                gives = self.type_name()?;
                self.step(Step::Cast(self.last_type, start..self.end()));
            } else if self.take_sign("[") {
                self.skip_inside()?;
                self.step(Step::Becomes(""));
                gives = Gives::Unknown;
            } else if self.peek().is_sign(".") && (self.ahead(1).name().is_some() || self.ahead(1).text == "*") {
                let field = self.ahead(1).name();
                self.skip(2);
                self.step(match field {
                    Some(name) => Step::Field(name, start..self.end()),
                    None => Step::Becomes(""),
                });
                gives = Gives::Unknown;
            } else {
                return Ok(gives);
            }
        }
    }
}
