//! What is answered where a request cannot be served.

use crate::client::{Answer, with_server};
use axum::http::Method;
use serde_json::{Value, json};

/// Status, error, and the code of the finding of a field.
fn told<'a>(answer: &'a Answer, field: &str) -> (u16, &'a str, &'a str) {
    let text = |value: &'a Value| value.as_str().unwrap_or_default();
    (answer.0, text(&answer.1["error"]), text(&answer.1["fields"][field][0]["code"]))
}

#[test]
fn problems_are_told_by_field() {
    with_server(async |client| {
        client.sign_up("ann").await;
        client.organization("ann", "acme").await;
        let user =
            |email: &str, first_name: &str| json!({"clerk_user_id": "ann", "email": email, "first_name": first_name});

        let again = client.post("", "/users", user("a@b", "Ann")).await;
        assert_eq!(told(&again, "clerk_user_id"), (409, "conflict", "taken"));
        let long = client.post("", "/users", user(&format!("{}@b", "a".repeat(300)), &"a".repeat(101))).await;
        assert_eq!(told(&long, "email"), (422, "invalid", "too_long"));
        assert_eq!(told(&long, "first_name"), (422, "invalid", "too_long"));
        assert_eq!(told(&client.post("", "/users", user("ann", "Ann")).await, "email"), (422, "invalid", "no_address"));

        let taken = client.post("ann", "/organizations", json!({"name": "Other", "slug": "acme"})).await;
        assert_eq!(told(&taken, "slug"), (409, "conflict", "taken"));
        // Nothing of it is left: one transaction made it.
        let count: i64 = sqlx::query_scalar("SELECT count(*) FROM roles").fetch_one(&client.db).await.expect("a count");
        assert_eq!(count, 4);

        let invite = |role: &str| json!({"email": "bob@c9d.test", "role": role});
        let path = "/organizations/acme/invitations";
        assert_eq!(told(&client.post("ann", path, invite("king")).await, "role"), (422, "invalid", "no_such"));
        assert_eq!(client.post("ann", path, invite("organization_member")).await.0, 201);
        let twice = client.post("ann", path, invite("organization_member")).await;
        assert_eq!(told(&twice, "email"), (409, "conflict", "taken"));
        let page = client.get("ann", "/organizations/acme/audit-log?after=x").await;
        assert_eq!(told(&page, "after"), (422, "invalid", "no_page"));
    });
}

#[test]
fn who_asks_and_for_what_is_looked_at() {
    with_server(async |client| {
        client.sign_up("ann").await;
        client.sign_up("eve").await;
        client.organization("ann", "acme").await;
        for who in ["", "nobody"] {
            assert_eq!(told(&client.get(who, "/me").await, ""), (401, "unknown", ""));
        }
        for path in ["/organizations/none/members", "/organizations/acme/members"] {
            assert_eq!(told(&client.get("eve", path).await, ""), (404, "not_found", ""));
        }
        assert_eq!(client.post("ann", "/invitations/none/accept", json!({})).await.0, 404);
        let text = client.ask(Method::POST, "ann", "/organizations", Some("{".to_owned())).await;
        assert_eq!(told(&text, ""), (400, "invalid", ""));
        let missing = client.post("ann", "/organizations", json!({"name": "x"})).await;
        assert!(missing.0 == 422 && missing.1["message"].as_str().is_some_and(|text| text.contains("slug")));
    });
}

#[test]
fn a_role_allows_what_it_grants() {
    with_server(async |client| {
        client.sign_up("ann").await;
        client.sign_up("bob").await;
        client.organization("ann", "acme").await;
        let body = json!({"email": "bob@c9d.test", "role": "organization_viewer"});
        let (_, sent) = client.post("ann", "/organizations/acme/invitations", body).await;
        let accept = format!("/invitations/{}/accept", sent["token"].as_str().unwrap_or_default());
        assert_eq!(client.post("bob", &accept, json!({})).await.0, 201);
        assert_eq!(client.get("bob", "/organizations/acme/members").await.0, 200);
        let body = json!({"email": "cy@c9d.test", "role": "organization_viewer"});
        let forbidden = client.post("bob", "/organizations/acme/invitations", body).await;
        assert_eq!(told(&forbidden, ""), (403, "forbidden", ""));
        assert_eq!(client.get("bob", "/organizations/acme/audit-log").await.0, 403);
    });
}
