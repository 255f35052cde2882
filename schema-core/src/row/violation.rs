//! The rules of the schema that values break, found before the values travel.

use core::fmt;

use crate::declare::column_type::ColumnType;
use crate::declare::def::{ColumnDef, TableDef};
use crate::declare::handle::Column;
use crate::row::Value;

/// Which rule a value breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Code {
    /// More characters than the column's `length`.
    TooLong,
    /// Not the JSON that the column's `json = …` asks for.
    WrongShape,
    /// JSON that cannot be written.
    NotSerializable,
    /// Not one of a closed set of values.
    NotInSet,
    /// More digits before the point than the column's `precision` and `scale` leave room for.
    OutOfRange,
}

impl Code {
    /// The code for programs: `too_long`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Code::TooLong => "too_long",
            Code::WrongShape => "wrong_shape",
            Code::NotSerializable => "not_serializable",
            Code::NotInSet => "not_in_set",
            Code::OutOfRange => "out_of_range",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One value that breaks one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The column's name in SQL.
    pub column: &'static str,
    /// The rule.
    pub code: Code,
    /// What is wrong, for people.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.column, self.message)
    }
}

/// All the rules that the values of a row break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Violations(pub Vec<Violation>);

impl Violations {
    /// No findings.
    pub fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds a finding.
    pub fn add(&mut self, column: &ColumnDef, code: Code, message: String) {
        self.0.push(Violation { column: column.name, code, message });
    }

    /// A text's characters against the column's `length`.
    pub fn check_length(&mut self, column: &ColumnDef, text: &str) {
        let Some(length) = column.length else { return };
        let count = text.chars().count();
        if count > length as usize {
            self.add(column, Code::TooLong, format!("{count} characters are more than the {length} that fit"));
        }
    }

    /// The digits before the point of a number against those that fit.
    pub fn check_digits(&mut self, column: &ColumnDef, digits: usize, most: i64) {
        if i64::try_from(digits).is_ok_and(|digits| digits > most.max(0)) {
            let most = most.max(0);
            self.add(
                column,
                Code::OutOfRange,
                format!("{digits} digits before the point are more than the {most} that fit"),
            );
        }
    }

    /// Reads a value of a closed set from its text, as a request has it; a text that is none of the set is a finding.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// # struct Request { status: String }
    /// # let request = Request { status: String::new() };
    /// let mut violations = Violations::none();
    /// let status = violations.parse(Order::status, &request.status);
    /// violations.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn parse<T, F, E>(&mut self, column: Column<T, F>, text: &str) -> Option<E>
    where
        F: ColumnType<Value = E>,
        E: core::str::FromStr<Err = UnknownValue>,
    {
        text.parse()
            .map_err(|error: UnknownValue| {
                self.0.push(Violation { column: column.name(), code: Code::NotInSet, message: error.to_string() });
            })
            .ok()
    }

    /// A JSON value against the column's shape.
    #[cfg(feature = "json")]
    pub fn check_shape(&mut self, column: &ColumnDef, value: &serde_json::Value) {
        use crate::declare::def::JsonShape;
        let (fits, wanted) = match column.json_shape {
            None => return,
            Some(JsonShape::Object) => (value.is_object(), "an object"),
            Some(JsonShape::Array) => (value.is_array(), "an array"),
        };
        if !fits {
            self.add(column, Code::WrongShape, format!("{} is not {wanted}", kind_of(value)));
        }
    }

    /// What a value is once it is JSON, against the column's shape.
    #[cfg(feature = "json")]
    pub fn check_serialized<T: serde::Serialize>(&mut self, column: &ColumnDef, value: &T) {
        if column.json_shape.is_none() {
            return;
        }
        match serde_json::to_value(value) {
            Ok(value) => self.check_shape(column, &value),
            Err(error) => self.add(column, Code::NotSerializable, error.to_string()),
        }
    }

    /// The findings as an error, if there are any.
    pub fn into_result(self) -> Result<(), Violations> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}

#[cfg(feature = "json")]
fn kind_of(value: &serde_json::Value) -> &'static str {
    match value {
        serde_json::Value::Null => "null",
        serde_json::Value::Bool(_) => "a boolean",
        serde_json::Value::Number(_) => "a number",
        serde_json::Value::String(_) => "a string",
        serde_json::Value::Array(_) => "an array",
        serde_json::Value::Object(_) => "an object",
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, violation) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str("; ")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

/// By column: `{"email": [{"code": "too_long", "message": "…"}]}`.
#[cfg(feature = "json")]
impl serde::Serialize for Violations {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        struct Finding<'v> {
            code: &'static str,
            message: &'v str,
        }
        let mut columns = std::collections::BTreeMap::<_, Vec<Finding<'_>>>::new();
        for Violation { column, code, message } in &self.0 {
            columns.entry(column).or_default().push(Finding { code: code.as_str(), message });
        }
        serializer.collect_map(columns)
    }
}

/// A value on its way, to be checked if its type has a check; others pass by [`Unchecked`].
pub struct Checked<'v, T>(pub &'v Value<T>);

impl<T: ColumnType> Checked<'_, T> {
    /// Checks the value against a column of a table, given by its place.
    pub fn check(&self, table: &TableDef, column: usize, violations: &mut Violations) {
        if let (Some(def), Some(value)) = (table.columns.get(column), self.0.get()) {
            value.check(def, violations);
        }
    }
}

/// What types without a check have in its place.
pub trait Unchecked {
    /// Finds nothing.
    fn check(&self, _table: &TableDef, _column: usize, _violations: &mut Violations) {}
}

impl<T> Unchecked for Checked<'_, T> {}

/// A text that is none of a closed set of values: what `FromStr` of a `#[derive(SqlEnum)]` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    /// The enum's Rust name.
    pub rust_name: &'static str,
    /// The text.
    pub value: String,
    /// The values that there are.
    pub allowed: &'static [&'static str],
}

impl UnknownValue {
    /// Keeps the text for the message.
    pub fn new(rust_name: &'static str, value: &str, allowed: &'static [&'static str]) -> Self {
        Self { rust_name, value: value.to_owned(), allowed }
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a value of `{}`: it is one of ", self.value.escape_debug(), self.rust_name)?;
        for (at, value) in self.allowed.iter().enumerate() {
            write!(f, "{}`{value}`", if at > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownValue {}
