//! Permissions and the platform's roles.

use schemas::permissions::*;

#[test]
fn a_permission_is_its_text() {
    for resource in Resource::ALL {
        for action in Action::ALL {
            let permission = Permission::new(*resource, *action);
            assert_eq!(permission.to_string(), format!("{resource}:{action}"));
            assert_eq!(permission.to_string().parse(), Ok(permission));
        }
    }
    assert_eq!(serde_json::to_string(&[USER_READ, ROLE_MANAGE]).unwrap(), r#"["user:read","role:manage"]"#);
    assert_eq!(serde_json::from_str::<Permission>("\"settings:approve\"").unwrap(), SETTINGS_APPROVE);
}

#[test]
fn what_is_no_permission_says_so() {
    for text in ["", "user", "user:", ":read", "user:fly", "users:read", "user:read:all", "User:Read"] {
        let error = text.parse::<Permission>().unwrap_err();
        assert_eq!(error.to_string(), format!("`{text}` is not a permission: it is `resource:action`, as `user:read`"));
    }
    assert!(serde_json::from_str::<Permission>("\"user\"").is_err());
}

#[test]
fn manage_implies_every_action_on_its_resource_and_nothing_else() {
    for action in Action::ALL {
        assert!(has_permission(&[CONTENT_MANAGE], Permission::new(Resource::Content, *action)));
        assert!(!has_permission(&[CONTENT_MANAGE], Permission::new(Resource::User, *action)));
        let implied = has_permission(&[CONTENT_WRITE], Permission::new(Resource::Content, *action));
        assert_eq!(implied, *action == Action::Write);
    }
    assert!(!has_permission(&[], USER_READ));
}

#[test]
fn system_roles_are_those_of_the_platform() {
    let roles = SYSTEM_ROLES.iter().map(|role| {
        let permissions: Vec<String> = role.permissions.iter().map(ToString::to_string).collect();
        (role.name, permissions.join(" "))
    });
    let expected = [
        (
            "super_admin",
            "user:manage organization:manage role:manage invitation:manage content:manage onboarding:manage \
             settings:manage analytics:read",
        ),
        (
            "organization_admin",
            "user:read user:write organization:read organization:write role:manage invitation:manage content:manage \
             onboarding:manage analytics:read settings:write",
        ),
        ("organization_member", "user:read organization:read content:read content:write onboarding:read settings:read"),
        ("organization_viewer", "user:read organization:read content:read onboarding:read"),
    ];
    assert!(roles.eq(expected.map(|(name, permissions)| (name, permissions.to_owned()))));
}
