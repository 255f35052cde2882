-- 20261128024817_init
-- Proven on PostgreSQL 15.18: applied, reverted, applied again.

CREATE TABLE public.audit_logs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid,
    organization_id uuid,
    action character varying(100) NOT NULL,
    resource_type character varying(50) NOT NULL,
    resource_id uuid,
    metadata jsonb DEFAULT '{}' NOT NULL,
    ip_address character varying(45),
    user_agent text,
    session_id character varying(255),
    request_id character varying(255),
    severity character varying(20) DEFAULT 'info' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT audit_logs_pkey PRIMARY KEY (id),
    CONSTRAINT audit_logs_metadata_check CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT audit_logs_severity_check CHECK (severity IN ('debug', 'info', 'warn', 'error', 'critical'))
);

CREATE INDEX audit_logs_action_idx ON public.audit_logs (action);
CREATE INDEX audit_logs_created_at_idx ON public.audit_logs (created_at);
CREATE INDEX audit_logs_org_action_idx ON public.audit_logs (organization_id, action);
CREATE INDEX audit_logs_organization_id_idx ON public.audit_logs (organization_id);
CREATE INDEX audit_logs_resource_id_idx ON public.audit_logs (resource_id);
CREATE INDEX audit_logs_resource_idx ON public.audit_logs (resource_type, resource_id);
CREATE INDEX audit_logs_resource_type_idx ON public.audit_logs (resource_type);
CREATE INDEX audit_logs_severity_idx ON public.audit_logs (severity);
CREATE INDEX audit_logs_time_range_idx ON public.audit_logs (created_at, organization_id);
CREATE INDEX audit_logs_user_action_idx ON public.audit_logs (user_id, action);
CREATE INDEX audit_logs_user_id_idx ON public.audit_logs (user_id);

COMMENT ON TABLE public.audit_logs IS 'Who did what to which resource, and when.';
COMMENT ON COLUMN public.audit_logs.action IS 'What was done: `user.created`, and the like.';

CREATE TABLE public.error_logs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    error_type character varying(100) NOT NULL,
    error_message text NOT NULL,
    error_stack text,
    error_code character varying(50),
    severity character varying(20) DEFAULT 'error' NOT NULL,
    user_id uuid,
    organization_id uuid,
    session_id character varying(255),
    request_id character varying(255),
    endpoint character varying(255),
    http_method character varying(10),
    http_status integer,
    user_agent text,
    ip_address character varying(45),
    context jsonb DEFAULT '{}' NOT NULL,
    resolved boolean DEFAULT false NOT NULL,
    resolved_at timestamp without time zone,
    resolved_by uuid,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT error_logs_pkey PRIMARY KEY (id),
    CONSTRAINT error_logs_context_check CHECK (jsonb_typeof(context) = 'object'),
    CONSTRAINT error_logs_severity_check CHECK (severity IN ('warn', 'error', 'critical'))
);

CREATE INDEX error_logs_created_at_idx ON public.error_logs (created_at);
CREATE INDEX error_logs_endpoint_idx ON public.error_logs (endpoint);
CREATE INDEX error_logs_error_type_idx ON public.error_logs (error_type);
CREATE INDEX error_logs_organization_id_idx ON public.error_logs (organization_id);
CREATE INDEX error_logs_resolved_idx ON public.error_logs (resolved);
CREATE INDEX error_logs_severity_idx ON public.error_logs (severity);
CREATE INDEX error_logs_severity_resolved_idx ON public.error_logs (severity, resolved);
CREATE INDEX error_logs_type_resolved_idx ON public.error_logs (error_type, resolved);
CREATE INDEX error_logs_user_id_idx ON public.error_logs (user_id);

COMMENT ON TABLE public.error_logs IS 'An error that happened, and whether somebody resolved it.';
COMMENT ON COLUMN public.error_logs.resolved_by IS 'The user who resolved it.';

CREATE TABLE public.invitations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    email character varying(255) NOT NULL,
    role_id uuid NOT NULL,
    invited_by uuid NOT NULL,
    token character varying(255) NOT NULL,
    status character varying(20) DEFAULT 'pending' NOT NULL,
    expires_at timestamp without time zone NOT NULL,
    accepted_at timestamp without time zone,
    revoked_at timestamp without time zone,
    metadata jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT invitations_pkey PRIMARY KEY (id),
    CONSTRAINT invitations_token_unique UNIQUE (token),
    CONSTRAINT invitations_metadata_check CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT invitations_status_check CHECK (status IN ('pending', 'accepted', 'expired', 'revoked'))
);

