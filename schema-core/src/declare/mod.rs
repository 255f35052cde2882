//! What a user declares, as constants.

pub mod def;
pub mod sql_type;
