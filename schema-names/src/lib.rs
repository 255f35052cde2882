//! How names in Rust become names in SQL, and the way back. The macros name what the code declares, and `pull` names what
//! it writes, by the same rules: so that a name which is left out comes back as it was.

mod case;
mod plural;
mod singular;

pub use case::{CASES, in_case, snake_case, upper_camel_case};
pub use plural::table_name;
pub use singular::struct_name;
