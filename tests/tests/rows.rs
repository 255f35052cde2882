//! Rows to and from PostgreSQL: what is left out, NULL, and a value; what is checked before it travels.

use schema_core::diff::diff;
use schema_core::migration::render::script;
use schema_core::model::{Conventions, Hints, Schema, from_code};
use schema_core::plan::plan;
use schema_core::row::Error;
use schema_core::{Default, Json, Null, SqlEnum, schema, table};
use schema_tests::database::{empty, execute, with_database};
use sqlx::PgConnection;

#[derive(Clone, Copy, Debug, PartialEq, Eq, SqlEnum)]
#[sql_enum(name = "Mood", rename_all = "SCREAMING_SNAKE_CASE")]
enum Mood {
    VeryHappy,
    Sad,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, SqlEnum)]
#[sql_enum(text)]
enum Status {
    Active,
    Paused,
}

#[table(name = "People \"quoted\"")]
#[derive(Debug, PartialEq)]
struct Person {
    #[column(primary_key, identity)]
    id: i64,
    #[column(length = 5)]
    name: String,
    #[column(default = "none")]
    nickname: Option<String>,
    mood: Mood,
    moods: Vec<Mood>,
    #[column(default = Status::Active)]
    status: Status,
    statuses: Option<Vec<Status>>,
    #[column(default = json!({}), json = object)]
    data: Json<serde_json::Value>,
    bytes: Vec<u8>,
    #[column(generated = sql("length(name)"))]
    size: i32,
    r#type: Option<i16>,
    #[column(immutable, default = now())]
    created_at: chrono::NaiveDateTime,
}

#[table]
struct Counter {
    #[column(primary_key, identity)]
    id: i64,
}

schema! { rows: [Person, Counter] }

/// On a database that holds the two tables.
fn with_tables(work: impl AsyncFnOnce(&mut PgConnection) -> Result<(), Error>) {
    let worked = with_database(async |connection| {
        empty(connection).await?;
        let declared = from_code(&rows, Conventions::default())?;
        let nothing = Schema::default();
        let create = plan(&diff(&nothing, &declared.schema, &Hints::default()))?;
        execute(connection, &script(&create)).await?;
        Ok(work(connection).await)
    });
    worked.unwrap().unwrap();
}

fn person(name: &str) -> NewPerson {
    NewPerson::new().name(name).mood(Mood::Sad).moods(vec![Mood::VeryHappy, Mood::Sad]).bytes(vec![1, 2])
}

#[test]
fn rows_come_back_as_the_database_made_them() {
    with_tables(come_back);
}

async fn come_back(db: &mut PgConnection) -> Result<(), Error> {
    let made = Person::insert(person("a").r#type(5).statuses(vec![Status::Paused])).one(&mut *db).await?;
    assert_eq!((made.id, made.size, made.r#type), (1, 1, Some(5)));
    assert_eq!((made.nickname.as_deref(), made.status), (Some("none"), Status::Active));
    assert_eq!((made.moods, made.statuses), (vec![Mood::VeryHappy, Mood::Sad], Some(vec![Status::Paused])));

    let many = [person("b").nickname(Null), person("c").nickname("x"), person("d").nickname(Default)];
    let many = Person::insert_many(many).all(&mut *db).await?;
    let nicknames: Vec<_> = many.iter().map(|row| row.nickname.as_deref()).collect();
    assert_eq!(nicknames, [None, Some("x"), Some("none")]);
    assert_eq!(Person::insert_many(Vec::<NewPerson>::new()).all(&mut *db).await?, []);
    assert_eq!(Counter::insert_many([NewCounter::new(), NewCounter::new()]).execute(&mut *db).await?, 2);
    assert_eq!(Counter::insert(NewCounter::new()).one(&mut *db).await?.id, 3);

    let nothing = Person::update(1).set(PersonUpdate::new()).one(&mut *db).await?;
    assert_eq!(nothing.name, "a");
    let update = PersonUpdate::new().nickname(Null).name("z").mood(Mood::VeryHappy);
    let changed = Person::update(1).set(update).one(&mut *db).await?;
    assert_eq!((changed.nickname, changed.name.as_str(), changed.mood), (None, "z", Mood::VeryHappy));
    let back = Person::update(1).set(PersonUpdate::new().nickname(Default)).one(&mut *db).await?;
    assert_eq!(back.nickname.as_deref(), Some("none"));
    assert!(Person::update(99).set(PersonUpdate::new().name("q")).optional(&mut *db).await?.is_none());
    Ok(())
}

#[test]
fn nothing_travels_that_breaks_a_rule() {
    with_tables(break_rules);
}

async fn break_rules(db: &mut PgConnection) -> Result<(), Error> {
    let row = person("äöüßéx").data(serde_json::json!([1]));
    let Err(Error::Violations(found)) = Person::insert(row).one(&mut *db).await else { panic!("it travelled") };
    let columns: Vec<_> = found.0.iter().map(|violation| violation.column).collect();
    assert_eq!(columns, ["name", "data"]);
    assert!(Person::insert(person("äöüßé")).one(&mut *db).await.is_ok());
    let long = Person::update(1).set(PersonUpdate::new().name("123456")).one(&mut *db).await;
    assert!(matches!(long, Err(Error::Violations(_))));
    Ok(())
}
