//! Calls of functions.

use crate::functions::gives;
use crate::mistake::Mistake;
use crate::parser::{Call, Gives, Parsed, Parser, Stop};
use crate::step::Step;
use crate::token::Kind;

impl Parser<'_> {
    /// The rest of a call whose name began at `start`; its opening parenthesis comes next.
    pub(crate) fn call(&mut self, start: usize, name: &str, qualified: bool) -> Parsed<Gives> {
        let at = start..self.end();
        self.sign("(")?;
        let mut call = Call { at, name: name.to_owned(), arguments: 0, star: false, over: false, aggregates: false };
        let plain = self.arguments(&mut call)?;
        call.aggregates = self.aggregate_rest()?;
        if self.take_word("over") {
            call.over = true;
            if self.take_sign("(") {
                self.skip_inside()?;
            } else {
                self.next();
            }
        }
        let known = plain && !qualified && !call.over && !call.aggregates;
        let (name, piece) = (if known { name } else { "" }, start..self.end());
        if !qualified && call.name == "nullif" && call.arguments != 2 {
            let message = "syntax error: `NULLIF` takes two values";
            return Err(Stop::Mistake(Mistake::new(piece, message, "write the value, and the one that becomes NULL")));
        }
        match (known, name) {
            // However it counts.
            _ if !qualified && call.name == "count" => {
                self.unknown(call.arguments);
                self.step(Step::Becomes("bigint"));
            }
            (true, "nullif") => self.step(Step::Against(0, piece)),
            (true, "coalesce" | "greatest" | "least") => self.step(Step::Alike(call.arguments, piece)),
            _ => self.step(Step::Call(name.to_owned(), call.arguments, piece)),
        }
        let gives = if qualified || call.over { Gives::Unknown } else { gives(&call) };
        if !qualified {
            self.found.calls.push(call);
        }
        Ok(gives)
    }

    /// Whether they are values by their places, and nothing more.
    fn arguments(&mut self, call: &mut Call) -> Parsed<bool> {
        if self.take_sign(")") {
            return Ok(true);
        }
        if self.peek().text == "*" && self.ahead(1).is_sign(")") {
            self.skip(2);
            call.star = true;
            return Ok(false);
        }
        let mut plain = !self.take_one_of(&["all", "distinct"]);
        loop {
            plain &= !self.take_word("variadic");
            if self.peek().name().is_some() && (self.ahead(1).text == "=>" || self.ahead(1).is_sign(":=")) {
                self.skip(2);
                plain = false;
            }
            self.value()?;
            call.arguments += 1;
            if !self.take_sign(",") {
                break;
            }
        }
        self.order_by()?;
        self.end_of_list()?;
        Ok(plain)
    }

    /// What may follow a value in parentheses is their end.
    pub(crate) fn end_of_list(&mut self) -> Parsed<()> {
        let token = self.peek();
        if token.kind == Kind::Word || token.is_sign(";") { Err(Stop::Unsure) } else { self.sign(")") }
    }

    fn order_by(&mut self) -> Parsed<()> {
        if !self.take_word("order") {
            return Ok(());
        }
        self.word("by")?;
        loop {
            self.value()?;
            self.step(Step::Drop);
            if self.peek().is_word("using") {
                return Err(Stop::Unsure);
            }
            self.take_one_of(&["asc", "desc"]);
            if self.take_word("nulls") && !self.take_one_of(&["first", "last"]) {
                return Err(Stop::Unsure);
            }
            if !self.take_sign(",") {
                return Ok(());
            }
        }
    }

    /// `WITHIN GROUP (…)` and `FILTER (WHERE …)`, which only an aggregate has, and a window function that is one.
    fn aggregate_rest(&mut self) -> Parsed<bool> {
        let start = self.end();
        if self.peek().is_word("within") && self.ahead(1).is_word("group") {
            self.skip(2);
            self.sign("(")?;
            self.order_by()?;
            self.sign(")")?;
        }
        if self.peek().is_word("filter") && self.ahead(1).is_sign("(") {
            self.skip(2);
            self.word("where")?;
            let condition = self.value()?;
            self.found.needs_boolean(&condition);
            self.step(Step::Drop);
            self.sign(")")?;
        }
        Ok(self.end() > start)
    }
}
