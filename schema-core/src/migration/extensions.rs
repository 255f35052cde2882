//! Which extensions a file asks for: the embedded server must have them at hand before it starts.

use super::statements::statements;
use std::collections::BTreeSet;

/// The names of the extensions that the statements of `sql` create.
pub fn requested(sql: &str) -> BTreeSet<String> {
    statements(sql).into_iter().filter_map(|range| created(&sql[range])).collect()
}

fn created(statement: &str) -> Option<String> {
    let mut words = statement.split_whitespace();
    let mut next_is = |expected: &str| words.next().is_some_and(|word| word.eq_ignore_ascii_case(expected));
    if !(next_is("create") && next_is("extension")) {
        return None;
    }
    let rest: Vec<&str> = words.collect();
    let rest = match rest.as_slice() {
        [a, b, c, rest @ ..]
            if [a, b, c].iter().zip(["if", "not", "exists"]).all(|(w, e)| w.eq_ignore_ascii_case(e)) =>
        {
            rest
        }
        rest => rest,
    };
    let name = rest.first()?;
    Some(match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
        Some(quoted) => quoted.to_owned(),
        None => name.to_ascii_lowercase(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_once() {
        let sql = "CREATE EXTENSION citext;\n-- CREATE EXTENSION ltree;\ncreate extension if not exists \"uuid-ossp\" WITH SCHEMA a;
            CREATE EXTENSION CITEXT; SELECT 'CREATE EXTENSION hstore;'; DROP EXTENSION cube";
        assert_eq!(requested(sql).into_iter().collect::<Vec<_>>(), ["citext", "uuid-ossp"]);
    }
}