CREATE INDEX invitations_email_idx ON public.invitations (email);
CREATE INDEX invitations_expires_at_idx ON public.invitations (expires_at);
CREATE INDEX invitations_invited_by_idx ON public.invitations (invited_by);
CREATE INDEX invitations_org_email_idx ON public.invitations (organization_id, email);
CREATE INDEX invitations_organization_id_idx ON public.invitations (organization_id);
CREATE INDEX invitations_status_expires_idx ON public.invitations (status, expires_at);
CREATE INDEX invitations_status_idx ON public.invitations (status);
CREATE INDEX invitations_token_idx ON public.invitations (token);

COMMENT ON TABLE public.invitations IS 'An invitation by e-mail to join an organization with a role.';

CREATE TABLE public.onboarding_analytics (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid,
    session_id uuid,
    user_id uuid,
    event_type character varying(100) NOT NULL,
    event_data jsonb DEFAULT '{}' NOT NULL,
    path_id uuid,
    step_id uuid,
    "timestamp" timestamp without time zone DEFAULT now() NOT NULL,
    user_agent text,
    ip_address character varying(45),
    device_info jsonb DEFAULT '{}' NOT NULL,
    performance_metrics jsonb DEFAULT '{}' NOT NULL,
    metadata jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT onboarding_analytics_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_analytics_device_info_check CHECK (jsonb_typeof(device_info) = 'object'),
    CONSTRAINT onboarding_analytics_event_data_check CHECK (jsonb_typeof(event_data) = 'object'),
    CONSTRAINT onboarding_analytics_metadata_check CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT onboarding_analytics_performance_metrics_check CHECK (jsonb_typeof(performance_metrics) = 'object')
);

CREATE INDEX onboarding_analytics_event_type_idx ON public.onboarding_analytics (event_type);
CREATE INDEX onboarding_analytics_org_event_idx ON public.onboarding_analytics (organization_id, event_type);
CREATE INDEX onboarding_analytics_organization_id_idx ON public.onboarding_analytics (organization_id);
CREATE INDEX onboarding_analytics_path_event_idx ON public.onboarding_analytics (path_id, event_type);
CREATE INDEX onboarding_analytics_path_id_idx ON public.onboarding_analytics (path_id);
CREATE INDEX onboarding_analytics_session_event_idx ON public.onboarding_analytics (session_id, event_type);
CREATE INDEX onboarding_analytics_session_id_idx ON public.onboarding_analytics (session_id);
CREATE INDEX onboarding_analytics_step_id_idx ON public.onboarding_analytics (step_id);
CREATE INDEX onboarding_analytics_time_range_idx ON public.onboarding_analytics ("timestamp", organization_id);
CREATE INDEX onboarding_analytics_timestamp_idx ON public.onboarding_analytics ("timestamp");
CREATE INDEX onboarding_analytics_user_id_idx ON public.onboarding_analytics (user_id);

COMMENT ON TABLE public.onboarding_analytics IS 'An event of the onboarding; rows are only ever added.';
COMMENT ON COLUMN public.onboarding_analytics.event_type IS 'What happened: `step_started`, and the like.';

CREATE TABLE public.onboarding_content (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    content_type character varying(50) NOT NULL,
    title character varying(255) NOT NULL,
    description text,
    content_data jsonb DEFAULT '{}' NOT NULL,
    media_urls jsonb DEFAULT '[]' NOT NULL,
    interactive_config jsonb DEFAULT '{}' NOT NULL,
    tags jsonb DEFAULT '[]' NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    organization_id uuid,
    created_by uuid,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT onboarding_content_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_content_content_data_check CHECK (jsonb_typeof(content_data) = 'object'),
    CONSTRAINT onboarding_content_content_type_check CHECK (content_type IN ('text', 'html', 'markdown', 'video', 'image', 'interactive', 'template')),
    CONSTRAINT onboarding_content_interactive_config_check CHECK (jsonb_typeof(interactive_config) = 'object'),
    CONSTRAINT onboarding_content_media_urls_check CHECK (jsonb_typeof(media_urls) = 'array'),
    CONSTRAINT onboarding_content_tags_check CHECK (jsonb_typeof(tags) = 'array')
);

