//! What a finder finds, and by which index.

use crate::database::on_platform;
use crate::index::{Uses, declared, names};
use crate::{happened, people, walked};
use schema_core::row::Error;
use sqlx::PgConnection;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What was asked, and what is wrong with the answers.
pub(crate) struct Found<'c> {
    pub(crate) db: &'c mut PgConnection,
    indexes: BTreeSet<&'static str>,
    wrong: Vec<String>,
}

impl Found<'_> {
    /// Notes whether these rows were found, and whether the statement goes by this index and by all of its columns.
    pub(crate) async fn note(
        &mut self,
        (finder, index): (&'static str, &'static str),
        sql: &str,
        rows: Result<Vec<Uuid>, Error>,
        expected: &[u64],
    ) -> Result<(), Error> {
        self.indexes.insert(index);
        let mut rows: Vec<u64> = rows?.into_iter().map(number).collect();
        if !sql.contains(" ORDER BY ") {
            rows.sort_unstable();
        }
        if rows != expected {
            self.wrong.push(format!("{finder} finds {rows:?} and not {expected:?}: {sql}"));
        }
        if let Uses::Otherwise(plan) = names(self.db, sql, index).await? {
            self.wrong.push(format!("{finder} does not go by {index}: {sql}\n{plan}"));
        }
        Ok(())
    }
}

fn number(key: Uuid) -> u64 {
    let text = key.to_string();
    text.rsplit('-').next().and_then(|digits| digits.parse().ok()).unwrap_or_default()
}

/// `Table { finder(arguments) index [rows]; … }`
macro_rules! finders {
    ($found:ident: $($table:ident { $($finder:ident($($argument:expr),*) $index:ident [$($row:literal),*];)* })*) => {$($(
        let query = $table::$finder($($argument),*);
        let sql = query.to_sql();
        let rows = query.columns($table::id).all(&mut *$found.db).await;
        let names = (concat!(stringify!($table), "::", stringify!($finder)), stringify!($index));
        $found.note(names, &sql, rows, &[$($row),*]).await?;
    )*)*};
}
pub(crate) use finders;

#[test]
fn finders_find_their_rows_and_each_index_has_one() {
    on_platform(async |db: &mut PgConnection| {
        let mut found = Found { db, indexes: BTreeSet::new(), wrong: Vec::new() };
        people::find(&mut found).await?;
        walked::find(&mut found).await?;
        happened::find(&mut found).await?;
        let Found { db, indexes, wrong } = found;
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let declared = declared(db).await?;
        let without: Vec<_> = declared.iter().filter(|name| !indexes.contains(&***name)).collect();
        assert!(without.is_empty(), "no finder goes by {without:?}");
        assert_eq!(indexes.len(), declared.len());
        Ok::<_, Error>(())
    });
}
