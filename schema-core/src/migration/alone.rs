//! The statements that PostgreSQL runs only outside of a transaction, and what each of them is about: so that a later run
//! can tell how far one came.

use super::SqlFile;
use super::statements::{line_of, statements};
use super::words::{Words, unquoted};
use crate::error::Finding;

/// A statement that has to be sent alone. Names are as in the text, with their quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alone {
    /// `CREATE INDEX CONCURRENTLY`.
    CreateIndex(CreateIndex),
    /// `DROP INDEX CONCURRENTLY`.
    DropIndex {
        /// The index.
        index: String,
    },
    /// `REINDEX … CONCURRENTLY`.
    Reindex {
        /// What is built again.
        target: Target,
        /// Its name; empty for the database.
        name: String,
    },
    /// `ALTER TABLE … DETACH PARTITION … CONCURRENTLY`.
    Detach {
        /// The partitioned table.
        table: String,
        /// Its partition.
        partition: String,
    },
    /// `ALTER TYPE … ADD VALUE`, which is alone where its file asks for no transaction.
    AddValue {
        /// The enum.
        name: String,
        /// The value, without quotes.
        value: String,
    },
    /// What does no harm where it is done twice, such as `VACUUM`.
    Harmless,
    /// What may end transactions by itself or reaches beyond the database: nobody can tell how far it came.
    Opaque,
}

/// What `CREATE INDEX CONCURRENTLY` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateIndex {
    /// `CREATE UNIQUE INDEX`.
    pub unique: bool,
    /// The index's name, without quotes; PostgreSQL chooses one where it is missing.
    pub name: Option<String>,
    /// The table.
    pub table: String,
    /// What follows the table's name.
    pub rest: String,
}

/// What `REINDEX` builds again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// One index.
    Index,
    /// The indexes of a table.
    Table,
    /// Those of a schema.
    Schema,
    /// All.
    Database,
}

/// The statement of a file without a transaction, where PostgreSQL would refuse it in one.
///
/// # Errors
/// Such a statement stands beside others: sqlx sends a file as one batch, and PostgreSQL makes one transaction of a batch.
pub fn alone_in(file: &SqlFile) -> Result<Option<Alone>, Finding> {
    let all = statements(&file.sql);
    if let [only] = all.as_slice()
        && let Some(added) = add_value(&file.sql[only.clone()])
    {
        return Ok(Some(added));
    }
    let found = all.iter().find_map(|range| Some((alone(&file.sql[range.clone()])?, range)));
    match found {
        Some((alone, _)) if all.len() == 1 => Ok(Some(alone)),
        Some((_, range)) => Err(Finding {
            at: format!("{} line {}", file.name, line_of(&file.sql, range.start)),
            message: format!(
                "`{}` must be the only statement of its file, which has {}",
                file.sql[range.clone()].lines().next().unwrap_or_default(),
                all.len()
            ),
            help: Some("split the file: a migration for each such statement, and one for the others".to_owned()),
        }),
        None => Ok(None),
    }
}

/// What a statement is, where PostgreSQL refuses it in a transaction.
pub fn alone(sql: &str) -> Option<Alone> {
    let mut words = Words::new(sql);
    let first = words.next()?;
    match &*first {
        "vacuum" => Some(Alone::Harmless),
        "call" => Some(Alone::Opaque),
        "do" => ends_transactions(sql).then_some(Alone::Opaque),
        "create" => create(&mut words),
        "drop" => drop(&mut words),
        "reindex" => reindex(&mut words),
        "alter" => alter(&mut words),
        _ => None,
    }
}

/// Whether a block of code may end transactions: it says so in words, or calls what does.
fn ends_transactions(sql: &str) -> bool {
    let mut words = sql.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    words.any(|word| ["commit", "rollback", "call"].iter().any(|ends| word.eq_ignore_ascii_case(ends)))
}

fn add_value(sql: &str) -> Option<Alone> {
    let mut words = Words::new(sql);
    let adds = words.eat("alter") && words.eat("type");
    let name = words.name().filter(|_| adds)?;
    if !(words.eat("add") && words.eat("value")) {
        return None;
    }
    let _ = words.eat("if") && words.eat("not") && words.eat("exists");
    let value = words.rest().strip_prefix('\'')?;
    let end = value.replace("\'\'", "  ").find('\'')?;
    Some(Alone::AddValue { name, value: value[..end].replace("\'\'", "\'") })
}