CREATE INDEX onboarding_content_content_type_idx ON public.onboarding_content (content_type);
CREATE INDEX onboarding_content_created_by_idx ON public.onboarding_content (created_by);
CREATE INDEX onboarding_content_is_active_idx ON public.onboarding_content (is_active);
CREATE INDEX onboarding_content_organization_id_idx ON public.onboarding_content (organization_id);
CREATE INDEX onboarding_content_title_idx ON public.onboarding_content (title);

COMMENT ON TABLE public.onboarding_content IS 'A piece of content that the onboarding shows.';
COMMENT ON COLUMN public.onboarding_content.organization_id IS 'The organization whose own content it is.';

CREATE TABLE public.onboarding_milestones (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    milestone_type character varying(50) NOT NULL,
    criteria jsonb DEFAULT '{}' NOT NULL,
    reward_data jsonb DEFAULT '{}' NOT NULL,
    points integer DEFAULT 0 NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    organization_id uuid,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT onboarding_milestones_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_milestones_criteria_check CHECK (jsonb_typeof(criteria) = 'object'),
    CONSTRAINT onboarding_milestones_milestone_type_check CHECK (milestone_type IN ('progress', 'achievement', 'completion', 'time_based')),
    CONSTRAINT onboarding_milestones_reward_data_check CHECK (jsonb_typeof(reward_data) = 'object')
);

CREATE INDEX onboarding_milestones_is_active_idx ON public.onboarding_milestones (is_active);
CREATE INDEX onboarding_milestones_milestone_type_idx ON public.onboarding_milestones (milestone_type);
CREATE INDEX onboarding_milestones_name_idx ON public.onboarding_milestones (name);
CREATE INDEX onboarding_milestones_organization_id_idx ON public.onboarding_milestones (organization_id);

COMMENT ON TABLE public.onboarding_milestones IS 'Something to reach during the onboarding, and what it earns.';
COMMENT ON COLUMN public.onboarding_milestones.organization_id IS 'The organization whose own milestone it is.';

CREATE TABLE public.onboarding_paths (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(255) NOT NULL,
    description text,
    target_role character varying(100) NOT NULL,
    subscription_tier character varying(50),
    estimated_duration integer NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    prerequisites jsonb DEFAULT '[]' NOT NULL,
    learning_objectives jsonb DEFAULT '[]' NOT NULL,
    success_criteria jsonb DEFAULT '{}' NOT NULL,
    metadata jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT onboarding_paths_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_paths_learning_objectives_check CHECK (jsonb_typeof(learning_objectives) = 'array'),
    CONSTRAINT onboarding_paths_metadata_check CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT onboarding_paths_prerequisites_check CHECK (jsonb_typeof(prerequisites) = 'array'),
    CONSTRAINT onboarding_paths_success_criteria_check CHECK (jsonb_typeof(success_criteria) = 'object')
);

CREATE INDEX onboarding_paths_is_active_idx ON public.onboarding_paths (is_active);
CREATE INDEX onboarding_paths_name_idx ON public.onboarding_paths (name);
CREATE INDEX onboarding_paths_subscription_tier_idx ON public.onboarding_paths (subscription_tier);
CREATE INDEX onboarding_paths_target_role_idx ON public.onboarding_paths (target_role);

COMMENT ON TABLE public.onboarding_paths IS 'A way through the onboarding, made of steps, for one kind of user.';

CREATE TABLE public.onboarding_sessions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    organization_id uuid,
    path_id uuid,
    session_type character varying(50) NOT NULL,
    status character varying(50) DEFAULT 'active' NOT NULL,
    current_step_id uuid,
    current_step_index integer DEFAULT 0 NOT NULL,
    progress_percentage integer DEFAULT 0 NOT NULL,
    time_spent integer DEFAULT 0 NOT NULL,
    started_at timestamp without time zone DEFAULT now() NOT NULL,
    last_active_at timestamp without time zone DEFAULT now() NOT NULL,
    completed_at timestamp without time zone,
    paused_at timestamp without time zone,
    session_metadata jsonb DEFAULT '{}' NOT NULL,
    preferences jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT onboarding_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_sessions_preferences_check CHECK (jsonb_typeof(preferences) = 'object'),
    CONSTRAINT onboarding_sessions_session_metadata_check CHECK (jsonb_typeof(session_metadata) = 'object'),
    CONSTRAINT onboarding_sessions_session_type_check CHECK (session_type IN ('individual', 'team_admin', 'team_member')),
    CONSTRAINT onboarding_sessions_status_check CHECK (status IN ('active', 'paused', 'completed', 'abandoned'))
);

