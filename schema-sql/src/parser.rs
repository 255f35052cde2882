//! A walk over tokens that notes what an expression is made of.

use std::ops::Range;

use crate::mistake::Mistake;
use crate::step::{Placed, Step};
use crate::token::{Kind, Token};

/// Why a walk ends early.
pub(crate) enum Stop {
    /// PostgreSQL will refuse this.
    Mistake(Mistake),
    /// There is something that we do not know: nothing is said of the whole.
    Unsure,
}

pub(crate) type Parsed<T> = Result<T, Stop>;

/// What an expression gives, as far as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    Boolean,
    /// A column without a table.
    Column,
    /// Something that is certainly no boolean, in words.
    Other(&'static str),
    Unknown,
}

/// An expression, by its place.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) at: Range<usize>,
    pub(crate) gives: Gives,
}

/// A call of a function.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) at: Range<usize>,
    pub(crate) name: String,
    pub(crate) arguments: usize,
    pub(crate) star: bool,
    pub(crate) over: bool,
    /// Something stands behind it that only an aggregate has.
    pub(crate) aggregates: bool,
}

/// What stands in an expression.
#[derive(Default)]
pub(crate) struct Found {
    /// Names of columns, without a table.
    pub(crate) columns: Vec<(Range<usize>, String)>,
    /// Names of two parts: a table, and its column.
    pub(crate) qualified: Vec<(Range<usize>, String, String)>,
    pub(crate) calls: Vec<Call>,
    pub(crate) queries: Vec<Range<usize>>,
    /// Values that stand where a boolean has to, and are none.
    pub(crate) not_boolean: Vec<(Range<usize>, String)>,
    /// What is certainly wrong besides.
    pub(crate) wrong: Vec<Mistake>,
    /// What it does.
    pub(crate) steps: Vec<Placed>,
}

impl Found {
    /// What stands in another expression of the same query.
    pub(crate) fn add(&mut self, other: Self) {
        self.columns.extend(other.columns);
        self.qualified.extend(other.qualified);
        self.calls.extend(other.calls);
        self.queries.extend(other.queries);
        self.not_boolean.extend(other.not_boolean);
        self.wrong.extend(other.wrong);
        self.steps.extend(other.steps);
    }

    /// What is no boolean stands where a boolean has to.
    pub(crate) fn needs_boolean(&mut self, value: &Value) {
        match value.gives {
            Gives::Other(what) => {
                self.not_boolean.push((value.at.clone(), what.to_owned()));
                self.steps.push(Step::Becomes("boolean"));
            }
            Gives::Boolean => {}
            Gives::Column | Gives::Unknown => self.steps.push(Step::Condition(value.at.clone())),
        }
    }
}

pub(crate) struct Parser<'t> {
    tokens: &'t [Token<'t>],
    at: usize,
    pub(crate) found: Found,
    /// A word may stand behind a value: it is what the value is called.
    pub(crate) labels: bool,
    /// The type whose name was read last, as PostgreSQL calls it; nothing where it is none of the usual.
    pub(crate) last_type: &'static str,
}

impl<'t> Parser<'t> {
    pub(crate) fn new(tokens: &'t [Token<'t>]) -> Self {
        Self { tokens, at: 0, found: Found::default(), labels: false, last_type: "" }
    }

    pub(crate) fn peek(&self) -> Token<'t> {
        self.ahead(0)
    }

    /// The token so many places ahead; the end, behind it.
    pub(crate) fn ahead(&self, places: usize) -> Token<'t> {
        self.tokens[(self.at + places).min(self.tokens.len() - 1)]
    }

    pub(crate) fn next(&mut self) -> Token<'t> {
        let token = self.peek();
        self.at += 1;
        token
    }

    /// Goes on by so many tokens.
    pub(crate) fn skip(&mut self, tokens: usize) {
        self.at += tokens;
    }

    /// The last token; the first, before there is one.
    pub(crate) fn before(&self) -> Token<'t> {
        self.tokens[self.at.saturating_sub(1).min(self.tokens.len() - 1)]
    }

    /// Where the last token ended.
    pub(crate) fn end(&self) -> usize {
        if self.at == 0 { 0 } else { self.before().end() }
    }

    /// The next step of what is parsed.
    pub(crate) fn step(&mut self, step: Placed) {
        self.found.steps.push(step);
    }

    /// So many values become one, of which nothing is known.
    pub(crate) fn unknown(&mut self, values: usize) {
        self.step(Step::Call(String::new(), values, 0..0));
    }

    pub(crate) fn take_sign(&mut self, sign: &str) -> bool {
        let found = self.peek().is_sign(sign);
        self.at += usize::from(found);
        found
    }

    pub(crate) fn take_word(&mut self, word: &str) -> bool {
        self.take_one_of(&[word])
    }

    pub(crate) fn take_one_of(&mut self, words: &[&str]) -> bool {
        let found = self.peek().is_one_of(words);
        self.at += usize::from(found);
        found
    }

    /// The key word that has to stand here.
    pub(crate) fn word(&mut self, word: &str) -> Parsed<()> {
        if self.take_word(word) { Ok(()) } else { self.missing(&format!("`{}`", word.to_uppercase())) }
    }

    /// The sign that has to stand here.
    pub(crate) fn sign(&mut self, sign: &str) -> Parsed<()> {
        if self.take_sign(sign) { Ok(()) } else { self.missing(&format!("`{sign}`")) }
    }

    pub(crate) fn missing<T>(&self, what: &str) -> Parsed<T> {
        let token = self.peek();
        let found = if token.kind == Kind::End { "the end".to_owned() } else { format!("`{}`", token.text) };
        self.mistake(format!("syntax error: {what} is missing before {found}"), format!("write {what} here"))
    }

    /// A mistake at the next token.
    pub(crate) fn mistake<T>(&self, message: impl Into<String>, help: impl Into<String>) -> Parsed<T> {
        let token = self.peek();
        Err(Stop::Mistake(Mistake::new(token.at..token.end(), message, help)))
    }

    /// Goes behind the parenthesis or bracket that ends what was opened before the next token.
    pub(crate) fn skip_inside(&mut self) -> Parsed<()> {
        let mut depth = 1_usize;
        while depth > 0 {
            let token = self.next();
            match token.text {
                "(" | "[" if token.kind == Kind::Sign => depth += 1,
                ")" | "]" if token.kind == Kind::Sign => depth -= 1,
                _ if token.kind == Kind::End => return Err(Stop::Unsure),
                _ => {}
            }
        }
        Ok(())
    }
}

/// Parentheses and brackets that nothing ends, or nothing began. No statement of PostgreSQL has them.
pub(crate) fn check_balance(tokens: &[Token<'_>]) -> Option<Mistake> {
    let mut open: Vec<&Token<'_>> = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == Kind::Sign) {
        let pair = match token.text {
            "(" | "[" => {
                open.push(token);
                continue;
            }
            ")" => "(",
            "]" => "[",
            _ => continue,
        };
        if open.pop().is_none_or(|begin| begin.text != pair) {
            let message = format!("syntax error: nothing begins what this `{}` ends", token.text);
            return Some(Mistake::new(token.at..token.end(), message, format!("take it out, or write its `{pair}`")));
        }
    }
    let begin = open.pop()?;
    let end = if begin.text == "(" { ")" } else { "]" };
    let message = format!("syntax error: nothing ends what this `{}` begins", begin.text);
    Some(Mistake::new(begin.at..begin.end(), message, format!("write its `{end}`")))
}
