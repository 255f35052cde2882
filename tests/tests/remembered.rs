//! What the code asks for stays in the code for a while: the snapshot remembers what was done of it.

use schema_core::diff::diff;
use schema_core::ident::{Ident, Qualified};
use schema_core::kind::{Id, Payload, column, enumeration, table};
use schema_core::model::{Hints, Schema};
use schema_core::snapshot;

fn name(text: &str) -> Qualified {
    Qualified::new("public", text)
}

fn schema(table_name: &str, columns: &[&str]) -> Schema {
    let columns = columns.iter().zip(1..).map(|(text, position)| {
        let sql_type = "text".to_owned();
        let position = column::Position(position);
        let column = column::Column { position, sql_type, ..column::Column::default() };
        (Id::Column(name(table_name).member(*text)), Payload::Column(column))
    });
    Schema::new(columns.chain([(Id::Table(name(table_name)), Payload::Table(table::Table::default()))]))
}

fn column_hint(table: &str, new: &str, old: &str) -> (Id, Ident) {
    (Id::Column(name(table).member(new)), Ident::new(old))
}

/// The changes that `generate` would write at each step, without the values of what changes.
fn history(steps: &[(Schema, Hints)]) -> Vec<Vec<String>> {
    let mut last = Schema::default();
    let changes = steps.iter().map(|(code, hints)| {
        let lines = diff(&last, code, hints).headlines();
        let mut code = code.clone();
        code.done = Some(hints.remembered());
        last = snapshot::read(&snapshot::write(&code)).unwrap();
        lines
    });
    changes.collect()
}

#[test]
fn a_rename_is_done_once() {
    let hints = Hints { renames: [column_hint("t", "b", "a")].into(), ..Hints::default() };
    let steps = history(&[
        (schema("t", &["a"]), Hints::default()),
        (schema("t", &["b"]), hints.clone()),
        (schema("t", &["b"]), hints.clone()),
        (schema("t", &["a", "b"]), hints.clone()),
        (schema("t", &["a", "b"]), hints),
    ]);
    let [_, renamed, again, added, last] = steps.as_slice() else { unreachable!() };
    assert_eq!(*renamed, ["> column public.t.a -> public.t.b"]);
    assert_eq!(*added, ["+ column public.t.a"]);
    assert!(again.is_empty() && last.is_empty());
}

#[test]
fn a_swap_is_done_once() {
    let renames = [column_hint("t", "a", "b"), column_hint("t", "b", "a")].into();
    let hints = Hints { renames, ..Hints::default() };
    let same = schema("t", &["a", "b"]);
    let steps = history(&[(same.clone(), Hints::default()), (same.clone(), hints.clone()), (same, hints)]);
    assert_eq!(steps[1].len(), 3);
    assert!(steps[2].is_empty());
}

#[test]
fn a_table_renamed_later_takes_along_what_was_done() {
    let hints = Hints { renames: [column_hint("t", "b", "a")].into(), ..Hints::default() };
    let table = (Id::Table(name("u")), Ident::new("t"));
    let later = Hints { renames: [column_hint("u", "b", "a"), table].into(), ..Hints::default() };
    let steps = history(&[
        (schema("t", &["a"]), Hints::default()),
        (schema("t", &["b"]), hints.clone()),
        (schema("t", &["a", "b"]), hints),
        (schema("u", &["a", "b"]), later.clone()),
        (schema("u", &["a", "b"]), later),
    ]);
    assert_eq!(steps[3], ["> table public.t -> public.u"]);
    assert!(steps[4].is_empty());
}

#[test]
fn an_enum_renamed_later_takes_along_what_was_done() {
    let mood = |called: &str, values: &[&str]| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Schema::new([(Id::Enum(name(called)), Payload::Enum(enumeration::Enum { values }))])
    };
    let value = |called| [((name(called), "glad".to_owned()), "happy".to_owned())].into();
    let hints = Hints { values: value("mood"), ..Hints::default() };
    let later = Hints {
        values: value("feeling"),
        renames: [(Id::Enum(name("feeling")), Ident::new("mood"))].into(),
        ..Hints::default()
    };
    let steps = history(&[
        (mood("mood", &["happy"]), Hints::default()),
        (mood("mood", &["glad"]), hints.clone()),
        (mood("mood", &["happy", "glad"]), hints),
        (mood("feeling", &["happy", "glad"]), later),
    ]);
    assert_eq!(steps[2], ["~ enum public.mood"]);
    assert_eq!(steps[3], ["> enum public.mood -> public.feeling"]);
}
