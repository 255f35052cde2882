//! Attributes, laid out as rustfmt lays them out.

/// The widest list of words that stands on one line.
const LIST: usize = 70;

/// The widest line.
const LINE: usize = 100;

/// `#[name(words)]`, on one line where it fits, else with a word a line; `#[name]` where there is no word.
pub(super) fn attribute(indent: &str, name: &str, words: &[String]) -> String {
    if words.is_empty() {
        return format!("{indent}#[{name}]\n");
    }
    let list = words.join(", ");
    let line = format!("{indent}#[{name}({list})]\n");
    if list.chars().count() <= LIST && line.chars().count() <= LINE && !list.contains('\n') {
        return line;
    }
    let lines: Vec<_> = words.iter().map(|word| format!("{indent}    {word}")).collect();
    format!("{indent}#[{name}(\n{}\n{indent})]\n", lines.join(",\n"))
}

/// `name = "text"`.
pub(super) fn text(name: &str, text: &str) -> String {
    format!("{name} = {}", string(text))
}

/// `name = sql("text")`.
pub(super) fn sql(name: &str, expression: &str) -> String {
    format!("{name} = {}", sql_call(expression))
}

/// `sql("text")`.
pub(super) fn sql_call(expression: &str) -> String {
    format!("sql({})", string(expression))
}

/// `name = "text"`, where the text may have many lines, each of which stays as it is.
pub(super) fn block(name: &str, text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let plain = |line: &&str| {
        string(line).strip_prefix('r').is_some_and(|raw| raw.starts_with(['"', '#']))
            || string(line) == format!("\"{line}\"")
    };
    if lines.len() == 1 || !lines.iter().all(plain) {
        return format!("{name} = {}", string(text));
    }
    let hashes = hashes(text);
    format!("{name} = r{hashes}\"\n{text}\n\"{hashes}")
}

/// What marks a raw string of this text.
fn hashes(text: &str) -> String {
    (0..).map(|count| "#".repeat(count)).find(|hashes| !text.contains(&format!("\"{hashes}"))).unwrap_or_default()
}

/// A string literal: raw, where it would be full of marks else.
pub(super) fn string(text: &str) -> String {
    let plain = text.chars().all(|c| !c.is_control() && !is_hidden(c));
    if plain && (text.contains('"') || text.contains('\\')) {
        let hashes = hashes(text);
        return format!("r{hashes}\"{text}\"{hashes}");
    }
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            '\n' => literal.push_str("\\n"),
            '\t' => literal.push_str("\\t"),
            '\r' => literal.push_str("\\r"),
            c if c.is_control() || is_hidden(c) => literal.extend(c.escape_unicode()),
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

/// Characters that nobody sees, some of which turn the text around them: rustc refuses those in its source.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back() {
        for (text, literal) in [
            ("it's", "\"it's\""),
            ("\"a\"", "r#\"\"a\"\"#"),
            ("\"#", "r##\"\"#\"##"),
            ("a\\b", "r\"a\\b\""),
            ("a\n\"b\"", "\"a\\n\\\"b\\\"\""),
            ("\u{202e}", "\"\\u{202e}\""),
        ] {
            assert_eq!(string(text), literal);
        }
    }

    #[test]
    fn what_does_not_fit_has_a_line_for_each_word() {
        assert_eq!(attribute("    ", "column", &["unique".to_owned()]), "    #[column(unique)]\n");
        let long = "a".repeat(80);
        assert_eq!(
            attribute("", "index", &[long.clone(), "unique".to_owned()]),
            format!("#[index(\n    {long},\n    unique\n)]\n")
        );
    }
}
