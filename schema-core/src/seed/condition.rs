//! Conditions as far as they are understood: read from SQL, and held against the values of a row.

mod read;

/// An expression of a condition.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    Column(String),
    Value(Value),
    Call(String, Vec<Expr>),
    Binary(String, Box<Expr>, Box<Expr>),
    Not(Box<Expr>),
    IsNull(Box<Expr>),
    List(Vec<Expr>),
    /// `= ANY (…)`, and `IN`.
    In(Box<Expr>, Box<Expr>),
    /// What nobody here knows.
    Unknown,
}

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Null,
    Boolean(bool),
    Number(f64),
    Text(String),
    /// Of an enum, whose order is not that of its text.
    Label(String),
    List(Vec<Value>),
    Unknown,
}

impl Expr {
    /// Reads a condition; what is not known in it is [`Expr::Unknown`].
    pub(super) fn read(sql: &str) -> Self {
        read::read(sql)
    }

    /// The conditions that all have to hold.
    pub(super) fn conjuncts(&self) -> Vec<&Self> {
        match self {
            Self::Binary(operator, left, right) if operator == "and" => {
                left.conjuncts().into_iter().chain(right.conjuncts()).collect()
            }
            other => vec![other],
        }
    }

    /// Whether a column is in it.
    pub(super) fn has(&self, column: &str) -> bool {
        match self {
            Self::Column(name) => name == column,
            Self::Value(_) | Self::Unknown => false,
            Self::Call(_, list) | Self::List(list) => list.iter().any(|expr| expr.has(column)),
            Self::Binary(_, left, right) | Self::In(left, right) => left.has(column) || right.has(column),
            Self::Not(expr) | Self::IsNull(expr) => expr.has(column),
        }
    }

    /// Names another column in place of one.
    pub(super) fn renamed(&self, from: &str, to: &str) -> Self {
        let inner = |expr: &Self| Box::new(expr.renamed(from, to));
        let all = |list: &[Self]| list.iter().map(|expr| expr.renamed(from, to)).collect();
        match self {
            Self::Column(name) if name == from => Self::Column(to.to_owned()),
            Self::Column(_) | Self::Value(_) | Self::Unknown => self.clone(),
            Self::Call(name, arguments) => Self::Call(name.clone(), all(arguments)),
            Self::Binary(operator, left, right) => Self::Binary(operator.clone(), inner(left), inner(right)),
            Self::Not(expr) => Self::Not(inner(expr)),
            Self::IsNull(expr) => Self::IsNull(inner(expr)),
            Self::List(list) => Self::List(all(list)),
            Self::In(expr, list) => Self::In(inner(expr), inner(list)),
        }
    }

    /// What it comes to, where `column` gives the values of columns.
    pub(super) fn value(&self, column: &dyn Fn(&str) -> Value) -> Value {
        match self {
            Self::Column(name) => column(name),
            Self::Value(value) => value.clone(),
            Self::Call(name, arguments) => {
                let arguments: Vec<_> = arguments.iter().map(|argument| argument.value(column)).collect();
                call(name, &arguments)
            }
            Self::Binary(operator, left, right) => binary(operator, left.value(column), || right.value(column)),
            Self::Not(expr) => match expr.value(column) {
                Value::Boolean(value) => Value::Boolean(!value),
                Value::Null => Value::Null,
                _ => Value::Unknown,
            },
            Self::IsNull(expr) => match expr.value(column) {
                Value::Unknown => Value::Unknown,
                value => Value::Boolean(value == Value::Null),
            },
            Self::List(list) => Value::List(list.iter().map(|expr| expr.value(column)).collect()),
            Self::In(expr, list) => match (expr.value(column), list.value(column)) {
                (Value::Null, _) => Value::Null,
                (Value::Unknown, _) | (_, Value::Unknown) => Value::Unknown,
                (value, Value::List(list)) => {
                    let same: Vec<_> = list.into_iter().map(|item| binary("=", value.clone(), || item)).collect();
                    let answers = [Value::Boolean(true), Value::Unknown, Value::Null];
                    answers.into_iter().find(|answer| same.contains(answer)).unwrap_or(Value::Boolean(false))
                }
                _ => Value::Unknown,
            },
            Self::Unknown => Value::Unknown,
        }
    }
}

fn binary(operator: &str, left: Value, right: impl FnOnce() -> Value) -> Value {
    use Value::{Boolean, Null, Number, Text, Unknown};
    match (operator, &left) {
        ("and", Boolean(false)) => return Boolean(false),
        ("or", Boolean(true)) => return Boolean(true),
        _ => {}
    }
    let right = right();
    match (operator, &left, &right) {
        ("and", _, Boolean(false)) => Boolean(false),
        ("or", _, Boolean(true)) => Boolean(true),
        (_, Unknown, _) | (_, _, Unknown) => Unknown,
        ("is distinct from", ..) => Boolean(left != right),
        (_, Null, _) | (_, _, Null) => Null,
        ("and" | "or", Boolean(left), Boolean(right)) => {
            Boolean(if operator == "and" { *left && *right } else { *left || *right })
        }
        ("<@", Value::List(few), Value::List(many)) => Boolean(few.iter().all(|one| many.contains(one))),
        ("||", Text(left), Text(right)) => Text(format!("{left}{right}")),
        ("=" | "<>" | "!=", Value::Label(left), Text(right)) => compared(operator, left.cmp(right)),
        (_, Number(left), Number(right)) => arithmetic(operator, *left, *right),
        // Moments are spelled so that their text orders them.
        (_, Text(left), Text(right)) => compared(operator, left.as_str().cmp(right)),
        ("=" | "<>" | "!=", Boolean(left), Boolean(right)) => Boolean((left == right) == (operator == "=")),
        _ => Unknown,
    }
}

