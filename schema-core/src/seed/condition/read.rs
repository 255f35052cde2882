//! Conditions, read from SQL.

use super::{Expr, Value};
use schema_sql::{Kind, Token, tokens};

/// Reads a condition; what is not known in it is [`Expr::Unknown`].
pub(super) fn read(sql: &str) -> Expr {
    let Ok(tokens) = tokens(sql) else { return Expr::Unknown };
    let mut reader = Reader { tokens: &tokens, at: 0 };
    match reader.expression(0) {
        Some(expression) if reader.token().kind == Kind::End => expression,
        _ => Expr::Unknown,
    }
}

struct Reader<'t> {
    tokens: &'t [Token<'t>],
    at: usize,
}

/// Behind the last token is the one that marks the end.
impl<'t> Reader<'t> {
    fn token(&self) -> Token<'t> {
        self.tokens.get(self.at).copied().unwrap_or(Token { kind: Kind::End, text: "", at: 0 })
    }

    fn word(&mut self, word: &str) -> bool {
        let found = self.token().is_word(word);
        self.at += usize::from(found);
        found
    }

    fn sign(&mut self, sign: &str) -> bool {
        let found = self.token().is_sign(sign);
        self.at += usize::from(found);
        found
    }

    /// By precedence: OR, AND, NOT, IS, comparison, IN and so on, other operators, sums, products.
    fn expression(&mut self, above: u8) -> Option<Expr> {
        let mut left = self.operand()?;
        loop {
            let token = self.token();
            let (operator, level) = match token.kind {
                Kind::Operator => (token.text.to_owned(), level(token.text)),
                Kind::Word if token.is_word("or") => ("or".to_owned(), 1),
                Kind::Word if token.is_word("and") => ("and".to_owned(), 2),
                Kind::Word if token.is_word("is") => ("is".to_owned(), 4),
                Kind::Word if ["in", "not", "between", "like", "ilike"].iter().any(|word| token.is_word(word)) => {
                    ("in".to_owned(), 6)
                }
                _ => return Some(left),
            };
            if level <= above {
                return Some(left);
            }
            left = match operator.as_str() {
                "is" => self.is(left)?,
                "in" => self.within(left)?,
                _ => {
                    self.at += 1;
                    self.right(operator, left, level)?
                }
            };
        }
    }

    fn right(&mut self, operator: String, left: Expr, level: u8) -> Option<Expr> {
        if self.word("any") {
            let list = self.operand()?;
            return Some(if operator == "=" { Expr::In(Box::new(left), Box::new(list)) } else { Expr::Unknown });
        }
        Some(Expr::Binary(operator, Box::new(left), Box::new(self.expression(level)?)))
    }

    fn is(&mut self, left: Expr) -> Option<Expr> {
        self.at += 1;
        let not = self.word("not");
        let same = |value| {
            let right = Box::new(Expr::Value(Value::Boolean(value)));
            Expr::Not(Box::new(Expr::Binary("is distinct from".to_owned(), Box::new(left.clone()), right)))
        };
        let is = if self.word("null") {
            Expr::IsNull(Box::new(left))
        } else if self.word("true") {
            same(true)
        } else if self.word("false") {
            same(false)
        } else {
            return None;
        };
        Some(if not { Expr::Not(Box::new(is)) } else { is })
    }

    fn within(&mut self, left: Expr) -> Option<Expr> {
        let not = self.word("not");
        let left = Box::new(left);
        let found = if self.word("in") {
            Expr::In(left, Box::new(Expr::List(self.list("(", ")")?)))
        } else if self.word("between") {
            let low = Box::new(self.expression(6)?);
            if !self.word("and") {
                return None;
            }
            let high = Box::new(self.expression(6)?);
            let at_least = Expr::Binary(">=".to_owned(), left.clone(), low);
            Expr::Binary("and".to_owned(), Box::new(at_least), Box::new(Expr::Binary("<=".to_owned(), left, high)))
        } else if self.word("like") {
            Expr::Binary("~~".to_owned(), left, Box::new(self.expression(6)?))
        } else {
            return None;
        };
        Some(if not { Expr::Not(Box::new(found)) } else { found })
    }

    fn list(&mut self, open: &str, close: &str) -> Option<Vec<Expr>> {
        let mut list = Vec::new();
        if !self.sign(open) {
            return None;
        }
        while !self.sign(close) {
            if !list.is_empty() && !self.sign(",") {
                return None;
            }
            list.push(self.expression(0)?);
        }
        Some(list)
    }

    fn operand(&mut self) -> Option<Expr> {
        let token = self.token();
        let mut operand = match token.kind {
            Kind::Sign if token.text == "(" => self.inside()?,
            Kind::Operator if token.text == "-" => {
                self.at += 1;
                match self.operand()? {
                    Expr::Value(Value::Number(number)) => Expr::Value(Value::Number(-number)),
                    _ => Expr::Unknown,
                }
            }
            Kind::Number => {
                self.at += 1;
                Expr::Value(Value::Number(token.text.parse().ok()?))
            }
            Kind::Text if token.text.starts_with('\'') => {
                self.at += 1;
                let inner = token.text.strip_prefix('\'')?.strip_suffix('\'')?;
                Expr::Value(Value::Text(inner.replace("''", "'")))
            }
            Kind::Word | Kind::Quoted => self.named(token)?,
            _ => return None,
        };
        while self.sign("::") {
            operand = self.cast(operand)?;
        }
        Some(operand)
    }

    fn inside(&mut self) -> Option<Expr> {
        self.at += 1;
        let inner = self.expression(0)?;
        self.sign(")").then_some(inner)
    }

    fn named(&mut self, token: Token<'_>) -> Option<Expr> {
        self.at += 1;
        let name = token.name()?;
        if token.kind == Kind::Word {
            match name.as_str() {
                "not" => return Some(Expr::Not(Box::new(self.expression(3)?))),
                "true" | "false" => return Some(Expr::Value(Value::Boolean(name == "true"))),
                "null" => return Some(Expr::Value(Value::Null)),
                "array" => return self.list("[", "]").map(Expr::List),
                "current_date" | "current_timestamp" => return Some(Expr::Call("now".to_owned(), Vec::new())),
                "case" | "cast" | "exists" | "select" | "interval" => return None,
                _ => {}
            }
        }
        if self.token().is_sign("(") {
            return self.list("(", ")").map(|arguments| Expr::Call(name, arguments));
        }
        if self.sign(".") {
            return None;
        }
        Some(Expr::Column(name))
    }

    /// A cast of what is a string or a number already changes nothing that matters here; a literal may become a number.
    fn cast(&mut self, operand: Expr) -> Option<Expr> {
        let first = self.token().name()?;
        self.at += 1;
        while matches!(self.token().text, "varying" | "precision" | "with" | "without" | "time" | "zone" | "[" | ".")
            || self.tokens.get(self.at.checked_sub(1)?)?.is_sign(".")
        {
            // `text[]`: a bracket that closes alone is that of the list around it.
            self.at += if self.token().is_sign("[") { 2 } else { 1 };
        }
        if self.token().is_sign("(") {
            self.list("(", ")")?;
        }
        let numeric = ["integer", "int", "bigint", "smallint", "numeric", "double", "real", "int4", "int8"];
        Some(match operand {
            Expr::Value(Value::Text(text)) if numeric.contains(&first.as_str()) => {
                text.parse().map_or(Expr::Unknown, |number| Expr::Value(Value::Number(number)))
            }
            // `'{a,b}'::text[]`, `'x'::date` and the like stay text.
            other => other,
        })
    }
}

fn level(operator: &str) -> u8 {
    match operator {
        "<" | ">" | "=" | "<=" | ">=" | "<>" | "!=" => 5,
        "+" | "-" => 8,
        "*" | "/" | "%" => 9,
        _ => 7,
    }
}
