//! The names of migration files, by sqlx's rules, and the words a new one is called by.

use crate::error::{Error, Result};

/// The longest description that a new migration gets.
const DESCRIPTION_LIMIT: usize = 60;

/// What a migration file does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Applies, and has no way back: `1_users.sql`.
    Simple,
    /// Applies: `1_users.up.sql`.
    Up,
    /// Reverts: `1_users.down.sql`.
    Down,
}

/// The parts of a migration file's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileName {
    /// What orders the migrations.
    pub version: i64,
    /// What sqlx keeps in the database: the words, with spaces.
    pub description: String,
    /// What the file does.
    pub direction: Direction,
}

/// Reads a file's name as sqlx does; `None` for what is no migration.
///
/// # Errors
/// The name has the form of a migration's, and no number in front.
pub fn parse(name: &str) -> Result<Option<FileName>> {
    let Some((version, rest)) = name.split_once('_').filter(|(_, rest)| rest.ends_with(".sql")) else {
        return Ok(None);
    };
    let version = version.parse().map_err(|_| {
        Error::invalid(format!("`{name}` has no version in front of its first `_`")).help(
            "name it `<VERSION>_<DESCRIPTION>.up.sql`, such as `20260131120000_add_users.up.sql`, or move it away",
        )
    })?;
    let (direction, suffix) = if rest.ends_with(".up.sql") {
        (Direction::Up, ".up.sql")
    } else if rest.ends_with(".down.sql") {
        (Direction::Down, ".down.sql")
    } else {
        (Direction::Simple, ".sql")
    };
    let description = rest.trim_end_matches(suffix).replace('_', " ");
    Ok(Some(FileName { version, description, direction }))
}

/// Makes a file's words of what a user or a table's name gives: lower case letters, digits and `_`.
///
/// # Errors
/// Nothing of `words` can be in a name.
pub fn description(words: &str) -> Result<String> {
    let spelled = words.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' });
    let spelled: String = spelled.collect();
    let mut joined = spelled.split_ascii_whitespace().collect::<Vec<_>>().join("_");
    joined.truncate(DESCRIPTION_LIMIT);
    let joined = joined.trim_end_matches('_');
    if joined.is_empty() {
        return Err(Error::invalid(format!("`{}` has no letter or digit for a file's name", words.escape_debug()))
            .help("use ASCII letters and digits, such as `--name add_users`"));
    }
    Ok(joined.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn parsed(name: &str) -> (i64, String, Direction) {
        let name = parse(name).expect("a valid name").expect("a migration");
        (name.version, name.description, name.direction)
    }

    #[test]
    fn reads_names_as_sqlx_does() {
        assert_eq!(parsed("20260131120000_add_users.up.sql"), (20260131120000, "add users".into(), Direction::Up));
        assert_eq!(parsed("1_a.down.sql"), (1, "a".into(), Direction::Down));
        assert_eq!(parsed("007_a_b.sql"), (7, "a b".into(), Direction::Simple));
        assert_eq!(parsed("1_.sql"), (1, String::new(), Direction::Simple));
    }

    #[test]
    fn ignores_what_is_no_migration() {
        for name in ["README.md", "schema.snapshot.toml", "1_users.up.sql.tmp", "users.sql", ".2026_a.up.sql.tmp"] {
            assert_eq!(parse(name).expect("ignored"), None, "{name}");
        }
    }

    #[test]
    fn refuses_a_name_without_a_version() {
        let error = parse("add_users.up.sql").expect_err("no version");
        assert_eq!(error.to_string(), "`add_users.up.sql` has no version in front of its first `_`");
    }

    #[test]
    fn a_description_is_safe_in_every_file_system() {
        assert_eq!(description("Add users' e-mail").expect("words"), "add_users_e_mail");
        assert_eq!(description("../../etc/passwd").expect("words"), "etc_passwd");
        assert_eq!(description("'; drop table x; --").expect("words"), "drop_table_x");
        assert_eq!(description(&"long ".repeat(40)).expect("words").len(), 59);
        assert!(description("🙂").is_err());
    }
}
