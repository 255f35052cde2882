//! JSON: parts, containment, paths, changes, and what is built.

use expect_test::expect;
use schema_core::Json;
use schema_core::query::{jsonb_build_object, value};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use serde_json::{Value, json};
use sqlx::PgConnection;

use super::{customers, of_ann};

#[test]
fn json() {
    on_tables(async |db: &mut PgConnection| {
        parts(db).await?;
        conditions(db).await?;
        changes(db).await?;
        built(db).await
    });
}

async fn parts(db: &mut PgConnection) -> Result<(), Error> {
    let query = Customer::select().order_by(Customer::id).columns((
        Customer::settings.get("tags"),
        Customer::settings.get_text("theme"),
        Customer::settings.path(["tags", "1"]),
        Customer::settings.path_text(["tags", "0"]),
        Customer::settings.get("tags").at(-1),
        Customer::settings.get("tags").at_text(0),
    ));
    expect![[r#"SELECT "customers"."settings" -> $1, "customers"."settings" ->> $2, "customers"."settings" #> $3, "customers"."settings" #>> $4, "customers"."settings" -> $5 -> $6::integer, "customers"."settings" -> $7 ->> $8::integer FROM "customers" ORDER BY "customers"."id""#]]
        .assert_eq(&query.to_sql());
    type Parts = (Option<Value>, Option<String>, Option<Value>, Option<String>, Option<Value>, Option<String>);
    let read: Vec<Parts> = query.all(&mut *db).await?;
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        read[0],
        (Some(json!(["a", "b"])), text("dark"), Some(json!("b")), text("a"), Some(json!("b")), text("a"))
    );
    assert_eq!(read[1], (None, None, None, None, None, None));
    // The same question with values of other types is another statement: sqlx keeps them by their text.
    let tags = || Customer::settings.get("tags");
    assert_eq!(of_ann!(db, (tags().at(0), tags().get("0"))), (Some(json!("a")), None));
    assert_eq!(of_ann!(db, (tags().get("0"), tags().at(0))), (None, Some(json!("a"))));
    let typed: (Option<Json<Vec<String>>>, Option<i32>) = of_ann!(
        db,
        (
            Customer::settings.get("tags").cast::<Json<Vec<String>>>(),
            Customer::settings.get("tags").jsonb_array_length()
        )
    );
    assert_eq!(typed, (Some(Json(vec!["a".to_owned(), "b".to_owned()])), Some(2)));
    Ok(())
}

async fn conditions(db: &mut PgConnection) -> Result<(), Error> {
    let dark = Settings { theme: Some("dark".to_owned()), tags: vec!["a".to_owned()] };
    assert_eq!(customers!(db, Customer::settings.contains(json!({"theme": "dark"}))), [1]);
    assert_eq!(customers!(db, Customer::settings.contains(Json(dark))), [1]);
    assert_eq!(customers!(db, Customer::settings.contained_by(json!({"tags": ["b", "c"]}))), [2, 4]);
    assert_eq!(customers!(db, Customer::settings.contains(Customer::settings)), [1, 2, 3, 4]);
    assert_eq!(customers!(db, Customer::settings.has_key("theme")), [1, 3]);
    assert_eq!(customers!(db, Customer::settings.has_any(["theme", "tags"])), [1, 3, 4]);
    assert_eq!(customers!(db, Customer::settings.has_all(["theme", "tags"])), [1]);
    assert_eq!(customers!(db, Customer::settings.get("tags").has_key("b")), [1, 4]);
    assert_eq!(customers!(db, Customer::settings.path_exists(r#"$.tags[*] ? (@ == "b")"#)), [1, 4]);
    assert_eq!(customers!(db, Customer::settings.path_match(r#"$.theme == "light""#)), [3]);
    assert_eq!(customers!(db, Customer::settings.get_text("theme").eq("light")), [3]);
    let first: Option<Value> = of_ann!(db, Customer::settings.path_query_first("$.tags[*]"));
    assert_eq!(first, Some(json!("a")));
    Ok(())
}

async fn changes(db: &mut PgConnection) -> Result<(), Error> {
    let read: (Json<Settings>, Json<Settings>, Json<Settings>, Json<Settings>) = of_ann!(
        db,
        (
            Customer::settings.jsonb_set(["theme"], json!("light")),
            Customer::settings.merge(json!({"tags": []})),
            Customer::settings.remove_key("theme"),
            Customer::settings.remove_path(["tags", "0"]),
        )
    );
    let settings = |theme: Option<&str>, tags: &[&str]| {
        Json(Settings { theme: theme.map(str::to_owned), tags: tags.iter().map(|tag| (*tag).to_owned()).collect() })
    };
    assert_eq!(read.0, settings(Some("light"), &["a", "b"]));
    assert_eq!(read.1, settings(Some("dark"), &[]));
    assert_eq!(read.2, settings(None, &["a", "b"]));
    assert_eq!(read.3, settings(Some("dark"), &["b"]));
    Ok(())
}

async fn built(db: &mut PgConnection) -> Result<(), Error> {
    let object = jsonb_build_object((
        ("id", Customer::id),
        ("name", Customer::name.lower()),
        ("kind", value("customer".to_owned())),
    ));
    let read: Value = of_ann!(db, object);
    assert_eq!(read, json!({"id": 1, "name": "ann", "kind": "customer"}));
    let all: Option<Value> =
        Customer::select().columns(Customer::name.jsonb_agg().order_by(Customer::id)).one(&mut *db).await?;
    assert_eq!(all, Some(json!(["Ann", "Bob", null, "Dan_%"])));
    Ok(())
}
