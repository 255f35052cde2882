-- 20261128024817_init
-- Proven on PostgreSQL 15.18: applied, reverted, applied again.

-- Loses data: the rows of public.audit_logs
-- Locks public.organizations (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.audit_logs;

-- Loses data: the rows of public.error_logs
DROP TABLE public.error_logs;

-- Loses data: the rows of public.invitations
-- Locks public.organizations (ACCESS EXCLUSIVE), public.roles (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.invitations;

-- Loses data: the rows of public.onboarding_analytics
-- Locks public.onboarding_paths (ACCESS EXCLUSIVE), public.onboarding_sessions (ACCESS EXCLUSIVE), public.onboarding_steps (ACCESS EXCLUSIVE), public.organizations (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.onboarding_analytics;

-- Loses data: the rows of public.onboarding_content
-- Locks public.organizations (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.onboarding_content;

-- Loses data: the rows of public.organization_memberships
-- Locks public.organizations (ACCESS EXCLUSIVE), public.roles (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.organization_memberships;

-- Loses data: the rows of public.organization_onboarding_configs
-- Locks public.organizations (ACCESS EXCLUSIVE)
DROP TABLE public.organization_onboarding_configs;

-- Loses data: the rows of public.permissions
DROP TABLE public.permissions;

-- Loses data: the rows of public.roles
-- Locks public.organizations (ACCESS EXCLUSIVE)
DROP TABLE public.roles;

-- Loses data: the rows of public.system_metrics
-- Locks public.organizations (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.system_metrics;

-- Loses data: the rows of public.team_invitations
-- Locks public.onboarding_paths (ACCESS EXCLUSIVE), public.onboarding_sessions (ACCESS EXCLUSIVE), public.organizations (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.team_invitations;

-- Loses data: the rows of public.user_achievements
-- Locks public.onboarding_milestones (ACCESS EXCLUSIVE), public.onboarding_sessions (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.user_achievements;

-- Loses data: the rows of public.onboarding_milestones
-- Locks public.organizations (ACCESS EXCLUSIVE)
DROP TABLE public.onboarding_milestones;

-- Loses data: the rows of public.user_progress
-- Locks public.onboarding_sessions (ACCESS EXCLUSIVE), public.onboarding_steps (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.user_progress;

-- Loses data: the rows of public.onboarding_sessions
-- Locks public.onboarding_paths (ACCESS EXCLUSIVE), public.onboarding_steps (ACCESS EXCLUSIVE), public.organizations (ACCESS EXCLUSIVE), public.users (ACCESS EXCLUSIVE)
DROP TABLE public.onboarding_sessions;

-- Loses data: the rows of public.onboarding_steps
-- Locks public.onboarding_paths (ACCESS EXCLUSIVE)
DROP TABLE public.onboarding_steps;

-- Loses data: the rows of public.onboarding_paths
DROP TABLE public.onboarding_paths;

-- Loses data: the rows of public.organizations
DROP TABLE public.organizations;

-- Loses data: the rows of public.users
DROP TABLE public.users;
