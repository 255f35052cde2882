//! Every step gives the same answer, on the same pool and in the same transaction.

use gradual::relations::{Contact, RoleName, Seat};
use gradual::{query, relations, rows, together};
use schema_core::row::Error;
use schema_core::testing::Template;
use schemas::audit::AuditLog;
use schemas::users::User;
use sqlx::PgPool;

const ROWS: &str = "
    WITH organization AS (INSERT INTO organizations (name, slug) VALUES ('Acme', 'acme') RETURNING id),
    role AS (INSERT INTO roles (name, organization_id) SELECT 'member', id FROM organization RETURNING id),
    people AS (INSERT INTO users (clerk_user_id, email) VALUES ('ann', 'ann@c9d.test'), ('bob', 'bob@c9d.test'),
        ('eve', 'eve@c9d.test') RETURNING id, clerk_user_id)
    INSERT INTO organization_memberships (user_id, organization_id, role_id, joined_at)
    SELECT people.id, organization.id, role.id, CASE clerk_user_id WHEN 'ann' THEN timestamp '2026-01-02' ELSE '2026-01-01' END
    FROM people, organization, role WHERE clerk_user_id <> 'eve'";

#[test]
fn every_step_gives_the_same_answer() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let database = Template::of(&schemas::c9d).sql(ROWS).database().await.expect("a database");
        let asked = ask(database.pool()).await;
        database.close().await.expect("the database goes");
        asked.unwrap_or_else(|error| panic!("{error:?}"));
    });
}

async fn ask(db: &PgPool) -> Result<(), Error> {
    let emails = |users: &[User]| users.iter().map(|user| user.email.clone()).collect::<Vec<_>>();
    assert_eq!(emails(&rows::members("acme", db).await?), ["ann@c9d.test", "bob@c9d.test"]);

    let mut transaction = db.begin().await?;
    let (old, new) =
        (rows::members("acme", &mut *transaction).await?, query::members("acme", &mut *transaction).await?);
    assert_eq!(old, new);
    assert_eq!(query::organization("acme", &mut *transaction).await?.name, "Acme");
    let members = relations::members("acme", &mut transaction).await?;
    let joined: Vec<_> = members.iter().map(|(_, user, role)| (&*user.email, &*role.name)).collect();
    assert_eq!(joined, [("bob@c9d.test", "member"), ("ann@c9d.test", "member")]);
    let team = relations::team("acme", &mut transaction).await?;
    let seat =
        |email: &str| Seat { user: Contact { email: email.to_owned() }, role: RoleName { name: "member".to_owned() } };
    assert_eq!((team.name.as_str(), team.memberships), ("Acme", vec![seat("bob@c9d.test"), seat("ann@c9d.test")]));
    transaction.commit().await?;

    // As a server does: in a task, which may go on in another thread.
    let pool = db.clone();
    let left = tokio::spawn(async move { together::leave("acme", "ann", &pool).await }).await;
    assert!(left.expect("no panic")? && !together::leave("acme", "ann", db).await?);
    assert!(matches!(together::leave("none", "ann", db).await, Err(Error::NotFound { table: "organizations" })));
    assert_eq!(emails(&query::members("acme", db).await?), ["bob@c9d.test"]);
    assert_eq!(AuditLog::select().count(db).await?, 1);
    Ok(())
}
