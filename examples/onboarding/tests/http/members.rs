//! From signing up to a member who was invited, and what the audit log says of it.

use crate::client::{Client, with_server};
use serde_json::{Value, json};
use sqlx::Executor;

#[test]
fn who_is_invited_becomes_a_member() {
    with_server(async |client| {
        client.sign_up("ann").await;
        client.sign_up("bob").await;
        client.organization("ann", "acme").await;
        let token = invite(client, "bob", "organization_member").await;
        let (status, waiting) = client.get("ann", "/organizations/acme/invitations").await;
        assert_eq!((status, &waiting[0]["role"]["name"]), (200, &json!("organization_member")));
        assert_eq!((&waiting[0]["inviter"]["email"], &waiting[0]["token"]), (&json!("ann@c9d.test"), &Value::Null));

        let accept = format!("/invitations/{token}/accept");
        let (status, seat) = client.post("bob", &accept, json!({})).await;
        assert_eq!((status, &seat["organization"]["slug"], &seat["status"]), (201, &json!("acme"), &json!("active")));
        assert_eq!(client.post("bob", &accept, json!({})).await.0, 410);

        let (status, members) = client.get("bob", "/organizations/acme/members").await;
        assert_eq!(status, 200);
        let of = |member: &Value| (member["user"]["email"].clone(), member["role"]["name"].clone());
        assert_eq!(of(&members[0]), (json!("ann@c9d.test"), json!("organization_admin")));
        assert_eq!(of(&members[1]), (json!("bob@c9d.test"), json!("organization_member")));
        let (_, me) = client.get("bob", "/me").await;
        assert_eq!(me["memberships"][0]["role"]["permissions"][0], json!("user:read"));
    });
}

#[test]
fn only_who_is_invited_can_accept_and_only_in_time() {
    with_server(async |client| {
        for who in ["ann", "bob", "eve"] {
            client.sign_up(who).await;
        }
        client.organization("ann", "acme").await;
        let token = invite(client, "bob", "organization_viewer").await;
        let accept = format!("/invitations/{token}/accept");
        assert_eq!(client.post("eve", &accept, json!({})).await.0, 403);
        client.db.execute("UPDATE invitations SET expires_at = now() - interval '1 second'").await.expect("an update");
        assert_eq!(client.post("bob", &accept, json!({})).await.0, 410);
        // The old one does not count any more.
        invite(client, "bob", "organization_viewer").await;
    });
}

#[test]
fn the_audit_log_comes_in_pages() {
    with_server(async |client| {
        client.sign_up("ann").await;
        client.organization("ann", "acme").await;
        for who in ["bob", "cy", "dan"] {
            invite(client, who, "organization_member").await;
        }
        // The same time in all: the key decides.
        client.db.execute("UPDATE audit_logs SET created_at = '2026-01-01'").await.expect("an update");
        let (mut seen, mut sizes, mut after) = (Vec::new(), Vec::new(), String::new());
        loop {
            let path = format!("/organizations/acme/audit-log?limit=3{after}");
            let (status, page) = client.get("ann", &path).await;
            assert_eq!(status, 200, "{page}");
            let entries = page["entries"].as_array().expect("entries");
            sizes.push(entries.len());
            seen.extend(entries.iter().map(|entry| entry["action"].as_str().unwrap_or_default().to_owned()));
            assert_eq!(entries[0]["user"]["email"], json!("ann@c9d.test"));
            let Some(next) = page["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        seen.sort();
        assert_eq!(sizes, [3, 1]);
        assert_eq!(seen, ["invitation.sent", "invitation.sent", "invitation.sent", "organization.created"]);
    });
}

async fn invite(client: &Client, who: &str, role: &str) -> String {
    let body = json!({ "email": format!("{who}@c9d.test"), "role": role });
    let (status, sent) = client.post("ann", "/organizations/acme/invitations", body).await;
    assert_eq!(status, 201, "{sent}");
    sent["token"].as_str().expect("a token").to_owned()
}