CREATE INDEX onboarding_sessions_last_active_at_idx ON public.onboarding_sessions (last_active_at);
CREATE INDEX onboarding_sessions_organization_id_idx ON public.onboarding_sessions (organization_id);
CREATE INDEX onboarding_sessions_path_id_idx ON public.onboarding_sessions (path_id);
CREATE INDEX onboarding_sessions_session_type_idx ON public.onboarding_sessions (session_type);
CREATE INDEX onboarding_sessions_status_idx ON public.onboarding_sessions (status);
CREATE INDEX onboarding_sessions_user_id_idx ON public.onboarding_sessions (user_id);

COMMENT ON TABLE public.onboarding_sessions IS 'A user''s walk along an onboarding path.';
COMMENT ON COLUMN public.onboarding_sessions.current_step_index IS 'The place of the current step among the steps of the path.';

CREATE TABLE public.onboarding_steps (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    path_id uuid NOT NULL,
    title character varying(255) NOT NULL,
    description text,
    step_type character varying(50) NOT NULL,
    step_order integer NOT NULL,
    estimated_time integer NOT NULL,
    is_required boolean DEFAULT true NOT NULL,
    dependencies jsonb DEFAULT '[]' NOT NULL,
    content jsonb DEFAULT '{}' NOT NULL,
    interactive_elements jsonb DEFAULT '{}' NOT NULL,
    success_criteria jsonb DEFAULT '{}' NOT NULL,
    validation_rules jsonb DEFAULT '{}' NOT NULL,
    metadata jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT onboarding_steps_pkey PRIMARY KEY (id),
    CONSTRAINT onboarding_steps_content_check CHECK (jsonb_typeof(content) = 'object'),
    CONSTRAINT onboarding_steps_dependencies_check CHECK (jsonb_typeof(dependencies) = 'array'),
    CONSTRAINT onboarding_steps_interactive_elements_check CHECK (jsonb_typeof(interactive_elements) = 'object'),
    CONSTRAINT onboarding_steps_metadata_check CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT onboarding_steps_step_type_check CHECK (step_type IN ('tutorial', 'exercise', 'setup', 'validation', 'milestone')),
    CONSTRAINT onboarding_steps_success_criteria_check CHECK (jsonb_typeof(success_criteria) = 'object'),
    CONSTRAINT onboarding_steps_validation_rules_check CHECK (jsonb_typeof(validation_rules) = 'object')
);

CREATE INDEX onboarding_steps_is_required_idx ON public.onboarding_steps (is_required);
CREATE INDEX onboarding_steps_path_id_idx ON public.onboarding_steps (path_id);
CREATE INDEX onboarding_steps_path_order_idx ON public.onboarding_steps (path_id, step_order);
CREATE INDEX onboarding_steps_step_order_idx ON public.onboarding_steps (step_order);
CREATE INDEX onboarding_steps_step_type_idx ON public.onboarding_steps (step_type);

COMMENT ON TABLE public.onboarding_steps IS 'One step of an onboarding path.';
COMMENT ON COLUMN public.onboarding_steps.dependencies IS 'The steps to complete before.';
COMMENT ON COLUMN public.onboarding_steps.step_order IS 'The place among the steps of the path.';

CREATE TABLE public.organization_memberships (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    role_id uuid NOT NULL,
    status character varying(20) DEFAULT 'active' NOT NULL,
    joined_at timestamp without time zone DEFAULT now() NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT organization_memberships_pkey PRIMARY KEY (id),
    CONSTRAINT organization_memberships_status_check CHECK (status IN ('active', 'inactive', 'pending'))
);

CREATE INDEX org_memberships_organization_id_idx ON public.organization_memberships (organization_id);
CREATE INDEX org_memberships_role_id_idx ON public.organization_memberships (role_id);
CREATE INDEX org_memberships_status_idx ON public.organization_memberships (status);
CREATE INDEX org_memberships_user_id_idx ON public.organization_memberships (user_id);
CREATE INDEX org_memberships_user_org_idx ON public.organization_memberships (user_id, organization_id);

COMMENT ON TABLE public.organization_memberships IS 'A user in an organization, with one role.';

