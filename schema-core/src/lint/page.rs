//! The page of documentation, made from the rules.

use super::{Check, Level, RULES, Rule};
use std::fmt::Write;

/// The page, as Markdown.
pub fn page() -> String {
    let mut text = String::from(
        "# Rules of `gen-migrations lint`\n\n\
         This page is made from the rules in `schema-core/src/lint/rules/`.\n\n\
         Levels are set in `schema.toml`, with a rule's name and `\"off\"`, `\"warn\"` or `\"deny\"` in `[lint]`. A finding is allowed \
         at its place, with a reason: in SQL by `-- lint: allow(rule, \"why\")` in the line above the statement, in the schema by \
         `#[table(allow(rule = \"why\"))]` in the code or `rule = { table = \"why\" }` in `[lint.allow]`.\n\n| rule | level | looks at | known elsewhere as |\n| --- | --- | --- | --- |\n",
    );
    for rule in RULES {
        let others: Vec<String> = rule.others.iter().map(|other| format!("`{other}`")).collect();
        let _ = writeln!(
            text,
            "| [`{0}`](#{0}) | {1} | {2} | {3} |",
            rule.id,
            level(rule),
            looks_at(rule),
            others.join(", ")
        );
    }
    for rule in RULES {
        let _ = write!(text, "\n## {}\n\n{}\n\n{}\n", rule.id, sentence(rule.why), sentence(rule.help));
        let _ = write!(text, "\n```sql\n-- found\n{}\n\n-- not found\n{}\n```\n", rule.bad.trim(), rule.good.trim());
    }
    text
}

fn level(rule: &Rule) -> &'static str {
    match rule.level {
        Level::Off => "off",
        Level::Warn => "warn",
        Level::Deny => "deny",
    }
}

fn looks_at(rule: &Rule) -> &'static str {
    match rule.check {
        Check::Statement(_) | Check::Text => "statements",
        Check::Column(_) => "columns, schema",
        Check::Table(_) => "tables, schema",
    }
}

/// Messages begin in lower case and have no period; a page has sentences.
fn sentence(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", characters.as_str())
}
