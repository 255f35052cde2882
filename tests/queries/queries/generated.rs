//! Two hundred generated queries, each compared with the same question in SQL by hand, where all stands in parentheses.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use schema_core::query::{Condition, Expr, IntoExpr, case, not, scope, value};
use schema_core::row::Error;
use schema_query_tests::database::on_tables;
use schema_query_tests::tables::*;
use sqlx::{AssertSqlSafe, Executor, PgConnection};

const QUERIES: usize = 200;

/// An expression over customers, as the builder makes it.
type Number = Expr<scope::From<Customer>, i64>;
type Text = Expr<scope::From<Customer>, String>;

/// A question in both ways.
#[derive(Clone, Debug)]
struct Both<E> {
    built: E,
    written: String,
}

type Trees<E> = BoxedStrategy<Both<E>>;

fn both<E>(built: E, written: impl Into<String>) -> Both<E> {
    Both { built, written: written.into() }
}

fn choose<E: Clone + std::fmt::Debug + 'static>(of: Vec<Both<E>>) -> Trees<E> {
    prop::sample::select(of).boxed()
}

fn numbers() -> Trees<Number> {
    let leaf = prop_oneof![
        choose(vec![
            both(Customer::id.into_expr().of_table(), "customers.id"),
            both(Customer::age.cast::<i64>().of_table(), "(customers.age)::bigint"),
            both(Customer::email.length().cast::<i64>().of_table(), "(length(customers.email))::bigint"),
        ]),
        (-9_i64..10).prop_map(|n| both(value(n).of_table(), format!("({n})::bigint"))),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone(), 0..3_usize).prop_map(|(a, b, operator)| {
                let built = match operator {
                    0 => a.built.plus(b.built).of_table(),
                    1 => a.built.minus(b.built).of_table(),
                    _ => a.built.times(b.built).of_table(),
                };
                both(built, format!("({} {} {})", a.written, ["+", "-", "*"][operator], b.written))
            }),
            (inner.clone(), 1_i64..9, any::<bool>()).prop_map(|(a, n, modulo)| {
                let built = if modulo { a.built.modulo(n).of_table() } else { a.built.divided_by(n).of_table() };
                both(built, format!("({} {} {n})", a.written, if modulo { "%" } else { "/" }))
            }),
            inner.clone().prop_map(|a| both((-a.built).of_table(), format!("(- {})", a.written))),
            inner.clone().prop_map(|a| both(a.built.abs().of_table(), format!("abs({})", a.written))),
            (inner.clone(), inner).prop_map(|(a, b)| {
                both(a.built.coalesce(b.built).of_table(), format!("coalesce({}, {})", a.written, b.written))
            }),
        ]
    })
    .boxed()
}

fn texts() -> Trees<Text> {
    let leaf = prop_oneof![
        choose(vec![
            both(Customer::email.lower().of_table(), "lower(customers.email)"),
            both(Customer::name.upper().of_table(), "upper(customers.name)"),
            both(Customer::settings.get_text("theme").of_table(), "(customers.settings ->> 'theme')"),
            both(Customer::settings.get("tags").at_text(0).of_table(), "((customers.settings -> 'tags') ->> 0)"),
        ]),
        "[a-c%_\\\\]{0,2}".prop_map(|text| both(value(text.clone()).of_table(), format!("'{text}'"))),
    ];
    leaf.prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| {
                both(a.built.concat(b.built).of_table(), format!("({} || {})", a.written, b.written))
            }),
            (inner, -2_i32..9).prop_map(|(a, n)| {
                both(a.built.substring(n, 3).of_table(), format!("substr({}, {n}, 3)", a.written))
            }),
        ]
    })
    .boxed()
}