CREATE TABLE public.organization_onboarding_configs (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    welcome_message text,
    branding_assets jsonb DEFAULT '{}' NOT NULL,
    custom_content jsonb DEFAULT '{}' NOT NULL,
    role_configurations jsonb DEFAULT '{}' NOT NULL,
    mandatory_modules jsonb DEFAULT '[]' NOT NULL,
    completion_requirements jsonb DEFAULT '{}' NOT NULL,
    notification_settings jsonb DEFAULT '{}' NOT NULL,
    integration_settings jsonb DEFAULT '{}' NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT organization_onboarding_configs_pkey PRIMARY KEY (id),
    CONSTRAINT organization_onboarding_configs_organization_id_unique UNIQUE (organization_id),
    CONSTRAINT organization_onboarding_configs_branding_assets_check CHECK (jsonb_typeof(branding_assets) = 'object'),
    CONSTRAINT organization_onboarding_configs_completion_requirements_check CHECK (jsonb_typeof(completion_requirements) = 'object'),
    CONSTRAINT organization_onboarding_configs_custom_content_check CHECK (jsonb_typeof(custom_content) = 'object'),
    CONSTRAINT organization_onboarding_configs_integration_settings_check CHECK (jsonb_typeof(integration_settings) = 'object'),
    CONSTRAINT organization_onboarding_configs_mandatory_modules_check CHECK (jsonb_typeof(mandatory_modules) = 'array'),
    CONSTRAINT organization_onboarding_configs_notification_settings_check CHECK (jsonb_typeof(notification_settings) = 'object'),
    CONSTRAINT organization_onboarding_configs_role_configurations_check CHECK (jsonb_typeof(role_configurations) = 'object')
);

CREATE INDEX org_onboarding_configs_is_active_idx ON public.organization_onboarding_configs (is_active);
CREATE INDEX org_onboarding_configs_organization_id_idx ON public.organization_onboarding_configs (organization_id);

COMMENT ON TABLE public.organization_onboarding_configs IS 'How an organization wants its onboarding to be; one for each organization.';

CREATE TABLE public.organizations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(255) NOT NULL,
    slug character varying(100) NOT NULL,
    description character varying(1000),
    avatar_url character varying(500),
    metadata jsonb DEFAULT '{}' NOT NULL,
    settings jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT organizations_pkey PRIMARY KEY (id),
    CONSTRAINT organizations_slug_unique UNIQUE (slug),
    CONSTRAINT organizations_metadata_check CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT organizations_settings_check CHECK (jsonb_typeof(settings) = 'object')
);

CREATE INDEX organizations_created_at_idx ON public.organizations (created_at);
CREATE INDEX organizations_name_idx ON public.organizations (name);
CREATE INDEX organizations_slug_idx ON public.organizations (slug);

COMMENT ON TABLE public.organizations IS 'A customer: what members, roles, content and settings belong to.';
COMMENT ON COLUMN public.organizations.slug IS 'The name in addresses.';

CREATE TABLE public.permissions (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(100) NOT NULL,
    description character varying(500),
    resource character varying(100) NOT NULL,
    action character varying(50) NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT permissions_pkey PRIMARY KEY (id),
    CONSTRAINT permissions_name_unique UNIQUE (name)
);

CREATE INDEX permissions_action_idx ON public.permissions (action);
CREATE INDEX permissions_name_idx ON public.permissions (name);
CREATE INDEX permissions_resource_action_idx ON public.permissions (resource, action);
CREATE INDEX permissions_resource_idx ON public.permissions (resource);

COMMENT ON TABLE public.permissions IS 'A permission that roles can have: an action on a resource.';
COMMENT ON COLUMN public.permissions.name IS '`resource:action`.';

CREATE TABLE public.roles (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name character varying(100) NOT NULL,
    description character varying(500),
    organization_id uuid NOT NULL,
    is_system_role boolean DEFAULT false NOT NULL,
    permissions jsonb DEFAULT '[]' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT roles_pkey PRIMARY KEY (id),
    CONSTRAINT roles_permissions_check CHECK (jsonb_typeof(permissions) = 'array')
);

CREATE INDEX roles_is_system_role_idx ON public.roles (is_system_role);
CREATE INDEX roles_name_idx ON public.roles (name);
CREATE INDEX roles_org_name_idx ON public.roles (organization_id, name);
CREATE INDEX roles_organization_id_idx ON public.roles (organization_id);

COMMENT ON TABLE public.roles IS 'A named set of permissions in an organization.';
COMMENT ON COLUMN public.roles.is_system_role IS 'Made by the platform, and the same in every organization.';

