-- Three rows or so of each table. The number of a row is its key.
CREATE FUNCTION pg_temp.key(number int) RETURNS uuid LANGUAGE sql
    AS $$ SELECT ('00000000-0000-0000-0000-' || lpad(number::text, 12, '0'))::uuid $$;

INSERT INTO users (id, clerk_user_id, email, first_name, created_at) VALUES
    (pg_temp.key(1), 'clerk_ann', 'ann@c9d.test', 'Ann', '2026-01-01'),
    (pg_temp.key(2), 'clerk_bob', 'bob@c9d.test', NULL, '2026-02-01'),
    (pg_temp.key(3), 'clerk_bot', 'bob@c9d.test', NULL, '2026-03-01');
INSERT INTO organizations (id, name, slug, created_at) VALUES
    (pg_temp.key(11), 'Acme', 'acme', '2026-01-01'),
    (pg_temp.key(12), 'Beta', 'beta', '2026-02-01');
INSERT INTO roles (id, name, organization_id, is_system_role, permissions) VALUES
    (pg_temp.key(21), 'admin', pg_temp.key(11), true, '["user:manage", "role:read"]'),
    (pg_temp.key(22), 'member', pg_temp.key(11), false, '["user:read"]'),
    (pg_temp.key(23), 'admin', pg_temp.key(12), true, '[]');
INSERT INTO organization_memberships (id, user_id, organization_id, role_id, status, joined_at) VALUES
    (pg_temp.key(31), pg_temp.key(1), pg_temp.key(11), pg_temp.key(21), 'active', '2026-01-02'),
    (pg_temp.key(32), pg_temp.key(2), pg_temp.key(11), pg_temp.key(22), 'active', '2026-02-02'),
    (pg_temp.key(33), pg_temp.key(1), pg_temp.key(12), pg_temp.key(23), 'pending', '2026-03-02');
INSERT INTO permissions (id, name, resource, action) VALUES
    (pg_temp.key(41), 'user:read', 'user', 'read'),
    (pg_temp.key(42), 'user:manage', 'user', 'manage'),
    (pg_temp.key(43), 'role:read', 'role', 'read');

INSERT INTO onboarding_paths (id, name, target_role, subscription_tier, estimated_duration, is_active) VALUES
    (pg_temp.key(51), 'basics', 'member', NULL, 30, true),
    (pg_temp.key(52), 'admins', 'admin', 'pro', 60, false);
INSERT INTO onboarding_steps (id, path_id, title, step_type, step_order, estimated_time, is_required) VALUES
    (pg_temp.key(61), pg_temp.key(51), 'look around', 'tutorial', 2, 5, true),
    (pg_temp.key(62), pg_temp.key(51), 'try it', 'exercise', 1, 10, false),
    (pg_temp.key(63), pg_temp.key(52), 'set up', 'setup', 1, 15, true);
INSERT INTO onboarding_sessions
    (id, user_id, organization_id, path_id, session_type, status, current_step_id, last_active_at) VALUES
    (pg_temp.key(71), pg_temp.key(2), pg_temp.key(11), pg_temp.key(51), 'team_member', 'active', pg_temp.key(61), '2026-02-01'),
    (pg_temp.key(72), pg_temp.key(1), NULL, pg_temp.key(52), 'individual', 'completed', NULL, '2026-01-01'),
    (pg_temp.key(73), pg_temp.key(2), NULL, NULL, 'individual', 'active', NULL, '2026-03-01');
INSERT INTO user_progress (id, session_id, step_id, user_id, status, created_at) VALUES
    (pg_temp.key(81), pg_temp.key(71), pg_temp.key(61), pg_temp.key(2), 'in_progress', '2026-02-02'),
    (pg_temp.key(82), pg_temp.key(71), pg_temp.key(62), pg_temp.key(2), 'completed', '2026-02-01'),
    (pg_temp.key(83), pg_temp.key(72), pg_temp.key(63), pg_temp.key(1), 'completed', '2026-01-01');
INSERT INTO onboarding_content (id, content_type, title, is_active, organization_id, created_by) VALUES
    (pg_temp.key(91), 'html', 'welcome', true, pg_temp.key(11), pg_temp.key(1)),
    (pg_temp.key(92), 'text', 'goodbye', false, NULL, NULL);
INSERT INTO organization_onboarding_configs (id, organization_id, is_active) VALUES
    (pg_temp.key(101), pg_temp.key(11), true),
    (pg_temp.key(102), pg_temp.key(12), false);

