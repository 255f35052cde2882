//! `diff`, `push` and `drift`: schemas held against each other, wherever they come from.
#![expect(dead_code, reason = "the rows are only declared")]

use crate::project::{Project, Ran, block_on, scratch_arguments};
use schema_core::database::connect::Session;
use schema_core::declare::def::SchemaDef;
use schema_core::settings::{Environment, Overrides, Settings};
use schema_core::{schema, table};
use sqlx::{AssertSqlSafe, Executor, Row};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};

/// Who writes.
#[table]
struct Author {
    #[column(primary_key, identity)]
    id: i64,
    #[column(length = 200, unique, renamed_from = "title")]
    name: String,
}

schema! { library: [Author] }

const BEFORE: &str = "CREATE TABLE public.authors (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title varchar(200) NOT NULL, age integer
);";

const AFTER: &str = "CREATE TABLE public.authors (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(200) NOT NULL UNIQUE
);
COMMENT ON TABLE public.authors IS 'Who writes.';";

/// As `pg_dump` writes it, with an owner that no other server has, and rows.
const DUMP: &str = "\\restrict abc

SET client_encoding = 'UTF8';
SELECT pg_catalog.set_config('search_path', '', false);
SET default_table_access_method = heap;
CREATE TABLE public.authors (
    id bigint NOT NULL,
    name character varying(200) NOT NULL
);
ALTER TABLE public.authors OWNER TO nobody_else_has_this_role;
COMMENT ON TABLE public.authors IS 'Who writes.';
ALTER TABLE public.authors ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.authors_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
COPY public.authors (id, name) FROM stdin;
1\tit's; (
\\.
ALTER TABLE ONLY public.authors
    ADD CONSTRAINT authors_name_key UNIQUE (name);
ALTER TABLE ONLY public.authors
    ADD CONSTRAINT authors_pkey PRIMARY KEY (id);

\\unrestrict abc
";

/// A project with a database: the one that is kept in the project, or one on the server of `DATABASE_URL`.
struct Bench {
    project: Project,
    /// What stands behind each command.
    flags: Vec<String>,
    /// The server, and the database that was made on it.
    made: Option<(String, String)>,
}