CREATE TABLE public.system_metrics (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    metric_type character varying(100) NOT NULL,
    metric_name character varying(100) NOT NULL,
    value jsonb NOT NULL,
    unit character varying(20),
    tags jsonb DEFAULT '{}' NOT NULL,
    organization_id uuid,
    user_id uuid,
    "timestamp" timestamp without time zone DEFAULT now() NOT NULL,
    aggregation_period character varying(20),
    metadata jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT system_metrics_pkey PRIMARY KEY (id),
    CONSTRAINT system_metrics_metadata_check CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT system_metrics_tags_check CHECK (jsonb_typeof(tags) = 'object')
);

CREATE INDEX system_metrics_aggregation_period_idx ON public.system_metrics (aggregation_period);
CREATE INDEX system_metrics_metric_name_idx ON public.system_metrics (metric_name);
CREATE INDEX system_metrics_metric_type_idx ON public.system_metrics (metric_type);
CREATE INDEX system_metrics_org_metric_idx ON public.system_metrics (organization_id, metric_type);
CREATE INDEX system_metrics_organization_id_idx ON public.system_metrics (organization_id);
CREATE INDEX system_metrics_time_range_idx ON public.system_metrics ("timestamp", metric_type);
CREATE INDEX system_metrics_timestamp_idx ON public.system_metrics ("timestamp");
CREATE INDEX system_metrics_type_name_idx ON public.system_metrics (metric_type, metric_name);

COMMENT ON TABLE public.system_metrics IS 'A measurement of the platform; rows are only ever added.';
COMMENT ON COLUMN public.system_metrics.value IS 'Any JSON value.';

CREATE TABLE public.team_invitations (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    organization_id uuid NOT NULL,
    invited_by uuid,
    email character varying(255) NOT NULL,
    role character varying(100) NOT NULL,
    custom_message text,
    onboarding_path_override uuid,
    invitation_token character varying(255) NOT NULL,
    status character varying(20) DEFAULT 'pending' NOT NULL,
    expires_at timestamp without time zone NOT NULL,
    accepted_at timestamp without time zone,
    onboarding_session_id uuid,
    metadata jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT team_invitations_pkey PRIMARY KEY (id),
    CONSTRAINT team_invitations_invitation_token_unique UNIQUE (invitation_token),
    CONSTRAINT team_invitations_metadata_check CHECK (jsonb_typeof(metadata) = 'object'),
    CONSTRAINT team_invitations_status_check CHECK (status IN ('pending', 'accepted', 'expired', 'revoked'))
);

CREATE INDEX team_invitations_email_idx ON public.team_invitations (email);
CREATE INDEX team_invitations_expires_at_idx ON public.team_invitations (expires_at);
CREATE INDEX team_invitations_invitation_token_idx ON public.team_invitations (invitation_token);
CREATE INDEX team_invitations_invited_by_idx ON public.team_invitations (invited_by);
CREATE INDEX team_invitations_onboarding_path_override_idx ON public.team_invitations (onboarding_path_override);
CREATE INDEX team_invitations_org_email_idx ON public.team_invitations (organization_id, email);
CREATE INDEX team_invitations_organization_id_idx ON public.team_invitations (organization_id);
CREATE INDEX team_invitations_status_expires_idx ON public.team_invitations (status, expires_at);
CREATE INDEX team_invitations_status_idx ON public.team_invitations (status);

COMMENT ON TABLE public.team_invitations IS 'An invitation to a team, with the onboarding that follows.';
COMMENT ON COLUMN public.team_invitations.onboarding_path_override IS 'The path to take in place of the one that the role has.';
COMMENT ON COLUMN public.team_invitations.onboarding_session_id IS 'The session that the invitation led to.';

CREATE TABLE public.user_achievements (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    user_id uuid NOT NULL,
    session_id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    earned_at timestamp without time zone DEFAULT now() NOT NULL,
    achievement_data jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_achievements_pkey PRIMARY KEY (id),
    CONSTRAINT user_achievements_achievement_data_check CHECK (jsonb_typeof(achievement_data) = 'object')
);

CREATE INDEX user_achievements_earned_at_idx ON public.user_achievements (earned_at);
CREATE INDEX user_achievements_milestone_id_idx ON public.user_achievements (milestone_id);
CREATE INDEX user_achievements_session_id_idx ON public.user_achievements (session_id);
CREATE INDEX user_achievements_session_milestone_idx ON public.user_achievements (session_id, milestone_id);
CREATE INDEX user_achievements_user_id_idx ON public.user_achievements (user_id);
CREATE INDEX user_achievements_user_milestone_idx ON public.user_achievements (user_id, milestone_id);

COMMENT ON TABLE public.user_achievements IS 'A milestone that a user reached; rows are only ever added.';

