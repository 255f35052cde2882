//! Where an expression stands, and what PostgreSQL forbids there.

use std::ops::Range;

use crate::functions::{is_aggregate, is_changing, is_set, is_unknown, is_window, nearest_function};
use crate::literal::wrong_strings;
use crate::mistake::Mistake;
use crate::names::QueryNames;
use crate::nearest::nearest;
use crate::parser::{Call, Found, Parser, Stop, Value, check_balance};
use crate::reading::{Reading, read as read_query};
use crate::scope::{Outside, inside};
use crate::step::{Placed, Step};
use crate::token::{Kind, Token, tokens};

/// Where an expression stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A check constraint.
    Check,
    /// A check of a domain, whose only name is `VALUE`.
    DomainCheck,
    /// The condition of an index or of an exclusion constraint.
    Predicate,
    /// An element of an index or of an exclusion constraint.
    IndexExpression,
    /// A part of a partition key.
    PartitionKey,
    /// A generated column.
    Generated,
    /// A default.
    Default,
    /// A condition of a policy.
    Policy,
    /// The condition of a trigger.
    TriggerCondition,
    /// How rows get over a change of type.
    Transform,
}

impl Place {
    fn words(self) -> &'static str {
        match self {
            Self::Check | Self::DomainCheck => "a check constraint",
            Self::Predicate => "the condition of an index",
            Self::IndexExpression => "an index",
            Self::PartitionKey => "a partition key",
            Self::Generated => "a generated column",
            Self::Default => "a default",
            Self::Policy => "a policy",
            Self::TriggerCondition => "the condition of a trigger",
            Self::Transform => "the change of a type",
        }
    }

    fn is_condition(self) -> bool {
        match self {
            Self::Check | Self::DomainCheck | Self::Predicate | Self::Policy | Self::TriggerCondition => true,
            Self::IndexExpression | Self::PartitionKey | Self::Generated | Self::Default | Self::Transform => false,
        }
    }

    /// What is kept in the table or in an index has to stay what it was.
    fn is_kept(self) -> bool {
        matches!(self, Self::Predicate | Self::IndexExpression | Self::PartitionKey | Self::Generated)
    }
}

/// The names around an expression.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'a> {
    /// The schema that the table is in.
    pub schema: &'a str,
    /// The table's own name, which stands for a whole row.
    pub table: &'a str,
    /// The names of its columns.
    pub columns: &'a [String],
    /// Those of them that are generated.
    pub generated: &'a [String],
}

/// Columns that every table has.
pub const SYSTEM_COLUMNS: &[&str] = &["tableoid", "ctid", "xmin", "xmax", "cmin", "cmax"];

