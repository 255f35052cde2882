//! The parts of a SELECT, in whatever order they were given, and their text.

use super::bound::Refused;
use super::fragment::{Fragment, Level};
use super::load::Link;
use super::lock::Lock;
use super::parts::Parts;
use super::select_list::SelectList;
use super::with_clause::Ctes;
use crate::row::write::Statement;

/// A SELECT in the making, without the types that say what it gives.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// The table's name, for people.
    pub(super) table: &'static str,
    /// What its columns are qualified with.
    pub(super) alias: &'static str,
    /// The primary key, where it is one column.
    pub(super) key: Option<&'static str>,
    pub(super) distinct: Option<Fragment>,
    pub(super) columns: SelectList,
    /// An aggregate is among them.
    pub(super) of_all: bool,
    pub(super) from: Fragment,
    /// What it reads from is a sub-query.
    pub(super) derived: bool,
    pub(super) joins: Vec<Fragment>,
    pub(super) filter: Option<Fragment>,
    pub(super) group_by: Vec<Fragment>,
    pub(super) having: Option<Fragment>,
    pub(super) windows: Vec<Fragment>,
    /// `SELECT … UNION SELECT …`, in place of all parts above.
    pub(super) set: Option<Fragment>,
    pub(super) order_by: Vec<Fragment>,
    pub(super) limit: Option<Fragment>,
    pub(super) offset: Option<Fragment>,
    pub(super) locks: Vec<Lock>,
    pub(super) tags: Vec<(String, String)>,
    /// What comes with the rows.
    pub(super) links: Vec<Link>,
    /// The columns as they were, where they are given by other names now.
    pub(super) given: SelectList,
}

impl Query {
    /// A condition more.
    pub(super) fn and(condition: &mut Option<Fragment>, other: Option<Fragment>) {
        let Some(other) = other else { return };
        *condition = Some(match condition.take() {
            Some(first) => first.binary("AND", other, Level::And),
            None => other,
        });
    }

