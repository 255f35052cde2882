//! The text of an INSERT, UPDATE or DELETE.

use super::{Assignment, Inserted, Modify, Returning, Verb};
use crate::declare::def::{Kept, TableDef};
use crate::query::observe::comment;
use crate::query::parts::Parts;
use crate::query::with_clause::Ctes;
use crate::row::write::Statement;

impl Modify {
    /// The whole statement, to be sent.
    pub(in crate::query) fn statement(&self) -> Statement {
        let (mut statement, mut ctes) = (Statement::with_room(), Ctes::default());
        self.write_own(&mut ctes);
        self.write_to(&mut ctes);
        if self.has_own() {
            ctes.write_before_own(&mut statement);
            self.write_own(&mut statement);
            statement.push(" ");
        } else {
            ctes.write(&mut statement);
        }
        self.write_to(&mut statement);
        comment(&mut statement, &self.tags);
        statement
    }

    /// Whether it takes common table expressions of its own.
    pub(super) fn has_own(&self) -> bool {
        match &self.verb {
            Verb::Insert { rows: Inserted::Many { statements, .. }, .. } => statements.len() > 1,
            Verb::Insert { rows: Inserted::One(_), .. } => false,
            Verb::Update(_) | Verb::Delete | Verb::Select => self.version.is_some(),
        }
    }

    /// What follows `WITH`: rows that leave different columns to the database are inserted by a statement each, in one; and
    /// what changes only a row of some version stands beside the question of whether there is one.
    fn write_own<'f>(&'f self, sql: &mut impl Parts<'f>) {
        match &self.verb {
            Verb::Insert { rows: Inserted::Many { statements, .. }, .. } if statements.len() > 1 => {
                for (at, statement) in statements.iter().enumerate() {
                    sql.sql(format!("{}\"inserted {at}\" AS (", if at > 0 { ", " } else { "" }));
                    self.insert(sql, |sql| _ = sql.part(statement));
                    match self.returning {
                        Returning::Nothing => _ = sql.sql(" RETURNING 1"),
                        Returning::Columns(_) => self.return_to(" RETURNING ", sql),
                    }
                    sql.sql(")");
                }
            }
            Verb::Select if self.version.is_some() => {
                sql.sql(format!("\"changed row\"(\"changed\"{}) AS (SELECT true", self.places()));
                self.return_to(", ", sql);
                self.rows_of_version(sql.sql(" FROM ").table(self.def.name));
                sql.sql(")");
            }
            Verb::Update(_) | Verb::Delete if self.version.is_some() => {
                sql.sql(format!("\"changed row\"(\"changed\"{}) AS (", self.places()));
                self.change(sql);
                self.return_to(" RETURNING true, ", sql);
                sql.sql(if matches!(self.returning, Returning::Nothing) { " RETURNING true)" } else { ")" });
            }
            Verb::Insert { .. } | Verb::Update(_) | Verb::Delete | Verb::Select => {}
        }
    }

    /// All that follows its own common table expressions.
    pub(super) fn write_to<'f>(&'f self, sql: &mut impl Parts<'f>) {
        match &self.verb {
            Verb::Insert { rows: Inserted::One(set), .. } => {
                self.insert(sql, |sql| one_row(set, sql));
                self.return_to(" RETURNING ", sql);
            }
            Verb::Insert { rows: Inserted::Many { statements, .. }, .. } => match statements.as_slice() {
                [statement] => {
                    self.insert(sql, |sql| _ = sql.part(statement));
                    self.return_to(" RETURNING ", sql);
                }
                statements => (0..statements.len()).for_each(|at| {
                    sql.sql(format!("{}SELECT * FROM \"inserted {at}\"", if at > 0 { " UNION ALL " } else { "" }));
                }),
            },
            Verb::Update(_) | Verb::Delete | Verb::Select if self.version.is_some() => self.changed(sql),
            Verb::Update(_) | Verb::Delete => {
                self.change(sql);
                self.return_to(" RETURNING ", sql);
            }
            Verb::Select => {
                self.return_to("SELECT ", sql);
                sql.sql(if matches!(self.returning, Returning::Nothing) { "SELECT 1 FROM " } else { " FROM " });
                sql.table(self.def.name);
                self.condition(sql);
            }
        }
    }

    fn return_to<'f>(&'f self, word: &'static str, sql: &mut impl Parts<'f>) {
        match &self.returning {
            Returning::Nothing => {}
            Returning::Columns(columns) => columns.write_to(sql.sql(word)),
        }
    }

    fn insert<'f, P: Parts<'f>>(&'f self, sql: &mut P, rows: impl FnOnce(&mut P)) {
        rows(sql.sql("INSERT INTO ").table(self.def.name));
        if let Verb::Insert { conflict: Some(conflict), .. } = &self.verb {
            conflict.write_to(self.def, sql);
        }
    }

    /// An UPDATE or DELETE.
    fn change<'f>(&'f self, sql: &mut impl Parts<'f>) {
        let word = if let Verb::Update(set) = &self.verb {
            sql.sql("UPDATE ").table(self.def.name).sql(" SET ");
            assign(self.def, set, sql);
            " FROM "
        } else {
            sql.sql("DELETE FROM ").table(self.def.name);
            " USING "
        };
        if !self.from.is_empty() {
            sql.sql(word).parts(&self.from);
        }
        self.rows_of_version(sql);
    }

    /// ` WHERE …`, and of that version.
    fn rows_of_version<'f>(&'f self, sql: &mut impl Parts<'f>) {
        self.condition(sql);
        if let Some((name, version)) = &self.version {
            sql.sql(if self.filter.is_some() { " AND " } else { " WHERE " });
            sql.column(self.def.name.name, name).sql(" = ").part(version);
        }
    }

    /// ` WHERE …`, to which a condition can be added.
    fn condition<'f>(&'f self, sql: &mut impl Parts<'f>) {
        match &self.filter {
            Some(filter) if self.version.is_some() && filter.is_looser_than_and() => {
                sql.sql(" WHERE (").part(filter).sql(")");
            }
            Some(filter) => _ = sql.sql(" WHERE ").part(filter),
            None => {}
        }
    }

    /// Whether a row is there at all is read with the row: one that is, and has another version, is another's by now.
    fn changed<'f>(&'f self, sql: &mut impl Parts<'f>) {
        sql.sql(format!("SELECT \"there\", \"changed\"{} FROM (SELECT EXISTS (SELECT FROM ", self.places()));
        sql.table(self.def.name);
        if let Some(filter) = &self.filter {
            sql.sql(" WHERE ").part(filter);
        }
        sql.sql(") AS \"there\") AS \"row\" LEFT JOIN \"changed row\" ON true");
    }

    /// `, "0", "1"`: names for what comes back.
    fn places(&self) -> String {
        (0..self.returning.len()).map(|at| format!(", \"{at}\"")).collect()
    }
}

