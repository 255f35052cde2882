//! Findings before anything is sent, by field: what a request gets back.

use expect_test::expect;
use rust_decimal::Decimal;
use schema_core::row::{Code, Violations};
use schema_core::table;
use schema_query_tests::tables::*;

#[test]
fn findings_are_json_by_field() {
    let new = NewCustomer::new().email("x".repeat(101)).validate().unwrap_err();
    expect![[r#"{"email":[{"code":"too_long","message":"101 characters are more than the 100 that fit"}]}"#]]
        .assert_eq(&serde_json::to_string(&new).unwrap());
    let update = CustomerUpdate::new().email("é".repeat(101)).validate();
    assert_eq!(update.unwrap_err().0[0].code, Code::TooLong);
    assert!(CustomerUpdate::new().email("é".repeat(100)).validate().is_ok());
}

/// Read from requests.
#[table(deserialize)]
#[derive(Debug)]
struct Note {
    #[column(primary_key, identity)]
    id: i64,
    title: String,
    text: Option<String>,
    #[column(default = 3)]
    stars: i32,
}

#[test]
fn requests_are_read() {
    let new = |json: &str| serde_json::from_str::<NewNote>(json).map(|new| Note::insert(new).to_sql());
    expect![[r#"INSERT INTO "notes" ("title", "text") VALUES ($1, $2) RETURNING "notes"."id", "notes"."title", "notes"."text", "notes"."stars""#]].assert_eq(&new(r#"{"title": "a", "text": null, "id": 7}"#).unwrap());
    assert_eq!(new("{}").unwrap_err().to_string(), "missing field `title`");
    let wrong = |json: &str| new(json).unwrap_err().to_string();
    expect!["`title`: invalid type: null, expected a string at line 1 column 14"]
        .assert_eq(&wrong(r#"{"title": null}"#));
    expect![[r#"`stars`: invalid type: string "x", expected i32 at line 1 column 27"#]]
        .assert_eq(&wrong(r#"{"title": "a", "stars": "x"}"#));
    expect!["duplicate field `title` at line 1 column 22"].assert_eq(&wrong(r#"{"title": "a", "title": "b"}"#));
    expect!["invalid type: integer `1`, expected an object with fields of `title`, `text`, `stars` at line 1 column 1"]
        .assert_eq(&wrong("1"));
    let changed = serde_json::from_str::<NoteUpdate>(r#"{"stars": true}"#).err().map(|error| error.to_string());
    expect![[r#"
        Some(
            "`stars`: invalid type: boolean `true`, expected i32 at line 1 column 14",
        )
    "#]]
    .assert_debug_eq(&changed);
    let update = |json: &str| Note::update(1).set(serde_json::from_str(json).unwrap()).returning(Note::id).to_sql();
    expect![[r#"UPDATE "notes" SET "text" = $1 WHERE "notes"."id" = $2 RETURNING "notes"."id""#]]
        .assert_eq(&update(r#"{"text": null}"#));
    expect![[r#"SELECT "notes"."id" FROM "notes" WHERE "notes"."id" = $1"#]].assert_eq(&update("{}"));
}

#[test]
fn a_number_has_so_many_digits() {
    let check = |text: &str| ProductUpdate::new().price(text.parse::<Decimal>().unwrap()).validate();
    for fits in ["0", "99999999.99", "-99999999.994", "0.001"] {
        assert_eq!(check(fits), Ok(()), "{fits}");
    }
    for wrong in ["100000000", "-123456789.1", "99999999.995"] {
        assert_eq!(check(wrong).unwrap_err().0[0].code, Code::OutOfRange, "{wrong}");
    }
    expect!["price: 9 digits before the point are more than the 8 that fit"]
        .assert_eq(&check("100000000").unwrap_err().to_string());
}

#[test]
fn a_closed_set_is_read_from_text() {
    let mut violations = Violations::none();
    assert_eq!(violations.parse(Order::status, "paid"), Some(OrderStatus::Paid));
    assert_eq!(violations.parse(Order::status, "payed"), None);
    expect![[r#"{"status":[{"code":"not_in_set","message":"`payed` is not a value of `OrderStatus`: it is one of `open`, `paid`, `shipped`"}]}"#]].assert_eq(&serde_json::to_string(&violations).unwrap());
}