fn create(words: &mut Words<'_>) -> Option<Alone> {
    let mut word = words.next()?;
    let unique = word == "unique";
    if unique {
        word = words.next()?;
    }
    if matches!(&*word, "database" | "tablespace" | "subscription") {
        return Some(Alone::Opaque);
    }
    if word != "index" || !words.eat("concurrently") {
        return None;
    }
    let _ = words.eat("if") && words.eat("not") && words.eat("exists");
    let name = if words.eat("on") { None } else { words.name().map(|name| unquoted(&name)) };
    let _ = name.is_some() && words.eat("on");
    let _ = words.eat("only");
    let table = words.name()?;
    Some(Alone::CreateIndex(CreateIndex { unique, name, table, rest: words.rest().to_owned() }))
}

fn drop(words: &mut Words<'_>) -> Option<Alone> {
    match &*words.next()? {
        "database" | "tablespace" | "subscription" => Some(Alone::Opaque),
        "index" if words.eat("concurrently") => {
            let _ = words.eat("if") && words.eat("exists");
            Some(Alone::DropIndex { index: words.name()? })
        }
        _ => None,
    }
}

fn reindex(words: &mut Words<'_>) -> Option<Alone> {
    let mut options = String::new();
    let mut word = words.next()?;
    if word == "(" {
        while word != ")" {
            word = words.next()?;
            options.push_str(&word);
            options.push(' ');
        }
        word = words.next()?;
    }
    let target = match &*word {
        "index" => Target::Index,
        "table" => Target::Table,
        "schema" => Target::Schema,
        _ => Target::Database,
    };
    let concurrently = words.eat("concurrently") || options.contains("concurrently");
    let name = words.name().unwrap_or_default();
    let alone = concurrently || matches!(target, Target::Schema | Target::Database);
    alone.then_some(Alone::Reindex { target, name })
}

fn alter(words: &mut Words<'_>) -> Option<Alone> {
    match &*words.next()? {
        "system" => Some(Alone::Harmless),
        "database" | "subscription" | "tablespace" => None,
        "table" => {
            let _ = words.eat("if") && words.eat("exists");
            let _ = words.eat("only");
            let table = words.name()?;
            if !(words.eat("detach") && words.eat("partition")) {
                return None;
            }
            let partition = words.name()?;
            words.eat("concurrently").then_some(Alone::Detach { table, partition })
        }
        _ => None,
    }
}

/// Whether a statement begins or ends a transaction.
pub fn controls_transaction(sql: &str) -> bool {
    let mut words = Words::new(sql);
    match words.next().as_deref() {
        Some("begin" | "start" | "commit" | "end" | "abort") => true,
        Some("rollback") => {
            let _ = words.eat("work") || words.eat("transaction");
            !words.eat("to")
        }
        Some("prepare") => words.eat("transaction"),
        _ => false,
    }
}

/// What a statement takes away that may have rows. Names are as in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dropped {
    /// A table.
    Table(String),
    /// A column of a table.
    Column(String, String),
}

