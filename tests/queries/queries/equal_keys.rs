//! Keys that are equal by another measure than their bytes: PostgreSQL says what belongs together.

use rust_decimal::Decimal;
use schema_core::row::Error;
use schema_core::{key, table};
use schema_query_tests::database::on_tables;
use sqlx::{Executor, PgConnection};

/// Trailing spaces of its key say nothing.
#[table]
#[has_many(stops: Stop, by = station_code)]
#[derive(Clone, Debug, PartialEq)]
struct Station {
    #[column(primary_key, char = 4)]
    code: String,
    #[column(length = 20, unique)]
    name: String,
}

/// `Station::name` is a `varchar`, and what refers to it a `text`.
#[table]
#[derive(Clone, Debug, PartialEq)]
struct Stop {
    #[column(primary_key)]
    id: i32,
    #[column(references = Station::code, relation = station, sql_type = "char(4)")]
    station_code: String,
    #[column(references = Station::name, relation = named)]
    station_name: String,
    #[column(references = Rate::rate, relation = taxed)]
    rate: Decimal,
}

#[table]
#[has_many(stops: Stop)]
#[derive(Clone, Debug, PartialEq)]
struct Rate {
    #[column(primary_key, precision = 10)]
    rate: Decimal,
}

const TABLES: &str = "
    CREATE TABLE stations (code char(4) PRIMARY KEY, name varchar(20) NOT NULL UNIQUE);
    CREATE TABLE rates (rate numeric PRIMARY KEY);
    CREATE TABLE stops (
        id int PRIMARY KEY, station_code char(4) NOT NULL REFERENCES stations, station_name text NOT NULL REFERENCES stations (name),
        rate numeric NOT NULL REFERENCES rates
    );
    INSERT INTO stations VALUES ('A', 'Ahoy'), ('BB', 'Bay');
    INSERT INTO rates VALUES (1.0), (2.50);
    INSERT INTO stops VALUES (1, 'A', 'Ahoy', 1.00), (2, 'BB', 'Bay', 2.5), (3, 'BB', 'Ahoy', 1);";

#[test]
fn rows_belong_together_by_the_equality_of_their_type() {
    on_tables(async |db: &mut PgConnection| {
        db.execute(TABLES).await?;
        let stations = Station::select().order_by(Station::code).with(Station::stops.order_by(Stop::id));
        let stops: Vec<Vec<i32>> = stations.all(&mut *db).await?.iter().map(|(_, stops)| ids(stops)).collect();
        assert_eq!(stops, [vec![1], vec![2, 3]]);
        let stops = Stop::select().order_by(Stop::id).with(Stop::named).with(Stop::station).with(Stop::taxed);
        let told: Vec<_> = stops
            .all(&mut *db)
            .await?
            .into_iter()
            .map(|(_, named, station, rate)| (named.name, station.name, rate.rate))
            .collect();
        let rates = [Decimal::new(10, 1), Decimal::new(250, 2)];
        let row = |named: &str, station: &str, rate: usize| (named.to_owned(), station.to_owned(), rates[rate]);
        assert_eq!(told, [row("Ahoy", "Ahoy", 0), row("Bay", "Bay", 1), row("Ahoy", "Bay", 0)]);
        let rates = Rate::select().order_by(Rate::rate).with(Rate::stops.order_by(Stop::id));
        let stops: Vec<Vec<i32>> = rates.all(&mut *db).await?.iter().map(|(_, stops)| ids(stops)).collect();
        assert_eq!(stops, [vec![1, 3], vec![2]]);
        Ok::<_, Error>(())
    });
}

fn ids(stops: &[Stop]) -> Vec<i32> {
    stops.iter().map(|stop| stop.id).collect()
}

#[test]
fn what_was_read_is_found_again() {
    on_tables(async |db: &mut PgConnection| {
        db.execute(TABLES).await?;
        let codes: Vec<String> = Station::select().order_by(Station::code).columns(Station::code).all(&mut *db).await?;
        assert_eq!(codes, ["A   ", "BB  "]);
        for code in &codes {
            assert_eq!(Station::select().filter(Station::code.eq(code.as_str())).count(&mut *db).await?, 1);
            let renamed = Station::update(code.clone()).set(StationUpdate::new().name(format!("{code}!")));
            assert!(renamed.execute(&mut *db).await.is_err(), "what refers to it says no");
        }
        assert_eq!(Station::select().filter(Station::code.in_(codes.clone())).count(&mut *db).await?, 2);
        let between = Station::code.between(codes[0].as_str(), codes[1].as_str());
        assert_eq!(Station::select().filter(between).count(&mut *db).await?, 2);
        let more = ["CCCC", "D"].map(|code| NewStation::new().code(code).name(code));
        let more: Vec<String> = Station::insert_many(more).returning(Station::code).all(&mut *db).await?;
        assert_eq!(more, ["CCCC", "D   "]);
        let again = NewStation::new().code("CCCC").name("Cork");
        let again = Station::insert(again).on_conflict(key!(Station::code)).do_update().one(&mut *db).await?;
        assert_eq!(again.name, "Cork");
        assert_eq!(Stop::delete_by(3).execute(&mut *db).await?, 1);
        Ok::<_, Error>(())
    });
}

/// Its key is equal in any case.
#[table]
#[has_many(nicks: Nick)]
#[derive(Clone, Debug, PartialEq)]
struct Person {
    #[column(primary_key, citext)]
    name: String,
    age: i32,
}

#[table]
#[derive(Clone, Debug, PartialEq)]
struct Nick {
    #[column(primary_key)]
    id: i32,
    #[column(references = Person::name, relation = owner, sql_type = "citext")]
    person: String,
}

#[test]
fn texts_are_equal_in_any_case() {
    on_tables(async |db: &mut PgConnection| {
        if db.execute("CREATE EXTENSION citext").await.is_err() {
            println!("skipped: the server has no extension `citext`");
            return Ok(());
        }
        db.execute(
            "CREATE TABLE people (name citext PRIMARY KEY, age int NOT NULL);
             CREATE TABLE nicks (id int PRIMARY KEY, person citext NOT NULL REFERENCES people);
             INSERT INTO people VALUES ('Ann', 1), ('Bob', 2);
             INSERT INTO nicks VALUES (1, 'ann'), (2, 'BOB'), (3, 'Ann')",
        )
        .await?;
        let people =
            Person::select().order_by(Person::name).with(Person::nicks.order_by(Nick::id)).all(&mut *db).await?;
        let nicks: Vec<Vec<i32>> = people.iter().map(|(_, nicks)| nicks.iter().map(|nick| nick.id).collect()).collect();
        assert_eq!(nicks, [vec![1, 3], vec![2]]);
        let owners = Nick::select().order_by(Nick::id).with(Nick::owner).all(&mut *db).await?;
        assert_eq!(owners.iter().map(|(_, owner)| &*owner.name).collect::<Vec<_>>(), ["Ann", "Bob", "Ann"]);
        assert_eq!(Person::select().filter(Person::name.eq("ANN")).one(&mut *db).await?.age, 1);
        assert_eq!(Person::select().filter(Person::name.in_(["ANN", "bob"])).count(&mut *db).await?, 2);
        assert_eq!(Person::select().filter(Person::name.like("a%")).count(&mut *db).await?, 1);
        assert_eq!(Person::update("BOB".to_owned()).set(PersonUpdate::new().age(3)).one(&mut *db).await?.name, "Bob");
        Ok::<_, Error>(())
    });
}
