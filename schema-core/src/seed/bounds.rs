//! What conditions ask of one column's values, as far as it can be heeded while they are made.

use super::condition::{Expr, Value};
use super::pattern::Pattern;
use super::random::Random;

/// The limits of a column's values.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bounds {
    low: Option<(Value, bool)>,
    high: Option<(Value, bool)>,
    shortest: Option<usize>,
    longest: Option<usize>,
    /// The only values; of an array, of its elements.
    pub(super) values: Option<Vec<String>>,
    pub(super) patterns: Vec<Pattern>,
    pub(super) not_null: bool,
    /// A JSON value of the shape that is asked for.
    pub(super) json: Option<&'static str>,
}

/// 2040, in seconds since 1970: later than now.
const LATER: i128 = 2_208_988_800;

impl Bounds {
    /// Learns what a condition asks of a column.
    pub(super) fn learn(&mut self, condition: &Expr, column: &str) {
        for each in condition.conjuncts() {
            self.learn_one(each, column);
        }
    }

    fn learn_one(&mut self, condition: &Expr, column: &str) {
        let is_column = |expr: &Expr| matches!(expr, Expr::Column(name) if name == column);
        match condition {
            Expr::Column(name) if name == column => self.only(vec!["t".to_owned()]),
            Expr::Not(inner) => match &**inner {
                inner if is_column(inner) => self.only(vec!["f".to_owned()]),
                Expr::IsNull(of) if is_column(of) => self.not_null = true,
                _ => {}
            },
            Expr::In(of, list) if is_column(of) => {
                if let Some(values) = texts(list) {
                    self.only(values);
                }
            }
            Expr::Binary(operator, left, right) if operator == "or" => {
                let sides = [left, right].map(|side| {
                    let mut bounds = Self::default();
                    bounds.learn(side, column);
                    bounds.values
                });
                if let [Some(left), Some(right)] = sides {
                    self.only(left.into_iter().chain(right).collect());
                }
            }
            Expr::Binary(operator, left, right) => {
                if is_column(left) {
                    self.compare(operator, right);
                } else if is_column(right) {
                    self.compare(turned(operator), left);
                } else if let Expr::Call(name, arguments) = &**left
                    && arguments.first().is_some_and(is_column)
                {
                    self.measure(name, operator, right);
                }
            }
            _ => {}
        }
    }

    fn only(&mut self, values: Vec<String>) {
        self.values = Some(match self.values.take() {
            Some(before) => before.into_iter().filter(|value| values.contains(value)).collect(),
            None => values,
        });
    }

    fn compare(&mut self, operator: &str, other: &Expr) {
        let value = match other {
            Expr::Value(value) => value.clone(),
            Expr::Call(name, none) if name == "now" && none.is_empty() => Value::Number(LATER as f64),
            Expr::List(_) => {
                if let Some(values) = texts(other).filter(|_| operator == "<@") {
                    self.only(values);
                }
                return;
            }
            _ => return,
        };
        let later = matches!(other, Expr::Call(..));
        match (operator, value) {
            // All moments are in the past, unless they have to be in the future.
            ("<" | "<=", _) if later => {}
            ("=", value) => self.only(text(&value).into_iter().collect()),
            ("~~", Value::Text(like)) => self.patterns.extend(Pattern::like(&like)),
            ("~", Value::Text(pattern)) => self.patterns.extend(Pattern::read(&pattern)),
            (">" | ">=", value) if tighter(&self.low, &value, true) => self.low = Some((value, operator == ">")),
            ("<" | "<=", value) if tighter(&self.high, &value, false) => self.high = Some((value, operator == "<")),
            ("<>" | "!=", Value::Text(empty)) if empty.is_empty() => self.shortest = self.shortest.max(Some(1)),
            _ => {}
        }
    }

    fn measure(&mut self, function: &str, operator: &str, other: &Expr) {
        let lengths = ["length", "char_length", "character_length", "octet_length", "cardinality", "array_length"];
        match other {
            Expr::Value(Value::Number(number)) if lengths.contains(&function) => {
                let number = number.max(0.0) as usize;
                match operator {
                    ">" => self.shortest = self.shortest.max(Some(number + 1)),
                    ">=" => self.shortest = self.shortest.max(Some(number)),
                    "<" => self.longest = Some(self.longest.unwrap_or(usize::MAX).min(number.saturating_sub(1))),
                    "<=" => self.longest = Some(self.longest.unwrap_or(usize::MAX).min(number)),
                    "=" => (self.shortest, self.longest) = (Some(number), Some(number)),
                    _ => {}
                }
            }
            Expr::Value(Value::Text(shape)) if operator == "=" && function.ends_with("_typeof") => {
                self.json = match shape.as_str() {
                    "object" => Some("{}"),
                    "array" => Some("[]"),
                    "string" => Some("\"text\""),
                    "number" => Some("1"),
                    "boolean" => Some("true"),
                    _ => self.json,
                };
            }
            _ => {}
        }
    }

