//! Columns inside of a sub-query, where it is certain that they are of the one table that is known here.

use std::ops::Range;

use crate::place::{SYSTEM_COLUMNS, Scope};
use crate::token::{Kind, Token, tokens};

/// Words behind a table in `FROM` that are no name for it.
pub(crate) const NO_ALIAS: &[&str] = &[
    "cross",
    "except",
    "fetch",
    "for",
    "full",
    "group",
    "having",
    "inner",
    "intersect",
    "join",
    "left",
    "limit",
    "natural",
    "offset",
    "on",
    "order",
    "right",
    "tablesample",
    "union",
    "using",
    "where",
    "window",
];

/// The columns that a sub-query takes from the table, by `table.column` or `alias.column`, and that it does not have.
pub(crate) fn unknown_columns(text: &str, query: &Range<usize>, scope: &Scope<'_>) -> Vec<(Range<usize>, String)> {
    let inside = &text[query.clone()];
    let Ok(tokens) = tokens(inside) else { return Vec::new() };
    if tokens.iter().any(|token| token.is_word("with")) {
        return Vec::new();
    }
    let names = names_of_table(&tokens, scope);
    let certain: Vec<&String> = names.iter().filter(|name| means_table(&tokens, &names, name, scope)).collect();
    let column = |at: usize| {
        let [alias, dot, column, then] = tokens.get(at..at + 4)? else { return None };
        let after_dot = at > 0 && tokens[at - 1].is_sign(".");
        let own = !after_dot && certain.contains(&&alias.name()?) && dot.is_sign(".");
        let name = column.name().filter(|_| own && !then.is_sign("(") && !then.is_sign("."))?;
        let known = scope.columns.contains(&name) || SYSTEM_COLUMNS.contains(&name.as_str());
        (!known).then(|| (query.start + alias.at..query.start + column.end(), name))
    };
    (0..tokens.len()).filter_map(column).collect()
}

/// What the table is called: by its own name from outside, and in each `FROM` that has it.
fn names_of_table(tokens: &[Token<'_>], scope: &Scope<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.name().as_deref() == Some(scope.table) && is_source(tokens, at, scope) {
            let behind = at + 1 + usize::from(tokens[at + 1].is_word("as"));
            let alias = &tokens[behind];
            let named = alias.kind == Kind::Quoted || alias.kind == Kind::Word && !alias.is_one_of(NO_ALIAS);
            names.extend(if named { alias.name() } else { token.name() });
        }
    }
    names.push(scope.table.to_owned());
    names
}

/// `FROM users`, `JOIN app.users`.
fn is_source(tokens: &[Token<'_>], at: usize, scope: &Scope<'_>) -> bool {
    let before = |places: usize| at.checked_sub(places).map(|at| &tokens[at]);
    let opens = |token: Option<&Token<'_>>| token.is_some_and(|token| token.is_one_of(&["from", "join"]));
    let qualified = before(1).is_some_and(|token| token.is_sign("."));
    if qualified {
        before(2).and_then(Token::name).as_deref() == Some(scope.schema) && opens(before(3))
    } else {
        scope.schema == "public" && opens(before(1))
    }
}

/// No other source has the name: it stands alone as often as the table has it, and else before a point.
fn means_table(tokens: &[Token<'_>], names: &[String], name: &String, scope: &Scope<'_>) -> bool {
    let alone = |at: usize| tokens[at].name().as_ref() == Some(name) && !tokens[at + 1].is_sign(".");
    let times = (0..tokens.len() - 1).filter(|at| alone(*at)).count();
    // The last of the names is the table's own from outside, and each other one comes with the table's own.
    let of_table = &names[..names.len() - 1];
    let own = name == scope.table;
    times == of_table.iter().filter(|other| own || *other == name).count()
}
