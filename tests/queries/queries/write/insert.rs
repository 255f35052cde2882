//! Inserts: one row, many, and very many.

use expect_test::expect;
use schema_core::row::Error;
use schema_core::{Default, Json, SqlComposite, SqlDomain, SqlEnum, key, schema, table};
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::PgConnection;

use super::make;

/// A type of each kind, as one value and as a column of arrays.
#[table]
#[derive(Clone, Debug, PartialEq)]
struct Kind {
    #[column(primary_key, identity)]
    id: i32,
    mood: Mood,
    level: Level,
    place: Option<Place>,
    data: Option<Json<Vec<i32>>>,
    bytes: Vec<u8>,
    #[column(length = 5)]
    code: Option<String>,
    #[column(default = 7)]
    number: Option<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, SqlEnum)]
enum Mood {
    Good,
    Bad,
}

#[derive(Clone, Debug, PartialEq, SqlDomain)]
#[sql_domain(check = sql("VALUE > 0"))]
struct Level(i32);

#[derive(Clone, Debug, PartialEq, SqlComposite)]
struct Place {
    street: String,
    number: Option<i32>,
}

/// All of its columns are the database's.
#[table]
#[derive(Clone, Debug, PartialEq)]
struct Counter {
    #[column(primary_key, identity)]
    id: i64,
}

schema! { kinds: [Kind, Counter], types: [Level, Place] }

fn kind(number: i32) -> NewKind {
    let place =
        (number % 3 > 0).then(|| Place { street: format!("s {number}"), number: (number % 2 > 0).then_some(number) });
    let mood = if number % 2 > 0 { Mood::Good } else { Mood::Bad };
    NewKind::new().mood(mood).level(Level(number)).place(place).data(Json(vec![number])).bytes(vec![1, number as u8])
}

#[test]
fn one_row_names_the_columns_that_it_sets() {
    on_tables(one);
}

