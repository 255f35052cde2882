//! x
use schema_core::database::compare::{compare, read};
use schema_core::database::introspect::Scope;
use schema_core::migration::render::script;
use schema_core::model::Hints;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    let mut a = PgConnection::connect(&args[1]).await.unwrap();
    let mut b = PgConnection::connect(&args[2]).await.unwrap();
    let t = std::time::Instant::now();
    let scope = Scope {
        owners: !args.iter().any(|a| a == "no-owner"),
        privileges: !args.iter().any(|a| a == "no-priv"),
        ..Scope::whole()
    };
    let to = read(&mut b, &scope).await.unwrap().schema;
    println!("-- read {:?}", t.elapsed());
    let from = read(&mut a, &scope).await.unwrap().schema;
    if args.get(3).is_some_and(|w| w == "facts") {
        for (id, f) in to.iter() {
            println!(
                "{id}: {:?} needs {:?}",
                serde_json::to_string(&f.payload).unwrap(),
                f.needs.iter().map(|n| n.to_string()).collect::<Vec<_>>()
            );
        }
        println!("unmodelled {:?}", to.unmodelled);
        return;
    }
    let d = compare(&from, &to, &Hints::default()).unwrap();
    println!("{}", script(&d.plan));
    for s in &d.plan.statements {
        if let Err(e) = a.execute(AssertSqlSafe(s.sql.as_str())).await {
            println!("FAILED {}: {e}", s.sql);
        }
    }
    let from = read(&mut a, &scope).await.unwrap().schema;
    let again = compare(&from, &to, &Hints::default()).unwrap();
    println!("-- again:\n{}\n{:?}", script(&again.plan), again.summary);
}
