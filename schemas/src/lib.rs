//! The C9D platform's schema: one module for each domain, and [`c9d`], which is all of it.
//!
//! Each table is a struct: its rows, with `NewX` to insert and `XUpdate` to change. `cargo run --bin gen-migrations`
//! writes the migration from what the structs were to what they are.
//!
//! With the feature `sqlx`, each domain has its extended types, which are read with what belongs to them, and each table
//! its finders, one for each index: a finder says which rows, and who calls it how many, with what, and on what.
//!
//! ```ignore
//! let ann = User::by_clerk_id("ann").project::<UserWithMemberships>().one(&pool).await?;
//! let late = Invitation::pending_before(now).limit(100).all(&mut *transaction).await?;
//! ```
#![allow(deprecated, reason = "the lint `redundant_index`: the indexes are those of the platform's own database")]

pub mod audit;
pub mod content;
pub mod invitations;
pub mod organizations;
pub mod permissions;
pub mod roles;
pub mod users;
#[cfg(feature = "engine")]
mod validation;

#[cfg(feature = "database")]
pub use validation::validate_database;
#[cfg(feature = "engine")]
pub use validation::{CONVENTIONS, validate};

use audit::{AuditLog, ErrorLog, OnboardingAnalytics, SystemMetric};
use content::{
    OnboardingContent, OnboardingPath, OnboardingSession, OnboardingStep, OrganizationOnboardingConfig, UserProgress,
};
use invitations::{Invitation, OnboardingMilestone, TeamInvitation, UserAchievement};
use organizations::{Organization, OrganizationMembership};
use roles::{Permission, Role};
use users::User;

schema_core::schema! {
    /// The platform's schema.
    pub c9d: [
        User,
        Organization,
        OrganizationMembership,
        Role,
        Permission,
        OnboardingPath,
        OnboardingStep,
        OnboardingSession,
        UserProgress,
        OnboardingContent,
        OrganizationOnboardingConfig,
        Invitation,
        TeamInvitation,
        OnboardingMilestone,
        UserAchievement,
        AuditLog,
        OnboardingAnalytics,
        SystemMetric,
        ErrorLog,
    ]
}