async fn one(db: &mut PgConnection) -> Result<(), Error> {
    let new = Customer::insert(NewCustomer::new().email("e@shop.test").active(Default));
    expect![[r#"INSERT INTO "customers" ("email") VALUES ($1) RETURNING "customers"."id", "customers"."email", "customers"."name", "customers"."age", "customers"."active", "customers"."settings", "customers"."created_at""#]].assert_eq(&new.to_sql());
    let made = new.one(&mut *db).await?;
    assert_eq!((made.id, made.active, made.age), (5, true, None));
    let id = Customer::insert(NewCustomer::new().email("f@shop.test")).returning(Customer::id).one(&mut *db).await?;
    assert_eq!(id, 6);
    let label = Label::insert(NewLabel::new().name("q")).returning((Label::name, Label::name.is_null()));
    assert_eq!(label.all(&mut *db).await?, [("q".to_owned(), false)]);
    make(db, &kinds).await?;
    assert_eq!(Counter::insert(NewCounter::new()).one(&mut *db).await?, Counter { id: 1 });
    let counters = Counter::insert_many([NewCounter::new(), NewCounter::new()]);
    expect![[r#"INSERT INTO "counters" SELECT FROM generate_series(1, $1) RETURNING "counters"."id""#]]
        .assert_eq(&counters.to_sql());
    assert_eq!(counters.all(&mut *db).await?, [Counter { id: 2 }, Counter { id: 3 }]);
    Ok(())
}

#[test]
fn rows_are_one_statement_of_one_text() {
    on_tables(many);
}

async fn many(db: &mut PgConnection) -> Result<(), Error> {
    make(db, &kinds).await?;
    let two = Kind::insert_many([kind(1), kind(2)]).returning(Kind::id);
    expect![[r#"INSERT INTO "kinds" ("mood", "level", "place", "data", "bytes") SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5) RETURNING "kinds"."id""#]].assert_eq(&two.to_sql());
    let many = Kind::insert_many((1..=20_000).map(kind)).returning(Kind::id);
    assert_eq!(two.to_sql(), many.to_sql());
    assert_eq!(two.all(&mut *db).await?, [1, 2]);
    assert_eq!(many.execute(&mut *db).await?, 20_000);
    let rows = Kind::select().filter(Kind::id.in_([3, 4, 5, 20_002])).order_by(Kind::id).all(&mut *db).await?;
    assert_eq!(
        rows[1],
        Kind {
            id: 4,
            mood: Mood::Bad,
            level: Level(2),
            place: Some(Place { street: "s 2".to_owned(), number: None }),
            data: Some(Json(vec![2])),
            bytes: vec![1, 2],
            code: None,
            number: Some(7),
        }
    );
    assert_eq!((rows[2].place.as_ref(), rows[3].level.clone()), (None, Level(20_000)));
    assert_eq!(Kind::insert_many(Vec::<NewKind>::new()).all(&mut *db).await?, []);
    Ok(())
}

#[test]
fn rows_can_leave_out_different_columns() {
    on_tables(mixed);
}

async fn mixed(db: &mut PgConnection) -> Result<(), Error> {
    make(db, &kinds).await?;
    // What is not said of a column without a default is NULL.
    let nulls = Kind::insert_many([kind(1).code("a"), kind(2)]).returning(Kind::code);
    expect![[r#"INSERT INTO "kinds" ("mood", "level", "place", "data", "bytes", "code") SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6) RETURNING "kinds"."code""#]].assert_eq(&nulls.to_sql());
    assert_eq!(nulls.all(&mut *db).await?, [Some("a".to_owned()), None]);
    let rows = |count: i32| (1..=count).map(|at| if at % 2 > 0 { kind(at).number(at) } else { kind(at) });
    let few = Kind::insert_many(rows(2)).returning(Kind::number);
    expect![[r#"INSERT INTO "kinds" ("mood", "level", "place", "data", "bytes", "number") VALUES ($1, $2, $3, $4, $5, $6), ($7, $8, $9, $10, $11, DEFAULT) RETURNING "kinds"."number""#]].assert_eq(&few.to_sql());
    assert_eq!(few.all(&mut *db).await?, [Some(1), Some(7)]);
    let many = Kind::insert_many(rows(20_000)).returning(Kind::number);
    expect![[r#"WITH "inserted 0" AS (INSERT INTO "kinds" ("mood", "level", "place", "data", "bytes", "number") SELECT unnest($1), unnest($2), unnest($3), unnest($4), unnest($5), unnest($6) RETURNING "kinds"."number"), "inserted 1" AS (INSERT INTO "kinds" ("mood", "level", "place", "data", "bytes") SELECT unnest($7), unnest($8), unnest($9), unnest($10), unnest($11) RETURNING "kinds"."number") SELECT * FROM "inserted 0" UNION ALL SELECT * FROM "inserted 1""#]].assert_eq(&many.to_sql());
    let numbers = many.all(&mut *db).await?;
    assert_eq!((numbers.len(), numbers[1], numbers[19_999]), (20_000, Some(3), Some(7)));
    assert_eq!(Kind::insert_many(rows(20_000)).execute(&mut *db).await?, 20_000);
    Ok(())
}

#[test]
fn arrays_go_as_texts() {
    on_tables(arrays);
}

async fn arrays(db: &mut PgConnection) -> Result<(), Error> {
    let product = |at: i32| {
        let words = (0..at % 3).map(|word| format!("w{word}")).collect::<Vec<_>>();
        NewProduct::new().name(format!("p{at}")).price(rust_decimal::Decimal::new(100, 2)).keywords(words)
    };
    let few = Product::insert_many((0..3).map(product)).returning(Product::keywords);
    expect![[r#"INSERT INTO "products" ("name", "price", "keywords") SELECT unnest($1), unnest($2), unnest($3)::TEXT[] RETURNING "products"."keywords""#]].assert_eq(&few.to_sql());
    let words = few.all(&mut *db).await?;
    assert_eq!(words, [vec![], vec!["w0".to_owned()], vec!["w0".to_owned(), "w1".to_owned()]]);
    assert_eq!(Product::insert_many((3..30_003).map(product)).execute(&mut *db).await?, 30_000);
    Ok(())
}

#[test]
fn rows_are_copied_in() {
    on_tables(copied);
}

async fn copied(db: &mut PgConnection) -> Result<(), Error> {
    make(db, &kinds).await?;
    // A composite type has its fields' types in it, which COPY knows of those of PostgreSQL itself.
    let copy = Kind::copy_in((1..=20_000).map(|at| if at % 2 > 0 { kind(at).code("a") } else { kind(at) }));
    expect![[r#"COPY "kinds" ("mood", "level", "place", "data", "bytes", "code") FROM STDIN (FORMAT binary)"#]]
        .assert_eq(&copy.to_sql());
    assert_eq!(copy.execute(&mut *db).await?, 20_000);
    let last = Kind::select().filter(Kind::id.ge(19_999)).order_by(Kind::id).all(&mut *db).await?;
    assert_eq!((last[0].code.as_deref(), last[1].code.as_deref(), last[1].number), (Some("a"), None, Some(7)));
    assert_eq!(last[0].place, Some(Place { street: "s 19999".to_owned(), number: Some(19_999) }));
    let product = |at: i32| NewProduct::new().name(format!("p{at}")).price(rust_decimal::Decimal::new(at.into(), 2));
    let arrays = Product::copy_in((1..=20_000).map(|at| product(at).keywords(vec![format!("w{at}")])));
    assert_eq!(arrays.execute(&mut *db).await?, 20_000);
    let made = Product::select().filter(Product::name.eq("p15000")).one(&mut *db).await?;
    assert_eq!((made.keywords, made.price), (vec!["w15000".to_owned()], rust_decimal::Decimal::new(15_000, 2)));
    assert_eq!(Product::copy_in(Vec::<NewProduct>::new()).execute(&mut *db).await?, 0);
    let mixed = Product::copy_in([product(-1).keywords(vec![]), product(-2)]).execute(&mut *db).await;
    assert!(matches!(&mixed, Err(Error::Encode(error)) if error.to_string().contains("`keywords`")), "{mixed:?}");
    let twice = Product::copy_in([product(1)]).execute(&mut *db).await;
    assert!(twice.is_err_and(|error| error.constraint().is_some_and(|found| found.is("products_name_key"))));
    assert_eq!(Product::select().count(&mut *db).await?, 20_004);
    Ok(())
}

#[test]
fn rows_of_a_select_are_inserted() {
    on_tables(selected);
}

async fn selected(db: &mut PgConnection) -> Result<(), Error> {
    let names =
        Category::select().filter(Category::parent_id.is_not_null()).order_by(Category::id).columns(Category::name);
    let insert = Label::insert_from(names, Label::name).on_conflict(key!(Label::name)).do_nothing();
    expect![[r#"INSERT INTO "labels" ("name") SELECT "categories"."name" FROM "categories" WHERE "categories"."parent_id" IS NOT NULL ORDER BY "categories"."id" ON CONFLICT ("name") DO NOTHING RETURNING "labels"."name""#]].assert_eq(&insert.to_sql());
    assert_eq!(insert.all(&mut *db).await?.len(), 4);
    let products = Category::insert_from(
        Category::select().filter(Category::id.eq(1)).columns((Category::name, Category::id)),
        (Category::name, Category::parent_id),
    );
    assert_eq!(products.one(&mut *db).await?, Category { id: 6, name: "all".to_owned(), parent_id: Some(1) });
    Ok(())
}

#[test]
fn what_breaks_a_rule_is_not_sent() {
    on_tables(refused);
}

async fn refused(db: &mut PgConnection) -> Result<(), Error> {
    make(db, &kinds).await?;
    let long = Kind::insert_many([kind(1), kind(2).code("123456")]).execute(&mut *db).await;
    assert!(matches!(&long, Err(Error::Violations(found)) if found.0.len() == 1), "{long:?}");
    assert_eq!(Kind::select().count(&mut *db).await?, 0);
    Ok(())
}