CREATE TABLE public.user_progress (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    session_id uuid NOT NULL,
    step_id uuid NOT NULL,
    user_id uuid NOT NULL,
    status character varying(50) DEFAULT 'not_started' NOT NULL,
    started_at timestamp without time zone,
    completed_at timestamp without time zone,
    time_spent integer DEFAULT 0 NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    score integer,
    feedback jsonb DEFAULT '{}' NOT NULL,
    user_actions jsonb DEFAULT '{}' NOT NULL,
    step_result jsonb DEFAULT '{}' NOT NULL,
    errors jsonb DEFAULT '{}' NOT NULL,
    achievements jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_progress_pkey PRIMARY KEY (id),
    CONSTRAINT user_progress_achievements_check CHECK (jsonb_typeof(achievements) = 'object'),
    CONSTRAINT user_progress_errors_check CHECK (jsonb_typeof(errors) = 'object'),
    CONSTRAINT user_progress_feedback_check CHECK (jsonb_typeof(feedback) = 'object'),
    CONSTRAINT user_progress_status_check CHECK (status IN ('not_started', 'in_progress', 'completed', 'skipped', 'failed')),
    CONSTRAINT user_progress_step_result_check CHECK (jsonb_typeof(step_result) = 'object'),
    CONSTRAINT user_progress_user_actions_check CHECK (jsonb_typeof(user_actions) = 'object')
);

CREATE INDEX user_progress_session_id_idx ON public.user_progress (session_id);
CREATE INDEX user_progress_session_step_idx ON public.user_progress (session_id, step_id);
CREATE INDEX user_progress_status_idx ON public.user_progress (status);
CREATE INDEX user_progress_step_id_idx ON public.user_progress (step_id);
CREATE INDEX user_progress_user_id_idx ON public.user_progress (user_id);
CREATE INDEX user_progress_user_step_idx ON public.user_progress (user_id, step_id);

COMMENT ON TABLE public.user_progress IS 'How far a user got with one step in a session.';

CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    clerk_user_id character varying(255) NOT NULL,
    email character varying(255) NOT NULL,
    first_name character varying(100),
    last_name character varying(100),
    avatar_url character varying(500),
    preferences jsonb DEFAULT '{}' NOT NULL,
    created_at timestamp without time zone DEFAULT now() NOT NULL,
    updated_at timestamp without time zone DEFAULT now() NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_clerk_user_id_unique UNIQUE (clerk_user_id),
    CONSTRAINT users_preferences_check CHECK (jsonb_typeof(preferences) = 'object')
);

CREATE INDEX users_clerk_user_id_idx ON public.users (clerk_user_id);
CREATE INDEX users_created_at_idx ON public.users (created_at);
CREATE INDEX users_email_idx ON public.users (email);

COMMENT ON TABLE public.users IS 'A person who uses the platform, mirrored from the identity provider.';
COMMENT ON COLUMN public.users.clerk_user_id IS 'The user''s key at the identity provider.';

ALTER TABLE public.audit_logs
    ADD CONSTRAINT audit_logs_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE SET NULL;

ALTER TABLE public.audit_logs
    ADD CONSTRAINT audit_logs_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE SET NULL;

ALTER TABLE public.error_logs
    ADD CONSTRAINT error_logs_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE SET NULL;

ALTER TABLE public.error_logs
    ADD CONSTRAINT error_logs_resolved_by_users_id_fk FOREIGN KEY (resolved_by) REFERENCES public.users (id) ON DELETE SET NULL;

ALTER TABLE public.error_logs
    ADD CONSTRAINT error_logs_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE SET NULL;

ALTER TABLE public.invitations
    ADD CONSTRAINT invitations_invited_by_users_id_fk FOREIGN KEY (invited_by) REFERENCES public.users (id);

ALTER TABLE public.invitations
    ADD CONSTRAINT invitations_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.invitations
    ADD CONSTRAINT invitations_role_id_roles_id_fk FOREIGN KEY (role_id) REFERENCES public.roles (id);

ALTER TABLE public.onboarding_analytics
    ADD CONSTRAINT onboarding_analytics_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.onboarding_analytics
    ADD CONSTRAINT onboarding_analytics_path_id_onboarding_paths_id_fk FOREIGN KEY (path_id) REFERENCES public.onboarding_paths (id) ON DELETE SET NULL;

ALTER TABLE public.onboarding_analytics
    ADD CONSTRAINT onboarding_analytics_session_id_onboarding_sessions_id_fk FOREIGN KEY (session_id) REFERENCES public.onboarding_sessions (id) ON DELETE CASCADE;

