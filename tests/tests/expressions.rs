//! The lists of expressions that schema-sql goes by, asked of PostgreSQL: what is accepted is, and what is refused is.

use std::fs;

use schema_tests::database::{execute, with_database};

const SETUP: &str = r#"
    CREATE TABLE t (a int, b text, c boolean, d timestamptz, e jsonb, f int[], g numeric, "Cap" text, "order" int, h point,
        r int4range, day date, "values" int, id int, twice int GENERATED ALWAYS AS (id * 2) STORED);
    CREATE TABLE other (x int, y int);
    CREATE TYPE foo AS (x int, y int);
    CREATE SEQUENCE x;
    CREATE FUNCTION max(int, int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT $1';
    CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
"#;

/// Types that a column may need for its expression.
const TYPES: [&str; 8] = ["text", "int", "numeric", "boolean", "tsvector", "jsonb", "int[]", "foo"];

/// The statements of which one has to be accepted.
fn statements(place: &str, text: &str) -> Vec<String> {
    let of_type = |statement: &dyn Fn(&str) -> String| TYPES.iter().map(|name| statement(name)).collect();
    match place {
        "check" => vec![format!("ALTER TABLE t ADD CHECK ({text}\n)")],
        "default" => of_type(&|name| format!("ALTER TABLE t ADD COLUMN new {name} DEFAULT {text}")),
        "generated" => {
            of_type(&|name| format!("ALTER TABLE t ADD COLUMN new {name} GENERATED ALWAYS AS ({text}\n) STORED"))
        }
        "index" => vec![format!("CREATE INDEX ON t (({text}\n))")],
        "predicate" => vec![format!("CREATE INDEX ON t (a) WHERE {text}")],
        "policy" => vec![format!("CREATE POLICY own ON t USING ({text}\n)")],
        "trigger" => {
            vec![format!("CREATE TRIGGER act AFTER UPDATE ON t FOR EACH ROW WHEN ({text}\n) EXECUTE FUNCTION act()")]
        }
        "transform" => vec![format!("ALTER TABLE t ALTER COLUMN b TYPE text USING {text}")],
        other => panic!("no place is called {other}"),
    }
}

#[test]
fn postgresql_says_the_same_of_each_query() {
    let path = format!("{}/../schema-sql/tests/queries.txt", env!("CARGO_MANIFEST_DIR"));
    let lines = fs::read_to_string(path).unwrap();
    let mut wrong = String::new();
    with_database(async |connection| {
        for line in lines.lines().filter(|line| !line.starts_with('#')) {
            let accepted = line.starts_with("+ ");
            let query = if accepted { &line[2..] } else { line[2..].rsplit_once(" |").unwrap().0 };
            execute(connection, &format!("BEGIN; {SETUP}")).await?;
            if execute(connection, &format!("CREATE VIEW v AS {query}")).await.is_ok() != accepted {
                wrong += &format!("{line}\n");
            }
            execute(connection, "ROLLBACK").await?;
        }
        Ok(())
    })
    .unwrap();
    assert!(wrong.is_empty(), "PostgreSQL says otherwise:\n{wrong}");
}

#[test]
fn postgresql_says_the_same_of_each_expression() {
    let mut wrong = String::new();
    with_database(async |connection| {
        for (file, accepted) in [("accepted.txt", true), ("refused.txt", false)] {
            let path = format!("{}/../schema-sql/tests/{file}", env!("CARGO_MANIFEST_DIR"));
            let lines = fs::read_to_string(path).unwrap();
            for line in lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let (place, text) = line.split_once(' ').unwrap();
                let text = if accepted { text } else { text.rsplit_once(" |").unwrap().0 };
                let mut taken = false;
                for statement in statements(place, text) {
                    execute(connection, &format!("BEGIN; {SETUP}")).await?;
                    taken |= execute(connection, &statement).await.is_ok();
                    execute(connection, "ROLLBACK").await?;
                }
                if taken != accepted {
                    wrong += &format!("{file}: {line}\n");
                }
            }
        }
        Ok(())
    })
    .unwrap();
    assert!(wrong.is_empty(), "{wrong}");
}