/// ` ("a", "b") VALUES ($1, $2)`.
fn one_row<'f>(set: &'f [Assignment], sql: &mut impl Parts<'f>) {
    if set.is_empty() {
        sql.sql(" DEFAULT VALUES");
        return;
    }
    for (at, (name, _)) in set.iter().enumerate() {
        sql.sql(if at > 0 { ", " } else { " (" }).name(name);
    }
    sql.sql(") VALUES (").parts(set.iter().map(|(_, value)| value)).sql(")");
}

/// `"a" = $1, "b" = DEFAULT`, and what columns keep of updates themselves.
pub(in crate::query) fn assign<'f>(def: &TableDef, set: &'f [Assignment], sql: &mut impl Parts<'f>) {
    for (at, (name, value)) in set.iter().enumerate() {
        sql.sql(if at > 0 { ", " } else { "" }).name(name).sql(" = ").part(value);
    }
    let unset = def.columns.iter().filter(|column| set.iter().all(|(name, _)| *name != column.name));
    for (at, column) in unset.filter(|column| matches!(column.kept, Some(Kept::Version | Kept::UpdatedAt))).enumerate()
    {
        sql.sql(if at + set.len() > 0 { ", " } else { "" }).name(column.name).sql(" = ");
        match column.kept {
            Some(Kept::Version) => _ = sql.column(def.name.name, column.name).sql(" + 1"),
            Some(Kept::UpdatedAt) => _ = sql.sql("now()"),
            Some(Kept::SoftDelete) | None => {}
        }
    }
}
