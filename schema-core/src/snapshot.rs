//! The schema after the last migration, as a file that git merges: `schema.snapshot.toml`, sorted, one fact a line.

mod beside;

pub use beside::read_beside;

use crate::error::{Error, Finding, Result};
use crate::kind::{Id, KINDS, Payload};
use crate::model::{Schema, link};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use toml::ser::ValueSerializer;

/// The version of the format.
const FORMAT: i64 = 1;

const HEADER: &str = "\
# The schema after the last migration. Written by `gen-migrations`; one line for each thing, so that git can merge it.
";

type Objects = Vec<(Id, Payload)>;

/// The snapshot's text: sorted, one fact a line.
pub fn write(schema: &Schema) -> String {
    let mut text = format!("{HEADER}format = {FORMAT}\n");
    let mut section = "";
    for (id, fact) in schema.iter() {
        if id.word() != section {
            section = id.word();
            let _ = write!(text, "\n[{section}]\n");
        }
        line(&mut text, id, &fact.payload);
        text.push('\n');
    }
    let done = schema.done.iter().flatten();
    for (place, (now, before)) in done.enumerate() {
        if place == 0 {
            text.push_str("\n[renamed]\n");
        }
        value(&mut text, now);
        text.push_str(" = ");
        value(&mut text, before);
        text.push('\n');
    }
    text
}

/// Reads a snapshot.
///
/// # Errors
/// Text that is no snapshot, with the line; several mistakes at once.
pub fn read(text: &str) -> Result<Schema> {
    let (objects, done) = parse(text)?;
    schema(objects, done)
}

fn schema(objects: Objects, done: BTreeMap<String, String>) -> Result<Schema> {
    let mut schema = Schema::unlinked(objects);
    schema.done = Some(done);
    let lost = without_table(&schema);
    if !lost.is_empty() {
        return Err(
            Error::findings("the snapshot is broken", lost).help("a merge lost a line: restore the file from git")
        );
    }
    link(&mut schema);
    Ok(schema)
}

/// The tables that are not there, though something in them is.
fn without_table(schema: &Schema) -> Vec<Finding> {
    let mut last = None;
    let mut lost = Vec::new();
    for (id, _) in schema.iter() {
        if let Some(member) = id.member().filter(|member| last != Some(&member.table)) {
            last = Some(&member.table);
            let name = || member.table.clone();
            let within = [Id::Table(name()), Id::View(name()), Id::MaterializedView(name()), Id::Domain(name())];
            if !within.iter().any(|within| schema.contains(within)) {
                lost.push(finding(&id.to_string(), "its table is not in the snapshot"));
            }
        }
    }
    lost
}

/// The objects of a snapshot, and the renames that were done when it was written.
fn parse(text: &str) -> Result<(Objects, BTreeMap<String, String>)> {
    let document: toml::Table = toml::from_str(text).map_err(|error| not_toml(text, &error))?;
    let format = document.get("format").and_then(toml::Value::as_integer);
    if format != Some(FORMAT) {
        let found = format.map_or_else(|| "no `format`".to_owned(), |format| format!("`format = {format}`"));
        return Err(Error::invalid(format!("the snapshot has {found}, and this version reads `format = {FORMAT}`"))
            .help("update the tool, or restore the file from git"));
    }
    let mut objects = Vec::new();
    let mut done = BTreeMap::new();
    let mut findings = Vec::new();
    for (word, section) in document.into_iter().filter(|(word, _)| word != "format") {
        let Some(section) = section.try_into::<toml::Table>().ok() else {
            findings.push(finding(&word, "it is no section"));
            continue;
        };
        for (path, value) in section {
            match (word.as_str(), value) {
                ("renamed", toml::Value::String(before)) => drop(done.insert(path, before)),
                (_, value) => match object(&word, &path, value) {
                    Ok(object) => objects.push(object),
                    Err(message) => findings.push(finding(&format!("{word} {path}"), &message)),
                },
            }
        }
    }
    if !findings.is_empty() {
        return Err(Error::findings("the snapshot is broken", findings)
            .help("restore the file from git, or write it anew with the migrations it belongs to"));
    }
    Ok((objects, done))
}

