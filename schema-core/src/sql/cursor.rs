//! A place in a statement, and what can be read there.

use super::Name;
use crate::ident::Ident;
use schema_sql::{Kind, Mistake, Token, tokens};

/// Reads a statement token by token. What is not there is not taken, so that unknown forms are left, never misread.
pub(super) struct Cursor<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Result<Self, Mistake> {
        Ok(Self { text, tokens: tokens(text)?, at: 0 })
    }

    pub(super) fn peek(&self) -> Token<'t> {
        self.tokens[self.at]
    }

    /// Where the next token begins.
    pub(super) fn place(&self) -> usize {
        self.peek().at
    }

    pub(super) fn is_end(&self) -> bool {
        self.peek().kind == Kind::End
    }

    pub(super) fn bump(&mut self) -> Token<'t> {
        let token = self.peek();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    /// Whether these words come next.
    pub(super) fn is(&self, phrase: &str) -> bool {
        let mut ahead = self.tokens[self.at..].iter();
        phrase.split(' ').all(|word| ahead.next().is_some_and(|token| token.is_word(word)))
    }

    /// Takes these words, where they come next.
    pub(super) fn eat(&mut self, phrase: &str) -> bool {
        let found = self.is(phrase);
        if found {
            self.at += phrase.split(' ').count();
        }
        found
    }

    /// Takes the first of these phrases that comes next.
    pub(super) fn eat_one<'p>(&mut self, phrases: &[&'p str]) -> Option<&'p str> {
        phrases.iter().copied().find(|phrase| self.eat(phrase))
    }

    pub(super) fn sign(&mut self, sign: &str) -> bool {
        let found = self.peek().is_sign(sign);
        if found {
            self.bump();
        }
        found
    }

    pub(super) fn ident(&mut self) -> Option<Ident> {
        let name = self.peek().name()?;
        self.bump();
        Some(Ident::new(name))
    }

    /// A name with what stands in front of it; a star behind it says no more.
    pub(super) fn name(&mut self) -> Option<Name> {
        let mut parts = vec![self.ident()?];
        while self.peek().is_sign(".") {
            self.bump();
            parts.push(self.ident()?);
        }
        if self.peek().text == "*" {
            self.bump();
        }
        let name = parts.pop()?;
        Some(Name { schema: parts.pop(), name })
    }

    /// Names with commas between them.
    pub(super) fn names(&mut self) -> Vec<Name> {
        let mut names = Vec::new();
        while let Some(name) = self.name() {
            names.push(name);
            if !self.sign(",") {
                break;
            }
        }
        names
    }

    /// What stands in the parentheses that come next.
    pub(super) fn group(&mut self) -> Option<&'t str> {
        if !self.sign("(") {
            return None;
        }
        let start = self.place();
        let mut end = start;
        while !self.is_end() && !self.peek().is_sign(")") {
            end = self.skip();
        }
        self.bump();
        Some(self.text.get(start..end).unwrap_or_default())
    }

    /// The names in the parentheses that come next.
    pub(super) fn columns(&mut self) -> Vec<Ident> {
        let mut columns = Vec::new();
        if self.sign("(") {
            while !self.is_end() && !self.sign(")") {
                columns.extend(self.ident());
                self.until(&[]);
                self.sign(",");
            }
        }
        columns
    }

    /// The text up to one of these words, a comma or a closing parenthesis, outside of parentheses.
    pub(super) fn until(&mut self, words: &[&str]) -> &'t str {
        let start = self.place();
        let mut end = start;
        while !self.is_end() {
            let token = self.peek();
            let stops = [",", ")", "]"].iter().any(|sign| token.is_sign(sign));
            if stops || words.iter().any(|word| self.is(word)) {
                break;
            }
            end = self.skip();
        }
        self.text.get(start..end).unwrap_or_default()
    }

    /// The rest of the statement.
    pub(super) fn rest(&mut self) -> &'t str {
        let start = self.place();
        let mut end = start;
        while !self.is_end() {
            end = self.bump().end();
        }
        self.text.get(start..end).unwrap_or_default()
    }

    /// Goes past a token, or past a whole pair of parentheses or brackets, and says where that ends.
    fn skip(&mut self) -> usize {
        let (mut depth, mut end) = (0_usize, self.place());
        while !self.is_end() {
            let token = self.bump();
            end = token.end();
            if token.is_sign("(") || token.is_sign("[") {
                depth += 1;
            } else if token.is_sign(")") || token.is_sign("]") {
                depth = depth.saturating_sub(1);
            }
            if depth == 0 {
                break;
            }
        }
        end
    }

    /// Whether a word stands anywhere from here on, in whatever depth.
    pub(super) fn has(&self, phrase: &str) -> bool {
        let words: Vec<&str> = phrase.split(' ').collect();
        self.tokens[self.at..]
            .windows(words.len())
            .any(|window| window.iter().zip(&words).all(|(token, word)| token.is_word(word)))
    }
}
