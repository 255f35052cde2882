//! What the compiler says of types in SQL, asked of PostgreSQL: an operator, a comparison, a cast or a function that it has
//! is never refused, and what does not change is never told to.

use std::panic::{catch_unwind, set_hook, take_hook};

use schema_core::declare::typing::{Step, TYPES, check_steps};
use schema_tests::database::{execute, query, with_database};

const OPERATORS: &str = "+ - * / % ^ || = <> < >= LIKE ~ !~* -> ->> #> #>> ? && @> <@";
const CALLS: &str = "abs age ascii btrim cardinality ceil char_length concat date_part date_trunc exp extract floor \
    initcap json_array_length json_typeof jsonb_array_length jsonb_typeof length lower ltrim md5 octet_length round rtrim \
    sign sqrt trim upper to_tsvector";

fn sql_type(name: &str) -> String {
    if name == "array" { "integer[]".to_owned() } else { name.to_owned() }
}

fn column(at: usize, name: &str) -> String {
    format!("c{at}_{}", name.replace(' ', "_"))
}

/// Each expression with the steps that it takes, over columns of all types.
fn expressions() -> Vec<(String, Vec<Step>)> {
    let types = || TYPES.into_iter();
    let mut all = Vec::new();
    for (at, one) in types().enumerate() {
        let a = column(at, one);
        for (at, other) in types().enumerate() {
            let b = column(at, other);
            for sign in OPERATORS.split(' ') {
                let own = if sign == "LIKE" { "like" } else { sign };
                all.push((
                    format!("{a} {sign} {b}"),
                    vec![Step::Typed(one), Step::Typed(other), Step::Operator(own, "")],
                ));
            }
            all.push((
                format!("{a} AT TIME ZONE {b}"),
                vec![Step::Typed(one), Step::Typed(other), Step::Operator("at time zone", "")],
            ));
            all.push((format!("{a}::{}", sql_type(other)), vec![Step::Typed(one), Step::Cast(other, "")]));
            all.push((format!("coalesce({a}, {b})"), vec![Step::Typed(one), Step::Typed(other), Step::Alike(2, "")]));
        }
        all.push((format!("- {a}"), vec![Step::Typed(one), Step::Sign("-", "")]));
        all.push((format!("+ {a}"), vec![Step::Typed(one), Step::Sign("+", "")]));
        for name in CALLS.split_whitespace() {
            let (call, before) = match name {
                "extract" => (format!("extract(hour FROM {a})"), vec![]),
                "date_part" | "date_trunc" => (format!("{name}('hour', {a})"), vec![Step::Quoted("'hour'", &[])]),
                _ => (format!("{name}({a})"), vec![]),
            };
            let count = before.len() + 1;
            all.push((call, [before, vec![Step::Typed(one), Step::Call(name, count, "")]].concat()));
        }
    }
    all
}

/// Whether PostgreSQL has an expression, and keeps it in an index.
const ASK: &str = "CREATE FUNCTION pg_temp.answer(text) RETURNS text LANGUAGE plpgsql AS $$
    BEGIN
        EXECUTE 'SELECT ' || $1 || ' FROM t';
        EXECUTE 'CREATE INDEX ON t (((' || $1 || ') IS NULL))';
        RETURN 'kept';
    EXCEPTION WHEN OTHERS THEN
        BEGIN EXECUTE 'SELECT ' || $1 || ' FROM t'; RETURN 'has'; EXCEPTION WHEN OTHERS THEN RETURN 'none'; END;
    END $$";

#[test]
fn what_postgresql_has_is_not_refused() {
    if std::env::var("DATABASE_URL").is_err() {
        eprintln!("SKIPPED on the embedded server: a function there cannot go on after an error");
        return;
    }
    let all = expressions();
    let hook = take_hook();
    set_hook(Box::new(|_| {}));
    let takes = |steps: &[Step], kept| catch_unwind(|| check_steps(steps, kept)).is_ok();
    let ours: Vec<(bool, bool)> = all.iter().map(|(_, steps)| (takes(steps, ""), takes(steps, "an index"))).collect();
    set_hook(hook);
    let columns = TYPES.iter().enumerate().map(|(at, name)| format!("{} {}", column(at, name), sql_type(name)));
    let table = format!("CREATE TEMP TABLE t ({})", columns.collect::<Vec<_>>().join(", "));
    let texts: Vec<&str> = all.iter().map(|(text, _)| text.as_str()).collect();
    let answers: Vec<String> = with_database(async |connection| {
        execute(connection, &format!("{table}; {ASK}")).await?;
        let list = texts.iter().map(|text| format!("$q${text}$q$")).collect::<Vec<_>>().join(", ");
        let asked =
            format!("SELECT pg_temp.answer(x) FROM unnest(ARRAY[{list}]) WITH ORDINALITY AS u (x, n) ORDER BY n");
        query(connection, &asked).await
    })
    .unwrap();
    let (mut wrong, mut missed) = (String::new(), String::new());
    for ((text, (has, keeps)), answer) in texts.iter().zip(ours).zip(&answers) {
        let (theirs, kept) = (!answer.contains("none"), answer.contains("kept"));
        if theirs && !has || kept && !keeps {
            wrong += &format!("PostgreSQL has it ({answer}): {text}\n");
        }
        if !theirs && has || theirs && !kept && keeps {
            missed += &format!("{answer}: {text}\n");
        }
    }
    eprintln!("{} of {} are not told", missed.lines().count(), texts.len());
    if std::env::var("MISSED").is_ok() {
        eprintln!("{missed}");
    }
    assert!(wrong.is_empty(), "{wrong}");
}