/// What the form of an expression tells.
#[derive(Debug, Default)]
pub struct Told {
    /// What is certainly wrong.
    pub mistakes: Vec<Mistake>,
    /// The functions that are none of PostgreSQL's, each with one of a similar name. They may be a schema's own.
    pub foreign: Vec<(String, Option<&'static str>)>,
    /// What the sub-queries of a policy name.
    pub queries: Vec<QueryNames>,
    /// What it does with its columns, whose types are not known here.
    pub steps: Vec<Step>,
    /// What keeps its result, in words; nothing where nothing does.
    pub kept: &'static str,
}

/// What the form of an expression tells.
#[must_use]
pub fn read(text: &str, place: Place, scope: &Scope<'_>) -> Told {
    let mut told = match found(text) {
        Ok((found, whole)) => rules(text, found, &whole, place, scope),
        Err(Stop::Mistake(mistake)) => return Told { mistakes: vec![mistake], ..Told::default() },
        Err(Stop::Unsure) => Told::default(),
    };
    told.mistakes.extend(tokens(text).iter().flat_map(|tokens| wrong_strings(tokens)));
    told.mistakes.sort_by_key(|mistake| mistake.at.start);
    told
}

fn found(text: &str) -> Result<(Found, Value), Stop> {
    let tokens = tokens(text).map_err(Stop::Mistake)?;
    if let Some(mistake) = check_balance(&tokens) {
        return Err(Stop::Mistake(mistake));
    }
    if tokens.len() == 1 {
        let mistake = Mistake::new(0..0, "there is no expression", "write an expression in SQL");
        return Err(Stop::Mistake(mistake));
    }
    let mut parser = Parser::new(&tokens);
    let value = parser.value()?;
    let rest = parser.peek();
    if rest.kind != Kind::End {
        let message = format!("syntax error: the expression ends before `{}`", rest.text);
        return parser.mistake(message, "write one expression, without what follows it");
    }
    Ok((parser.found, value))
}

fn rules(text: &str, mut found: Found, whole: &Value, place: Place, scope: &Scope<'_>) -> Told {
    if place.is_condition() {
        found.needs_boolean(whole);
    }
    let queries = found.queries.iter().filter(|_| place != Place::Policy).map(|at| query(at, place));
    let calls = found.calls.iter().filter_map(|call| forbidden(call, place));
    let columns = found.columns.iter().filter_map(|(at, name)| column(at, name, place, scope));
    let conditions = found.not_boolean.iter().map(|(at, what)| {
        Mistake::new(
            at.clone(),
            format!("this is {what}, and a boolean has to stand here"),
            "write a condition, such as a comparison",
        )
    });
    let qualified = found.qualified.iter().filter_map(|name| qualified(name, place, scope));
    let mut inside = Reading::default();
    for at in found.queries.iter().filter(|_| place == Place::Policy) {
        read_query(&inside_of(text, at), &Outside::of_table(*scope, text), &mut inside);
    }
    let told = queries.chain(calls).chain(columns).chain(qualified).chain(conditions).chain(inside.mistakes);
    let mistakes: Vec<Mistake> = told.collect();
    // A column can be called as a function of its row.
    let own = |name: &String| scope.columns.contains(name);
    let foreign = found.calls.iter().map(|call| &call.name).filter(|name| is_unknown(name) && !own(name));
    let foreign = foreign.map(|name| (name.clone(), nearest_function(name))).collect();
    let steps = found.steps.iter().map(|step| known(step, place, scope).told(text)).collect();
    // What is told of a function is not told of what it is in.
    let changes = found.calls.iter().any(is_changing);
    let kept = if place.is_kept() && !changes { place.words() } else { "" };
    Told { mistakes, foreign, queries: inside.names, steps, kept }
}

/// The tokens of a query in its parentheses.
fn inside_of<'t>(text: &'t str, at: &Range<usize>) -> Vec<Token<'t>> {
    inside(&tokens(text).unwrap_or_default(), at)
}

/// A step whose name is a column of the table, or is nothing that is known. In a change of type, a column is what it was.
fn known(step: &Placed, place: Place, scope: &Scope<'_>) -> Placed {
    let Step::Column(name) = step else { return step.clone() };
    let (table, name) = match name.split_once('\0') {
        Some((table, name)) => (Some(table), name),
        None => (None, name.as_str()),
    };
    let own = match (place, table) {
        (Place::DomainCheck, None) if name == "value" => return Step::Column(name.to_owned()),
        (Place::Transform | Place::Default | Place::DomainCheck, _) | (Place::TriggerCondition, None) => false,
        (Place::TriggerCondition, Some(table)) => ["old", "new"].contains(&table),
        (_, table) => table.is_none_or(|table| table == scope.table),
    };
    let own = own && scope.columns.iter().any(|column| column == name);
    if own { Step::Column(name.to_owned()) } else { Step::Of("") }
}

/// `users.email`, where there is one table only.
fn qualified((at, table, name): &(Range<usize>, String, String), place: Place, scope: &Scope<'_>) -> Option<Mistake> {
    match place {
        Place::Transform => None,
        Place::TriggerCondition => {
            let known = SYSTEM_COLUMNS.contains(&name.as_str()) || scope.columns.contains(name);
            (["old", "new"].contains(&table.as_str()) && !known).then(|| unknown(at, name, scope))
        }
        Place::Default | Place::DomainCheck => column(at, name, place, scope),
        _ if table == scope.table => column(at, name, place, scope),
        _ if scope.table.is_empty() || scope.columns.contains(table) => None,
        _ => {
            let message = format!("`{table}` is no table here, where there is `{}` only", scope.table);
            Some(Mistake::new(at.clone(), message, "write the name of a column alone"))
        }
    }
}