/// The tables and columns that a statement drops.
pub fn dropped(sql: &str) -> Vec<Dropped> {
    let mut words = Words::new(sql);
    let mut found = Vec::new();
    if words.eat("drop") && words.eat("table") {
        let _ = words.eat("if") && words.eat("exists");
        while let Some(table) = words.name() {
            found.push(Dropped::Table(table));
            if !words.eat(",") {
                break;
            }
        }
    } else if words.eat("alter") && words.eat("table") {
        let _ = words.eat("if") && words.eat("exists");
        let _ = words.eat("only");
        let Some(table) = words.name() else { return found };
        while let Some(word) = words.next() {
            if word == "drop" && words.eat("column") {
                let _ = words.eat("if") && words.eat("exists");
                found.extend(words.name().map(|column| Dropped::Column(table.clone(), column)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn create(unique: bool, name: Option<&str>, table: &str, rest: &str) -> Option<Alone> {
        let (table, rest) = (table.to_owned(), rest.to_owned());
        Some(Alone::CreateIndex(CreateIndex { unique, name: name.map(str::to_owned), table, rest }))
    }

    #[test]
    fn knows_what_an_index_is_on() {
        assert_eq!(alone("CREATE INDEX CONCURRENTLY i ON t (a)"), create(false, Some("i"), "t", "(a)"));
        assert_eq!(
            alone("create unique index concurrently if not exists \"A\"\"b\" on only s . \"T\" using btree (a)"),
            create(true, Some("A\"b"), "s.\"T\"", "using btree (a)")
        );
        assert_eq!(alone("CREATE INDEX CONCURRENTLY /* any */ ON t (a)"), create(false, None, "t", "(a)"));
        assert_eq!(alone("DROP INDEX CONCURRENTLY IF EXISTS s.i"), Some(Alone::DropIndex { index: "s.i".into() }));
    }

    #[test]
    fn knows_the_others() {
        let table = |name: &str| Some(Alone::Reindex { target: Target::Table, name: name.into() });
        assert_eq!(alone("REINDEX (VERBOSE, CONCURRENTLY) TABLE t"), table("t"));
        assert_eq!(alone("REINDEX TABLE CONCURRENTLY t"), table("t"));
        assert_eq!(
            alone("ALTER TABLE a DETACH PARTITION b CONCURRENTLY"),
            Some(Alone::Detach { table: "a".into(), partition: "b".into() })
        );
        for sql in ["DO $$ BEGIN COMMIT; END $$", "CALL f()", "CREATE DATABASE a"] {
            assert_eq!(alone(sql), Some(Alone::Opaque), "{sql}");
        }
        assert_eq!(alone("VACUUM ANALYZE t"), Some(Alone::Harmless));
        assert_eq!(
            add_value("ALTER TYPE s.e ADD VALUE IF NOT EXISTS 'it''s' BEFORE 'b'"),
            Some(Alone::AddValue { name: "s.e".into(), value: "it's".into() })
        );
    }

    #[test]
    fn all_others_can_be_in_a_transaction() {
        for sql in [
            "CREATE INDEX i ON t (a)",
            "REINDEX TABLE t",
            "ALTER TABLE a DETACH PARTITION b",
            "ALTER TYPE e ADD VALUE 'a'",
            "DO $$ BEGIN PERFORM 1; END $$",
            "ANALYZE t",
            "CREATE TABLE concurrently ()",
        ] {
            assert_eq!(alone(sql), None, "{sql}");
        }
    }

    #[test]
    fn stands_alone_in_its_file() {
        let file = |sql: &str| SqlFile { name: "1_a.up.sql".into(), sql: sql.into() };
        assert!(alone_in(&file("-- no-transaction\nVACUUM;")).is_ok_and(|alone| alone.is_some()));
        assert_eq!(alone_in(&file("SELECT 1; SELECT 2")), Ok(None));
        let finding = alone_in(&file("SELECT 1;\nVACUUM t;")).expect_err("two");
        assert_eq!(finding.at, "1_a.up.sql line 2");
        assert_eq!(finding.message, "`VACUUM t` must be the only statement of its file, which has 2");
    }

    #[test]
    fn knows_what_a_statement_takes_away() {
        let column = |name: &str| Dropped::Column("s.t".into(), name.into());
        assert_eq!(
            dropped("ALTER TABLE s.t\n    DROP COLUMN a, ALTER b DROP NOT NULL, DROP COLUMN IF EXISTS \"C\""),
            [column("a"), column("\"C\"")]
        );
        assert_eq!(dropped("DROP TABLE IF EXISTS a, b"), [Dropped::Table("a".into()), Dropped::Table("b".into())]);
        assert_eq!(dropped("DROP INDEX a"), []);
    }

    #[test]
    fn tells_what_ends_a_transaction() {
        for sql in ["COMMIT", "end", "ROLLBACK", "PREPARE TRANSACTION 'a'", "BEGIN", "START TRANSACTION"] {
            assert!(controls_transaction(sql), "{sql}");
        }
        for sql in ["ROLLBACK TO a", "SAVEPOINT a", "PREPARE a AS SELECT 1", "SELECT 1"] {
            assert!(!controls_transaction(sql), "{sql}");
        }
    }
}
