//! How users are found.

use super::User;
use chrono::NaiveDateTime;
use schema_core::query::SelectFrom;

impl User {
    /// The user with this key at the identity provider.
    pub fn by_clerk_id(clerk_user_id: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::clerk_user_id.eq(clerk_user_id))
    }

    /// Users with this address, which need not be one.
    pub fn by_email(email: &str) -> SelectFrom<Self> {
        Self::select().filter(Self::email.eq(email))
    }

    /// Users who came since then, the latest first.
    pub fn created_since(time: NaiveDateTime) -> SelectFrom<Self> {
        Self::select().filter(Self::created_at.ge(time)).order_by(Self::created_at.desc())
    }
}