    /// Where a column of the table itself is among those that are read.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        let columns = if self.given.is_empty() { &self.columns } else { &self.given };
        columns.place(self.alias, name)
    }

    /// Where a column is among those that are read, after the others if it was not.
    pub(super) fn place_or_add(&mut self, column: &Fragment) -> usize {
        let place = column.as_column().and_then(|(source, name)| self.columns.place(source, name));
        place.unwrap_or_else(|| {
            self.columns.push(column.clone());
            self.columns.len() - 1
        })
    }

    /// Reads also what leads to what comes with the rows.
    pub(super) fn ask_for_keys(&mut self) {
        let keys: Vec<&'static str> = self.links.iter().flat_map(|link| link.own.iter().copied()).collect();
        for key in keys {
            self.place_or_add(&Fragment::column(self.alias, key));
        }
        self.links.iter_mut().for_each(|link| link.query.ask_for_keys());
    }

    /// It gives a row for each that its tables and conditions give.
    fn one_for_each(&self) -> bool {
        self.distinct.is_none()
            && self.group_by.is_empty()
            && self.having.is_none()
            && self.set.is_none()
            && self.limit.is_none()
            && self.offset.is_none()
    }

    /// A SELECT without what would be of the whole where it is part of a set operation.
    pub(super) fn is_plain_select(&self) -> bool {
        let of_the_whole = self.limit.is_some() || self.offset.is_some() || !self.order_by.is_empty();
        self.set.is_none() && !of_the_whole && self.locks.is_empty()
    }

    /// It asks for one value of the primary key.
    pub(super) fn asks_for_one(&self) -> bool {
        let (Some(key), Some(filter)) = (self.key, &self.filter) else { return false };
        self.one_for_each() && self.joins.is_empty() && filter.begins_with(self.alias, key)
    }

    /// As a part of a FROM: what stands there, and the condition that it brings.
    pub(super) fn into_source(mut self, lateral: bool) -> (Fragment, Option<Fragment>) {
        let bare = self.one_for_each() && self.joins.is_empty() && self.order_by.is_empty() && self.locks.is_empty();
        let mut source = Fragment::sql(if lateral { "LATERAL " } else { "" });
        if bare && (self.derived || !lateral) {
            source.append(self.from);
            return (source, self.filter);
        }
        let alias = self.alias;
        self.links.clear();
        source.append(self.sql().parenthesized()).push(" AS ").append(Fragment::name(alias));
        (source, None)
    }

    /// The number of its rows.
    pub(super) fn counted(mut self) -> Self {
        self.order_by.clear();
        self.locks.clear();
        self.links.clear();
        if self.one_for_each() {
            self.columns = vec![Fragment::sql("count(*)")].into();
            return self;
        }
        let (table, tags) = (self.table, std::mem::take(&mut self.tags));
        let mut from = self.sql().parenthesized();
        from.push(" AS \"counted\"");
        Self { table, tags, columns: vec![Fragment::sql("count(*)")].into(), from, ..Self::default() }
    }

    /// Whether it has rows.
    pub(super) fn existing(mut self) -> Self {
        self.order_by.clear();
        self.locks.clear();
        self.links.clear();
        let (table, tags) = (self.table, std::mem::take(&mut self.tags));
        let mut exists = Fragment::sql("EXISTS ");
        exists.append(self.sql().parenthesized());
        Self { table, tags, columns: vec![exists].into(), ..Self::default() }
    }

    /// The whole SELECT.
    pub(super) fn sql(&self) -> Fragment {
        let mut sql = Fragment::default();
        self.write_to(&mut sql);
        sql
    }

    /// The whole SELECT, to be sent.
    pub(super) fn statement(&self) -> Statement {
        let (mut statement, mut ctes) = (Statement::with_room(), Ctes::default());
        self.write_to(&mut ctes);
        ctes.write(&mut statement);
        self.write_to(&mut statement);
        super::observe::comment(&mut statement, &self.tags);
        statement
    }

    fn write_to<'f>(&'f self, sql: &mut impl Parts<'f>) {
        let shares = self.distinct.is_some() || !self.group_by.is_empty();
        match &self.set {
            Some(set) if self.is_all_of_a_set() => _ = sql.part(set),
            _ => self.body(shares, sql),
        }
        many(sql, " ORDER BY ", &self.order_by);
        if shares {
            sql.share(false);
        }
        one(sql, " LIMIT ", &self.limit);
        one(sql, " OFFSET ", &self.offset);
        for lock in &self.locks {
            sql.sql(" ");
            lock.write_to(sql);
        }
        if !self.locks.is_empty() && (shares || self.of_all || self.having.is_some()) {
            let table = self.table;
            let refused = format!(
                "rows of `{table}` are locked, and DISTINCT, GROUP BY or an aggregate makes one row of many\nhelp: lock them in a query of its own that `cte!` names, and group what it gives"
            );
            sql.refuse(Refused(refused.into()));
        }
    }

    fn is_all_of_a_set(&self) -> bool {
        self.columns.is_empty()
            && self.distinct.is_none()
            && self.filter.is_none()
            && self.group_by.is_empty()
            && self.having.is_none()
            && self.windows.is_empty()
    }

    fn body<'f>(&'f self, shares: bool, sql: &mut impl Parts<'f>) {
        sql.sql("SELECT ");
        if shares {
            sql.share(true);
        }
        if let Some(distinct) = &self.distinct {
            sql.part(distinct).sql(" ");
        }
        self.columns.write_to(sql);
        if shares {
            sql.share(false);
        }
        match &self.set {
            Some(set) => {
                sql.sql(if self.columns.is_empty() { "*" } else { "" });
                sql.sql(" FROM (").part(set).sql(") AS \"set\"");
            }
            None if self.from.is_empty() => {}
            None => _ = sql.sql(" FROM ").part(&self.from),
        }
        for join in &self.joins {
            sql.sql(" ").part(join);
        }
        one(sql, " WHERE ", &self.filter);
        if shares {
            sql.share(true);
        }
        many(sql, " GROUP BY ", &self.group_by);
        one(sql, " HAVING ", &self.having);
        many(sql, " WINDOW ", &self.windows);
    }
}

fn one<'f>(sql: &mut impl Parts<'f>, word: &'static str, part: &'f Option<Fragment>) {
    if let Some(part) = part {
        sql.sql(word).part(part);
    }
}

fn many<'f>(sql: &mut impl Parts<'f>, word: &'static str, parts: &'f [Fragment]) {
    if !parts.is_empty() {
        sql.sql(word).parts(parts);
    }
}
