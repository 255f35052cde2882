//! What PostgreSQL has only since a version: an older server calls it a syntax error and says no more (release notes, E.1 of
//! each manual).

/// The clauses, as the tool writes them, with the first major version that has them.
const CLAUSES: &[(&str, u32)] = &[
    ("NULLS NOT DISTINCT", 15),
    ("SET NULL (", 15),
    ("SET DEFAULT (", 15),
    ("security_invoker", 15),
    ("SET ACCESS METHOD", 15),
    ("TABLES IN SCHEMA", 15),
    ("GRANT SET ON PARAMETER", 15),
    ("WITH INHERIT", 16),
    ("STORAGE DEFAULT", 16),
    ("SET EXPRESSION", 17),
    ("MAINTAIN", 17),
    ("VIRTUAL", 18),
    ("NOT ENFORCED", 18),
    ("WITHOUT OVERLAPS", 18),
    ("PERIOD ", 18),
];

/// Which clauses of a statement not every server has that we support; `None` where there are none.
pub(super) fn since(statement: &str) -> Option<String> {
    let used = CLAUSES.iter().filter(|(clause, _)| statement.contains(clause));
    let said: Vec<_> = used
        .map(|(clause, version)| {
            let clause = clause.trim_end_matches([' ', '(']);
            format!("`{clause}` is of PostgreSQL {version} and later")
        })
        .collect();
    (!said.is_empty()).then(|| said.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_have_the_version_that_brought_them() {
        let statement = "CREATE UNIQUE INDEX a ON t (b) NULLS NOT DISTINCT";
        assert_eq!(since(statement).as_deref(), Some("`NULLS NOT DISTINCT` is of PostgreSQL 15 and later"));
        assert_eq!(since("CREATE INDEX a ON t (b)"), None);
    }
}
