//! A walk through the onboarding.

use crate::client::with_server;
use schema_core::row::Error;
use schemas::content::*;
use serde_json::json;
use sqlx::PgPool;
use uuid::Uuid;

/// A path of two steps.
async fn path(db: &PgPool) -> Result<(Uuid, [Uuid; 2]), Error> {
    let row = NewOnboardingPath::new().name("basics").target_role("member").estimated_duration(15);
    let path = OnboardingPath::insert(row).one(db).await?.id;
    let step = |title: &str, order: i32| {
        let row = NewOnboardingStep::new().path_id(path).title(title).step_order(order);
        row.step_type(StepType::Tutorial).estimated_time(5)
    };
    let last = OnboardingStep::insert(step("last", 2)).one(db).await?.id;
    let first = OnboardingStep::insert(step("first", 1)).one(db).await?.id;
    Ok((path, [first, last]))
}

#[test]
fn a_session_is_as_far_as_its_steps() {
    with_server(async |client| {
        client.sign_up("ann").await;
        client.sign_up("eve").await;
        let (path, [first, last]) = path(&client.db).await.expect("a path");
        assert_eq!(client.post("ann", "/me/onboarding", json!({"path_id": Uuid::nil()})).await.0, 404);
        let (status, session) = client.post("ann", "/me/onboarding", json!({"path_id": path})).await;
        assert_eq!(status, 201, "{session}");
        let titles: Vec<_> =
            session["path"]["steps"].as_array().into_iter().flatten().map(|step| &step["title"]).collect();
        assert_eq!(titles, ["first", "last"]);
        assert_eq!(session["current_step"]["title"], json!("first"));
        assert_eq!(session["progress"].as_array().map(Vec::len), Some(2));

        let step = |step: Uuid| format!("/me/onboarding/{}/steps/{step}", session["id"].as_str().unwrap_or_default());
        let (status, half) = client.put("ann", &step(first), json!({"status": "completed", "score": 90})).await;
        assert_eq!((status, &half["progress_percentage"], &half["status"]), (200, &json!(50), &json!("active")));
        assert_eq!(client.put("eve", &step(last), json!({"status": "completed"})).await.0, 404);
        assert_eq!(client.put("ann", &step(path), json!({"status": "completed"})).await.0, 404);
        assert_eq!(client.put("ann", &step(last), json!({"status": "done"})).await.0, 422);
        let (_, walking) = client.get("ann", "/me/onboarding").await;
        assert_eq!(walking.as_array().map(Vec::len), Some(1));

        let (_, whole) = client.put("ann", &step(last), json!({"status": "skipped"})).await;
        assert_eq!((&whole["progress_percentage"], &whole["status"]), (&json!(100), &json!("completed")));
        assert_eq!(client.get("ann", "/me/onboarding").await, (200, json!([])));
        let events: Vec<String> = sqlx::query_scalar("SELECT event_type FROM onboarding_analytics ORDER BY 1")
            .fetch_all(&client.db)
            .await
            .expect("events");
        assert_eq!(events, ["session_completed", "session_started", "step_completed", "step_skipped"]);
    });
}
