//! What a migration is called when nobody says it.

use super::name::description;
use std::collections::BTreeSet;

/// Words for changes, of which `summary` has a line each, such as `+ column public.users.nickname`.
pub fn title(summary: &[String], first: bool) -> String {
    if first {
        return "init".to_owned();
    }
    let words = match summary.iter().map(|line| Line::read(line)).collect::<Option<Vec<_>>>().as_deref() {
        Some([only]) => only.title(),
        Some(lines) => together(lines),
        None => String::new(),
    };
    description(&words).unwrap_or_else(|_| "update_schema".to_owned())
}

struct Line<'a> {
    sign: char,
    kind: &'a str,
    path: Vec<&'a str>,
}

impl<'a> Line<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (sign, rest) = line.split_once(' ')?;
        let sign = sign.chars().next().filter(|sign| matches!(sign, '+' | '-' | '~' | '>'))?;
        let (kind, path) = rest.split_once(' ')?;
        let path: Vec<&str> = path.split([' ', ':']).next()?.split('.').collect();
        // The schema says little, and little fits.
        let path = if path.len() > 1 { path[1..].to_vec() } else { path };
        Some(Self { sign, kind, path })
    }

    fn title(&self) -> String {
        let verb = match (self.sign, self.kind) {
            ('+', "table") => "create",
            ('+', _) => "add",
            ('-', _) => "drop",
            _ => "change",
        };
        format!("{verb} {}", self.path.join(" "))
    }
}

fn together(lines: &[Line<'_>]) -> String {
    let created: BTreeSet<&str> =
        lines.iter().filter(|line| line.sign == '+' && line.kind == "table").map(|line| line.path[0]).collect();
    let tables: BTreeSet<&str> = lines.iter().map(|line| line.path[0]).collect();
    match (created.len(), tables.len()) {
        (1, 1) => format!("create {}", created.first().copied().unwrap_or_default()),
        (_, 1) => format!("update {}", tables.first().copied().unwrap_or_default()),
        (_, 2) => format!("update {}", tables.into_iter().collect::<Vec<_>>().join(" and ")),
        (_, count) => format!("update {count} tables"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn called(summary: &[&str], expected: &str) {
        let summary: Vec<String> = summary.iter().map(|line| (*line).to_owned()).collect();
        assert_eq!(title(&summary, false), expected);
    }

    #[test]
    fn says_what_changed() {
        called(&["+ column public.users.nickname"], "add_users_nickname");
        called(&["+ table public.users"], "create_users");
        called(&["+ table public.users", "+ column public.users.id"], "create_users");
        called(&["- table public.users"], "drop_users");
        called(&["~ column public.users.email"], "change_users_email");
        called(&["+ column public.users.a", "- column public.users.b"], "update_users");
        called(&["+ column public.a.a", "- column public.b.b"], "update_a_and_b");
        called(&["+ column public.a.a", "- column public.b.b", "- table public.c"], "update_3_tables");
        called(&["what is this"], "update_schema");
        called(&["+ table public.🙂"], "create");
        assert_eq!(title(&[], true), "init");
    }
}
