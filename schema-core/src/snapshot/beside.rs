//! Reads a snapshot beside the code's schema: a line that the code would write is known, and only the others are parsed.

use super::{Objects, line, parse, read, schema};
use crate::error::Result;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use std::collections::BTreeSet;

/// Reads a snapshot that is mostly what `code` would write, as [`read`] does.
///
/// # Errors
/// As [`read`].
pub fn read_beside(text: &str, code: &Schema) -> Result<Schema> {
    let (mut objects, rest) = split(text, code);
    match parse(&rest) {
        Ok((others, done)) if !many_lines(&rest) && are_others(&others, &objects) => {
            objects.extend(others);
            schema(objects, done)
        }
        // What is wrong is told of the whole: its lines are numbered, and a thing may be there twice.
        _ => read(text),
    }
}

fn are_others(others: &[(Id, Payload)], known: &[(Id, Payload)]) -> bool {
    let others: BTreeSet<&Id> = others.iter().map(|(id, _)| id).collect();
    others.is_empty() || !known.iter().any(|(id, _)| others.contains(id))
}

/// Whether there is a text over many lines, some of which may have looked like lines that the code would write.
fn many_lines(rest: &str) -> bool {
    rest.contains("\"\"\"") || rest.contains("'''")
}

/// How far ahead in the code the twin of a line is looked for. Both sides are sorted: what is further off is new code.
const NEAR: usize = 64;

/// The objects that stand there as the code would write them, and the text of all others.
fn split(text: &str, code: &Schema) -> (Objects, String) {
    let written: Vec<_> = code.iter().map(|(id, fact)| (written(id, &fact.payload), id, fact)).collect();
    let (mut known, mut rest, mut section, mut ahead, mut next) = (Vec::new(), String::new(), "", text, 0);
    while !ahead.is_empty() {
        let near = written[next..].iter().take(NEAR);
        let twin = near.enumerate().find(|(_, (text, id, _))| ahead.starts_with(text) && id.word() == section);
        if let Some((skipped, (text, id, fact))) = twin {
            known.push((Id::clone(id), fact.payload.clone()));
            next += skipped + 1;
            ahead = &ahead[text.len()..];
            continue;
        }
        let line = line_of(ahead);
        if let Some(word) = line.strip_prefix('[').and_then(|line| line.strip_suffix("]\n")) {
            section = word;
            next += written[next..].iter().position(|(_, id, _)| id.word() == word).unwrap_or(0);
        }
        rest.push_str(line);
        ahead = &ahead[line.len()..];
    }
    (known, rest)
}

/// The first line, with its end.
fn line_of(text: &str) -> &str {
    text.split_inclusive('\n').next().unwrap_or(text)
}

fn written(id: &Id, payload: &Payload) -> String {
    let mut text = String::with_capacity(128);
    line(&mut text, id, payload);
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ident::{Ident, Qualified};
    use crate::kind::{sql_object::SqlObject, table::Table};
    use crate::snapshot::write;

    fn code() -> Schema {
        let table = |name: &str| (Id::Table(Qualified::new("public", name)), Payload::Table(Table::default()));
        let object = |name: &str, create: &str| {
            let payload = SqlObject { create: create.to_owned() };
            (Id::SqlObject(Ident::from(name)), Payload::SqlObject(payload))
        };
        Schema::new([table("a"), table("b"), object("f", "one\ntwo"), object("g", "\n\"public.b\" = {}\n")])
    }

    #[test]
    fn it_reads_what_read_reads() {
        let whole = write(&code());
        let others = [
            String::new(),
            whole.clone(),
            whole.replace("one", "three"),
            whole.replace("[table]", "[table]\n\"public.c\" = {}"),
            whole.replace("[table]", "[comment]\n\"table public.a\" = { text = \"\" }\n[table]"),
            whole.replace("[table]", "[table]\n\"public.a\" = {}"),
            whole.replace("\"public.a\" = {}", "\"public.a\" = { colour = 1 }"),
            whole.replace("\"public.b\" = {}\n", "<<<<<<< ours\n\"public.b\" = {}\n"),
            whole.replace('\n', "\r\n"),
            whole.replace("format = 1", "format = 2"),
        ];
        for text in others {
            let plain = read(&text).map_err(|error| format!("{error} {:?}", error.list()));
            let beside = read_beside(&text, &code()).map_err(|error| format!("{error} {:?}", error.list()));
            assert_eq!(beside, plain, "{text}");
        }
    }

    #[test]
    fn what_the_code_would_write_is_not_parsed() {
        let (known, rest) = split(&write(&code()), &code());
        assert_eq!(known.len(), 4);
        assert!(rest.ends_with("format = 1\n\n[table]\n\n[sql_object]\n"), "{rest}");
    }
}
