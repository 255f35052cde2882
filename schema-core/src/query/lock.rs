//! Locks on the rows that are read.

use super::grouping::Lockable;
use super::parts::Parts;
use super::scope::{Names, Tables};
use super::select::Select;
use super::source::Source;
use super::statement::Query;

/// `FOR UPDATE OF "a", "b" SKIP LOCKED`.
#[derive(Clone, Debug)]
pub(super) struct Lock {
    strength: &'static str,
    of: Vec<&'static str>,
    wait: &'static str,
}

impl Lock {
    pub(super) fn write_to<'f>(&self, sql: &mut impl Parts<'f>) {
        sql.sql(self.strength);
        for (at, name) in self.of.iter().enumerate() {
            sql.sql(if at > 0 { ", " } else { " OF " }).name(name);
        }
        sql.sql(self.wait);
    }
}

impl Query {
    /// The lock that was given last; `FOR UPDATE` if none was.
    fn last_lock(&mut self) -> &mut Lock {
        if self.locks.is_empty() {
            self.locks.push(Lock { strength: "FOR UPDATE", of: Vec::new(), wait: "" });
        }
        let last = self.locks.len() - 1;
        &mut self.locks[last]
    }
}

impl<Scope, S, G> Select<Scope, S, G> {
    /// `FOR UPDATE`: nobody else changes, deletes or locks the rows until the transaction ends. Say also
    /// [`skip_locked`](Self::skip_locked), [`nowait`](Self::nowait) or [`of`](Self::of) where they are wanted.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// # let mut transaction = pool.begin().await?;
    /// let next = Job::select().order_by(Job::id).limit(10).for_update().skip_locked().all(&mut *transaction).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn for_update(self) -> Self
    where
        Scope: Tables,
        G: Lockable,
    {
        self.locked("FOR UPDATE")
    }

    /// `FOR NO KEY UPDATE`: as an UPDATE that leaves keys alone; rows that refer to these can be inserted meanwhile.
    pub fn for_no_key_update(self) -> Self
    where
        Scope: Tables,
        G: Lockable,
    {
        self.locked("FOR NO KEY UPDATE")
    }

    /// `FOR SHARE`: others can lock the rows the same way, and not change them.
    pub fn for_share(self) -> Self
    where
        Scope: Tables,
        G: Lockable,
    {
        self.locked("FOR SHARE")
    }

    /// `FOR KEY SHARE`: nobody deletes the rows or changes their keys.
    pub fn for_key_share(self) -> Self
    where
        Scope: Tables,
        G: Lockable,
    {
        self.locked("FOR KEY SHARE")
    }

    fn locked(mut self, strength: &'static str) -> Self {
        self.query.locks.push(Lock { strength, of: Vec::new(), wait: "" });
        self
    }

    /// Rows that somebody else has locked are left out. It belongs to the lock before it, and is `FOR UPDATE` without one.
    pub fn skip_locked(mut self) -> Self
    where
        Scope: Tables,
        G: Lockable,
    {
        self.query.last_lock().wait = " SKIP LOCKED";
        self
    }

    /// An error, and no waiting, if somebody else has locked a row. It belongs to the lock before it, and is `FOR UPDATE`
    /// without one.
    pub fn nowait(mut self) -> Self
    where
        Scope: Tables,
        G: Lockable,
    {
        self.query.last_lock().wait = " NOWAIT";
        self
    }

    /// Only the rows of this table are locked, and of others that are named so: `.for_update().of::<Order>()`. What a left
    /// join may miss cannot be locked, so that the other side has to be named.
    pub fn of<T: Source>(mut self) -> Self
    where
        Scope: Tables,
        G: Lockable,
    {
        const {
            assert!(Names::have(Scope::NAMES, T::ALIAS), "rows are locked of a table that is not in the query");
        }
        self.query.last_lock().of.push(T::ALIAS);
        self
    }
}