fn object(word: &str, path: &str, value: toml::Value) -> Result<(Id, Payload), String> {
    if !KINDS.iter().any(|kind| kind.word == word) {
        return Err(format!("`{word}` is no kind of object that this version knows"));
    }
    let id = Id::from_path(word, path).map_err(|error| error.to_string())?;
    let payload = id.deserialize(value).map_err(|error| error.to_string())?;
    Ok((id, payload))
}

fn finding(at: &str, message: &str) -> Finding {
    Finding { at: at.to_owned(), message: message.trim().to_owned(), help: None }
}

fn not_toml(text: &str, error: &toml::de::Error) -> Error {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].lines().count().max(1));
    let conflict = text.lines().position(|line| line.starts_with("<<<<<<< "));
    match conflict {
        Some(at) => Error::invalid(format!("line {}: the snapshot holds a merge that git could not finish", at + 1))
            .help("keep the lines of both sides and remove the marks, then run `check`"),
        None => Error::invalid(format!("line {line}: the snapshot is no TOML: {}", error.message()))
            .help("restore the file from git"),
    }
}

/// What a snapshot says of one object.
fn line(text: &mut String, id: &Id, payload: &Payload) {
    let start = text.len();
    let _ = write!(text, "\"{}\"", id.display_path());
    if text[start + 1..text.len() - 1].contains(|c: char| matches!(c, '"' | '\\') || c.is_control()) {
        text.truncate(start);
        value(text, &id.path());
    }
    text.push_str(" = ");
    value(text, payload);
}

fn value(text: &mut String, value: &(impl Serialize + ?Sized)) {
    let start = text.len();
    if let Err(error) = value.serialize(ValueSerializer::new(text)) {
        // Names and plain attributes, which TOML can always hold.
        unreachable!("a value that TOML cannot hold: {error}");
    }
    // A multi-line string can be no key, and git cannot merge it as a line.
    if ["\"\"\"", "'''"].iter().any(|quotes| text[start..].contains(quotes))
        && let Ok(value) = toml::Value::try_from(value)
    {
        text.truncate(start);
        one_line(text, &value);
    }
}

fn one_line(text: &mut String, value: &toml::Value) {
    match value {
        toml::Value::String(string) => basic_string(text, string),
        toml::Value::Array(values) => {
            text.push('[');
            for (place, value) in values.iter().enumerate() {
                text.push_str(if place == 0 { "" } else { ", " });
                one_line(text, value);
            }
            text.push(']');
        }
        toml::Value::Table(values) => {
            for (place, (key, value)) in values.iter().enumerate() {
                text.push_str(if place == 0 { "{ " } else { ", " });
                let bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && !key.is_empty();
                if bare {
                    text.push_str(key)
                } else {
                    basic_string(text, key)
                }
                text.push_str(" = ");
                one_line(text, value);
            }
            text.push_str(if values.is_empty() { "{}" } else { " }" });
        }
        plain => drop(write!(text, "{plain}")),
    }
}

fn basic_string(text: &mut String, string: &str) {
    text.push('"');
    for c in string.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if c.is_control() => drop(write!(text, "\\u{:04X}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ident::Qualified;
    use crate::kind::{comment::Comment, table::Table};

    #[test]
    fn every_name_and_text_is_one_line_that_is_read_again() {
        for hostile in ["'; drop table x; --", "it's \"quoted\" \\ \u{7f}", "'''\"\"\"'''", "a\n=======\n'b'\t\r\n"] {
            let table = Id::Table(Qualified::new("public", hostile));
            let comment = Payload::Comment(Comment { text: hostile.to_owned() });
            let objects =
                vec![(table.clone(), Payload::Table(Table::default())), (Id::Comment(Box::new(table)), comment)];
            let text = write(&Schema::new(objects));
            assert_eq!(text.lines().filter(|line| line.ends_with('}')).count(), 2, "{text}");
            assert_eq!(write(&read(&text).expect("a snapshot")), text);
        }
    }
}
