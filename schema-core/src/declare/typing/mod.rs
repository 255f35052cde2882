//! The types of what SQL is made of, step by step: where PostgreSQL has no operator, function or comparison for them, the
//! compiler says so. What is not known takes everything.

mod call;
mod operand;
mod operator;
mod ty;

use super::def::{ColumnDef, TypeKind};
use super::keys::column_named;
use super::message::{Findings, contains, same};
use super::sql_type::SqlType;
use call::{Taken, taken};
use operand::{Operand, compare, fits};
use operator::{Outcome, changes, operator};
pub use ty::TYPES;
use ty::{Ty, cast};

/// One step on a stack of values. Those that can be wrong have the SQL that they are about.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Puts a column.
    Own(&'static ColumnDef),
    /// Puts a string in its quotes, with the kinds of types that have such a value.
    Quoted(&'static str, &'static [&'static str]),
    /// Puts a value of a type.
    Typed(&'static str),
    /// The last value becomes one of a type.
    Becomes(&'static str),
    /// The last value is cast to a type.
    Cast(&'static str, &'static str),
    /// The last value becomes an attribute of itself.
    Field(&'static str, &'static str),
    /// An operator takes two values.
    Operator(&'static str, &'static str),
    /// A sign takes one value.
    Sign(&'static str, &'static str),
    /// A function takes so many values.
    Call(&'static str, usize, &'static str),
    /// So many values become one of the type that they share.
    Alike(usize, &'static str),
    /// The last value is compared with the one so many places below it, and goes.
    Against(usize, &'static str),
    /// The last value is boolean.
    Condition(&'static str),
    /// The last value goes.
    Gone,
    /// The last value is what a column is made of, whose SQL this is.
    Makes(&'static ColumnDef, &'static str),
    /// The last value is what a query gives for a field.
    Gives(&'static ColumnDef),
}

/// More values than people write at once.
const ROOM: usize = 64;

struct Walk {
    values: [Operand; ROOM],
    count: usize,
    findings: Findings,
    /// What keeps the result, in words; nothing where nothing does.
    kept: &'static str,
}

/// Goes all steps with the types of the columns. What is `kept` cannot change with settings.
#[track_caller]
pub const fn check_steps(steps: &[Step], kept: &'static str) {
    let mut walk = Walk { values: [Operand::of(Ty::Unknown); ROOM], count: 0, findings: Findings::new(), kept };
    let mut at = 0;
    while at < steps.len() && walk.count < ROOM {
        walk.go(&steps[at]);
        at += 1;
    }
    walk.findings.report();
}

/// What two columns are, where PostgreSQL compares no value of one with one of the other.
pub(super) const fn never_equal(one: &ColumnDef, other: &ColumnDef) -> Option<(&'static str, &'static str)> {
    let (one, other) = (operand::of_column(one), operand::of_column(other));
    if one.compares(other) { None } else { Some((one.name(), other.name())) }
}

impl Walk {
    const fn put(&mut self, value: Operand) {
        self.values[self.count] = value;
        self.count += 1;
    }

    /// Takes the last value; what is not there is not known.
    const fn take(&mut self) -> Operand {
        if self.count == 0 {
            return Operand::of(Ty::Unknown);
        }
        self.count -= 1;
        self.values[self.count]
    }

    const fn go(&mut self, step: &Step) {
        match *step {
            Step::Own(column) => self.put(Operand::column(column)),
            Step::Quoted(text, kinds) => self.put(Operand::text(text, kinds)),
            Step::Typed(name) => self.put(Operand::of(Ty::named(name))),
            Step::Becomes(name) => {
                self.take();
                self.put(Operand::of(Ty::named(name)));
            }
            Step::Cast(name, sql) => self.cast(Ty::named(name), sql),
            Step::Field(name, sql) => self.field(name, sql),
            Step::Operator(sign, sql) => self.operator(sign, sql),
            Step::Sign(sign, sql) => self.sign(sign, sql),
            Step::Call(name, count, sql) => self.call(name, count, sql),
            Step::Alike(count, sql) => self.alike(count, sql),
            Step::Against(depth, sql) => {
                let value = self.take();
                if self.count > depth {
                    let other = self.values[self.count - 1 - depth];
                    self.compare(other, value, sql);
                }
            }
            Step::Condition(sql) => self.condition(sql),
            Step::Gone => _ = self.take(),
            Step::Makes(column, sql) => self.into(column, sql),
            Step::Gives(column) => self.gives(column),
        }
    }

    /// A composite type of the schema has no attributes but its own.
    const fn field(&mut self, name: &str, sql: &str) {
        let value = match self.take().column {
            Some(ColumnDef { sql_type: SqlType::Named(_), own_type: Some(own), .. }) => match own.kind {
                TypeKind::Composite(attributes) => match column_named(attributes, name) {
                    Some(attribute) => Operand::column(attribute),
                    None => {
                        let help = "`\nhelp: write the name of one of its fields";
                        self.findings.add(&["`", own.rust_name, "` has no attribute `", name, "`: `", sql, help]);
                        Operand::of(Ty::Unknown)
                    }
                },
                TypeKind::Domain { .. } | TypeKind::Range(_) => Operand::of(Ty::Unknown),
            },
            _ => Operand::of(Ty::Unknown),
        };
        self.put(value);
    }

    /// What depends on settings cannot be kept.
    const fn changing(&mut self, sql: &str, is_zoned: bool) {
        if !self.kept.is_empty() {
            let help = if is_zoned {
                "go by one time zone: `… AT TIME ZONE 'UTC'` is a timestamp without one"
            } else if contains(sql, "to_tsvector") {
                "name the configuration: `to_tsvector('english', …)`"
            } else {
                "use what is IMMUTABLE: the same value always gives the same result"
            };
            let message = "`, whose result changes with settings\nhelp: ";
            self.findings.add(&[self.kept, " cannot have `", sql, message, help]);
        }
    }

    const fn compare(&mut self, left: Operand, right: Operand, sql: &str) {
        compare(&mut self.findings, &left, &right, sql);
        if changes("=", left.ty, right.ty) {
            self.changing(sql, true);
        }
    }

    const fn cast(&mut self, to: Ty, sql: &str) {
        let value = self.take();
        self.put(Operand::of(to));
        if value.text.is_some() {
            return;
        }
        match cast(value.ty, to) {
            ty::Cast::None => self.findings.add(&[
                "PostgreSQL casts no ",
                value.ty.name(),
                " to ",
                to.name(),
                ": `",
                sql,
                "`\nhelp: cast to another type, or to text in between",
            ]),
            ty::Cast::Changing => self.changing(sql, matches!(value.ty, Ty::Timestamptz)),
            ty::Cast::Known => {}
        }
    }

    const fn operator(&mut self, sign: &'static str, sql: &str) {
        let right = self.take();
        let left = self.take();
        if operator::is_comparison(sign) {
            self.compare(left, right, sql);
            self.put(Operand::of(Ty::Boolean));
            return;
        }
        if changes(sign, left.or_text(), right.or_text()) {
            self.changing(sql, matches!(left.ty, Ty::Timestamptz) || matches!(right.ty, Ty::Timestamptz));
        }
        match operator(sign, &left, &right) {
            Outcome::Gives(ty) => self.put(Operand::of(ty)),
            Outcome::None => {
                operator::tell(&mut self.findings, sign, &left, &right, sql);
                self.put(Operand::of(Ty::Unknown));
            }
        }
    }

    const fn sign(&mut self, sign: &str, sql: &str) {
        let value = self.take();
        let is_sum = same(sign, "-") || same(sign, "+");
        let has_none =
            is_sum && !value.ty.is_maybe_number() && (same(sign, "+") || !matches!(value.ty, Ty::Interval | Ty::Time));
        if has_none {
            let name = value.ty.name();
            let help = "`\nhelp: cast it to a number";
            self.findings.add(&["PostgreSQL has no `", sign, "` before ", name, ": `", sql, help]);
        }
        self.put(Operand::of(if is_sum && !has_none { value.ty } else { Ty::Unknown }));
    }

    const fn call(&mut self, name: &str, count: usize, sql: &str) {
        let from = self.count.saturating_sub(count);
        let (all, _) = self.values.split_at(self.count);
        let Taken { gives, wrong, changes } = taken(name, all.split_at(from).1);
        if let Some(wrong) = wrong {
            let own = self.values[from + wrong.place].ty.name();
            let (message, help) = (
                ["` takes ", wrong.takes],
                "\nhelp: cast it, or use another function; one of your own has its schema before it",
            );
            if wrong.is_count {
                let help = "\nhelp: give it as many as the manual says; one of your own has its schema before it";
                self.findings.add(&["`", name, "` takes another number of values: `", sql, "`", help]);
            } else {
                self.findings.add(&["`", name, message[0], message[1], ", and `", sql, "` gives it ", own, help]);
            }
        }
        if changes {
            self.changing(sql, !same(name, "to_tsvector"));
        }
        self.count = from;
        self.put(Operand::of(gives));
    }

    const fn alike(&mut self, count: usize, sql: &str) {
        let from = self.count.saturating_sub(count);
        let (mut at, mut shared) = (from, Operand::of(Ty::Unknown));
        while at < self.count {
            let value = self.values[at];
            if let Some(ty) = shared.ty.shared(value.ty) {
                if shared.text.is_some() && value.text.is_none() {
                    // A string is read as the first type that there is.
                    fits(&mut self.findings, &shared, &value, sql);
                }
                if matches!(shared.ty, Ty::Unknown) && shared.text.is_none() || value.text.is_none() {
                    shared = Operand { ty, ..value };
                } else {
                    fits(&mut self.findings, &value, &shared, sql);
                }
            } else {
                let (one, other) = (shared.ty.name(), value.ty.name());
                let help = "\nhelp: cast them to one type";
                self.findings.add(&["the values of `", sql, "` are of unlike types: ", one, " and ", other, help]);
                shared = Operand::of(Ty::Unknown);
            }
            at += 1;
        }
        self.count = from;
        self.put(Operand::of(shared.ty));
    }

    const fn condition(&mut self, sql: &str) {
        let value = self.take();
        self.put(Operand::of(Ty::Boolean));
        if let Some((text, kinds)) = value.text {
            if !super::message::has(kinds, "boolean") {
                self.findings.add(&[
                    "`",
                    text,
                    "` is no boolean, which has to stand here\nhelp: write a condition, such as a comparison",
                ]);
            }
        } else if !value.ty.may_be(&[Ty::Boolean]) {
            let what = if value.column.is_some() { "the column `" } else { "`" };
            let sql = if let Some(column) = value.column { column.name } else { sql };
            let help = ", and a boolean has to stand here\nhelp: write a condition, such as a comparison";
            self.findings.add(&[what, sql, "` is ", value.ty.name(), help]);
        }
    }

    /// Rows are read as the query gives them, without a cast.
    const fn gives(&mut self, column: &'static ColumnDef) {
        let (value, into) = (self.take().ty, operand::of_column(column));
        if !value.may_be(&[into]) && !matches!(into, Ty::Unknown) {
            let (name, own) = (column.name, into.name());
            let help = "\nhelp: cast it in the query, or give the field another type";
            self.findings.add(&["the query gives ", value.name(), " for the field `", name, "`, which is ", own, help]);
        }
    }

    const fn into(&mut self, column: &'static ColumnDef, sql: &str) {
        let (value, into) = (self.take(), Operand::column(column));
        if value.text.is_some() {
            fits(&mut self.findings, &value, &into, sql);
        } else if !value.ty.is_assigned_to(into.ty) {
            let (name, own) = (column.name, into.ty.name());
            let what = if contains(sql, "\n") { "the expression" } else { sql };
            let ticks = if contains(sql, "\n") { "" } else { "`" };
            let help = "\nhelp: cast it, or give the field another type";
            self.findings.add(&[
                ticks,
                what,
                ticks,
                " is ",
                value.ty.name(),
                ", and the column `",
                name,
                "` is ",
                own,
                help,
            ]);
        }
    }
}
