//! What is accepted, and what is refused at which word. That PostgreSQL says the same, `tests` asks it.

use std::fs;

use schema_sql::{Mistake, Place, Scope, Step, Told, read, view_query};

fn lines(file: &str) -> Vec<String> {
    let text = fs::read_to_string(format!("{}/tests/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

fn mistakes(place: &str, text: &str) -> Vec<Mistake> {
    told(place, text).mistakes
}

fn told(place: &str, text: &str) -> Told {
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
    read(text, place, &scope)
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

/// How many values there are after these steps; none where one of them takes what is not there.
fn left(steps: &[Step]) -> Option<usize> {
    steps.iter().try_fold(0_usize, |count, step| match step {
        Step::Column(_) | Step::Text(..) | Step::Of(_) => Some(count + 1),
        Step::Becomes(_) | Step::Field(..) | Step::Cast(..) | Step::Sign(..) | Step::Condition(_) => {
            (count > 0).then_some(count)
        }
        Step::Operator(..) => (count > 1).then(|| count - 1),
        Step::Call(_, taken, _) | Step::Alike(taken, _) => count.checked_sub(*taken).map(|rest| rest + 1),
        Step::Against(depth, _) => (count > depth + 1).then(|| count - 1),
        Step::Drop => count.checked_sub(1),
    })
}

#[test]
fn the_steps_of_an_expression_leave_one_value() {
    for line in lines("accepted.txt") {
        let (place, text) = line.split_once(' ').unwrap_or_default();
        let steps = told(place, text).steps;
        assert!(steps.is_empty() || left(&steps) == Some(1), "{line}: {steps:?}");
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

#[test]
fn queries_of_views_are_told_as_postgresql_would() {
    let mut wrong = String::new();
    for line in lines("queries.txt") {
        let (accepted, rest) = (line.starts_with("+ "), &line[2..]);
        let (text, word) = if accepted { (rest, "") } else { rest.rsplit_once(" |").unwrap_or_default() };
        let told = view_query(text, &[]).mistakes;
        // Nothing is known of its fields.
        let told: Vec<&Mistake> = told.iter().filter(|mistake| !mistake.message.contains("than the view")).collect();
        let words: Vec<&str> = told.iter().map(|mistake| &text[mistake.at.clone()]).collect();
        if if accepted { !told.is_empty() } else { words != [word] } {
            let told: Vec<String> = told.iter().map(|mistake| mistake.told(text)).collect();
            wrong += &format!("{line}\n{}\n", told.join("\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
