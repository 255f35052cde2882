//! The parts of an INSERT, UPDATE or DELETE, and what comes back.

use super::conflict::Conflict;
use super::fragment::{Fragment, Level};
use super::select_list::SelectList;
use super::selection::Selection;
use super::set::Assign;
use super::source::ReadRow;
use super::statement::Query;
use super::update::Keyed;
use super::write::{Assignment, Row};
use crate::declare::def::TableDef;
use crate::declare::table::Table;
use crate::row::{Error, Violations};

mod run;
mod sql;

pub(super) use sql::assign;

/// A statement that writes, without the types that say what it gives.
#[derive(Debug)]
pub(super) struct Modify {
    pub(super) def: &'static TableDef,
    pub(super) verb: Verb,
    /// Other tables: of FROM in an update, of USING in a delete.
    pub(super) from: Vec<Fragment>,
    pub(super) filter: Option<Fragment>,
    /// Every row is meant.
    pub(super) all_rows: bool,
    /// Only a row with some key is meant.
    by_key: bool,
    /// The version that the row must have.
    pub(super) version: Option<Assignment>,
    pub(super) returning: Returning,
    pub(super) tags: Vec<(String, String)>,
    /// Why it is not sent.
    pub(super) error: Option<Error>,
}

/// What it does.
#[derive(Debug)]
pub(super) enum Verb {
    Insert {
        rows: Inserted,
        /// What is done where a row is there.
        conflict: Option<Box<Conflict>>,
    },
    Update(Vec<Assignment>),
    Delete,
    /// An update that changes nothing reads.
    Select,
}

/// The rows of an INSERT.
#[derive(Debug)]
pub(super) enum Inserted {
    /// One, with these columns.
    One(Vec<Assignment>),
    Many {
        /// What follows the table's name, of each of its statements.
        statements: Vec<Fragment>,
        /// The columns that they give.
        columns: Vec<&'static str>,
        /// Those of them that some rows do not give.
        partial: Vec<&'static str>,
    },
}

impl Inserted {
    /// The columns that are given.
    pub(super) fn columns(&self) -> Vec<&'static str> {
        match self {
            Self::One(set) => set.iter().map(|(name, _)| *name).collect(),
            Self::Many { columns, .. } => columns.clone(),
        }
    }
}

/// What comes back of each row.
#[derive(Debug)]
pub(super) enum Returning {
    Nothing,
    Columns(SelectList),
}

impl Returning {
    pub(super) fn picked<Scope, I, P: Selection<Scope, I>>(picked: P) -> Self {
        let mut columns = Vec::new();
        picked.columns(&mut columns);
        Self::Columns(columns.into())
    }

    fn len(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Columns(columns) => columns.len(),
        }
    }
}

impl Modify {
    /// One that gives back all there is of its rows.
    pub(super) fn of<T: Table + ReadRow>(verb: Verb) -> Self {
        Self {
            def: T::DEF,
            verb,
            from: Vec::new(),
            filter: None,
            all_rows: false,
            by_key: false,
            version: None,
            returning: Returning::Columns(SelectList::row::<T>()),
            tags: Vec::new(),
            error: None,
        }
    }

    /// Values that break rules.
    pub(super) fn refuse(&mut self, violations: Violations) {
        if let Err(violations) = violations.into_result() {
            self.error.get_or_insert(violations.into());
        }
    }

    /// What a column is set to.
    pub(super) fn value<F, S, W>(&mut self, name: &str, to: impl Assign<F, S, W>) -> Fragment {
        let mut violations = Violations::none();
        let value = to.assign(self.def.columns.iter().find(|column| column.name == name), &mut violations);
        self.refuse(violations);
        value
    }

    /// What is done where a row is there.
    pub(super) fn conflict(&mut self, how: Conflict) {
        if let Verb::Insert { conflict, .. } = &mut self.verb {
            *conflict = Some(Box::new(how));
        }
    }

    /// Only the row with this key.
    pub(super) fn find<T: Keyed>(&mut self, key: T::Key) {
        self.by_key = true;
        let mut columns = Vec::new();
        T::write_key(key, &mut Row::one(&[], &mut columns));
        for (name, value) in columns {
            let source = self.def.name.name;
            let column = self.def.columns.iter().find(|column| column.name == name);
            let column =
                column.map_or_else(|| Fragment::column(source, name), |def| Fragment::column_from(source, def));
            let found = column.binary("=", value, Level::Comparison);
            Query::and(&mut self.filter, Some(found));
        }
    }

    fn operation(&self) -> &'static str {
        match self.verb {
            Verb::Insert { .. } => "INSERT",
            Verb::Update(_) => "UPDATE",
            Verb::Delete => "DELETE",
            Verb::Select => "SELECT",
        }
    }

    /// Nothing is to be done.
    pub(super) fn is_nothing(&self) -> bool {
        match &self.verb {
            Verb::Insert { rows: Inserted::Many { statements, .. }, .. } => statements.is_empty(),
            Verb::Insert { rows: Inserted::One(_), .. } => false,
            Verb::Update(set) => set.is_empty(),
            Verb::Delete | Verb::Select => false,
        }
    }

    fn is_guarded(&self) -> bool {
        self.version.is_some() && !matches!(self.verb, Verb::Insert { .. })
    }

    pub(super) fn refused(&mut self) -> Result<(), Error> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        if let Verb::Insert { rows: Inserted::Many { partial, .. }, conflict: Some(conflict) } = &self.verb
            && let Some(column) = conflict.takes_over(partial)
        {
            let refused = format!(
                "some rows set `{column}` and others do not: what becomes of it where a row is there?\nhelp: say with `set` and `set_excluded` what is updated, or give all rows a value"
            );
            return Err(Error::Encode(refused.into()));
        }
        let all = matches!(self.verb, Verb::Update(_) | Verb::Delete) && self.filter.is_none() && !self.all_rows;
        if all { Err(Error::Unfiltered { table: self.def.name.name }) } else { Ok(()) }
    }

    /// The text.
    pub(super) fn to_sql(&self) -> String {
        self.statement().into_sql()
    }

    /// As a common table expression of another statement.
    pub(super) fn into_fragment(mut self) -> Result<Fragment, Error> {
        self.refused()?;
        if self.is_nothing() {
            return Err(Error::Encode("a statement that writes nothing gives no rows to read".into()));
        }
        if self.has_own() {
            return Err(Error::Encode("what `if_version` asks, and rows with different columns by the thousands, take a statement of their own".into()));
        }
        let mut sql = Fragment::default();
        self.write_to(&mut sql);
        Ok(sql)
    }
}