ALTER TABLE public.onboarding_analytics
    ADD CONSTRAINT onboarding_analytics_step_id_onboarding_steps_id_fk FOREIGN KEY (step_id) REFERENCES public.onboarding_steps (id) ON DELETE SET NULL;

ALTER TABLE public.onboarding_analytics
    ADD CONSTRAINT onboarding_analytics_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE;

ALTER TABLE public.onboarding_content
    ADD CONSTRAINT onboarding_content_created_by_users_id_fk FOREIGN KEY (created_by) REFERENCES public.users (id);

ALTER TABLE public.onboarding_content
    ADD CONSTRAINT onboarding_content_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.onboarding_milestones
    ADD CONSTRAINT onboarding_milestones_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.onboarding_sessions
    ADD CONSTRAINT onboarding_sessions_current_step_id_onboarding_steps_id_fk FOREIGN KEY (current_step_id) REFERENCES public.onboarding_steps (id);

ALTER TABLE public.onboarding_sessions
    ADD CONSTRAINT onboarding_sessions_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.onboarding_sessions
    ADD CONSTRAINT onboarding_sessions_path_id_onboarding_paths_id_fk FOREIGN KEY (path_id) REFERENCES public.onboarding_paths (id);

ALTER TABLE public.onboarding_sessions
    ADD CONSTRAINT onboarding_sessions_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE;

ALTER TABLE public.onboarding_steps
    ADD CONSTRAINT onboarding_steps_path_id_onboarding_paths_id_fk FOREIGN KEY (path_id) REFERENCES public.onboarding_paths (id) ON DELETE CASCADE;

ALTER TABLE public.organization_memberships
    ADD CONSTRAINT organization_memberships_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.organization_memberships
    ADD CONSTRAINT organization_memberships_role_id_roles_id_fk FOREIGN KEY (role_id) REFERENCES public.roles (id);

ALTER TABLE public.organization_memberships
    ADD CONSTRAINT organization_memberships_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE;

ALTER TABLE public.organization_onboarding_configs
    ADD CONSTRAINT organization_onboarding_configs_organization_id_organizations_i FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.roles
    ADD CONSTRAINT roles_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.system_metrics
    ADD CONSTRAINT system_metrics_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.system_metrics
    ADD CONSTRAINT system_metrics_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE SET NULL;

ALTER TABLE public.team_invitations
    ADD CONSTRAINT team_invitations_invited_by_users_id_fk FOREIGN KEY (invited_by) REFERENCES public.users (id);

ALTER TABLE public.team_invitations
    ADD CONSTRAINT team_invitations_onboarding_path_override_onboarding_paths_id_f FOREIGN KEY (onboarding_path_override) REFERENCES public.onboarding_paths (id);

ALTER TABLE public.team_invitations
    ADD CONSTRAINT team_invitations_onboarding_session_id_onboarding_sessions_id_f FOREIGN KEY (onboarding_session_id) REFERENCES public.onboarding_sessions (id);

ALTER TABLE public.team_invitations
    ADD CONSTRAINT team_invitations_organization_id_organizations_id_fk FOREIGN KEY (organization_id) REFERENCES public.organizations (id) ON DELETE CASCADE;

ALTER TABLE public.user_achievements
    ADD CONSTRAINT user_achievements_milestone_id_onboarding_milestones_id_fk FOREIGN KEY (milestone_id) REFERENCES public.onboarding_milestones (id) ON DELETE CASCADE;

ALTER TABLE public.user_achievements
    ADD CONSTRAINT user_achievements_session_id_onboarding_sessions_id_fk FOREIGN KEY (session_id) REFERENCES public.onboarding_sessions (id) ON DELETE CASCADE;

ALTER TABLE public.user_achievements
    ADD CONSTRAINT user_achievements_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE;

ALTER TABLE public.user_progress
    ADD CONSTRAINT user_progress_session_id_onboarding_sessions_id_fk FOREIGN KEY (session_id) REFERENCES public.onboarding_sessions (id) ON DELETE CASCADE;

ALTER TABLE public.user_progress
    ADD CONSTRAINT user_progress_step_id_onboarding_steps_id_fk FOREIGN KEY (step_id) REFERENCES public.onboarding_steps (id) ON DELETE CASCADE;

ALTER TABLE public.user_progress
    ADD CONSTRAINT user_progress_user_id_users_id_fk FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE;