fn arithmetic(operator: &str, left: f64, right: f64) -> Value {
    match operator {
        "+" => Value::Number(left + right),
        "-" => Value::Number(left - right),
        "*" => Value::Number(left * right),
        "%" if right != 0.0 => Value::Number(left % right),
        _ => left.partial_cmp(&right).map_or(Value::Unknown, |order| compared(operator, order)),
    }
}

fn compared(operator: &str, order: std::cmp::Ordering) -> Value {
    Value::Boolean(match operator {
        "=" => order.is_eq(),
        "<>" | "!=" => order.is_ne(),
        "<" => order.is_lt(),
        "<=" => order.is_le(),
        ">" => order.is_gt(),
        ">=" => order.is_ge(),
        _ => return Value::Unknown,
    })
}

fn call(name: &str, arguments: &[Value]) -> Value {
    use Value::{Null, Number, Text, Unknown};
    let nulls = || arguments.iter().filter(|value| **value == Null).count();
    match (name, arguments) {
        (_, all) if all.contains(&Unknown) => Unknown,
        ("coalesce", all) => all.iter().find(|value| **value != Null).cloned().unwrap_or(Null),
        ("num_nonnulls", all) => Number((all.len() - nulls()) as f64),
        ("num_nulls", _) => Number(nulls() as f64),
        (_, all) if all.contains(&Null) => Null,
        ("length" | "char_length" | "character_length", [Text(text)]) => Number(text.chars().count() as f64),
        ("octet_length", [Text(text)]) => Number(text.len() as f64),
        ("cardinality", [Value::List(list)]) => Number(list.len() as f64),
        ("array_length", [Value::List(list), Number(1.0)]) if !list.is_empty() => Number(list.len() as f64),
        ("array_length", [Value::List(_), Number(1.0)]) => Null,
        ("lower", [Text(text)]) => Text(text.to_lowercase()),
        ("upper", [Text(text)]) => Text(text.to_uppercase()),
        ("trim" | "btrim", [Text(text)]) => Text(text.trim_matches(' ').to_owned()),
        ("abs", [Number(number)]) => Number(number.abs()),
        ("jsonb_typeof" | "json_typeof", [Text(json)]) => Text(shape(json).to_owned()),
        _ => Unknown,
    }
}

fn shape(json: &str) -> &'static str {
    match json.trim_start().chars().next() {
        Some('{') => "object",
        Some('[') => "array",
        Some('"') => "string",
        Some('t' | 'f') => "boolean",
        Some('n') => "null",
        _ => "number",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn holds(sql: &str, row: &[(&str, Value)]) -> Value {
        let column =
            |name: &str| row.iter().find(|(own, _)| *own == name).map_or(Value::Unknown, |(_, value)| value.clone());
        Expr::read(sql).value(&column)
    }

    #[test]
    fn conditions_are_held_against_rows() {
        let row = [
            ("a", Value::Number(5.0)),
            ("b", Value::Text("x@y".to_owned())),
            ("c", Value::Null),
            ("d", Value::Boolean(true)),
            ("e", Value::Text("{}".to_owned())),
        ];
        for (sql, expected) in [
            ("a > 0 AND a <= 5", true),
            ("a BETWEEN 6 AND 7 OR d", true),
            ("(a < 3) = false", true),
            ("a IN (1, 2, 3)", false),
            ("((b)::text = ANY ((ARRAY['x@y'::character varying, 'z'::character varying])::text[]))", true),
            ("c IS NULL AND NOT (d IS NOT TRUE)", true),
            ("length(b) + 2 = a", true),
            ("jsonb_typeof(e) = 'object'::text", true),
            ("num_nonnulls(a, c) = 1", true),
            ("lower(b) <> b", false),
            ("coalesce(c, a) = '5'::integer", true),
        ] {
            assert_eq!(holds(sql, &row), Value::Boolean(expected), "{sql}");
        }
        assert_eq!(holds("c > 5", &row), Value::Null);
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for sql in ["a ~ 'x'", "f(a) > 0", "CASE WHEN true THEN 1 END = 1", "a > now()", "(SELECT 1) = 1", "'"] {
            assert_eq!(holds(sql, &[("a", Value::Text("x".to_owned()))]), Value::Unknown, "{sql}");
        }
    }
}