    /// The least and the greatest number, in units of so many decimals.
    pub(super) fn numbers(&self, decimals: u32) -> (Option<i128>, Option<i128>) {
        let unit = 10_f64.powi(decimals as i32);
        let low = self.low.as_ref().and_then(|(value, beyond)| {
            let scaled = number(value)? * unit;
            Some(scaled.ceil() as i128 + i128::from(*beyond && scaled.fract() == 0.0))
        });
        let high = self.high.as_ref().and_then(|(value, beyond)| {
            let scaled = number(value)? * unit;
            Some(scaled.floor() as i128 - i128::from(*beyond && scaled.fract() == 0.0))
        });
        (low, high)
    }

    /// The moments between which there is room, in seconds since 1970.
    pub(super) fn moments(&self) -> (Option<i128>, Option<i128>) {
        let of = |bound: &Option<(Value, bool)>| bound.as_ref().and_then(|(value, _)| moment(value));
        (of(&self.low), of(&self.high))
    }

    pub(super) fn least_length(&self) -> usize {
        self.shortest.unwrap_or(0)
    }

    pub(super) fn most_length(&self) -> Option<usize> {
        self.longest
    }

    /// A length, by default from `least` to `most`.
    pub(super) fn length(&self, least: usize, most: usize, random: &mut Random) -> usize {
        let least = self.shortest.unwrap_or(least.min(self.longest.unwrap_or(least)));
        let most = self.longest.map_or(most.max(least), |longest| longest.min(most.max(least)));
        random.between(least as i128, most.max(least) as i128) as usize
    }

    /// Limits a column to the values between two, of which the greater is none.
    pub(super) fn between(&mut self, low: Option<Value>, high: Option<Value>) {
        self.low = low.map(|value| (value, false));
        self.high = high.map(|value| (value, true));
    }

    /// Limits a column to these values.
    pub(super) fn list(&mut self, values: Vec<String>) {
        self.only(values);
    }
}

fn tighter(bound: &Option<(Value, bool)>, value: &Value, low: bool) -> bool {
    match (bound, value) {
        (None, _) => true,
        (Some((Value::Number(before), _)), Value::Number(now)) => (now > before) == low,
        (Some((Value::Text(before), _)), Value::Text(now)) => (now > before) == low,
        _ => false,
    }
}

fn turned(operator: &str) -> &str {
    match operator {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        other => other,
    }
}

fn texts(list: &Expr) -> Option<Vec<String>> {
    match list {
        Expr::List(list) => {
            list.iter().map(|item| if let Expr::Value(value) = item { text(value) } else { None }).collect()
        }
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Boolean(value) => Some(if *value { "t" } else { "f" }.to_owned()),
        Value::Null | Value::Label(_) | Value::List(_) | Value::Unknown => None,
    }
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

/// A date, with or without a time, as seconds since 1970; the time is not looked at.
fn moment(value: &Value) -> Option<i128> {
    let text = match value {
        Value::Text(text) => text,
        Value::Number(seconds) => return Some(*seconds as i128),
        _ => return None,
    };
    let mut parts = text.get(..10)?.split('-').map(|part| part.parse::<i128>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let days =
        year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day - 1;
    Some((days - 719_468) * 86_400)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(sql: &str) -> Bounds {
        let mut bounds = Bounds::default();
        bounds.learn(&Expr::read(sql), "a");
        bounds
    }

    #[test]
    fn limits_are_learned_from_conditions() {
        assert_eq!(bounds("a > 0 AND a < 10").numbers(0), (Some(1), Some(9)));
        assert_eq!(bounds("0 <= a AND a > -5").numbers(2), (Some(0), None));
        assert_eq!(bounds("a IN ('x', 'y')").values, Some(vec!["x".to_owned(), "y".to_owned()]));
        assert_eq!(bounds("a = 1 OR a = 2").values, Some(vec!["1".to_owned(), "2".to_owned()]));
        assert_eq!(bounds("length(a) BETWEEN 3 AND 5 AND a IS NOT NULL").most_length(), Some(5));
        assert_eq!(bounds("jsonb_typeof(a) = 'array'").json, Some("[]"));
        assert_eq!(bounds("a >= '1970-01-02'").moments(), (Some(86_400), None));
        assert_eq!(bounds("b > 0"), Bounds::default());
    }
}
