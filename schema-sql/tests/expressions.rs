//! What is accepted, and what is refused at which word. That PostgreSQL says the same, `tests` asks it.

use std::fs;

use schema_sql::{Mistake, Place, Scope, check};

fn lines(file: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("{}/tests/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

fn mistakes(place: &str, text: &str) -> Vec<Mistake> {
    let columns =
        ["a", "b", "c", "d", "e", "f", "g", "Cap", "order", "h", "r", "day", "twice", "values"].map(str::to_owned);
    let scope = Scope { schema: "public", table: "t", columns: &columns, generated: &["twice".to_owned()] };
    let place = match place {
        "check" => Place::Check,
        "default" => Place::Default,
        "generated" => Place::Generated,
        "index" => Place::IndexExpression,
        "predicate" => Place::Predicate,
        "policy" => Place::Policy,
        "trigger" => Place::TriggerCondition,
        "transform" => Place::Transform,
        other => panic!("no place is called {other}"),
    };
    check(text, place, &scope)
}

#[test]
fn nothing_is_said_of_what_is_accepted() {
    let lines = lines("accepted.txt");
    assert!(lines.len() > 150);
    for line in lines {
        let (place, text) = line.split_once(' ').unwrap_or_default();
        let told: Vec<String> = mistakes(place, text).iter().map(|mistake| mistake.told(text)).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
}

#[test]
fn each_mistake_is_told_once_and_at_its_word() {
    let lines = lines("refused.txt");
    assert!(lines.len() > 80);
    let mut wrong = String::new();
    for line in lines {
        let (place, rest) = line.split_once(' ').unwrap_or_default();
        let (text, word) = rest.rsplit_once(" |").unwrap_or_default();
        let found = mistakes(place, text);
        let words: Vec<&str> = found.iter().map(|mistake| &text[mistake.at.clone()]).collect();
        if words != [word.trim()] {
            wrong += &format!("{line}: {found:#?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