impl Bench {
    fn new(files: &[(&str, &str)]) -> Self {
        let project = Project::with(&[]);
        files.iter().for_each(|(name, text)| std::fs::write(project.path(name), text).unwrap());
        let mut bench = Self { project, flags: scratch_arguments(), made: None };
        if let Ok(server) = std::env::var("DATABASE_URL") {
            static COUNTER: AtomicU32 = AtomicU32::new(0);
            let name = format!("operations_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
            on(Some(&server), &bench.project, &format!("CREATE DATABASE {name} TEMPLATE template0"));
            let url = format!("{}/{name}", server.rsplit_once('/').unwrap().0);
            bench.flags.extend(["--database-url".to_owned(), url]);
            bench.made = Some((server, name));
        }
        bench
    }

    #[track_caller]
    fn run(&self, schema: &SchemaDef, arguments: &[&str], code: u8) -> Ran {
        let arguments: Vec<&str> = arguments.iter().copied().chain(self.flags.iter().map(String::as_str)).collect();
        let ran = self.project.run(schema, &arguments);
        assert_eq!(ran.code, code, "{}{}", ran.data, ran.talk);
        ran
    }

    #[track_caller]
    fn diff(&self, arguments: &[&str], code: u8) -> Ran {
        self.run(&library, &[&["diff"], arguments].concat(), code)
    }

    /// Runs statements in the database, and returns the first column of the rows.
    fn sql(&self, sql: &str) -> Vec<String> {
        on(self.made.as_ref().and(self.flags.last()).map(String::as_str), &self.project, sql)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        if let Some((server, name)) = &self.made {
            on(Some(server), &self.project, &format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

/// Runs statements at a URL, or in the database that is kept in the project.
fn on(url: Option<&str>, project: &Project, sql: &str) -> Vec<String> {
    let environment = Environment { current_directory: project.path(""), ..Environment::default() };
    let overrides = Overrides { database_url: url.map(str::to_owned), ..Overrides::default() };
    let settings = Settings::load(&environment, &overrides).unwrap();
    block_on(async {
        let mut session = Session::open(&settings, &BTreeSet::new()).await.unwrap();
        let rows = session.connection().fetch_all(AssertSqlSafe(sql)).await.unwrap();
        session.close().await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    })
}

#[test]
fn a_difference_is_printed_and_is_exit_code_1() {
    let bench = Bench::new(&[("before.sql", BEFORE), ("after.sql", AFTER)]);
    let ran = bench.diff(&["--from", "before.sql", "--to", "after.sql", "--schema", "public"], 1);
    assert!(ran.data.contains("ALTER TABLE public.authors DROP COLUMN title;"), "{}", ran.data);
    let flags = ["--rename", "public.authors.title=public.authors.name", "--output", "summary"];
    let ran = bench.diff(&[&["--from", "before.sql", "--to", "after.sql"], &flags[..]].concat(), 1);
    assert_eq!(
        ran.data,
        "> column public.authors.title -> public.authors.name\n- column public.authors.age\n\
         + unique public.authors.authors_name_key\n+ comment table public.authors\n"
    );
    let ran = bench.diff(&["--from", "before.sql", "--to", "before.sql", "--output", "json"], 0);
    assert_eq!(
        ran.data,
        "{\"changes\":[],\"command\":\"diff\",\"notes\":[],\"statements\":[],\"unknown\":{\"from\":[],\"to\":[]}}\n"
    );
}

#[test]
fn a_dump_is_the_code_it_was_made_of() {
    let bench = Bench::new(&[("dump.sql", DUMP)]);
    let ran = bench.diff(&["--from", "dump.sql", "--to", "code"], 0);
    assert_eq!(ran.data, "");
    let expected = "note: `dump.sql` line 10: there is no role `nobody_else_has_this_role`; it is made for the time\n\
                    note: `dump.sql` line 20: the rows of a `COPY` are skipped\nno difference\n";
    assert_eq!(ran.talk, expected);
}

#[test]
fn a_file_may_name_what_comes_after_it() {
    let view = "CREATE VIEW public.names AS SELECT name FROM public.authors;\n";
    let bench = Bench::new(&[("first.sql", &format!("{view}{AFTER}")), ("last.sql", &format!("{AFTER}\n{view}"))]);
    let ran = bench.diff(&["--from", "first.sql", "--to", "last.sql"], 0);
    assert_eq!(ran.talk, "note: `first.sql` line 1: runs after what it needs\nno difference\n");
    std::fs::write(bench.project.path("wrong.sql"), "CREATE VIEW a AS SELECT 1;\nCREATE VIEW b AS SELECT * FROM c;")
        .unwrap();
    let wrong = bench.diff(&["--from", "wrong.sql", "--to", "last.sql"], 2).talk;
    assert!(wrong.contains("`wrong.sql` line 2: relation \"c\" does not exist"), "{wrong}");
}

#[test]
fn migrations_are_replayed() {
    let bench = Bench::new(&[("after.sql", AFTER)]);
    bench.project.write("1_a.up.sql", BEFORE);
    bench.project.write("2_b.sql", "ALTER TABLE public.authors RENAME COLUMN title TO name;");
    let ran = bench.diff(&["--from", "migrations", "--to", "after.sql", "--output", "summary"], 1);
    assert_eq!(
        ran.data,
        "- column public.authors.age\n+ unique public.authors.authors_name_key\n+ comment table public.authors\n"
    );
}

#[test]
fn what_is_no_source_or_no_rename_is_told_with_what_to_write() {
    let bench = Bench::new(&[("a.sql", BEFORE), ("b.sql", "CREATE TABLE public.a ();\n\\i c.sql\n")]);
    let talk = |arguments: &[&str]| bench.diff(arguments, 2).talk;
    let nowhere = talk(&["--from", "nowhere", "--to", "code"]);
    assert!(nowhere.contains("`--from nowhere` is neither a file nor a directory"), "{nowhere}");
    let psql = talk(&["--from", "b.sql", "--to", "code"]);
    assert!(psql.contains("--from: `b.sql` line 2: `\\i` is a command of psql"), "{psql}");
    let renamed = |rename: &str| talk(&["--from", "a.sql", "--to", "code", "--strict", "--rename", rename]);
    let idle = renamed("public.authors.a=public.authors.name");
    assert!(idle.contains("there is nothing called `public.authors.a` before"), "{idle}");
    let malformed = renamed("title");
    assert!(malformed.contains("`title`: is not of the form `from=to`"), "{malformed}");
    bench.run(&library, &["status", "--output", "sql"], 2);
}

#[test]
fn push_loses_nothing_unless_it_may() {
    let bench = Bench::new(&[]);
    bench.sql(&format!("{BEFORE} INSERT INTO authors (title) VALUES ('a')"));
    let dry = bench.run(&library, &["push", "--dry-run", "--output", "summary"], 0);
    assert!(dry.data.starts_with("> column public.authors.title -> public.authors.name\n"), "{}", dry.data);
    let refused = bench.run(&library, &["push"], 2);
    assert!(refused.data.contains("ALTER TABLE public.authors DROP COLUMN age;"), "{}", refused.data);
    assert!(refused.talk.contains("this loses data, and nothing was done"), "{}", refused.talk);
    assert_eq!(bench.sql("SELECT title FROM authors"), ["a"]);
    bench.run(&library, &["push", "--accept-data-loss"], 0);
    assert_eq!(bench.sql("SELECT name FROM authors"), ["a"]);
    let again = bench.run(&library, &["push"], 0);
    assert_eq!(again.data, "");
    assert!(again.talk.starts_with("nothing to do"), "{}", again.talk);
}

#[test]
fn push_leaves_nothing_half_done() {
    let bench = Bench::new(&[]);
    bench.sql(&format!("{} INSERT INTO authors (title) VALUES ('a'), ('a')", BEFORE.replace(", age integer", "")));
    let failed = bench.run(&library, &["push"], 2);
    assert!(failed.talk.contains("could not create unique index"), "{}", failed.talk);
    assert!(failed.talk.contains("help: nothing was changed"), "{}", failed.talk);
    assert_eq!(bench.sql("SELECT title FROM authors"), ["a", "a"]);
}

#[test]
fn drift_is_what_happened_since() {
    let bench = Bench::new(&[]);
    bench.project.write("1_a.sql", AFTER);
    bench.run(&library, &["migrate"], 0);
    bench.project.write("2_b.sql", "CREATE TABLE public.pending ();");
    let none = bench.run(&library, &["drift"], 0);
    assert!(none.talk.starts_with("1 applied, 1 pending: held against those that are applied\n"), "{}", none.talk);
    bench.sql("ALTER TABLE authors ADD age integer; ALTER TABLE authors ALTER name DROP NOT NULL");
    let drift = bench.run(&library, &["drift"], 1);
    assert_eq!(drift.data, "+ column public.authors.age\n~ column public.authors.name (not_null: true -> none)\n");
    let back = bench.run(&library, &["drift", "--against", "code", "--output", "sql"], 1);
    assert!(back.data.contains("ALTER TABLE public.authors DROP COLUMN age;"), "{}", back.data);
    bench.project.write("1_a.sql", &format!("{AFTER} "));
    let edited = bench.run(&library, &["drift", "--output", "json"], 1);
    assert!(edited.data.contains("\"at\":\"1_a.sql\""), "{}", edited.data);
}

#[test]
fn renames_reach_across_schemas_and_kinds() {
    const FROM: &str = "CREATE SCHEMA a; CREATE TYPE a.mood AS ENUM ('x');
        CREATE TABLE a.t (id serial PRIMARY KEY, m a.mood DEFAULT 'x' CHECK (m <> 'y'::text::a.mood));
        CREATE INDEX by_mood ON a.t (m);";
    let bench = Bench::new(&[
        ("from.sql", FROM),
        ("schema.sql", &FROM.replace("a.", "b.").replace("SCHEMA a", "SCHEMA b")),
        (
            "table.sql",
            &FROM
                .replace("TABLE a.t (id", "TABLE b.u (key")
                .replace("ON a.t", "ON b.u")
                .replace("SCHEMA a", "SCHEMA b; CREATE SCHEMA a"),
        ),
    ]);
    let diff = |to: &str, renames: &[&str]| {
        let renames = renames.iter().flat_map(|rename| ["--rename", rename]);
        let arguments: Vec<&str> = ["--from", "from.sql", "--to", to].into_iter().chain(renames).collect();
        bench.diff(&arguments, 1).data
    };
    assert_eq!(diff("schema.sql", &["a=b"]), "ALTER SCHEMA a RENAME TO b;\n");
    // A column may be named by the old or the new name of its table.
    for column in ["a.t.id=a.t.key", "b.u.id->b.u.key"] {
        let moved = diff("table.sql", &["a.t=b.u", column]);
        assert!(moved.starts_with("CREATE SCHEMA b;\n\nALTER TABLE a.t SET SCHEMA b;\n"), "{moved}");
        assert!(moved.contains("ALTER TABLE b.t RENAME TO u;"), "{moved}");
        assert!(moved.contains("ALTER TABLE b.u RENAME COLUMN id TO key;"), "{moved}");
        assert!(!moved.contains("DROP"), "{moved}");
    }
}

#[test]
fn roles_are_made_up_for_the_time() {
    let table = "CREATE TABLE public.a (); GRANT SELECT ON public.a TO operations_reader;";
    let bench = Bench::new(&[("to.sql", &format!("CREATE ROLE operations_reader; {table}"))]);
    bench.project.write("1_a.sql", table);
    bench.diff(&["--from", "migrations", "--to", "to.sql"], 0);
    bench.diff(&["--from", "migrations", "--to", "to.sql", "--no-privileges"], 0);
    assert_eq!(bench.sql("SELECT rolname::text FROM pg_roles WHERE rolname = 'operations_reader'"), [""; 0]);
}