INSERT INTO invitations (id, organization_id, email, role_id, invited_by, token, status, expires_at) VALUES
    (pg_temp.key(111), pg_temp.key(11), 'cy@c9d.test', pg_temp.key(22), pg_temp.key(1), 'token_a', 'pending', '2026-03-01'),
    (pg_temp.key(112), pg_temp.key(11), 'dan@c9d.test', pg_temp.key(22), pg_temp.key(1), 'token_b', 'accepted', '2026-02-01'),
    (pg_temp.key(113), pg_temp.key(12), 'cy@c9d.test', pg_temp.key(23), pg_temp.key(2), 'token_c', 'pending', '2026-02-02'),
    (pg_temp.key(114), pg_temp.key(12), 'eve@c9d.test', pg_temp.key(23), pg_temp.key(2), 'token_d', 'pending', '2026-04-01');
INSERT INTO team_invitations (id, organization_id, invited_by, email, role, onboarding_path_override,
    invitation_token, status, expires_at, onboarding_session_id) VALUES
    (pg_temp.key(121), pg_temp.key(11), pg_temp.key(1), 'cy@c9d.test', 'member', pg_temp.key(52),
        'token_e', 'pending', '2026-03-01', NULL),
    (pg_temp.key(122), pg_temp.key(11), NULL, 'bob@c9d.test', 'member', NULL,
        'token_f', 'accepted', '2026-02-01', pg_temp.key(71)),
    (pg_temp.key(123), pg_temp.key(12), pg_temp.key(2), 'cy@c9d.test', 'admin', NULL,
        'token_g', 'pending', '2026-04-01', NULL);
INSERT INTO onboarding_milestones (id, name, milestone_type, points, is_active, organization_id) VALUES
    (pg_temp.key(131), 'first step', 'progress', 5, true, pg_temp.key(11)),
    (pg_temp.key(132), 'all done', 'completion', 50, false, NULL);
INSERT INTO user_achievements (id, user_id, session_id, milestone_id, earned_at) VALUES
    (pg_temp.key(141), pg_temp.key(2), pg_temp.key(71), pg_temp.key(131), '2026-02-10'),
    (pg_temp.key(142), pg_temp.key(1), pg_temp.key(72), pg_temp.key(132), '2026-02-20'),
    (pg_temp.key(143), pg_temp.key(1), pg_temp.key(72), pg_temp.key(131), '2026-01-20');

INSERT INTO audit_logs (id, user_id, organization_id, action, resource_type, resource_id, severity, created_at) VALUES
    (pg_temp.key(151), pg_temp.key(1), pg_temp.key(11), 'organization.created', 'organization', pg_temp.key(11), 'info', '2026-01-01'),
    (pg_temp.key(152), pg_temp.key(1), pg_temp.key(11), 'invitation.sent', 'invitation', pg_temp.key(111), 'info', '2026-01-02'),
    (pg_temp.key(153), pg_temp.key(2), pg_temp.key(11), 'membership.created', 'membership', pg_temp.key(32), 'warn', '2026-01-02'),
    (pg_temp.key(154), pg_temp.key(2), pg_temp.key(12), 'organization.created', 'organization', pg_temp.key(12), 'info', '2026-01-03'),
    (pg_temp.key(155), NULL, NULL, 'user.login', 'user', NULL, 'debug', '2026-01-04');
INSERT INTO onboarding_analytics
    (id, organization_id, session_id, user_id, event_type, path_id, step_id, "timestamp") VALUES
    (pg_temp.key(161), pg_temp.key(11), pg_temp.key(71), pg_temp.key(2), 'session_started', pg_temp.key(51), NULL, '2026-02-01'),
    (pg_temp.key(162), pg_temp.key(11), pg_temp.key(71), pg_temp.key(2), 'step_started', pg_temp.key(51), pg_temp.key(61), '2026-02-02'),
    (pg_temp.key(163), NULL, pg_temp.key(72), pg_temp.key(1), 'session_started', pg_temp.key(52), NULL, '2026-02-03');
INSERT INTO system_metrics
    (id, metric_type, metric_name, value, organization_id, user_id, "timestamp", aggregation_period) VALUES
    (pg_temp.key(171), 'latency', 'p50', '12', pg_temp.key(11), NULL, '2026-02-01', 'hour'),
    (pg_temp.key(172), 'latency', 'p99', '{"ms": 80}', NULL, NULL, '2026-02-02', 'hour'),
    (pg_temp.key(173), 'usage', 'seats', '[3]', pg_temp.key(11), pg_temp.key(1), '2026-02-03', 'day');
INSERT INTO error_logs (id, error_type, error_message, severity, user_id, organization_id, endpoint, resolved, resolved_by, created_at) VALUES
    (pg_temp.key(181), 'Timeout', 'too slow', 'error', pg_temp.key(1), pg_temp.key(11), '/users', false, NULL, '2026-02-01'),
    (pg_temp.key(182), 'Timeout', 'far too slow', 'critical', NULL, NULL, '/roles', true, pg_temp.key(1), '2026-02-02'),
    (pg_temp.key(183), 'Panic', 'gone', 'critical', NULL, pg_temp.key(11), NULL, false, NULL, '2026-02-03');