fn comparisons() -> Trees<Condition<Customer>> {
    prop_oneof![
        (numbers(), numbers(), 0..6_usize).prop_map(|(a, b, operator)| {
            let built = match operator {
                0 => a.built.eq(b.built).of_table(),
                1 => a.built.ne(b.built).of_table(),
                2 => a.built.lt(b.built).of_table(),
                3 => a.built.le(b.built).of_table(),
                4 => a.built.gt(b.built).of_table(),
                _ => a.built.ge(b.built).of_table(),
            };
            both(built, format!("({} {} {})", a.written, ["=", "<>", "<", "<=", ">", ">="][operator], b.written))
        }),
        (numbers(), numbers(), numbers()).prop_map(|(a, low, high)| {
            let written = format!("({} BETWEEN {} AND {})", a.written, low.written, high.written);
            both(a.built.between(low.built, high.built).of_table(), written)
        }),
        (numbers(), prop::collection::vec(-50_i64..90, 0..4)).prop_map(|(a, list)| {
            let written = list.iter().map(|n| format!(" OR {} = {n}", a.written)).collect::<String>();
            let unknown = format!("({} IS NULL AND NULL)", a.written);
            let empty = list.is_empty();
            both(
                a.built.in_(list).of_table(),
                if empty { "(false)".to_owned() } else { format!("({unknown}{written})") },
            )
        }),
        numbers().prop_map(|a| both(a.built.is_null().of_table(), format!("({} IS NULL)", a.written))),
        (texts(), texts(), 0..5).prop_map(|(a, b, operator)| {
            let (built, written) = match operator {
                0 => (a.built.eq(b.built).of_table(), format!("({} = {})", a.written, b.written)),
                1 => (a.built.starts_with(b.built).of_table(), format!("(starts_with({}, {}))", a.written, b.written)),
                2 => (a.built.contains(b.built).of_table(), format!("(strpos({}, {}) > 0)", a.written, b.written)),
                3 => {
                    let written = format!("(right({0}, length({1})) = {1})", a.written, b.written);
                    (a.built.ends_with(b.built).of_table(), written)
                }
                _ => (
                    a.built.is_distinct_from(b.built).of_table(),
                    format!("({} IS DISTINCT FROM {})", a.written, b.written),
                ),
            };
            both(built, written)
        }),
        choose(vec![
            both(Customer::active.eq(true).of_table(), "(customers.active = true)"),
            both(
                Customer::settings.contains(serde_json::json!({"tags": ["b"]})).of_table(),
                r#"(customers.settings @> '{"tags": ["b"]}')"#
            ),
            both(Customer::settings.has_key("theme").of_table(), "(customers.settings ? 'theme')"),
        ]),
    ]
    .boxed()
}

fn conditions() -> Trees<Condition<Customer>> {
    comparisons()
        .prop_recursive(4, 24, 2, |inner| {
            prop_oneof![
                2 => (inner.clone(), inner.clone()).prop_map(|(a, b)| {
                    both(a.built.and(b.built).of_table(), format!("({} AND {})", a.written, b.written))
                }),
                2 => (inner.clone(), inner.clone()).prop_map(|(a, b)| {
                    both(a.built.or(b.built).of_table(), format!("({} OR {})", a.written, b.written))
                }),
                1 => inner.clone().prop_map(|a| both(not(a.built), format!("(NOT {})", a.written))),
                1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| {
                    both(a.built.eq(b.built).of_table(), format!("({} = {})", a.written, b.written))
                }),
                1 => inner.clone().prop_map(|a| both(a.built.is_null().of_table(), format!("({} IS NULL)", a.written))),
                1 => (inner.clone(), inner.clone(), inner).prop_map(|(a, b, c)| {
                    let written = format!("(CASE WHEN {} THEN {} ELSE {} END)", a.written, b.written, c.written);
                    both(case().when(a.built, b.built).otherwise(c.built).of_table(), written)
                }),
            ]
        })
        .boxed()
}

#[test]
fn generated_queries_ask_what_is_written_by_hand() {
    on_tables(async |db: &mut PgConnection| {
        db.execute(
            "INSERT INTO customers (email, name, age, active, settings)
             SELECT chr(97 + n % 3) || '%' || n || '@shop.test', nullif(repeat('c_', n % 4), ''), nullif(n * 7 % 60, 0),
                 n % 3 > 0, CASE n % 4 WHEN 0 THEN '{}' WHEN 1 THEN '{\"theme\": \"a\\\\\"}' ELSE '{\"tags\": [\"b\", \"%\"]}' END::jsonb
             FROM generate_series(1, 60) AS n",
        )
        .await?;
        ask(db).await
    });
}

async fn ask(db: &mut PgConnection) -> Result<(), Error> {
    let mut runner = TestRunner::deterministic();
    let (strategy, mut discerning) = (conditions(), 0);
    for _ in 0..QUERIES {
        let Both { built, written } = strategy.new_tree(&mut runner).expect("a condition").current();
        let by_hand = format!("SELECT id FROM customers WHERE {written} ORDER BY id");
        let expected: Vec<i64> = sqlx::query_scalar(AssertSqlSafe(by_hand.as_str())).fetch_all(&mut *db).await?;
        let query = Customer::select().filter(built).order_by(Customer::id).columns(Customer::id);
        let sql = query.to_sql();
        assert_eq!(query.all(&mut *db).await?, expected, "{sql}\n{by_hand}");
        discerning += usize::from(!expected.is_empty() && expected.len() < 64);
    }
    assert!(discerning > QUERIES / 3, "only {discerning} of {QUERIES} tell customers apart");
    Ok(())
}