fn query(at: &Range<usize>, place: Place) -> Mistake {
    let help = match place {
        Place::Check => {
            "look at the columns of one row only; what looks at other rows is a foreign key, a unique or exclusion constraint, or a trigger"
        }
        Place::Generated | Place::Default => "use a function that looks it up, in a trigger",
        _ => "look at the columns of one row only",
    };
    Mistake::new(at.clone(), format!("{} cannot have a sub-query", place.words()), help)
}

fn forbidden(call: &Call, place: Place) -> Option<Mistake> {
    let (what, help) = if is_window(call) {
        ("a window function", "look at the columns of one row only")
    } else if is_aggregate(call) {
        ("an aggregate function", "look at the columns of one row only")
    } else if is_set(call) {
        ("a function that gives rows", "use a function that gives one value")
    } else if place.is_kept() && is_changing(call) {
        let (name, words) = (&call.name, place.words());
        return Some(Mistake::new(
            call.at.clone(),
            format!("{words} cannot have `{name}`, whose result changes"),
            "use functions that are IMMUTABLE: the same arguments always give the same result",
        ));
    } else {
        return None;
    };
    Some(Mistake::new(call.at.clone(), format!("{} cannot have {what}", place.words()), help))
}

/// What is kept tells of the row's own columns, and at most of its table.
fn system_column(at: &Range<usize>, name: &str, place: Place) -> Option<Mistake> {
    let may = match place {
        Place::Check | Place::Generated => name == "tableoid",
        Place::Predicate | Place::IndexExpression | Place::PartitionKey => false,
        Place::Policy | Place::TriggerCondition | Place::Transform | Place::DomainCheck | Place::Default => true,
    };
    let message = format!("{} cannot have `{name}`, a column of PostgreSQL's own", place.words());
    (!may).then(|| Mistake::new(at.clone(), message, "look at columns of the table itself"))
}

fn column(at: &Range<usize>, name: &str, place: Place, scope: &Scope<'_>) -> Option<Mistake> {
    if SYSTEM_COLUMNS.contains(&name) && !scope.columns.iter().any(|column| column == name) {
        return system_column(at, name, place);
    }
    match place {
        Place::TriggerCondition | Place::Transform => return None,
        Place::Default => {
            let message = "a default cannot refer to a column";
            let help = format!(
                "write a text in single quotes: `'{name}'`; what is made of other columns is `generated = sql(\"…\")`"
            );
            return Some(Mistake::new(at.clone(), message, help));
        }
        Place::DomainCheck => {
            let message = format!("a domain has no column `{name}`");
            return (name != "value").then(|| Mistake::new(at.clone(), message, "the value is called `VALUE`"));
        }
        _ => {}
    }
    if place == Place::Generated && scope.generated.iter().any(|column| column == name) {
        let message = format!("`{name}` is generated, and a generated column cannot refer to another one");
        return Some(Mistake::new(at.clone(), message, format!("write out what `{name}` is made of")));
    }
    if scope.columns.iter().any(|column| column == name) {
        return None;
    }
    if name == scope.table && matches!(place, Place::Generated | Place::PartitionKey) {
        let message = format!("{} cannot have `{name}`, which is the whole row", place.words());
        return Some(Mistake::new(at.clone(), message, "write the columns out"));
    }
    (name != scope.table).then(|| unknown(at, name, scope))
}

fn unknown(at: &Range<usize>, name: &str, scope: &Scope<'_>) -> Mistake {
    let columns = || scope.columns.iter().map(String::as_str);
    let help = if let Some(other) = columns().find(|column| column.eq_ignore_ascii_case(name)) {
        format!("a name with capital letters stands in double quotes: `\"{other}\"`")
    } else if let Some(near) = nearest(name, columns()) {
        format!("there is a column with a similar name: `{near}`")
    } else {
        "write the name of a column; a string stands in single quotes".to_owned()
    };
    Mistake::new(at.clone(), format!("this table has no column `{name}`"), help)
}
